"""A deed that the notes have, told by a verb that they have not: "I sold five hundred queens", where they were raised.

The thing done rests on its fact; the doing on none. Verbs by which any deed may be told ("brought", "handled") say
nothing new and are left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, past
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import content
from aidraft.message import Token

REACH = 8
"""Tokens behind the verb, or before "I", within which stands what was done."""
_NO_VERB = ("<be", "<article", "<possessive", "<preposition", "<negator")
"""Behind these no deed is told."""
_NO_DEEDS = ("courteous", "saying", "general", "modal", "sequel")
_SILENT = ("weak", "opinion", "reader")
"""A clause that has a word of these is no bare claim."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """The judge of the verbs by which deeds are told."""

    index: FactIndex
    parts: Parts
    attribution: Attribution
    inflation: object

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause of a sentence in which the candidate speaks."""
        if any(self.parts.any(clause, part) for part in _SILENT):
            return
        for verb in self.attribution.deeds(clause):
            token = clause.tokens[verb]
            words = content([token])
            if not words or not self._tells(clause, verb) or self.parts.hoped(clause, verb):
                continue
            if self.inflation._of_a_kind(clause, verb):
                continue
            if all(word.keys.isdisjoint(self.attribution.own_keys) for word in words) and self._known(clause, verb):
                yield Doubt("claim", token.span, f"no note of yours says that you {token.text}")

    def _tells(self, clause: Clause, verb: int) -> bool:
        """Whether the word at a place is the past of a verb that says what kind of deed it was."""
        token = clause.tokens[verb]
        if not past(token) or token.norm.endswith("s") or "-" in token.norm:
            return False
        if any(self.parts.plays(clause, verb, part) for part in _NO_DEEDS):
            return False
        if not any(
            self.parts.plays(clause, verb, part)
            for part in ("weighty", "telling", "strong", "feat", "founding", "leading", "teaching")
        ):
            return False
        return not any(key in here for here in clause.keys[max(0, verb - 2) : verb] for key in _NO_VERB)

    def _known(self, clause: Clause, verb: int) -> bool:
        """Whether a qualification tells of what was done, which stands behind the verb or before "I"."""
        return any(
            map(
                self._of_mine,
                (clause.tokens[verb + 1 : verb + 1 + REACH], clause.tokens[max(0, verb - REACH) : verb - 1]),
            )
        )

    def _of_mine(self, things: Sequence[Token]) -> bool:
        return self.index.best(content(things), self.index.qualifications)[1] >= SAME
