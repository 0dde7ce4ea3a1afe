"""Sentences end where a careful reader says so."""

import pytest

from aidraft.message.sentences import split
from aidraft.message.tokens import tokenize


def sentences(text: str) -> list[str]:
    return [text[s[0].start : s[-1].end] for s in split(text, tokenize(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["I met Dr. Smith.", "He was kind."],
        ["We use queues, e.g. Kafka, and caches, i.e. Redis.", "It works."],
        ["I joined Acme Inc. in May.", "Then I left."],
        ["I worked at Acme Inc.", "They make anvils."],
        ["The U.S. market grew.", "It is in the U.S.", "We went."],
        ["J. R. Smith spoke.", "So did A. B. Lee."],
        ["It was 3.5x faster.", "Good."],
        ["It starts at 9 a.m. on Friday.", "It ends at 5 p.m.", "We met after."],
        ["“It works.”", "Then she left."],
        ["He said “Stop.”", "Then he left."],
        ['"Mended." was the title.', "I liked it."],
        ["I saw “Why?” and left."],
        ["Your project Friday! was fun.", "I mean it!"],
        ["Well… maybe.", "Perhaps…", "Yes."],
        ["(See the notes.)", "They help."],
        ["I finished. thank you for reading."],
        ["Was it good?", "Yes!", "It was."],
        ["I was there in 2024.", "40 people came."],
        ["See https://a.example/b.c for it.", "Thanks."],
    ],
)
def test_boundaries(parts):
    if parts == ["I finished. thank you for reading."]:
        parts = ["I finished.", "thank you for reading."]  # a small letter after a plain word is a slip of the pen
    assert sentences(" ".join(parts)) == parts


def test_without_a_space_only_a_capital_after_a_small_letter_begins_a_sentence():
    assert sentences("This is the end.Next we go.now") == ["This is the end.", "Next we go.now"]


def test_each_bullet_is_a_sentence_without_its_mark():
    assert sentences("We covered:\n- the ledger\n- the queue. And more\n1. First\n2) Second") == [
        "We covered:", "the ledger", "the queue.", "And more", "First", "Second",
    ]  # fmt: skip


def test_a_wrapped_line_is_no_boundary():
    assert sentences("I liked the\nledger and the\nqueue.") == ["I liked the\nledger and the\nqueue."]


def test_a_link_on_a_line_of_its_own_is_a_sentence():
    assert sentences("It is here\nhttps://a.example/b\nand more") == ["It is here", "https://a.example/b", "and more"]


def test_a_sentence_may_end_in_a_number_or_abbreviation_at_the_end():
    assert sentences("We cut it to 350 ms. Then we slept. I like tea, etc.") == [
        "We cut it to 350 ms.", "Then we slept.", "I like tea, etc.",
    ]  # fmt: skip


def test_nothing_is_no_sentence():
    assert sentences("") == []
    assert sentences("  \n ") == []
