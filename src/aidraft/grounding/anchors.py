"""What a date is the date of: the interview, the decision, the next stage, an earlier message."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from aidraft.grounding.doubt import Doubt
from aidraft.guardrails.reading import Reading
from aidraft.language.almanac import meanings
from aidraft.language.dates import DateMention, resolve
from aidraft.message import Token
from aidraft.notes.interview import Interview

REACH = 7
"""Tokens to either side of a date that say what it is the date of."""
WIDE = 12
"""The same before a span of days."""
_ABOUT = ("decision", "awaited_news", "message_word", "next_step", "encounter")
_GO_ON = "go on"
DAILY = ("day", "weekday", "relative", "ago")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day the header gives, and the word class that says a date is meant as this day's."""

    day: Date
    about: str
    name: str
    fact: str


def anchors_of(interview: Interview) -> Iterator[Anchor]:
    """The days that the header and the earlier messages give."""
    yield Anchor(interview.date, "met", "the interview", "header.date")
    if interview.decision_by:
        yield Anchor(interview.decision_by, "decision", "the decision", "header.decision-by")
    if interview.next_stage:
        yield Anchor(interview.next_stage, "next_step", "the next stage", "header.next-stage")
    for sent in interview.sent:
        yield Anchor(sent.date, "message_word", f"the {sent.kind}", "header.date")


def means(mention: DateMention, day: Date, today: Date, about: str) -> bool:
    """Whether a mention may mean an anchor's day: a bare weekday the interview's, however long ago it was."""
    if mention.kind == "weekday" and mention.amount is None and about == "met":
        return mention.weekday == day.weekday()
    if mention.kind == "recurring":
        return False
    return any(first <= day <= last for first, last in resolve(mention, today))


def about_what(mention: DateMention, tokens: Sequence[Token], readings: Sequence[Reading], today: Date) -> str | None:
    """What the date is the date of, when the words before or right after it say so: the nearest such class."""
    wide = mention.kind == "month" or (mention.kind == "period" and mention.unit != "day")
    if mention.kind not in (*DAILY, "month", "period"):
        return None
    first, last = mention.tokens
    keys = [here for reading in readings for here in reading.whole.keys]
    if len(keys) != len(tokens):
        return None
    term = is_term(mention, tokens)
    if first and tokens[first - 1].norm == "that" and mention.kind == "weekday":
        # "on that Thursday"; but "I am convinced that Thursday is right"
        clause = last < len(keys) and any(key in keys[last] for key in ("<be", "<have", "<would", "<will"))
        return None if clause else "met"
    near = _nearest(mention, keys, WIDE if wide and (mention.stretch or term) else REACH)
    to_come = any(begin > today for begin, _ in resolve(mention, today)[:1])
    for at, about in enumerate(near):
        said = _said(about, mention, tokens, wide, near[:at], to_come)
        if said is not _GO_ON:
            return said
    if term and not wide:
        return None
    # "thank you for showing me the business side of the practice this morning"
    daily = mention.kind in DAILY or mention.unit == "day"
    thanked = daily and any("<thanks" in here for here in keys[:first])
    return "met" if thanked else None


def _nearest(mention: DateMention, keys: Sequence[Mapping[str, object]], reach: int) -> list[str]:
    """The classes that say what a date is of, in the order of their distance from it."""
    first, last = mention.tokens
    found = []
    for distance in range(1, reach):
        for at in (first - distance, last - 1 + distance):
            if 0 <= at < len(keys) and not (at >= last and distance > 3):
                found += [part for part in _ABOUT if f"<{part}" in keys[at]][:1]
    return found


def _said(
    about: str, mention: DateMention, tokens: Sequence[Token], wide: bool, nearer: Sequence[str], to_come: bool
) -> str | None:
    """What a date is of by a class that stands near it, behind the `nearer` ones; `_GO_ON` where this does not say."""
    term = is_term(mention, tokens)
    other = bool(nearer) and wide
    if about == "decision" and (wide or not term) and not other:
        return about
    if about == "awaited_news" and (not term or tokens[mention.tokens[0] - 1].norm in ("by", "before")):
        return "decision" if to_come or not other else None
    if term and not wide and about != "encounter":
        return _GO_ON
    if not wide or (mention.unit == "week" and not term):
        return None if term else "met" if about == "encounter" else about
    # a span is too wide to say of a meeting or a message that it was not then, but for a stretch of one
    if about == "message_word" and (term or (mention.stretch is not None and by_candidate(mention, tokens))):
        return about
    named = mention.kind == "month" and mention.stretch is not None
    if about == "encounter" and named and not (term or other or to_come):
        return "met"
    return _GO_ON


def other_hour(mention: DateMention, tokens: Sequence[Token], about: str | None, interview: Interview) -> Doubt | None:
    """ "This afternoon", for an interview at half past ten."""
    if about != "met" or interview.time is None or mention.kind not in ("period", "weekday", "relative", "day"):
        return None
    last = mention.tokens[1]
    named = next((t for t in tokens[last - 1 : last + 1] if t.norm in meanings("hours")), None)
    if named is None:
        return None
    first, end = map(int, meanings("hours")[named.norm].split("/"))
    if first <= interview.time.hour < end:
        return None
    return Doubt("date", named.span, f"the interview was at {interview.time:%H:%M}", None, ("header.time",))


def is_term(mention: DateMention, tokens: Sequence[Token]) -> bool:
    """Whether a date is one by, or from, which something is to be: it is neither the day of a thing nor a habit."""
    return mention.tokens[0] > 0 and tokens[mention.tokens[0] - 1].norm in ("by", "before", "until", "after")


def written_then(anchor: Anchor, readings: Sequence[Reading]) -> bool:
    """Whether an earlier message's day stands in a sentence on messages: "I wrote on the 18th after our interview"."""
    return anchor.about == "message_word" and any("<message_word" in reading.whole.present for reading in readings)


def from_reader(mention: DateMention, tokens: Sequence[Token]) -> bool:
    """Whether the message spoken of is the reader's: "your message around the 12th"."""
    before = _said_before(mention, tokens)
    return "your" in before and before.isdisjoint(("i", "my"))


def by_candidate(mention: DateMention, tokens: Sequence[Token]) -> bool:
    """Whether the message spoken of is the candidate's: "I wrote on the 4th", "my note of the 4th"."""
    before = _said_before(mention, tokens)
    return not before.isdisjoint(("i", "my")) and before.isdisjoint(("you", "your"))


def _said_before(mention: DateMention, tokens: Sequence[Token]) -> frozenset[str]:
    """The words that lead to a date."""
    return frozenset(t.norm for t in tokens[max(0, mention.tokens[0] - REACH) : mention.tokens[0]])


def other_part(
    mention: DateMention,
    tokens: Sequence[Token],
    about: str | None,
    interview: Interview,
    readings: Sequence[Reading],
    today: Date,
) -> Doubt | None:
    """ "At the beginning of May", for an interview on the 14th: the right month, and the wrong part of it."""
    if mention.kind != "month" or mention.stretch is None or (about is None and is_term(mention, tokens)):
        return None
    whole = replace(mention, stretch=None)
    meant = (anchor for anchor in anchors_of(interview) if anchor.about == (about or "met"))
    days = [anchor for anchor in meant if means(whole, anchor.day, today, anchor.about)]
    if not days or not (about or any("<encounter" in r.whole.present for r in readings)):
        return None
    hopes = any(not r.whole.present.isdisjoint(("<would", "~hope", "<will", "=?")) for r in readings)
    if about is None and hopes and any(today < begin for begin, _ in resolve(mention, today)[:1]):
        return None  # "I hope to meet you again at the end of May"
    if any(means(mention, anchor.day, today, anchor.about) for anchor in days):
        return None
    day = days[0].day
    return Doubt("date", mention.span, f"{days[0].name} is on {day.day} {day:%B}", None, (days[0].fact,))
