"""Days and times as people write them; what could mean two days is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from functools import cache

from aidraft.notes.vocabulary import folded, listed, vocabulary

REMEDY = "Write it as 2026-11-19 or 19 November 2026"

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?"
_TIME = re.compile(
    rf"(?<![\d:.]){_CLOCK}(?:\s*(?:[-–]|to)\s*\d{{1,2}}(?:[:.h]\d{{2}})?)?(?:\s*([ap])\.?\s?m\b)?", re.IGNORECASE
)
_EXACT = re.compile(r"(?<![\d:.])\d{1,2}[:.]\d{2}(?!\d)")
# A date without a year lies between two months before its reference and ten after: a decision day that has slipped
# before the interview is then seen, and "4 January" after a December interview is next year's.
_BEFORE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read. ``weekday`` is the weekday written beside it (0 is Monday), ``span`` where in the text."""

    date: Date
    weekday: int | None
    span: tuple[int, int]

    @property
    def disagrees(self) -> bool:
        return self.weekday is not None and self.weekday != self.date.weekday()


@cache
def _names(table: str) -> Mapping[str, int]:
    return {str(k): int(v) for k, v in vocabulary()["days"][table].items()}


@cache
def _written() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(_names("months"), key=len, reverse=True))
    weekdays = "|".join(sorted(_names("weekdays"), key=len, reverse=True))
    year = r"(?:[,\s]+|[-/])(\d{4})(?!\d)"
    day_first = rf"(?<![\d\w])(\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?({months})\b\.?(?:{year})?"
    month_first = rf"\b({months})\b\.?[\s-]+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d)(?:{year})?"
    return (
        re.compile(day_first, re.IGNORECASE),
        re.compile(month_first, re.IGNORECASE),
        re.compile(rf"\b({weekdays})\b\.?,?", re.IGNORECASE),
    )


def find_day(text: str, reference: Date | None = None) -> Day | None:
    """The first day written in `text`, None when there is none.

    Without a year it is the one nearest `reference`. Raises ValueError, saying why, when the writing could mean two
    days, names no real day, or lacks a year without a reference.
    """
    day_first, month_first, weekdays = _written()
    months = _names("months")
    year: int | None
    if match := _ISO.search(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _NUMERIC.search(text):
        first, second = int(match[1]), int(match[3])
        if len(match[4]) == 2:
            raise ValueError(f'"{match[0]}" has a year of two digits')
        if first <= 12 and second <= 12 and first != second and match[2] != ".":
            raise ValueError(f'"{match[0]}" may mean two days')
        # With dots the day comes first everywhere; else the number that cannot be a month is the day.
        day, month = (second, first) if second > 12 else (first, second)
        year = int(match[4])
    elif match := day_first.search(text):
        day, month, year = int(match[1]), months[match[2].lower()], int(match[3]) if match[3] else None
    elif match := month_first.search(text):
        day, month, year = int(match[2]), months[match[1].lower()], int(match[3]) if match[3] else None
    else:
        return None
    near = weekdays.search(text)
    weekday = _names("weekdays")[near[1].lower()] if near else None
    return Day(_dated(match[0], year, month, day, reference), weekday, match.span())


def _dated(written: str, year: int | None, month: int, day: int, reference: Date | None) -> Date:
    if year is not None:
        try:
            return Date(year, month, day)
        except ValueError:
            raise ValueError(f'"{written}" is no day of the calendar') from None
    if reference is None:
        raise ValueError(f'"{written}" has no year')
    earliest = reference - _BEFORE if reference.toordinal() > 60 else reference
    for candidate in range(earliest.year, min(earliest.year + 9, 9999)):  # nine years hold a 29 February
        try:
            found = Date(candidate, month, day)
        except ValueError:
            continue
        if found >= earliest:
            return found
    raise ValueError(f'"{written}" is no day of the calendar')


def read_day(text: str, reference: Date | None = None) -> Day:
    """The one day a header value names. Raises ValueError when it names none, or two."""
    day = find_day(text, reference)
    if day is None:
        raise ValueError(f'"{text}" is no day')
    other = find_day(without(text, day), reference or day.date)
    if other is not None and other.date != day.date:
        raise ValueError(f'"{text}" names two days')
    return day


def without(text: str, day: Day) -> str:
    """`text` without the day that was read in it, and without weekdays."""
    return _written()[2].sub(" ", f"{text[: day.span[0]]} {text[day.span[1] :]}")


def clock_in(text: str) -> Time | None:
    """A time with minutes within a longer value ("2026-11-19 14:00"), None when there is none."""
    return read_time(text) if _EXACT.search(text) else None


def weekday_name(date: Date) -> str:
    """The English name, whatever the machine's locale."""
    return next(name for name, index in _names("weekdays").items() if index == date.weekday()).capitalize()


def read_time(text: str) -> Time | None:
    """The time of day a value begins with ("14:00", "6:30 pm", "2-3 pm", "noon"); None when it names none."""
    for word, clock in vocabulary()["days"]["times"].items():
        if word in text.casefold():
            return Time.fromisoformat(clock)
    match = _TIME.search(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return Time(hour, minute)
    except ValueError:
        return None


def is_unknown(text: str) -> bool:
    """Whether a value only says that there is none yet ("-", "tbd")."""
    return (folded(text) or text.strip()) in listed("unknown") or not text.strip()
