"""Inflated deeds of anybody: "Sam led the launch", where the facts say that Sam helped with it."""

from collections.abc import Iterator, Mapping, Sequence

from aidraft.grounding.doubt import Doubt
from aidraft.grounding.passages import Passage, Source, keys_of
from aidraft.grounding.world import World
from aidraft.message import Sentence, Token

REACH = 5
"""Tokens behind a verb within which stands what was done."""


def deed_doubts(
    sentence: Sentence, source: Source, world: World, classes: Mapping[str, Sequence[str]]
) -> Iterator[Doubt]:
    """Strong verbs of a text whose object the facts know only as helped with. `classes` as in ``grounding.claim``."""
    weak = [(p, at) for p in source.passages for at in _places(p.tokens, world, classes["weak"])]
    if not weak or _places(sentence.tokens, world, classes["weak"]):
        return
    for at in _places(sentence.tokens, world, classes["strong"]):
        token = sentence.tokens[at]
        done = keys_of(sentence.tokens[at + 1 : at + 1 + REACH])
        own = keys_of((token,))
        if any(not p.indexed.keys.isdisjoint(own) and not p.indexed.keys.isdisjoint(done) for p in source.passages):
            continue
        for passage, place in weak:
            if _alike(sentence.tokens[:at], done, passage, place):
                line = passage.indexed.fact.line
                said = passage.tokens[place].text
                yield Doubt("claim", token.span, f"the facts say only {said!r} (line {line})", None, (passage.id,))
                break


def _alike(before: Sequence[Token], done: frozenset[str], passage: Passage, place: int) -> bool:
    """Whether the same was done, by somebody the two do not name differently."""
    if done.isdisjoint(keys_of(passage.tokens[place + 1 : place + 2 + REACH])):
        return False
    one, other = keys_of(before), keys_of(passage.tokens[:place])
    return not one or not other or not one.isdisjoint(other)


def _places(tokens: Sequence[Token], world: World, classes: Sequence[str]) -> list[int]:
    keys = world.lexicon.read(tokens).keys
    return [at for at, here in enumerate(keys) if any(f"<{name}" in here for name in classes)]
