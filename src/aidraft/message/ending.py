"""How a letter ends: the closing, the name with its contact lines, and whatever stands below."""

import re

from aidraft.language.data import listed, words
from aidraft.message.lines import NAME_WORDS, Line, line_at, name_like, part_of, phrase_length
from aidraft.message.message import Span

_CLOSING_SEARCH = 14  # lines from the end: closing, name, contact lines and a postscript
_CLOSING_WORDS = 8
_LONG_CLOSING_WORDS = 12  # for a line of its own, with a word that closes and a comma
_CONTACT_WORDS = 8
_PHONE = re.compile(r"^\D{0,12}\+?\(?\d[\d ()./-]{5,20}\d\D{0,12}$")


def take_ending(lines: list[Line]) -> tuple[Span | None, list[Line], list[Line], list[Line]]:
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
        head = part_of(lines[at], lines[at].start, start, lines[at].gap) if start > lines[at].start else None
        name = part_of(lines[at], end, lines[at].end, False)
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
        phrase_length(line.tokens, listed("letter", "closings"))
    )
    # "Kind regards." closes, "Thank you." alone below the greeting is the body
    ends_like_one = line.text[-1] not in ".?" or (count <= 3 and at > 0)
    before_name = following is None or (len(following.words) <= NAME_WORDS and following.text[-1] not in "?:")
    longest = _LONG_CLOSING_WORDS if closes and line.gap and line.text[-1] == "," else _CLOSING_WORDS
    if count <= longest and before_name and ends_like_one and not _is_bullet(line):
        if closes and (line.text[-1] in ",!-–—." or count <= 4) and not _closing_then_name(line):
            return line.start, line.end
        named = following is not None and (at + 2 >= len(lines) or not lines[at + 2].gap) and name_like(following)
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
        closes = any(t.norm in words("letter", "closings") for t in head) or phrase_length(
            head, listed("letter", "closings")
        )
        rest = line_at(line.text[tail[0].start - line.start :], tail[0].start, False)
        if closes and rest and name_like(rest, 5):
            return head[-1].end
        return None
    end = max((k for k, t in enumerate(tokens) if t.norm in words("letter", "closings")), default=None)
    if end is None or not 1 <= end + 1 < len(tokens):
        return None
    rest = line_at(line.text[tokens[end + 1].start - line.start :], tokens[end + 1].start, False)
    return tokens[end].end if end and rest and name_like(rest, 4) and tokens[end + 1].text[0].isalpha() else None


def _last_sentence(line: Line) -> Line | None:
    stops = [k for k, t in enumerate(line.tokens[:-1]) if t.text in {".", "!", "?"}]
    for stop in reversed(stops):
        if line.tokens[stop + 1].start > line.tokens[stop].end:
            return part_of(line, line.tokens[stop + 1].start, line.end, False)
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
            if len(line.words) > NAME_WORDS and not name_like(line):
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
        if starts and name_like(line, 5) and (line.text[-1].isalnum() or line.text[-1] == "."):
            return at, last - at
    return len(lines), 0
