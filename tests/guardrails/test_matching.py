"""The matching language: sequences, gaps, options, classes, and what meets in a clause."""

import re

import pytest

from aidraft.guardrails import matching
from aidraft.guardrails.classes import Lexicon
from aidraft.guardrails.matching import Hit, MalformedPatternError, parse_pattern, parse_sequence
from aidraft.guardrails.reading import read_sentence
from aidraft.message import LONGEST, Sentence
from aidraft.message.tokens import tokenize

LEXICON = Lexicon(
    {
        "ask": "ask wonder",
        "thing": "bell rope tower",
        "phrase": "long_way_up long",
        "me": "=i =me",
        "my": "=my",
        "negator": "=not =n't =no =never",
        "subject": "=i =you =she =it",
        "coordinator": "=and =but =or",
        "clause_word": "=but =because =if",
        "strong_mark": "=; =: =( =) =–",
    }
)


def sentence(text: str) -> Sentence:
    return Sentence(0, len(text), tokenize(text), "body", 0)


def find(pattern: object, text: str) -> list[str]:
    """What the pattern covers in the one sentence `text`, clause by clause."""
    compiled = parse_pattern(pattern, LEXICON.names)
    hits: list[Hit] = []
    for reading in read_sentence(sentence(text), LEXICON):
        runs = reading.clauses if compiled.within == "clause" else (reading.whole,)
        hits += [hit for run in runs if (hit := compiled.find(run))]
    return [text[slice(*hit.span)] for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "covered"),
    [
        # words
        ("how did i", "Tell me how did I ring?", "how did I"),
        ("how did i", "Tell me how I did.", None),
        ("bells", "the Bells rang", "Bells"),
        ("bell", "the bells rang", None),
        ("~bell", "the bells rang", "bells"),
        ("~ring", "she rang it", "rang"),
        ("=rang", "she rang it", "rang"),
        ("i 'd", "I’d ring", "I’d"),
        ("do n't ~ring", "I don't ring", "don't ring"),
        ("co-wrote", "she co-wrote it", "co-wrote"),
        ("wrote", "she co-wrote it", None),
        ("tidewell 's", "Tidewell’s tower", "Tidewell’s"),
        # classes and phrases
        ("<thing>", "three towers", "towers"),
        ("<phrase> <thing>", "a long way up towers", "long way up towers"),
        ("<phrase> <thing>", "a long rope", "long rope"),
        ("<ask> <thing>", "ask the tower", None),
        # alternatives
        ("how did i (ring|fare|<ask>)", "how did I fare", "how did I fare"),
        ("how did i (ring|fare|<ask>)", "how did I wonder", "how did I wonder"),
        ("how did i (ring|fare|<ask>)", "how did I do", None),
        ("(~bell|<phrase>) (up|down)", "bells down", "bells down"),
        ("the (bell|old rope|<phrase> rope) fell", "the old rope fell", "the old rope fell"),
        ("the (bell|old rope|<phrase> rope) fell", "the long rope fell", "the long rope fell"),
        ("the (bell|old rope|<phrase> rope) fell", "the bell fell", "the bell fell"),
        ("the (bell|old rope|<phrase> rope) fell", "the old fell", None),
        ("the (bell|very old)? tower", "the very old tower", "the very old tower"),
        ("the (bell|very old)? tower", "the tower", "the tower"),
        ("(~ring out|_ rope) again", "they rang out again", "rang out again"),
        ("(~ring out|_ rope) again", "an old rope again", "old rope again"),
        # options
        ("the very? <thing>", "the very bell", "the very bell"),
        ("the very? <thing>", "the bell", "the bell"),
        ("the (very|old)? <thing>", "the old bell", "the old bell"),
        ("the (very|old)? <thing>", "the new bell", None),
        ("very? <thing>", "a bell", "bell"),
        ("<thing> below?", "a bell below", "bell"),
        # any one token, short and long gaps
        ("the _ bell", "the old bell", "the old bell"),
        ("the _ bell", "the bell", None),
        ("the _ bell", "the big old bell", None),
        ("the .. bell", "the bell", "the bell"),
        ("the .. bell", "the very big old bell", "the very big old bell"),
        ("the .. bell", "the very very big old bell", None),
        ("the ... bell", "the one that is a very very big old bell", "the one that is a very very big old bell"),
        ("the ... bell", "bell and then the rope", None),
        ("<ask> .. <thing> ... up", "wonder at a tower, then go up", "wonder at a tower, then go up"),
    ],
)  # fmt: skip
def test_a_sequence_covers_what_it_says(pattern, text, covered):
    assert find(pattern, text) == ([] if covered is None else [covered])


def test_a_sequence_alone_is_looked_for_in_the_whole_sentence():
    assert find("bell ... tower", "the bell fell because the tower shook") == ["bell fell because the tower"]


def test_sequences_of_all_meet_in_one_clause_in_any_order():
    pattern = {"all": ["<ask>", "<thing>"]}
    assert find(pattern, "we wonder about the bell") == ["wonder about the bell"]
    assert find(pattern, "about the bell we wonder") == ["bell we wonder"]
    assert find(pattern, "we wonder, because the bell fell") == []


@pytest.mark.parametrize(
    "text",
    ["I ask; the bell rings", "I ask: the bell rings", "I ask – the bell rings",
     "I ask (the bell rings)", "I ask but the bell rings",
     "I ask because the bell rings", "I ask and it is the bell", "I ask, it is the bell"],
)  # fmt: skip
def test_a_clause_ends_at_strong_marks_conjunctions_and_before_a_subject(text):
    assert find({"all": ["<ask>", "<thing>"]}, text) == []
    assert len(find({"all": ["<ask>", "<thing>"], "within": "sentence"}, text)) == 1


@pytest.mark.parametrize(
    "text", ["I ask about ropes and bells", "I ask, now and then, about bells", "I ask for a rope or bell"]
)
def test_a_clause_goes_on_over_commas_and_conjunctions_without_a_subject(text):
    assert len(find({"all": ["<ask>", "~bell"]}, text)) == 1


def test_none_forbids_a_sequence_where_the_others_meet():
    pattern = {"all": ["<ask>", "<thing>"], "none": ["~customer", "in the (yard|garden)"]}
    assert find(pattern, "I ask about the bell")
    assert not find(pattern, "customers ask about the bell")
    assert not find(pattern, "I ask about the bell in the garden")
    assert find(pattern, "I ask about the bell because customers come")


def test_every_sequence_of_all_needs_tokens_of_its_own():
    twice = {"all": ["<thing>", "<thing>"]}
    assert find(twice, "a bell alone") == []
    assert find(twice, "a bell and a rope") == ["bell and a rope"]
    assert find({"all": ["long", "<phrase>"]}, "a long way up") == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [("I ask about it", True), ("I do not ask about it", False), ("I don’t ask about it", False),
     ("I never ask", False),
     ("I ask, never mind the rope", True), ("I am not tired because I ask about it", True)],
)  # fmt: skip
def test_an_affirmed_hit_has_no_negator_shortly_before_it_in_its_clause(text, hit):
    assert bool(find({"all": ["<ask>"], "affirmed": True}, text)) is hit
    assert find({"all": ["<ask>"]}, text)


def test_the_earliest_match_is_taken_and_gaps_cover_nothing():
    hit = parse_pattern("the ... bell", LEXICON.names).find(
        next(read_sentence(sentence("the old bell, the bell"), LEXICON)).whole
    )
    assert hit is not None
    assert [token.text for token in hit.tokens] == ["the", "bell"]
    assert (hit.first, hit.last) == (0, 2)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("", "no word that must be there"),
        ("...", "no word that must be there"),
        ("very? .. old?", "no word that must be there"),
        ("<nowhere>", "nowhere"),
        ("the (<nowhere>|bell)", "nowhere"),
        ("<ask|thing>", "ask|thing"),
        ("(a|b .. c)", "gap inside"),
        ("(a|)", "empty alternative"),
        ("how (did", "how (did"),
        ("how did)", "how did)"),
        ("<ask", "<ask"),
        ("ask>", "ask>"),
        ("((a|b)|c)", "stray '('"),
        (["a"], "a sequence or a mapping"),
        (7, "a sequence or a mapping"),
        ({}, "needs 'all'"),
        ({"all": []}, "needs 'all'"),
        ({"all": [7]}, "expected sequences"),
        ({"all": ["a"], "none": {"b": 1}}, "expected sequences"),
        ({"all": ["a"], "whithin": "clause"}, "whithin"),
        ({"all": ["a"], "within": "page"}, "page"),
        ({"all": ["a"], "part": "footer"}, "footer"),
        ({"all": ["a"], "excuse": "always"}, "always"),
        ({"all": ["a"], "affirmed": "perhaps"}, "perhaps"),
    ],
)
def test_a_malformed_pattern_is_refused_with_what_is_wrong(pattern, told):
    with pytest.raises(MalformedPatternError, match=re.escape(told)):
        parse_pattern(pattern, LEXICON.names)


def test_parts_say_where_a_pattern_looks():
    assert parse_pattern("bell", LEXICON.names).parts == {"body", "subject"}
    assert parse_pattern({"all": ["bell"], "part": "closing"}, LEXICON.names).parts == {"closing"}
    assert parse_pattern({"all": ["bell"], "part": "any"}, LEXICON.names).parts == {
        "subject",
        "greeting",
        "body",
        "closing",
    }


def test_a_word_in_capitals_in_a_pattern_means_the_same_word():
    assert find("I Ring the ~Bell", "then I ring the bells") == ["I ring the bells"]


def test_an_alternative_may_be_a_phrase():
    pattern = "i (pull|let ~it go) the bell"
    assert find(pattern, "then I let it go the bell") == ["I let it go the bell"]
    assert find(pattern, "then I pull the bell") == ["I pull the bell"]
    assert not find(pattern, "then I let the bell")


def test_the_anchor_is_a_choice_that_every_match_needs():
    pattern = parse_pattern({"all": ["the very? ~carillon", "<me> .. (~ring|~toll)"]}, LEXICON.names)
    assert pattern.anchor() in ({"~carillon"}, {"~ring", "~toll"})


def test_a_very_long_sentence_is_read_in_runs():
    readings = list(read_sentence(sentence("bell " * (LONGEST * 2 + 5)), LEXICON))
    assert [len(r.whole.tokens) for r in readings] == [LONGEST, LONGEST, 5]


@pytest.mark.parametrize("unit", ["the old rope and ", "the the the the ", "rope rope? , ", "if the; "])
def test_the_work_grows_with_the_text_and_not_faster(unit, monkeypatch):
    """Steps are counted: ten times the text may cost about ten times the steps, whatever the pattern."""
    steps = 0
    real = matching._lengths

    def counted(*args):
        nonlocal steps
        steps += 1
        return real(*args)

    monkeypatch.setattr(matching, "_lengths", counted)
    pattern = parse_pattern(
        {"all": ["the ... the ... the ... rope ... bell", "the .. the? .. the? bell"]}, LEXICON.names
    )
    short, long = LONGEST * 2, LONGEST * 20
    spent = []
    for tokens in (short, long):
        steps = 0
        text = unit * (tokens // len(tokenize(unit)))
        for reading in read_sentence(sentence(text), LEXICON):
            assert pattern.find(reading.whole) is None
        spent.append(steps)
    assert spent[1] <= 10.5 * spent[0] + 100


def test_parse_sequence_keeps_the_elements_in_order():
    elements = parse_sequence("the very? .. (a|~b|<ask>) ... _", LEXICON.names)
    assert [e.optional for e in elements] == [False, True, False, False, False, False]
    assert [e.gap for e in elements] == [0, 0, 3, 0, LONGEST, 0]
    assert elements[3].keys == {"=a", "~b", "<ask"}
