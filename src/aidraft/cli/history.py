"""``aidraft history``, ``show`` and ``diff``: the drafts of earlier runs."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.types import DraftNumber
from aidraft.errors import UsageError
from aidraft.formats.text import clean
from aidraft.settings import history_file

if TYPE_CHECKING:
    from aidraft.history import Entry, History, Piece

MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
"""As GNU wdiff and `git diff --word-diff` have them."""

STYLES: Mapping[str, Any] = {
    "removed": {"fg": "red", "strikethrough": True},
    "added": {"fg": "green", "underline": True},
}
"""Not by colour alone: not everybody sees red and green as two."""


@click.command(cls=PlainHelp)
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the newest N.")
@click.option("--purge", is_flag=True, help="Forget all drafts. This cannot be undone.")
@o.listed(o.data_format)
def history(last: int | None, purge: bool, format_: str) -> int:
    """List the drafts that were printed, the newest first. They are kept on this machine only.

    'aidraft show N' prints one again, 'aidraft diff N M' says what changed from one to another.
    """
    kept = _history()
    if purge:
        count = kept.purge()
        terminal.say(
            f"removed the damaged history {kept.path}" if count is None else f"forgot {count} draft{'s'[: count != 1]}"
        )
        return 0
    entries = kept.entries()[::-1][:last]
    if format_ == "json":
        _put_document(entries)
    elif entries:
        terminal.put(_table(entries))
    else:
        terminal.say(f"no drafts are kept in {kept.path}")
    return 0


@click.command(cls=PlainHelp)
@click.argument("number", metavar="N", type=DraftNumber())
@o.listed(o.data_format, o.quiet)
def show(number: int, format_: str, quiet: bool) -> int:
    """Print draft N of the history again. How it came about goes to standard error."""
    (entry,) = _entries(number)
    if format_ == "json":
        _put_document([entry])
        return 0
    terminal.put(entry.text)
    if not quiet:
        terminal.say(_described(entry))
    return 0


@click.command(cls=PlainHelp)
@click.argument("before", metavar="N", type=DraftNumber())
@click.argument("after", metavar="M", type=DraftNumber())
@o.listed(o.quiet)
def diff(before: int, after: int, quiet: bool) -> int:
    """Say word by word what changed from draft N of the history to draft M.

    On a terminal in colours; elsewhere, or with NO_COLOR, as [-gone-] and {+new+}.
    """
    from aidraft.history import compare

    old, new = _entries(before, after)
    if not quiet:
        terminal.say(f"from {_described(old)}\n  to {_described(new)}")
    coloured = terminal.shows_colour()
    terminal.put("".join(_marked(piece, coloured=coloured) for piece in compare(old.text, new.text)))
    return 0


def _history() -> "History":
    from aidraft.history import History

    return History(history_file())


def _entries(*numbers: int) -> "list[Entry]":
    """The drafts with these numbers. Raises UsageError naming every one that is not there."""
    kept = _history()
    found = {number: kept.entry(number) for number in numbers}
    if missing := [str(number) for number, entry in found.items() if entry is None]:
        there = kept.numbers()
        remedy = f"'aidraft history' lists what there is: {there[0]} to {there[-1]}" if there else "None is kept"
        raise UsageError(f"there is no draft {' or '.join(missing)} in the history", remedy=remedy)
    return [entry for number in numbers if (entry := found[number]) is not None]


def _put_document(entries: "Sequence[Entry]") -> None:
    from aidraft.history import document

    terminal.put(json.dumps(document(entries), ensure_ascii=False, indent=2))


def _table(entries: "Sequence[Entry]") -> str:
    rows = [
        ("N", "when", "kind", "tone", "to", "company", "words", "by"),
        *(
            (str(e.number), _when(e), e.kind, e.tone, clean(e.to), clean(e.company), _words(e), clean(e.model))
            for e in entries
        ),
    ]
    widths = [max(terminal.width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell + " " * (width - terminal.width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _described(entry: "Entry") -> str:
    seed = f", seed {entry.seed}" if entry.seed else ""
    tokens = f", {entry.usage.prompt_tokens} tokens in, {entry.usage.completion_tokens} out"
    used = tokens if entry.usage.prompt_tokens or entry.usage.completion_tokens else ""
    return clean(
        f"{entry.number}: {entry.kind} to {entry.to}, {entry.company}, {entry.tone}, {_words(entry)} words, "
        f"of {_when(entry)}, from {entry.source}, by {entry.model}{seed}{used}"
    )


def _words(entry: "Entry") -> str:
    return str(entry.report.metrics.get("words", "?"))


def _when(entry: "Entry") -> str:
    """On the clock of this machine."""
    return f"{entry.when.astimezone():%Y-%m-%d %H:%M}"


def _marked(piece: "Piece", *, coloured: bool) -> str:
    """Line by line, so that no mark or colour runs over a line's end."""
    return "".join(
        _mark(part, piece.change, coloured=coloured) if part.strip("\n") else part
        for part in re.split(r"(\n+)", piece.text)
    )


def _mark(text: str, change: str, *, coloured: bool) -> str:
    if change == "same":
        return text
    before, after = MARKS[change]
    return click.style(text, **STYLES[change]) if coloured else f"{before}{text}{after}"
