"""Numbers in a text against the notes: the same number is no support unless it counts the same thing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aidraft.grounding.binding import BESIDE, elsewhere, mismatched, part_of, swapped, whole_of
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.proportions import wrong_change, wrong_share
from aidraft.grounding.rates import other_measure, other_rate
from aidraft.grounding.reckoning import reckoned
from aidraft.grounding.roles import other_role
from aidraft.grounding.sameness import in_words
from aidraft.grounding.sentences import dates_in, numbers_in, words_in
from aidraft.grounding.sources import (
    CERTAIN,
    COINCIDENCE,
    RELATED,
    Source,
    alike,
    at_home,
    best_source,
    borne,
    near_words,
    partner,
)
from aidraft.grounding.words import Word, word_list
from aidraft.language.numbers import Quantity
from aidraft.message import Sentence, Span, Token

EARLIER = 8
"""Sentences before, and numbers in them, that a number may be reckoned from."""
FAR = 1000
"""A number in words, and one this many times greater, are not taken for one another: "two samples" of 26,000."""
SMALL = 3
"""Numbers up to this, in words, count things of the moment ("two reasons"), unless a fact counts them."""


_NOT_GIVEN = "the notes do not give this number"


def value_doubts(sentence: Sentence, index: FactIndex, before: Sequence[Sentence] = ()) -> Iterator[Doubt]:
    """Doubts about the numbers of a sentence; those `before` it may say what they are reckoned from."""
    tokens = sentence.tokens
    found = [
        q for q in numbers_in(sentence)
        if q.kind not in ("ordinal", "identifier")
        and not (_day_of(q, sentence) or _in_part(q, tokens) or _panel(q, tokens, index))
    ]  # fmt: skip
    earlier = [q for each in before[-EARLIER:] for q in numbers_in(each)][-EARLIER:]
    for one, other, crossed in swapped(found, tokens, index):
        text = f"the notes have {one.text} and {other.text} the other way round (line {crossed.fact.line})"
        yield Doubt("number", (one.span[0], other.span[1]), text, None, (crossed.id,))
    for span, shared, told in wrong_change(tokens, words_in(sentence), found, index):
        yield _disproportion(span, shared, told)
    broken = {q: (own, fact) for q, own, fact in mismatched(found, tokens, words_in(sentence), index)}
    for at, quantity in enumerate(found):
        if quantity in broken:
            own, whose = broken[quantity]
            yield _contradicted(quantity, Source(whose, own, CERTAIN, bound=True))
            continue
        if wrong := wrong_share(quantity, tokens, found, index):
            yield replace(_disproportion(*wrong), weak=_proposed(quantity, tokens))
            continue
        near = near_words(tokens, quantity)
        others = [*found[max(0, at - BESIDE) : at], *found[at + 1 : at + 1 + BESIDE]]
        support = best_source(index, index.usable, quantity, near, tokens, agreeing=True)
        rival = best_source(index, index.usable, quantity, near, tokens, agreeing=False, taken=others)
        if not (support and support.bound) and reckoned(
            quantity, [*others, *earlier], words_in(sentence), index, _is_rest(tokens, quantity)
        ):
            continue
        if rival and (_single(quantity) or rival.quantity.number > FAR * quantity.number > 0) and in_words(quantity):
            rival = None  # "one head" of six years as head beekeeper
        if support is None:
            proposed = _proposed(quantity, tokens)
            for doubt in _unsupported(quantity, tokens, near, index, rival):
                yield replace(doubt, weak=doubt.weak or (proposed and doubt.rule == "number"))
        elif support.quantity.high is None and quantity.high is not None and not borne(quantity, near, tokens, index):
            fact = support.fact.fact
            text = f"the notes give but one end of this: {support.quantity.text} (line {fact.line})"
            yield Doubt("number", quantity.span, text, None, (fact.id,))
        elif wrong_bond := next(_misbound(quantity, support, others, tokens, index), None):
            yield wrong_bond
        elif (
            rival
            and not (support.bound or support.quantity.kind == "clock" or _of_the_moment(quantity, rival))
            and not at_home(quantity, support, others)
            and (rival.bound or (support.score < RELATED and partner(rival.fact, others) and alike(quantity, rival)))
            and rival.score >= CERTAIN
            and rival.score > 1.5 * support.score
        ):
            yield _contradicted(quantity, rival, "claim" if _is_grade(quantity, index) else "number")


def _misbound(
    quantity: Quantity, support: Source, others: Sequence[Quantity], tokens: Sequence[Token], index: FactIndex
) -> Iterator[Doubt]:
    """Doubts about a number that a fact gives, of something else: of a part, a whole, another place; or as another
    thing, reckoned by another."""
    indexed, noted = support.fact, support.quantity
    fact = indexed.fact
    if part := part_of(indexed, noted, quantity, others, tokens):
        text = f"the notes say this of {part.text} only (line {fact.line})"
        yield Doubt("claim", quantity.span, text, None, (fact.id,))
    if whole := whole_of(indexed, noted, quantity, others, tokens):
        yield _contradicted(quantity, Source(indexed, whole, CERTAIN, bound=True))
    if there := elsewhere(indexed, noted, quantity, tokens, index):
        yield _contradicted(quantity, Source(*there, CERTAIN, bound=True))
    if not _single(quantity) and (otherwise := other_role(quantity, tokens, others, noted, indexed)):
        how, right = otherwise
        fix = right.text if right else None
        yield Doubt("number", quantity.span, f"the notes have it {how} (line {fact.line})", fix, (fact.id,))
    if rate := _other_rate(quantity, tokens, support):
        yield Doubt(
            "number", quantity.span, f"the notes reckon this by the {rate} (line {fact.line})", None, (fact.id,)
        )


def _other_rate(quantity: Quantity, tokens: Sequence[Token], support: Source) -> str | None:
    """By what else a fact reckons a number: another time, another thing."""
    given = (quantity, tokens, support.quantity, support.fact)
    return other_rate(*given) or other_measure(*given)


def _disproportion(span: Span, fact: IndexedFact | None, told: str) -> Doubt:
    if fact is None:
        return Doubt("number", span, f"that is no share of {told}")
    return Doubt("number", span, f"the notes have {told} (line {fact.fact.line})", None, (fact.id,))


def _day_of(quantity: Quantity, sentence: Sentence) -> bool:
    """The 19 of "19 and 29 October"."""
    starts = {mention.tokens[0] for mention in dates_in(sentence) if mention.day}
    joined = sentence.tokens[quantity.tokens[1]].norm if quantity.tokens[1] < len(sentence.tokens) else ""
    return joined in ("and", "or", "to", "–", "&", ",") and quantity.tokens[1] + 1 in starts and quantity.number <= 31


def _in_part(quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """The half of "half finished"."""
    behind = tokens[quantity.tokens[1] : quantity.tokens[1] + 1]
    return quantity.text == "half" and any(t.norm == "done" or t.norm.endswith(("ed", "ing")) for t in behind)


def _panel(quantity: Quantity, tokens: Sequence[Token], index: FactIndex) -> bool:
    """The four of "the four of you", where there were four to speak with."""
    behind = [t.norm for t in tokens[quantity.tokens[1] : quantity.tokens[1] + 2]]
    return behind == ["of", "you"] and quantity.number == len(index.people)


def _unsupported(
    quantity: Quantity, tokens: Sequence[Token], near: Sequence[Word], index: FactIndex, rival: Source | None
) -> Iterator[Doubt]:
    foreign = best_source(index, index.foreign, quantity, near, tokens, agreeing=True)
    if foreign and (foreign.bound or (quantity.number > COINCIDENCE and foreign.score >= RELATED)):
        fact = foreign.fact.fact
        text = f"this number belongs to the conversation with another interviewer (line {fact.line} of the notes)"
        yield Doubt("crosstalk", quantity.span, text, None, (fact.id,))
    elif any(t.norm in word_list("names", "anyone_at_all") for t in tokens[: quantity.tokens[0]]):
        return
    elif rival and rival.score >= CERTAIN and (rival.bound or not _of_the_moment(quantity, rival)):
        yield _contradicted(quantity, rival, "claim" if _is_grade(quantity, index) else "number")
    elif not _of_the_moment(quantity, rival):
        yield Doubt("number", quantity.span, _NOT_GIVEN)


def _is_grade(quantity: Quantity, index: FactIndex) -> bool:
    """A level or grade that a qualification gives: another one claims more than a number."""
    labels = [q for fact in index.qualifications for q in fact.quantities if q.kind == "label"]
    return quantity.kind == "label" and any(set(quantity.counts) & set(q.counts) for q in labels)


def _of_the_moment(quantity: Quantity, rival: Source | None) -> bool:
    """A small number in words, or a fraction, of something that no fact counts."""
    if quantity.unit == "%" and rival and rival.score >= CERTAIN:
        return False
    if _single(quantity):
        return True
    return (
        in_words(quantity)
        and (rival is None or not rival.bound)
        and (quantity.number <= SMALL)
        and quantity.unit in (None, "%")
    )


def _is_rest(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """ "The other six per cent"."""
    first = quantity.tokens[0]
    return first > 0 and tokens[first - 1].norm in word_list("names", "rest")


def _proposed(quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """Whether a number in words belongs to what the candidate only proposes: "I would aim at a dozen"."""
    spans = quantity.unit == "month" or not in_words(quantity)
    return not spans and any(t.norm in word_list("plain", "supposing") for t in tokens[: quantity.tokens[0]])


def _single(quantity: Quantity) -> bool:
    """ "Let me put one figure right"; "48 in one month"."""
    return quantity.number == 1 and (quantity.unit is None or quantity.text.startswith("one "))


def _contradicted(quantity: Quantity, rival: Source, rule: str = "number") -> Doubt:
    fact = rival.fact.fact
    fix = rival.quantity.text if rival.quantity.unit == quantity.unit else None
    return Doubt(rule, quantity.span, f"the notes say {rival.quantity.text} (line {fact.line})", fix, (fact.id,))
