"""Words taken for others, told by the notes and by their neighbours; and marks, each beside a right sentence."""

import pytest

from aidraft.notes.reader import parse_notes
from aidraft.proofreading import Mistake, proofread

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague

## Discussed
- rust on the sluice brakes of the upper lock
- the tow path needs gravel; two sites for barges
- plate waste in the canteen
- they weigh each barge

## Private
- my heel is sore
""")
BY_NOTES = [
    ("I thought of the sluice breaks.", "breaks", "brakes"),
    ("Less plate waist would be welcome.", "waist", "waste"),
    ("I walked the toe path.", "toe", "tow"),
]
WORDS = [
    ("The steaks are higher there.", "stakes", "The stakes are higher there."),
    ("The locks have thought me patience.", "taught", "I have thought of the locks."),
    ("We past the hole day there.", "passed", "We passed the whole day there."),
    ("It was a comforting though.", "thought", "It was a comforting thought, though."),
    ("He passed the quite ones.", "quiet", "He passed quite a few quiet ones."),
    ("I could not bare the noise.", "bear", "I could not bear the bare room."),
    ("There team works nights.", "Their", "There the team works nights."),
]
MARKS = [
    ("You call it “still water and I agree.", "You call it “still water” and I agree."),
    ("The gate (from 1910 still works.", "The gate (from 1910) still works."),
    ("The gate [from 1910) still works.", "The gate [from 1910] still works."),
    ("I liked the tour!.", "I liked the tour!"),
    ("One question: does the lock freeze.", "One thing I know: it does freeze."),
    ("The gates, are older than the mill.", "The gates, I hear, are older than the mill."),
    ("I agree, that the gate is old.", "I agree that the gate, that of 1910, is old."),
    ("The form is attached, it has two pages.", "The form is attached; it has two pages."),
    ("We opened forty lock's a day.", "We opened forty locks a day."),
    ("I have two years experience.", "I have two years' experience, and two years in a mill."),
    ("Thank you for Tuesdays tour.", "I work on Tuesdays and tour on Sundays."),
    ("I like nights; because they are calm.", "I like nights; they are calm."),
]


def found(text: str) -> dict[str, Mistake]:
    return {text[slice(*mistake.span)]: mistake for mistake in proofread(text, NOTES)}


@pytest.mark.parametrize(("text", "wrong", "right"), BY_NOTES)
def test_the_notes_tell_which_of_two_words_is_meant(text: str, wrong: str, right: str) -> None:
    assert found(text)[wrong].fix == right
    assert not proofread(text.replace(wrong, right), NOTES)


@pytest.mark.parametrize(
    "text", ["A heal is a hard thing to mend.", "Two sights pleased me.", "The way of each barge is long."]
)
def test_what_the_notes_do_not_bear_out_may_stand(text: str) -> None:
    """A private fact tells nothing, and neither does a word whose neighbours are others."""
    assert not [mistake for mistake in found(text).values() if mistake.message.startswith("the notes have")]


@pytest.mark.parametrize(("wrong", "fix", "right"), WORDS)
def test_a_word_is_told_by_its_company(wrong: str, fix: str, right: str) -> None:
    assert fix in [mistake.fix for mistake in proofread(wrong)]
    assert not proofread(right)


@pytest.mark.parametrize(("wrong", "right"), MARKS)
def test_marks(wrong: str, right: str) -> None:
    assert "proofreading.punctuation" in [mistake.rule for mistake in proofread(wrong)]
    assert not proofread(right)
