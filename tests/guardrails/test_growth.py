"""The work of a check grows with the draft and no faster, whatever a model in trouble writes, and nothing stops it."""

import sys
from types import FrameType

import pytest

from aidraft.guardrails import check
from aidraft.guardrails.policy import load_policy
from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague
---
## Interviewers
### Amara Teague, Head of Navigation
- 71% of the boats pay online now, 12 locks of 30 are worked by hand
## Qualifications
- eight years in dredging at Marlow Docks, a crew of 6
## Private
- salary floor of 40,000
""")
HEAD = "Subject: Lock Keeper\n\nDear Amara,\n\nThank you for the interview. "
UNITS = {
    "a letter": "x",
    "a word": "a ",
    "a digit": "1",
    "numbers": "7 12 71 ",
    "a stop": ".",
    "stops": "a. ",
    "initials": "A.",
    "a bracket": "(",
    "quotes": "“a” ",
    "hyphens": "a-",
    "joined digits": "1-",
    "apostrophes": "a'",
    "addresses": "a@b.example ",
    "at signs": "a@",
    "links": "https://a.example/b ",
    "lines": "- item\n",
    "letters": "Dear Ann,\n\nThank you.\n\nBest regards,\nAnn\n\n",
    "accents": "e\u0301",
    "the unseen": "a\u200d",
    "emoji": "😀 ",
    "dates": "on 3 March ",
    "deeds": "I led 12 teams. ",
    "thanks": "Thank you. ",
    "a sentence without end": "and I think that ",
}
SIZES = 4_000, 16_000
TOLERATED = 1.25
"""How much more than four times the work four times the text may be."""


def calls_of(text: str) -> int:
    """The calls that a check of `text` makes on this thread: a count, and no clock."""
    count = 0

    def counted(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        report = check(text, NOTES, to="Amara", today=NOTES.date, policy=BARE)
    finally:
        sys.setprofile(None)
    assert not [f for f in report.findings if f.rule == "internal.error"]
    return count


BARE = load_policy(allow=["proofreading"])


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_four_times_the_text_is_four_times_the_work(unit: str) -> None:
    calls_of(HEAD + "We spoke of the 12 locks.")  # what hangs on the notes alone is worked out once
    short, long = (calls_of(HEAD + unit * (size // len(unit))) for size in SIZES)
    assert long <= TOLERATED * SIZES[1] / SIZES[0] * short


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_a_hundred_kilobytes_of_it_are_proofread(unit: str) -> None:
    text = HEAD + unit * (100_000 // len(unit))
    report = check(text, NOTES, to="Amara", today=NOTES.date)
    assert "internal.error" not in {f.rule for f in report.findings}
    assert not report.passed
