"""Days and times as people write them, and earlier messages."""

from datetime import date, time

import pytest

from aidraft.notes.days import read_day, read_time, weekday_name
from aidraft.notes.reader import parse_notes

REFERENCE = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-19", REFERENCE),
        ("2026/11/19", REFERENCE),
        ("22 October 2026", date(2026, 10, 22)),
        ("Nov 5, 2026", date(2026, 11, 5)),
        ("20 Oct 2026", date(2026, 10, 20)),
        ("October 22nd, 2026", date(2026, 10, 22)),
        ("the 4th of December", date(2026, 12, 4)),
        ("Friday 20 Nov", date(2026, 11, 20)),
        ("4 January", date(2027, 1, 4)),
        ("20-Nov-2026", date(2026, 11, 20)),
        ("by Fri., Nov. 20", date(2026, 11, 20)),
        ("13/11/2026", date(2026, 11, 13)),
        ("11/13/2026", date(2026, 11, 13)),
        ("5/5/2027", date(2027, 5, 5)),
        ("4.5.2027", date(2027, 5, 4)),
        ("3 November", date(2026, 11, 3)),
        ("29 Feb", date(2028, 2, 29)),
        ("2026-11-19T14:00", REFERENCE),
    ],
)
def test_days(written, expected):
    assert read_day(written, REFERENCE).date == expected


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("04/05/2026", "two days"),
        ("20/11/26", "two digits"),
        ("soon", "no day"),
        ("2026-02-30", "no day of the calendar"),
        ("31 Feb", "no day of the calendar"),
        ("4 December or 11 December", "names two days"),
        ("March 2027", "no day"),
        ("", "no day"),
    ],
)
def test_what_is_no_certain_day_is_refused(written, reason):
    with pytest.raises(ValueError, match=reason):
        read_day(written, REFERENCE)


def test_a_day_without_a_year_needs_a_reference():
    with pytest.raises(ValueError, match="has no year"):
        read_day("4 December")


def test_weekdays():
    assert read_day("Thursday 2026-11-19").disagrees is False
    assert read_day("Monday 2026-11-19").disagrees is True
    assert weekday_name(REFERENCE) == "Thursday"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("14:00", time(14)),
        ("6:30 pm", time(18, 30)),
        ("2-3 pm", time(14)),
        ("2pm", time(14)),
        ("noon", time(12)),
        ("12 am", time(0)),
        ("14.30", time(14, 30)),
        ("10:00 America/Chicago", time(10)),
        ("2:00 PST", time(2)),
        ("14h30", time(14, 30)),
        ("9 a.m.", time(9)),
        ("later", None),
        ("99", None),
    ],
)
def test_times(written, expected):
    assert read_time(written) == expected


HEAD = (
    "me: Jo Lee\nrole: Baker\ncompany: Acme\ndate: 2026-11-19\ninterviewers:\n- Priya Raman\n- Tom Okafor\n\n## Sent\n"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 2026-11-20 thank-you to Priya Raman", [("2026-11-20", "thank-you", "priya-raman")]),
        ("2026-11-20: Thank you email to Tom", [("2026-11-20", "thank-you", "tom-okafor")]),
        ("- follow up to okafor, 30 Nov", [("2026-11-30", "follow-up", "tom-okafor")]),
        ("- [x] Nov 20, 2026 - handwritten note to Priya", [("2026-11-20", "note", "priya-raman")]),
        ("- 2026-12-01 reminder", [("2026-12-01", "reminder", None)]),
        (
            "- 2026-12-01 additional information to both",
            [("2026-12-01", "additional-info", "priya-raman"), ("2026-12-01", "additional-info", "tom-okafor")],
        ),
        (
            "- 2026-12-01 clarification to Priya and Tom",
            [("2026-12-01", "clarification", "priya-raman"), ("2026-12-01", "clarification", "tom-okafor")],
        ),
        ("- Fri 20 Nov thanks to Priya", [("2026-11-20", "thank-you", "priya-raman")]),
    ],
)
def test_sent_lines(line, expected):
    interview = parse_notes(HEAD + line + "\n")
    assert [(str(s.date), s.kind, s.to) for s in interview.sent] == expected
    assert interview.warnings == ()
    assert not [f for f in interview.facts if f.section != "header"]


@pytest.mark.parametrize(
    ("line", "said", "count"),
    [
        ("- thank-you to Priya", "no day", 0),
        ("- 2026-11-20 flowers to Priya", "no kind of message", 0),
        ("- 04/05/2026 thank-you", "may mean two days", 0),
        ("- 2026-11-20 thank-you to Bob", "is none of", 1),
        ("- Mon 2026-11-20 thanks to Tom", "weekday", 1),
        ("- 2026-11-01 thanks to Tom", "before the interview", 1),
    ],
)
def test_sent_lines_that_cannot_be_read_are_warnings(line, said, count):
    interview = parse_notes(HEAD + line + "\n")
    assert said in interview.warnings[0].message
    assert len(interview.sent) == count
