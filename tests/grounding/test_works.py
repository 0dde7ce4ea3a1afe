"""Works, tongues and changes that a letter names in passing."""

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
- signs for boaters in Polish and Romanian
- weed on the lower pound: from 900 tonnes to 300 in four summers
- his round is at 7.31
- the boat lift took 61 boats a day, was 122 before the repair

## Qualifications
- brought the queue at the Marlow gates from 48 minutes to 31
- wrote the winter rota for the deckhands
- speaks French and German
- fees there from £11k to £19k

## Additional
- On 18 November the Marlow gates opened their 600th boat at night
""")


@pytest.fixture
def doubts(errors_in):
    return lambda sentence: [(f.rule.removeprefix("grounding."), f.text) for f in errors_in(NOTES, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rota I wrote for the deckhands is attached.",
        "The point I made about the queue at the Marlow gates still stands.",
        "I could put the signs up in French and German, and the boaters' Polish and Romanian would come from others.",
        "I have found that seasoned lockers teach a keeper who listens.",
        "The weed on the lower pound fell to a third of what it was, from 900 tonnes to 300.",
        "At the Marlow gates I cut the queue by about a third.",
        "The first boat comes at twenty-nine minutes to eight, and you are on the 7.31 round.",
    ],
)
def test_what_the_notes_have(doubts, sentence):
    assert not [d for d in doubts(sentence) if d[0] in ("claim", "number")]


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("I can send drawings of the sluice I designed.", ("claim", "sluice I designed")),
        ("The queue fell under a scheme of my own devising.", ("claim", "of my own devising")),
        ("I could talk to boaters in French and Polish.", ("claim", "Polish")),
        ("The weed on the lower pound fell by half in four summers.", ("number", "by half")),
        ("The weed on the lower pound fell to half of what it was.", ("number", "half")),
        ("At the Marlow gates I more than halved the queue, to 31 minutes.", ("number", "halved")),
        ("The fees more than doubled, to £19k.", ("number", "doubled")),
        ("After the repair the boat lift took a third less boats a day.", ("number", "a third")),
    ],
)
def test_what_they_have_not(doubts, sentence, doubt):
    assert doubt in doubts(sentence)
