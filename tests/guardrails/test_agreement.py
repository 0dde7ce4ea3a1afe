"""A verb agrees with the noun that rules it, at any distance; where another reading is open, nothing is said."""

import pytest

from aidraft.proofreading import proofread


@pytest.mark.parametrize(
    ("sentence", "verb", "right"),
    [
        ("The quiet of the reading room have stayed with me.", "have", "has"),
        ("The list of checks you keep on the wall are a model.", "are", "is"),
        ("The lesson you hold each Monday after the round also appeal to me.", "appeal", "appeals"),
        ("My notes on the furnace is attached.", "is", "are"),
        ("The bakers I met on Tuesday has shown me how it is done.", "has", "have"),
        ("Each of the labels are printed twice.", "are", "is"),
        ("Keeping the ledger by hand teach one to be patient.", "teach", "teaches"),
        ("Under the new plan, expert reports is due in March.", "is", "are"),
        ("In the yard nobody work alone.", "work", "works"),
        ("I imagine that somebody on the crew are ready.", "are", "is"),
    ],
)
def test_a_verb_of_the_wrong_number_is_found_and_mended(sentence, verb, right):
    found = [m for m in proofread(f"Dear Ines,\n\n{sentence}\n") if m.rule == "proofreading.grammar"]
    assert [(m.fix, sentence[m.span[0] - 12 : m.span[1] - 12]) for m in found] == [(right, verb)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A number of the labels are printed twice.",
        "Last of all: reviews that name nobody are the best. Rules that tell us nothing are idle.",
        "It is odd. A tester who has heard a barber explain his trouble is rare.",
        "It is the sentence that says who decides when the list is silent.",
        "The people in the office were kind.",
        "Two weeks in a small yard is a long time.",
        "The way the levels are read was new to me.",
        "The files awaiting review were shown to me.",
        "The slicer and the oven in the hall have been linked.",
        "Training budgets are familiar to me.",
        "The card with the times I will bring on Monday.",
        "Eleven towns in seven weeks is a puzzle.",
        "Does anyone know the road? Let nobody work alone.",
        "That eight per cent of people are housed is a start.",
        "Yours was the first answer.",
        "I would be glad if the address on the card were the right one.",
    ],
)
def test_what_may_be_read_otherwise_is_left_alone(sentence):
    assert [m for m in proofread(f"Dear Ines,\n\n{sentence}\n") if m.rule == "proofreading.grammar"] == []


@pytest.mark.parametrize(
    ("dialect", "sentence", "fix"),
    [
        ("british", "I have held my gas license since May.", "licence"),
        ("american", "I have held my gas license since May.", None),
        ("canadian", "Your recruits practice shouting over the engine.", "practise"),
        ("american", "Your recruits practice shouting over the engine.", None),
        ("british", "The board may license the second site.", None),
    ],
)
def test_noun_and_verb_are_spelled_apart_where_the_dialect_does(dialect, sentence, fix):
    found = proofread(f"Dear Ines,\n\n{sentence}\n", dialect=dialect)
    assert [m.fix for m in found] == ([fix] if fix else [])
