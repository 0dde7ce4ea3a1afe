"""The lines of the notes before Markdown reads them: what a hurried person means by them, at the same line numbers.

A heading typed without its space, in bold, or with a colon alone on its line is no heading to Markdown: its bullets
would join the section above, and a private section would be shared. So such lines are written out as headings first.
"""

import re
from collections.abc import Iterator

from aidraft.notes.vocabulary import aliases, folded, looks_private, section_named

PSEUDO = 6
"""The level of a heading made out of a plain line: below all that are marked as headings."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_HASHES = re.compile(r"^[ \t]*(#{1,6})([^#\s].*)$")
_BULLET = re.compile(r"^([ \t]*)[•‣◦▪●○·∙⁃■□☐☑✓✔➢➤→»–—](?:[ \t]+)(?=\S)")
_TIGHT = re.compile(r"^([ \t]*)-(?=[^\s\-\d>|:])")
_STAR = re.compile(r"^([ \t]*)\*(?=[^\s*][^*]*$)")
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[ \t]*[\w+-]*[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(={2,}|-{2,})[ \t]*$")
_STRONG = re.compile(r"^[ \t]*(\*\*|__|\*|_)(.{1,60}?)\1[ \t]*:?[ \t]*$")
_DEEP = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){40,}")
_HEADING = re.compile(r"^[ \t]*(#{1,6})[ \t]+(\S.*)$")
_KEY_VALUE = re.compile(r"^[ \t]*[^\s:#>|-][^:]{0,40}:[ \t]*\S")


def clean(text: str) -> tuple[list[str], list[int]]:
    """The lines of `text` without comments and invisible characters, and the numbers of those that held some.

    Line ends of every system count. Control, direction-changing, zero-width and tag characters go: they would hide
    text from the reader. The joiners within emoji and scripts stay.
    """
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = _without_comments(unified).split("\n")
    hidden = []
    for i, line in enumerate(lines):
        stripped = visible(line)
        if stripped != line:
            lines[i] = stripped
            hidden.append(i + 1)
    return lines, hidden


def visible(text: str) -> str:
    """`text` without the characters that hide, turn or reach nobody's eyes."""
    return _INVISIBLE.sub("", text)


def _without_comments(text: str) -> str:
    """`text` with ``<!-- … -->`` blanked. One that never ends is text: hiding the rest of the notes would lose it."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*kept, text[at:]])


def marked(lines: list[str]) -> list[str]:
    """The same number of lines, with headings and bullets marked as Markdown marks them."""
    result = _dedented([_one(line) for line in lines])
    for i in range(len(result) - 1):
        if _underlined(result, i):
            level = 1 if result[i + 1].lstrip().startswith("=") else 2
            result[i], result[i + 1] = f"{'#' * level} {result[i].strip(' #')}", ""
    for i, line in enumerate(result):
        if _HEADING.match(line) is None:
            continue
        if not line.startswith("#" * PSEUDO) or not _opens_list(lines, i):
            if section_named(line.strip(" #")):
                break
        else:
            result[i] = lines[i]
    return result


def _dedented(lines: list[str]) -> list[str]:
    """Lists that begin indented, moved to the margin: four spaces before the first bullet would swallow the others."""
    result, shift, fresh = [], 0, True
    for line in lines:
        indent = len(line) - len(line.lstrip(" \t"))
        if _HEADING.match(line):
            shift, fresh = 0, True
        elif fresh and re.match(r"[ \t]*[-*+][ \t]", line):
            shift, fresh = indent, False
        elif line.strip() and indent < shift:
            shift = 0
        result.append(line[shift:] if line.strip() else line)
    return result


def _opens_list(lines: list[str], i: int) -> bool:
    """Whether line `i`, before any section, is a header key with a plain list below it: "spoke with:" and two names.
    With bullets nested below the names it is a section."""
    if folded(lines[i].strip(" *_:")) not in aliases("header") or not lines[i].rstrip().endswith(":"):
        return False
    depths = []
    for line in lines[i + 1 :]:
        if not re.match(r"^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]", line):
            break
        depths.append(len(line) - len(line.lstrip()))
    return bool(depths) and len(set(depths)) == 1


def _one(line: str) -> str:
    if _FENCE.match(line):
        return ""
    if len(line) > 40:
        line = _DEEP.sub("  - ", line)
    if match := _HASHES.match(line):
        known = section_named(match[2]) or looks_private(match[2])
        return f"{match[1]} {match[2]}" if known or len(match[1]) > 1 else line
    if name := _pseudo_heading(line):
        return f"{'#' * PSEUDO} {name}"
    for pattern in (_BULLET, _TIGHT, _STAR):
        if pattern.match(line):
            return pattern.sub(r"\1- ", line, count=1)
    return line


def _pseudo_heading(line: str) -> str | None:
    """The name in a line that stands for a heading: a section's, alone in its line."""
    if len(line) > 80 or not line.strip() or line[:1] in " \t#>-+|":
        return None
    strong = _STRONG.match(line)
    name = (strong[2] if strong else line).strip().rstrip(":").strip()
    marked_so = strong is not None or line.rstrip().endswith(":")
    if not marked_so and not (name[:1].isupper() and folded(name) in aliases("sections")):
        return None
    if folded(name) in aliases("header") and folded(name) not in aliases("sections"):
        return None
    if section_named(name):
        return name
    return name if marked_so and len(name.split()) <= 6 and looks_private(name) else None


def _underlined(lines: list[str], i: int) -> bool:
    """Whether line `i` is a heading by the ``===`` or ``---`` under it, and not the end of a paragraph or a header."""
    line = lines[i]
    if not line.strip() or not (rule := _UNDERLINE.match(lines[i + 1])):
        return False
    if line.startswith("#" * PSEUDO):  # made of a plain line a moment ago
        return True
    if line.lstrip()[:1] in "#-*+>|":
        return False
    if section_named(line) or looks_private(line):
        return True
    alone = i == 0 or not lines[i - 1].strip()
    return alone and len(line.split()) <= 10 and (rule[1][0] == "=" or not _KEY_VALUE.match(line))


def headings(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The headings of marked lines: index, level, text."""
    for i, line in enumerate(lines):
        if match := _HEADING.match(line):
            yield i, len(match[1]), match[2].rstrip().rstrip("#").strip()
