"""Which date of the notes bears a mention out, and which one contradicts it: the one whose fact speaks most of what
stands around the mention."""

from collections.abc import Sequence
from datetime import date as Date

from aidraft.grounding.anchors import DAILY, REACH
from aidraft.grounding.calendar import agree, coincide, comparable, spans_days, with_weekday
from aidraft.grounding.index import FactIndex
from aidraft.grounding.words import Word, content
from aidraft.language.almanac import meanings
from aidraft.language.dates import DateMention, resolve
from aidraft.message import Token

RIVAL = 2.6
"""A fact that shares words of this weight with the date's surroundings, and has another date, contradicts it."""
CLEAR = 2 * RIVAL
"""From here on it does so although a day of the header is the same: two uncommon words of the fact stand beside it."""
Borne = tuple[DateMention, float]
"""A date of a fact, and how much the fact speaks of a mention's surroundings."""


def support_and_rival(
    index: FactIndex, near: Sequence[Word], mention: DateMention, met: Date, today: Date, term: str | None
) -> tuple[Borne | None, Borne | None]:
    """The date that bears a mention out, and the one that contradicts it. `near` are the words around the mention,
    `term` a "by" or "after" before it; the notes were written on the day `met`."""
    if not spans_days(mention):
        support = best(index, near, mention, met, same=True)
        return support, best(index, near, mention, met, same=False, habits=term is None)
    support, rival = _spanning(index, near, mention, met, today, term)
    return (support if support and support[1] else None), rival


def outweighs(support: Borne, rival: Borne, mention: DateMention) -> bool:
    """Whether a date that bears the mention out speaks as much of its surroundings as one that does not; a month is
    less of a rival to a day than another day is."""
    other_kind = mention.kind == "month" != rival[0].kind
    return rival[1] <= 1.2 * support[1] or (other_kind and support[1] >= CLEAR)


def around(tokens: Sequence[Token], mention: DateMention) -> tuple[Word, ...]:
    """The content words around a mention."""
    first, last = mention.tokens
    named = last - 1 if mention.stretch else first  # "late" of "late May" is a word in common with "late June"
    return content([*tokens[max(0, first - REACH) : named], *tokens[last : last + REACH]])


def best(
    index: FactIndex, near: Sequence[Word], mention: DateMention, met: Date, *, same: bool, habits: bool = True
) -> Borne | None:
    """The fact's date that agrees (or disagrees) with the mention and whose fact speaks most of its surroundings."""
    by_calendar = mention.kind == "weekday" and not same
    found: Borne | None = None
    for fact in index.usable:
        if fact.bookkeeping:
            continue
        given = [with_weekday(d, met) for d in fact.dates] if by_calendar else fact.dates
        full = mention.day is not None and any(d.day is not None for d in given)
        # "Saturday, June 20" is not borne out by the Saturday of "Saturday, June 27"
        agreeing = [d for d in given if agree(mention, d) and (d.day is not None or not full)]
        rivals = [d for d in given if comparable(mention, d) and (habits or d.kind != "recurring")]
        # a month that the fact means by another word bears out, and contradicts nothing
        rivals = [d for d in rivals if d.text.casefold() not in meanings("months_otherwise")]
        dates = agreeing if same else [] if agreeing else rivals
        if dates:
            score = index.score(near, fact)
            if found is None or score > found[1]:
                found = (dates[0], score)
    return found


def _spanning(
    index: FactIndex, near: Sequence[Word], mention: DateMention, met: Date, today: Date, term: str | None
) -> tuple[Borne | None, Borne | None]:
    """The same of a mention that spans days: a fact with a date that coincides is no rival."""
    found: dict[bool, Borne] = {}
    for fact in (fact for fact in index.usable if not fact.bookkeeping):
        told = [(date, coincide(mention, date, today, met, term)) for date in fact.dates]
        same = any(answer for _, answer in told)
        dates = [date for date, answer in told if answer is same]
        dates = [d for d in dates if same or d.text.casefold() not in meanings("months_otherwise")]
        score = index.score(near, fact) if dates else 0.0
        if dates and (same not in found or score > found[same][1]):
            found[same] = (dates[0], score)
    return found.get(True), found.get(False)


def on_the_day(index: FactIndex, mention: DateMention, met: Date, today: Date, *, ahead: bool) -> Borne | None:
    """A fact's day that the mention means in other words: "yesterday" for the 17th that the notes give; with `ahead`,
    also a day of the next steps."""
    if mention.kind not in DAILY:
        return None
    meant = resolve(mention, today)[:2]
    for fact in index.usable:
        if fact.fact.section == "next-steps" and not ahead:
            continue
        for other in fact.dates:
            if other.kind == "day" and not fact.bookkeeping and set(resolve(other, met)[:1]) & set(meant):
                return other, RIVAL
    return None
