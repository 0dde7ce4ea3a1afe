"""Days, months and years in a text against the notes and today."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date

from aidraft.grounding.anchors import (
    Anchor,
    about_what,
    anchors_of,
    is_term,
    means,
    other_hour,
    other_part,
)
from aidraft.grounding.appointments import Moment, header_doubts, not_then
from aidraft.grounding.bearing import CLEAR, RIVAL, Borne, around, best, on_the_day, outweighs, support_and_rival
from aidraft.grounding.calendar import agree, spans_days
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.offsets import borne_out, is_given, reckoned_days
from aidraft.grounding.sentences import dates_in, words_in
from aidraft.grounding.words import Word, word_list
from aidraft.guardrails.reading import Reading
from aidraft.language.almanac import weekdays
from aidraft.language.data import function_words
from aidraft.language.dates import DateMention, meet, resolve
from aidraft.language.words import fold, stem
from aidraft.message import Sentence, Token
from aidraft.notes.interview import Interview

_GONE = ("met", "message_word")
"""What days of the header are past."""


def moment_doubts(
    sentence: Sentence, readings: Sequence[Reading], index: FactIndex, interview: Interview, today: Date
) -> Iterator[Doubt]:
    """Doubts about the dates of a sentence; `readings` are the sentence's, for what a date is about."""
    tokens = sentence.tokens
    for mention in dates_in(sentence):
        yield from _decades(mention, index)
        if mention.kind in ("in", "decade") or (mention.kind == "year" and _is_name_part(mention, tokens, index)):
            continue
        if mention.kind == "month" and mention.year is None and _is_person(mention, tokens, index):
            continue
        near = around(tokens, mention)
        days = reckoned_days(mention, tokens, today)
        if is_given(days, index, interview) or borne_out(mention, near, index, today):
            continue
        met = days and any("<encounter" in reading.whole.present for reading in readings)
        clash = not_then(mention, index, interview.date, today) if met else None
        if clash := clash or _other_weekday(mention, tokens, near, index, interview, today):
            yield clash
            continue
        term = tokens[mention.tokens[0] - 1].norm if is_term(mention, tokens) else None
        support, rival = support_and_rival(index, near, mention, interview.date, today, term)
        about = about_what(mention, tokens, readings, today)
        anchors = _anchors(mention, interview, today)
        if support is None and (then := on_the_day(index, mention, interview.date, today, ahead=about != "met")):
            support, rival = then, None
        wrong = _other_day(mention, words_in(sentence), index, interview, today)
        wrong = wrong or other_hour(mention, tokens, about, interview)
        if wrong := wrong or other_part(mention, tokens, about, interview, readings, today):
            yield wrong
            continue
        # the day of the decision, or of one's own message, is the header's unless a fact speaks of all around it
        least = CLEAR if about == "message_word" or (about == "decision" and mention.kind == "day") else RIVAL
        moment = Moment(mention, tokens, about, anchors, bool(support and support[1] >= least), readings)
        of_header = header_doubts(moment, index, interview, today)
        if of_header is not None:
            yield from of_header
        elif rival and rival[1] >= RIVAL and _against(moment, support, rival, dates_in(sentence)):
            yield _contradicted(mention, rival[0])
        elif support is None and not anchors and not _needs_no_note(moment, index, today):
            yield _not_given(moment, today)


def _anchors(mention: DateMention, interview: Interview, today: Date) -> list[Anchor]:
    """The days of the header that a mention may mean."""
    return [anchor for anchor in anchors_of(interview) if means(mention, anchor.day, today, anchor.about)]


def _against(moment: Moment, support: Borne | None, rival: Borne, said: Sequence[DateMention]) -> bool:
    """Whether a date of the notes stands against a mention: nothing bears the mention out as well, the sentence does
    not say the rival too, and no day of the header is meant."""
    mention = moment.mention
    if support and outweighs(support, rival, mention):
        return False
    if any(agree(other, rival[0]) for other in said if other is not mention):
        return False
    return not any(_meant(anchor, moment, rival[1]) for anchor in moment.anchors)


def _meant(anchor: Anchor, moment: Moment, weight: float) -> bool:
    """Whether a day of the header is meant, whatever a fact of this weight says."""
    mention, readings = moment.mention, moment.readings
    if weight >= CLEAR and anchor.about in _GONE and _looks_ahead(mention, moment.tokens, readings):
        return False
    if anchor.about == moment.about or (mention.kind == "month" and mention.year is None):
        return True
    dated = mention.day is not None or mention.amount is not None
    if moment.about is None and dated and (weight < CLEAR or _spoken_of(anchor, readings)):
        return True
    return spans_days(mention) and anchor.about == "met" and _of_the_talk(mention, readings)


def _looks_ahead(mention: DateMention, tokens: Sequence[Token], readings: Sequence[Reading]) -> bool:
    """Whether what is told with a date is still to come: "I look forward to it on Friday", "once the panel has met"."""
    before = [t.norm for t in tokens[: mention.tokens[0]]]
    ahead = any(not clause.present.isdisjoint(("<look_forward", "<will")) for r in readings for clause in r.clauses)
    return "once" in before or ahead


def _needs_no_note(moment: Moment, index: FactIndex, today: Date) -> bool:
    """Whether a time says nothing that the notes would have to say."""
    mention, tokens, readings = moment.mention, moment.tokens, moment.readings
    if _any_such(mention, tokens) and any("<would" in r.whole.present for r in readings):
        return True  # "I would love to sit in some Thursday"
    if _own_plan(mention, tokens, readings, today) or _in_the_notes(mention, tokens, index):
        return True
    # "today", "this morning": the moment of writing
    return mention.amount == 0 and (mention.kind == "relative" or mention.unit in ("day", "week"))


def _not_given(moment: Moment, today: Date) -> Doubt:
    mention = moment.mention
    bare = mention.kind == "season" and mention.amount is None and mention.year is None  # "keep them until spring"
    vague = bare or (mention.kind == "period" and (mention.amount or 0) >= 0)
    before = moment.tokens[max(0, mention.tokens[0] - 1) : mention.tokens[0]]
    named = mention.unit == "year" and any(t.text[:1].isupper() for t in before)  # "Diwali last year"
    vague = vague or named or _hoped(mention, moment.readings, today)
    return Doubt("date", mention.span, f"the notes give no such date: {mention.text}", weak=vague)


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
    if not said or meet(said, told):
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
    days = [anchor.day for anchor in _anchors(bare, interview, today)]
    if not days and best(index, near, bare, interview.date, same=True):
        days = sorted((first for first, _ in resolve(bare, today)), key=lambda day: abs(day - today))
    if not days or days[0].weekday() == mention.weekday:
        return None
    right = f"{days[0]:%A}"
    named = [t for t in tokens[slice(*mention.tokens)] if weekdays().get(t.norm.rstrip(".")) == mention.weekday]
    spot, fix = (named[0].span, right) if named else (mention.span, None)
    return Doubt("date", spot, f"{days[0].day} {days[0]:%B %Y} is a {right}", fix)


def _in_the_notes(mention: DateMention, tokens: Sequence[Token], index: FactIndex) -> bool:
    """A season, month or weekday that the notes name, wherever and however loosely."""
    named = [t for t in tokens[slice(*mention.tokens)] if t.kind == "word" and t.norm not in function_words()]
    if mention.kind == "recurring" and mention.weekday is not None:
        noted = (token.norm.rstrip(".") for fact in index.usable for token in fact.tokens)
        if any(weekdays().get(norm) == mention.weekday for norm in noted):
            return True  # "on Wednesdays", where they have "wed 6pm"
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


def _is_person(mention: DateMention, tokens: Sequence[Token], index: FactIndex) -> bool:
    """Whether a month is a person of the notes: "a call from June"."""
    at = mention.tokens[0]
    led = at > 0 and tokens[at - 1].norm in word_list("plain", "month_before")
    return mention.tokens[1] == at + 1 and not led and stem(fold(tokens[at].norm)) in index.person_stems


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
