"""What is added to a claim that the notes bear out, and what else is told of the interview."""

import pytest

from aidraft.guardrails import check
from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Registered Nurse, Nights
company: Brindle Sound Clinic
date: 2026-05-14
decision: 2026-05-29
interviewer: Amara Teague

## Discussed
- moving to the Kestrel Rig in October
- arrears down from 3.8% to 3.2%
- Mr Tolland runs the night desk
- walked me to the pump house

## Qualifications
- 31 productions, 3 of them abroad
- called Night Ferry 214 times
- asst stage manager in NT, arrears there 5.1% to 3.9%
- Pilar Vance, boss at the Tarn House, is my referee

## Next steps
- they decide by 29 May
""")


def errors(sentence: str, today: str = "2026-05-15", kind: str = "thank-you") -> list[tuple[str, str]]:
    text = f"Dear Amara,\n\nThank you for the interview. {sentence}\n\nKind regards,\nZofia Halvorsen"
    report = check(text, NOTES, kind=kind, today=NOTES.date.fromisoformat(today))
    return [(f.rule.partition(".")[2], f.text) for f in report.errors if f.rule.startswith("grounding.")]


@pytest.mark.parametrize(
    ("sentence", "rule", "passage"),
    [
        ("I have behind me thirty-one productions, half of them premieres.", "claim", "half of them premieres"),
        ("I called Night Ferry, for which I was later commended.", "claim", "commended"),
        ("I look forward to the Merlin Rig.", "term", "Merlin"),
        ("Bringing arrears from 3.9% to 3.2% is good work.", "number", "3.9%"),
        ("I am grateful for introducing me to your neighbours.", "event", "for introducing"),
        ("I often think of the clip that we watched together.", "event", "we watched"),
        ("Pilar Vane will speak for me.", "name", "Vane"),
        ("Thank you for meeting me at the end of May.", "date", "May"),
        ("I look forward to your decision by the end of April.", "date", "April"),
        ("I am writing about the theatre nurse post.", "role", "theatre nurse"),
    ],
)
def test_what_the_notes_do_not_bear_out_is_found(sentence, rule, passage):
    assert any(rule == found and passage in text for found, text in errors(sentence)), errors(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I have behind me thirty-one productions, three of them abroad.",
        "Photographs of them are attached.",
        "I look forward to the Kestrel Rig.",
        "Bringing arrears from 3.8% to 3.2% is good work.",
        "I often think of how we talked together.",
        "As an assistant stage manager in the Northern Territory I learned to plan.",
        "Pilar Vance will speak for me.",
        "Thank you for meeting me in the middle of May.",
        "I look forward to your decision by the end of May.",
        "I would be proud to join you as a Registered Nurse.",
        "I would be glad to stand at the pump house with your crew.",
        "You may ask whether I have reached a decision.",
    ],
)
def test_what_they_bear_out_in_other_words_is_not(sentence):
    assert errors(sentence) == []
