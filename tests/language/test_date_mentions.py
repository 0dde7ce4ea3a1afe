"""Times a text mentions, and the days they may mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.language.dates import DateMention, date_mentions, may_mean, resolve
from aidraft.message.tokens import tokenize

TODAY = date(2026, 11, 23)
"""A Monday."""


def mentions(text: str) -> list[DateMention]:
    return date_mentions(tokenize(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 October 2026", date(2026, 10, 22)),
        ("October 22, 2026", date(2026, 10, 22)),
        ("the 22nd of October 2026", date(2026, 10, 22)),
        ("Oct. 22nd, 2026", date(2026, 10, 22)),
        ("2026-10-22", date(2026, 10, 22)),
        ("22/10/2026", date(2026, 10, 22)),
        ("10/22/2026", date(2026, 10, 22)),
        ("22.10.2026", date(2026, 10, 22)),
        ("Thursday, 22 October", date(2026, 10, 22)),
        ("Thursday, October 22, 2026", date(2026, 10, 22)),
        ("22 October", date(2026, 10, 22)),
        ("Dec 2", date(2026, 12, 2)),
        ("May 5", date(2026, 5, 5)),
        ("on the 20th", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 22)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("today", TODAY),
        ("this morning", TODAY),
        ("tomorrow", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 20)),
        ("last Friday", date(2026, 11, 20)),
        ("next Tuesday", date(2026, 12, 1)),
        ("this Friday", date(2026, 11, 27)),
        ("next week", date(2026, 12, 2)),
        ("last month", date(2026, 10, 5)),
        ("this weekend", date(2026, 11, 28)),
        ("two weeks ago", date(2026, 11, 9)),
        ("in two weeks", date(2026, 12, 7)),
        ("in May 2027", date(2027, 5, 9)),
        ("mid-March", date(2027, 3, 15)),
        ("in Sept", date(2026, 9, 1)),
        ("since 2023", date(2023, 7, 1)),
        ("Q1", date(2027, 2, 1)),
        ("in the spring", date(2027, 4, 1)),
        ("last winter", date(2026, 1, 15)),
        ("the 1990s", date(1994, 1, 1)),
    ],
)
def test_a_mention_and_a_day_it_may_mean(text, day):
    [mention] = mentions(text)
    assert may_mean(mention, day, TODAY)
    assert not may_mean(mention, day.replace(year=day.year + 11), TODAY)


@pytest.mark.parametrize(
    "text",
    ["May I ask", "Later I may march on", "March on!", "Dear April", "April Lindqvist and June Smith agreed",
     "he sat in the sun",
     "Sun and rain", "about 2000 visitors", "2,024 objects", "I spring up", "the fall in costs", "one hundred",
     "the 3rd floor",
     "on the 3rd floor", "next steps", "the following week", "from Vista del Mar",
     "the orders raised since may give us a hint"],
)  # fmt: skip
def test_ordinary_words_are_no_dates(text):
    assert mentions(text) == ()


def test_the_second_half_is_no_day_of_july():
    [mention] = mentions("In July the second half of that rule has plenty to do.")
    assert (mention.kind, mention.day) == ("month", None)


def test_the_first_week_may_be_cut_short():
    short, whole = mentions("1st wk of Sept")[0], mentions("the first week of September")[0]
    assert resolve(short, TODAY) == resolve(whole, TODAY) != resolve(mentions("in September")[0], TODAY)


@pytest.mark.parametrize("text", ["every second Wednesday", "Mondays", "each Friday"])
def test_recurring_days_name_no_day(text):
    [mention] = mentions(text)
    assert mention.kind == "recurring"
    assert resolve(mention, TODAY) == ()


def test_a_weekday_that_does_not_fit_its_date_leaves_nothing():
    assert resolve(mentions("Friday, 22 October 2026")[0], TODAY) == ()


def test_a_date_that_can_be_read_two_ways_has_two_meanings():
    days = {first for first, _ in resolve(mentions("5/6/2026")[0], TODAY)}
    assert days == {date(2026, 6, 5), date(2026, 5, 6)}


def test_days_that_do_not_exist_mean_nothing():
    assert resolve(mentions("31 February 2026")[0], TODAY) == ()
    assert resolve(mentions("29 February")[0], date(2028, 1, 1)) == ((date(2028, 2, 29), date(2028, 2, 29)),)


def test_a_range_of_days():
    [mention] = mentions("October 12–14, 2026")
    assert resolve(mention, TODAY) == ((date(2026, 10, 12), date(2026, 10, 14)),)


def test_a_day_without_a_year_means_the_nearest_first():
    assert [first.year for first, _ in resolve(mentions("2 January")[0], TODAY)] == [2027, 2026, 2025]


def test_the_possessive_does_not_hide_a_day():
    assert [m.text for m in mentions("last Friday's talk and today’s visit")] == ["last Friday", "today"]


def test_spans_are_those_of_the_original_and_indices_those_of_the_tokens():
    text = "We met on Thursday,  22 October."
    tokens = tokenize(text)
    [mention] = date_mentions(tokens)
    assert text[slice(*mention.span)] == "Thursday,  22 October"
    assert [t.text for t in tokens[slice(*mention.tokens)]] == ["Thursday", ",", "22", "October"]


DATEISH = st.lists(
    st.one_of(
        st.text(st.characters(), max_size=6),
        st.sampled_from(
            [
                "May",
                "March",
                "April",
                "Sat",
                "Sun.",
                "Monday",
                "last",
                "next",
                "this",
                "the",
                "of",
                "in",
                "on",
                "every",
                "5",
                "22nd",
                "2026",
                "0000-01-01",
                "9999-12-31",
                "99/99/9999",
                "31",
                "February",
                "ago",
                "within",
                "a",
                "year",
                "weeks",
                "decade",
                "Q4",
                "spring",
                "1990s",
                "mid-June",
                "12-14",
                "–",
                "two",
                "hundred",
                "thousand",
                "years",
                "00s",
                "fortnight",
                "weekend",
            ]
        ),
    ),
    max_size=10,
)


@given(DATEISH, st.dates())
def test_never_raises_and_spans_never_overlap(words, today):
    text = " ".join(words)
    position = 0
    for mention in mentions(text):
        assert position <= mention.span[0] < mention.span[1] <= len(text)
        position = mention.span[1]
        for first, last in resolve(mention, today):
            assert first <= last


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y"])
)
def test_every_written_date_is_read_back(day, form):
    [mention] = mentions(day.strftime(form))
    assert resolve(mention, TODAY) == ((day, day),)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_the_weekday_of_a_day_near_by_may_mean_it(today):
    for distance in range(-6, 7):
        day = today + timedelta(days=distance)
        assert may_mean(mentions(day.strftime("%A"))[0], day, today)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("mid-December", date(2026, 12, 8), date(2026, 12, 23)),
        ("early December", date(2026, 12, 1), date(2026, 12, 12)),
        ("the end of December", date(2026, 12, 18), date(2026, 12, 31)),
        ("the second half of December", date(2026, 12, 15), date(2026, 12, 31)),
        ("the last day of December", date(2026, 12, 30), date(2026, 12, 31)),
        ("the end of next week", date(2026, 12, 3), date(2026, 12, 6)),
        ("later this week", date(2026, 11, 23), date(2026, 11, 29)),
        ("earlier this month", date(2026, 11, 1), date(2026, 11, 23)),
        ("Friday of last week", date(2026, 11, 20), date(2026, 11, 20)),
        ("this past weekend", date(2026, 11, 21), date(2026, 11, 22)),
        ("by the new year", date(2027, 1, 1), date(2027, 1, 31)),
    ],
)
def test_a_stretch_of_a_period_narrows_it(text, first, last):
    (mention,) = mentions(text)
    assert resolve(mention, TODAY)[0] == (first, last)


def test_the_month_alone_may_be_this_one_or_the_last():
    (mention,) = mentions("by the end of the month")
    assert [last for _, last in resolve(mention, TODAY)] == [date(2026, 11, 30), date(2026, 10, 31)]


def test_a_weekday_behind_its_week_is_of_that_week():
    assert [m.text for m in mentions("Last week, on Tuesday, I wrote")] == ["Last week", "Tuesday"]
    assert resolve(mentions("Last week, on Tuesday, I wrote")[1], TODAY) == ((date(2026, 11, 17),) * 2,)
