"""Header and sections together: every requirement is checked, every problem is listed, and the Interview is made."""

from collections.abc import Sequence
from datetime import time as Time

from aidraft.errors import NotesError, Problem
from aidraft.notes.days import clock_in, read_time, without
from aidraft.notes.header import Pair
from aidraft.notes.interview import Fact, Interview, Person
from aidraft.notes.outline import Entry, Heading
from aidraft.notes.sections import read_sections
from aidraft.notes.sent import read_sent
from aidraft.notes.values import Header, day, dialect, order, read_values, require
from aidraft.notes.zones import zone_warning

_NOBODY = Problem(
    "no interviewer",
    'Add "interviewer: Priya Raman, Engineering Manager" to the header, '
    'or "### Priya Raman, Engineering Manager" below "## Interviewers"',
)


def assemble(
    pairs: Sequence[Pair],
    blocks: Sequence[Heading | Entry],
    *,
    title_line: int | None,
    problems: list[Problem],
    hidden: Sequence[int],
    source: str,
    candidate: str | None,
    digest: str,
) -> Interview:
    """The Interview. Raises NotesError listing `problems` and all that is found here, in the order of their lines."""
    header = read_values(pairs, problems, [])
    for line in hidden:
        header.warn(line, "invisible characters were left out")
    require(header, candidate)
    date = day(header, "date", None)
    reference = date.date if date else None
    decision, following = day(header, "decision by", reference), day(header, "next stage", reference)
    order(header, "decision by", decision, date)
    order(header, "next stage", following, date)
    company = header.text("company") or ""
    sheet, panel = read_sections(
        blocks, title_line=title_line, cards=header.cards, noted=header.noted, company=company, problems=problems
    )
    if not panel:
        problems.append(_NOBODY)
    if problems or date is None:
        problems.sort(key=lambda problem: (problem.line is None, problem.line or 0))
        if not (header.values or header.extra or header.noted or panel or sheet.facts):
            raise NotesError(f"{source} is still the empty form", problems, why="nothing is filled in yet")
        count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise NotesError(f"{source} cannot be used as notes", problems, why=count)
    clock = _time(header) or clock_in(without(header.values["date"].text, date))
    zone = _zone(header)
    spoken = dialect(header)
    sent, unread = read_sent(sheet.sent, panel, date.date)
    warnings = sorted([*header.warnings, *sheet.warnings, *unread], key=lambda warning: warning.line or 0)
    return Interview(
        candidate=header.text("candidate") or candidate or "",
        role=header.text("role") or "",
        company=company,
        date=date.date,
        people=panel,
        facts=(*_header_facts(header, panel), *sorted(sheet.facts, key=lambda fact: fact.line)),
        sent=tuple(sent),
        time=clock,
        timezone=zone,
        format=header.text("format"),
        stage=header.text("stage"),
        decision_by=decision.date if decision else None,
        next_stage=following.date if following else None,
        contact_policy=header.text("contact policy"),
        dialect=spoken,
        extra={key: value.text for key, value in header.extra.items()},
        warnings=tuple(dict.fromkeys(warnings)),
        source=source,
        digest=digest,
    )


def _time(header: Header) -> Time | None:
    """The time of day. One that cannot be read is kept under ``extra``: no guardrail reckons with it."""
    value = header.values.get("time")
    if value is None:
        return None
    found = read_time(value.text)
    if found is None:
        header.warn(value.line, f'the time "{value.text}" cannot be read; write it as 14:00')
        header.extra["time"] = header.values.pop("time")
    return found


def _zone(header: Header) -> str | None:
    """The time zone, when it is one; else it is kept under ``extra``, like a time that cannot be read."""
    value = header.values.get("timezone")
    if value is None:
        return None
    if message := zone_warning(value.text):
        header.warn(value.line, message)
        header.extra["timezone"] = header.values.pop("timezone")
        return None
    return value.text


def _header_facts(header: Header, people: Sequence[Person]) -> list[Fact]:
    """The header's values as facts, so that reports can cite them; people without their addresses."""
    facts = [
        Fact(id=f"header.{key.replace(' ', '-')}", text=value.text, line=value.line, section="header")
        for key, value in (header.values | header.extra).items()
    ]
    for person in people:
        text = f"{person.name}, {person.title}" if person.title else person.name
        facts.append(Fact(id=f"header.interviewer.{person.slug}", text=text, line=person.line, section="header"))
    return sorted(facts, key=lambda fact: fact.line)
