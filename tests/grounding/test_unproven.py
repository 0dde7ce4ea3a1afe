"""What is told of the candidate by words of nobody's: a doubt, and no reason to stop a letter."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague

## Interviewers
### Amara Teague, Head of Navigation
- a logbook that every keeper signs at dawn
- swans nest on the lower pound

## Qualifications
- eight years in dredging at Marlow Docks
- brought the queue at the Marlow gates from 48 minutes to 31
- ran the paddle workshop for twelve deckhands
""")


@pytest.fixture
def doubted(findings_in):
    return lambda sentence: [f.text for f in findings_in(NOTES, sentence) if f.rule == "grounding.claim"]


@pytest.mark.parametrize(
    "sentence",
    [
        "My eight years in dredging would serve me well.",
        "I ran the paddle workshop for twelve deckhands.",
        "As a lock keeper I would sign the logbook at dawn.",
        "The queue that I brought down at the Marlow gates was a long one.",
        "My thanks go to you and to the swans.",
    ],
)
def test_what_the_notes_tell(doubted, sentence):
    assert doubted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("My swan census would be of use.", "swan census"),
        ("I audited the paddle workshop for the insurers.", "insurers"),
        ("Eight years of ornithology have taught me patience.", "ornithology"),
        ("As a harbour pilot I learned to wait.", "pilot"),
        ("The turbine I rebuilt still runs.", "turbine"),
    ],
)
def test_what_they_do_not(doubted, sentence, passage):
    assert any(passage in text for text in doubted(sentence))
