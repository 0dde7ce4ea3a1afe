"""Inflated deeds of anybody: "Sam led the launch", where the facts say that Sam helped with it."""

from collections.abc import Iterator, Mapping, Sequence

from aidraft.grounding.doubt import Doubt
from aidraft.grounding.passages import Passage, Source, keys_of
from aidraft.grounding.world import World
from aidraft.message import Sentence, Token

REACH = 5
"""Tokens behind a verb within which stands what was done."""

_VERBAL = ("ed", "s", "led", "ran", "built", "wrote")
"""How verbs of deeds done end: "plan" and "introduce" may be no deed at all."""


def deed_doubts(
    sentence: Sentence, source: Source, world: World, classes: Mapping[str, Sequence[str]]
) -> Iterator[Doubt]:
    """Strong verbs of a text whose object the facts know only as helped with. `classes` as in ``grounding.claim``."""
    strong = _places(sentence.tokens, world, classes["strong"])
    if not strong or _places(sentence.tokens, world, classes["weak"]):
        return
    weak = [(p, at) for p in source.passages for at in _places(p.tokens, world, classes["weak"])]
    for at in strong:
        token = sentence.tokens[at]
        if not token.norm.endswith(_VERBAL):
            continue
        done = keys_of(sentence.tokens[at + 1 : at + 1 + REACH])
        if any(_told(token, done, p) for p in source.passages):
            continue
        for passage, place in weak:
            if _alike(sentence.tokens[:at], done, passage, place):
                line = passage.indexed.fact.line
                said = passage.tokens[place].text
                yield Doubt("claim", token.span, f"the facts say only {said!r} (line {line})", None, (passage.id,))
                break


def _told(token: Token, done: frozenset[str], passage: Passage) -> bool:
    """Whether a fact says this very verb of what was done."""
    own = keys_of((token,))
    return any(
        not keys.isdisjoint(own) and not done.isdisjoint(keys_of(passage.tokens[at + 1 : at + 1 + REACH]))
        for at, keys in enumerate(passage.keys_at)
    )


def _alike(before: Sequence[Token], done: frozenset[str], passage: Passage, place: int) -> bool:
    """Whether the same was done, by the same."""
    if done.isdisjoint(keys_of(passage.tokens[place + 1 : place + 2 + REACH])):
        return False
    return not keys_of(before).isdisjoint(keys_of(passage.tokens[:place]))


def _places(tokens: Sequence[Token], world: World, classes: Sequence[str]) -> list[int]:
    """Where single words of the classes stand."""
    return [at for at, token in enumerate(tokens) if not world.lexicon.members(token).isdisjoint(classes)]
