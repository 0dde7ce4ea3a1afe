"""Days, months and years in a text against the notes and today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from aidraft.grounding.anchors import (
    DAILY,
    REACH,
    Anchor,
    about_what,
    anchors_of,
    by_candidate,
    from_reader,
    is_term,
    means,
    other_part,
    written_then,
)
from aidraft.grounding.calendar import agree, comparable, with_weekday, written
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.offsets import borne_out, reckoned_days
from aidraft.grounding.sentences import dates_in
from aidraft.grounding.words import Word, content, function_words, word_list
from aidraft.guardrails.reading import Reading
from aidraft.language.almanac import meanings, weekdays
from aidraft.language.dates import DateMention, resolve
from aidraft.language.words import fold
from aidraft.message import Sentence, Span, Token
from aidraft.notes.interview import Interview

RIVAL = 2.6
"""A fact that shares words of this weight with the date's surroundings, and has another date, contradicts it."""
SPAN = 3
"""Tokens before a day that is reckoned by a span of time: "two weeks and"."""
CLEAR = 2 * RIVAL
"""From here on it does so although a day of the header is the same: two uncommon words of the fact stand beside it."""


def moment_doubts(
    sentence: Sentence, readings: Sequence[Reading], index: FactIndex, interview: Interview, today: Date
) -> Iterator[Doubt]:
    """Doubts about the dates of a sentence; `readings` are the sentence's, for what a date is about."""
    tokens = sentence.tokens
    for mention in dates_in(sentence):
        if mention.kind in ("in", "decade") or (mention.kind == "year" and _is_name_part(mention, tokens, index)):
            continue
        near = _near(tokens, mention)
        days = reckoned_days(mention, tokens, today)
        if _is_given(days, index, interview) or borne_out(mention, near, index, today):
            continue
        met = days and any("<encounter" in reading.whole.present for reading in readings)
        clash = _not_then(mention, index, interview.date, today) if met else None
        if clash := clash or _other_weekday(mention, tokens, near, index, interview, today):
            yield clash
            continue
        support = _best(index, near, mention, interview.date, same=True)
        term = is_term(mention, tokens)
        rival = _best(index, near, mention, interview.date, same=False, habits=not term)
        about = about_what(mention, tokens, readings)
        anchors = [anchor for anchor in anchors_of(interview) if means(mention, anchor.day, today, anchor.about)]
        if support is None and (then := _on_the_day(index, mention, interview.date, today, ahead=about != "met")):
            support, rival = then, None
        if wrong := other_part(mention, tokens, about, anchors, readings):
            yield wrong
            continue
        moment = _Moment(mention, tokens, about, anchors, bool(support and support[1] >= RIVAL), readings)
        of_header = _of_the_header(moment, index, interview, today)
        if of_header is not None:
            yield from of_header
            continue
        if (
            rival
            and rival[1] >= RIVAL
            and rival[1] > 1.2 * (support[1] if support else 0.0)
            and not any(agree(other, rival[0]) for other in dates_in(sentence) if other is not mention)
            and not any(
                a.about == about
                or (about is None and mention.day and (rival[1] < CLEAR or _spoken_of(a, readings)))
                or (mention.kind == "month" and mention.year is None)
                for a in anchors
            )
        ):
            yield _contradicted(mention, rival[0])
        elif _any_such(mention, tokens) and any("<would" in r.whole.present for r in readings):
            continue  # "I would love to sit in some Thursday"
        elif support or anchors or _own_plan(mention, tokens, readings, today) or _in_the_notes(mention, tokens, index):
            continue
        elif mention.amount == 0 and (mention.kind == "relative" or mention.unit in ("day", "week")):
            continue  # "today", "this morning": the moment of writing
        else:
            # "keep them until spring"
            bare = mention.kind == "season" and mention.amount is None and mention.year is None
            vague = (
                bare or (mention.kind == "period" and (mention.amount or 0) >= 0) or _hoped(mention, readings, today)
            )
            yield Doubt("date", mention.span, f"the notes give no such date: {mention.text}", weak=vague)


def right_offsets(sentence: Sentence, index: FactIndex, interview: Interview, today: Date) -> Iterator[Span]:
    """Where a day is rightly reckoned from another, with the span of time before it: "two weeks today"."""
    for mention in dates_in(sentence):
        if _is_given(reckoned_days(mention, sentence.tokens, today), index, interview):
            yield sentence.tokens[max(0, mention.tokens[0] - SPAN)].start, mention.span[1]


def _is_given(days: frozenset[Date], index: FactIndex, interview: Interview) -> bool:
    """Whether the notes give one of these days."""
    return any(anchor.day in days for anchor in anchors_of(interview)) or any(
        first in days and last in days
        for fact in (index.usable if days else ())
        for other in fact.dates
        if other.kind == "day"
        for first, last in resolve(other, interview.date)[:1]
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date of a letter, what it is the date of, and the days of the header that it may mean; ``borne_out`` when a
    fact that speaks of its surroundings has it."""

    mention: DateMention
    tokens: Sequence[Token]
    about: str | None
    anchors: Sequence[Anchor]
    borne_out: bool
    readings: Sequence[Reading]


def _of_the_header(moment: _Moment, index: FactIndex, interview: Interview, today: Date) -> Sequence[Doubt] | None:
    """The doubts about a date that is said to be the interview's, an earlier message's or the decision's; None for
    any other."""
    mention, about, anchors = moment.mention, moment.about, moment.anchors
    past = any(first <= today for first, _ in resolve(mention, today))
    if about == "met" and past and not moment.borne_out:
        right = any(anchor.about == "met" or written_then(anchor, moment.readings) for anchor in anchors)
        return [] if right else [_not_then(mention, index, interview.date, today)]
    own = about == "message_word" and by_candidate(mention, moment.tokens)
    if own and past and interview.sent and not anchors and not moment.borne_out:
        return [_not_written_then(mention, interview)]
    awaited = about == "decision" and not _supposed(moment.tokens)
    awaited = awaited or (about == "message_word" and from_reader(mention, moment.tokens))
    if awaited and not moment.borne_out and not any(a.about == "decision" for a in anchors):
        return [_undecided(mention, interview)] if _not_decided_then(mention, index, interview, today) else None
    return None


def _supposed(tokens: Sequence[Token]) -> bool:
    """ "If I am chosen, Monday would suit me": what comes after the decision."""
    norms = [t.norm for t in tokens[:3]]
    return norms[:2] in (["if", "i"], ["should", "i"], ["were", "i"])


def _spoken_of(anchor: Anchor, readings: Sequence[Reading]) -> bool:
    """Whether a sentence names what a day of the header is the day of: "your decision by the 25th"."""
    return any(f"<{anchor.about}" in reading.whole.present for reading in readings)


def _other_weekday(
    mention: DateMention,
    tokens: Sequence[Token],
    near: Sequence[Word],
    index: FactIndex,
    interview: Interview,
    today: Date,
) -> Doubt | None:
    """A day that the notes give, under a weekday that it is not: "Thursday, 4 December" for a Friday."""
    if mention.weekday is None or mention.month is None or mention.day is None:
        return None
    bare = replace(mention, weekday=None)
    days = [anchor.day for anchor in anchors_of(interview) if means(bare, anchor.day, today, anchor.about)]
    if not days and _best(index, near, bare, interview.date, same=True):
        days = sorted((first for first, _ in resolve(bare, today)), key=lambda day: abs(day - today))
    if not days or days[0].weekday() == mention.weekday:
        return None
    right = f"{days[0]:%A}"
    named = [t for t in tokens[slice(*mention.tokens)] if weekdays().get(t.norm.rstrip(".")) == mention.weekday]
    spot, fix = (named[0].span, right) if named else (mention.span, None)
    return Doubt("date", spot, f"{days[0].day} {days[0]:%B %Y} is a {right}", fix)


def _near(tokens: Sequence[Token], mention: DateMention) -> tuple[Word, ...]:
    first, last = mention.tokens
    return content([*tokens[max(0, first - REACH) : first], *tokens[last : last + REACH]])


def _best(
    index: FactIndex, near: Sequence[Word], mention: DateMention, met: Date, *, same: bool, habits: bool = True
) -> tuple[DateMention, float] | None:
    """The fact's date that agrees (or disagrees) with the mention and whose fact speaks most of its surroundings."""
    by_calendar = mention.kind == "weekday" and not same
    best: tuple[DateMention, float] | None = None
    for fact in index.usable:
        if fact.bookkeeping:
            continue
        given = [with_weekday(d, met) for d in fact.dates] if by_calendar else fact.dates
        agreeing = [d for d in given if agree(mention, d)]
        rivals = [d for d in given if comparable(mention, d) and (habits or d.kind != "recurring")]
        # a month that the fact means by another word bears out, and contradicts nothing
        rivals = [d for d in rivals if d.text.casefold() not in meanings("months_otherwise")]
        dates = agreeing if same else [] if agreeing else rivals
        if dates:
            score = index.score(near, fact)
            if best is None or score > best[1]:
                best = (dates[0], score)
    return best


def _on_the_day(
    index: FactIndex, mention: DateMention, met: Date, today: Date, *, ahead: bool
) -> tuple[DateMention, float] | None:
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


def _not_decided_then(mention: DateMention, index: FactIndex, interview: Interview, today: Date) -> bool:
    """Whether a day to come is called that of the decision, and the notes have another day for it."""
    if interview.decision_by is None or mention.kind not in ("day", "weekday", "month") or mention.amount is not None:
        return False
    if not any(today <= last for _, last in resolve(mention, today)[:1]):
        return False
    for fact in index.usable:
        for other in fact.dates:
            if agree(mention, other):
                first, last = other.tokens
                start = max((at + 1 for at in range(first) if fact.tokens[at].text in (";", ".", ",")), default=0)
                end = next(
                    (at for at in range(last, len(fact.tokens)) if fact.tokens[at].text in (";", ".", ",")), None
                )
                said = fact.tokens[start:end]
                if fact.bookkeeping or any(t.norm in word_list("names", "deciding") for t in said):
                    return False
    return True


def _not_written_then(mention: DateMention, interview: Interview) -> Doubt:
    """No message of the candidate's is of that day."""
    days = sorted({sent.date for sent in interview.sent})
    said = " and ".join(f"{day.day} {day:%B}" for day in days)
    return Doubt("date", mention.span, f"the notes have your messages of {said}")


def _undecided(mention: DateMention, interview: Interview) -> Doubt:
    assert interview.decision_by is not None
    day = f"{interview.decision_by:%A} {interview.decision_by.day} {interview.decision_by:%B}"
    return Doubt("date", mention.span, f"the notes expect the decision by {day}", None, ("header.decision-by",))


def _in_the_notes(mention: DateMention, tokens: Sequence[Token], index: FactIndex) -> bool:
    """A season, month or weekday that the notes name, wherever and however loosely."""
    named = [t for t in tokens[slice(*mention.tokens)] if t.kind == "word" and t.norm not in function_words()]
    vague = mention.kind in ("season", "month", "recurring") or _any_such(mention, tokens)
    return vague and bool(named) and all(fold(t.norm) in index.known_forms for t in named)


def _hoped(mention: DateMention, readings: Sequence[Reading], today: Date) -> bool:
    """A month to come in a hope or a question: "I hope to hear before April"; any time to come in a wish."""
    ahead = any(last >= today for _, last in resolve(mention, today)[:1])
    hopes = ("<wishing", *(("<would", "~hope", "=?", "<will") if mention.kind == "month" else ()))
    return ahead and any(not r.whole.present.isdisjoint(hopes) for r in readings)


def _any_such(mention: DateMention, tokens: Sequence[Token]) -> bool:
    """ "On a Thursday": no day in particular."""
    before = tokens[mention.tokens[0] - 1].norm if mention.tokens[0] else ""
    return mention.kind == "weekday" and before in ("a", "some", "any")


def _own_plan(mention: DateMention, tokens: Sequence[Token], readings: Sequence[Reading], today: Date) -> bool:
    """The candidate's own intention needs no note: "I will send it this weekend", "I would do the same tomorrow"."""
    ahead = any(last >= today for _, last in resolve(mention, today))
    modals = ("<will", "<can", "<would") if mention.kind == "relative" else ("<will", "<can")
    return ahead and any({"<i", modal} <= clause.present for r in readings for clause in r.clauses for modal in modals)


def _is_name_part(mention: DateMention, tokens: Sequence[Token], index: FactIndex) -> bool:
    """A year in a name of the notes ("REF 2029")."""
    at = mention.tokens[0]
    return at > 0 and any(
        a.norm == tokens[at - 1].norm and b.norm == tokens[at].norm
        for fact in index.usable
        for a, b in zip(fact.tokens, fact.tokens[1:], strict=False)
    )


def _not_then(mention: DateMention, index: FactIndex, day: Date, today: Date) -> Doubt:
    """The interview was on another day than the message says."""
    fact = next((f.fact for f in index.usable if f.id == "header.date"), None)
    where = f" (line {fact.line})" if fact else ""
    return Doubt(
        "date",
        mention.span,
        f"the interview was on {day:%A} {day.day} {day:%B %Y}{where}",
        written(mention, day, today),
        ("header.date",),
    )


def _contradicted(mention: DateMention, other: DateMention) -> Doubt:
    kinds = {mention.kind, other.kind}
    fix = None
    if kinds <= {"weekday", "recurring"} and mention.amount is None:
        fix = other.text if mention.kind == other.kind else None
    elif (
        mention.kind == other.kind
        and mention.kind in ("year", "month", "day")
        and (mention.year is None) == (other.year is None)
        and mention.amount is None
    ):
        fix = other.text
    return Doubt("date", mention.span, f"the notes say {other.text}", fix)
