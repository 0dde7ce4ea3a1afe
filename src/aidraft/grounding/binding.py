"""What a number of the notes is bound to: a part of the time, a place. The right number of the wrong thing is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from aidraft.grounding.attribution import places
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.words import Word, content, shared, stems_of, word_list
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Token

BESIDE = 8
"""Numbers to either side of one that are looked at beside it: one after it may have changed places with it."""
PAIRED = 1.5
"""How strongly a fact must speak of a sentence that has one end of its change."""
REACH, CLOSE = 9, 4
"""Tokens to either side of a number that say what it is the number of; those that say it best."""


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
    told = stems_of(content(near))
    for part in fact.quantities:
        if part.value >= whole.value or part.unit not in (None, whole.unit) or part.tokens[0] <= whole.tokens[1]:
            continue
        if any(agrees(part, other) or part.number == other.number for other in others):
            continue
        start, end = _between_marks(fact.tokens, part)
        if start <= whole.tokens[1]:
            continue
        kept = stems_of(content([*fact.tokens[:start], *fact.tokens[end:]]))
        own = [w for w in content(fact.tokens[start:end]) if w.stems.isdisjoint(kept) and w.token.norm not in partly]
        if len(own) > 1 and all(not word.stems.isdisjoint(told) for word in own[:2]):
            return part
    return None


def whole_of(
    fact: IndexedFact, part: Quantity, said: Quantity, others: Sequence[Quantity], tokens: Sequence[Token]
) -> Quantity | None:
    """The longer span of time that a fact gives for what a letter says of the shorter one.

    The ten of "ten years in child protection, the last six at the Bellwood Centre", where the letter has `said` six
    years in child protection. `part` is the fact's number that agrees.
    """
    if said.unit != "month" or part.unit not in (None, said.unit):
        return None
    start, end = _between_marks(fact.tokens, part)
    own = stems_of(content(fact.tokens[start:end]))
    told, said_of = stems_of(content(_unbroken(tokens, said))), stems_of(content(tokens))
    for whole in fact.quantities:
        longer = whole.unit == said.unit and whole.value > said.value and whole.tokens[1] <= start
        if not longer or any(agrees(whole, other) for other in others):
            continue
        of_all = [w for w in content(fact.tokens[whole.tokens[1] : start]) if w.stems.isdisjoint(own)]
        of_part = own - stems_of(content(fact.tokens[part.tokens[0] : part.tokens[1]]))
        if len(of_all) > 1 and all(not w.stems.isdisjoint(told) for w in of_all[:2]) and said_of.isdisjoint(of_part):
            return whole
    return None


def elsewhere(
    fact: IndexedFact, counted: Quantity, said: Quantity, tokens: Sequence[Token], index: FactIndex
) -> tuple[IndexedFact, Quantity] | None:
    """What a qualification counts at the place that a letter names, where its number is one of the talk.

    The "600 loaves a night" at the mill, where the letter has `said` the 900 loaves that the reader bakes.
    """
    here = places(_unbroken(tokens, said))
    stems = stems_of(content(here)) - index.common_stems - fact.stems
    noun = said.counts[:1]
    if said.unit is not None or not noun or not stems or noun[0] not in counted.counts:
        return None
    sides = (index.qualifications, index.talk)
    for other in next((sides[1 - at] for at in (0, 1) if fact in sides[at]), ()):
        if not stems.isdisjoint(other.stems) and not any(agrees(said, q) for q in other.quantities):
            for quantity in other.quantities:
                if quantity.unit is None and quantity.counts[:1] == noun:
                    return other, quantity
    return None


def swapped(
    found: Sequence[Quantity], tokens: Sequence[Token], index: FactIndex
) -> Iterator[tuple[Quantity, Quantity, IndexedFact]]:
    """Pairs of a letter's numbers that one fact has the other way round: "640 in a normal week, 210 at Easter"."""
    held = [_held(quantity, index) for quantity in found]
    for at, one in enumerate(found):
        for beside in range(at + 1, min(at + 1 + BESIDE, len(found))):
            other = found[beside]
            for fact in held[at]:
                pair = _both(held[at][fact], held[beside].get(fact, ()))
                if pair and _crossed(one, other, *pair, tokens, found, fact):
                    yield one, other, fact
                    break


def mismatched(
    found: Sequence[Quantity], tokens: Sequence[Token], words: Sequence[Word], index: FactIndex
) -> Iterator[tuple[Quantity, Quantity, IndexedFact]]:
    """One end of a change that the fact with the other end has otherwise, with the fact's own number, and the fact.

    "From 3.9 to 3.2", where the arrears fell from 3.8 to 3.2, and the 3.9 is another's.
    """
    for low, high in pairwise(found):
        if low.unit is None or low.unit != high.unit or not _leads_to(tokens, low, high):
            continue
        both = ((a, b) for fact in index.usable for a, b in combinations(fact.quantities, 2))
        if any(agrees(low, a) and agrees(high, b) for a, b in both):
            continue
        ends = ((fact, a, b) for fact in index.usable for a, b in pairwise(fact.quantities) if a.unit == b.unit)
        for fact, a, b in ends:
            if agrees(low, a) != agrees(high, b) and index.score(words, fact) >= PAIRED:
                yield (high, b, fact) if agrees(low, a) else (low, a, fact)
                break


def _leads_to(tokens: Sequence[Token], low: Quantity, high: Quantity) -> bool:
    """Whether a number is said to have become the next: "31 days down to 19"."""
    between = tokens[low.tokens[1] : high.tokens[0]]
    return 0 < len(between) <= CLOSE and between[-1].norm == "to"


def _held(quantity: Quantity, index: FactIndex) -> Mapping[IndexedFact, Sequence[Quantity]]:
    """The numbers that agree with one of a letter, of each fact that has such and others."""
    several = (fact for fact in index.usable if len(fact.quantities) > 1)
    found = ((fact, [q for q in fact.quantities if agrees(quantity, q)]) for fact in several)
    return {fact: agreeing for fact, agreeing in found if agreeing}


def _both(one: Sequence[Quantity], other: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The two different numbers of a fact, of those that agree with either of two of a letter."""
    mine, theirs = [q for q in one if q not in other], [q for q in other if q not in one]
    return (mine[0], theirs[0]) if len(mine) == len(theirs) == 1 else None


def _crossed(
    one: Quantity,
    other: Quantity,
    mine: Quantity,
    theirs: Quantity,
    tokens: Sequence[Token],
    found: Sequence[Quantity],
    fact: IndexedFact,
) -> bool:
    """Whether each of two numbers stands among the words that the fact has at the other one."""
    between = tokens[one.tokens[1] : other.tokens[0]]
    if not content(between) or any(t.norm in ("down", "up") for t in between):  # "35 of 42", "from 62 down to 45"
        return False
    here = [_beside(tokens, q, found) for q in (one, other)]
    there = [_beside(fact.tokens, q, fact.quantities) for q in (mine, theirs)]

    def alike(said: int, noted: int) -> int:
        a, b, rest = (one, other)[said], (mine, theirs)[noted], (mine, theirs)[1 - noted]
        units = a.unit is not None and a.unit == b.unit and rest.unit != a.unit
        return units + len(shared(here[said], frozenset(k for w in there[noted] for k in w.keys)))

    first, second = alike(0, 1) - alike(0, 0), alike(1, 0) - alike(1, 1)
    return first > 0 < second


def _beside(tokens: Sequence[Token], quantity: Quantity, others: Sequence[Quantity]) -> tuple[Word, ...]:
    """The words that say what a number is of: after it and before it, up to the next number or where a part ends."""
    first, last = quantity.tokens
    low = max((q.tokens[1] for q in others if q.tokens[1] <= first), default=0)
    high = min((q.tokens[0] for q in others if q.tokens[0] >= last), default=len(tokens))
    ends = [at for at in range(low, high) if _ends_part(tokens[at])]
    start = max((at + 1 for at in ends if at < first), default=low)
    if not low and not content(tokens[start:first]):  # "in a normal week, 210"
        start = max((at + 1 for at in ends if content(tokens[at + 1 : first])), default=low)
    end = min((at for at in ends if at >= last), default=high)
    return content([*tokens[max(start, first - CLOSE) : first], *tokens[last : min(end, last + CLOSE)]])


def _ends_part(token: Token) -> bool:
    return token.kind == "mark" or token.norm in word_list("plain", "part_ends")


def _unbroken(tokens: Sequence[Token], said: Quantity) -> Sequence[Token]:
    """What stands around a number, within reach and up to the next mark."""
    start, end = _between_marks(tokens, said)
    return tokens[max(start, said.tokens[0] - REACH) : min(end, said.tokens[1] + REACH)]


def _between_marks(tokens: Sequence[Token], quantity: Quantity) -> tuple[int, int]:
    first, last = quantity.tokens
    start = max((at + 1 for at in range(first) if tokens[at].kind == "mark"), default=0)
    return start, next((at for at in range(last, len(tokens)) if tokens[at].kind == "mark"), len(tokens))
