"""What a mention of time is, and the days it may mean, reckoned from a given day."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from aidraft.language.data import language
from aidraft.language.stretches import within
from aidraft.message.message import Span

DateKind = Literal[
    "day", "month", "year", "weekday", "recurring", "relative", "period", "ago", "in", "season", "quarter", "decade"
]
Period = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time a text mentions.

    ``kind``: ``day`` (22 October, 2026-11-20, "the 22nd": no month), ``month``, ``year``, ``weekday``, ``recurring``
    ("Mondays", "every second Wednesday"), ``relative`` (a day counted from today: yesterday, tonight), ``period``
    ("this morning", "next week": ``unit`` and ``amount``), ``ago`` and ``in`` ("two weeks ago", "in two weeks"; the
    latter may also say how long something took), ``season``, ``quarter``, ``decade``.
    ``tokens`` is the range of indices it covers in the tokens given. ``weekday`` counts from Monday = 0. ``amount``
    counts units from today, negative for the past; with a weekday or month it is the modifier: last -1, this 0, next 1;
    of a recurring day, in how many weeks it recurs. ``stretch`` names the part of a period that is meant ("mid", "end",
    "later"). ``swapped`` marks a day like 5/6/2026 that may be read either way.
    """

    span: Span
    text: str
    kind: DateKind
    tokens: tuple[int, int]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    amount: int | None = None
    unit: str | None = None
    stretch: str | None = None
    swapped: bool = False


@lru_cache(4096)  # the notes' own days are asked for by sentence after sentence
def resolve(mention: DateMention, today: date) -> tuple[Period, ...]:
    """Every period the mention may mean, the likeliest (nearest to `today`) first; empty when it means none.

    Without a year all of last, this and next year count; a bare weekday is the one before or after `today`, or `today`.
    A weekday that does not fit its date ("Friday, 22 October" when that is a Thursday) leaves nothing. Recurring days
    and "the following week" resolve to nothing: they name no day. Never raises.
    """
    try:
        found = list(dict.fromkeys(_RESOLVERS[mention.kind](mention, today)))
        if mention.stretch:
            found = [part for period in found if (part := within(period, mention.stretch, today))]
    except (OverflowError, ValueError):  # the year 0, or a date beyond 9999
        return ()
    return tuple(sorted(found, key=lambda p: _distance(p, today)))


def may_mean(mention: DateMention, day: date, today: date) -> bool:
    """Whether `day` lies in one of the periods the mention may mean."""
    return any(first <= day <= last for first, last in resolve(mention, today))


def meet(some: Iterable[Period], others: Iterable[Period]) -> bool:
    """Whether one of some periods has a day in common with one of the others."""
    return any(first <= end and begin <= last for (first, last), (begin, end) in product(some, others))


def _distance(period: Period, today: date) -> tuple[int, date]:
    first, last = period
    if first <= today <= last:
        return 0, first
    return min(abs((first - today).days), abs((last - today).days)), first


def _years(mention: DateMention, today: date) -> tuple[int, ...]:
    if mention.year is not None:
        return (mention.year,)
    return today.year, today.year - 1, today.year + 1


def _day(mention: DateMention, today: date) -> Iterator[Period]:
    if mention.day is None:
        return
    months: list[tuple[int, int, int]] = []
    if mention.month is None:
        months += [(*_shifted(today.year, today.month, shift), mention.day) for shift in (-1, 0, 1)]
    else:
        months += [(year, mention.month, mention.day) for year in _years(mention, today)]
        if mention.swapped:
            months += [(year, mention.day, mention.month) for year in _years(mention, today)]
    for year, month, day in months:
        length = monthrange(year, month)[1]
        if day > length:
            continue
        first = date(year, month, day)
        if mention.weekday is None or first.weekday() == mention.weekday:
            last_day = mention.last_day or 0
            last = date(year, month, last_day) if day < last_day <= length else first
            yield first, last


def _shifted(year: int, month: int, by: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 + by
    return whole // 12, whole % 12 + 1


def _months(year: int, month: int, count: int = 1) -> Period:
    end_year, end_month = _shifted(year, month, count - 1)
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _month(mention: DateMention, today: date) -> Iterator[Period]:
    for year in _years(mention, today):
        period = _months(year, mention.month or 1)
        if mention.amount is None or mention.year is not None or _on_side(period, mention.amount, today):
            yield period


def _on_side(period: Period, amount: int, today: date) -> bool:
    """Whether a period lies where "last", "this" or "next" puts it."""
    if amount < 0:
        return period[1] < today
    return period[0] > today if amount > 0 else period[1] >= today or period[0].year == today.year


def _year(mention: DateMention, today: date) -> Iterator[Period]:
    yield _months(mention.year or today.year, 1, 12)


def _decade(mention: DateMention, today: date) -> Iterator[Period]:
    yield _months(mention.year or today.year, 1, 120)


def _weekday(mention: DateMention, today: date) -> Iterator[Period]:
    ahead = ((mention.weekday or 0) - today.weekday()) % 7
    week = today - timedelta(days=today.weekday())
    in_week = week + timedelta(days=mention.weekday or 0)
    days: set[date] = set()
    if mention.unit == "week":  # "Friday of last week"
        days = {in_week + timedelta(weeks=mention.amount or 0)}
    elif mention.amount is None:
        days = {today + timedelta(days=ahead), today + timedelta(days=ahead - 7), today + timedelta(days=ahead or 7)}
    elif mention.amount < 0:
        days = {today + timedelta(days=ahead - 7), in_week - timedelta(days=7)}
    elif mention.amount > 0:
        days = {today + timedelta(days=ahead or 7), in_week + timedelta(days=7)}
    else:
        days = {in_week, today + timedelta(days=ahead)}
    for day in sorted(days):
        yield day, day


def _relative(mention: DateMention, today: date) -> Iterator[Period]:
    day = today + timedelta(days=mention.amount or 0)
    yield day, day


def _period(mention: DateMention, today: date) -> Iterator[Period]:
    if mention.amount is None and mention.unit != "weekend":  # "the end of the month": of this one, or of the last
        yield from _period(replace(mention, amount=0), today)
        yield from _period(replace(mention, amount=-1), today)
        return
    amount = mention.amount or 0
    monday = today - timedelta(days=today.weekday())
    if mention.unit == "day":
        yield from _relative(mention, today)  # "this morning", "last night"
    elif mention.unit == "week":
        yield monday + timedelta(weeks=amount), monday + timedelta(weeks=amount, days=6)
    elif mention.unit == "fortnight":
        yield monday + timedelta(weeks=2 * amount), monday + timedelta(weeks=2 * amount, days=13)
    elif mention.unit == "weekend":
        saturday = monday + timedelta(weeks=amount, days=5)
        if mention.amount is None:
            yield saturday - timedelta(days=7), saturday - timedelta(days=6)
        yield saturday, saturday + timedelta(days=1)
        if amount > 0 and today.weekday() < 5:  # on a Wednesday "next weekend" may be the coming one
            yield saturday - timedelta(days=7), saturday - timedelta(days=6)
    elif mention.unit == "month":
        yield _months(*_shifted(today.year, today.month, amount))
    elif mention.unit == "quarter":
        yield _months(*_shifted(today.year, (today.month - 1) // 3 * 3 + 1, 3 * amount), 3)
    elif mention.unit == "year":
        yield _months(today.year + amount, 1, 12)


def _counted(mention: DateMention, today: date) -> Iterator[Period]:
    """So many units from today; the coarser the unit, the wider the days it may mean."""
    amount = mention.amount or 0
    if mention.unit == "day":
        yield from _relative(mention, today)
    elif mention.unit in ("week", "fortnight"):
        day = today + timedelta(weeks=amount * (2 if mention.unit == "fortnight" else 1))
        yield day - timedelta(days=3), day + timedelta(days=3)
    elif mention.unit == "month":
        year, month = _shifted(today.year, today.month, amount)
        day = date(year, month, min(today.day, monthrange(year, month)[1]))
        yield day - timedelta(days=15), day + timedelta(days=15)
    else:
        yield _months(today.year + amount, 1, 12)


def _season(mention: DateMention, today: date) -> Iterator[Period]:
    first, last = _seasons()[mention.unit or ""]
    count = (last - first) % 12 + 1
    for year in _years(mention, today):
        period = _months(year, first, count)
        if mention.amount is None or mention.year is not None or _on_side(period, mention.amount, today):
            yield period


@cache
def _seasons() -> dict[str, tuple[int, int]]:
    return {name: (months[0], months[1]) for name, months in language("dates")["seasons"].items()}


def _quarter(mention: DateMention, today: date) -> Iterator[Period]:
    for year in _years(mention, today):
        yield _months(year, 3 * (mention.amount or 1) - 2, 3)


def _nothing(mention: DateMention, today: date) -> Iterator[Period]:
    yield from ()


_RESOLVERS = {
    "day": _day, "month": _month, "year": _year, "decade": _decade, "weekday": _weekday, "recurring": _nothing,
    "relative": _relative, "period": _period, "ago": _counted, "in": _counted, "season": _season, "quarter": _quarter,
}  # fmt: skip
