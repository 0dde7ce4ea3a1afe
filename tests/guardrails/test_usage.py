"""Slips of usage that learners and hurried writers make, each beside a right sentence of nearly the same words."""

import pytest

from aidraft.guardrails import check
from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague
""")
PAIRS = [
    ("There were less mistakes than before.", "There were fewer mistakes, and less noise."),
    ("A large amount of people came.", "A large number of people came."),
    ("I noticed that every rooms has a list.", "I noticed that every business has a list."),
    ("It is one of the best team in the county.", "It is one of the best run in the county."),
    ("I like these kind of days.", "I like days of this kind."),
    ("I would avoid to close early.", "I suggested to you that we close early."),
    ("In the other hand, the hours suit me.", "On the other hand, the hours suit me."),
    ("The tour was very interested.", "I was very interested in the tour."),
    ("I have many experience in the trade.", "I have many friends and much experience in the trade."),
    ("How do you handles the returns?", "How do you always handle the returns?"),
    ("Please send it to I.", "Please send it to me."),
    ("I have seen him yesterday.", "I have not seen him since yesterday."),
    ("You had better to call.", "You had better call."),
    ("I spent five year there.", "I spent five years there, on a one-year lease."),
    ("A ten minutes walk leads to the yard.", "A ten minutes' walk leads to the yard."),
    ("I arrived to the yard early.", "I arrived at the yard early."),
    ("I prefer tea than coffee.", "I prefer tea rather than coffee."),
    ("I insisted to stay.", "I insisted on staying."),
    ("I liked it's yard.", "I know it's early."),
    ("Who's idea was it?", "Whose idea was it?"),
    ("The staff is kind and they works hard.", "The staff is kind, and they work hard."),
    ("I work careful and quick.", "I am a careful and quick worker."),
    ("I feel more calmly now.", "I was very warmly received."),
    ("I am real glad to hear it.", "I am really glad to hear it."),
    ("I decided stay longer.", "I decided to stay longer."),
    ("I congratulate you for the new shop.", "I congratulate you on the new shop."),
    ("I have worked there during five years.", "I have worked there during the holidays."),
    ("Little people came to the yard.", "Few people came to the yard."),
    ("The man which runs the yard was kind.", "The man who runs the yard was kind."),
    ("The yard who I saw was tidy.", "The yard that I saw was tidy."),
    ("Can you tell me where is the yard?", "Can you tell me where the yard is?"),
]


def slips(sentence: str) -> list[str]:
    text = (
        f"Subject: Lock Keeper\n\nDear Amara,\n\nThank you for the talk. {sentence}\n\nKind regards,\nZofia Halvorsen"
    )
    report = check(text, NOTES, today=NOTES.date.replace(day=18))
    return [f.text for f in report.findings if f.rule == "proofreading.grammar"]


@pytest.mark.parametrize(("slip", "right"), PAIRS)
def test_a_slip_of_usage_is_found_and_its_right_form_is_not(slip, right):
    assert slips(slip)
    assert slips(right) == []
