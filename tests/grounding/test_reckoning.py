"""Numbers that the notes tell without giving them, and those that only look so."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Ferry Dispatcher
company: Brindle Sound Ferries
date: 2026-11-17
interviewer: Amara Teague

## Discussed
- 14 of 37 pages of the timetable redone
- boarding cut from six weeks of training to five
- 1,900 calls a day, about 4% need a person
- queue at the slip went from 30 minutes to 20
- evacuation drill: cleared in 84 seconds, limit is 90
- 1 in 5 passengers brings a bicycle
- wants the crew list at 60ish
- berth staff: 26, three short
- losses down from 5% to 0%
- carried 1,900 kg of mail on the Heron

## Qualifications
- dispatcher since 2017: 6 yrs on the lake, then 3 at sea
- logged the Heron crossing 214 times
- asst harbour master at Tarn Quay, 90 days
- ran 12-hr nights
""")


@pytest.fixture
def wrong(errors_in):
    return lambda sentence: [
        f.text for f in errors_in(NOTES, sentence) if f.rule in ("grounding.number", "grounding.claim")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "With fourteen pages of the timetable redone, there are twenty-three to go.",
        "Taking one week out of six weeks of training is a bold plan.",
        "A time of 84 seconds leaves six to spare.",
        "Of your 1,900 calls a day, some 76 need a person.",
        "The queue at the slip is a third shorter than it was.",
        "Nine years as a dispatcher have taught me to listen.",
        "One passenger in five with a bicycle is a lovely problem.",
        "A fifth of your passengers bring a bicycle.",
        "A crew list of about sixty sounds right.",
        "With twenty-six berth staff you are three short.",
        "After 214 nights on the Heron crossing I know it well.",
        "I spent three months as assistant harbour master at Tarn Quay.",
        "Nights of twelve hours suit me.",
        "Let me put one figure right.",
    ],
)
def test_what_follows_from_the_notes_is_no_other_number(wrong, sentence):
    assert wrong(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("With fourteen pages of the timetable redone, there are twenty-five to go.", "twenty-five"),
        ("Of your 1,900 calls a day, some 120 need a person.", "120"),
        ("Twelve years as a dispatcher have taught me to listen.", "Twelve years"),
        ("One passenger in three with a bicycle is a lovely problem.", "One passenger in three"),
        ("A crew list of about seventy sounds right.", "seventy"),
        ("With thirty-six berth staff you are three short.", "thirty-six"),
        ("I know what 900 kg of mail on the Heron weighs.", "900 kg"),
        ("Losses fell from 5% to 3%.", "3%"),
    ],
)
def test_what_does_not_follow_is_found(wrong, sentence, passage):
    assert passage in wrong(sentence)
