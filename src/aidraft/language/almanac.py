"""Days, months and weekdays of the calendar, as they are written."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from aidraft.language.data import listed, words
from aidraft.language.numerals import ordinal
from aidraft.language.periods import DateKind, DateMention
from aidraft.language.quantity import is_content, norm_at
from aidraft.message.message import Token

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_SLASHED = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$")
_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?$")
_DAYS = re.compile(r"^(\d{1,2})-(\d{1,2})$")
_YEAR = re.compile(r"^(?:19\d\d|20\d\d|2100)$")


def mention_of(tokens: Sequence[Token], start: int, end: int, kind: DateKind) -> DateMention:
    text = " ".join(t.text for t in tokens[start:end])
    return DateMention((tokens[start].start, tokens[end - 1].end), text, kind, (start, end))


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text[:1].isupper()


@cache
def months() -> dict[str, int]:
    full = {name: k + 1 for k, name in enumerate(listed("dates", "months"))}
    return full | {a: int(k) for a, k in (x.split("/") for x in listed("dates", "month_abbreviations"))}


@cache
def weekdays() -> dict[str, int]:
    full = {name: k for k, name in enumerate(listed("dates", "weekdays"))}
    return full | {a: int(k) for a, k in (x.split("/") for x in listed("dates", "weekday_abbreviations"))}


@cache
def meanings(name: str) -> dict[str, str]:
    return {key: value for key, _, value in (item.partition("/") for item in listed("dates", name))}


def _month_name(tokens: Sequence[Token], at: int) -> int | None:
    """The number of the month named here, with no question whether the word is meant as one."""
    if not 0 <= at < len(tokens) or tokens[at].kind != "word":
        return None
    return months().get(norm_at(tokens, at).rpartition("-")[2])


def _day_number(tokens: Sequence[Token], at: int, words_too: bool = True) -> tuple[int, int | None, int] | None:
    """A day of the month: (day, last day or None, index behind it)."""
    if not 0 <= at < len(tokens):
        return None
    norm = tokens[at].norm
    if match := _DAYS.match(norm):
        first, last = int(match[1]), int(match[2])
        return (first, last, at + 1) if 1 <= first < last <= 31 else None
    number = int(match[1]) if (match := _DAY.match(norm)) else ordinal(norm) if words_too else None
    if number is None or not 1 <= number <= 31:
        return None
    last_match = _DAY.match(norm_at(tokens, at + 2)) if norm_at(tokens, at + 1) in ("–", "—") else None
    if last_match and number < int(last_match[1]) <= 31:
        return number, int(last_match[1]), at + 3
    return number, None, at + 1


def year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    after = at + 1 if norm_at(tokens, at) in (",", "of") else at
    if _YEAR.match(norm_at(tokens, after)):
        return int(tokens[after].norm), after + 1
    return None, at


def numeric(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm = tokens[at].norm
    if match := _ISO.match(norm):
        year, month, day = map(int, match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return replace(mention_of(tokens, at, at + 1, "day"), year=year, month=month, day=day)
    if match := _SLASHED.match(norm):
        first, second, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
        if 1 <= second <= 12 and 1 <= first <= 31:
            swapped = first <= 12 and first != second
            return replace(mention_of(tokens, at, at + 1, "day"), year=year, month=second, day=first, swapped=swapped)
        if 1 <= first <= 12 and 1 <= second <= 31:
            return replace(mention_of(tokens, at, at + 1, "day"), year=year, month=first, day=second)
    return None


def calendar_day(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "22 October 2026", "the 5th of November", "Oct. 23rd", "October 12–14, 2026"."""
    start = at
    if norm_at(tokens, at) == "the" and _day_number(tokens, at + 1):
        at += 1
    if day := _day_number(tokens, at):
        number, last, after = day
        after += norm_at(tokens, after) == "of"
        month = _month_name(tokens, after)
        if month and (tokens[after].text[0].isupper() or tokens[after].norm not in words("dates", "doubtful")):
            year, end = year_after(tokens, after + 1)
            found = mention_of(tokens, start, end, "day")
            return replace(found, year=year, month=month, day=number, last_day=last)
    month = _month_name(tokens, start)
    if not month or not (_capital(tokens, start) or _meant_small(tokens, start)):
        return None
    after = start + 1 + (norm_at(tokens, start + 1) == "the")
    if (day := _day_number(tokens, after)) and tokens[after].norm[0].isdigit() | (after > start + 1):
        number, last, end = day
        if after > start + 1 and is_content(tokens, end):
            return None  # "in July the second half of that rule"
        year, end = year_after(tokens, end)
        found = mention_of(tokens, start, end, "day")
        return replace(found, year=year, month=month, day=number, last_day=last)
    return None


def _meant_small(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month in small letters, before a day, is one: "june 5", and "of may 30", but not "you may 30"."""
    led = norm_at(tokens, at - 1) in words("dates", "month_before_small") | {"of", "on"}
    return led or tokens[at].norm not in words("dates", "month_verbs")


FEW = 3
"""Ordinals in words up to this count things as often as days."""


def day_alone(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "on the 22nd", "by the twenty-ninth"."""
    if norm_at(tokens, at) != "the" or norm_at(tokens, at - 1) not in words("dates", "weekday_before"):
        return None
    norm = norm_at(tokens, at + 1)
    if norm.isdigit() or not (day := _day_number(tokens, at + 1)):
        return None
    if not norm[0].isdigit() and day[0] <= FEW:
        return None  # "on the second"
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if after and after.kind == "word" and after.norm not in words("numbers", "function_words"):
        return None  # "on the 3rd floor"
    return replace(mention_of(tokens, at, at + 2, "day"), day=day[0])


def month(tokens: Sequence[Token], at: int) -> DateMention | None:
    month = _month_name(tokens, at)
    if not month:
        return None
    year, end = year_after(tokens, at + 1)
    token, before = tokens[at], norm_at(tokens, at - 1)
    modifier = meanings("modifiers").get(before)
    short = token.norm not in words("dates", "months") and "-" not in token.norm
    if short and norm_at(tokens, at + 1) == "," and token.text[-1] != ".":
        year, end = None, at + 1  # "Vista del Mar, 2021"
    doubtful = short or token.norm in words("dates", "doubtful")
    if year is None and doubtful:
        led = before in words("dates", "month_before") or (
            before == "of" and norm_at(tokens, at - 2) in words("dates", "month_of_before")
        )
        led = led or _spanned(tokens, at) or _owned(tokens, at)
        named = _capital(tokens, at + 1) and tokens[at + 1].kind == "word" and token.text[-1] != "."
        # notes have "by june"; "this may", "the march", "what was raised since may give us" are no months
        small = not _capital(tokens, at) and (
            before not in words("dates", "month_before_small") or is_content(tokens, at + 1)
        )
        if small or not led or named:
            return None
    if year is not None and doubtful and not _capital(tokens, at):
        return None
    start = at - 1 if modifier else at
    return replace(
        mention_of(tokens, start, end, "month"), year=year, month=month, amount=int(modifier) if modifier else None
    )


def _owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month says which one of somebody's it is: "your March move"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    named = norm_at(tokens, at - 1) in words("dates", "month_owned") and _capital(tokens, at)
    return named and follows is not None and follows.kind == "word" and follows.text.islower()


def _spanned(tokens: Sequence[Token], at: int) -> bool:
    """Whether another month stands at the other end: "Oct to Dec"."""
    links = words("numbers", "to")
    after = norm_at(tokens, at + 1) in links and _month_name(tokens, at + 2) is not None
    return after or (norm_at(tokens, at - 1) in links and _month_name(tokens, at - 2) is not None)


def weekday(tokens: Sequence[Token], at: int) -> DateMention | None:
    start, modifier = at, None
    if norm_at(tokens, at) in words("dates", "every"):
        after = at + 2 if ordinal(norm_at(tokens, at + 1)) or norm_at(tokens, at + 1) == "other" else at + 1
        number = _weekday_number(tokens, after)
        if number is None:
            return None
        second = norm_at(tokens, at + 1) == "other" or norm_at(tokens, at) == "alternate"
        weeks = 2 if second else ordinal(norm_at(tokens, at + 1)) if after == at + 2 else 1
        return replace(mention_of(tokens, at, after + 1, "recurring"), weekday=number, amount=weeks)
    while norm_at(tokens, at) in meanings("modifiers") and at < start + 2:
        modifier = int(meanings("modifiers")[norm_at(tokens, at)])
        at += 1
    number = _weekday_number(tokens, at)
    if number is None:
        plural = norm_at(tokens, at)
        if start == at and plural.endswith("s") and plural[:-1] in words("dates", "weekdays"):
            return replace(mention_of(tokens, at, at + 1, "recurring"), weekday=weekdays()[plural[:-1]])
        return None
    after = at + 1 + (norm_at(tokens, at + 1) == ",")
    for reader in (calendar_day, numeric):
        if after < len(tokens) and (day := reader(tokens, after)):
            return replace(
                mention_of(tokens, start, day.tokens[1], "day"),
                year=day.year, month=day.month, day=day.day, last_day=day.last_day, weekday=number, swapped=day.swapped,
            )  # fmt: skip
    after = at + 1 + (norm_at(tokens, at + 1) == "the")
    if after < len(tokens) and ordinal(norm_at(tokens, after)) and norm_at(tokens, after)[0].isdigit():
        day_number = ordinal(norm_at(tokens, after))
        return replace(mention_of(tokens, start, after + 1, "day"), day=day_number, weekday=number)
    week = _of_week(tokens, at + 1)
    end = at + 1 if week is None else at + 4
    week = _in_week(tokens, start) if week is None else week
    if week is not None and modifier is None:
        return replace(mention_of(tokens, start, end, "weekday"), weekday=number, amount=week, unit="week")
    habit = norm_at(tokens, at + 1) in words("dates", "day_parts") and norm_at(tokens, at + 1).endswith("s")
    kind: DateKind = "recurring" if habit else "weekday"  # "Thursday afternoons"
    return replace(mention_of(tokens, start, at + 1, kind), weekday=number, amount=modifier)


def _of_week(tokens: Sequence[Token], at: int) -> int | None:
    """How many weeks from this one: "of last week", "of next week"."""
    if norm_at(tokens, at) != "of" or norm_at(tokens, at + 2) not in ("week", "wk"):
        return None
    modifier = meanings("modifiers").get(norm_at(tokens, at + 1))
    return int(modifier) if modifier else None


def _in_week(tokens: Sequence[Token], start: int) -> int | None:
    """The same for what stands before: "last week, on Tuesday"."""
    at = start - 1 - (norm_at(tokens, start - 1) == "on")
    at -= norm_at(tokens, at) == ","
    if norm_at(tokens, at) != "week" or norm_at(tokens, start - 1) not in ("on", ","):
        return None
    modifier = meanings("modifiers").get(norm_at(tokens, at - 1))
    return int(modifier) if modifier else None


def _weekday_number(tokens: Sequence[Token], at: int) -> int | None:
    norm = norm_at(tokens, at)
    number = weekdays().get(norm)
    if number is None or norm in words("dates", "weekdays"):
        return number
    # "Sat", "Sun", "Wed" are words and names: a date only beside a preposition, "every", a number, a part of the day …
    before, after = norm_at(tokens, at - 1), norm_at(tokens, at + 1)
    every = before in words("dates", "every") or (
        norm_at(tokens, at - 2) in words("dates", "every") and (before == "other" or ordinal(before) is not None)
    )
    beside = every or before in words("dates", "weekday_before") or after[:1].isdigit() or ordinal(before) is not None
    beside = beside or (_month_name(tokens, at + 1) is not None and _day_number(tokens, at + 2) is not None)
    beside = beside or after in words("dates", "day_parts") or norm in words("dates", "clear_weekdays")
    return number if _capital(tokens, at) and (beside or tokens[at].text[-1] == ".") else None
