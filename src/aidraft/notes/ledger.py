"""One line more under Sent, and not another character of the notes changed."""

import re

from aidraft.errors import NotesError
from aidraft.notes.interview import Interview, Sent
from aidraft.notes.reader import parse_notes
from aidraft.notes.vocabulary import section_named

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_BULLET = re.compile(r"^[ \t]*(?:[-*+•])[ \t]+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def with_sent(text: str, interview: Interview, sent: Sent) -> str:
    """The notes `text` with a line for `sent` at the end of its section, which is added where there is none.

    `interview` is what `text` says now. Bullets and line ends are those around. Raises NotesError when the line would
    not be read back as it was meant, so that nothing is written that the program itself would misread.
    """
    words = f"{sent.date.isoformat()} {sent.kind}"
    if sent.to is not None:
        words += f" to {interview.person(sent.to).name}"
    for candidate in (_into_section(text, words), _new_section(text, words)):
        if candidate is not None and _reads_back(candidate, interview, sent):
            return candidate
    raise NotesError(
        f"cannot note down in {interview.source} what was sent",
        why="the line would not be read back as it is meant",
        remedy=f'Write "- {words}" under a heading "## Sent" yourself',
    )


def _into_section(text: str, words: str) -> str | None:
    lines = [line for line in _LINE.findall(text) if line]
    start = next((end for at in range(len(lines)) if (end := _sent_heading(lines, at))), None)
    if start is None:
        return None
    stop = next((at for at in range(start, len(lines)) if _is_heading(lines, at)), len(lines))
    last = max((at for at in range(start, stop) if lines[at].strip()), default=start - 1)
    bullet = _BULLET.match(lines[last]) if last >= start else None
    return _inserted(lines, last + 1, f"{bullet[0] if bullet else '- '}{words}")


def _new_section(text: str, words: str) -> str:
    lines = [line for line in _LINE.findall(text) if line]
    gap = "" if not lines or not lines[-1].strip() else _end(lines)
    return _inserted(lines, len(lines), f"{gap}## Sent{_end(lines)}- {words}")


def _inserted(lines: list[str], at: int, new: str) -> str:
    """The lines with `new` before the one at `at`; a last line without an end gets one, and then `new` has none."""
    before, end = "".join(lines[:at]), _end(lines)
    if before and not before.endswith(("\r", "\n")):
        return f"{before}{end}{new}"
    return f"{before}{new}{end}{''.join(lines[at:])}"


def _end(lines: list[str]) -> str:
    """The line end that the notes use."""
    return next((e for line in lines for e in ("\r\n", "\n", "\r") if line.endswith(e)), "\n")


def _sent_heading(lines: list[str], at: int) -> int | None:
    """Where the section of messages sent begins, when its heading stands at `at`."""
    text = lines[at].strip("\r\n")
    if (match := _HEADING.match(text)) and section_named(match["text"]) == "sent":
        return at + 1
    underlined = at + 1 < len(lines) and _RULE.match(lines[at + 1].strip("\r\n"))
    return at + 2 if underlined and text.strip() and section_named(text.strip()) == "sent" else None


def _is_heading(lines: list[str], at: int) -> bool:
    text = lines[at].strip("\r\n")
    if _HEADING.match(text):
        return True
    follows = at + 1 < len(lines) and _RULE.match(lines[at + 1].strip("\r\n"))
    return bool(follows and text.strip() and not _BULLET.match(text))


def _reads_back(text: str, before: Interview, sent: Sent) -> bool:
    """Whether the notes now say what they said, and this message besides."""
    try:
        after = parse_notes(text, source=before.source, candidate=before.candidate)
    except NotesError:
        return False
    told = [(s.date, s.kind, s.to) for s in before.sent] + [(sent.date, sent.kind, sent.to)]
    return (
        sorted(map(str, ((s.date, s.kind, s.to) for s in after.sent))) == sorted(map(str, told))
        and [(f.id, f.text) for f in after.facts] == [(f.id, f.text) for f in before.facts]
        and len(after.warnings) == len(before.warnings)
    )
