"""Whose deed it is: words of the notes that tell of the reader's house, told as the candidate's own."""

import pytest


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("I have used beeswax wrapping for years.", "used beeswax"),  # their plan
        ("I ran Labtrack at Tarn Fromagerie.", None),  # their system
        ("I built a brine bath that costs 85k a year.", None),
        ("I led the restoration of the copper vat.", None),
        ("I led a crew of six at Marlow Creamery, where I set up the ripening.", None),  # helped only; of another place
        ("The whey recovery I helped set up is now used across the valley.", "used"),
        ("I founded the crew that went through the 2024 flood.", "founded"),  # the notes say led
        ("I trained a crew of six through the 2024 flood.", "trained"),
    ],
)
def test_what_the_notes_tell_of_others_is_no_deed_of_the_candidate(told, body, passage):
    found = [text for rule, text, _ in told(body) if rule in ("claim", "crosstalk")]
    assert found
    assert passage is None or passage in found


@pytest.mark.parametrize(
    "body",
    [
        "I would like to learn how the copper vat is heated.",
        "I have kept thinking of the Bergkäse in your cellar.",
        "I enjoyed hearing about the switch to beeswax wrapping.",
        "At Marlow Creamery I helped set up the whey recovery.",
        "I led a crew of six through the 2024 flood, and I raised yield by 12 percent.",
        "I noticed your copper vat at once.",
    ],
)
def test_thoughts_wishes_and_the_candidates_own_facts_stand(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "As we agreed, I would begin with the copper vat.",
        "You laughed when I asked about the copper vat.",
        "Your offer to let me work in the cellar was generous.",
        "You promised me a look at the brine bath.",
        "When you weighed me a wheel of Bergkäse, I was lost for words.",
        "It was good of you to promise me a look at the brine bath.",
        "You mentioned that the last cheese maker quarrelled with everybody.",
        "The label you sketched is on my mind.",
    ],
)
def test_what_passed_between_the_two_needs_a_fact_that_tells_of_the_like(told, body):
    assert "event" in [rule for rule, _, _ in told(body)]


@pytest.mark.parametrize(
    "body",
    [
        "I would be glad to follow whatever you have agreed.",
        "It was good to hear that they decide by 4 December.",
        "You would have laughed at my first cheese.",
        "You made me feel at home beside the copper vat.",
        "You mentioned that the copper vat takes forty minutes to heat.",
        "You said that they decide by 4 December.",
        "The minutes you devoted to me were a gift.",
        "It would be kind of you to show me the brine bath.",
    ],
)
def test_a_wish_and_a_next_step_are_no_such_happening(told, body):
    assert "event" not in [rule for rule, _, _ in told(body)]
