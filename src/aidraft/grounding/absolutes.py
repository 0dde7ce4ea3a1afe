"""How wide and how often a claim says it was, where the notes say nothing of it: "at every site", "week after week"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from aidraft.grounding.attribution import places
from aidraft.grounding.clauses import Clause, Parts, place
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import Word, content
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities

REACH = 4
"""Tokens behind "every" or "no" within which stands of what."""
MORE = 1.5
"""So much more strongly must the talk speak of a clause for it to tell of the talk."""
_ONE = ("one", "1", "single")


@dataclass(frozen=True)
class Absolutes:
    """The judge of "every", "none" and "always" in what the candidate claims."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause, before: Sequence[Word]) -> Iterator[Doubt]:
        """Doubts about a claim; it may go on with the clause before it, whose content words are `before`."""
        if any(self.parts.any(clause, part) for part in ("modal", "reader", "opinion")):
            return
        words = (*before, *content(clause.tokens))
        fact, score = self.index.best(words, self.index.qualifications)
        if fact is None or score < SAME:
            return
        besides = self.index.best(words, self._besides)[1]
        mine = besides < score
        spoken = any("<i" in here or "<my" in here for here in clause.keys)
        own = mine or (spoken and besides < MORE * score)
        found = list(self._several(clause)) if own else []
        former = frozenset(t.start for t in places(clause.tokens))
        if not any(map(self._absolute, self._about(words, former))):
            found += self._counted(clause) if mine else ()
            found += (*self._scopes(clause, former), *self._habits(clause)) if own else ()
        for at, last in sorted(found):
            span = (clause.tokens[at].start, clause.tokens[last].end)
            said = " ".join(t.text for t in clause.tokens[at : last + 1])
            text = f"the notes do not say {said!r} of this (line {fact.fact.line})"
            yield Doubt("claim", span, text, None, (fact.id,))

    def _counted(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """ "Every site", "no team": of what the notes have. Not "nearly every", "every one of the 30", "every day"."""
        parts = ("total",) if self.parts.any(clause, "owned") else ("total", "void")  # "no code is mine" claims nothing
        for at in (at for part in parts for at in self.parts.places(clause, part)):
            near = clause.tokens[at + 1 : at + 1 + REACH]
            measured = any("<time_span" in here for here in clause.keys[at + 1 : at + 3])
            what = content(near)
            known = bool(what) and not what[0].stems.isdisjoint(self.index.known_stems)
            if known and not (measured or quantities(near) or (at and self.parts.plays(clause, at - 1, "roughly"))):
                yield at, place(clause, what[0].token)

    def _scopes(self, clause: Clause, former: frozenset[int]) -> Iterator[tuple[int, int]]:
        """ "Across the province", "all our plants", "the whole clinic"; ``former`` are where names of places begin."""
        for at in self.parts.places(clause, "scope"):
            for last in range(at + 1, min(at + 1 + REACH, len(clause.tokens))):
                if self.parts.plays(clause, last, "breadth") or clause.tokens[last].start in former:
                    if not quantities(clause.tokens[at:last]):
                        yield at, last
                    break

    def _habits(self, clause: Clause) -> Iterator[tuple[int, int]]:
        for at in self.parts.places(clause, "habit"):
            yield at, self.parts.end(clause, at, "habit") - 1

    def _several(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """ "I look after the students", where a qualification has one student and none has more."""
        for word in content(clause.tokens) if self._single else ():
            at = place(clause, word.token)
            near = clause.tokens[max(0, at - REACH) : at]
            counted = any(t.norm in _ONE for t in near) or bool(quantities(near))
            if word.token.norm.endswith("s") and not word.stems.isdisjoint(self._single) and not counted:
                yield at, at

    @cached_property
    def _single(self) -> frozenset[str]:
        """What the qualifications have just one of."""
        single: set[str] = set()
        others: set[str] = set()
        for fact in self.index.usable:
            ones = [at for at, token in enumerate(fact.tokens) if token.norm in _ONE]
            for word in fact.words:
                at = next((i for i, t in enumerate(fact.tokens) if t.start == word.token.start), 0)
                alone = any(at - REACH < one < at for one in ones) and not word.token.norm.endswith("s")
                (single if alone and fact in self.index.qualifications else others).update(word.stems)
        return frozenset(single - others)

    def _about(self, words: Sequence[Word], former: frozenset[int]) -> Iterator[IndexedFact]:
        """The qualifications that have an uncommon word of the claim that is no name: at one place much was done."""
        telling = [w for w in words if not self.world.ordinary(w.token.norm) and w.token.start not in former]
        return touched(telling or words, self.index.qualifications)

    def _absolute(self, fact: IndexedFact) -> bool:
        run = self.world.read(fact)
        nought = any(q.number in (0, 1) for q in fact.quantities)
        return nought or any(
            self.parts.any(run, part) for part in ("total", "void", "universal", "scope", "habit", "often")
        )

    @cached_property
    def _besides(self) -> tuple[IndexedFact, ...]:
        return tuple(f for f in self.index.usable if f not in self.index.qualifications and not f.bookkeeping)
