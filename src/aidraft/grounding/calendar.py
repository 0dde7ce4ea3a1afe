"""How two mentions of time compare, and how a day is written in the manner of another."""

from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from aidraft.language.dates import DateMention, Period, meet, resolve

WIDER = 2.5
"""So many times the days of a mention a date of the notes may span that bears it out: a month, of its second half."""
EARLIER = timedelta(10)
"""So long before a day by which something is to be, it may be already."""


def agree(one: DateMention, other: DateMention) -> bool:
    """Whether two mentions may name the same time, as far as both say."""
    if one.kind in ("season", "quarter") or other.kind in ("season", "quarter"):
        return one.kind == other.kind and (one.unit, one.amount if one.kind == "quarter" else 0) == (
            other.unit,
            other.amount if one.kind == "quarter" else 0,
        )
    if one.kind == other.kind == "recurring" and (one.amount or 1) != (other.amount or 1):
        return False  # "every other Thursday", where the notes have Thursdays
    said = False
    for name in ("year", "month", "day", "weekday"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine is not None and theirs is not None:
            if mine != theirs:
                return False
            said = True
    if not said and one.kind == other.kind and one.kind in ("relative", "period", "ago"):
        return (one.unit, one.amount) == (other.unit, other.amount)
    return said


def comparable(one: DateMention, other: DateMention) -> bool:
    """Whether both say the same kind of thing, so that one can contradict the other."""
    weekly = ("weekday", "recurring")
    if "recurring" in (one.kind, other.kind):  # what happens on Wednesdays says nothing of Friday 23 October
        return one.kind in weekly and other.kind in weekly
    if "weekday" in (one.kind, other.kind):
        return one.weekday is not None and other.weekday is not None
    if one.kind in ("season", "quarter"):
        return one.kind == other.kind
    return any(getattr(one, n) is not None and getattr(other, n) is not None for n in ("year", "month", "day"))


def spans_days(mention: DateMention) -> bool:
    """Whether a mention is compared by the days it spans: "next week", "late August", "this summer"."""
    wide = mention.kind == "period" and mention.unit not in ("day", "year")
    return wide or mention.kind == "season" or mention.stretch is not None


def coincide(mention: DateMention, other: DateMention, today: Date, met: Date, term: str | None) -> bool | None:
    """Whether the days a mention of a letter may span have one that a date of the notes may mean, too; None where that
    date cannot tell. The notes were written on the day `met`; `term` is a "by" or "after" before the mention."""
    if other.kind not in ("day", "month", "season", "quarter", "period", mention.kind):
        return None
    if mention.kind == other.kind == "period" and mention.unit != other.unit:  # "last month" is not "last quarter"
        return False
    if mention.kind == other.kind == "season" and mention.unit == other.unit and None in (mention.year, other.year):
        return True
    said, told = resolve(mention, today)[:2], resolve(other, met)[:2]
    if not said or not told:
        return None
    if term == "after" and mention.kind == "season":
        return any(last >= begin for begin, _ in said[:1] for _, last in told)
    if term in ("by", "before", "until") and mention.kind == "season":
        return meet([(begin - EARLIER, end) for begin, end in said[:1]], told)
    together = meet(said, told)
    # "autumn" neither bears out "early October" nor contradicts it
    return None if together and _length(told[0]) > WIDER * _length(said[0]) else together


def _length(period: Period) -> int:
    return (period[1] - period[0]).days + 1


def written(mention: DateMention, day: Date, today: Date) -> str | None:
    """The interview's day in the manner of the mention."""
    if mention.kind == "weekday" and mention.amount is None:
        return f"{day:%A}"
    if mention.kind == "day" and mention.month and mention.weekday is None and not mention.text[0:4].isdigit():
        month = f"{day:%B}"
        year = f" {day.year}" if mention.year and mention.text[0].isdigit() else f", {day.year}" if mention.year else ""
        return f"{day.day} {month}{year}" if mention.text[0].isdigit() else f"{month} {day.day}{year}"
    if mention.kind == "relative" and 0 <= (today - day).days <= 1:
        return "today" if today == day else "yesterday"
    if mention.kind == "relative" and 1 < (today - day).days < 7:
        return f"on {day:%A}"
    return None


def with_weekday(mention: DateMention, near: Date) -> DateMention:
    """A day of the month with the weekday that the calendar gives it, in the year in which it is nearest to a day."""
    if mention.kind != "day" or mention.weekday is not None or mention.last_day is not None or mention.swapped:
        return mention
    days = resolve(mention, near)[:1]
    return replace(mention, weekday=days[0][0].weekday()) if days and mention.month else mention
