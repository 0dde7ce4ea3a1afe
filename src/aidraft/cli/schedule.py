"""``aidraft schedule``: which message is due when, and why."""

import json
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.inputs import day, open_notes, open_policy, pick_people
from aidraft.cli.output import refuse_clashes, replace_whole, write_all
from aidraft.cli.types import File
from aidraft.formats.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidraft.schedule import Plan

OURS = b"PRODID:-//aidraft//schedule"
"""By this an earlier export is known, which a later one may replace."""


@click.command(cls=PlainHelp)
@o.listed(o.interview, o.to, o.today, o.policy, o.data_format)
@click.option("--ics", type=File(), metavar="FILE", help="Write what is still to send for a calendar program.")
@o.listed(o.force, o.quiet)
@click.pass_context
def schedule(
    ctx: click.Context,
    interview: str | None,
    to: tuple[str, ...],
    today: Date | None,
    policy: tuple[str, ...],
    format_: str,
    ics: str | None,
    force: bool,
    quiet: bool,
) -> int:
    """The calendar of all six kinds of message: from which day each is right, what was sent, and why.

    Weekends are skipped, holidays are not guessed. A second --ics into the same file updates the first.
    """
    from aidraft.schedule import plans, refused, upcoming

    notes = open_notes(ctx, interview, quiet=quiet or format_ != "text")
    rules = open_policy(policy, (), "professional")
    wanted = [person.name for person in pick_people(notes, to)]
    unwelcome = refused(notes.contact_policy, rules.rules["timing.unwelcome"].settings)
    when = day(today, notes)
    found = [p for p in plans(notes, when, dict(rules.numbers["timing"]), unwelcome) if p.to in wanted]
    if ics:
        from aidraft.formats.ics import calendar

        news = bool(notes.section("additional"))
        each = [[plan for plan in found if plan.to == name] for name in wanted]
        ahead = [plan for own in each for plan in upcoming(own, news=news)]
        content, path = calendar(ahead, notes, when), Path(ics)
        if path.is_file() and OURS in path.read_bytes():
            replace_whole(path, content)
        else:
            refuse_clashes([path], force=force)
            write_all({path: content.decode()}, force=force)
        if not quiet:
            terminal.say(f"wrote {path}")
    if format_ == "json":
        plain = [plan.model_dump(mode="json") for plan in found]
        whole = {"schema": "aidraft.schedule/1", "today": when.isoformat(), "plans": plain}
        terminal.put(json.dumps(whole, ensure_ascii=False, indent=2))
    elif not ics or not quiet:
        terminal.put(_table(found, when))
    return 0


def _table(found: "Sequence[Plan]", today: Date) -> str:
    rows: list[str] = []
    for person in dict.fromkeys(plan.to for plan in found):
        rows += [*([""] if rows else []), click.style(clean(person), bold=True)]
        for plan in found:
            if plan.to == person:
                rows.append(f"  {plan.kind:16}{_said(plan, today):36}{clean(plan.reason)}")
    return "\n".join(rows)


def _said(plan: "Plan", today: Date) -> str:
    match plan.state:
        case "sent":
            return "sent " + ", ".join(d.isoformat() for d in plan.sent)
        case "open":
            return "now" if plan.due is None else f"now, {'by' if plan.due >= today else 'best on'} {plan.due}"
        case "late":
            return f"late, was due by {plan.late}"
        case "later":
            return f"from {plan.opens}{f', best {plan.due}' if plan.due and plan.due != plan.opens else ''}"
        case "needs-earlier":
            return f"about {plan.expected}" if plan.expected else "after an earlier message"
        case "exhausted":
            return "no more"
    return "not wanted"
