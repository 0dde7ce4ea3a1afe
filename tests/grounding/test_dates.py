"""Dates: reckoned from the interview (Tuesday, 17 November 2026) and the day of writing."""

from datetime import date

import pytest

from aidraft.guardrails import check
from aidraft.notes.reader import parse_notes

MET = "Thank you for the interview {}."
DECIDE = "I look forward to your decision {}."


@pytest.mark.parametrize(
    ("frame", "when", "today"),
    [
        (MET, "today", 17),
        (MET, "this morning", 17),
        (MET, "this afternoon", 17),
        (MET, "yesterday", 18),
        (MET, "on Tuesday", 19),
        (MET, "on Tuesday afternoon", 19),
        (MET, "last Tuesday", 19),
        (MET, "last Tuesday", 24),
        (MET, "this week", 19),
        (MET, "last week", 24),
        (MET, "two days ago", 19),
        (MET, "on 17 November", 19),
        (MET, "on November 17", 19),
        (MET, "on the 17th of November", 19),
        (MET, "on 17 November 2026", 19),
        (MET, "on 2026-11-17", 19),
        (MET, "on Tuesday, 17 November", 19),
        (MET, "on Tue, 17 November", 19),
        (DECIDE, "by 4 December", 19),
        (DECIDE, "by December 4", 19),
        (DECIDE, "by Friday, 4 December", 19),
        (DECIDE, "in December", 19),
        (DECIDE, "next week", 24),
        ("I look forward to the next step on {}.", "26 November", 19),
        ("I look forward to the next step {}.", "on Thursday", 24),
        ("The beeswax wrapping is planned {}.", "by June 2027", 19),
        ("The beeswax wrapping is planned {}.", "by June", 19),
        ("I will send the protocol {}.", "tomorrow", 19),
        ("I will send the protocol {}.", "this weekend", 19),
        ("I can send the protocol {}.", "on Friday", 19),
    ],
)
def test_a_time_that_the_notes_and_today_bear_out_is_right(told, frame, when, today):
    assert told(frame.format(when), today=date(2026, 11, today)) == []


@pytest.mark.parametrize(
    ("frame", "when", "today", "passage", "fix"),
    [
        (MET, "on Wednesday", 19, "Wednesday", "Tuesday"),
        (MET, "yesterday", 19, "yesterday", "on Tuesday"),
        (MET, "today", 18, "today", "yesterday"),
        (MET, "this morning", 18, "this morning", None),
        (MET, "last Monday", 24, "last Monday", None),
        (MET, "last week", 19, "last week", None),
        (MET, "three days ago", 19, "three days ago", None),
        (MET, "tomorrow", 19, "tomorrow", None),
        (MET, "on 18 November", 19, "18 November", "17 November"),
        (MET, "on November 18", 19, "November 18", "November 17"),
        (MET, "on 17 October", 19, "17 October", "17 November"),
        (MET, "on 18 November 2026", 19, "18 November 2026", "17 November 2026"),
        (MET, "on Monday, 17 November", 19, "Monday", "Tuesday"),  # the weekday is not the date's
        (MET, "on Wed, 17 November 2026", 19, "Wed", "Tuesday"),
        (MET, "on Monday, 17 October", 19, "Monday, 17 October", None),
        (DECIDE, "by Thursday, 4 December", 19, "Thursday", "Friday"),
        (DECIDE, "by 5 December", 19, "5 December", None),
        (DECIDE, "in January", 19, "January", None),
        ("The beeswax wrapping is planned {}.", "by July 2027", 19, "July 2027", "June 2027"),
        ("The beeswax wrapping is planned {}.", "by June 2028", 19, "June 2028", "June 2027"),
        ("I led a crew of six through the {} flood.", "2023", 19, "2023", "2024"),
    ],
)
def test_a_time_that_disagrees_is_an_error(told, frame, when, today, passage, fix):
    assert told(frame.format(when), today=date(2026, 11, today)) == [("date", passage, fix)]


def test_a_vague_time_that_the_notes_do_not_give_only_warns(doubts):
    body = DECIDE.format("next week")
    assert doubts(body, today=date(2026, 12, 7)) == []
    assert [f.rule for f in doubts(body, weak=True, today=date(2026, 12, 7))] == ["grounding.date"]


REFEREES = """\
candidate: Zofia Halvorsen
role: Cheese Maker
company: Oberwald Dairy
date: 2026-11-17
decision by: 2026-12-04
interviewer: Marguerite Berg

## Next steps
- referees are rung on 26 November; decision Friday the 4th
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I look forward to your decision on 26 November.", ["26 November"]),
        ("I look forward to your decision on 4 December.", []),
        ("I told my referees that you would ring on 26 November.", []),
    ],
)
def test_the_day_of_the_decision_is_no_other_day_of_the_notes(sentence, found):
    notes = parse_notes(REFEREES)
    text = f"Dear Marguerite,\n\nThank you for the interview. {sentence}\n\nKind regards,\nZofia Halvorsen"
    report = check(text, notes, today=date(2026, 11, 18))
    assert [f.text for f in report.errors if f.rule == "grounding.date"] == found


NAMED = """\
---
candidate: Zofia Halvorsen
role: Cheese Maker
company: Oberwald Dairy Cooperative
date: 2026-11-17
---
## Interviewers
### June Okafor, Head of Production
- tasting wed 6pm, output up from 14 wheels two years ago to 40
- the brine bath runs for the first half hour of each shift
"""


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("The tasting on Wednesdays at six must be a good hour.", []),
        ("The tasting on Mondays at six must be a good hour.", ["Mondays"]),
        ("I hope for a call from June.", []),
        ("You said that the tasting moves in March.", ["March"]),
        ("That output went from 14 wheels to 40 in two years is remarkable.", []),
        ("That output went from 14 wheels to 40 in three years is remarkable.", ["three years"]),
        ("Half an hour of the brine bath in each shift is short.", []),
    ],
)
def test_short_notes_bear_out_what_is_written_in_full(body, wrong):
    text = f"Subject: Cheese Maker\n\nDear June,\n\nThank you. {body}\n\nKind regards,\nZofia Halvorsen"
    report = check(text, parse_notes(NAMED), today=date(2026, 11, 19))
    found = [f.text for f in report.errors if f.rule in ("grounding.date", "grounding.number")]
    assert found == wrong
