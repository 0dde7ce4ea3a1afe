"""Sister names mixed up: what the facts say of the Silver plan, told of the Gold plan."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from aidraft.grounding.doubt import Doubt
from aidraft.grounding.passages import Passage, Source, around
from aidraft.grounding.words import Word
from aidraft.language.data import function_words
from aidraft.language.words import fold, stem
from aidraft.message import Sentence, Token

REACH = 9
"""Tokens to either side of a name that say what is told of it."""
CERTAIN, MORE = 3.0, 1.75
"""A fact about a sister that speaks this strongly of the same, and this many times more than any of the name's own."""


def sibling_doubts(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    tokens = sentence.tokens
    said = {fold(t.norm) for t in tokens if t.text[:1].isupper()}
    for at, (token, head) in enumerate(pairwise(tokens)):
        if not _names(token, head):
            continue
        family = _families(source).get(_kind(head), frozenset())
        own = fold(token.norm)
        if own not in family or len(family & said) > 1:
            continue
        words = [w for w in around(tokens, at, REACH) if w.token is not head]
        mine = max((_score(words, p, source) for p in source.passages if _holds(p, own)), default=0.0)
        for sister in sorted(family - {own}):
            for passage in source.passages:
                if not _holds(passage, sister) or any(_holds(passage, other) for other in family - {sister}):
                    continue
                score = _score(words, passage, source)
                if score >= CERTAIN and score > MORE * mine:
                    line = passage.indexed.fact.line
                    text = f"the facts say this of {sister.capitalize()} {head.text} (line {line})"
                    yield Doubt("claim", token.span, text, None, (passage.id,))
                    return


def _names(token: Token, head: Token) -> bool:
    return token.kind == head.kind == "word" and token.text[:1].isupper() and token.norm not in function_words()


@lru_cache(maxsize=32)
def _families(source: Source) -> Mapping[str, frozenset[str]]:
    """For each noun the capitalised words that the facts put before it."""
    found: dict[str, set[str]] = {}
    for passage in source.passages:
        for name, kind in _named(passage.tokens):
            found.setdefault(kind, set()).add(name)
    return {kind: frozenset(names) for kind, names in found.items()}


def _named(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Capitalised words with the noun behind them: "Gold" of "the Gold plan"."""
    for place, (token, head) in enumerate(pairwise(tokens)):
        if place and _names(token, head):
            yield fold(token.norm), _kind(head)


def _kind(head: Token) -> str:
    return stem(fold(head.norm))


def _holds(passage: Passage, name: str) -> bool:
    return any(fold(t.norm) == name and t.text[:1].isupper() for t in passage.tokens)


def _score(words: Sequence[Word], passage: Passage, source: Source) -> float:
    return source.index.score(words, passage.indexed)
