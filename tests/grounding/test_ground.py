"""Any text against any facts, without an interview."""

import pytest

from aidraft import ground

FACTS = [
    "Halvard Brenna sold 40 kilos of honey to the Lindqvist Bakery in May 2025.",
    "The bakery paid 12 crowns a jar and ordered 3 crates of wax.",
]


@pytest.mark.parametrize(
    "text",
    [
        "Halvard Brenna sold forty kilos of honey.",
        "In May 2025 the Lindqvist Bakery bought honey.",
        "The bakery ordered three crates of wax and paid 12 crowns a jar.",
        "",
    ],
)
def test_what_the_facts_say_stands(text):
    assert [f for f in ground(text, FACTS) if f.severity == "error"] == []


@pytest.mark.parametrize(
    ("text", "rule", "passage"),
    [
        ("Halvard Brenna sold 60 kilos of honey.", "grounding.number", "60 kilos"),
        ("In June 2025 the Lindqvist Bakery bought honey.", "grounding.date", "June 2025"),
        ("Then Halvard Brenno sold honey.", "grounding.name", "Halvard Brenno"),
        ("The honey went to Lindqvist Foundry.", "grounding.company", "Lindqvist Foundry"),
        ("The honey came from Trondheim.", "grounding.term", "Trondheim"),
    ],
)
def test_what_they_do_not_say_is_found_in_its_place(text, rule, passage):
    found = ground(text, FACTS)
    assert (rule, passage) in {(f.rule, f.text) for f in found if f.severity == "error"}
    assert all(text[f.span[0] : f.span[1]] == f.text for f in found if f.span)


def test_the_order_is_that_of_the_text_and_the_answer_always_the_same():
    text = "The honey came from Trondheim in June 2025. Halvard sold 60 kilos."
    found = ground(text, FACTS)
    assert [f.span for f in found] == sorted(f.span for f in found if f.span)
    assert ground(text, FACTS) == found


def test_without_facts_nothing_that_names_or_counts_stands():
    assert {f.rule for f in ground("Brenna sold 60 kilos in Trondheim.", [])} >= {"grounding.number", "grounding.term"}
