"""What is joined to a claim that a fact bears out: a second thing held, a second deed, what the reader does as well.

"I hold the OSHA 30 and a rescue ticket" rests on the note of the OSHA 30, and says more than it does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import PHRASE, Clause, Parts, done, names_thing, phrase, place
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import Word, content
from aidraft.grounding.world import World

LIKEWISE = PHRASE + 4
"""Tokens before "as I do" that say what is done."""
_DO = ("do", "did", "have", "had")
_FIELD = ("in", "on", "of", "as", "with")
_BEYOND = ("the", "a", "an", "at", "in", "on", "with", "of", "for", "my", "your")
"""Where what the years were spent on ends; "and a respect for it" is no field."""
_SINGLE = ("a", "an", "one", "any", "my")


@dataclass(frozen=True, slots=True)
class Joined:
    """The judge of what is joined to a claim. `odd` are words of a clause that nothing licenses."""

    index: FactIndex
    world: World
    parts: Parts
    attribution: Attribution

    def doubts(self, clause: Clause, odd: Sequence[Word]) -> Iterator[Doubt]:
        """Doubts about a clause of a sentence in which the candidate speaks."""
        if any(self.parts.any(clause, part) for part in ("reader", "opinion")):
            return
        yield from self._held(clause, odd)
        yield from self._done_too(clause)
        yield from self._having(clause)
        yield from self._likewise(clause)
        yield from self._second_field(clause)
        yield from self._with_it(clause)

    def _held(self, clause: Clause, odd: Sequence[Word]) -> Iterator[Doubt]:
        """ "After eight years in pensions and a seat on the committee": a second thing, by a word that no fact has."""
        things = [w for w in odd if names_thing(clause, w.token)]
        for at in range(2, len(clause.tokens) - 1) if things else ():
            if clause.tokens[at].norm != "and" or clause.tokens[at + 1].norm not in _SINGLE:
                continue
            if not self._holds(clause, at) or self.parts.hoped(clause, at):
                continue
            joined = phrase(clause, at + 2)
            named = any(t.text[:1].isupper() and t.norm in self.index.known_forms for t in joined)  # "a CPA license"
            if not named and any(w.token in joined for w in things):
                said = " ".join(t.text for t in joined)
                yield Doubt("claim", cover(t.span for t in joined), f"no qualification in the notes tells of {said!r}")

    def _holds(self, clause: Clause, at: int) -> bool:
        """Whether what stands before a place is what the candidate holds or has done for a time."""
        if self.parts.timed(clause, at):
            return True
        held = (i for i in self.parts.places(clause, "holding") if i < at)
        return any(any("<i" in here for here in clause.keys[max(0, i - 3) : i]) for i in held)

    def _done_too(self, clause: Clause) -> Iterator[Doubt]:
        """ "I raised and sold the queens", where the fact tells of raising them only."""
        for verb in self.attribution.deeds(clause):
            second = verb + 2
            if second >= len(clause.tokens) or clause.tokens[verb + 1].norm != "and":
                continue
            if not (done(clause.tokens[verb]) and done(clause.tokens[second], joined=True)):
                continue
            if self.parts.hoped(clause, verb):
                continue
            fact, score = self.index.best(content(clause.tokens[second + 1 :]), self.index.qualifications)
            if fact is None or score < SAME:
                continue
            pair = [clause.tokens[verb], clause.tokens[second]]
            told = [t for t in pair if any(not w.keys.isdisjoint(fact.keys) for w in content([t]))]
            others = [t for t in pair if t not in told]
            if len(told) == 1 and content(others) and self._weighs(clause, verb if others[0] is pair[0] else second):
                text = f"the notes say {told[0].text!r} only (line {fact.fact.line})"
                yield Doubt("claim", others[0].span, text, None, (fact.id,))

    def _weighs(self, clause: Clause, verb: int) -> bool:
        """Whether a verb tells of a deed of its own kind, and no fact of the candidate's has it."""
        kinds = any(self.parts.plays(clause, verb, part) for part in ("weighty", "telling", "feat"))
        words = content(clause.tokens[verb : verb + 1])
        unsaid = all(word.keys.isdisjoint(self.attribution.own_keys) for word in words)
        return unsaid and (kinds or not self.world.ordinary(clause.tokens[verb].norm))

    def _having(self, clause: Clause) -> Iterator[Doubt]:
        """ "Having opened two kitchens, I …": a past of which no qualification tells."""
        if clause.tokens[0].norm != "having":
            return
        for verb in self.attribution.deeds(clause):
            if any(
                self.parts.plays(clause, verb, part) for part in ("event", "letter", "meeting", "saying", "contact")
            ):
                return
            words = content(self.attribution.done(clause, verb))
            if words and self.index.best(words, self.index.qualifications)[1] < SAME:
                span = cover(t.span for t in clause.tokens if t.kind == "word")
                yield Doubt("claim", span, "no qualification in the notes tells of this")
            return

    def _second_field(self, clause: Clause) -> Iterator[Doubt]:
        """ "Eight years in payroll and recruiting", where the notes have the payroll only."""
        for at in self.parts.places(clause, "tenure"):
            led = at + 1 < len(clause.tokens) and clause.tokens[at + 1].norm in _FIELD
            if not led or not self.parts.timed(clause, at + 1) or self.parts.hoped(clause, at):
                continue
            field = phrase(clause, at + 2)
            joint = next((i for i, t in enumerate(field) if t.norm == "and"), None)
            if not joint:
                continue
            second = list(takewhile(lambda t: t.norm not in _BEYOND, phrase(clause, at + 3 + joint)))
            one, other = content(field[:joint]), content(second)
            new = self.attribution.unowned(other)
            if new and any(not w.keys.isdisjoint(self.attribution.own_keys) for w in one):
                said = " ".join(t.text for t in second)
                yield Doubt("claim", cover(t.span for t in second), f"no qualification in the notes tells of {said!r}")

    def _with_it(self, clause: Clause) -> Iterator[Doubt]:
        """ "The price came down, and the scrap rate with it": a second thing that no fact has."""
        for at, (one, two) in enumerate(pairwise(clause.tokens)):
            if one.norm != "with" or two.norm not in ("it", "them"):
                continue
            joint = next((i for i in range(at - 1, max(0, at - PHRASE), -1) if clause.tokens[i].norm == "and"), None)
            words = content(clause.tokens[joint + 1 : at]) if joint else ()
            if words and self.index.untold(words[:1]) and not self.parts.hoped(clause, at):
                yield Doubt("claim", (words[0].token.start, two.end), "no fact in the notes says this of it")

    def _likewise(self, clause: Clause) -> Iterator[Doubt]:
        """ "Running two kitchens, as I do at Marigold": what is only the reader's is said to be mine as well."""
        for at in range(len(clause.tokens) - 2):
            if clause.tokens[at].norm == "as" and "<i" in clause.keys[at + 1] and clause.tokens[at + 2].norm in _DO:
                before = clause.tokens[max(0, at - LIKEWISE) : at] if at else clause.tokens[at + 3 :]
                yield from self.attribution.borrowed(clause, place(clause, before[0]), before) if before else ()
