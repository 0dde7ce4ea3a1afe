"""Titles, people in passing, numbered things and employers that are nearly those of the notes."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Senior Lock Control Engineer
company: Brindlemoor Canals
date: 2026-11-17
interviewer: Amara Teague

## Discussed
- the ASR-9 gate controller, two Hermle mills, a crew of 11
- Tomasina in HR emails the answer

## Qualifications
- L3 diploma in hydraulics
- four years in the Marlowe Docks Network
- PM of the weir survey, 52 gates w/ s.47 notices, on the 1st Wed of the month
""")


@pytest.fixture
def errors(errors_in):
    return lambda sentence: [
        (f.rule.removeprefix("grounding."), f.text)
        for f in errors_in(NOTES, sentence)
        if f.rule.startswith("grounding.")
    ]


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("I remain keen on the Senior Lock Engineer role.", ("role", "Senior Lock Engineer")),
        ("I remain keen on the Principal Control Engineer role.", ("role", "Principal Control Engineer")),
        ("I look forward to hearing from Thomasine.", ("name", "Thomasine")),
        ("I look forward to hearing from Barnaby in HR.", ("name", "Barnaby")),
        ("I look forward to hearing from Brindlehurst.", ("company", "Brindlehurst")),
        ("I spent four years in the Marlhill Docks Network.", ("company", "Marlhill Docks Network")),
        ("The ASR-11 gate controller interests me.", ("term", "ASR-11")),
    ],
)
def test_what_is_nearly_a_name_of_the_notes_is_found_as_what_it_is(errors, sentence, finding):
    assert finding in errors(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I remain keen on the Lock Control Engineer role.",
        "I remain keen on the Control Engineer role.",
        "I remain keen on the Brindlemoor Senior Lock Control Engineer role.",
        "I look forward to hearing from Tomasina.",
        "I look forward to hearing from Brindlemoor.",
        "The ASR-9 and the Hermles interest me.",
        "I hold a Level 3 diploma in hydraulics.",
        "As a project manager on the weir survey I drew up the notices under Section 47.",
        "The 52 gates of the weir survey were due on the first Wednesday of the month.",
        "I hope you all have a good Thanksgiving.",
    ],
)
def test_names_in_full_in_part_and_in_the_plural_are_right(errors, sentence):
    assert errors(sentence) == []
