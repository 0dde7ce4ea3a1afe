"""What a number stands for: an aim, a change, a rest, a share; by what it is reckoned."""

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
- 71% of the boats pay online now, target 85% by 2028
- rebuilding the mooring plan: 40% of the berths moved, the rest by June
- winter repairs: 14 of 37 gates done
- a third of the budget goes on dredging

## Qualifications
- cut the queue at Marlow Docks from 48 minutes to 31
- carried 62 kg of ballast per metre on the Marlow barges
- ten years on canal boats, the last six at Marlow Docks
""")


@pytest.fixture
def numbers(errors_in):
    return lambda sentence: [(f.text, f.fix) for f in errors_in(NOTES, sentence) if f.rule == "grounding.number"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Your target of 85% of the boats that pay online is one to work for.",
        "With 71% of the boats that pay online now, you are far already.",
        "With 40% of the berths moved, the mooring plan takes shape.",
        "Less than half of the thirty-seven gates for the winter repairs are done.",
        "At Marlow Docks I cut the queue by 17 minutes, to 31.",
        "The Marlow barges carried 62 kg of ballast per metre.",
        "I have been on canal boats for ten years.",
        "I have spent six years at Marlow Docks.",
    ],
)
def test_numbers_in_their_own_role(numbers, sentence):
    assert numbers(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "passage", "fix"),
    [
        ("Your target of 71% of the boats that pay online is one to work for.", "71%", "85%"),
        ("The remaining 40% of the berths in the mooring plan would be my first task.", "40%", None),
        ("More than half of the thirty-seven gates for the winter repairs are done.", "half", None),
        ("At Marlow Docks the queue of 48 minutes fell by 31 minutes.", "31 minutes", None),
        ("At Marlow Docks I nearly halved the queue from the landing to the gates.", "halved", None),
        ("The Marlow barges carried 62 kg of ballast per boat.", "62 kg", None),
        ("Two thirds of the budget goes on dredging.", "Two thirds", "a third"),
        ("I have been on canal boats for six years.", "six years", "ten years"),
    ],
)
def test_numbers_in_another_role(numbers, sentence, passage, fix):
    assert numbers(sentence) == [(passage, fix)]
