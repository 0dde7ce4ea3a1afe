"""How much of how much: "more than half of thirty-seven", "cut in half".

A share in words is reckoned from the two numbers that a fact gives, and must come near to what they make.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache, partial
from itertools import combinations, pairwise

from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.roles import role
from aidraft.grounding.words import Word, content, word_rows
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Span, Token

NEAR = Fraction(9, 100)
"""So far a share in words may be from the one that the numbers make."""
CERTAIN, RELATED = 4.0, 1.0
"""How strongly a fact must speak of a sentence whose change it gives; of one that has an end of the change."""
NEXT = 4
"""Tokens between "eighteen of seventy" and the share that this is said to be."""
_INTO, _WAS = ("to", "->", "→", "into"), ("was", "from")
_UNSAID = (",", "(", "about", "nearly", "just")
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


def wrong_change(
    tokens: Sequence[Token], words: Sequence[Word], numbers: Sequence[Quantity], index: FactIndex
) -> Iterator[Wrong]:
    """A change in words, where the fact that speaks most of the sentence and tells of a change gives other ends of it:
    "nearly halved", "by a third", for 5.1 to 3.9. `numbers` are those of the sentence."""
    for span, at, fits in (*_told(tokens), *_by_share(tokens, numbers)):
        changing = [(fact, ends) for fact in touched(words, index.usable) if (ends := _ends(fact))]
        fact, score = index.best(words, [fact for fact, _ in changing])
        ends = dict(changing)[fact] if fact else []
        given = any(agrees(end, number) for pair in ends for end in pair for number in numbers)
        if fact is None or score < (RELATED if given else CERTAIN):
            continue
        pair = _meant(ends, tokens[:at], fact)
        if pair is not None and not fits(pair[1].value / pair[0].value):
            yield span, fact, f"{pair[0].text} to {pair[1].text}"


_Told = tuple[Span, int, Callable[[Fraction], bool]]
"""Where a change is told, its first token, and whether it may be one that multiplies by so much."""


def _told(tokens: Sequence[Token]) -> Iterator[_Told]:
    """Changes told by a word for their ratio."""
    for at, token in enumerate(tokens):
        for parts, ratio in _ratios().get(token.norm, ()):
            if tuple(t.norm for t in tokens[at : at + len(parts)]) == parts:
                span = (token.start, tokens[at + len(parts) - 1].end)
                over = [t.norm for t in tokens[max(0, at - 2) : at]] == ["more", "than"]
                yield span, at, partial(_exceeds if over else _multiplies, ratio)


def _multiplies(said: Fraction, ratio: Fraction) -> bool:
    return abs(ratio - said) <= NEAR * (2 * said if said > 1 else 1)


def _exceeds(said: Fraction, ratio: Fraction) -> bool:
    """Whether something "more than doubled", or was "more than halved"."""
    return said - NEAR / 3 < ratio if said > 1 else ratio < said + NEAR / 3


def _shrinks(said: Quantity, ratio: Fraction) -> bool:
    """Whether something changed "by a third"."""
    return _fits(said, abs(1 - ratio))


def _by_share(tokens: Sequence[Token], numbers: Sequence[Quantity]) -> Iterator[_Told]:
    """Changes "by more than a third", and "to a third of what it was"."""
    for said in numbers:
        first, last = said.tokens
        if said.unit != "%" or said.kind != "share" or any(map(str.isdigit, said.text)):
            continue
        led = next((t.norm for t in reversed(tokens[max(0, first - 3) : first]) if t.norm in ("by", "to")), None)
        of = [t.norm for t in tokens[last : last + 2]]
        span = (tokens[first].start, tokens[last - 1].end)
        if led == "by" and of[:1] != ["of"]:
            yield span, first, partial(_shrinks, said)
        elif led == "to" and of in (["of", "what"], ["of", "its"], ["of", "their"]):
            yield span, first, partial(_fits, said)


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


def _ends(fact: IndexedFact) -> list[tuple[Quantity, Quantity]]:
    """What became what in a fact: "48 min -> 31", "2.4%, was 4.1%"."""
    found = []
    for one, other in pairwise(fact.quantities):
        between = [t.norm for t in fact.tokens[one.tokens[1] : other.tokens[0]] if t.norm not in _UNSAID]
        if one.unit == other.unit and one.value and other.value and len(between) in (1, 2):
            if any(norm in _INTO for norm in between):  # "to Rs 19 crore"
                found.append((one, other))
            elif any(norm in _WAS for norm in between):
                found.append((other, one))
    return found


def _fits(said: Quantity, share: Fraction) -> bool:
    if said.qualifier == "over":
        return share > said.value - NEAR / 3
    if said.qualifier == "under":
        return share < said.value + NEAR / 3
    return abs(share - said.value) <= NEAR
