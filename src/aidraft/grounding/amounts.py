"""Numbers of a plain text: the price of another thing, a span nobody gave, a rate by the year instead of the month."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.passages import Source, bases, keys_of
from aidraft.grounding.sentences import numbers_in
from aidraft.grounding.words import content, word_list, word_sets
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Sentence, Token

REACH = 12
"""Tokens to either side of a number that say what it is the number of."""
CERTAIN, MORE = 3.0, 2.0
"""A fact with another number that speaks this strongly of the same, and this many times more than any with this one."""
_MODIFIED = 3
"""Tokens behind "30-day" within which stands what it lasts."""


def amount_doubts(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    for quantity in numbers_in(sentence):
        if quantity.kind in ("money", "share", "measure"):
            yield from _misplaced(quantity, sentence.tokens, source)
    yield from _rates(sentence.tokens, source)
    yield from _universals(sentence.tokens, source)


def _misplaced(quantity: Quantity, tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    first, last = quantity.tokens
    near = content([*tokens[max(0, first - REACH) : first], *tokens[last : last + REACH]])
    support = rival = 0.0
    given: tuple[Quantity, str, int] | None = None
    found = False
    for passage in source.passages:
        same = [q for q in passage.indexed.quantities if q.unit == quantity.unit and agrees(q, quantity)]
        other = [q for q in passage.indexed.quantities if q.unit == quantity.unit and q.kind == quantity.kind]
        if not same and not other:
            continue
        score = source.index.score(near, passage.indexed)
        if same:
            found, support = True, max(support, score)
        elif score > rival:
            rival, given = score, (other[0], passage.id, passage.indexed.fact.line)
    if given and (rival >= CERTAIN and rival > MORE * support):
        yield Doubt("number", quantity.span, f"the facts say {given[0].text} (line {given[2]})", None, (given[1],))
    elif not found and quantity.kind == "measure":
        yield Doubt("number", quantity.span, "the facts do not give this number")
    elif found and quantity.kind == "measure" and "-" in quantity.text:
        yield from _of_another(quantity, tokens, source)


def _of_another(quantity: Quantity, tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "A 30-day guarantee", where the facts speak of a 30-day trial."""
    last = quantity.tokens[1]
    own = keys_of(_until_mark(tokens[last : last + _MODIFIED]))
    told: frozenset[str] = frozenset()
    for passage in source.passages:
        for q in passage.indexed.quantities:
            if agrees(q, quantity):
                told |= keys_of(passage.tokens[max(0, q.tokens[0] - 3) : q.tokens[1] + 5])
    if own and told and own.isdisjoint(told):
        yield Doubt("number", quantity.span, "the facts give this number of something else")


def _until_mark(tokens: Sequence[Token]) -> list[Token]:
    end = next((i for i, t in enumerate(tokens) if t.kind == "mark"), len(tokens))
    return list(tokens[:end])


def _rates(tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "A year", "per week", "next day": where the facts reckon by another span."""
    told = {pair for p in source.passages for pair, _ in _spans(p.tokens)}
    for (kind, span), where in _spans(tokens):
        others = {other for k, other in told if k == kind}
        if others and span not in others:
            yield Doubt("number", where, "the facts reckon by another span of time")


def _spans(tokens: Sequence[Token]) -> Iterator[tuple[tuple[str, int], tuple[int, int]]]:
    """Spans of time that recur or come, as the number of their line in the list."""
    for at, token in enumerate(tokens):
        for number, forms in enumerate(word_sets("plain", "periods")):
            if token.kind != "word" or bases(token).isdisjoint(forms):
                continue
            before = tokens[at - 1] if at else None
            if token.norm.endswith(("ly", "al")):
                yield ("rate", number), token.span
            elif before and before.norm in word_list("plain", "rate_words"):
                yield ("rate", number), cover((before.span, token.span))
            elif before and before.norm in word_list("plain", "coming_words"):
                yield ("coming", number), cover((before.span, token.span))


def _universals(tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "Every customer", where the facts say the first twenty."""
    universals, parts = word_list("plain", "universals"), word_list("plain", "parts")
    for token, noun in pairwise(tokens):
        keys = keys_of((noun,))
        if token.norm not in universals or not keys or any(map(bases(noun).intersection, word_sets("plain", "periods"))):
            continue
        partly = False
        for passage in source.passages:
            for at, own in enumerate(passage.keys_at):
                if own.isdisjoint(keys):
                    continue
                before = [t for t in passage.tokens[max(0, at - 4) : at]]
                if any(t.norm in universals for t in before):
                    return
                partly = partly or any(t.norm in parts or t.kind == "number" for t in before)
        if partly:
            yield Doubt("claim", cover((token.span, noun.span)), f"no fact says {token.text!r} of this")
