"""What the header's pairs mean: known entries, people, sections written as lines, and keys nobody knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from typing import cast

from aidraft.errors import Problem
from aidraft.notes.days import REMEDY, Day, is_unknown, read_day, weekday_name, without
from aidraft.notes.header import Pair, Value
from aidraft.notes.interview import Dialect, Warning_
from aidraft.notes.outline import plain
from aidraft.notes.panel import header_cards
from aidraft.notes.people import Card, read_card
from aidraft.notes.vocabulary import aliases, folded, looks_private, nearest

_REQUIRED = {
    "candidate": "Jordan Lee",
    "role": "Backend Engineer",
    "company": "Northwind Traders",
    "date": "2026-11-19",
}
# A day may stand among a few words ("by Friday 4 December, end of day"); more of them may say something else.
_WORDS_BESIDE = 3


@dataclass(slots=True)
class Header:
    """``values`` by known key, ``extra`` by the key as folded, ``noted`` the facts of sections given in the header,
    ``blank`` the line of each known key that says nothing."""

    problems: list[Problem]
    warnings: list[Warning_]
    values: dict[str, Value] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)
    extra: dict[str, Value] = field(default_factory=dict)
    noted: list[tuple[str, Value]] = field(default_factory=list)
    blank: dict[str, int] = field(default_factory=dict)

    def warn(self, line: int | None, message: str) -> None:
        self.warnings.append(Warning_(line=line, message=message))

    def text(self, key: str) -> str | None:
        """The value of a known key as written, None when it is not given or says that it is not known."""
        value = self.values.get(key)
        return value.text if value else None


def read_values(pairs: Sequence[Pair], problems: list[Problem], warnings: list[Warning_]) -> Header:
    """The header that `pairs` make. Contradictions go to `problems`, unknown keys to `warnings`."""
    header = Header(problems, warnings)
    for pair in pairs:
        name = folded(pair.key)
        known = aliases("header").get(name)
        section = aliases("sections").get(name)
        if known is None and section is None and looks_private(pair.key):
            header.warn(pair.line, f'the header key "{pair.key}" is read as "private"')
            section = "private"
        values = tuple(Value(plain(v.text), v.line) for v in pair.values)
        if known == "interviewer" or (known is None and section == "interviewers"):
            header.cards += header_cards(pair.values)
        elif known is not None:
            _set(header, known, pair, values)
        elif section is not None:
            header.noted += [(section, value) for value in values]
        else:
            _keep(header, name, pair, "; ".join(v.text for v in values))
    _split_address(header, pairs)
    return header


def _set(header: Header, known: str, pair: Pair, values: tuple[Value, ...]) -> None:
    text = ", ".join(v.text for v in values)
    # "none" is an answer to the question of contact, and to no other.
    if not text or (known != "contact policy" and is_unknown(text)):
        header.blank[known] = pair.line
        return
    before = header.values.get(known)
    if before is None:
        header.values[known] = Value(text, values[0].line)
    elif folded(before.text) != folded(text):
        what = f'"{known}" is given twice: "{before.text}" (line {before.line}) and "{text}"'
        header.problems.append(Problem(what, "Keep one of them", pair.line))


def _keep(header: Header, name: str, pair: Pair, text: str) -> None:
    near = nearest(name, aliases("header"))
    hint = f'; the nearest known key is "{near}"' if near else ""
    header.warn(pair.line, f'the header key "{pair.key}" is not known{hint}; it is kept as it is')
    before = header.extra.get(name)
    header.extra[name] = replace(before, text=f"{before.text}; {text}") if before else Value(text, pair.line)


def _split_address(header: Header, pairs: Sequence[Pair]) -> None:
    """The candidate's own address is no part of the name: ``me: Jordan Lee <jordan@lee.example>``."""
    value = header.values.get("candidate")
    if value is None:
        return
    raw = next((v.text for pair in pairs for v in pair.values if v.line == value.line and "@" in v.text), None)
    card = read_card(raw, value.line) if raw else None
    if card is not None and card.email:
        name = f"{card.name}, {card.title}" if card.title else card.name
        header.values["candidate"] = Value(name, value.line)
        header.extra.setdefault("candidate email", Value(card.email, value.line))


def require(header: Header, candidate: str | None) -> None:
    """Add a problem for every required key that is missing; `candidate` is the name known from elsewhere."""
    for key, example in _REQUIRED.items():
        if key in header.values or (key == "candidate" and candidate):
            continue
        line = header.blank.get(key)
        remedy = f'Write "{key}: {example}"' if line else f'Add "{key}: {example}" to the header'
        names = [name for name, known in aliases("header").items() if known == key]
        for written, value in header.extra.items():
            if nearest(written, names, 0.7):
                remedy, line = f'{remedy}, if "{written}" is meant for it', value.line
                break
        header.problems.append(Problem(f"no {key}", remedy, line))


def day(header: Header, key: str, reference: Date | None) -> Day | None:
    """The day of `key`; what cannot be read is a problem, what may have been misread a warning.

    `reference` gives the year where none is written. Without it, a day of another key than the interview's own is not
    complained of: the interview's missing day is the problem then.
    """
    value = header.values.get(key)
    if value is None:
        return None
    try:
        found = read_day(value.text, reference)
    except ValueError as error:
        if key == "date" or reference is not None:
            header.problems.append(Problem(f'"{key}" cannot be read: {error}', REMEDY, value.line))
        return None
    if found.disagrees:
        name = weekday_name(found.date)
        header.warn(value.line, f'"{key}": {found.date} is a {name}, not the weekday written beside it')
    beside = without(value.text, found)
    if key != "date" and (len(beside.split()) > _WORDS_BESIDE or any(map(str.isdigit, beside))):
        header.warn(value.line, f'"{key}: {value.text}" is read as {found.date}')
    return found


def order(header: Header, key: str, found: Day | None, date: Day | None) -> None:
    """Add a problem when the day of `key` lies before the interview."""
    if found is not None and date is not None and found.date < date.date:
        what = f'"{key}" ({found.date}) lies before the interview ({date.date})'
        header.problems.append(Problem(what, "Correct one of the two days", header.values[key].line))


def dialect(header: Header) -> Dialect:
    """The dialect, american when none is given or a warning when it is not known."""
    value = header.values.get("dialect")
    if value is None:
        return "american"
    found = aliases("dialects").get(folded(value.text))
    if found is None:
        known = ", ".join(dict.fromkeys(aliases("dialects").values()))
        header.warn(value.line, f'the dialect "{value.text}" is not known, american is used; known are {known}')
    return cast(Dialect, found or "american")
