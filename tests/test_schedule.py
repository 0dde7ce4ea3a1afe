"""When which message is due: a table worked out by hand with a calendar."""

from datetime import date, datetime

import pytest

from aidraft.guardrails.policy import load_policy
from aidraft.notes.interview import Interview
from aidraft.notes.reader import parse_notes
from aidraft.notes.zones import day_after, day_there
from aidraft.schedule import business_days_after, exhausted, plans, promised_by, sent_to, window

# 17 November 2026 is a Tuesday, 4 December a Friday, 24 December a Thursday.
HEADER = """\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: {met}
{more}
---
## Interviewers
### Amara Teague
### Ruben Castellan
## Discussed
- the summit pound
## Sent
{sent}
"""


def notes(sent: str = "", *, met: str = "2026-11-17", more: str = "") -> Interview:
    lines = "\n".join(f"- {line}" for line in sent.split("; ") if line)
    return parse_notes(HEADER.format(met=met, more=more, sent=lines))


def day(text: str) -> date:
    return date.fromisoformat(text)


def maybe(text: str | None) -> date | None:
    return None if text is None else day(text)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-17", 0, "2026-11-17"),
        ("2026-11-17", 1, "2026-11-18"),
        ("2026-11-17", 5, "2026-11-24"),
        ("2026-11-20", 1, "2026-11-23"),  # Friday to Monday
        ("2026-11-21", 1, "2026-11-23"),  # from a Saturday
        ("2026-11-22", 1, "2026-11-23"),  # from a Sunday
        ("2026-11-22", 5, "2026-11-27"),
        ("2026-11-27", 5, "2026-12-04"),  # over the end of a month
        ("2026-12-31", 1, "2027-01-01"),  # holidays are not guessed
        ("2027-01-01", 1, "2027-01-04"),
        ("2026-12-24", 5, "2026-12-31"),
        ("2027-02-26", 1, "2027-03-01"),
        ("2028-02-28", 1, "2028-02-29"),  # a leap year
        ("2026-11-17", 10, "2026-12-01"),
    ],
)
def test_business_days_skip_weekends_only(start, count, end):
    assert business_days_after(day(start), count) == day(end)


# header lines, what was sent, kind, today: first right day, the day it is due, the day after which it is late
WINDOWS = [
    # a thank-you: the same day or the next, before the next stage, late after 48 hours
    ("", "", "thank-you", "2026-11-17", "2026-11-17", "2026-11-18", "2026-11-19"),
    ("", "", "note", "2026-11-18", "2026-11-17", "2026-11-18", "2026-11-19"),
    ("met: 2026-11-20", "", "thank-you", "2026-11-20", "2026-11-20", "2026-11-23", "2026-11-22"),
    ("met: 2026-11-21", "", "thank-you", "2026-11-21", "2026-11-21", "2026-11-23", "2026-11-23"),
    ("met: 2026-12-31", "", "thank-you", "2027-01-01", "2026-12-31", "2027-01-01", "2027-01-02"),
    ("met: 2027-02-28", "", "note", "2027-03-01", "2027-02-28", "2027-03-01", "2027-03-02"),
    ("next stage: 2026-11-17", "", "thank-you", "2026-11-17", "2026-11-17", "2026-11-17", "2026-11-19"),
    ("next stage: 2026-11-25", "", "thank-you", "2026-11-17", "2026-11-17", "2026-11-18", "2026-11-19"),
    # new material: from the interview until the decision
    ("", "", "additional-info", "2026-11-18", "2026-11-17", None, None),
    ("decision by: 2026-12-04", "", "additional-info", "2026-11-18", "2026-11-17", None, "2026-12-04"),
    # a follow-up: the business day after the decision day, else five business days after the interview
    ("decision by: 2026-12-02", "", "follow-up", "2026-11-20", "2026-12-03", "2026-12-03", None),
    ("decision by: 2026-12-04", "", "follow-up", "2026-12-04", "2026-12-05", "2026-12-07", None),
    ("decision by: 2026-12-05", "", "follow-up", "2026-12-04", "2026-12-06", "2026-12-07", None),
    ("decision by: 2026-11-30", "", "follow-up", "2026-12-01", "2026-12-01", "2026-12-01", None),
    ("decision by: 2026-12-31", "", "follow-up", "2027-01-01", "2027-01-01", "2027-01-01", None),
    ("", "", "follow-up", "2026-11-20", "2026-11-24", "2026-11-24", None),
    ("met: 2026-11-20", "", "follow-up", "2026-11-25", "2026-11-27", "2026-11-27", None),
    ("met: 2026-12-24", "", "follow-up", "2026-12-28", "2026-12-31", "2026-12-31", None),
    ("met: 2026-12-28", "", "follow-up", "2026-12-28", "2027-01-04", "2027-01-04", None),
    # another follow-up: a week after the last message that asked
    (
        "decision by: 2026-12-02", "2026-12-03 follow-up to Amara", "follow-up", "2026-12-04",
        "2026-12-10", "2026-12-10", None,
    ),
    (
        "", "2026-11-27 follow-up to Amara; 2026-12-05 reminder to Amara", "follow-up", "2026-12-06",
        "2026-12-12", "2026-12-14", None,
    ),
    ("", "2027-02-21 follow-up to Amara", "follow-up", "2027-02-22", "2027-02-28", "2027-03-01", None),  # a Sunday
    # a reminder: right from a Saturday or Sunday, best on the Monday
    ("", "2026-11-28 follow-up to Amara", "reminder", "2026-12-01", "2026-12-05", "2026-12-07", None),
    ("", "2026-12-27 follow-up to Amara", "reminder", "2026-12-28", "2027-01-03", "2027-01-04", None),
    ("", "2028-02-19 follow-up to Amara", "reminder", "2028-02-20", "2028-02-26", "2028-02-28", None),
    # a reminder: a week after the last message to this person
    ("", "2026-11-25 follow-up to Amara", "reminder", "2026-12-01", "2026-12-02", "2026-12-02", None),
    ("", "2026-12-28 follow-up to Amara", "reminder", "2027-01-02", "2027-01-04", "2027-01-04", None),
    ("", "2026-11-25 follow-up to Ruben", "reminder", "2026-12-02", None, None, None),
    ("", "2026-11-25 follow-up to Amara", "reminder", "2026-11-24", None, None, None),  # not sent yet
    ("", "2026-11-25 follow-up", "reminder", "2026-12-01", "2026-12-02", "2026-12-02", None),  # to nobody named
    ("", "", "reminder", "2026-12-01", None, None, None),
    (
        "", "2026-11-18 thank-you to Amara; 2026-11-25 follow-up to Amara; 2026-11-27 additional-info to Amara",
        "reminder", "2026-12-01", "2026-12-04", "2026-12-04", None,
    ),
    ("", "2026-11-25 follow-up to Amara; 2026-12-20 reminder to Amara", "reminder", "2026-12-02",
     "2026-12-02", "2026-12-02", None),  # the later one is still to come
    # a clarification: a week after the last message, two weeks after the interview
    (
        "", "2026-11-24 follow-up to Amara; 2026-12-01 reminder to Amara", "clarification", "2026-12-02",
        "2026-12-08", "2026-12-08", None,
    ),
    ("", "2026-11-18 follow-up to Amara", "clarification", "2026-11-26", "2026-12-01", "2026-12-01", None),
    ("", "2026-11-24 follow-up to Amara", "clarification", "2026-12-01", "2026-12-01", "2026-12-01", None),
    ("", "2026-11-18 thank-you to Amara", "clarification", "2026-12-10", None, None, None),
    ("", "", "clarification", "2026-12-10", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("header", "sent", "kind", "today", "opens", "due", "late"), WINDOWS)
def test_a_message_has_its_window(header, sent, kind, today, opens, due, late):
    met = header.removeprefix("met: ") if header.startswith("met: ") else "2026-11-17"
    interview = notes(sent, met=met, more="" if header.startswith("met: ") else header)
    numbers = load_policy().numbers["timing"]
    found = window(interview, kind, "amara-teague", day(today), numbers)
    assert (found.opens, found.due, found.late) == (maybe(opens), maybe(due), maybe(late))
    assert found.kind == kind
    assert found.reason


SENT = {
    "thanked": "2026-11-18 thank-you to Amara",
    "asked": "2026-11-25 follow-up to Amara",
    "reminded": "2026-12-02 reminder to Amara",
    "clarified": "2026-12-10 clarification to Amara",
    "other": "2026-11-25 follow-up to Ruben; 2026-12-02 reminder to Ruben; 2026-12-10 clarification to Ruben",
}


@pytest.mark.parametrize(
    ("sent", "kind", "today", "left"),
    [
        ("", "thank-you", "2026-12-20", True),
        ("thanked", "follow-up", "2026-12-20", True),
        ("thanked asked", "reminder", "2026-12-20", True),
        ("thanked asked", "follow-up", "2026-12-20", True),
        ("thanked asked reminded", "reminder", "2026-12-20", False),
        ("thanked asked reminded", "follow-up", "2026-12-20", False),
        ("thanked asked reminded", "clarification", "2026-12-20", True),
        ("thanked asked reminded", "thank-you", "2026-12-20", True),
        ("thanked asked reminded clarified", "clarification", "2026-12-20", False),
        ("thanked asked reminded clarified", "reminder", "2026-12-20", False),
        ("thanked asked reminded clarified", "additional-info", "2026-12-20", False),
        ("thanked asked reminded clarified", "thank-you", "2026-12-20", False),
        ("thanked asked reminded clarified", "note", "2026-12-20", False),
        ("thanked asked reminded clarified", "clarification", "2026-12-09", True),  # the last is still to come
        ("thanked asked reminded", "reminder", "2026-12-01", True),  # and so is the reminder
        ("other", "reminder", "2026-12-20", True),
        ("other", "thank-you", "2026-12-20", True),
    ],
)
def test_after_two_unanswered_messages_a_clarification_is_left_and_after_it_nothing(sent, kind, today, left):
    interview = notes("; ".join(SENT[name] for name in sent.split()))
    reason = exhausted(interview, kind, "amara-teague", day(today), load_policy().numbers["timing"])
    assert (reason is None) is left


def test_what_was_sent_is_in_order_and_up_to_today():
    interview = notes("; ".join(SENT[name] for name in ("clarified", "asked", "other", "thanked")))
    assert [s.kind for s in sent_to(interview, "amara-teague", day("2026-11-30"))] == ["thank-you", "follow-up"]
    assert [s.date.day for s in sent_to(interview, "ruben-castellan", day("2026-12-02"))] == [25, 2]


def test_the_numbers_are_the_policys():
    numbers = {**load_policy().numbers["timing"], "reminder-after-days": 10, "unanswered-at-most": 1}
    interview = notes(SENT["asked"])
    assert window(interview, "reminder", "amara-teague", day("2026-12-01"), numbers).opens == day("2026-12-05")
    assert exhausted(interview, "reminder", "amara-teague", day("2026-12-10"), numbers)


PROMISES = """\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
---
## Interviewers
### Amara Teague
### Ruben Castellan
- promised: the survey {own}
## Promised
- {shared}
"""


@pytest.mark.parametrize(
    ("shared", "own", "to_amara", "to_ruben"),
    [
        ("my paddle drawings by Friday", "soon", "2026-11-20", "2026-11-20"),  # the Friday after the Tuesday
        ("my paddle drawings by 4 December", "by 1 December", "2026-12-04", "2026-12-01"),
        ("send Ruben the gate photographs by 30 November", "soon", None, "2026-11-30"),
        ("my paddle drawings", "on Thursday", None, "2026-11-19"),
        ("my paddle drawings by 31 December", "on 4 January", "2026-12-31", "2026-12-31"),  # over the year's end
        ("the drawings I made on 2 November", "soon", None, None),  # a day before the talk is no term
    ],
)
def test_what_is_promised_by_a_day_is_due_on_it(shared, own, to_amara, to_ruben):
    interview = parse_notes(PROMISES.format(shared=shared, own=own))
    numbers = load_policy().numbers["timing"]
    for slug, due in (("amara-teague", to_amara), ("ruben-castellan", to_ruben)):
        assert promised_by(interview, slug) == maybe(due)
        assert window(interview, "additional-info", slug, day("2026-11-18"), numbers).due == maybe(due)


@pytest.mark.parametrize(
    ("header", "sent", "today", "reminder", "clarification"),
    [
        ("decision by: 2026-12-04", "", "2026-11-18", "2026-12-14", "2026-12-21"),  # asked on Monday, 7 December
        ("decision by: 2026-12-04", "", "2026-12-09", "2026-12-16", "2026-12-23"),  # asked on the very day
        ("", "", "2026-11-18", "2026-12-01", "2026-12-08"),  # five business days after the interview is the 24th
        ("", "", "2026-11-28", "2026-12-07", "2026-12-14"),  # asked on a Saturday
        ("decision by: 2026-12-31", "", "2026-11-18", "2027-01-08", "2027-01-15"),
    ],
)
def test_what_needs_an_earlier_message_is_expected_on_a_day(header, sent, today, reminder, clarification):
    interview = notes(sent, more=header)
    found = {p.kind: p for p in plans(interview, day(today), load_policy().numbers["timing"], unwelcome=False)}
    assert (found["reminder"].state, found["reminder"].expected) == ("needs-earlier", day(reminder))
    assert (found["clarification"].state, found["clarification"].expected) == ("needs-earlier", day(clarification))
    assert found["follow-up"].expected is None


def test_one_message_too_many_names_the_day_of_the_last_one():
    interview = notes("2026-11-25 follow-up to Amara; 2026-12-02 reminder to Amara")
    reason = exhausted(interview, "reminder", "amara-teague", day("2026-12-03"), load_policy().numbers["timing"])
    assert reason == "2 messages went unanswered; only a clarification is left, right from 2026-12-09"


@pytest.mark.parametrize(
    ("zone", "now", "there"),
    [
        ("", "2026-11-18T00:30+13:00", "2026-11-18"),  # no zone in the notes: the day where the writer sits
        ("America/New_York", "2026-11-18T00:30+00:00", "2026-11-17"),  # 19:30 of the evening before
        ("America/New_York", "2026-11-18T05:00+00:00", "2026-11-18"),  # midnight to the minute
        ("America/New_York", "2026-07-18T04:00+00:00", "2026-07-18"),  # and in summer
        ("Pacific/Auckland", "2026-11-17T11:00+00:00", "2026-11-18"),  # thirteen hours ahead
        ("Pacific/Auckland", "2026-07-17T11:30+00:00", "2026-07-17"),  # twelve in its winter
        ("Asia/Kolkata", "2026-11-17T18:30+00:00", "2026-11-18"),  # five and a half
        ("Europe/London", "2026-11-17T23:59+00:00", "2026-11-17"),
        ("Europe/London", "2026-06-17T23:30+00:00", "2026-06-18"),
        ("Pacific/Kiritimati", "2026-12-31T10:00+00:00", "2027-01-01"),  # the first to see a year
    ],
)
def test_today_is_the_day_at_the_place_of_the_interview(zone, now, there):
    interview = notes(more=f"timezone: {zone}" if zone else "")
    assert day_there(interview, datetime.fromisoformat(now)) == day(there)


@pytest.mark.parametrize(
    ("met", "more", "late"),
    [
        ("2026-11-17", "time: 23:30", "2026-11-19"),  # without a zone a day has 24 hours
        ("2027-03-27", "timezone: Europe/London", "2027-03-29"),  # and without an hour
        ("2026-11-17", "time: 09:00\ntimezone: Europe/London", "2026-11-19"),
        # the night of 27 to 28 March 2027 loses an hour: 23:30 and 48 hours are 00:30 of the third day
        ("2027-03-27", "time: 23:30\ntimezone: Europe/London", "2027-03-30"),
        ("2027-03-27", "time: 22:30\ntimezone: Europe/London", "2027-03-29"),
        # the night to 1 November 2026 has an hour more: 00:30 and 48 hours are 23:30 of the day after
        ("2026-10-31", "time: 00:30\ntimezone: America/New_York", "2026-11-01"),
        ("2026-10-31", "time: 01:30\ntimezone: America/New_York", "2026-11-02"),
        ("2026-12-31", "time: 17:00\ntimezone: Asia/Kolkata", "2027-01-02"),  # no change of clocks there
    ],
)
def test_the_hours_of_a_thank_you_are_counted_at_the_place_of_the_interview(met, more, late):
    interview = notes(met=met, more=more)
    assert interview.warnings == ()
    assert day_after(interview, 48) == day(late)
    numbers = load_policy().numbers["timing"]
    assert window(interview, "thank-you", "amara-teague", day(met), numbers).late == day(late)


@pytest.mark.parametrize(
    ("promised", "kind", "due", "reason"),
    [
        ("promised: the drawings tonight", "thank-you", "2026-11-17", "something is promised by 2026-11-17"),
        ("promised: the drawings", "thank-you", "2026-11-18", "the interview was on 2026-11-17"),
        ("promised: the drawings by 17 November", "thank-you", "2026-11-17", "something is promised by 2026-11-17"),
        ("promised: the drawings by 17 November", "note", "2026-11-18", "the interview was on 2026-11-17"),
        ("promised: the drawings by 27 November", "thank-you", "2026-11-18", "the interview was on 2026-11-17"),
    ],
)
def test_a_promise_for_a_day_draws_the_thank_you_to_it(promised, kind, due, reason):
    text = HEADER.format(met="2026-11-17", more="", sent="").replace("Amara Teague\n", f"Amara Teague\n- {promised}\n")
    found = window(parse_notes(text), kind, "amara-teague", day("2026-11-17"), load_policy().numbers["timing"])
    assert (found.due, found.reason) == (day(due), reason)


def test_what_waits_for_another_message_says_for_which_and_the_last_word_is_the_last():
    numbers = load_policy().numbers["timing"]
    ahead = {p.kind: p for p in plans(notes(more="decision by: 2026-12-04"), day("2026-11-18"), numbers, False)}
    assert ahead["reminder"].reason == "if the follow-up of 2026-12-07 goes unanswered"
    assert ahead["clarification"].reason == "if the reminder of 2026-12-14 goes unanswered"
    said = notes("; ".join(SENT[name] for name in ("asked", "reminded", "clarified")))
    after = {p.kind: p for p in plans(said, day("2026-12-20"), numbers, False) if p.to == "Amara Teague"}
    assert after["reminder"].state == "sent"
    assert after["additional-info"].state == "exhausted"
    assert after["additional-info"].reason == (
        "the clarification of 2026-12-10 was the last word; nothing more may be sent"
    )
