"""Days of the header: a date that is said to be the interview's, an earlier message's or the decision's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from aidraft.grounding.anchors import Anchor, by_candidate, from_reader, written_then
from aidraft.grounding.calendar import agree, coincide, spans_days, written
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.words import word_list
from aidraft.guardrails.reading import Reading
from aidraft.language.dates import DateMention, resolve
from aidraft.message import Token
from aidraft.notes.interview import Interview


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of a letter, what it is the date of, and the days of the header that it may mean; ``borne_out`` when a
    fact that speaks of its surroundings has it."""

    mention: DateMention
    tokens: Sequence[Token]
    about: str | None
    anchors: Sequence[Anchor]
    borne_out: bool
    readings: Sequence[Reading]


def header_doubts(moment: Moment, index: FactIndex, interview: Interview, today: Date) -> Sequence[Doubt] | None:
    """The doubts about a date that is said to be the interview's, an earlier message's or the decision's; None for
    any other."""
    mention, about, anchors = moment.mention, moment.about, moment.anchors
    past = any(first <= today for first, _ in resolve(mention, today))
    gone = any(first <= today for first, _ in resolve(mention, today)[:1])
    if about == "met" and past and not moment.borne_out:
        right = any(anchor.about == "met" or written_then(anchor, moment.readings) for anchor in anchors)
        return [] if right else [not_then(mention, index, interview.date, today)]
    now = mention.unit == "day" and mention.amount == 0
    own = about == "message_word" and not now and by_candidate(mention, moment.tokens)
    sent = any(anchor.about == "message_word" for anchor in anchors)
    if own and gone and interview.sent and not sent and not moment.borne_out:
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


def _not_decided_then(mention: DateMention, index: FactIndex, interview: Interview, today: Date) -> bool:
    """Whether a day to come is called that of the decision, and the notes have another day for it."""
    if interview.decision_by is None or mention.kind not in ("day", "weekday", "month", "period"):
        return False
    if mention.unit == "day":
        return False
    ahead = all(today < first for first, _ in resolve(mention, today)[:1])
    if interview.decision_by < today and ahead:  # "may I hope for a word next week?"
        return False
    since = interview.date if spans_days(mention) else today
    if not any(since <= last for _, last in resolve(mention, today)[:1]):
        return False
    for fact in (fact for fact in index.usable if not (mention.stretch and fact.id == "header.date")):
        for other in fact.dates:
            if coincide(mention, other, today, interview.date, None) if spans_days(mention) else agree(mention, other):
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


def not_then(mention: DateMention, index: FactIndex, day: Date, today: Date) -> Doubt:
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
