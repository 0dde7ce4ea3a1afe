"""Word classes: what an item covers, classes within classes, and what is refused."""

import pytest

from aidraft.errors import PolicyError
from aidraft.guardrails.classes import Lexicon
from aidraft.message.tokens import tokenize


def classes_at(lexicon: Lexicon, text: str) -> list[set[str]]:
    """For each token of `text`, the classes that begin there."""
    return [{key[1:] for key in here if key[0] == "<"} for here in lexicon.read(tokenize(text)).keys]


def members(items: str, word: str) -> bool:
    return bool(Lexicon({"c": items}).members(tokenize(word)[0]))


@pytest.mark.parametrize("word", ["talk", "talks", "talked", "talking", "Talked", "TALKS"])
def test_a_lemma_covers_every_inflection_in_any_case(word):
    assert members("talk", word)


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("good", "better"), ("good", "best"), ("child", "children"), ("speak", "spoke"), ("speak", "spoken"),
     ("company", "companies"),
     ("write", "writing"), ("run", "running"), ("bad", "worse"), ("man", "men")],
)  # fmt: skip
def test_irregular_forms_belong_to_their_lemma(lemma, form):
    assert members(lemma, form)


@pytest.mark.parametrize(("word", "inside"), [("met", True), ("meet", False), ("meets", False), ("MET", True)])
def test_an_equals_sign_holds_a_word_to_this_form(word, inside):
    assert members("=met", word) is inside


@pytest.mark.parametrize("word", ["talker", "smalltalk", "tall", "stalk"])
def test_other_words_that_look_alike_are_outside(word):
    assert not members("talk", word)


def test_a_phrase_begins_where_its_first_word_stands_and_says_how_long_it_is():
    run = Lexicon({"c": "get_together"}).read(tokenize("we got together there"))
    assert [here.get("<c") for here in run.keys] == [None, (2,), None, None]


def test_a_phrase_needs_its_words_side_by_side():
    assert classes_at(Lexicon({"c": "sit_down"}), "sit right down") == [set(), set(), set()]


def test_one_place_may_begin_a_word_and_a_longer_phrase_of_a_class():
    run = Lexicon({"c": "look look_forward look_forward_to"}).read(tokenize("looking forward to it"))
    assert run.keys[0]["<c"] == (1, 2, 3)


def test_a_phrase_at_the_end_of_the_text_is_not_completed_by_nothing():
    assert classes_at(Lexicon({"c": "in_the_dark"}), "in the") == [set(), set()]


@pytest.mark.parametrize(
    ("items", "text"), [("=do_=n't", "don't"), ("=do_=n't", "Don’t"), ("='d", "I'd"), ("='d", "I’d")]
)
def test_contractions_are_named_in_their_two_parts_whatever_the_apostrophe(items, text):
    assert any(classes_at(Lexicon({"c": items}), text))


def test_the_parts_of_a_hyphenated_word_count_by_lemma_and_the_whole_by_its_form():
    lexicon = Lexicon({"part": "write", "form": "=wrote", "whole": "co-write"})
    assert classes_at(lexicon, "co-wrote") == [{"part", "whole"}]


def test_a_class_takes_in_another_and_what_that_one_takes_in():
    lexicon = Lexicon({"a": "@b alpha", "b": "@c beta", "c": "gamma to_be_sure"})
    assert classes_at(lexicon, "alpha beta gamma to be sure")[:4] == [
        {"a"},
        {"a", "b"},
        {"a", "b", "c"},
        {"a", "b", "c"},
    ]


def test_a_class_may_take_in_two_that_share_a_third():
    lexicon = Lexicon({"top": "@left @right", "left": "@base", "right": "@base", "base": "stone"})
    assert lexicon.members(tokenize("stones")[0]) == {"top", "left", "right", "base"}


def test_the_names_are_those_defined():
    assert Lexicon({"a": "x", "b": "@a"}).names == {"a", "b"}


def test_a_circle_is_refused_and_drawn():
    with pytest.raises(PolicyError) as caught:
        Lexicon({"a": "@b", "b": "@c", "c": "@a"})
    assert any("'a' takes itself in" in str(p) and "a -> b -> c" in str(p) for p in caught.value.problems)


def test_an_unknown_class_is_refused_by_name_together_with_every_other_fault():
    with pytest.raises(PolicyError) as caught:
        Lexicon({"a": "@nowhere x", "b": "@b", "c": "@elsewhere"})
    told = str(caught.value)
    assert "@nowhere" in told
    assert "@elsewhere" in told
    assert "'b' takes itself in" in told


def test_an_empty_class_is_there_and_matches_nothing():
    lexicon = Lexicon({"none": ""})
    assert lexicon.names == {"none"}
    assert classes_at(lexicon, "any word") == [set(), set()]


def test_a_slice_forgets_phrases_that_reach_beyond_it():
    run = Lexicon({"c": "look_forward look"}).read(tokenize("I look forward"))
    assert run.slice(1, 2).keys[0]["<c"] == (1,)
    assert run.slice(1, 3).keys[0]["<c"] == (1, 2)
    assert "<c" not in run.slice(2, 3).present
