"""Which number of the notes bears a number out, and which one contradicts it: that of the fact which speaks most of
what stands around it, and which counts the same thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.rates import counts_not_measures
from aidraft.grounding.sameness import in_words, same_number
from aidraft.grounding.words import Word, content, word_list
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Token

REACH = 9
"""Tokens to either side of a number that say what it is the number of."""
BOUND = 2.5
"""What a counted noun in common adds to the words in common (one uncommon word weighs about 3)."""
CERTAIN = 3.0
"""From here on a fact speaks of the same thing: its number is the right one, and another is wrong."""
COINCIDENCE, RELATED = 3, 1.0
"""A number above this that stands in another's talk, beside a word in common, comes from there."""


@dataclass(frozen=True, slots=True)
class Source:
    """A number of a fact, how much the fact speaks of what stands around another, and whether both count the same."""

    fact: IndexedFact
    quantity: Quantity
    score: float
    bound: bool


def near_words(tokens: Sequence[Token], quantity: Quantity) -> tuple[Word, ...]:
    first, last = quantity.tokens
    return content([*tokens[max(0, first - REACH) : first], *tokens[last : last + REACH]])


@lru_cache(maxsize=16_384)
def gives(fact: IndexedFact, quantity: Quantity) -> bool:
    """Whether a fact has a number."""
    return any(same_number(quantity, own) for own in fact.quantities)


def best_source(
    index: FactIndex,
    facts: Iterable[IndexedFact],
    quantity: Quantity,
    near: Sequence[Word],
    tokens: Sequence[Token],
    *,
    agreeing: bool,
    taken: Sequence[Quantity] = (),
) -> Source | None:
    """The fact's number that agrees (or could be confused) with the quantity and is closest to what it counts.

    A number that already stands beside the quantity (`taken`) is not what it should have been.
    """
    best: Source | None = None
    for fact in facts:
        if fact.id.startswith("header.date") or gives(fact, quantity) is not agreeing:
            continue
        spoken: float | None = None
        for other in fact.quantities:
            if other.kind in ("date", "ordinal", "identifier") or (agreeing and not same_number(quantity, other)):
                continue
            if agreeing and (
                counts_not_measures(quantity, tokens, other) or counts_not_measures(other, fact.tokens, quantity)
            ):
                continue
            if not agreeing and (not _comparable(quantity, other) or any(agrees(other, q) for q in taken)):
                continue
            bound = _bound(quantity, other)
            spoken = index.score(near, fact) if spoken is None else spoken
            score = spoken + (BOUND if bound else 0.0)
            if best is None or score > best.score:
                best = Source(fact, other, score, bound)
    return best


def _bound(one: Quantity, other: Quantity) -> bool:
    """Whether both count the same thing: a unit of their own, or a counted noun in common that is not just anybody."""
    if set(one.counts) & set(other.counts) - word_list("names", "anybody"):
        return True
    return one.unit not in (None, "%") and one.unit == other.unit


def _comparable(one: Quantity, other: Quantity) -> bool:
    if one.unit is not None and other.unit is not None:
        return one.unit == other.unit
    if one.kind == "share" != other.kind and in_words(one) and other.number == 1:
        return False  # "half of my answer" is contradicted by no one-page sheet
    if "month" in (one.unit, other.unit) and set(one.counts) & set(other.counts):
        return False  # "two children" are no rival to "four years with children"
    return (one.kind == "label") == (other.kind == "label") or bool(set(one.counts) & set(other.counts))


def borne(quantity: Quantity, near: Sequence[Word], tokens: Sequence[Token], index: FactIndex) -> bool:
    """Whether both ends of a span stand in the notes, each by itself: "best 11 min, worst 26"."""
    return all(
        best_source(
            index, index.usable, replace(quantity, value=end, number=number, high=None), near, tokens, agreeing=True
        )
        for end, number in _ends(quantity)
    )


def _ends(quantity: Quantity) -> Iterator[tuple[Fraction, Fraction]]:
    """The two ends of a span, in its unit and as they are written."""
    scale = quantity.value / quantity.number if quantity.number else Fraction(1)
    for end in (quantity.value, quantity.high):
        if end is not None:
            yield end, end / (scale or 1)


def partner(fact: IndexedFact, others: Sequence[Quantity]) -> bool:
    """Whether another number of the sentence stands in the fact: then the sentence is about it."""
    return any(gives(fact, other) for other in others)


def at_home(quantity: Quantity, support: Source, others: Sequence[Quantity]) -> bool:
    """Whether another telling number of the sentence stands beside the one that supports it, in a fact on its words, or
    one of the same things: "44 beds, 39 taken; they lose money below 41"."""
    if any(set(q.counts[:1]) & set(quantity.counts[:1]) for q in support.fact.quantities):
        return True
    telling = [q for q in others if (q.number > COINCIDENCE or q.unit) and not agrees(q, quantity)]
    return support.score >= RELATED and partner(support.fact, telling)


def alike(quantity: Quantity, rival: Source) -> bool:
    """Whether two numbers have the same unit, or none: years are no rival to a head count."""
    return quantity.unit == rival.quantity.unit
