"""The interviewers of header and sections as one list: the same person twice is one, two of one name are a problem."""

import re
from collections.abc import Sequence

from aidraft.errors import Problem
from aidraft.notes.header import Value
from aidraft.notes.interview import Person
from aidraft.notes.people import Card, is_name, name_parts, person_of, read_card
from aidraft.notes.vocabulary import number


def header_cards(values: Sequence[Value]) -> list[Card]:
    """The people in a header value: one a list member; in one line after ``;``, after an address, or by "and"."""
    cards = [read_card(part, value.line) for value in values for part in _people_in(value.text)]
    return [card for card in cards if card is not None]


def _people_in(text: str) -> list[str]:
    parts = [p for p in re.split(r";|(?<=>)\s*(?:,|&|\band\b)", text) if p.strip(" ,")]
    result = []
    for part in parts:
        pair = re.split(r"\s+(?:&|and|\+)\s+", part)
        if len(pair) > 1 and "," not in part and all(is_name(p, alone=True) for p in pair):
            result += pair
        else:
            result.append(part)
    return result


def gather_people(cards: Sequence[Card], problems: list[Problem]) -> tuple[Person, ...]:
    """The people in their order. What a later line adds is taken in; contradictions go to `problems`."""
    people: dict[str, Person] = {}
    most = number("limits", "people")
    if len(cards) > most * 4 or len({person_of(card).slug for card in cards}) > most:
        problems.append(Problem(f"more than {most} interviewers", "Keep those you mean to write to", cards[0].line))
        cards = cards[:most]
    for card in cards:
        person = person_of(card)
        before = people.get(person.slug) or _shorter(people, person)
        if before is None:
            people[person.slug] = person
            continue
        clash = [
            k
            for k in ("title", "email")
            if getattr(before, k) and getattr(person, k) and _differ(getattr(before, k), getattr(person, k))
        ]
        if clash:
            what = f'two interviewers are called "{person.name}", here and in line {before.line}'
            problems.append(Problem(what, f"Give each a name of their own, or one {clash[0]}", person.line))
            continue
        longer = person if len(name_parts(person.name)) > len(name_parts(before.name)) else before
        merged = longer.model_copy(
            update={"title": before.title or person.title, "email": before.email or person.email}
        )
        people = {
            (merged.slug if k == before.slug else k): (merged if k == before.slug else p) for k, p in people.items()
        }
    return tuple(people.values())


def _shorter(people: dict[str, Person], person: Person) -> Person | None:
    """The one person so far whose name is a part of this one's, or the other way round."""
    parts = set(name_parts(person.name))
    found = [p for p in people.values() if (other := set(name_parts(p.name))) < parts or parts < other]
    return found[0] if len(found) == 1 else None


def _differ(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) != " ".join(other.casefold().split())
