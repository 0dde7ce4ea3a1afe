"""The header: YAML front matter, and plain ``Key: value`` lines before the first section, as pairs with their lines."""

import re
from dataclasses import dataclass
from typing import Any

from aidraft.errors import Problem
from aidraft.notes.lines import headings
from aidraft.notes.vocabulary import aliases, folded, listed, looks_private, number, section_named

_PAIR = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}([^\W\d_][^:*\n]{0,50}?)[*_]{0,2}[ \t]*[:：](?!//)[*_]{0,2}[ \t]*(.*)$"
)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+(.*)$")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A key as written, and its values (one, or a list; none when nothing follows the colon)."""

    key: str
    values: tuple[Value, ...]
    line: int


def front_matter(lines: list[str], problems: list[Problem]) -> tuple[list[Pair], int]:
    """The pairs between the first two ``---`` lines, and the index of the line after them; (), 0 without front matter.

    What is wrong is added to `problems`. Aliases, anchors and deep nesting are refused: they can make a small text
    large. Text that is not YAML is read as plain lines, since a colon in a value is no sin.
    """
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or not re.match(r"^---[ \t]*$", lines[start]):
        return [], 0
    end = next((i for i in range(start + 1, len(lines)) if _FENCE.match(lines[i])), None)
    stop = len(lines) if end is None else end
    section = next((i for i, level, text in headings(lines[:stop]) if level > 1 and section_named(text)), None)
    if section is not None or end is None:
        remedy = "Close it with a line of three dashes, ---, after the last key"
        problems.append(Problem("the front matter has no end", remedy, start + 1))
        stop = stop if section is None else section
        return plain_pairs(lines, start + 1, stop, all_lines=True)[0], stop
    inner = "\n".join(lines[start + 1 : end])
    if len(inner.encode("utf-8", "replace")) > number("limits", "front matter bytes"):
        most = number("limits", "front matter bytes")
        problems.append(
            Problem(f"the front matter is longer than {most} bytes", "Move what was said below it", start + 1)
        )
        return [], end + 1
    pairs = yaml_pairs(inner, start + 2, problems)
    if pairs is None:
        pairs = plain_pairs(lines, start + 1, end, all_lines=True)[0]
    return pairs, end + 1


def yaml_pairs(text: str, first_line: int, problems: list[Problem]) -> list[Pair] | None:
    """The pairs of a YAML mapping; None when `text` is no YAML mapping. Every scalar stays as it was written."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth, refused = 0, False
    try:
        for event in yaml.parse(text, Loader=loader):
            line = event.start_mark.line + first_line if event.start_mark else first_line
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                what = "the front matter uses a YAML anchor or alias (& or *)"
                problems.append(Problem(what, 'Write the value out, in quotes if it begins so: "&Co"', line))
                refused = True
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                problems.append(Problem("the front matter is nested too deeply", "Write one key a line", line))
                return []
        if refused:
            return []
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError:
        return None
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs = []
    for key, value in node.value:
        line = key.start_mark.line + first_line
        pairs.append(Pair(_scalar(key), tuple(_values(value, first_line)), line))
    return pairs


def _scalar(node: Any) -> str:
    return " ".join(str(node.value).split()) if isinstance(node.value, str) else ""


def _values(node: Any, first_line: int) -> list[Value]:
    """The values of a node: a scalar's lines, a list's members, a mapping's values joined by commas."""
    line = node.start_mark.line + first_line
    if isinstance(node.value, str):
        block = node.style in ("|", ">")
        parts = node.value.splitlines() if node.style == "|" else [node.value]
        return [Value(" ".join(p.split()), line + i + block) for i, p in enumerate(parts) if p.strip()]
    if node.id == "sequence":
        return [value for child in node.value for value in _values(child, first_line)]
    members = [value for _, child in node.value for value in _values(child, first_line)]
    return [Value(", ".join(v.text for v in members), line)] if members else []


def header_end(lines: list[str], start: int) -> tuple[int, int | None]:
    """Where the first section begins, and the index of the title's line (None without a title).

    The title is the first heading when header lines stand below it; or when it is of the first level, names no section,
    and no other heading stands on its level or only headings follow it.
    """
    found = [(i, level, text) for i, level, text in headings(lines) if i >= start]
    title = None
    for position, (i, level, text) in enumerate(found):
        stop = found[position + 1][0] if position + 1 < len(found) else len(lines)
        if folded(text) in listed("header headings"):
            title = i if position == 0 else title
        elif position == 0 and (_holds_header(lines[i + 1 : stop]) or _is_title(lines, found, level, text)):
            title = i
        else:
            return i, title
    return len(lines), title


def _holds_header(lines: list[str]) -> bool:
    """Whether at least two lines give a header entry: a heading above them is no section, whatever it says."""
    keys = {aliases("header").get(folded(m[1])) for line in lines if (m := _PAIR.match(line))}
    return len(keys - {None}) > 1


def _is_title(lines: list[str], found: list[tuple[int, int, str]], level: int, text: str) -> bool:
    if "@" in text or section_named(text) is not None:
        return False
    others = [lvl for _, lvl, _ in found[1:]]
    if level == 1 and 1 not in others:
        return True
    after = found[1][0] if len(found) > 1 else len(lines)
    return level <= min(others, default=level) and not any(line.strip() for line in lines[found[0][0] + 1 : after])


def plain_pairs(lines: list[str], start: int, stop: int, *, all_lines: bool = False) -> tuple[list[Pair], set[int]]:
    """The ``Key: value`` lines from index `start` to `stop`, and the indices of the lines they take up.

    A line counts when its key is known, or when it stands in one block with a line whose key is (`all_lines`: always).
    A key without a value takes the list, or the indented lines, below it.
    """
    pairs: list[Pair] = []
    used: set[int] = set()
    known_block = _known_blocks(lines, start, stop)
    i = start
    while i < stop:
        match = _PAIR.match(lines[i])
        if match is None or not (all_lines or is_known(match[1]) or i in known_block):
            i += 1
            continue
        used.add(i)
        values = [Value(_bare(match[2]), i + 1)] if match[2] and match[2].strip() else []
        indent, in_list, line = _indent(lines[i]), _ITEM.match(lines[i]) is not None, i + 1
        listing = not values
        i += 1
        while i < stop and lines[i].strip():
            item, deeper = _ITEM.match(lines[i]), _indent(lines[i]) > indent
            pair = _PAIR.match(lines[i])
            if item and (deeper or (listing and not in_list)) and not (pair and is_known(pair[1])):
                values.append(Value(_bare(item[1]), i + 1))
            elif deeper and not item and values:
                values[-1] = Value(f"{values[-1].text} {_bare(lines[i])}", values[-1].line)
            elif deeper and not item:
                values.append(Value(_bare(lines[i]), i + 1))
            else:
                break
            used.add(i)
            i += 1
        pairs.append(Pair(" ".join(match[1].split()), tuple(v for v in values if v.text), line))
    return pairs, used


def _known_blocks(lines: list[str], start: int, stop: int) -> set[int]:
    """The indices of lines in blocks (runs without an empty line) that hold at least one known key."""
    result: set[int] = set()
    block: list[int] = []
    for i in range(start, stop + 1):
        if i < stop and lines[i].strip():
            block.append(i)
            continue
        keys = [m[1] for j in block if (m := _PAIR.match(lines[j]))]
        if any(is_known(key) for key in keys):
            result.update(j for j in block if (m := _PAIR.match(lines[j])) and len(m[1].split()) <= 4)
        block = []
    return result


def is_known(key: str) -> bool:
    """Whether `key` names a header entry or a section, or looks like something private."""
    name = folded(key)
    return name in aliases("header") or name in aliases("sections") or looks_private(key)


def _bare(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text.strip("*").strip()


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
