"""Base forms, stems, spellings and folding."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.language.words import fold, lemmas, spelling_variants, stem


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("talked", "talk"), ("talking", "talk"), ("talks", "talk"), ("hoped", "hope"), ("hopping", "hop"),
        ("planned", "plan"),
        ("edited", "edit"), ("promised", "promise"), ("studied", "study"), ("studies", "study"), ("wishes", "wish"),
        ("children", "child"), ("analyses", "analysis"), ("better", "good"), ("best", "well"), ("larger", "large"),
        ("easiest", "easy"), ("biggest", "big"), ("went", "go"), ("thought", "think"), ("was", "be"), ("met", "meet"),
        ("meetings", "meet"), ("cancelled", "cancel"), ("called", "call"), ("agreed", "agree"), ("used", "use"),
        ("co-curated", "co-curate"), ("'d", "would"), ("dying", "die"), ("women", "woman"), ("lives", "life"),
    ],
)  # fmt: skip
def test_a_form_leads_to_its_base(form, base):
    assert lemmas(form)[0] == form
    assert base in lemmas(form)


@pytest.mark.parametrize(
    "word",
    [
        "letter",
        "interest",
        "offer",
        "matter",
        "thing",
        "evening",
        "feed",
        "news",
        "during",
        "always",
        "this",
        "hundred",
    ],
)
def test_what_only_looks_inflected_stands_as_it_is(word):
    assert lemmas(word) == (word,)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"), ("organisations", "organizations"), ("recognising", "recognizing"),
        ("colour", "color"),
        ("colourful", "colorful"), ("centre", "center"), ("programme", "program"), ("catalogue", "catalog"),
        ("catalogued", "cataloged"), ("travelled", "traveled"), ("modelling", "modeling"), ("learnt", "learned"),
        ("analysed", "analyzed"), ("defence", "defense"), ("judgement", "judgment"), ("practised", "practiced"),
        ("grey", "gray"),
    ],
)  # fmt: skip
def test_spellings_of_both_sides_of_the_ocean(british, american):
    assert american in spelling_variants(british)
    assert british in spelling_variants(american)


@pytest.mark.parametrize(
    "word", ["promise", "advertised", "surprising", "size", "honorary", "laboratory", "humorous", "analyst",
    "practical", "moment",
             "tired", "meeting", "enrolled", "programmed", "rising", "prize"],
)  # fmt: skip
def test_words_with_one_spelling(word):
    assert spelling_variants(word) == ()


def test_stems_bring_inflections_together_and_forget_accents():
    assert stem("organisations") == stem("organisation")
    assert stem("café") == stem("cafe")
    assert stem("nadia's") == stem("nadia")


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Hrdličková", "hrdlickova"), ("Łukasz", "lukasz"), ("Bjørn", "bjorn"), ("Þór", "thor"), ("Straße", "strasse"),
     ("Nguyễn", "nguyen"), ("GĄSIOR", "gasior"), ("प्रिया", "प्रिया"), ("Ærø", "aero")],
)  # fmt: skip
def test_folding(name, folded):
    assert fold(name) == folded
    assert fold(unicodedata.normalize("NFD", name)) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_folding_forgets_encoding(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_any_text_has_lemmas_and_a_stem(text):
    assert lemmas(text)[0] == text
    assert isinstance(stem(text), str)
    assert text.lower() not in spelling_variants(text)
