"""What is said to have passed between the two at the interview: agreements, offers, reactions. The reader was there.

Such a sentence may be made of the notes' own words and still tell of something that they do not: "as we agreed, I would
begin with the embankment".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from aidraft.grounding.clauses import Clause, Parts
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.words import content
from aidraft.grounding.world import World

NEAR = 3
"""Tokens between who acts and what was done."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """The judge of what both did."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        yield from self._told(clause, "agreement", ("we",), "the notes record no such agreement")
        yield from self._told(clause, "reaction", ("you",), "the notes do not record this")
        yield from self._told(clause, "favour", ("you", "your"), "the notes record no such offer")

    def _told(self, clause: Clause, part: str, actors: tuple[str, ...], message: str) -> Iterator[Doubt]:
        """A word of `part` that one of `actors` is the subject of, unless a fact on it tells of the like."""
        for at in self.parts.places(clause, part):
            before = range(max(0, at - NEAR), at)
            first = next((i for i in reversed(before) if any(f"<{who}" in clause.keys[i] for who in actors)), None)
            if first is None or any(self.parts.plays(clause, i, "modal") for i in range(max(0, first - 2), at)):
                continue
            words = content(clause.tokens)
            if not any(self._like(fact, part) for fact in touched(words, self.index.usable)):
                span = cover((clause.tokens[first].span, clause.tokens[at].span))
                yield Doubt("event", span, message)

    def _like(self, fact: IndexedFact, part: str) -> bool:
        """Whether a fact tells of something of the kind, or of what was promised or comes next."""
        committed = fact.fact.label == "promised" or fact.fact.section in ("promised", "next-steps", "header")
        return self.parts.any(self.world.lexicon.read(fact.tokens), part) or (committed and not fact.bookkeeping)
