"""The parts of a letter: which lines are subject, greeting, body, closing and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aidraft.language.data import listed
from aidraft.message.ending import take_ending
from aidraft.message.lines import Line, lines_of, may_be_named, name_like, part_of, phrase_length
from aidraft.message.message import Span, Token

_GREETING_SEARCH = 8  # lines: chatter before a greeting is short, a second "Dear" further down is a quotation


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
    lines = lines_of(text)
    subject, lines = _take_subject(lines)
    greeting, before, lines = _take_greeting(lines)
    closing, signed, body, after = take_ending(lines)
    signature = (signed[0].start, signed[-1].end) if signed else None
    return Parts(subject, greeting, (*before, *body, *after), closing, signature, tuple(signed))


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
        tail = part_of(line, end, line.end, True)
        if tail and (not tail.words or (tail.text[0] == "<" and tail.text[-1] == ">")):
            end = line.end  # an emoji or a stray tag opens no paragraph
        elif tail:
            rest = [tail, *lines[at + 1 :]]
        return (line.start, end), lines[:at], rest
    return None, [], lines


def _greeting_end(line: Line) -> int | None:
    """Where the greeting at the start of a line ends; None when the line does not start with one."""
    tokens = [t for t in line.tokens if t.text not in "*_"]
    opening = phrase_length(tokens, listed("letter", "greetings"))
    if not opening:
        return None
    stops = [
        k for k, t in enumerate(tokens) if k >= opening and t.text in {",", ":", "!", ";", ".", "–", "—", "-", "?"}
    ]
    last = tokens[-1].text
    names = [t for t in tokens[opening:] if t.kind not in ("mark", "symbol")]
    if len(names) <= 10 and last not in {".", "?"} and all(map(may_be_named, names)):
        return line.end
    if not stops:
        return line.end if len(names) <= 3 else _named_run(tokens, opening)
    first = stops[0]
    if first - opening > 6 or (tokens[first].text in {".", "?"} and not all(map(may_be_named, tokens[opening:first]))):
        return _named_run(tokens, opening)
    return tokens[first].end


def _named_run(tokens: Sequence[Token], opening: int) -> int | None:
    """The end of the capitalised words after a greeting word, as in "Hi Grace thanks for …"."""
    at = opening
    while at < len(tokens) and tokens[at].kind == "word" and may_be_named(tokens[at]):
        at += 1
    return tokens[at - 1].end if at > opening else None


def _is_bare_name(line: Line, following: Line) -> bool:
    """A first line such as "Priya," or "Dr. Raman:" or, above a blank line, "Priya"."""
    if not name_like(line, 5) or phrase_length(line.tokens, listed("letter", "closings")):
        return False
    ended = line.text[-1] in ",:" or (line.text[-1] in "-–—!" and following.gap)
    return (ended and len(line.words) <= 4) or (following.gap and line.text[-1].isalnum() and len(line.words) <= 3)
