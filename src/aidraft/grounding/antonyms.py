"""Opposites: a text that says "manual" where the facts say "automated", or finds a fault that no fact finds."""

from collections.abc import Iterator, Mapping
from functools import cache

from aidraft.grounding.doubt import Doubt
from aidraft.grounding.passages import Passage, Source, around, bases
from aidraft.grounding.words import Word, word_keys, word_list, word_sets
from aidraft.message import Sentence, Token

REACH, NEAR = 4, 3
"""Tokens to either side of a word, in the text and in a fact, that say what it is said of."""
_PREFIXES = ("un", "non-", "non", "mis")
_SHORTEST = 4
"""Letters of a word that may stand behind such a prefix."""


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """For each word of ``antonyms.yaml`` its opposites."""
    found: dict[str, set[str]] = {}
    for line in word_sets("antonyms", "pairs"):
        del line
    from aidraft.grounding.words import word_sides

    for left, right in word_sides("antonyms", "pairs"):
        for one, other in ((left, right), (right, left)):
            for word in one:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others) for word, others in found.items()}
