"""Days as a letter writes them."""

from datetime import date as Date

from aidraft.models.composer.lexicon import load
from aidraft.notes.interview import Dialect


def written(day: Date, today: Date, dialect: Dialect) -> str:
    """ "November 17" or "17 November", with the year when it is another one than today's."""
    data = load("days")
    month = data["months"][day.month - 1]
    month_first = dialect in data["month_first"]
    text = f"{month} {day.day}" if month_first else f"{day.day} {month}"
    if day.year == today.year:
        return text
    return f"{text}, {day.year}" if month_first else f"{text} {day.year}"


def when(day: Date, today: Date, dialect: Dialect, *, exact: bool = False) -> str:
    """An interview's day as an adverb: "today", "yesterday", "on Tuesday", "on November 17". ``exact`` asks for the
    date whatever the distance."""
    data = load("days")
    gone = (today - day).days
    if not exact and gone in data["near"]:
        return str(data["near"][gone])
    # Within the week a weekday is unambiguous; after that it is not.
    if not exact and 1 < gone < 6:
        return f"on {data['weekdays'][day.weekday()]}"
    return f"on {written(day, today, dialect)}"
