"""Works and tongues that a letter takes for known: "the library I built", "of my own design", "in French and Dari".

They are named in passing, as what the reader knows of, and the sentence rests on a fact of something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, past
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.words import content
from aidraft.message import Token

_MAKING = ("founding", "made", "weighty", "telling", "leading")
"""Parts of the verbs by which a work is one's own."""
_LIGHT = ("made", "drew", "drawn")
"""What one makes may be a point, what one draws a conclusion."""
_NO_NOUN = ("<preposition", "<wh", "<clause_word", "<coordinator", "<be", "<have", "<subject", "<modal")
NEAR = 4
"""Tokens before a tongue within which another is joined to it."""


@dataclass(frozen=True, slots=True)
class Works:
    """The judge of works and tongues named in passing."""

    parts: Parts
    attribution: Attribution

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause in which the candidate speaks."""
        yield from self._made(clause)
        yield from self._by_design(clause)
        yield from self._tongues(clause)

    def _made(self, clause: Clause) -> Iterator[Doubt]:
        """ "The detail library I built": neither the thing nor the making is in any fact of the candidate's."""
        for i in (at for at, here in enumerate(clause.keys) if at and "<i" in here):
            verb = self.attribution.behind(clause, i)
            head = clause.tokens[i - 1]
            if verb >= len(clause.tokens) or head.kind != "word" or any(key in clause.keys[i - 1] for key in _NO_NOUN):
                continue
            making = any(self.parts.plays(clause, verb, part) for part in _MAKING)
            deed = clause.tokens[verb]
            if making and past(deed) and deed.norm not in _LIGHT and self._new([head]) and self._new([deed]):
                yield Doubt("claim", (head.start, deed.end), f"no fact says that you {deed.text} this")

    def _by_design(self, clause: Clause) -> Iterator[Doubt]:
        """ "An alert of my own design", where no fact has the candidate design anything."""
        for at in self.parts.places(clause, "authorship"):
            first, last = clause.tokens[at], clause.tokens[self.parts.end(clause, at, "authorship") - 1]
            said = any(not w.stems.isdisjoint(self.attribution.own_keys) for w in content([last]))
            if not said and not self.parts.hoped(clause, at):
                yield Doubt("claim", (first.start, last.end), "no fact says that it is of your making")

    def _tongues(self, clause: Clause) -> Iterator[Doubt]:
        """ "Interviews in French and Dari", where the facts of the candidate have the French."""
        if not self.parts.any(clause, "self"):
            return
        found = [at for at in self.parts.places(clause, "tongue") if clause.tokens[at].text[:1].isupper()]
        for one, other in pairwise(found):
            joined = any(t.norm in ("and", "or", "as", ",") for t in clause.tokens[one + 1 : other])
            spoken, tongue = clause.tokens[one], clause.tokens[other]
            if joined and other - one <= NEAR and not self._new([spoken]) and self._new([tongue]):
                yield Doubt("claim", tongue.span, f"no fact says that you speak {tongue.text}")

    def _new(self, tokens: Sequence[Token]) -> bool:
        return self.attribution.unowned(content(tokens))
