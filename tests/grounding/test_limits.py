"""What the notes limit may not be claimed without the limit."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Cheese Maker
company: Oberwald Dairy
date: 2026-11-17
interviewer: Dr. José-María Núñez, Head of Production

## Discussed
- the new copper vat and the brine bath

## Qualifications
- Labtrack daily; Ripewell only the basics
- Level 3 hygiene certificate done. Level 4 begun, not finished
- Caldero course, two weeks. No work at the vat with it so far
- Two seasons at Tarn Fromagerie, conversational German
- only two wheels lost in five winters
""")


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("I have used Labtrack and Ripewell daily.", "Ripewell"),
        ("The Level 4 I now hold has prepared me for this.", "4"),
        ("I have worked the Caldero at the vat for two seasons.", "Caldero"),
        ("I have spoken fluent German for two seasons.", "German"),
    ],
)
def test_a_claim_without_the_limit_is_too_much(told, body, passage):
    assert ("claim", passage, None) in told(body, interview=NOTES)


@pytest.mark.parametrize(
    "body",
    [
        "I have used Labtrack daily, and know the basics of Ripewell.",
        "I have begun Level 4, and have held Level 3 for some time.",
        "I took the Caldero course for two weeks.",
        "My German is conversational after two seasons at Tarn Fromagerie.",
        "I would like to learn Ripewell with you.",
        "In five winters I lost two wheels.",
    ],
)
def test_a_claim_that_keeps_it_or_speaks_of_the_rest_is_right(told, body):
    assert [found for found in told(body, interview=NOTES) if found[0] == "claim"] == []
