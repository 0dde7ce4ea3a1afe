"""How much of how much: "more than half of thirty-seven", "cut in half".

A share in words is reckoned from the two numbers that a fact gives, and must come near to what they make.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise

from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.roles import role
from aidraft.grounding.words import Word, content, word_rows
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Span, Token

NEAR = Fraction(9, 100)
"""So far a share in words may be from the one that the numbers make."""
CERTAIN = 4.0
"""How strongly a fact must speak of a sentence whose change it gives."""
NEXT = 4
"""Tokens between "eighteen of seventy" and the share that this is said to be."""
Wrong = tuple[Span, IndexedFact | None, str]


def wrong_share(said: Quantity, tokens: Sequence[Token], others: Sequence[Quantity], index: FactIndex) -> Wrong | None:
    """A fraction of a number, where a fact has another number of the same: "half of thirty-seven", for 14 of 37."""
    if said.unit != "%" or said.kind != "share" or any(map(str.isdigit, said.text)):
        return None
    for one, other in combinations(others, 2):  # "eighteen out of seventy is a third"
        between = [t.norm for t in tokens[other.tokens[1] : said.tokens[0]]]
        if _out_of(tokens, one, other) and len(between) <= NEXT and {"is", "are", "was", "were"} & set(between):
            return None if _fits(said, one.value / other.value) else (said.span, None, f"{one.text} of {other.text}")
    of = tokens[said.tokens[1]].norm if said.tokens[1] < len(tokens) else ""
    whole = next((q for q in others if of == "of" and 0 < q.tokens[0] - said.tokens[1] <= 3), None)
    if whole is None or whole.number <= 1:
        return None
    rest = role(said, tokens, others) == "left"
    for fact in index.usable:
        for total in (q for q in fact.quantities if agrees(q, whole) and q.unit == whole.unit):
            parts = [q for q in fact.quantities if _counts_part(q, total)]
            parts = [q for q in parts if _out_of(fact.tokens, q, total)] or parts
            left = len(parts) == 1 and role(parts[0], fact.tokens, fact.quantities) == "left"
            share = parts[0].value / total.value if len(parts) == 1 else None
            if share is not None and not _fits(said, share if rest == left else 1 - share):
                return said.span, fact, f"{parts[0].text} of {total.text}"
    return None


def _counts_part(part: Quantity, total: Quantity) -> bool:
    return part is not total and part.number < total.number and part.unit == total.unit and part.kind != "ordinal"


def _out_of(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    """Whether one number is so many of another."""
    between = [t.norm for t in tokens[one.tokens[1] : other.tokens[0]]]
    return one.unit == other.unit and 0 < one.value < other.value and between[-1:] == ["of"] and len(between) <= 4


def wrong_change(tokens: Sequence[Token], words: Sequence[Word], index: FactIndex) -> Iterator[Wrong]:
    """A change in words, where the fact that speaks most of the sentence gives other ends of it: "nearly halved", for
    5.1 to 3.9."""
    for at, times, width in _changes(tokens):
        fact, score = index.best(words, index.usable)
        if fact is None or score < CERTAIN:
            continue
        ends = [(a, b) for a, b in pairwise(fact.quantities) if _becomes(a, b, fact) and a.value and b.value]
        pair = _meant(ends, tokens[:at], fact)
        if pair is None:
            continue
        low, high = pair
        ratio = high.value / low.value
        if not abs(ratio - times) <= NEAR * (2 * times if times > 1 else 1):
            span = (tokens[at].start, tokens[at + width - 1].end)
            yield span, fact, f"{low.text} to {high.text}"


def _changes(tokens: Sequence[Token]) -> Iterator[tuple[int, Fraction, int]]:
    """Where a change is told by its ratio, the ratio, and in how many tokens."""
    for at, token in enumerate(tokens):
        for parts, ratio in _ratios().get(token.norm, ()):
            if tuple(t.norm for t in tokens[at : at + len(parts)]) == parts:
                yield at, ratio, len(parts)


@cache
def _ratios() -> dict[str, list[tuple[tuple[str, ...], Fraction]]]:
    """The ratios by which changes are told, by the first word of what tells them."""
    found: dict[str, list[tuple[tuple[str, ...], Fraction]]] = {}
    for ratio, *phrases in word_rows("plain", "ratios"):
        for parts in (tuple(phrase.split("_")) for phrase in phrases):
            found.setdefault(parts[0], []).append((parts, Fraction(ratio)))
    return found


def _meant(
    ends: Sequence[tuple[Quantity, Quantity]], before: Sequence[Token], fact: IndexedFact
) -> tuple[Quantity, Quantity] | None:
    """The change of a fact that stands behind the last word of a letter's which the fact has."""
    if len(ends) < 2:
        return ends[0] if ends else None
    for word in reversed(content(before)):
        at = next(
            (i for i, t in enumerate(fact.tokens) if any(not w.keys.isdisjoint(word.keys) for w in content([t]))), -1
        )
        behind = [pair for pair in ends if pair[0].tokens[0] > at >= 0]
        if behind:
            return behind[0]
    return None


def _becomes(low: Quantity, high: Quantity, fact: IndexedFact) -> bool:
    """Whether a number of a fact becomes the next: "48 min -> 31"."""
    between = [t.norm for t in fact.tokens[low.tokens[1] : high.tokens[0]]]
    return low.unit == high.unit and bool(between) and between[-1] in ("to", "->", "→", "into") and len(between) <= 2


def _fits(said: Quantity, share: Fraction) -> bool:
    if said.qualifier == "over":
        return share > said.value - NEAR / 3
    if said.qualifier == "under":
        return share < said.value + NEAR / 3
    return abs(share - said.value) <= NEAR
