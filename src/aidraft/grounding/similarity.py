"""How alike two letters are, beyond what they must share."""

from aidraft.grounding.sentences import words_in
from aidraft.message import Message

RUN = 4
"""Content words in a row that make a passage: three come together by chance in letters about one job."""


def passages(message: Message, common: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """The runs of content stems in the body; stems in `common` (role, employer, shared facts) are left out."""
    found: set[tuple[str, ...]] = set()
    for sentence in message.body:
        stems = [min(word.stems) for word in words_in(sentence) if word.stems.isdisjoint(common)]
        found.update(tuple(stems[i : i + RUN]) for i in range(len(stems) - RUN + 1))
    return frozenset(found)


def similarity(one: Message, other: Message, common: frozenset[str]) -> float:
    """0 to 1: the share of the shorter letter's passages that stand in the other too."""
    first, second = passages(one, common), passages(other, common)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
