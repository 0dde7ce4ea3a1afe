"""What hangs on a claim that a fact bears out: "thirty plays, half of them premieres", "for which I was commended".

The claim rests on its fact, so that the whole is borne out; what was added to it may rest on none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from aidraft.grounding.clauses import Clause, Parts
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex
from aidraft.grounding.words import Word, content
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities

REACH = 6
"""Tokens behind "of them" that say what they are."""
NEAR = 3
"""Tokens between "I" and what was done to me."""
_THEM = ("them", "whom")


@dataclass(frozen=True, slots=True)
class Additions:
    """The judge of what is added."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        yield from self._part(clause)
        yield from self._honoured(clause)
        yield from self._foremost(clause)

    def _part(self, clause: Clause) -> Iterator[Doubt]:
        """ "Half of them premieres": what a part of the counted things is said to be, by words that no fact has."""
        for at in range(1, len(clause.tokens) - 2):
            if (
                clause.tokens[at].norm != "of"
                or clause.tokens[at + 1].norm not in _THEM
                or not self._counts(clause, at - 1)
            ):
                continue
            if at + 2 < len(clause.tokens) and self.parts.plays(clause, at + 2, "modal"):  # "nine of them can be left"
                continue
            if clause.tokens[at + 2].norm == "per":  # "micrograms, 50 of them per kilogram"
                continue
            if self._divided(clause, at - 1) or any(self.parts.plays(clause, i, "opinion") for i in range(at)):
                continue
            words = content(takewhile(lambda t: t.kind != "mark", clause.tokens[at + 2 : at + 2 + REACH]))
            mine = any("<i" in here or "<my" in here for here in clause.keys[:at]) or self.parts.any(clause, "tenure")
            if words and (self.index.untold(words) or (mine and not self._told(words))):
                span = (clause.tokens[at - 1].start, words[-1].token.end)
                yield Doubt("claim", span, "no fact in the notes says this of any of them")

    def _told(self, words: Sequence[Word]) -> bool:
        """Whether one fact has all the words that are no everyday ones, and one of them at least."""
        own = [w for w in words if not self.world.ordinary(w.token.norm)] or words
        return any(all(not w.keys.isdisjoint(f.keys) for w in own) for f in self.index.usable if not f.bookkeeping)

    def _counts(self, clause: Clause, at: int) -> bool:
        """ "Half", "many", "two"; not "photographs of them"."""
        return self.parts.plays(clause, at, "portion") or bool(quantities(clause.tokens[at : at + 1]))

    def _divided(self, clause: Clause, at: int) -> bool:
        """Whether a fact divides the same whole so: "five years, three of them on big arrays", for 5 and 3."""
        part, whole = quantities(clause.tokens[at : at + 1]), quantities(clause.tokens[:at])
        return any(
            any(q.number == part[0].number for q in fact.quantities)
            and any(q.number == other.number for other in whole for q in fact.quantities)
            for fact in (self.index.usable if part else ())
        )

    def _honoured(self, clause: Clause) -> Iterator[Doubt]:
        """ "I was later commended": an honour that no fact has, in any form."""
        for at in self.parts.places(clause, "honour"):
            before = clause.keys[max(0, at - NEAR) : at]
            mine = any("<i" in here for here in before) and any("<be" in here for here in before)
            hoped = self.parts.among(clause, "modal", at - NEAR, at)
            words = content(clause.tokens[at : at + 1])
            if mine and not hoped and words and self.index.untold(words):
                text = f"no fact says that you were {clause.tokens[at].text}"
                yield Doubt("claim", cover(w.token.span for w in words), text)

    def _foremost(self, clause: Clause) -> Iterator[Doubt]:
        """ "From 31 to 39, the steepest rise in our region": above all others, where no fact puts anything so high."""
        for at in self.parts.places(clause, "foremost"):
            first = next((i for i in range(at - 1, max(-1, at - NEAR), -1) if clause.tokens[i].text == ","), None)
            if first is None or not quantities(clause.tokens[:first]):
                continue
            led = clause.tokens[first + 1].norm == "the" or "<possessive" in clause.keys[first + 1]
            words = content(clause.tokens[at : at + 1])
            if self.parts.among(clause, "modal", at, len(clause.tokens)):  # "a firm can make"
                continue
            if not led or not any("<i" in here or "<my" in here for here in clause.keys[:first]):
                continue
            if not words or self.index.untold(words):
                last = clause.tokens[min(at + NEAR, len(clause.tokens) - 1)]
                span = (clause.tokens[first + 1].start, last.end)
                yield Doubt("claim", span, "no fact in the notes puts this first")
