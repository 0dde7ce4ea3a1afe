"""What the sections hold while they are read: places, and the sheet that facts are written on."""

from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from aidraft.notes.interview import Fact, Label, Person, Section, Warning_
from aidraft.notes.people import Card, matching, person_of
from aidraft.notes.vocabulary import number


@dataclass(frozen=True, slots=True)
class Place:
    """Where entries go: a section, within it perhaps a person and a label, and the level of the heading that says so.

    ``people_level`` is the level of the Interviewers heading around it (0 outside), ``hold`` that of the private
    heading under which everything stays private.
    """

    section: str
    level: int = 0
    person: str | None = None
    label: Label | None = None
    prefix: str = ""
    people_level: int = 0
    hold: int = 0

    @property
    def private(self) -> bool:
        return self.section == "private" or self.label == "private"


@dataclass(slots=True)
class Sheet:
    """Facts, people, earlier messages and warnings, collected in the order of the notes.

    ``people`` are the interviewers known so far; ``cards`` what headings and bullets say of them.
    """

    company: str
    people: tuple[Person, ...]
    strangers: bool
    """Whether people may be headings outside Interviewers without an address: nothing else introduces them."""
    cards: list[Card] = field(default_factory=list)
    person_levels: set[int] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)
    sent: list[tuple[str, int]] = field(default_factory=list)
    warnings: list[Warning_] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    last_person: str | None = None
    """The person whom the line before introduced, below Interviewers."""

    def warn(self, line: int, message: str) -> None:
        self.warnings.append(Warning_(line=line, message=message))

    def add(self, place: Place, text: str, line: int, label: Label | None = None) -> None:
        """Write one fact down; its id counts within the place, so that a section that comes twice goes on counting."""
        section = cast(Section, place.section.replace(" ", "-"))
        prefix = place.prefix or section
        if place.person is not None:
            label = label or "discussed"
            prefix = f"interviewers.{place.person}.{label.replace(' ', '-')}"
        self.counts[prefix] += 1
        place_in_order = self.counts[prefix]
        self.facts.append(
            Fact(
                id=f"{prefix}.{place_in_order}", text=text, line=line, section=section, label=label, person=place.person
            )
        )

    def introduce(self, card: Card) -> str:
        """The slug of the person on `card`, who is an interviewer from now on."""
        person = person_of(card)
        if len(self.people) > number("limits", "people"):  # refused in the end; comparing on would only cost time
            return person.slug
        self.cards.append(card)
        known = matching(self.people, card.name)
        if len(known) == 1:
            return known[0].slug
        if all(p.slug != person.slug for p in self.people):
            self.people = (*self.people, person)
        return person.slug

    def name_of(self, slug: str) -> str:
        return next((p.name for p in self.people if p.slug == slug), slug)
