"""Numbers of a plain text: the price of another thing, a span nobody gave, a rate by the year instead of the month."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.passages import Passage, Source, bases, keys_of
from aidraft.grounding.rates import spans_of_time
from aidraft.grounding.sentences import numbers_in
from aidraft.grounding.words import Word, content, word_list, word_sets
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Sentence, Token

REACH = 9
"""Tokens to either side of a number that say what it is the number of."""
CERTAIN, MORE = 3.0, 2.0
"""A fact with another number that speaks this strongly of the same, and this many times more than any with this one."""
BEFORE = 3
"""Passages before the one with the number that may say what it is the number of: a heading, a question."""


def amount_doubts(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    for quantity in numbers_in(sentence):
        if quantity.kind in ("money", "share", "measure"):
            yield from _misplaced(quantity, sentence, source)
    yield from _rates(sentence.tokens, source)
    yield from _universals(sentence.tokens, source)


def _misplaced(quantity: Quantity, sentence: Sentence, source: Source) -> Iterator[Doubt]:
    """A number that the facts give of another thing, while of this thing they give another number."""
    near = _beside(quantity, sentence.tokens)
    others = [q for q in numbers_in(sentence) if q is not quantity]
    support = 0.0
    best: tuple[float, Quantity, Passage | None, list[Word]] = (0.0, quantity, None, [])
    led: list[Sequence[Passage]] = []
    for at, passage in enumerate(source.passages):
        for other in passage.indexed.quantities:
            if other.unit != quantity.unit or any(agrees(other, q) for q in others):
                continue
            if agrees(other, quantity):
                led.append(source.passages[max(0, at - BEFORE) : at + 1])
                support = max(support, _score(near, led[-1], source))
            elif other.kind == quantity.kind:
                beside = {key for word in _beside(other, passage.tokens) for key in word.keys}
                words = [word for word in near if not word.keys.isdisjoint(beside)]
                score = source.index.score(words, passage.indexed)
                if score > best[0]:
                    best = (score, other, passage, words)
    score, other, passage_, words = best
    if passage_ and score >= CERTAIN and (score > MORE * support or (led and _named(words, near, quantity, led))):
        line = passage_.indexed.fact.line
        yield Doubt("number", quantity.span, f"the facts say {other.text} (line {line})", None, (passage_.id,))
    elif not led and quantity.kind == "measure" and not any(agrees(quantity, q) for q in _all(source)):
        yield Doubt("number", quantity.span, "the facts do not give this number")


def _named(words: Sequence[Word], near: Sequence[Word], quantity: Quantity, led: Sequence[Sequence[Passage]]) -> bool:
    """Whether the other number stands beside a name, and the facts with this one hold nothing of the text that the
    other's does not: "the Practice Package costs $99", where that is the price of the Starter Package."""
    for passages in led:
        own = [p for p in passages[:-1] if not any(q.unit == quantity.unit for q in p.indexed.quantities)][-1:]
        held = frozenset().union(*(p.indexed.keys for p in (*own, passages[-1])))
        if any(not w.keys.isdisjoint(held) and w not in words for w in near):
            return False
        names = frozenset().union(*(keys_of(t for t in p.tokens if t.text[:1].isupper()) for p in (*own, passages[-1])))
        if not any(w.token.text[:1].isupper() and w.keys.isdisjoint(names) for w in words):
            return False
    return True


def _score(words: Sequence[Word], passages: Sequence[Passage], source: Source) -> float:
    """How strongly passages that belong together speak of these words."""
    return sum(max(source.index.weight(word, p.indexed) for p in passages) for word in words)


def _beside(quantity: Quantity, tokens: Sequence[Token]) -> tuple[Word, ...]:
    """The content words of its thought, to either side of a number."""
    first, last = quantity.tokens
    turns = word_list("plain", "turns")
    before = list(takewhile(lambda t: t.norm not in turns, reversed(tokens[max(0, first - REACH) : first])))
    after = takewhile(lambda t: t.norm not in turns, tokens[last : last + REACH])
    return content([*reversed(before), *after])


def _all(source: Source) -> Iterator[Quantity]:
    return (q for passage in source.passages for q in passage.indexed.quantities)


def _rates(tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "A year", "per week", "next day": where the facts reckon by another span."""
    said = list(spans_of_time(tokens))
    told = {(kind, span) for p in source.passages for kind, span, _ in spans_of_time(p.tokens)} if said else set()
    periods = word_sets("plain", "periods")
    for kind, span, at in said:
        if kind == "rate" and not periods[span].isdisjoint(source.norms):
            continue
        others = {other for k, other in told if k == kind}
        if others and span not in others:
            first = at if tokens[at].norm.endswith(("ly", "al")) else at - 1
            where = cover((tokens[first].span, tokens[at].span))
            yield Doubt("number", where, "the facts reckon by another span of time")


def _universals(tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "Every customer", where the facts say the first twenty."""
    universals, parts = word_list("plain", "universals"), word_list("plain", "parts")
    for token, noun in pairwise(tokens):
        keys = keys_of((noun,))
        if (
            token.norm not in universals
            or not keys
            or any(bases(noun) & forms for forms in word_sets("plain", "periods"))
        ):
            continue
        partly = False
        for passage in source.passages:
            for at, own in enumerate(passage.keys_at):
                if own.isdisjoint(keys):
                    continue
                before = passage.tokens[max(0, at - 4) : at]
                if any(t.norm in universals for t in before):
                    return
                partly = partly or any(t.norm in parts or t.kind == "number" for t in before)
        if partly:
            yield Doubt("claim", cover((token.span, noun.span)), f"no fact says {token.text!r} of this")
