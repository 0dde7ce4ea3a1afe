"""Words that no fact holds in any form: one is a paraphrase, several together an invention."""

from collections.abc import Iterator

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.passages import Source, bases
from aidraft.grounding.sentences import words_in
from aidraft.grounding.words import Word, word_list
from aidraft.grounding.world import World
from aidraft.message import Sentence

SEVERAL = 3
"""Unheard words for things in a sentence from which on they are taken for an invention."""
_SAYS_HOW = ("ing", "ed", "ly", "ous", "ful", "less", "ive", "ic", "ish", "able", "ible", "ise", "ize")
"""Endings of words that say how or what happened, and seldom name a thing."""


def novelty_doubts(sentence: Sentence, source: Source, world: World) -> Iterator[Doubt]:
    """Content words that the facts do not hold, in any form or synonym, and that no text about anything needs."""
    words = [
        word
        for word in words_in(sentence)
        if word.keys.isdisjoint(source.index.known_keys) and not world.ordinary(word.token.norm)
    ]
    if words:
        strange = {word.token.start for word in words if not _generic(word) and not word.token.norm.endswith(_SAYS_HOW)}
        said = ", ".join(repr(word.token.text) for word in words)
        span = cover(word.token.span for word in words)
        yield Doubt("claim", span, f"the facts do not speak of {said}", weak=len(strange) < SEVERAL)


def _generic(word: Word) -> bool:
    return not bases(word.token).isdisjoint(word_list("plain", "generic"))
