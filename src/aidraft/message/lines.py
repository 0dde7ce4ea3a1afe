"""The lines of a text, each with its tokens, and what a line may be: a name, the beginning of a phrase."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aidraft.language.data import words
from aidraft.message.message import Token
from aidraft.message.tokens import tokenize

_LINE_END = re.compile(r"\r\n|\n|\r")
NAME_WORDS = 6


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


def lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, position = True, 0
    for end, following in [*((m.start(), m.end()) for m in _LINE_END.finditer(text)), (len(text), len(text))]:
        line = line_at(text[position:end], position, gap)
        gap = line is None
        if line:
            lines.append(line)
        position = following
    return lines


def line_at(raw: str, start: int, gap: bool) -> Line | None:
    text = raw.strip()
    if not text:
        return None
    begin = start + len(raw) - len(raw.lstrip())
    return Line(begin, begin + len(text), text, gap, tokenize(text, begin))


def part_of(line: Line, start: int, end: int, gap: bool) -> Line | None:
    """What stands of a line between two offsets."""
    return line_at(line.text[start - line.start : end - line.start], start, gap)


def phrase_length(tokens: Sequence[Token], phrases: Sequence[str]) -> int:
    """How many tokens at the start make up the longest of the phrases; 0 when none does."""
    norms = [t.norm for t in tokens[:6]]
    best = 0
    for phrase in phrases:
        wanted = phrase.split()
        if len(wanted) > best and norms[: len(wanted)] == wanted:
            best = len(wanted)
    return best


def name_like(line: Line, most: int = NAME_WORDS) -> bool:
    """Whether a line may be a person's name, with credentials: "Dr. Ana de la Cruz, RN", "N. B.", "— Nadia"."""
    named = line.words
    if not 1 <= len(named) <= most or line.text[-1] in "?;" or any(t.kind != "word" for t in named):
        return False
    if named[0].norm in words("sentences", "openers"):
        return False
    if line.text[-1] == "." and line.tokens[-1].text == ".":
        return False
    return all(map(may_be_named, named))


def may_be_named(token: Token) -> bool:
    """Whether a token may be part of a name: a capital (as in "al-Rashid"), no small letters, a title, a particle."""
    if token.kind in ("mark", "symbol") or token.norm.startswith("'"):
        return True
    if token.kind != "word":
        return False
    norm = token.norm
    return not token.text.islower() or norm in words("letter", "particles") or norm in words("tokens", "honorifics")
