"""Yes and no: what a text denies must be denied by the facts, and what they deny it may not say."""

from collections.abc import Iterator

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.passages import Source, bases, keys_of, negations, scope
from aidraft.grounding.words import content, word_list
from aidraft.message import Sentence

NEXT = 3
"""Content words behind a negation of which one must be known, for the text to deny something the facts speak of."""


def polarity_doubts(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    """Denials that the facts do not make, limits they do not set, and degrees they do not give."""
    tokens = sentence.tokens
    known = source.index.known_keys
    for at, width in negations(tokens):
        denied = content(scope(tokens, at + width))[:NEXT]
        if any(not word.keys.isdisjoint(source.denied) for word in denied):
            continue
        if any(not word.keys.isdisjoint(known) for word in denied):
            span = cover((tokens[at].span, denied[-1].token.span))
            yield Doubt("claim", span, f"no fact says {tokens[at].text!r} of this")
    yield from _limits(sentence, source)


def _limits(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    tokens = sentence.tokens
    limits, absolutes = word_list("plain", "limits"), word_list("plain", "absolutes")
    for at, token in enumerate(tokens):
        if token.norm in absolutes and bases(token).isdisjoint(source.norms):
            yield Doubt("claim", token.span, f"no fact says {token.text!r}")
        if token.norm not in limits or (at and tokens[at - 1].norm == "not"):
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
