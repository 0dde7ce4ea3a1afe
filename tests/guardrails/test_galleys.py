"""What Harper is given: all of the text, in portions that it can bear, without what would keep it busy for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.proofreading import proofread
from aidraft.proofreading.corrector import ASKED, Corrector, Desk
from aidraft.proofreading.galleys import LONGEST_WORD, SHEET, STRETCH, different_words, galleys, without

PIECES = st.sampled_from(["word ", "x" * 700, "y" * 1500, "\n\n", "\n", " ", "a. ", " \n \n", "…"])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_galleys_hold_all_words_of_the_text_in_their_place(text):
    end = 0
    for offset, galley in galleys(text):
        assert text.startswith(galley, offset)
        assert offset >= end
        assert not text[end:offset].strip()
        assert 0 < len(galley) <= SHEET
        end = offset + len(galley)
    assert not text[end:].strip()


def test_a_letter_is_one_galley():
    letter = "Dear Ann,\n\nThank you for the tour.\n\nKind regards,\nZofia"
    assert list(galleys(letter)) == [(0, letter)]


def test_no_galley_cuts_a_paragraph_of_a_usual_length():
    paragraph = ("We spoke of the lock. " * 40).strip()
    parts = [galley.strip().split("\n\n") for _, galley in galleys("\n\n".join([paragraph] * 12))]
    assert [len(paragraphs) for paragraphs in parts] == [4, 4, 4]
    assert {each for paragraphs in parts for each in paragraphs} == {paragraph}


def test_a_long_paragraph_is_cut_between_words():
    text = ("lock " * 1000).strip()
    parts = [galley for _, galley in galleys(text)]
    assert "".join(parts) == text
    assert all(len(part) <= STRETCH and part.split() == ["lock"] * len(part.split()) for part in parts)


def test_what_is_withheld_keeps_the_places_of_the_rest():
    text, places = without("Ask Qzrt's owner about Qzrt.", frozenset(["Qzrt's", "Qzrt"]))
    assert text == "Ask 000000 owner about 0000."
    assert places == [(4, 10), (23, 27)]


def test_words_are_told_apart_in_their_order():
    assert list(different_words("The lock's keeper, the keeper of 3 locks")) == [
        "The", "lock's", "keeper", "the", "of", "3", "locks",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def corrector():
    return Corrector(Desk("american", frozenset(["SpellCheck"]), frozenset(["dredger"])))


def unknown(number: int) -> str:
    """A word of letters alone that no dictionary has."""
    return "zq" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}") + "xv"


def test_what_was_meant_is_asked_of_so_many_words_and_no_more(corrector):
    words = [unknown(number) for number in range(ASKED + 20)]
    remarks = corrector.read(f"The dredger found {' and '.join(words)} there.")
    assert len(remarks) == len(words)
    assert not any(remark.replacements for remark in remarks[ASKED:])


def test_of_names_nothing_is_asked(corrector):
    (remark,) = corrector.read("We met Hrdlickova there.")
    assert (remark.start, remark.end, remark.replacements) == (7, 17, ())
    (remark,) = corrector.read("We met the dreger there.")
    assert "dredger" in remark.replacements


def test_misspelled_words_beyond_them_are_reported_too():
    text = "We spoke of " + " and ".join(unknown(number) for number in range(ASKED + 20)) + "."
    assert len(proofread(text)) == ASKED + 20


@pytest.mark.parametrize("letter", ["x", "X", "a'", "İ", "é", "1", "@", "_"])
def test_no_word_is_too_long(letter):
    text = f"We met {letter * 30_000} there, and recieved a map."
    assert [text[slice(*m.span)] for m in proofread(text) if m.fix == "received"] == ["recieved"]
    assert len(letter * 30_000) > LONGEST_WORD
