"""Days reckoned from another: "two weeks today", "Friday of next week", "two weeks and a day since we met"."""

from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta

from aidraft.grounding.anchors import anchors_of
from aidraft.grounding.index import FactIndex, touched
from aidraft.grounding.sentences import dates_in
from aidraft.grounding.words import Word
from aidraft.language.dates import DateMention, resolve
from aidraft.language.numerals import table
from aidraft.language.quantity import norms_at
from aidraft.message import Sentence, Span, Token
from aidraft.notes.interview import Interview

SPAN = 3
"""Tokens before a day that is reckoned by a span of time: "two weeks and"."""
_WEEK = 7
_WEEKS = {"week": _WEEK, "weeks": _WEEK, "fortnight": 2 * _WEEK, "fortnights": 2 * _WEEK}
_ABOUT = {
    "more than": range(0, _WEEK),
    "just over": range(0, _WEEK),
    "over": range(0, _WEEK),
    "nearly": range(-3, 1),
    "almost": range(-3, 1),
    "about": range(-3, 4),
    "some": range(-3, 4),
}
"""How many days more than so many weeks are meant."""


def reckoned_days(mention: DateMention, tokens: Sequence[Token], today: Date) -> frozenset[Date]:
    """The days that a mention may mean with the words around it; none where it means what it says by itself."""
    first = mention.tokens[0]
    if mention.kind == "weekday" and mention.unit == "week":
        return frozenset(day for day, _ in resolve(mention, today))
    week = first - 1 - int(first > 1 and tokens[first - 1].norm == "ago")  # "a week ago today"
    if mention.unit == "day" and mention.amount in (0, 1) and first and tokens[week].norm in _WEEKS:
        days = _count(tokens, week - 1) * _WEEKS[tokens[week].norm]
        base = today + timedelta(mention.amount or 0)
        return frozenset((base + timedelta(days), base - timedelta(days)))
    if mention.kind == "ago" and first > 1 and tokens[first - 1].norm == "and" and tokens[first - 2].norm in _WEEKS:
        days = _count(tokens, first - 3) * _WEEKS[tokens[first - 2].norm]
        return frozenset((today - timedelta(days + abs(mention.amount or 0)),))
    if mention.kind == "ago" and mention.unit == "week" and mention.amount:
        width = next((w for w in (2, 1) if norms_at(tokens, first - w, w) in _ABOUT), 0)
        spread = _ABOUT.get(norms_at(tokens, first - width, width), range(0)) if width and first >= width else range(0)
        return frozenset(today - timedelta(abs(mention.amount) * _WEEK + more) for more in spread)
    return frozenset()


def _count(tokens: Sequence[Token], at: int) -> int:
    """The number that stands at a place: one where there is none."""
    norm = tokens[at].norm if at >= 0 else ""
    return int(norm) if norm.isdecimal() else int(table("numbers", "cardinals").get(norm) or 1)


def borne_out(mention: DateMention, near: Sequence[Word], index: FactIndex, today: Date) -> bool:
    """Whether a fact has a year in other words: "last year" for 2025, "six years ago" for six years at a place, and a
    year that stands there before what it is the year of."""
    if mention.kind == "period" and mention.unit == "year":
        year = today.year + (mention.amount or 0)
        return any(date.year == year for fact in index.qualifications for date in fact.dates)
    if mention.kind == "ago" and mention.unit == "year":
        months = 12 * abs(mention.amount or 0)
        year = today.year + (mention.amount or 0)
        if any(date.year == year for fact in touched(near, index.usable) for date in fact.dates):
            return True
        return any(q.unit == "month" and q.value == months for fact in index.qualifications for q in fact.quantities)
    if mention.kind == "year":
        return any(any(t.norm == str(mention.year) for t in fact.tokens) for fact in touched(near, index.usable))
    return False


def is_given(days: frozenset[Date], index: FactIndex, interview: Interview) -> bool:
    """Whether the notes give one of these days."""
    if not days:
        return False
    return any(anchor.day in days for anchor in anchors_of(interview)) or any(
        first in days and last in days
        for fact in index.usable
        for other in fact.dates
        if other.kind == "day"
        for first, last in resolve(other, interview.date)[:1]
    )


def right_offsets(sentence: Sentence, index: FactIndex, interview: Interview, today: Date) -> Iterator[Span]:
    """Where a day is rightly reckoned from another, with the span of time before it: "two weeks today"."""
    for mention in dates_in(sentence):
        if is_given(reckoned_days(mention, sentence.tokens, today), index, interview):
            yield sentence.tokens[max(0, mention.tokens[0] - SPAN)].start, mention.span[1]
