"""``aidraft sent``: writes down, in the notes, what was sent."""

import os
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.inputs import STANDARD_INPUT, day, open_notes, pick_people
from aidraft.cli.output import replace_whole
from aidraft.cli.types import Day, Kind
from aidraft.errors import UsageError

if TYPE_CHECKING:
    from aidraft.notes.interview import Kind as KindName


@click.command(cls=PlainHelp)
@o.listed(o.interview)
@click.option("--kind", type=Kind(), required=True, metavar="KIND", help="What was sent: thank-you, note, follow-up, …")
@o.listed(o.to)
@click.option("--date", "on", type=Day(), metavar="DATE", help="The day it went out, as YYYY-MM-DD. Default: today.")
@o.listed(o.quiet)
@click.pass_context
def sent(
    ctx: click.Context, interview: str | None, kind: str, to: tuple[str, ...], on: Date | None, quiet: bool
) -> int:
    """Write one line under "## Sent" in the notes, so that later messages know of it.

    Nothing else in the file changes. With several interviewers, --to says whom it went to.
    """
    from aidraft.notes.interview import Sent
    from aidraft.notes.ledger import with_sent
    from aidraft.notes.reader import parse_notes

    notes = open_notes(ctx, interview, quiet=True)
    if interview is None or interview == STANDARD_INPUT:
        raise UsageError("standard input cannot be written to", remedy="Name the file of the notes")
    people = pick_people(notes, to)
    if len(people) > 1 and not to:
        names = ", ".join(person.name for person in people)
        raise UsageError("the notes name several interviewers", names, "Say whom it went to: --to NAME")
    when = day(on, notes)
    if when < notes.date:
        raise UsageError(f"{when} is before the interview ({notes.date})", remedy="Give the day it was sent: --date")
    path = Path(interview)
    text = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text, known, added = text.removeprefix(mark), notes, []
    for person in people:
        message = Sent(date=when, kind=cast("KindName", kind), to=person.slug, line=0)
        if any((s.date, s.kind, s.to) == (when, kind, person.slug) for s in known.sent):
            terminal.say(f"already there: {kind} to {person.name} on {when}")
            continue
        text = with_sent(text, known, message)
        known = parse_notes(text, source=notes.source, candidate=notes.candidate)
        added.append(f"{kind} to {person.name} on {when}")
    if added:
        replace_whole(Path(os.path.realpath(path)), (mark + text).encode())
    if not quiet:
        for line in added:
            terminal.say(f"{path}: {line}")
    return 0
