"""The calendar of all six kinds: days worked out by hand, weekends, ends of months and years, and what was sent."""

from datetime import date

import pytest

from aidraft.guardrails.policy import load_policy
from aidraft.notes.interview import Interview, Person, Sent
from aidraft.schedule import Plan, plans, refused, upcoming

NUMBERS = dict(load_policy().numbers["timing"])
SETTINGS = load_policy().rules["timing.unwelcome"].settings


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def interview(met: str, decision: str = "", stage: str = "", contact: str = "", sent: str = "") -> Interview:
    """`sent` as ``follow-up 2026-01-02, reminder 2026-01-09``, all to the first interviewer."""
    gone = [one.split() for one in sent.split(", ") if one]
    return Interview(
        candidate="Odile Marchetti", role="Potter", company="Fernhollow", date=date.fromisoformat(met), facts=(),
        people=(
            Person(name="Bram Achterberg", slug="bram-achterberg", line=3),
            Person(name="Ines Quill", slug="ines-quill", line=4),
        ),
        sent=tuple(Sent(date=date.fromisoformat(d), kind=k, to="bram-achterberg", line=9) for k, d in gone),  # type: ignore[arg-type]
        decision_by=day(decision), next_stage=day(stage), contact_policy=contact or None,
    )  # fmt: skip


def plan(notes: Interview, kind: str, today: str, to: str = "Bram Achterberg") -> Plan:
    unwelcome = refused(notes.contact_policy, SETTINGS)
    found = plans(notes, date.fromisoformat(today), NUMBERS, unwelcome)
    return next(p for p in found if p.kind == kind and p.to == to)


THU = interview("2026-11-19")  # a Thursday
DECIDED = interview("2026-11-19", decision="2026-12-04")  # a Friday


@pytest.mark.parametrize(
    ("notes", "kind", "today", "state", "opens", "due"),
    [
        # thanks: the same day or the next business day
        (THU, "thank-you", "2026-11-18", "later", "2026-11-19", "2026-11-20"),
        (THU, "thank-you", "2026-11-19", "open", "2026-11-19", "2026-11-20"),
        (THU, "thank-you", "2026-11-21", "open", "2026-11-19", "2026-11-20"),
        (THU, "thank-you", "2026-11-22", "late", "2026-11-19", "2026-11-20"),
        (THU, "note", "2026-11-20", "open", "2026-11-19", "2026-11-20"),
        (interview("2026-11-20"), "thank-you", "2026-11-20", "open", "2026-11-20", "2026-11-23"),  # Friday: Monday
        (interview("2026-11-21"), "thank-you", "2026-11-21", "open", "2026-11-21", "2026-11-23"),  # Saturday
        (interview("2026-12-31"), "thank-you", "2027-01-01", "open", "2026-12-31", "2027-01-01"),  # year's end
        (interview("2026-02-27"), "thank-you", "2026-02-27", "open", "2026-02-27", "2026-03-02"),  # month's end
        (interview("2028-02-28"), "thank-you", "2028-02-28", "open", "2028-02-28", "2028-02-29"),  # leap day
        (interview("2026-11-20", stage="2026-11-21"), "thank-you", "2026-11-20", "open", "2026-11-20", "2026-11-21"),
        # follow-up: a business day after the decision day, or five after the interview
        (DECIDED, "follow-up", "2026-12-04", "later", "2026-12-05", "2026-12-07"),
        (DECIDED, "follow-up", "2026-12-05", "open", "2026-12-05", "2026-12-07"),
        (DECIDED, "follow-up", "2027-01-05", "open", "2026-12-05", "2026-12-07"),
        (THU, "follow-up", "2026-11-25", "later", "2026-11-26", "2026-11-26"),
        (THU, "follow-up", "2026-11-26", "open", "2026-11-26", "2026-11-26"),
        (interview("2026-11-21"), "follow-up", "2026-11-26", "later", "2026-11-27", "2026-11-27"),
        (interview("2026-12-28"), "follow-up", "2027-01-03", "later", "2027-01-04", "2027-01-04"),
        (interview("2028-02-23"), "follow-up", "2028-02-29", "later", "2028-03-01", "2028-03-01"),
        (interview("2026-11-19", decision="2026-12-31"), "follow-up", "2026-12-31", "later", "2027-01-01", "2027-01-01"),
        (interview("2026-11-19", decision="2026-11-28"), "follow-up", "2026-11-29", "open", "2026-11-29", "2026-11-30"),
        # reminder: a week after the last message
        (THU, "reminder", "2026-12-20", "needs-earlier", None, None),
        (interview("2026-11-19", sent="thank-you 2026-11-20"), "reminder", "2026-11-26", "later", "2026-11-27", "2026-11-27"),
        (interview("2026-11-19", sent="thank-you 2026-11-20"), "reminder", "2026-11-27", "open", "2026-11-27", "2026-11-27"),
        (interview("2026-11-19", "2026-12-04", sent="thank-you 2026-11-20"), "reminder", "2026-12-04", "later", "2026-12-05", "2026-12-07"),  # a Saturday: best on the Monday
        (interview("2026-11-19", "2026-12-04", sent="follow-up 2026-12-07"), "reminder", "2026-12-13", "later", "2026-12-14", "2026-12-14"),
        (interview("2026-11-19", "2026-12-04", sent="follow-up 2026-12-07"), "reminder", "2026-12-14", "open", "2026-12-14", "2026-12-14"),
        (interview("2026-11-19", sent="follow-up 2026-12-28"), "reminder", "2027-01-03", "later", "2027-01-04", "2027-01-04"),
        # clarification: a week after the reminder, a fortnight after the interview
        (interview("2026-11-19", sent="thank-you 2026-11-20"), "clarification", "2026-12-20", "needs-earlier", None, None),
        (interview("2026-11-19", sent="follow-up 2026-11-23"), "clarification", "2026-12-02", "later", "2026-12-03", "2026-12-03"),
        (interview("2026-11-19", sent="follow-up 2026-11-27, reminder 2026-12-04"), "clarification", "2026-12-10", "later", "2026-12-11", "2026-12-11"),
        (interview("2026-11-19", sent="follow-up 2026-11-27, reminder 2026-12-04"), "clarification", "2026-12-11", "open", "2026-12-11", "2026-12-11"),
        # what was sent, and what is one too many
        (interview("2026-11-19", sent="thank-you 2026-11-20"), "thank-you", "2026-11-20", "sent", "2026-11-19", "2026-11-20"),
        (interview("2026-11-19", sent="thank-you 2026-11-21"), "thank-you", "2026-11-20", "open", "2026-11-19", "2026-11-20"),
        (interview("2026-11-19", sent="follow-up 2026-11-27, reminder 2026-12-04"), "reminder", "2026-12-20", "sent", "2026-12-11", "2026-12-11"),
        (interview("2026-11-19", sent="follow-up 2026-11-27, reminder 2026-12-04"), "additional-info", "2026-12-20", "exhausted", "2026-11-19", None),
        (interview("2026-11-19", sent="follow-up 2026-11-27, clarification 2026-12-04"), "note", "2026-12-20", "exhausted", "2026-11-19", "2026-11-20"),
        # news: from the interview to the decision
        (DECIDED, "additional-info", "2026-11-18", "later", "2026-11-19", None),
        (DECIDED, "additional-info", "2026-12-04", "open", "2026-11-19", None),
        (DECIDED, "additional-info", "2026-12-05", "late", "2026-11-19", None),
        (interview("2026-11-19", sent="additional-info 2026-11-23"), "additional-info", "2026-11-30", "open", "2026-11-19", None),
        # contact
        (interview("2026-11-19", contact="none"), "thank-you", "2026-11-19", "unwelcome", "2026-11-19", "2026-11-20"),
        (interview("2026-11-19", contact="Please do not contact"), "follow-up", "2026-12-19", "unwelcome", "2026-11-26", "2026-11-26"),
        (interview("2026-11-19", contact="no calls before 4 December"), "thank-you", "2026-11-19", "open", "2026-11-19", "2026-11-20"),
    ],
)  # fmt: skip
def test_the_day_and_the_state(
    notes: Interview, kind: str, today: str, state: str, opens: str | None, due: str | None
) -> None:
    found = plan(notes, kind, today)
    assert (found.state, found.opens, found.due) == (state, day(opens), day(due))


def test_what_went_to_one_does_not_count_against_another() -> None:
    notes = interview("2026-11-19", sent="follow-up 2026-11-27, reminder 2026-12-04")
    assert plan(notes, "follow-up", "2026-12-05").state == "sent"
    assert plan(notes, "follow-up", "2026-12-05", to="Ines Quill").state == "open"


def test_what_is_upcoming_is_one_letter_that_asks_and_news_only_where_there_is_some() -> None:
    today = date(2026, 12, 5)
    notes = interview("2026-11-19", "2026-12-04", sent="thank-you 2026-11-20")
    own = [p for p in plans(notes, today, NUMBERS, unwelcome=False) if p.to == "Bram Achterberg"]
    assert [p.kind for p in upcoming(own, news=False)] == ["follow-up"]
    assert [p.kind for p in upcoming(own, news=True)] == ["follow-up", "additional-info"]
