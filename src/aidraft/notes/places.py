"""Headings find their place: a section by any of its names, a person, a label below a person, or none that is known."""

import re
from dataclasses import replace
from typing import cast

from aidraft.notes.interview import Label
from aidraft.notes.lines import PSEUDO
from aidraft.notes.outline import Heading
from aidraft.notes.people import looks_like_person, matching, name_parts, read_card
from aidraft.notes.sheet import Place, Sheet
from aidraft.notes.vocabulary import NEAR, aliases, folded, listed, looks_private, nearest, section_named

# What a section's name means as a heading below a person; the other sections are the candidate's own.
_BELOW_PERSON: dict[str, Label] = {
    "discussed": "discussed", "unfinished": "unfinished", "promised": "promised", "next steps": "said",
    "private": "private",
}  # fmt: skip


def title_place(sheet: Sheet, heading: Heading) -> Place:
    """The document's own heading. One that looks private keeps what follows it directly private."""
    if not looks_private(heading.text):
        sheet.add(Place("title"), heading.text, heading.line)
        return Place("preamble")
    sheet.warn(
        heading.line, f'the title "{heading.text}", and what stands between it and the first section, is kept private'
    )
    place = Place("private")
    sheet.add(place, heading.text, heading.line)
    return place


def place_of(sheet: Sheet, place: Place, heading: Heading) -> Place:
    """The place that `heading` opens, seen from the `place` it stands in."""
    text, line, level = heading.text, heading.line, heading.level
    section = section_named(text, sheet.company)
    # A private heading made of a plain line has no level to end by: only a known section or a person ends it.
    open_end = place.hold == PSEUDO and section is None and not looks_like_person(heading.raw)
    if place.hold and (level > place.hold or open_end):
        return _held(sheet, place, heading, section)
    if place.person is not None and level > place.level:
        return _below_person(sheet, place, heading, section)
    people_level = place.people_level if level > place.people_level else 0
    if section is not None:
        return _section(section, level)
    if folded(text) in listed("everyone"):
        return Place("discussed", level, people_level=people_level)
    if looks_private(text) and "@" not in heading.raw:
        sheet.warn(line, f'the heading "{text}" is read as "private"')
        if any(c.isdigit() or c == ":" for c in text):  # else it only says that it is private
            sheet.add(Place("private"), text, line)
        return _section("private", level)
    if (slug := _introduced(sheet, heading, bool(people_level))) is not None:
        return Place("interviewers", level, slug, people_level=people_level)
    near = nearest(folded(text), aliases("sections"))
    if near and nearest(folded(text), [near], NEAR):
        sheet.warn(line, f'the heading "{text}" is read as "{near}"')
        return _section(aliases("sections")[near], level)
    if (slug := _mentioned(sheet, text)) is not None:
        sheet.warn(
            line, f'the heading "{text}" names {sheet.name_of(slug)}: its notes are kept to the message for that person'
        )
        return Place("interviewers", level, slug)
    return _unknown(sheet, place, heading, f'; the nearest known heading is "{near}"' if near else "")


def _section(name: str, level: int) -> Place:
    return Place(
        name, level, people_level=level if name == "interviewers" else 0, hold=level if name == "private" else 0
    )


def _held(sheet: Sheet, place: Place, heading: Heading, section: str | None) -> Place:
    """A heading below a private one: whatever it says, what follows stays private."""
    if section not in (None, "private"):
        what = f'"{heading.text}" stands below a private heading, so its notes are kept private'
        sheet.warn(heading.line, f"{what}; give it {'#' * place.hold} to use them")
    if section is None:
        sheet.add(place, heading.text, heading.line, place.label)
    return place


def _below_person(sheet: Sheet, place: Place, heading: Heading, section: str | None) -> Place:
    """A heading below a person: a label for what follows, or a section that is the candidate's own."""
    label = cast("Label | None", aliases("labels").get(folded(heading.text)))
    label = label or _BELOW_PERSON.get(section or "")
    if label is None and section is None and looks_private(heading.text):
        sheet.warn(heading.line, f'the heading "{heading.text}" is read as "private"')
        label = "private"
    if label is not None:
        return replace(place, label=label, hold=heading.level if label == "private" else 0)
    if section is not None:
        return _section(section, heading.level)
    name = sheet.name_of(cast(str, place.person))
    sheet.warn(heading.line, f'the heading "{heading.text}" is not known; its notes stay with {name}')
    place = replace(place, label=None, hold=0)
    sheet.add(place, heading.text, heading.line)
    return place


def _introduced(sheet: Sheet, heading: Heading, under_people: bool) -> str | None:
    """The slug of the person whom `heading` introduces, or names and nothing else; None when it is a topic.

    Below Interviewers every heading is a person. Elsewhere an address makes one, and, where nothing else introduces
    anybody, the form ``Name, Title``.
    """
    card = read_card(heading.raw, heading.line)
    if card is None:
        return None
    if under_people or card.email:
        if under_people and not (card.title or card.email or all(w[:1].isupper() for w in card.name.split())):
            sheet.warn(heading.line, f'the heading "{heading.text}" under Interviewers is read as a person')
        sheet.person_levels.add(heading.level)
        return sheet.introduce(card)
    if card.title is None:
        known = matching(sheet.people, card.name, exactly=True)
        return known[0].slug if len(known) == 1 else None
    own = set(name_parts(card.name)) & set(name_parts(sheet.company))
    if not (sheet.strangers and looks_like_person(heading.raw)) or own:
        return None
    if heading.level not in sheet.person_levels:
        sheet.warn(
            heading.line, f'the heading "{heading.text}" is read as an interviewer; put people below "## Interviewers"'
        )
    return sheet.introduce(card)


def _mentioned(sheet: Sheet, text: str) -> str | None:
    """The one interviewer of whom a heading speaks by name ("Chat with Priya"), None when there is none or several."""
    words = {part for word in re.split(r"[\s'\u2019/]+", text) if word[:1].isupper() for part in name_parts(word)}
    found = [p.slug for p in sheet.people if words & {part for part in name_parts(p.name) if len(part) > 1}]
    return found[0] if len(found) == 1 else None


def _unknown(sheet: Sheet, place: Place, heading: Heading, hint: str) -> Place:
    """A heading nobody knows: a part of the section it stands in, or a section of its own whose notes are shared."""
    text, line = heading.text, heading.line
    sheet.add(Place("title"), text, line)
    inside = place.section not in ("preamble", "other", "sent", "interviewers", "private")
    if inside and heading.level > place.level:
        sheet.warn(line, f'the heading "{text}" is not known{hint}; its notes stay under "{place.section}"')
        return place
    sheet.warn(line, f'the heading "{text}" is not known{hint}; its notes are kept as shared ones')
    return Place("other", heading.level, prefix=f"other.{'-'.join(name_parts(text)) or 'section'}")
