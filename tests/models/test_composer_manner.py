"""What the Voice section decides in a composed letter, and what an instruction to the composer comes to."""

import pytest

from aidraft.models.composer.manner import manner_of
from aidraft.models.composer.wish import unmet

VOICE = ("Hello Ines,", "I don't dress things up. I say it once and I'm done.", "All the best,")


def test_greeting_closing_and_contractions_are_the_candidates() -> None:
    manner = manner_of(VOICE, "warm")
    assert (manner.greeting, manner.closing, manner.contracts) == ("Hello", "All the best,", True)
    assert manner.length is not None and 4 < manner.length < 8


def test_a_formal_letter_keeps_its_own_ways() -> None:
    manner = manner_of(VOICE, "formal")
    assert (manner.greeting, manner.closing, manner.contracts) == (None, None, None)


def test_contractions_are_made_up_to_what_the_tone_bears() -> None:
    paragraphs = ["I would come. I would stay. I am glad.", "I will write. I would like that."]
    worded = manner_of(VOICE, "professional").worded(paragraphs, "professional")
    assert worded == ["I'd come. I'd stay. I'm glad.", "I will write. I would like that."]


def test_a_hand_without_contractions_gets_none() -> None:
    manner = manner_of(["I prefer plain words. I do not shorten them."], "warm")
    assert manner.worded(["I'm glad that it's Marta's turn."], "warm") == ["I am glad that it is Marta's turn."]


def test_an_empty_section_decides_nothing() -> None:
    manner = manner_of([], "warm")
    assert manner.worded(["I'm glad."], "warm") == ["I'm glad."]
    assert (manner.greeting, manner.closing, manner.length) == (None, None, None)


@pytest.mark.parametrize(
    ("instruction", "left"),
    [
        ("mention the cycling", ()),
        ("please mention the cycling and Kyoto", ("Kyoto",)),
        ("make it shorter and friendlier", None),
    ],
)
def test_what_of_an_instruction_is_left_out_is_named(instruction: str, left: tuple[str, ...] | None) -> None:
    assert unmet(instruction, "It was a pleasure to find that we share an interest in long-distance cycling.") == left
