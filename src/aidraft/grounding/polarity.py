"""Yes and no: what a text denies must be denied by the facts, and what they deny it may not say."""

from collections.abc import Iterator, Sequence

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.passages import SCOPE, Passage, Source, bases, keys_at, keys_of, negations, scope
from aidraft.grounding.words import Word, content, word_list
from aidraft.message import Sentence, Token

NEXT = 3
"""Content words behind a negation of which one must be known, for the text to deny something the facts speak of."""


def polarity_doubts(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    """Denials that the facts do not make, limits they do not set, and degrees they do not give."""
    tokens = sentence.tokens
    known = source.index.known_keys
    for at, width in negations(tokens):
        denied = content(scope(tokens, at + width))[:NEXT]
        light = word_list("plain", "light")
        told = next((w for w in denied if not w.keys.isdisjoint(known) and bases(w.token).isdisjoint(light)), None)
        if told is None or (not told.keys.isdisjoint(source.denied) and not _denying(told.token)):
            continue
        span = cover((tokens[at].span, denied[-1].token.span))
        yield Doubt("claim", span, f"no fact says {tokens[at].text!r} of this")
    yield from _undenied(tokens, source)
    yield from _limits(sentence, source)


def _denying(token: Token) -> bool:
    """Whether a word denies by its ending: not to offer a "risk-free" trial is not what "risk-free" says."""
    return token.norm.endswith(tuple(word_list("plain", "denying_endings")))


def _undenied(tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "A card is needed", where the facts say that no card is needed."""
    if any(True for _ in negations(tokens)):
        return
    here = keys_at(tokens)
    for passage in source.passages:
        said = passage.negations
        if len(said) != 1:
            continue
        at, width = said[0]
        denied = content(scope(passage.tokens, at + width))[:NEXT]
        if len(denied) < 2 or (len(denied) < NEXT and denied[0].token is not passage.tokens[at + width]):
            continue
        places = [next((i for i, keys in enumerate(here) if not keys.isdisjoint(w.stems)), None) for w in denied]
        if any(place is None for place in places) or any(_says(p, denied) for p in source.passages if p is not passage):
            continue
        first, last = min(p for p in places if p is not None), max(p for p in places if p is not None)
        if last - first <= (SCOPE if len(denied) == NEXT else NEXT):
            line = passage.indexed.fact.line
            span = (tokens[first].start, tokens[last].end)
            yield Doubt("claim", span, f"the facts deny this (line {line})", None, (passage.id,))


def _says(passage: Passage, words: Sequence[Word]) -> bool:
    return all(not word.keys.isdisjoint(passage.indexed.keys) for word in words)


def _limits(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    tokens = sentence.tokens
    limits, absolutes = word_list("plain", "limits"), word_list("plain", "absolutes")
    for at, token in enumerate(tokens):
        if token.norm in absolutes and bases(token).isdisjoint(source.norms):
            yield Doubt("claim", token.span, f"no fact says {token.text!r}")
        amount = any(t.kind in ("number", "symbol") for t in tokens[at + 1 : at + 3])
        if token.norm not in limits or amount or (at and tokens[at - 1].norm == "not"):
            continue
        words = content([*tokens[max(0, at - 2) : at], *scope(tokens, at + 1)])
        told = frozenset(
            key
            for p in source.passages
            for place, other in enumerate(p.tokens)
            if other.norm in limits | {"just"}
            for key in keys_of([*p.tokens[max(0, place - 8) : place], *scope(p.tokens, place + 1)])
        )
        if words and all(word.keys.isdisjoint(told) for word in words):
            yield Doubt("claim", token.span, f"no fact sets the limit {token.text!r}")
