"""A past that a letter appeals to, and what is joined to one that the notes have."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague

## Interviewers
### Amara Teague, Head of Navigation
- a logbook that every keeper signs at dawn
- children's open days in August

## Qualifications
- eight years in dredging at Marlow Docks
- brought the queue at the Marlow gates from 48 minutes to 31
- ran the paddle workshop for twelve deckhands
- about 600 night openings
""")


@pytest.fixture
def claims(errors_in):
    return lambda sentence: [f.text for f in errors_in(NOTES, sentence) if f.rule == "grounding.claim"]


@pytest.mark.parametrize(
    "sentence",
    [
        "I would gladly bring the queue down here, as I did at the Marlow gates.",
        "As one who ran the paddle workshop, I know how deckhands learn.",
        "After eight years in dredging at Marlow Docks and a long talk with you, I am keen to begin.",
        "The queue at the Marlow gates came down to 31 minutes, and I was glad of it.",
        "I like your logbook as much today as I did yesterday.",
        "After about 600 night openings I still like the dark.",
    ],
)
def test_a_past_that_the_notes_have(claims, sentence):
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("I would gladly help with the open days, as I once did for a school on the coast.", "as I once did for"),
        ("The open days sound much like the ones I held for schools.", "like the ones I held"),
        ("As one who kept a dawn logbook at sea, I would sign with pleasure.", "one who kept a dawn"),
        ("After eight years in dredging and surveying I am keen to begin.", "surveying"),
        ("I brought the queue down to 31 minutes, and the fuel bill with it.", "fuel bill with it"),
        ("After about 600 faultless night openings I still like the dark.", "faultless"),
    ],
)
def test_a_past_that_the_notes_do_not_have(claims, sentence, passage):
    assert claims(sentence) == [passage]
