"""Where sentences end: a stretch of text, already in tokens, is cut into sentences."""

from collections.abc import Iterator, Sequence

from aidraft.language.data import words
from aidraft.message.message import Token

_STOPS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([¿¡")
_BULLETS = frozenset("-–—•*·▪◦‣+●○■")
_LONG_ENOUGH = 4  # a lower-case word this long before a stop is a word, not an abbreviation nobody listed


def split(text: str, tokens: Sequence[Token], offset: int = 0) -> Iterator[tuple[Token, ...]]:
    """The sentences of `tokens`, all from one paragraph of `text`; `offset` is the tokens' offset to `text`.

    Every token is in exactly one sentence, save the marks of a bullet list ("-", "1."), which are in none.
    A line that is a bullet, and a line that holds a link alone, is a sentence of its own; so is what follows a colon at
    the end of a line.
    """
    sentence: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        new_line = at > 0 and _breaks_line(text, tokens[at - 1], token, offset)
        if at == 0 or new_line:
            marks = _bullet(tokens, at, text, offset)
            alone = token.kind == "link" and (at + 1 == count or _breaks_line(text, token, tokens[at + 1], offset))
            after = new_line and (tokens[at - 1].text == ":" or (tokens[at - 1].kind == "link" and _alone(sentence)))
            if (marks or alone or after) and sentence:
                yield tuple(sentence)
                sentence = []
            at += marks
            if marks:
                continue
        sentence.append(token)
        at += 1
        if ends_sentence(token):
            first = at - 1
            while at < count and _touching(tokens[at - 1], tokens[at]) and _goes_on(tokens[at]):
                sentence.append(tokens[at])
                at += 1
            if at == count or _boundary(text, tokens, first, at, offset):
                yield tuple(sentence)
                sentence = []
    if sentence:
        yield tuple(sentence)


def ends_sentence(token: Token) -> bool:
    """Whether a sentence may end with this token: a stop, or an abbreviation with its stop."""
    return token.norm in _STOPS or (token.text[-1] == "." and token.kind != "link")


def _goes_on(token: Token) -> bool:
    return token.text in _CLOSERS or token.norm in _STOPS


def _touching(left: Token, right: Token) -> bool:
    return left.end == right.start


def _alone(sentence: Sequence[Token]) -> bool:
    return len(sentence) == 1


def _breaks_line(text: str, left: Token, right: Token, offset: int) -> bool:
    gap = text[left.end - offset : right.start - offset]
    return "\n" in gap or "\r" in gap


def _bullet(tokens: Sequence[Token], at: int, text: str, offset: int) -> int:
    """How many tokens at the start of a line are the mark of a list: "-" one, "1." two, none zero."""
    token = tokens[at]
    if at + 1 >= len(tokens):
        return 0
    if token.text in _BULLETS and text[token.end - offset].isspace():
        return 1
    follows = tokens[at + 1]
    numbered = token.text.isdigit() and len(token.text) <= 2 and follows.text in (".", ")")
    return 2 if numbered and _touching(token, follows) and at + 2 < len(tokens) else 0


def _boundary(text: str, tokens: Sequence[Token], first: int, at: int, offset: int) -> bool:
    """Whether the stop at `first` ends a sentence, when `at` is the first token behind it and its quotes."""
    stop, after = tokens[first], tokens[at]
    start = at
    while start + 1 < len(tokens) and tokens[start].text in _OPENERS:
        start += 1
    word = tokens[start]
    capital = word.text[:1].isupper()
    if _touching(tokens[at - 1], after):
        before = tokens[first - 1] if first else stop
        return stop.norm in _STOPS and capital and before.text[-1:].islower() and after.kind == "word"
    lower = word.text[:1].islower()
    if stop.norm not in _STOPS:
        return not lower and _abbreviation_ends(stop, word)
    if not lower:
        return not (stop.norm in ("…", "...") and word.norm == "i")
    if stop.norm != "." or at - first > 1 or first == 0:
        return False  # "Friday!" is a name, "Why?" is quoted, "well…" goes on
    before = tokens[first - 1]
    return before.kind == "word" and before.text.islower() and len(before.text) >= _LONG_ENOUGH


def _abbreviation_ends(stop: Token, word: Token) -> bool:
    bare = stop.norm.rstrip(".")
    if bare in words("tokens", "honorifics") or stop.norm in words("sentences", "never_final"):
        return bare in ("sr", "jr") and word.norm in words("sentences", "openers")
    if bare == "etc":
        return True
    return word.norm in words("sentences", "openers") or word.kind == "symbol"
