"""Times a text mentions, as people write them in letters.

Finding is apart from resolving: ``date_mentions`` needs the words alone, ``resolve`` the day they were written on.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from aidraft.language.almanac import (
    calendar_day,
    day_alone,
    meanings,
    mention_of,
    month,
    months,
    numeric,
    weekday,
    weekdays,
    year_after,
)
from aidraft.language.data import language, words
from aidraft.language.numerals import cardinal, ordinal, table
from aidraft.language.periods import DateKind, DateMention, Period, may_mean, meet, resolve
from aidraft.language.quantity import norm_at
from aidraft.language.stretches import narrowed
from aidraft.message.message import Token

__all__ = ["DateKind", "DateMention", "Period", "date_mentions", "may_mean", "meet", "resolve"]

_YEAR = re.compile(r"^(?:19\d\d|20\d\d|2100)$")
_DECADE = re.compile(r"^(?:19|20)\d0s$|^\d0s$")
_QUARTER = re.compile(r"^q([1-4])$")


def date_mentions(tokens: Sequence[Token]) -> tuple[DateMention, ...]:
    """The times mentioned, in order, without overlap. ``text`` is rebuilt from the tokens with single spaces."""
    return _date_mentions(tuple(tokens))


@lru_cache(8192)
def _date_mentions(tokens: tuple[Token, ...]) -> tuple[DateMention, ...]:
    # Asked for its dates and for its numbers, of which a date is none, a sentence is looked through once.
    found: list[DateMention] = []
    at = 0
    while at < len(tokens):
        mention = None
        if tokens[at].kind in ("word", "number") and _may_begin(tokens[at].norm):
            mention = next((m for reader in _READERS if (m := reader(tokens, at))), None)
        if mention:
            mention = narrowed(tokens, mention, found[-1].tokens[1] if found else 0)
            found.append(mention)
        at = max(mention.tokens[1], at + 1) if mention else at + 1
    return tuple(found)


@lru_cache(65_536)
def _may_begin(norm: str) -> bool:
    """Whether a mention may begin with this word: a quick look that spares nearly every word the readers."""
    if any(map(str.isdigit, norm)) or ordinal(norm) is not None:
        return True
    last = norm.rpartition("-")[2]
    return (
        norm in table("numbers", "cardinals")
        or norm.partition("-")[0] in table("numbers", "cardinals")
        or any(last in names for names in (months(), weekdays(), language("dates")["seasons"]))
        or last.removesuffix("s") in weekdays()
        or any(norm in words("dates", name) for name in ("every", "within", "articles"))
        or any(norm in meanings(name) for name in ("modifiers", "days", "decades"))
    )


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The phrases that mean a day, with their distance from today, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase, days in meanings("phrases").items():
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append((parts, int(days)))
    return found


def _relative(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm = tokens[at].norm
    for parts, days in _phrases().get(norm, ()):
        if tuple(t.norm for t in tokens[at : at + len(parts)]) == parts:
            return replace(mention_of(tokens, at, at + len(parts), "relative"), amount=days, unit="day")
    if norm in meanings("days"):
        return replace(mention_of(tokens, at, at + 1, "relative"), amount=int(meanings("days")[norm]), unit="day")
    if norm == "this" and norm_at(tokens, at + 1) == "past" and norm_at(tokens, at + 2) in meanings("periods"):
        past = meanings("periods")[norm_at(tokens, at + 2)]
        return replace(mention_of(tokens, at, at + 3, "period"), amount=-1, unit=past)
    if norm in meanings("modifiers"):
        unit = meanings("periods").get(norm_at(tokens, at + 1))
        # "the following week" counts from another day, and "the last year" is one of the years spoken of
        follows = norm in ("following", "previous", "past") or (norm == "last" and norm_at(tokens, at - 1) == "the")
        if unit and not follows:
            amount = int(meanings("modifiers")[norm])
            return replace(mention_of(tokens, at, at + 2, "period"), amount=amount, unit=unit)
    return None


def _plain_period(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "The end of the month", of this one or the last; "over the weekend": the one before or after."""
    unit = norm_at(tokens, at + 1)
    if (
        unit == "weekend"
        and norm_at(tokens, at) == "the"
        and norm_at(tokens, at - 1) in words("dates", "weekend_before")
    ):
        return replace(mention_of(tokens, at, at + 2, "period"), unit=unit)
    led = norm_at(tokens, at) == "the" and norm_at(tokens, at - 1) == "of" and unit in words("dates", "plain_periods")
    if not led or norm_at(tokens, at - 2) not in words("dates", "month_of_before"):
        return None
    return replace(mention_of(tokens, at, at + 2, "period"), unit=unit)


def _counted(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "two weeks ago", "a month ago", "in two weeks", "within a fortnight"."""
    ahead = tokens[at].norm in words("dates", "within")
    start = at + 1 if ahead else at
    start += ahead and norm_at(tokens, start) == "the" and norm_at(tokens, start + 1) == "next"
    if start >= len(tokens):
        return None
    if norm_at(tokens, start) in ("a", "an"):
        amount, after = 1, start + 1
    elif tokens[start].norm.isdecimal() and len(tokens[start].norm) < 4:
        amount, after = int(tokens[start].norm), start + 1
    elif (spelled := cardinal(tokens, start)) and spelled[0].denominator == 1 and spelled[0] < 10_000:
        amount, after = int(spelled[0]), spelled[1]
    else:
        return None
    unit = meanings("units").get(norm_at(tokens, after))
    if not unit:
        return None
    # "give those days back to people"
    given = norm_at(tokens, after + 1) == "back" and norm_at(tokens, after + 2) == "to"
    since = unit in ("day", "week") and norm_at(tokens, after + 1) == "since"  # "it is three weeks since we sat down"
    if (since or norm_at(tokens, after + 1) in words("dates", "ago")) and not given:
        return replace(mention_of(tokens, start, after + 2, "ago"), amount=-amount, unit=unit)
    if ahead:
        return replace(mention_of(tokens, at, after + 1, "in"), amount=amount, unit=unit)
    return None


def _season(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm, width = tokens[at].norm, 1
    if norm == "new" and norm_at(tokens, at + 1) == "year":  # "by the new year"
        norm, width = "new year", 2
    if norm not in language("dates")["seasons"]:
        return None
    before = norm_at(tokens, at - 1)
    if ordinal(before) is not None or before in words("dates", "any_season"):  # "the second winter" of a meadow
        return None
    led = norm_at(tokens, at - 2) if before == "the" else before
    year, end = year_after(tokens, at + width)
    if width == 2 and led not in words("dates", "season_before"):
        return None
    if norm in words("dates", "doubtful_seasons") and year is None and led not in words("dates", "season_before"):
        return None
    modifier = meanings("modifiers").get(before)
    found = mention_of(tokens, at - 1 if modifier else at, end, "season")
    return replace(found, year=year, unit=norm, amount=int(modifier) if modifier else None)


def _year_or_part(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm = tokens[at].norm
    if match := _QUARTER.match(norm):
        year, end = year_after(tokens, at + 1)
        return replace(mention_of(tokens, at, end, "quarter"), year=year, amount=int(match[1]), unit="quarter")
    if _DECADE.match(norm):
        start = int(norm[:-1])
        return replace(mention_of(tokens, at, at + 1, "decade"), year=start if start > 100 else 1900 + start)
    if (named := meanings("decades").get(norm)) and norm_at(tokens, at - 1) in words("dates", "decade_before"):
        return replace(mention_of(tokens, at, at + 1, "decade"), year=1900 + int(named))
    if not _YEAR.match(norm):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = after is not None and after.kind == "word" and after.norm not in words("numbers", "function_words")
    # "2023 flood: ran the shift" opens a note; "2000 units" would too
    opening = (at == 0 or tokens[at - 1].kind == "mark") and not norm.endswith("00")
    if counts and not opening and norm_at(tokens, at - 1) not in words("dates", "year_before"):
        return None
    return replace(mention_of(tokens, at, at + 1, "year"), year=int(norm))


_READERS: tuple[Callable[[Sequence[Token], int], DateMention | None], ...] = (
    numeric, weekday, calendar_day, month, _relative, _plain_period, day_alone, _counted, _season, _year_or_part,
)  # fmt: skip
"""In this order: the one that reads most comes first."""
