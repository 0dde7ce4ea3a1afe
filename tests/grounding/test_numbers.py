"""Numbers: right in any spelling, and only where they count what the notes count."""

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "The vat takes 40 minutes to heat.",
        "The vat takes forty minutes to heat.",
        "The vat takes 40 min to heat.",
        "The vat takes about forty minutes to heat.",
        "The vat holds 1,200 litres.",
        "The vat holds 1200 litres.",
        "The vat holds twelve hundred litres.",
        "The brine bath costs 85k a year.",
        "The brine bath costs 85,000 a year.",
        "The brine bath costs eighty-five thousand a year.",
        "85 percent of the milk comes from 14 farms.",
        "85% of the milk comes from fourteen farms.",
        "It ripens for 9 months.",
        "I raised yield by 12 % at a turnover of 1.2 million.",
        "I raised yield by twelve percent at a turnover of 1,200,000.",
        "At Marlow Creamery I helped save a third of the water.",
        "I led a crew of 6 through the 2024 flood.",
        "For 5 years I was deputy head of ripening.",
        "I have two reasons to write.",  # counts things of the letter itself
        "One thing stayed with me.",
    ],
)
def test_a_number_of_the_notes_is_right_however_it_is_written(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage", "fix"),
    [
        ("The vat takes 60 minutes to heat.", "60 minutes", "40 minutes"),
        ("The vat takes fifty minutes to heat.", "fifty minutes", "40 minutes"),
        ("The vat holds 1,300 litres.", "1,300 litres", "1,200 litres"),
        ("The brine bath costs 58k a year.", "58k", "85k"),
        ("58 % of the milk comes from 14 farms.", "58 %", "85 %"),
        ("Half of the milk comes from above Lindau.", "Half", "85 %"),
        ("The milk comes from 12 farms.", "12", "14"),
        ("It ripens for six months.", "six months", "nine months"),
        ("At Marlow Creamery I helped save half of the water.", "half", "a third"),
        ("I raised yield by 21 percent.", "21 percent", "12 percent"),
        ("I led a crew of eight through the 2024 flood.", "eight", "six"),
        ("For seven years I was deputy head of ripening.", "seven years", "five years"),
    ],
)
def test_another_number_is_an_error_and_the_notes_one_its_fix(told, body, passage, fix):
    assert ("number", passage, fix) in told(body)


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("The vat holds 40 litres.", "40 litres"),  # 40 are its minutes
        ("It ripens for nine weeks.", "nine weeks"),  # nine are its months
        ("I raised yield by 10 to 12 percent.", "10"),  # a range that the notes do not give
        ("The rounds weigh 33 kilos.", "33 kilos"),  # nowhere
    ],
)
def test_a_number_that_counts_something_else_in_the_notes_is_an_error(told, body, passage):
    assert any(rule == "number" and text == passage for rule, text, _ in told(body))
