"""What a number of the notes is bound to: a part of the time, a place. The right number of the wrong thing is wrong."""

from collections.abc import Sequence

from aidraft.grounding.attribution import places
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.words import content, word_list
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Token

REACH = 9
"""Tokens to either side of a number that say what it is the number of."""


def part_of(
    fact: IndexedFact, whole: Quantity, said: Quantity, others: Sequence[Quantity], tokens: Sequence[Token]
) -> Quantity | None:
    """The shorter span of time that a fact gives for what a letter says of the longer one.

    The two of "five years at Plainview, the last two on nights", where the letter has `said` five years on nights.
    `whole` is the fact's number that agrees, `others` are the letter's other numbers, `tokens` its sentence.
    """
    if not said.unit == whole.unit == "month":
        return None
    near, partly = _unbroken(tokens, said), word_list("plain", "partly")
    if any(token.norm in partly for token in near):
        return None
    told = frozenset(s for word in content(near) for s in word.stems)
    for part in fact.quantities:
        if part.value >= whole.value or part.unit not in (None, whole.unit) or part.tokens[0] <= whole.tokens[1]:
            continue
        if any(agrees(part, other) or part.number == other.number for other in others):
            continue
        start, end = _between_marks(fact.tokens, part)
        if start <= whole.tokens[1]:
            continue
        kept = frozenset(s for w in content([*fact.tokens[:start], *fact.tokens[end:]]) for s in w.stems)
        own = [w for w in content(fact.tokens[start:end]) if w.stems.isdisjoint(kept) and w.token.norm not in partly]
        if len(own) > 1 and all(not word.stems.isdisjoint(told) for word in own[:2]):
            return part
    return None


def elsewhere(
    fact: IndexedFact, counted: Quantity, said: Quantity, tokens: Sequence[Token], index: FactIndex
) -> tuple[IndexedFact, Quantity] | None:
    """What a qualification counts at the place that a letter names, where its number is one of the talk.

    The "600 loaves a night" at the mill, where the letter has `said` the 900 loaves that the reader bakes.
    """
    here = places(_unbroken(tokens, said))
    stems = frozenset(s for w in content(here) for s in w.stems) - index.common_stems - fact.stems
    noun = said.counts[:1]
    if said.unit is not None or not noun or not stems or noun != counted.counts[:1] or fact not in index.talk:
        return None
    for other in index.qualifications:
        if not stems.isdisjoint(other.stems) and not any(agrees(said, q) for q in other.quantities):
            for quantity in other.quantities:
                if quantity.unit is None and quantity.counts[:1] == noun:
                    return other, quantity
    return None


def _unbroken(tokens: Sequence[Token], said: Quantity) -> Sequence[Token]:
    """What stands around a number, within reach and up to the next mark."""
    start, end = _between_marks(tokens, said)
    return tokens[max(start, said.tokens[0] - REACH) : min(end, said.tokens[1] + REACH)]


def _between_marks(tokens: Sequence[Token], quantity: Quantity) -> tuple[int, int]:
    first, last = quantity.tokens
    start = max((at + 1 for at in range(first) if tokens[at].kind == "mark"), default=0)
    return start, next((at for at in range(last, len(tokens)) if tokens[at].kind == "mark"), len(tokens))
