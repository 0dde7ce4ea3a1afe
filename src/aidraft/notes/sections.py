"""The sections: every heading finds its place, every entry below it becomes a fact there."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from aidraft.notes.interview import Fact, Label, Person, Section, Warning_
from aidraft.notes.labels import split_label
from aidraft.notes.outline import Entry, Heading, plain
from aidraft.notes.people import Card, looks_like_person, matching, name_parts, person_of, read_card
from aidraft.notes.vocabulary import NEAR, aliases, folded, looks_private, nearest, section_named

# What a section's name means as a heading below a person; the other sections are the candidate's own.
_BELOW_PERSON: dict[str, Label] = {
    "discussed": "discussed", "unfinished": "unfinished", "promised": "promised", "next steps": "said",
}  # fmt: skip
# Paragraph lines at least this long are taken for one wrapped text, shorter ones for a line each.
_WRAPPED = 48


@dataclass(frozen=True, slots=True)
class Place:
    """Where entries go: a section, within it perhaps a person, a label, and the level of the heading that says so.

    ``people_level`` is the level of the Interviewers heading the place is in, 0 outside.
    """

    section: str
    level: int = 0
    person: str | None = None
    label: Label | None = None
    prefix: str = ""
    people_level: int = 0

    @property
    def private(self) -> bool:
        return self.section == "private" or self.label == "private"


@dataclass(slots=True)
class Sheet:
    """What the sections hold, as it is collected in the order of the notes."""

    company: str
    people: dict[str, Person] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    sent: list[tuple[str, int]] = field(default_factory=list)
    warnings: list[Warning_] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def warn(self, line: int, message: str) -> None:
        self.warnings.append(Warning_(line=line, message=message))

    def add(self, place: Place, text: str, line: int, label: Label | None = None, prefix: str = "") -> None:
        section = cast(Section, place.section.replace(" ", "-"))
        if place.person is not None:
            label = label or "discussed"
            prefix = f"interviewers.{place.person}.{label.replace(' ', '-')}"
        prefix = prefix or place.prefix or section
        self.counts[prefix] += 1
        self.facts.append(
            Fact(id=f"{prefix}.{self.counts[prefix]}", text=text, line=line, section=section, label=label, person=place.person)
        )


def read_sections(
    blocks: Sequence[Heading | Entry], *, title_line: int | None, people: Iterable[Person], company: str, first: Sheet | None = None
) -> Sheet:
    """Everything below the header. `people` are those known already; persons found on the way are in ``cards``.

    A heading may name a person whom only a later heading introduces, so `blocks` are gone through twice.
    """
    sheet = Sheet(company, {p.slug: p for p in people})
    if first is None:
        first = read_sections(blocks, title_line=title_line, people=people, company=company, first=sheet)
    sheet.people |= {p.slug: p for p in map(person_of, first.cards) if p.slug not in sheet.people}
    place = Place("preamble")
    for block in blocks:
        if isinstance(block, Entry):
            _enter(sheet, place, block)
        elif block.line == title_line:
            place = _title(sheet, block)
        elif block.text:
            place = _resolve(sheet, place, block)
    return sheet


def _title(sheet: Sheet, heading: Heading) -> Place:
    if looks_private(heading.text):
        sheet.warn(heading.line, f'the title "{heading.text}" and what follows it directly are kept private')
        place = Place("private", heading.level)
        sheet.add(place, heading.text, heading.line)
        return place
    sheet.add(Place("title"), heading.text, heading.line)
    return Place("preamble")


def _resolve(sheet: Sheet, place: Place, heading: Heading) -> Place:
    """The place that `heading` opens, seen from the one it stands in."""
    text, line, level = heading.text, heading.line, heading.level
    section = section_named(text, sheet.company)
    if place.private and level > place.level and place.level:
        if section not in (None, "private"):
            sheet.warn(line, f'"{text}" stands below a private heading, so it is kept private; raise it to level {place.level} to use it')
        if section != "private":
            sheet.add(place, text, line, "private" if place.person else None)
        return place
    if place.person is not None and level > place.level:
        return _below_person(sheet, place, heading, section)
    people_level = place.people_level if level > place.people_level else 0
    if section == "interviewers":
        return Place("interviewers", level, people_level=level)
    if section is not None:
        return Place(section, level)
    if looks_private(text):
        sheet.warn(line, f'the heading "{text}" is read as Private')
        sheet.add(Place("private"), text, line)
        return Place("private", level)
    if person := _as_person(sheet, heading, under_people=people_level > 0 or (place.people_level > 0 and level >= place.people_level)):
        return Place("interviewers", level, person, people_level=people_level)
    near = nearest(folded(text), aliases("sections"))
    if near and nearest(folded(text), [near], NEAR):
        sheet.warn(line, f'the heading "{text}" is read as "{near}"')
        found = aliases("sections")[near]
        return Place(found, level, people_level=level if found == "interviewers" else 0)
    if person := _mentioned(sheet, text):
        sheet.warn(line, f'the heading "{text}" names {sheet.people[person].name}: its notes are kept to the message for that person')
        return Place("interviewers", level, person)
    hint = f'; the nearest known heading is "{near}"' if near else ""
    sheet.add(Place("title"), text, line)
    if place.section not in ("preamble", "other", "sent") and level > place.level and place.person is None:
        sheet.warn(line, f'the heading "{text}" is not known{hint}; its notes stay under "{place.section}"')
        return place
    sheet.warn(line, f'the heading "{text}" is not known{hint}; its notes are kept as shared ones')
    return Place("other", level, prefix=f"other.{'-'.join(name_parts(text)) or 'section'}")


def _below_person(sheet: Sheet, place: Place, heading: Heading, section: str | None) -> Place:
    """A heading below a person: a label for what follows, or a section that is the candidate's own."""
    label = cast("Label | None", aliases("labels").get(folded(heading.text)))
    if label is None and section is not None and section in _BELOW_PERSON:
        label = _BELOW_PERSON[section]
    if section == "private" or (label is None and section is None and looks_private(heading.text)):
        label = "private"
    if label is not None:
        return replace(place, label=label, level=heading.level if label == "private" else place.level)
    if section is not None and section != "interviewers":
        return Place(section, heading.level)
    sheet.warn(heading.line, f'the heading "{heading.text}" is not known; its notes stay with the person above it')
    sheet.add(replace(place, label=None), heading.text, heading.line)
    return replace(place, label=None)


def _as_person(sheet: Sheet, heading: Heading, *, under_people: bool) -> str | None:
    """The slug of the person whom `heading` introduces or names, None when it is a topic."""
    card = read_card(heading.raw, heading.line)
    if card is None:
        return None
    known = matching(list(sheet.people.values()), card.name)
    if len(known) == 1 and (card.title is None or under_people):
        if under_people or card.email:
            sheet.cards.append(replace(card, name=known[0].name if card.title is None else card.name))
        return _slug(sheet, card) if card.title is not None and under_people else known[0].slug
    if not (under_people or looks_like_person(heading.raw)):
        return None
    if not card.email and not under_people:
        if set(name_parts(card.name)) & set(name_parts(sheet.company)):
            return None
        sheet.warn(heading.line, f'the heading "{heading.text}" is read as an interviewer; put people under "## Interviewers" to be sure')
    sheet.cards.append(card)
    return _slug(sheet, card)


def _slug(sheet: Sheet, card: Card) -> str:
    person = person_of(card)
    sheet.people.setdefault(person.slug, person)
    return person.slug


def _mentioned(sheet: Sheet, text: str) -> str | None:
    """The one interviewer of whom a heading speaks by name ("Chat with Priya"), None when there is none or several."""
    words = {part for word in re.split(r"[\s'’/]+", text) if word[:1].isupper() for part in name_parts(word)}
    found = [p.slug for p in sheet.people.values() if words & set(name_parts(p.name))]
    return found[0] if len(found) == 1 else None


def _enter(sheet: Sheet, place: Place, entry: Entry, context: str = "", label: Label | None = None) -> None:
    """`entry` and what is nested in it, as facts of `place`. ``context`` is the text of the bullet it is nested in."""
    if place.section == "sent" and place.person is None:
        sheet.sent += [(plain(raw), line) for line, raw in _units(entry)]
        for child in entry.children:
            _enter(sheet, place, child)
        return
    if place.people_level and place.person is None and place.section == "interviewers":
        _listed_person(sheet, place, entry)
        return
    if entry.form == "columns":
        _columns(sheet, place, entry)
        return
    own = context
    given = label
    for line, raw in _units(entry):
        text = plain(raw)
        found = split_label(text, shared=place.person is None, section=place.section)
        if found.misspelt:
            sheet.warn(line, f'the label "{found.misspelt}" is read as "{found.label}"')
        given = "private" if "private" in (label, place.label, found.label) else found.label or label or place.label
        leads = bool(entry.children) and (not found.text or found.text.endswith(":"))
        own = f"{context}: {found.text.rstrip(': ')}" if context and found.text else found.text.rstrip() or context
        if found.text and not leads:
            sheet.add(place, own, line, given)
        own = own.rstrip(": ")
        context_label = given if given == "private" or leads else None
    for child in entry.children:
        _enter(sheet, place, child, own, context_label if entry.lines else label)


def _units(entry: Entry) -> list[tuple[int, str]]:
    """The texts of an entry, each with its line: a bullet or a row is one; a paragraph one for each line, wrapped lines
    joined."""
    if not entry.lines:
        return []
    if entry.form in ("row", "columns"):
        cells = [raw for _, raw in entry.lines if raw]
        text = f"{cells[0]}: {', '.join(cells[1:])}" if len(cells) > 1 else "".join(cells)
        return [(entry.line, text)] if text else []
    if entry.form == "bullet":
        text = " ".join(raw for _, raw in entry.lines)
        return [(entry.lines[0][0], re.sub(r"^\[[ xX]\]\s+", "", text))]
    units: list[tuple[int, str]] = []
    last = ""
    for line, raw in entry.lines:
        if units and len(last) >= _WRAPPED and not last.endswith((":", ";")):
            units[-1] = (units[-1][0], f"{units[-1][1]} {raw}")
        elif raw:
            units.append((line, raw))
        last = raw
    return units


def _columns(sheet: Sheet, place: Place, entry: Entry) -> None:
    """The head of a table says what the rows are, and is no note itself: kept like a heading."""
    text = ", ".join(plain(raw) for _, raw in entry.lines if raw)
    if text and (place.private or place.person):
        sheet.add(place, text, entry.line, place.label)
    elif text:
        sheet.add(Place("title"), text, entry.line)


def _listed_person(sheet: Sheet, place: Place, entry: Entry) -> None:
    """An interviewer as a bullet, line or row below Interviewers, with nested bullets as that person's notes."""
    if entry.form == "columns":
        _columns(sheet, place, entry)
        return
    last: str | None = None
    if entry.form == "row":
        units = [(entry.line, ", ".join(raw for _, raw in entry.lines if raw))]
    else:
        units = _units(replace(entry, form="bullet")) if entry.form == "bullet" else entry.lines
    for line, raw in units:
        card = read_card(raw, line)
        label = split_label(plain(raw), shared=False, section="interviewers").label
        words = card.name.split() if card else []
        named = 0 < len(words) <= 6 and words[0][:1].isupper() and words[-1][:1].isupper() and (card and (card.title or card.email or len(words) > 1))
        if card and label is None and (card.email or named):
            sheet.cards.append(card)
            last = _slug(sheet, card)
            continue
        owner = last or (sheet.cards[-1] and person_of(sheet.cards[-1]).slug if sheet.cards else None)
        sheet.warn(line, "this line under Interviewers names nobody" + (f"; it is kept with {sheet.people[owner].name}" if owner else ""))
        _enter(sheet, replace(place, person=owner, people_level=0), Entry("bullet", line, [(line, raw)]))
        last = owner
    for child in entry.children:
        _enter(sheet, replace(place, person=last, people_level=0), child)
