"""Header and sections together: every requirement is checked, every problem is listed, and the Interview is made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import cast

from aidraft.errors import NotesError, Problem
from aidraft.notes.days import REMEDY, Day, is_unknown, read_day, read_time
from aidraft.notes.header import Pair, Value
from aidraft.notes.interview import Dialect, Fact, Interview, Person, Warning_
from aidraft.notes.outline import Entry, Heading, plain
from aidraft.notes.panel import gather_people, header_cards
from aidraft.notes.people import Card
from aidraft.notes.sections import Place, Sheet, read_sections
from aidraft.notes.sent import read_sent
from aidraft.notes.vocabulary import aliases, folded, looks_private, nearest
from aidraft.notes.zones import zone_warning

_EXAMPLES = {"candidate": "Jordan Lee", "role": "Backend Engineer", "company": "Northwind Traders", "date": "2026-11-19"}


@dataclass(slots=True)
class Header:
    """The header's pairs by what they mean. ``noted`` are sections written as header lines."""

    values: dict[str, Value] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)
    extra: dict[str, Value] = field(default_factory=dict)
    noted: list[tuple[str, Value]] = field(default_factory=list)


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
    """The Interview. Raises NotesError listing `problems` and all that is found here."""
    warnings = [Warning_(line=line, message="invisible characters were left out") for line in hidden]
    header = _sort(pairs, problems, warnings)
    values = header.values
    company = values["company"].text if "company" in values else ""
    people = gather_people(header.cards, [])
    sheet = read_sections(blocks, title_line=title_line, people=people, company=company)
    everyone: list[Card] = [*header.cards, *sheet.cards]
    panel = gather_people(everyone, problems)
    for section, value in header.noted:
        if section == "sent":
            sheet.sent.append((value.text, value.line))
        else:
            sheet.add(Place(section), value.text, value.line)
    date = _day(values, "date", None, problems, warnings)
    reference = date.date if date else None
    decision = _day(values, "decision by", reference, problems, warnings)
    following = _day(values, "next stage", reference, problems, warnings)
    for key in ("candidate", "role", "company", "date"):
        if key not in values and not (key == "candidate" and candidate):
            problems.append(_missing(key, header.extra))
    if not panel:
        problems.append(Problem("no interviewer", 'Add "interviewer: Priya Raman, Engineering Manager" to the header, or "### Priya Raman, Engineering Manager" under "## Interviewers"'))  # fmt: skip
    for key, day in (("decision by", decision), ("next stage", following)):
        if day and date and day.date < date.date:
            what = f'"{key}" ({day.date}) lies before the interview ({date.date})'
            problems.append(Problem(what, "Correct one of the two days", values[key].line))
    sent, more = read_sent(sheet.sent, panel, date.date) if date else ([], [])
    if problems:
        problems.sort(key=lambda p: (p.line is None, p.line or 0))
        count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise NotesError(f"{source} cannot be used as notes", problems, why=count)
    assert date is not None
    time = read_time(values["time"].text) if "time" in values else None
    warnings += sheet.warnings + more
    extra = {key: value.text for key, value in header.extra.items()}
    if "time" in values and time is None and not is_unknown(values["time"].text):
        warnings.append(Warning_(line=values["time"].line, message=f'the time "{values["time"].text}" cannot be read; write it as 14:00'))
        extra["time"] = values["time"].text
    zone = values.get("timezone")
    if zone and (message := zone_warning(zone.text)):
        warnings.append(Warning_(line=zone.line, message=message))
        extra["timezone"], zone = zone.text, None

    def text(key: str) -> str | None:
        return values[key].text if key in values else None

    return Interview(
        candidate=text("candidate") or candidate or "",
        role=text("role") or "",
        company=company,
        date=date.date,
        people=panel,
        facts=(*_header_facts(header, panel), *sorted(sheet.facts, key=lambda f: f.line)),
        sent=tuple(sent),
        time=time,
        timezone=zone.text if zone else None,
        format=text("format"),
        stage=text("stage"),
        decision_by=decision.date if decision else None,
        next_stage=following.date if following else None,
        contact_policy=text("contact policy"),
        dialect=_dialect(values.get("dialect"), warnings),
        extra=extra,
        warnings=tuple(sorted(warnings, key=lambda w: w.line or 0)),
        source=source,
        digest=digest,
    )


def _sort(pairs: Sequence[Pair], problems: list[Problem], warnings: list[Warning_]) -> Header:
    header = Header()
    for pair in pairs:
        name = folded(pair.key)
        known = aliases("header").get(name)
        section = aliases("sections").get(name) or ("private" if looks_private(pair.key) else None)
        values = tuple(Value(plain(v.text), v.line) for v in pair.values)
        if known == "interviewer" or (known is None and section == "interviewers"):
            header.cards += header_cards(pair.values)
        elif known is not None:
            _set(header, known, pair, values, problems)
        elif section is not None:
            header.noted += [(section, value) for value in values]
            if section == "private" and "private" != aliases("sections").get(name):
                warnings.append(Warning_(line=pair.line, message=f'the header key "{pair.key}" is read as Private'))
        else:
            near = nearest(name, aliases("header"))
            hint = f'; the nearest known key is "{near}"' if near else ""
            warnings.append(Warning_(line=pair.line, message=f'the header key "{pair.key}" is not known{hint}; it is kept as it is'))
            joined = "; ".join(v.text for v in values)
            before = header.extra.get(name)
            header.extra[name] = Value(f"{before.text}; {joined}" if before else joined, pair.line)
    return header


def _set(header: Header, known: str, pair: Pair, values: tuple[Value, ...], problems: list[Problem]) -> None:
    text = ", ".join(v.text for v in values)
    if not text:
        return
    before = header.values.get(known)
    if before is not None and folded(before.text) != folded(text):
        what = f'"{known}" is given twice: "{before.text}" (line {before.line}) and "{text}"'
        problems.append(Problem(what, "Keep one of them", pair.line))
    elif before is None:
        header.values[known] = Value(text, values[0].line)


def _missing(key: str, extra: dict[str, Value]) -> Problem:
    remedy = f'Add "{key}: {_EXAMPLES[key]}" to the header'
    names = {name for name, known in aliases("header").items() if known == key}
    for written, value in extra.items():
        if nearest(written, names, 0.7):
            return Problem(f"no {key}", f'{remedy} (is "{written}" meant for it?)', value.line)
    return Problem(f"no {key}", remedy)


def _day(
    values: dict[str, Value], key: str, reference: Date | None, problems: list[Problem], warnings: list[Warning_]
) -> Day | None:
    value = values.get(key)
    if value is None or is_unknown(value.text):
        values.pop(key, None)
        return None
    if key != "date" and reference is None:
        reference = None
    try:
        day = read_day(value.text, reference)
    except ValueError as error:
        if key != "date" and reference is None and "no year" in str(error):
            return None  # the missing date of the interview is already a problem of its own
        problems.append(Problem(f'"{key}" cannot be read: {error}', REMEDY, value.line))
        return None
    if day.disagrees:
        warnings.append(Warning_(line=value.line, message=f'"{key}": {day.date} is not the weekday that stands beside it ({day.date:%A})'))
    return day


def _dialect(value: Value | None, warnings: list[Warning_]) -> Dialect:
    if value is None:
        return "american"
    found = aliases("dialects").get(folded(value.text))
    if found is None:
        known = ", ".join(dict.fromkeys(aliases("dialects").values()))
        warnings.append(Warning_(line=value.line, message=f'the dialect "{value.text}" is not known, american is used; known are {known}'))
    return cast(Dialect, found or "american")


def _header_facts(header: Header, people: Sequence[Person]) -> list[Fact]:
    facts = [
        Fact(id=f"header.{key.replace(' ', '-')}", text=value.text, line=value.line, section="header")
        for key, value in (header.values | header.extra).items()
    ]
    for person in people:
        text = f"{person.name}, {person.title}" if person.title else person.name
        facts.append(Fact(id=f"header.interviewer.{person.slug}", text=text, line=person.line, section="header"))
    return facts
