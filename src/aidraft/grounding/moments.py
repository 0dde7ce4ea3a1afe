"""Days, months and years in a text against the notes and today."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date

from aidraft.grounding.anchors import (
    DAILY,
    REACH,
    Anchor,
    about_what,
    anchors_of,
    is_term,
    means,
    other_hour,
    other_part,
)
from aidraft.grounding.appointments import Moment, header_doubts, not_then
from aidraft.grounding.calendar import agree, coincide, comparable, spans_days, with_weekday
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.offsets import borne_out, is_given, reckoned_days
from aidraft.grounding.sentences import dates_in, words_in
from aidraft.grounding.words import Word, content, function_words
from aidraft.guardrails.reading import Reading
from aidraft.language.almanac import meanings, weekdays
from aidraft.language.dates import DateMention, resolve
from aidraft.language.words import fold
from aidraft.message import Sentence, Token
from aidraft.notes.interview import Interview

RIVAL = 2.6
"""A fact that shares words of this weight with the date's surroundings, and has another date, contradicts it."""
CLEAR = 2 * RIVAL
"""From here on it does so although a day of the header is the same: two uncommon words of the fact stand beside it."""


def moment_doubts(
    sentence: Sentence, readings: Sequence[Reading], index: FactIndex, interview: Interview, today: Date
) -> Iterator[Doubt]:
    """Doubts about the dates of a sentence; `readings` are the sentence's, for what a date is about."""
    tokens = sentence.tokens
    for mention in dates_in(sentence):
        yield from _decades(mention, index)
        if mention.kind in ("in", "decade") or (mention.kind == "year" and _is_name_part(mention, tokens, index)):
            continue
        near = _near(tokens, mention)
        days = reckoned_days(mention, tokens, today)
        if is_given(days, index, interview) or borne_out(mention, near, index, today):
            continue
        met = days and any("<encounter" in reading.whole.present for reading in readings)
        clash = not_then(mention, index, interview.date, today) if met else None
        if clash := clash or _other_weekday(mention, tokens, near, index, interview, today):
            yield clash
            continue
        term = is_term(mention, tokens)
        if spans_days(mention):
            led = tokens[mention.tokens[0] - 1].norm if term else None
            support = _spanning(index, near, mention, interview.date, today, led, same=True)
            support = support if support and support[1] else None
            rival = _spanning(index, near, mention, interview.date, today, led, same=False)
        else:
            support = _best(index, near, mention, interview.date, same=True)
            rival = _best(index, near, mention, interview.date, same=False, habits=not term)
        about = about_what(mention, tokens, readings, today)
        anchors = [anchor for anchor in anchors_of(interview) if means(mention, anchor.day, today, anchor.about)]
        if support is None and (then := _on_the_day(index, mention, interview.date, today, ahead=about != "met")):
            support, rival = then, None
        whole = replace(mention, stretch=None)
        month = [anchor for anchor in anchors_of(interview) if means(whole, anchor.day, today, anchor.about)]
        if news := _other_day(mention, words_in(sentence), index, interview, today):
            yield news
            continue
        if wrong := other_hour(mention, tokens, about, interview):
            yield wrong
            continue
        if wrong := other_part(mention, tokens, about, month, readings, today):
            yield wrong
            continue
        moment = Moment(mention, tokens, about, anchors, bool(support and support[1] >= RIVAL), readings)
        of_header = header_doubts(moment, index, interview, today)
        if of_header is not None:
            yield from of_header
            continue
        if (
            rival
            and rival[1] >= RIVAL
            and not (support and _outweighs(support, rival, mention))
            and not any(agree(other, rival[0]) for other in dates_in(sentence) if other is not mention)
            and not any(
                a.about == about
                or (
                    about is None
                    and (mention.day or mention.amount is not None)
                    and (rival[1] < CLEAR or _spoken_of(a, readings))
                )
                or (mention.kind == "month" and mention.year is None)
                or (
                    spans_days(mention) and ((a.about == "met" and _of_the_talk(mention, readings)) or rival[1] < RIVAL)
                )
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


def _other_day(
    mention: DateMention, words: Sequence[Word], index: FactIndex, interview: Interview, today: Date
) -> Doubt | None:
    """News that the notes date, told with another day: "this morning", for a talk accepted on the 9th."""
    if mention.kind not in ("relative", "period") or mention.unit not in ("day", "weekend"):
        return None
    fact, score = index.best(words, index.usable)
    if fact is None or fact.fact.section != "additional" or score < 2 * CLEAR:
        return None
    days = [d for d in fact.dates if d.kind == "day" and any(a <= today for a, _ in resolve(d, interview.date)[:1])]
    if len(days) != 1:
        return None
    told, said = resolve(days[0], interview.date)[:1], resolve(mention, today)[:2]
    if not said or any(a <= d and c <= b for a, b in said for c, d in told):
        return None
    return Doubt("date", mention.span, f"the notes say {days[0].text} (line {fact.fact.line})", None, (fact.id,))


def _of_the_talk(mention: DateMention, readings: Sequence[Reading]) -> bool:
    """Whether a span of days, past or with the interview in it, is said of the interview."""
    return (mention.amount or 0) < 0 or any("<encounter" in reading.whole.present for reading in readings)


def _decades(mention: DateMention, index: FactIndex) -> Iterator[Doubt]:
    """A decade where the notes have another, and no year of this one."""
    years = [d.year for fact in index.usable for d in fact.dates if d.year]
    others = [(fact, d) for fact in index.usable for d in fact.dates if d.kind == "decade"]
    decade = mention.year if mention.kind == "decade" else None
    if decade and others and not any(decade <= year < decade + 10 for year in years):
        fact, other = others[0]
        yield Doubt("date", mention.span, f"the notes say {other.text} (line {fact.fact.line})", None, (fact.id,))


def _outweighs(support: tuple[DateMention, float], rival: tuple[DateMention, float], mention: DateMention) -> bool:
    """Whether a date that bears the mention out speaks as much of its surroundings as one that does not; a month is
    less of a rival to a day than another day is."""
    other_kind = mention.kind == "month" != rival[0].kind
    return rival[1] <= 1.2 * support[1] or (other_kind and support[1] >= CLEAR)


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
    named = last - 1 if mention.stretch else first  # "late" of "late May" is a word in common with "late June"
    return content([*tokens[max(0, first - REACH) : named], *tokens[last : last + REACH]])


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
        full = mention.day is not None and any(d.day is not None for d in given)
        # "Saturday, June 20" is not borne out by the Saturday of "Saturday, June 27"
        agreeing = [d for d in given if agree(mention, d) and (d.day is not None or not full)]
        rivals = [d for d in given if comparable(mention, d) and (habits or d.kind != "recurring")]
        # a month that the fact means by another word bears out, and contradicts nothing
        rivals = [d for d in rivals if d.text.casefold() not in meanings("months_otherwise")]
        dates = agreeing if same else [] if agreeing else rivals
        if dates:
            score = index.score(near, fact)
            if best is None or score > best[1]:
                best = (dates[0], score)
    return best


def _spanning(
    index: FactIndex,
    near: Sequence[Word],
    mention: DateMention,
    met: Date,
    today: Date,
    term: str | None,
    *,
    same: bool,
) -> tuple[DateMention, float] | None:
    """The same for a mention that spans days."""
    best: tuple[DateMention, float] | None = None
    for fact in index.usable:
        together = [(d, coincide(mention, d, today, met, term)) for d in fact.dates] if not fact.bookkeeping else []
        agreeing = any(answer for _, answer in together)
        dates = [d for d, answer in together if (answer if same else answer is False and not agreeing)]
        dates = [d for d in dates if same or d.text.casefold() not in meanings("months_otherwise")]
        if dates and (best is None or index.score(near, fact) > best[1]):
            best = (dates[0], index.score(near, fact))
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
