"""The right number of the wrong thing: a part of the time, another place."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague

## Discussed
- 900 boats on a summer weekend, 140 in a winter month
- waiting list: 30 boats, 9 mths

## Qualifications
- nine years at Marlow Docks, shift foreman for the last two
- logged 600 boats a month at Marlow
""")


@pytest.fixture
def errors(errors_in):
    return lambda sentence: [
        (f.rule, f.text, f.fix) for f in errors_in(NOTES, sentence) if f.rule.startswith("grounding.")
    ]


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("For nine years I was shift foreman.", ("grounding.claim", "nine years", None)),
        ("I have nine years as shift foreman behind me.", ("grounding.claim", "nine years", None)),
        (
            "The 140 boats on a summer weekend, against 900 in a winter month, stayed with me.",
            ("grounding.number", "140 boats on a summer weekend, against 900", None),
        ),
        ("I logged 900 boats a month at Marlow.", ("grounding.number", "900", "600")),
    ],
)
def test_a_number_moved_within_the_notes_is_found(errors, sentence, finding):
    assert finding in errors(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I bring nine years at Marlow Docks.",
        "I bring nine years at Marlow Docks, two of them as shift foreman.",
        "In nine years at Marlow Docks I rose to shift foreman.",
        "I logged 600 boats a month at Marlow.",
        "The 900 boats on a summer weekend stayed with me.",
        "In a winter month you see 140 boats, against 900 on a summer weekend.",
        "With 30 boats waiting nine months, you need room.",
        "After Marlow, 900 boats on a summer weekend would be a pleasure.",
    ],
)
def test_a_number_that_stays_where_it_was_is_right(errors, sentence):
    assert errors(sentence) == []


def test_a_rate_is_named_by_its_noun_whatever_the_hash_seed(report, write):
    text = write("The sampling plan covers 60 points a month.", "Dear Marguerite,")
    messages = [f.message for f in report(text, to="van der Berg").errors]
    assert any(message.startswith("the notes reckon this by the week ") for message in messages)
