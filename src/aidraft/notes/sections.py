"""The sections: every heading finds its place, every entry below it becomes a fact there."""

from collections.abc import Sequence

from aidraft.errors import Problem
from aidraft.notes.facts import enter
from aidraft.notes.header import Value
from aidraft.notes.interview import Person
from aidraft.notes.outline import Entry, Heading
from aidraft.notes.panel import gather_people
from aidraft.notes.people import Card
from aidraft.notes.places import place_of, title_place
from aidraft.notes.sheet import Place, Sheet
from aidraft.notes.vocabulary import section_named


def read_sections(
    blocks: Sequence[Heading | Entry],
    *,
    title_line: int | None,
    cards: Sequence[Card],
    noted: Sequence[tuple[str, Value]],
    company: str,
    problems: list[Problem],
) -> tuple[Sheet, tuple[Person, ...]]:
    """Everything below the header, and the interviewers of the whole notes.

    `cards` are the people of the header, `noted` its sections. A heading may name a person whom only a later one
    introduces, so `blocks` are gone through twice: first for the people, then with all of them for the facts.
    Contradictions between people are added to `problems`.
    """
    named = any(isinstance(b, Heading) and section_named(b.text) == "interviewers" for b in blocks)
    first = Sheet(company, gather_people(cards, []), strangers=not cards and not named)
    _walk(first, blocks, title_line)
    panel = gather_people([*cards, *first.cards], problems)
    sheet = Sheet(company, panel, strangers=first.strangers)
    for section, value in noted:
        if section == "sent":
            sheet.sent.append((value.text, value.line))
        else:
            sheet.add(Place(section), value.text, value.line)
    _walk(sheet, blocks, title_line)
    return sheet, panel


def _walk(sheet: Sheet, blocks: Sequence[Heading | Entry], title_line: int | None) -> None:
    place = Place("preamble")
    for block in blocks:
        if isinstance(block, Entry):
            enter(sheet, place, block)
        elif block.line == title_line:
            place = title_place(sheet, block)
        elif block.text:
            place = place_of(sheet, place, block)
            sheet.last_person = None
