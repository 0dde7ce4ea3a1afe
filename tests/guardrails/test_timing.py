"""timing.*: on which day which kind of message fails, warns or passes."""

from datetime import date

import pytest

from aidraft.notes.reader import parse_notes

NOTES = """\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
{header}
---
## Interviewers
### Amara Teague
### Ruben Castellan
## Discussed
- the summit pound
## Sent
{sent}
"""
FOLLOWED = "2026-12-07 follow-up to Amara"
REMINDED = f"{FOLLOWED}; 2026-12-14 reminder to Amara"
CLARIFIED = f"{REMINDED}; 2026-12-21 clarification to Amara"
DECISION = "decision by: 2026-12-04"  # a Friday


@pytest.fixture
def timing(judged, of, letter):
    def run(header: str, sent: str, kind: str, today: str) -> list[str]:
        lines = "\n".join(f"- {line}" for line in sent.split("; ") if line)
        interview = parse_notes(NOTES.format(header=header, sent=lines))
        allow = ["proofreading", "grounding", "forbidden", "components", "tone", "length"]
        report = judged(letter, interview=interview, kind=kind, today=date.fromisoformat(today), allow=allow)
        assert all(f.rule.startswith("timing.") and f.span is None for f in report.findings)
        assert report.passed is (not any(f.rule != "timing.late" for f in report.findings))
        return [f.rule.removeprefix("timing.") for f in report.findings]

    return run


@pytest.mark.parametrize(
    ("header", "sent", "kind", "today", "found"),
    [
        # thanks
        ("", "", "thank-you", "2026-11-16", "early"),
        ("", "", "thank-you", "2026-11-17", ""),
        ("", "", "thank-you", "2026-11-18", ""),
        ("", "", "thank-you", "2026-11-19", ""),
        ("", "", "thank-you", "2026-11-20", "late"),
        ("", "", "note", "2026-11-16", "early"),
        ("", "", "note", "2026-12-01", "late"),
        # a follow-up waits for the decision day to pass
        (DECISION, "", "follow-up", "2026-11-20", "early"),
        (DECISION, "", "follow-up", "2026-12-03", "early"),
        (DECISION, "", "follow-up", "2026-12-04", "early"),
        (DECISION, "", "follow-up", "2026-12-05", ""),
        (DECISION, "", "follow-up", "2026-12-07", ""),
        (DECISION, "", "follow-up", "2027-02-01", ""),
        ("", "", "follow-up", "2026-11-23", "early"),
        ("", "", "follow-up", "2026-11-24", ""),
        # a reminder needs a message a week old
        (DECISION, "", "reminder", "2026-12-10", "early"),
        (DECISION, FOLLOWED, "reminder", "2026-12-07", "early"),
        (DECISION, FOLLOWED, "reminder", "2026-12-13", "early"),
        (DECISION, FOLLOWED, "reminder", "2026-12-14", ""),
        (DECISION, "2026-12-07 follow-up to Ruben", "reminder", "2026-12-14", "early"),
        (DECISION, "2026-12-29 follow-up to Amara", "reminder", "2027-01-04", "early"),
        (DECISION, "2026-12-29 follow-up to Amara", "reminder", "2027-01-05", ""),
        (DECISION, FOLLOWED, "reminder", "2026-12-06", "early"),  # the follow-up is still to come
        # a second follow-up waits as long as a reminder does
        (DECISION, FOLLOWED, "follow-up", "2026-12-08", "early"),
        (DECISION, FOLLOWED, "follow-up", "2026-12-13", "early"),
        (DECISION, FOLLOWED, "follow-up", "2026-12-14", ""),
        # after two without an answer
        (DECISION, REMINDED, "reminder", "2026-12-21", "too-many"),
        (DECISION, REMINDED, "reminder", "2026-12-20", "early too-many"),
        (DECISION, REMINDED, "follow-up", "2026-12-21", "too-many"),
        (DECISION, REMINDED, "clarification", "2026-12-20", "early"),
        (DECISION, REMINDED, "clarification", "2026-12-21", ""),
        (DECISION, FOLLOWED, "clarification", "2026-12-14", ""),
        (DECISION, "", "clarification", "2026-12-21", "early"),
        ("", "2026-11-18 follow-up to Amara", "clarification", "2026-11-30", "early"),
        ("", "2026-11-18 follow-up to Amara", "clarification", "2026-12-01", ""),
        (DECISION, CLARIFIED, "clarification", "2026-12-28", "too-many"),
        (DECISION, CLARIFIED, "reminder", "2026-12-28", "too-many"),
        (DECISION, CLARIFIED, "additional-info", "2026-12-22", "late too-many"),
        (DECISION, CLARIFIED, "thank-you", "2026-12-22", "late too-many"),
        # new material
        ("", "", "additional-info", "2026-11-16", "early"),
        ("", "", "additional-info", "2027-03-01", ""),
        (DECISION, "", "additional-info", "2026-12-04", ""),
        (DECISION, "", "additional-info", "2026-12-05", "late"),
        # the wish not to be written to
        ("contact: none", "", "thank-you", "2026-11-18", "unwelcome"),
        ("contact policy: None", "", "note", "2026-11-18", "unwelcome"),
        ("contact: none", "", "thank-you", "2026-11-16", "early unwelcome"),
        ("contact: please do not contact us", "", "thank-you", "2026-11-18", "unwelcome"),
        ("contact: They asked not to be contacted", "", "thank-you", "2026-11-18", "unwelcome"),
        ("contact: don't contact the panel", "", "additional-info", "2026-11-18", "unwelcome"),
        ("contact: no follow-ups, please", "", "thank-you", "2026-11-18", "unwelcome"),
        ("contact: email only", "", "thank-you", "2026-11-18", ""),
        ("contact: no phone calls, please", "", "thank-you", "2026-11-18", ""),
        ("contact: no contact before 4 December", "", "thank-you", "2026-11-18", ""),
        ("contact: do not contact us by phone", "", "thank-you", "2026-11-18", ""),
        ("contact: none of the panel minds an email", "", "thank-you", "2026-11-18", ""),
        ("contact: write to the office, not to me", "", "thank-you", "2026-11-18", ""),
    ],
)
def test_on_this_day_this_message(timing, header, sent, kind, today, found):
    assert timing(header, sent, kind, today) == found.split()


def test_the_message_says_why_and_from_when(judged, of, letter, interview):
    [early] = of(judged(letter, kind="follow-up", today=date(2026, 12, 1)), "timing")
    assert early.message == "they said they would decide by 2026-12-04; right from 2026-12-05"
    assert early.severity == "error"
    [late] = of(judged(letter, today=date(2026, 11, 21)), "timing")
    assert late.message == "the interview was on 2026-11-17; it was due by 2026-11-19"
    assert late.severity == "warning"
