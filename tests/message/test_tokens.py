"""Tokens: what is one, what is two, and that every span cuts its text out of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.message.tokens import tokenize


def norms(text: str) -> list[str]:
    return [token.norm for token in tokenize(text)]


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'd", ["i", "'d"]),
        ("don't", ["do", "n't"]),
        ("won't", ["will", "n't"]),
        ("can’t", ["can", "n't"]),
        ("I’d've", ["i", "'d", "'ve"]),
        ("Tidewell's", ["tidewell", "'s"]),
        ("O'Dwyer's", ["o'dwyer", "'s"]),
        ("adjusters' notes", ["adjusters", "'", "notes"]),
        ("co-wrote half-day", ["co-wrote", "half-day"]),
        ("Mbeki-Lang", ["mbeki-lang"]),
    ],
)
def test_contractions_and_possessives_are_two_tokens_and_hyphenated_words_one(text, expected):
    assert norms(text) == expected


@pytest.mark.parametrize(
    "whole",
    ["3.5x", "1,100", "40%", "85k", "£40", "US$40", "10:30", "p99", "C++", "C#", "Node.js", "U.S.", "e.g.",
     "a.m.", "M.S.",
     "Ph.D.", "Q1", "9am", ".NET", "ASP.NET", "R&D", "24/7", "30+", "10-12", "2026-11-20", "50-person", "½",
     "1½", "12th",
     "GPT-4.1", "v2.1", "J.R.", "GEO214", "1990s", "…", "👩‍💻", "❤️", "🇩🇪"],
)  # fmt: skip
def test_one_token(whole):
    assert texts(f"so {whole} too") == ["so", whole, "too"]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("See https://ruth.example/darning, please", "https://ruth.example/darning"),
        ("(www.x.example/a_(b))", "www.x.example/a_(b)"),
        ("write to nadia.b+work@mail.example.", "nadia.b+work@mail.example"),
        ("on github.com/foo/bar!", "github.com/foo/bar"),
        ("at tidewell.example today", "tidewell.example"),
    ],
)
def test_links_and_addresses_are_one_token_without_the_punctuation_around_them(text, link):
    assert [token.text for token in tokenize(text) if token.kind == "link"] == [link]


def test_a_missing_space_after_a_stop_makes_no_word():
    assert texts("the end.Next one.next") == ["the", "end", ".", "Next", "one", ".", "next"]


def test_the_stop_of_an_abbreviation_belongs_to_it_and_not_to_its_norm():
    tokens = tokenize("Dr. Wekesa of Acme Inc. met J. R. Smith")
    assert [(t.text, t.norm) for t in tokens if t.text.endswith(".")] == [
        ("Dr.", "dr"), ("Inc.", "inc"), ("J.", "j"), ("R.", "r"),
    ]  # fmt: skip


def test_milliseconds_are_not_a_title():
    assert texts("to 350 ms.") == ["to", "350", "ms", "."]
    assert texts("Ms. Voss") == ["Ms.", "Voss"]


def test_no_dot_belongs_to_no_unless_a_number_follows():
    assert texts("No. 5") == ["No.", "5"]
    assert texts("I said no. 'Why'")[:4] == ["I", "said", "no", "."]


def test_combining_accents_invisible_characters_and_curly_apostrophes_do_not_change_the_norm():
    assert norms("Bergstro\u0308m it’s inv\u200bisible co\u00adwrote") == [
        "bergström",
        "it",
        "'s",
        "invisible",
        "cowrote",
    ]


def test_names_in_other_scripts_are_words():
    assert [(t.text, t.kind) for t in tokenize("Nguyễn 李小龍 प्रिया Łukasz")] == [
        ("Nguyễn", "word"), ("李小龍", "word"), ("प्रिया", "word"), ("Łukasz", "word"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("word", "word"),
        ("12", "number"),
        (",", "mark"),
        ("—", "mark"),
        ("🎉", "symbol"),
        ("<", "symbol"),
        ("a@b.example", "link"),
    ],
)
def test_kinds(text, kind):
    assert [token.kind for token in tokenize(text)] == [kind]


def test_start_moves_every_span():
    assert [t.span for t in tokenize("I'd go", 10)] == [(10, 11), (11, 13), (14, 16)]


LETTERS = st.text(st.one_of(st.characters(), st.sampled_from("aA1 .,'’-@/\n\u200b\u0301é👩🏽")), max_size=60)


@given(LETTERS)
def test_spans_cut_the_tokens_out_in_order_and_leave_only_space_between(text):
    position = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert token.norm
        assert token.start >= position
        assert not text[position : token.start].strip()
        position = token.end
    assert not text[position:].strip()


@given(LETTERS)
def test_the_same_text_gives_the_same_tokens(text):
    assert tokenize(text) == tokenize(text)
