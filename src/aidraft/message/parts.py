"""The parts of a letter: which lines are subject, greeting, body, closing and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aidraft.language.data import listed, words
from aidraft.message.message import Span, Token
from aidraft.message.tokens import tokenize

_LINE_END = re.compile(r"\r\n|\n|\r")
_GREETING_SEARCH = 8  # lines: chatter before a greeting is short, a second "Dear" further down is a quotation
_CLOSING_SEARCH = 14  # lines from the end: closing, name, contact lines and a postscript
_CLOSING_WORDS = 8
_NAME_WORDS = 6
_CONTACT_WORDS = 8
_PHONE = re.compile(r"^\D{0,12}\+?\(?\d[\d ()./-]{5,20}\d\D{0,12}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it. ``gap`` says that a blank line, or nothing, stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    tokens: tuple[Token, ...]

    @property
    def words(self) -> list[Token]:
        return [t for t in self.tokens if t.kind not in ("mark", "symbol") and not t.text.startswith(("'", "’"))]


@dataclass(frozen=True, slots=True)
class Parts:
    """Spans in the text; ``body`` holds the lines of the body, cut where greeting or closing shares their line."""

    subject: Span | None
    greeting: Span | None
    body: tuple[Line, ...]
    closing: Span | None
    signature: Span | None
    signature_lines: tuple[Line, ...]


def find_parts(text: str) -> Parts:
    """Tell the parts apart. Whatever is no other part is body, also before the greeting and after the signature."""
    lines = _lines(text)
    subject, lines = _take_subject(lines)
    greeting, before, lines = _take_greeting(lines)
    closing, signed, body, after = _take_ending(lines)
    signature = (signed[0].start, signed[-1].end) if signed else None
    return Parts(subject, greeting, (*before, *body, *after), closing, signature, tuple(signed))


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, position = True, 0
    for end, following in [*((m.start(), m.end()) for m in _LINE_END.finditer(text)), (len(text), len(text))]:
        line = _line(text[position:end], position, gap)
        gap = line is None
        if line:
            lines.append(line)
        position = following
    return lines


def _line(raw: str, start: int, gap: bool) -> Line | None:
    text = raw.strip()
    if not text:
        return None
    begin = start + len(raw) - len(raw.lstrip())
    return Line(begin, begin + len(text), text, gap, tokenize(text, begin))


def _part(line: Line, start: int, end: int, gap: bool) -> Line | None:
    """What stands of a line between two offsets."""
    return _line(line.text[start - line.start : end - line.start], start, gap)


@cache
def _subject_pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, listed("letter", "subject")))
    return re.compile(rf"^[*_#> ]{{0,4}}(?i:{names})[*_]{{0,2}}\s?:[*_]{{0,2}}\s*")


def _take_subject(lines: list[Line]) -> tuple[Span | None, list[Line]]:
    for at, line in enumerate(lines[:_GREETING_SEARCH]):
        if _greeting_end(line):
            break
        if found := _subject_pattern().match(line.text):
            rest = lines[:at] + [_opened(following, k == 0) for k, following in enumerate(lines[at + 1 :])]
            start = line.start + found.end()
            return ((start, line.end) if start < line.end else None), rest
    return None, lines


def _opened(line: Line, first: bool) -> Line:
    return Line(line.start, line.end, line.text, True, line.tokens) if first and not line.gap else line


def _take_greeting(lines: list[Line]) -> tuple[Span | None, list[Line], list[Line]]:
    """The greeting, the lines before it, and those after it."""
    for at, line in enumerate(lines[:_GREETING_SEARCH]):
        end = _greeting_end(line)
        if end is None and at == 0 and len(lines) > 1 and _is_bare_name(line, lines[1]):
            end = line.end
        if end is None:
            continue
        rest = [_opened(following, k == 0) for k, following in enumerate(lines[at + 1 :])]
        tail = _part(line, end, line.end, True)
        if tail and (not tail.words or (tail.text[0] == "<" and tail.text[-1] == ">")):
            end = line.end  # an emoji or a stray tag opens no paragraph
        elif tail:
            rest = [tail, *lines[at + 1 :]]
        return (line.start, end), lines[:at], rest
    return None, [], lines


def _phrase(tokens: Sequence[Token], phrases: Sequence[str]) -> int:
    """How many tokens at the start make up the longest of the phrases; 0 when none does."""
    norms = [t.norm for t in tokens[:6]]
    best = 0
    for phrase in phrases:
        wanted = phrase.split()
        if len(wanted) > best and norms[: len(wanted)] == wanted:
            best = len(wanted)
    return best


def _greeting_end(line: Line) -> int | None:
    """Where the greeting at the start of a line ends; None when the line does not start with one."""
    tokens = [t for t in line.tokens if t.text not in "*_"]
    opening = _phrase(tokens, listed("letter", "greetings"))
    if not opening:
        return None
    stops = [
        k for k, t in enumerate(tokens) if k >= opening and t.text in {",", ":", "!", ";", ".", "–", "—", "-", "?"}
    ]
    last = tokens[-1].text
    names = [t for t in tokens[opening:] if t.kind not in ("mark", "symbol")]
    if len(names) <= 10 and last not in {".", "?"} and all(map(_may_be_named, names)):
        return line.end
    if not stops:
        return line.end if len(names) <= 3 else _named_run(tokens, opening)
    first = stops[0]
    if first - opening > 6 or (tokens[first].text in {".", "?"} and not all(map(_may_be_named, tokens[opening:first]))):
        return _named_run(tokens, opening)
    return tokens[first].end


def _named_run(tokens: Sequence[Token], opening: int) -> int | None:
    """The end of the capitalised words after a greeting word, as in "Hi Grace thanks for …"."""
    at = opening
    while at < len(tokens) and tokens[at].kind == "word" and _may_be_named(tokens[at]):
        at += 1
    return tokens[at - 1].end if at > opening else None


def _may_be_named(token: Token) -> bool:
    """Whether a token may be part of a name: a capital, a script without capitals, a title, a particle."""
    if token.kind in ("mark", "symbol") or token.norm.startswith("'"):
        return True
    if token.kind != "word":
        return False
    norm = token.norm
    return not token.text[0].islower() or norm in words("letter", "particles") or norm in words("tokens", "honorifics")


def _is_bare_name(line: Line, following: Line) -> bool:
    """A first line such as "Priya," or "Dr. Raman:" or, above a blank line, "Priya"."""
    if not _name_like(line, 5) or _phrase(line.tokens, listed("letter", "closings")):
        return False
    ended = line.text[-1] in ",:" or (line.text[-1] in "-–—!" and following.gap)
    return (ended and len(line.words) <= 4) or (following.gap and line.text[-1].isalnum() and len(line.words) <= 3)


def _name_like(line: Line, most: int = _NAME_WORDS) -> bool:
    """Whether a line may be a person's name, with credentials: "Dr. Ana de la Cruz, RN", "N. B.", "— Nadia"."""
    named = line.words
    if not 1 <= len(named) <= most or line.text[-1] in "?;" or any(t.kind != "word" for t in named):
        return False
    if named[0].norm in words("sentences", "openers"):
        return False
    if line.text[-1] == "." and line.tokens[-1].text == ".":
        return False
    return all(map(_may_be_named, named))


def _take_ending(lines: list[Line]) -> tuple[Span | None, list[Line], list[Line], list[Line]]:
    """Closing, the lines of the signature, the body before them and whatever follows them."""
    lowest = max(0, len(lines) - _CLOSING_SEARCH)
    for at in range(len(lines) - 1, lowest - 1, -1):
        found = _closing_at(lines, at)
        if found is None:
            continue
        start, end = found
        first = at
        while first > lowest and not lines[first].gap and start == lines[first].start and _comma_line(lines[first - 1]):
            first -= 1
            start = lines[first].start
        head = _part(lines[at], lines[at].start, start, lines[at].gap) if start > lines[at].start else None
        name = _part(lines[at], end, lines[at].end, False)
        body = lines[:first] + ([head] if head else [])
        following = [*([name] if name else []), *lines[at + 1 :]]
        signed = _signature(following)
        return (start, end), following[:signed], body, following[signed:]
    at, count = _unannounced_name(lines)
    return None, lines[at : at + count], lines[:at], lines[at + count :]


def _comma_line(line: Line) -> bool:
    return line.text[-1] == "," and len(line.words) <= _CLOSING_WORDS


def _closing_at(lines: list[Line], at: int) -> Span | None:
    """The span of the closing that starts in this line, if one does."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    count = len(line.words)
    closes = any(t.norm in words("letter", "closings") for t in line.tokens) or bool(
        _phrase(line.tokens, listed("letter", "closings"))
    )
    ends_like_one = line.text[-1] not in ".?" or count <= 3
    before_name = following is None or (len(following.words) <= _NAME_WORDS and following.text[-1] not in "?:")
    if count <= _CLOSING_WORDS and before_name and ends_like_one and not _is_bullet(line):
        if closes and (line.text[-1] in ",!-–—." or count <= 4) and not _closing_then_name(line):
            return line.start, line.end
        named = following is not None and (at + 2 >= len(lines) or not lines[at + 2].gap) and _name_like(following)
        if line.text[-1] == "," and named and at > 0:
            return line.start, line.end
    if following is not None and not (following.gap or _contact_like(following)):
        return None
    tail = _last_sentence(line)
    if tail and (end := _closing_then_name(tail)):
        return tail.start, end
    return None


def _closing_then_name(line: Line) -> int | None:
    """Where the closing ends in "Best, Nadia" or "Kind regards Nadia Bergström"; None for anything else."""
    tokens = line.tokens
    if len(line.words) > _CLOSING_WORDS + 2:
        return None
    comma = next((k for k, t in enumerate(tokens) if t.text in {",", "–", "—", "!", "-"}), None)
    if comma is not None and comma + 1 < len(tokens):
        head, tail = tokens[: comma + 1], tokens[comma + 1 :]
        closes = any(t.norm in words("letter", "closings") for t in head) or _phrase(head, listed("letter", "closings"))
        rest = _line(line.text[tail[0].start - line.start :], tail[0].start, False)
        if closes and rest and _name_like(rest, 5):
            return head[-1].end
        return None
    end = max((k for k, t in enumerate(tokens) if t.norm in words("letter", "closings")), default=None)
    if end is None or not 1 <= end + 1 < len(tokens):
        return None
    rest = _line(line.text[tokens[end + 1].start - line.start :], tokens[end + 1].start, False)
    return tokens[end].end if end and rest and _name_like(rest, 4) and tokens[end + 1].text[0].isalpha() else None


def _last_sentence(line: Line) -> Line | None:
    stops = [k for k, t in enumerate(line.tokens[:-1]) if t.text in {".", "!", "?"}]
    for stop in reversed(stops):
        if line.tokens[stop + 1].start > line.tokens[stop].end:
            return _part(line, line.tokens[stop + 1].start, line.end, False)
    return line if not stops else None


def _is_bullet(line: Line) -> bool:
    return line.text[:2] in {"- ", "* ", "• "}


def _contact_like(line: Line) -> bool:
    """A line below a name: a phone number, an address, a link, a title."""
    if _is_bullet(line) or _is_postscript(line):
        return False
    if _PHONE.match(line.text) or (any(t.kind == "link" for t in line.tokens) and len(line.words) <= _CONTACT_WORDS):
        return True
    return len(line.words) <= _CONTACT_WORDS and line.text[-1] not in ".?!:"


def _is_postscript(line: Line) -> bool:
    return line.tokens[0].norm in words("letter", "postscripts") or line.text[0] in "[({<`"


def _signature(lines: list[Line]) -> int:
    """How many lines after a closing are the signature: the name, then contact lines."""
    count = 0
    for at, line in enumerate(lines):
        if _is_postscript(line) or (not line.words and at > 0):
            break
        if at == 0:
            if len(line.words) > _NAME_WORDS and not _name_like(line):
                break
        elif not _contact_like(line):
            break
        count = at + 1
    return count


def _unannounced_name(lines: list[Line]) -> tuple[int, int]:
    """A name at the end without a closing before it: index of its line and number of lines; (len, 0) without one."""
    last = len(lines)
    while last > 1 and _is_postscript(lines[last - 1]):
        last -= 1
    for at in range(last - 1, max(0, last - 6), -1):
        line, before = lines[at], lines[at - 1]
        if not _contact_like(line):
            break
        starts = line.gap or before.text[-1] in ".?!"
        if starts and _name_like(line, 5) and (line.text[-1].isalnum() or line.text[-1] == "."):
            return at, last - at
    return len(lines), 0
