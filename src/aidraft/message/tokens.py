"""Text into tokens, in one pass, each with its span in the text as given.

The text is first *shadowed*: a copy of the same length in which curly apostrophes, odd hyphens, combining marks and
invisible characters are replaced by plain stand-ins, so that one pattern serves every script and every span counts
code points of the original. Repetitions in the pattern are bounded or cannot be entered twice, which keeps it linear.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from aidraft.language.data import language, listed, words
from aidraft.message.message import Token, TokenKind

_HIDDEN = "\x7f"  # stands for an invisible character: part of the word around it, gone from its norm
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_EMOJI = "\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
_SKIN = "\U0001f3fb-\U0001f3ff"
_TRAILING = ".,;:!?'\"”’»›>…*_~|"
_LONGEST, _JOINED = 100, 10
"""Letters of a word and its parts at most, in round numbers: what is longer is none, and read as several."""
_PAIRS = {")": "(", "]": "[", "}": "{"}


def tokenize(text: str, start: int = 0) -> tuple[Token, ...]:
    """The tokens of `text`; `start` is added to every span. Never raises, whatever the characters.

    The stop of a known abbreviation or an initial belongs to its token, and is not in its norm: "Dr." is ``dr``,
    "Inc." ``inc``, "J." ``j``. Inner stops stay: "U.S." is ``u.s.``, "a.m." ``a.m.``, "e.g." ``e.g.``. "10-12" and
    "50-person" are one number token; "10–12" with an en dash is three tokens.
    """
    shadow = _shadow(text)
    plain = shadow is text
    tokens: list[Token] = []
    position = 0
    for match in _pattern().finditer(shadow):
        begin, end = match.span()
        if begin < position:
            continue  # the stop of an abbreviation is already taken
        if match.lastgroup == "plain":
            piece = match[0]
            tokens.append(Token(piece, piece.lower(), begin + start, end + start, "word"))
            position = end
            continue
        for low, high, norm, kind in _pieces(shadow, begin, end, match.lastgroup or ""):
            piece = text[low:high]
            tokens.append(Token(piece, _norm(piece, plain) if norm is None else norm, low + start, high + start, kind))
            position = high
    return tuple(tokens)


_Piece = tuple[int, int, str | None, TokenKind]
"""Start, end, the norm where it is not that of the text, and the kind."""

_KINDS: dict[str, TokenKind] = {
    "dotted": "word",
    "code": "word",
    "number": "number",
    "mark": "mark",
    "symbol": "symbol",
}


def _pieces(shadow: str, begin: int, end: int, group: str) -> Iterator[_Piece]:
    """The tokens that one match of the pattern is."""
    if group == "word":
        if shadow[end : end + 1] == "." and _owns_stop(shadow, begin, end):
            yield begin, end + 1, _norm(shadow[begin:end]), "word"
        elif "'" in shadow[begin:end] and (cuts := _clitics(shadow[begin:end])):
            for low, high, norm in cuts:
                yield begin + low, begin + high, norm, "word"
        else:
            yield begin, end, None, "word"
    elif group == "link":
        trimmed = _link_end(shadow, begin, end)
        yield begin, trimmed, None, "link"
        for at in range(trimmed, end):
            yield at, at + 1, None, "mark"
    elif group == "other":
        yield begin, end, None, "mark" if unicodedata.category(shadow[begin])[0] == "P" else "symbol"
    else:
        yield begin, end, None, _KINDS[group]


@lru_cache(65_536)
def _norm(text: str, plain: bool = False) -> str:
    if plain or text.isascii():
        return text.lower()
    kept = "".join(_stand_in(c) for c in text if _stand_in(c) != _HIDDEN or unicodedata.category(c) == "So")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", kept).casefold()) or text


@lru_cache(8192)
def _stand_in(character: str) -> str:
    """An apostrophe or hyphen in its plain form, `_HIDDEN` for what cannot be seen, anything else as it is."""
    if character in "’‘ʼ＇`´" and character != "`":
        return "'"
    if character in "‐‑":
        return "-"
    category = unicodedata.category(character)
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f" or character == "\u20e3" or character >= "\U000e0000":
        return _HIDDEN
    return character


@lru_cache(8192)
def _shadow_of(character: str) -> str:
    stand_in = _stand_in(character)
    if stand_in == _HIDDEN:
        return _HIDDEN
    if unicodedata.category(character)[0] == "M":
        return "ʰ"  # a mark joins its letter; itself a letter, but none of ASCII, so never the quick way
    return stand_in


def _shadow(text: str) -> str:
    return text if text.isascii() else "".join(c if c < "\x80" else _shadow_of(c) for c in text)


@cache
def _pattern() -> re.Pattern[str]:
    letters = r"[^\W\d_]"
    core = rf"(?:[^\W_](?:[\w{_HIDDEN}]{{0,{_LONGEST}}}[^\W_])?)"
    endings = "|".join(sorted(words("tokens", "extensions"), key=len, reverse=True))
    domains = "|".join(sorted(words("tokens", "domains"), key=len, reverse=True))
    money = "|".join(re.escape(sign) for sign in listed("tokens", "currency"))
    dotted = "|".join(re.escape(word) for word in listed("tokens", "dotted"))
    number = rf"(?:{money})?(?:\d+(?:[.,:/]\d+)*[{_FRACTIONS}]?|[{_FRACTIONS}])"
    unit = rf"(?:[ap]\.m\.|{letters}+|[%‰]|°[CF]?|\+)?"
    return re.compile(
        rf"(?P<plain>[A-Za-z]{{1,{_LONGEST}}}+(?=[\s,;!?)]))"  # nearly every word is as plain as this: the quick way
        rf"|(?P<link>(?i:https?://|ftp://|mailto:|www\.)[^\s<>\"“”]+"
        rf"|(?<![\w.])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}"
        rf"|(?<![\w.@-])[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,6}}\.(?:(?:{domains})\b(?!\.\w)(?:/[^\s<>\"“”]*)?"
        rf"|[a-z]{{2,12}}/[^\s<>\"“”]+))"
        rf"|(?P<number>(?<![^\W\d_]){number}{unit}(?:-(?:{number}{unit}|{core})){{0,{_JOINED}}}[%+]?)"
        rf"|(?P<dotted>(?i:\b(?:{dotted}))|\b(?:{letters}\.){{2,6}}(?:{letters}\b)?"
        rf"|(?<![\w.])\.[A-Z]{{2,}}\b|\b[A-Z]{{1,3}}&[A-Z]{{1,3}}\b)"
        rf"|(?P<code>\b[A-Za-z]{{1,12}}(?:\+\+|#)(?!\w)|\b{core}\.(?:{endings})\b(?!['.]\w)|\b{core}\.(?:NET|JS)\b"
        rf"|\b(?:{letters}{{1,12}}-\d{{1,4}}|{letters}\w{{0,20}})(?<=\d)(?:\.\d{{1,4}})+\b)"
        rf"|(?P<word>{core}(?:['-]{core}|(?<=[a-z])\.(?=\d){core}){{0,{_JOINED}}})"
        rf"|(?P<mark>\.{{2,}}|-{{2,}}|[.,;:!?'\"()\[\]{{}}/&*_\\@#%-])"
        rf"|(?P<symbol>[\U0001f1e6-\U0001f1ff]{{2}}|[{_EMOJI}](?:{_HIDDEN}+[{_EMOJI}]?|[{_SKIN}])*)"
        rf"|(?P<other>[^\s])"
    )


def _owns_stop(shadow: str, begin: int, end: int) -> bool:
    """Whether the stop after a word is a part of it: an abbreviation's or an initial's."""
    word = shadow[begin:end]
    if len(word) == 1:
        # An initial has a capital and a name (or another initial) after it; "I" at a sentence's end has not.
        follows = shadow[end + 1 : end + 3].lstrip(" ")
        return word.isupper() and (word != "I" or shadow[end + 3 : end + 4] == ".") and follows[:1].isupper()
    if len(word) > 8:
        return False
    norm = word.lower()
    if norm in words("tokens", "before_number"):
        return shadow[end + 1 : end + 3].strip()[:1].isdigit()
    if norm in words("tokens", "honorifics") and word[0].isupper():
        return True  # "Ms.", not "ms" for milliseconds
    return norm in words("tokens", "abbreviations")


def _clitics(word: str) -> list[tuple[int, int, str | None]]:
    """A contraction or possessive cut into (start, end, norm or None); empty when it is neither."""
    lowered = word.lower()
    if len(lowered) != len(word):  # a capital whose small letter is two code points, as in "İpek's"
        lowered = "".join(c if len(c.lower()) > 1 else c.lower() for c in word)
    cuts: list[tuple[int, int, str | None]] = []
    end = len(word)
    irregular = language("tokens")["irregular_contractions"]
    for _ in range(3):  # "I'd've" has two; more is not English
        rest = lowered[:end]
        clitic = next((c for c in words("tokens", "clitics") if rest.endswith(c) and len(rest) > len(c)), None)
        if clitic is None:
            break
        cut = end - len(clitic)
        cuts.append((cut, end, clitic))
        if rest in irregular:
            cuts.append((0, cut, irregular[rest]))
            end = 0
            break
        end = cut
    if not cuts:
        return []
    if end:
        cuts.append((0, end, None))
    return cuts[::-1]


def _link_end(shadow: str, begin: int, end: int) -> int:
    """Where a link ends: without the punctuation of the sentence around it."""
    low = begin + 4
    opened: dict[str, int] = {}
    while end > low:
        last = shadow[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last in _PAIRS:
            if not opened:
                opened = {c: shadow.count(c, begin, end) for c in "()[]{}"}
            if opened[last] <= opened[_PAIRS[last]]:
                break
            opened[last] -= 1
            end -= 1
        else:
            break
    return end
