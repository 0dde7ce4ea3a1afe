"""Days, months, years, weekdays and relative times as people write them in letters.

Finding is apart from resolving: ``date_mentions`` needs the words alone, ``resolve`` the day they were written on.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from aidraft.language.data import language, listed, words
from aidraft.language.numerals import cardinal, ordinal, table
from aidraft.language.periods import DateKind, DateMention, Period, may_mean, resolve
from aidraft.message.message import Token

__all__ = ["DateKind", "DateMention", "Period", "date_mentions", "may_mean", "resolve"]

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_SLASHED = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$")
_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?$")
_DAYS = re.compile(r"^(\d{1,2})-(\d{1,2})$")
_YEAR = re.compile(r"^(?:19\d\d|20\d\d|2100)$")
_DECADE = re.compile(r"^(?:19|20)\d0s$|^\d0s$")
_QUARTER = re.compile(r"^q([1-4])$")


def date_mentions(tokens: Sequence[Token]) -> list[DateMention]:
    """The times mentioned, in order, without overlap. ``text`` is rebuilt from the tokens with single spaces."""
    found: list[DateMention] = []
    at = 0
    while at < len(tokens):
        mention = None
        if tokens[at].kind in ("word", "number") and _may_begin(tokens[at].norm):
            mention = next((m for reader in _READERS if (m := reader(tokens, at))), None)
        if mention:
            found.append(mention)
        at = max(mention.tokens[1], at + 1) if mention else at + 1
    return found


@lru_cache(65_536)
def _may_begin(norm: str) -> bool:
    """Whether a mention may begin with this word: a quick look that spares nearly every word the readers."""
    if any(map(str.isdigit, norm)) or ordinal(norm) is not None:
        return True
    last = norm.rpartition("-")[2]
    return (
        norm in table("numbers", "cardinals")
        or norm.partition("-")[0] in table("numbers", "cardinals")
        or any(last in names for names in (_months(), _weekdays(), language("dates")["seasons"]))
        or last.removesuffix("s") in _weekdays()
        or any(norm in words("dates", name) for name in ("every", "within", "articles"))
        or any(norm in _mapping(name) for name in ("modifiers", "days"))
    )


def _make(tokens: Sequence[Token], start: int, end: int, kind: DateKind) -> DateMention:
    text = " ".join(t.text for t in tokens[start:end])
    return DateMention((tokens[start].start, tokens[end - 1].end), text, kind, (start, end))


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text[:1].isupper()


@cache
def _months() -> dict[str, int]:
    full = {name: k + 1 for k, name in enumerate(listed("dates", "months"))}
    return full | {a: int(k) for a, k in (x.split("/") for x in listed("dates", "month_abbreviations"))}


@cache
def _weekdays() -> dict[str, int]:
    full = {name: k for k, name in enumerate(listed("dates", "weekdays"))}
    return full | {a: int(k) for a, k in (x.split("/") for x in listed("dates", "weekday_abbreviations"))}


@cache
def _mapping(name: str) -> dict[str, str]:
    return {key: value for key, _, value in (item.partition("/") for item in listed("dates", name))}


def _month_name(tokens: Sequence[Token], at: int) -> int | None:
    """The number of the month named here, with no question whether the word is meant as one."""
    if not 0 <= at < len(tokens) or tokens[at].kind != "word":
        return None
    return _months().get(_norm(tokens, at).rpartition("-")[2])


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
    last_match = _DAY.match(_norm(tokens, at + 2)) if _norm(tokens, at + 1) in ("–", "—") else None
    if last_match and number < int(last_match[1]) <= 31:
        return number, int(last_match[1]), at + 3
    return number, None, at + 1


def _year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    after = at + 1 if _norm(tokens, at) in (",", "of") else at
    if _YEAR.match(_norm(tokens, after)):
        return int(tokens[after].norm), after + 1
    return None, at


def _numeric(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm = tokens[at].norm
    if match := _ISO.match(norm):
        year, month, day = map(int, match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return replace(_make(tokens, at, at + 1, "day"), year=year, month=month, day=day)
    if match := _SLASHED.match(norm):
        first, second, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
        if 1 <= second <= 12 and 1 <= first <= 31:
            swapped = first <= 12 and first != second
            return replace(_make(tokens, at, at + 1, "day"), year=year, month=second, day=first, swapped=swapped)
        if 1 <= first <= 12 and 1 <= second <= 31:
            return replace(_make(tokens, at, at + 1, "day"), year=year, month=first, day=second)
    return None


def _calendar_day(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "22 October 2026", "the 5th of November", "Oct. 23rd", "October 12–14, 2026"."""
    start = at
    if _norm(tokens, at) == "the" and _day_number(tokens, at + 1):
        at += 1
    if day := _day_number(tokens, at):
        number, last, after = day
        after += _norm(tokens, after) == "of"
        month = _month_name(tokens, after)
        if month and (tokens[after].text[0].isupper() or tokens[after].norm not in words("dates", "doubtful")):
            year, end = _year_after(tokens, after + 1)
            found = _make(tokens, start, end, "day")
            return replace(found, year=year, month=month, day=number, last_day=last)
    month = _month_name(tokens, start)
    if not month or not (_capital(tokens, start) or tokens[start].norm not in words("dates", "doubtful")):
        return None
    after = start + 1 + (_norm(tokens, start + 1) == "the")
    if (day := _day_number(tokens, after)) and tokens[after].norm[0].isdigit() | (after > start + 1):
        number, last, end = day
        year, end = _year_after(tokens, end)
        found = _make(tokens, start, end, "day")
        return replace(found, year=year, month=month, day=number, last_day=last)
    return None


def _day_alone(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "on the 22nd"."""
    if _norm(tokens, at) != "the" or _norm(tokens, at - 1) not in words("dates", "weekday_before"):
        return None
    norm = _norm(tokens, at + 1)
    if not norm[:1].isdigit() or norm.isdigit() or not (day := _day_number(tokens, at + 1, words_too=False)):
        return None
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if after and after.kind == "word" and after.norm not in words("numbers", "function_words"):
        return None  # "on the 3rd floor"
    return replace(_make(tokens, at, at + 2, "day"), day=day[0])


def _month(tokens: Sequence[Token], at: int) -> DateMention | None:
    month = _month_name(tokens, at)
    if not month:
        return None
    year, end = _year_after(tokens, at + 1)
    token, before = tokens[at], _norm(tokens, at - 1)
    modifier = _mapping("modifiers").get(before)
    short = token.norm not in words("dates", "months") and "-" not in token.norm
    if short and _norm(tokens, at + 1) == "," and token.text[-1] != ".":
        year, end = None, at + 1  # "Vista del Mar, 2021"
    doubtful = short or token.norm in words("dates", "doubtful")
    if year is None and doubtful:
        led = before in words("dates", "month_before") or (
            before == "of" and _norm(tokens, at - 2) in words("dates", "month_of_before")
        )
        named = _capital(tokens, at + 1) and tokens[at + 1].kind == "word" and token.text[-1] != "."
        if not _capital(tokens, at) or not led or named:
            return None
    if year is not None and doubtful and not _capital(tokens, at):
        return None
    start = at - 1 if modifier else at
    return replace(
        _make(tokens, start, end, "month"), year=year, month=month, amount=int(modifier) if modifier else None
    )


def _weekday(tokens: Sequence[Token], at: int) -> DateMention | None:
    start, modifier = at, None
    if _norm(tokens, at) in words("dates", "every"):
        after = at + 2 if ordinal(_norm(tokens, at + 1)) or _norm(tokens, at + 1) == "other" else at + 1
        number = _weekday_number(tokens, after)
        return None if number is None else replace(_make(tokens, at, after + 1, "recurring"), weekday=number)
    while _norm(tokens, at) in _mapping("modifiers") and at < start + 2:
        modifier = int(_mapping("modifiers")[_norm(tokens, at)])
        at += 1
    number = _weekday_number(tokens, at)
    if number is None:
        plural = _norm(tokens, at)
        if start == at and plural.endswith("s") and plural[:-1] in words("dates", "weekdays"):
            return replace(_make(tokens, at, at + 1, "recurring"), weekday=_weekdays()[plural[:-1]])
        return None
    after = at + 1 + (_norm(tokens, at + 1) == ",")
    for reader in (_calendar_day, _numeric):
        if after < len(tokens) and (day := reader(tokens, after)):
            return replace(
                _make(tokens, start, day.tokens[1], "day"),
                year=day.year, month=day.month, day=day.day, last_day=day.last_day, weekday=number, swapped=day.swapped,
            )  # fmt: skip
    after = at + 1 + (_norm(tokens, at + 1) == "the")
    if after < len(tokens) and ordinal(_norm(tokens, after)) and _norm(tokens, after)[0].isdigit():
        day_number = ordinal(_norm(tokens, after))
        return replace(_make(tokens, start, after + 1, "day"), day=day_number, weekday=number)
    return replace(_make(tokens, start, at + 1, "weekday"), weekday=number, amount=modifier)


def _weekday_number(tokens: Sequence[Token], at: int) -> int | None:
    norm = _norm(tokens, at)
    number = _weekdays().get(norm)
    if number is None or norm in words("dates", "weekdays"):
        return number
    # "Sat", "Sun", "Wed" are words and names: a date only beside a preposition, a number or with a stop
    beside = _norm(tokens, at - 1) in words("dates", "weekday_before") or _norm(tokens, at + 1)[:1].isdigit()
    return number if _capital(tokens, at) and (beside or tokens[at].text[-1] == ".") else None


def _relative(tokens: Sequence[Token], at: int) -> DateMention | None:
    for phrase, days in _mapping("phrases").items():
        parts = phrase.split()
        if [t.norm for t in tokens[at : at + len(parts)]] == parts:
            return replace(_make(tokens, at, at + len(parts), "relative"), amount=int(days), unit="day")
    norm = tokens[at].norm
    if norm in _mapping("days"):
        return replace(_make(tokens, at, at + 1, "relative"), amount=int(_mapping("days")[norm]), unit="day")
    if norm in _mapping("modifiers"):
        unit = _mapping("periods").get(_norm(tokens, at + 1))
        follows = norm in ("following", "previous", "coming", "past")  # "the following week" counts from another day
        if unit and not (follows and norm != "coming"):
            amount = int(_mapping("modifiers")[norm])
            return replace(_make(tokens, at, at + 2, "period"), amount=amount, unit=unit)
    return None


def _counted(tokens: Sequence[Token], at: int) -> DateMention | None:
    """ "two weeks ago", "a month ago", "in two weeks", "within a fortnight"."""
    ahead = tokens[at].norm in words("dates", "within")
    start = at + 1 if ahead else at
    start += ahead and _norm(tokens, start) == "the" and _norm(tokens, start + 1) == "next"
    if start >= len(tokens):
        return None
    if _norm(tokens, start) in ("a", "an"):
        amount, after = 1, start + 1
    elif tokens[start].norm.isdecimal() and len(tokens[start].norm) < 4:
        amount, after = int(tokens[start].norm), start + 1
    elif (spelled := cardinal(tokens, start)) and spelled[0].denominator == 1 and spelled[0] < 10_000:
        amount, after = int(spelled[0]), spelled[1]
    else:
        return None
    unit = _mapping("units").get(_norm(tokens, after))
    if not unit:
        return None
    if _norm(tokens, after + 1) in words("dates", "ago"):
        return replace(_make(tokens, start, after + 2, "ago"), amount=-amount, unit=unit)
    if ahead:
        return replace(_make(tokens, at, after + 1, "in"), amount=amount, unit=unit)
    return None


def _season(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm = tokens[at].norm
    if norm not in language("dates")["seasons"]:
        return None
    before = _norm(tokens, at - 1)
    led = _norm(tokens, at - 2) if before == "the" else before
    year, end = _year_after(tokens, at + 1)
    if norm in words("dates", "doubtful_seasons") and year is None and led not in words("dates", "season_before"):
        return None
    modifier = _mapping("modifiers").get(before)
    found = _make(tokens, at - 1 if modifier else at, end, "season")
    return replace(found, year=year, unit=norm, amount=int(modifier) if modifier else None)


def _year_or_part(tokens: Sequence[Token], at: int) -> DateMention | None:
    norm = tokens[at].norm
    if match := _QUARTER.match(norm):
        year, end = _year_after(tokens, at + 1)
        return replace(_make(tokens, at, end, "quarter"), year=year, amount=int(match[1]), unit="quarter")
    if _DECADE.match(norm):
        start = int(norm[:-1])
        return replace(_make(tokens, at, at + 1, "decade"), year=start if start > 100 else 1900 + start)
    if not _YEAR.match(norm):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = after is not None and after.kind == "word" and after.norm not in words("numbers", "function_words")
    if counts and _norm(tokens, at - 1) not in words("dates", "year_before"):
        return None
    return replace(_make(tokens, at, at + 1, "year"), year=int(norm))


_READERS: tuple[Callable[[Sequence[Token], int], DateMention | None], ...] = (
    _numeric, _weekday, _calendar_day, _month, _relative, _day_alone, _counted, _season, _year_or_part,
)  # fmt: skip
"""In this order: the one that reads most comes first."""
