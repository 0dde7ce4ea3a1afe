"""How far a claim may reach: judged in whole letters, for the parts of a claim meet only there."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague

## Discussed
- dredging the summit pound before the spring traffic

## Qualifications
- four years as a bridge operator at the Marlow docks, 1,200 openings without an incident
- trained 6 deckhands there, two now hold a licence of their own
""")


@pytest.fixture
def claims(errors_in):
    return lambda sentence: [f.text for f in errors_in(NOTES, sentence) if f.rule == "grounding.claim"]


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("I am well used to repairing paddles.", "used to repairing paddles"),
        ("I was responsible for the budget.", "responsible for the budget"),
        (
            "At Marlow I also looked after the accounts and the ordering.",
            "looked after the accounts and the ordering",
        ),
        ("I have four years in charge of the docks behind me.", "in charge of the docks"),
        ("Every one of my deckhands now has a licence.", "Every one of my deckhands"),
    ],
)
def test_what_no_fact_of_the_candidate_reaches_is_no_claim_to_make(claims, sentence, passage):
    [found] = claims(sentence)
    assert passage in found or found in passage


@pytest.mark.parametrize(
    "sentence",
    [
        "I am used to the work of a bridge operator.",
        "I would soon be used to dredging the summit pound.",
        "I am now more familiar with your summit pound.",
        "All six of my deckhands learnt to read the water.",
        "At Marlow I worked as a bridge operator.",
        "Two of my deckhands now hold a licence of their own.",
    ],
)
def test_what_the_notes_bear_out_or_only_hope_for_may_be_said(claims, sentence):
    assert claims(sentence) == []
