"""How two mentions of time compare, and how a day is written in the manner of another."""

from dataclasses import replace
from datetime import date as Date

from aidraft.language.dates import DateMention, resolve


def agree(one: DateMention, other: DateMention) -> bool:
    """Whether two mentions may name the same time, as far as both say."""
    if one.kind in ("season", "quarter") or other.kind in ("season", "quarter"):
        return one.kind == other.kind and (one.unit, one.amount if one.kind == "quarter" else 0) == (
            other.unit,
            other.amount if one.kind == "quarter" else 0,
        )
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
