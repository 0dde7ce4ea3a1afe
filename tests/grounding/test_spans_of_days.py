"""Times that span days: stretches of a month, weeks, seasons, against the days of the notes."""

from datetime import date

import pytest

from aidraft.guardrails import check
from aidraft.notes.reader import parse_notes

# 17 November 2026 is a Tuesday.
NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
time: 10:30
decision by: 2026-12-04
interviewer: Amara Teague

## Interviewers
### Amara Teague, Head of Navigation
- a second dredger, Heron, arrives in March 2027
- wants the tow-path survey ready before the spring traffic
- the mooring rota goes live 23 November
- volunteers meet every second Wednesday

## Additional
- 18 November: passed the lock mechanics examination

## Next steps
- the board meets 1 December, Amara writes by 4 December
""")


def dates(body: str, today: date = date(2026, 11, 18)) -> list[str]:
    text = f"Subject: Lock Keeper\n\nDear Amara,\n\n{body}\n\nKind regards,\nZofia Halvorsen"
    report = check(text, NOTES, today=today)
    return [f.text for f in report.errors if f.rule == "grounding.date"]


@pytest.mark.parametrize(
    "sentence",
    [
        "I look forward to hearing from you in early December.",
        "I look forward to your decision by the beginning of December.",
        "I look forward to your decision in the first week of December.",
        "Your second dredger, Heron, arrives in early spring.",
        "Your second dredger, Heron, arrives after Christmas.",
        "It is good to know that the mooring rota goes live next week.",
        "Thank you for the interview yesterday morning.",
        "I passed the lock mechanics examination today.",
        "I would gladly help the volunteers who meet every other Wednesday.",
    ],
)
def test_days_that_the_notes_bear_out(sentence):
    assert dates(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("I look forward to hearing from you in mid-December.", "mid-December"),
        ("I look forward to your decision by the end of December.", "the end of December"),
        ("I look forward to hearing from you by the end of this week.", "the end of this week"),
        ("Your second dredger, Heron, arrives this summer.", "this summer"),
        ("Your second dredger, Heron, arrives by Christmas.", "Christmas"),
        ("Your second dredger, Heron, arrives in late March.", None),  # the notes give the whole month
        ("It is good to know that the mooring rota goes live this week.", "this week"),
        ("Thank you for the interview in early November.", "early November"),
        ("Thank you for the interview yesterday afternoon.", "afternoon"),
        ("I passed the lock mechanics examination over the weekend.", "the weekend"),
        ("I would gladly help the volunteers who meet every Wednesday.", "every Wednesday"),
    ],
)
def test_days_that_the_notes_do_not_bear_out(sentence, passage):
    assert dates(sentence) == ([passage] if passage else [])


def test_once_the_day_has_passed_a_hope_for_another_is_no_claim_about_it():
    assert dates("May I hope to hear from you next week?", date(2026, 12, 9)) == []
    assert dates("You had hoped to decide by the end of November.", date(2026, 12, 9)) == ["the end of November"]
