"""A stretch of a period: "mid-June", "the end of next month", "the second half of the year", "later this week"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from aidraft.language.data import listed, words
from aidraft.message.message import Token

if TYPE_CHECKING:
    from aidraft.language.periods import DateMention, Period

_WIDE = ("month", "season", "quarter", "year")
_WIDE_UNITS = ("week", "month", "quarter", "year", "fortnight", "term", "semester")


def narrowed(tokens: Sequence[Token], mention: "DateMention", floor: int) -> "DateMention":
    """The mention with what stands before it and says which stretch of it is meant, from ``floor`` on."""
    if mention.kind not in _WIDE and not (mention.kind == "period" and mention.unit in _WIDE_UNITS):
        return mention
    first = mention.tokens[0]
    joined = tokens[first].norm.partition("-")
    if joined[1] and joined[0] in _stretches():
        return replace(mention, stretch=joined[0])
    start, stretch = _before(tokens, first, mention)
    if stretch is None or start < floor:
        return mention
    if start > floor and tokens[start - 1].norm == "the":
        start -= 1
    text = " ".join(t.text for t in tokens[start : mention.tokens[1]])
    span = (tokens[start].start, mention.span[1])
    return replace(mention, span=span, text=text, tokens=(start, mention.tokens[1]), stretch=stretch)


def _before(tokens: Sequence[Token], first: int, mention: "DateMention") -> tuple[int, str | None]:
    """Where a stretch begins, and which it is."""
    norm = tokens[first - 1].norm if first else ""
    if norm in words("dates", "stretch_before"):
        return first - 1, norm
    if norm in ("earlier", "later"):
        return first - 1, norm if mention.amount == 0 else None
    if norm != "of" or first < 2:
        return first, None
    named = _in_full(tokens[first - 2].norm)
    if named in words("dates", "halves"):
        which = _in_full(tokens[first - 3].norm) if first > 2 else ""
        return first - 3, f"{which} {named}" if f"{which} {named}" in _stretches() else None
    return first - 2, named if named in _stretches() else None


def _in_full(norm: str) -> str:
    """The words of a stretch as they stand in the list: "1st wk" is the first week."""
    return {"wk": "week", "1st": "first", "2nd": "second"}.get(norm, norm)


def within(period: "Period", stretch: str, today: date) -> "Period | None":
    """The days of a period that a stretch of it may mean; none where "later this month" leaves none."""
    first, last = period
    if stretch == "earlier":
        return (first, min(last, today)) if first <= today else None
    if stretch == "later":
        return (max(first, today), last) if today <= last else None
    low, high = _stretches()[stretch]
    days = (last - first).days + 1
    return first + timedelta(days * low // 100), first + timedelta(max(days * high // 100, 1) - 1)


@cache
def _stretches() -> dict[str, tuple[int, int]]:
    """The stretches of a period by name, in hundredths of it."""
    rows = (item.split("/") for item in listed("dates", "stretches"))
    return {name: (int(low), int(high)) for name, low, high in rows}
