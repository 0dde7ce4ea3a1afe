"""Numbers: their value, unit, kind and what they count."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.language.numbers import Quantity, agrees, quantities
from aidraft.message.tokens import tokenize


def only(text: str) -> Quantity:
    [found] = [q for q in quantities(tokenize(text)) if q.kind != "date"]
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("52 w/ a pump, in a quarter", 52, None, "count"),
        ("at half past four in the morning", 270, "clock", "clock"),
        ("at a quarter to five", 285, "clock", "clock"),
        ("until ten past six", 370, "clock", "clock"),
        ("two o'clock", 120, "clock", "clock"),
        ("forty tenants", 40, None, "count"),
        ("twenty-nine covers", 29, None, "count"),
        ("one hundred and fifty guests", 150, None, "count"),
        ("a dozen eggs", 12, None, "count"),
        ("half a dozen eggs", 6, None, "count"),
        ("1,100 objects", 1100, None, "count"),
        ("85k policies", 85_000, None, "count"),
        ("1.3 million policies", 1_300_000, None, "count"),
        ("1.2M rows", 1_200_000, None, "count"),
        ("2m users", 2_000_000, None, "count"),
        ("40 %", Fraction(2, 5), "%", "share"),
        ("sixty per cent", Fraction(3, 5), "%", "share"),
        ("down by a third.", Fraction(1, 3), "%", "share"),
        ("two-thirds of them", Fraction(2, 3), "%", "share"),
        ("three quarters of them", Fraction(3, 4), "%", "share"),
        ("nine in ten patients", Fraction(9, 10), "%", "share"),
        ("nine out of ten patients", Fraction(9, 10), "%", "share"),
        ("half of the files", Fraction(1, 2), "%", "share"),
        ("losing one recruit in five within the year", Fraction(1, 5), "%", "share"),
        ("one warranty claim in six", Fraction(1, 6), "%", "share"),
        ("6 in 100 rejected", Fraction(3, 50), "%", "share"),
        ("six joints in a hundred rejected", Fraction(3, 50), "%", "share"),
        ("six testers in ten walk past", Fraction(3, 5), "%", "share"),
        ("six in every hundred", Fraction(3, 50), "%", "share"),
        ("47 out of 50", Fraction(47, 50), "%", "share"),
        ("every third recruit", Fraction(1, 3), "%", "share"),
        ("a quarter of an hour", 900, "s", "measure"),
        ("a happy quarter of an hour", 900, "s", "measure"),
        ("one and a half times its rating", Fraction(3, 2), "x", "measure"),
        ("an eighteen-million-gallon plant", 18_000_000, "gallon", "measure"),
        ("an eighty-five-seat house", 85, None, "count"),
        ("a couple of hundred cells", 200, None, "count"),
        ("seventy-odd trams", 70, None, "count"),
        ("wants 60ish", 60, None, "count"),
        ("12-hr nights", 43_200, "s", "measure"),
        ("1.2 s", Fraction(6, 5), "s", "measure"),
        ("350 ms", Fraction(7, 20), "s", "measure"),
        ("fifteen minutes", 900, "s", "measure"),
        ("half an hour", 1800, "s", "measure"),
        ("your half hour", 1800, "s", "measure"),
        ("an hour and a half", 5400, "s", "measure"),
        ("1½ hours", 5400, "s", "measure"),
        ("a half-day onsite", 43_200, "s", "measure"),
        ("two and a half years", 30, "month", "measure"),
        ("7 yrs", 84, "month", "measure"),
        ("a 32 m deck", 32, "m", "measure"),
        ("200 amps", 200, "amp", "measure"),
        ("50 lux", 50, "lux", "measure"),
        ("3.5x faster", Fraction(7, 2), "x", "measure"),
        ("£40k", 40_000, "£", "money"),
        ("$1.5m", 1_500_000, "$", "money"),
        ("30 dollars", 30, "$", "money"),
        ("at 4:15", 255, "clock", "clock"),
        ("5 p.m.", 1020, "clock", "clock"),
        ("10:30am", 630, "clock", "clock"),
        ("level 1", 1, None, "label"),
        ("gallery 3 closes", 3, None, "label"),
        ("our band 6s teach", 6, None, "label"),
        ("p99", 99, None, "identifier"),
        ("GEO214", 214, None, "identifier"),
        ("on call 24/7", Fraction(24, 7), None, "identifier"),
        ("first round", 1, None, "ordinal"),
        ("a third interview", 3, None, "ordinal"),
        ("a six-person team", 6, None, "count"),
        ("in eighteen months", 18, "month", "measure"),
    ],
)
def test_one_number(text, value, unit, kind):
    found = only(text)
    assert (found.value, found.unit, found.kind) == (value, unit, kind)


@pytest.mark.parametrize(
    "text", ["one of them", "no one", "this one", "a hard day", "one-on-one", "an hour", "October 12, 2026"]
)
def test_no_number(text):
    assert [q for q in quantities(tokenize(text)) if q.kind != "date"] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-12 people", 10, 12),
        ("10–12 people", 10, 12),
        ("50 to 500 people", 50, 500),
        ("between 3 and 5 people", 3, 5),
    ],
)
def test_ranges(text, low, high):
    assert (only(text).value, only(text).high, only(text).counts) == (low, high, ("peopl",))


def test_two_ends_of_a_change_are_two_numbers_with_one_unit():
    first, second = quantities(tokenize("brought it from 33 to 28 percent"))
    assert (first.value, second.value) == (Fraction(33, 100), Fraction(28, 100))
    first, second = quantities(tokenize("from 31 days down to 19"))
    assert (first.number, second.number, second.unit) == (31, 19, "s")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("30+ reports", "over"), ("more than 30 reports", "over"), ("over thirty reports", "over"),
     ("up to 30 reports", "under"),
     ("about 30 reports", "about"), ("30 or more reports", "over"), ("30 reports", None)],
)  # fmt: skip
def test_qualifiers(text, qualifier):
    assert (only(text).number, only(text).qualifier) == (30, qualifier)


def test_what_is_counted():
    assert only("moved 40 tenants off a shared database").counts == ("tenant", "share", "databas")
    assert only("my level 1 rope access").counts == ("level", "rope", "access")
    objects, months = quantities(tokenize("1,100 objects in eighteen months"))
    assert objects.counts == ("object",)
    assert months.counts == ()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("40 %", "two in five", True), ("1.2 s", "1200 ms", True), ("29 covers", "twenty-nine percent", True),
        ("18 months", "a year and a half", True), ("10-12 people", "12 people", True),
        ("10-12 people", "11 people", False),
        ("p99", "99 cats", False), ("1,100", "1100", True), ("two weeks", "14 days", True),
        ("40 minutes", "40 hours", False),
    ],
)  # fmt: skip
def test_agreement(left, right, same):
    assert agrees(only(left), only(right)) is same
    assert agrees(only(right), only(left)) is same


def test_spans_are_those_of_the_tokens():
    text = "So, moved forty-five thousand files."
    found = only(text)
    assert text[slice(*found.span)] == "forty-five thousand" == found.text


NUMBERISH = st.lists(
    st.one_of(
        st.text(st.characters(), max_size=8),
        st.sampled_from(
            [
                "one",
                "two",
                "forty",
                "hundred",
                "thousand",
                "million",
                "a",
                "an",
                "half",
                "and",
                "third",
                "thirds",
                "in",
                "of",
                "to",
                "from",
                "between",
                "10",
                "1,100",
                "3.5x",
                "40%",
                "85k",
                "£",
                "£40",
                "½",
                "1½",
                "10-12",
                "4:15",
                "p.m.",
                "ms",
                "s",
                "24/7",
                "p99",
                "level",
                "-",
                "–",
                "percent",
                "per",
                "cent",
                "per",
                "99999999999999999999",
                "٣",
                "1e9",
                "0/0",
                "1/0",
                "22nd",
                "dozen",
            ]
        ),
    ),
    max_size=12,
)


@given(NUMBERISH, st.sampled_from([" ", "", "-"]))
def test_never_raises_and_spans_never_overlap(words, glue):
    text = glue.join(words)
    position = 0
    for found in quantities(tokenize(text)):
        assert position <= found.span[0] < found.span[1] <= len(text)
        position = found.span[1]


def test_a_number_of_any_length_is_read():
    assert quantities(tokenize("9" * 10_000))
    assert quantities(tokenize("million " * 2_000)) is not None
    assert quantities(tokenize("9" * 10_000 + "th, " + "9" * 5_000 + "-1234-5678"))


@pytest.mark.parametrize("text", ["an answer half built", "every second Thursday", "with a score", "one bar of mine"])
def test_what_is_no_number(text):
    assert [q for q in quantities(tokenize(text)) if q.kind != "ordinal"] == []


def test_a_part_of_a_larger_number_stays_a_count():
    assert [q.value for q in quantities(tokenize("90 rules out of 340"))] == [90, 340]


def test_what_a_number_counts_may_stand_before_a_colon_and_ends_at_a_verb():
    assert "student" in only("students: 5 at present").counts
    assert only("ninety is a number that a crew can listen to").counts == ()


@pytest.mark.parametrize("text", ["nine in every", "nine in", "1 in", "every third", "half", "a couple of", "from"])
def test_what_breaks_off_is_read_as_far_as_it_goes(text):
    quantities(tokenize(text))
