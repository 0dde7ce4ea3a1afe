"""Who was led: a charge, a team, people who reported to the candidate, where the facts tell of no leading."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from aidraft.grounding.clauses import Clause, Parts, denied, subject_of
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import content, word_list
from aidraft.grounding.world import World

REACH = 6
"""Tokens behind a verb or a span of time within which stands who was led, or the leading."""


@dataclass(frozen=True)
class Leadership:
    """The judge of whom a clause says the candidate led."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause of a sentence in which the candidate speaks."""
        yield from self._led(clause)
        yield from self._charge(clause)
        if not self._people_led:
            yield from self._crew(clause)
            yield from self._reports(clause)

    @cached_property
    def _people_led(self) -> bool:
        return any(map(self._led_people, self.index.qualifications))

    @cached_property
    def _anything_led(self) -> bool:
        return any(map(self._leads, self.index.qualifications))

    def _crew(self, clause: Clause) -> Iterator[Doubt]:
        """ "I lead a team of three": a verb of leading with people as its object."""
        for at in self.parts.places(clause, "leading"):
            if self.parts.hoped(clause, at) or not any("<i" in here for here in clause.keys[max(0, at - 3) : at]):
                continue
            for who in range(at + 1, min(at + 1 + REACH, len(clause.tokens))):
                if "<subject" in clause.keys[who] or "<preposition" in clause.keys[who]:
                    break
                if self.parts.plays(clause, who, "crew"):
                    span = (clause.tokens[at].start, clause.tokens[who].end)
                    yield Doubt("claim", span, "no fact says that people were led by you")
                    break

    def _reports(self, clause: Clause) -> Iterator[Doubt]:
        """ "Two analysts work under me"."""
        for at in self.parts.places(clause, "reports"):
            if self.parts.hoped(clause, at) or denied(clause, at - REACH, at):
                continue
            last = self.parts.end(clause, at, "reports") - 1
            span = (clause.tokens[at].start, clause.tokens[last].end)
            yield Doubt("claim", span, "no fact says that anybody reported to you")

    def _led_people(self, fact: IndexedFact) -> bool:
        """Whether a fact has the candidate lead, by a verb or by the position; in "helped the manager" it has not."""
        run = self.world.read(fact)
        told = (at for part in ("leading", "running", "charge", "reports") for at in self.parts.places(run, part))
        held = (at for at in self.parts.places(run, "leader") if not self._of_another(run, at))
        return any(not denied(run, at - REACH, at) for at in (*told, *held))

    def _of_another(self, run: Clause, at: int) -> bool:
        """Whether a position is somebody else's: "the practice manager", "with my head of department"."""
        near = range(max(0, at - 2), at)
        return any("<article" in run.keys[i] or "<possessive" in run.keys[i] for i in near) and not any(
            self.parts.plays(run, i, "being") for i in range(max(0, at - 3), at)
        )

    def _charge(self, clause: Clause) -> Iterator[Doubt]:
        """ "Three years in charge of the ward": where the facts tell of work there, and nowhere of leading."""
        if self._anything_led:
            return
        for at in self.parts.places(clause, "charge"):
            if self.parts.hoped(clause, at):
                continue
            subject = subject_of(clause, at)
            if subject is not None and "<i" not in clause.keys[subject]:
                continue
            words = content(clause.tokens)
            fact, score = self.index.best(words, self.index.qualifications)
            # "$38M of spend, 46 suppliers": a note without a verb leaves open what was done
            if fact is not None and score >= SAME and self._does(fact) and not self._makes(fact):
                text = f"no fact says that this was yours to run (line {fact.fact.line})"
                yield Doubt("claim", (clause.tokens[at].start, clause.tokens[-1].end), text, None, (fact.id,))

    def _led(self, clause: Clause) -> Iterator[Doubt]:
        """ "Four years of leading buyers": years of which the facts tell, and of no leading in them."""
        for at in self.parts.places(clause, "tenure"):
            verb = next((i for i in self._leadings(clause, at) if clause.tokens[i].norm.endswith("ing")), None)
            if verb is None or self.parts.hoped(clause, verb):
                continue
            alike = list(touched(content(clause.tokens), self.index.qualifications))
            if alike and not any(self._leads(fact) for fact in alike):
                fact = alike[0]
                text = f"no fact says that you were {clause.tokens[verb].text} (line {fact.fact.line})"
                yield Doubt("claim", (clause.tokens[verb].start, clause.tokens[verb].end), text, None, (fact.id,))

    def _leadings(self, clause: Clause, at: int) -> Iterator[int]:
        """Where, close behind a span of time, somebody leads."""
        near = range(at + 1, min(at + REACH, len(clause.tokens)))
        return (i for i in near if self.parts.plays(clause, i, "leading") or self.parts.plays(clause, i, "running"))

    def _makes(self, fact: IndexedFact) -> bool:
        """Whether a fact gives the candidate a work to answer for: "I plan two of the lines"."""
        run = self.world.read(fact)
        return self.parts.any(run, "made") and not (self.parts.any(run, "weak") or self.parts.any(run, "joint"))

    def _does(self, fact: IndexedFact) -> bool:
        run = self.world.read(fact)
        return any(self.parts.any(run, part) for part in ("act", "telling", "weak", "standing", "tenure"))

    def _leads(self, fact: IndexedFact) -> bool:
        run = self.world.read(fact)
        ranked = any(t.norm in word_list("names", "ranks") for t in fact.tokens)
        return ranked or any(self.parts.any(run, part) for part in ("leading", "running", "charge"))
