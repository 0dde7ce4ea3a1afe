"""Markdown becomes an outline: headings, and the entries (bullets, paragraphs, table rows) that stand below them."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Form = Literal["bullet", "paragraph", "row", "columns"]

_MARKUP = re.compile(r"[*_`\[\]<>\\&!]")
# Beyond this a single line is kept as it stands: nobody emphasises in it, and nested brackets cost time.
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    raw: str
    line: int


@dataclass(slots=True)
class Entry:
    """``lines`` are the raw source lines with their numbers, ``children`` nested bullets. Of a table's row, or of its
    head (``columns``), the lines are the cells."""

    form: Form
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    children: list["Entry"] = field(default_factory=list)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Code, raw HTML and link definitions are off: they hide text, and in notes an indented or fenced line is still a
    # note. Headings by underline are made by `lines`, which knows a header's closing rule from a heading.
    off = ["code", "fence", "html_block", "lheading", "reference"]
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table").disable(off)


def outline(text: str) -> list[Heading | Entry]:  # noqa: PLR0912 - one branch a kind of token reads plainest
    """The outline of Markdown `text`, in order. Line numbers count from 1."""
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse(text, parser, {}, tokens)
    found: list[Heading | Entry] = []
    open_items: list[Entry] = []
    row: Entry | None = None
    heading = 0
    in_head = False
    for token in tokens:
        kind, line = token.type, token.map[0] + 1 if token.map else 0
        if kind == "heading_open":
            heading = int(token.tag[1])
        elif kind == "list_item_open":
            item = Entry("bullet", line)
            if open_items:
                open_items[-1].children.append(item)
            else:
                found.append(item)
            open_items.append(item)
            # "15. October" is a day, not the fifteenth of a list.
            if token.info and token.info != "1" and not _follows(found, open_items):
                item.lines.append((line, f"{token.info}."))
        elif kind == "list_item_close":
            open_items.pop()
        elif kind == "thead_open":
            in_head = True
        elif kind == "thead_close":
            in_head = False
        elif kind == "tr_open":
            row = Entry("columns" if in_head else "row", line)
        elif kind == "tr_close" and row is not None:
            (open_items[-1].children if open_items else found).append(row)
            row = None
        elif kind == "inline":
            if heading:
                found.append(Heading(heading, plain(token.content), token.content, line))
                heading = 0
                continue
            lines = [(line + i, part.strip()) for i, part in enumerate(token.content.split("\n"))]
            if row is not None:
                row.lines.append((row.line, token.content.strip()))
            elif open_items and not open_items[-1].children and _bare(open_items[-1]):
                open_items[-1].lines += lines
            elif open_items:
                open_items[-1].children.append(Entry("paragraph", line, lines))
            else:
                found.append(Entry("paragraph", line, lines))
    return found


def _bare(item: Entry) -> bool:
    """Whether an item has no text of its own yet, its number aside."""
    return not item.lines or (len(item.lines) == 1 and re.fullmatch(r"\d+\.", item.lines[0][1]) is not None)


def _follows(found: list[Heading | Entry], open_items: list[Entry]) -> bool:
    """Whether the item just opened stands directly after another of its list."""
    siblings: list[Heading | Entry] = list(open_items[-2].children) if len(open_items) > 1 else found
    return len(siblings) > 1 and isinstance(siblings[-2], Entry) and siblings[-2].form == "bullet"


def plain(raw: str) -> str:
    """Text without its Markdown: emphasis gone, a link as ``words (address)``, an entity as its character."""
    if not _MARKUP.search(raw) or len(raw) > _LONGEST:
        return " ".join(raw.split())
    root = _parser().parseInline(raw)
    pieces: list[str] = []
    links: list[tuple[int, str]] = []
    for token in (root[0].children if root else None) or []:
        if token.type == "link_open":
            links.append((len(pieces), str(token.attrs.get("href", ""))))
        elif token.type == "link_close" and links:
            start, address = links.pop()
            shown = "".join(pieces[start:])
            if address and address.removeprefix("mailto:") != shown:
                pieces.append(f" ({address.removeprefix('mailto:')})")
        elif token.type == "image":
            address = str(token.attrs.get("src", ""))
            pieces.append(f"{token.content} ({address})" if token.content else address)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        else:
            pieces.append(token.content)
    return " ".join("".join(pieces).split())
