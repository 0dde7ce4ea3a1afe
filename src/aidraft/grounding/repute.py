"""What speaks well of the candidate's work: a clean record, an honour, a grade, that others took it up.

"Eleven years without one injury" rests on the note of the eleven years, which says nothing of injuries.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import PHRASE, Clause, Parts, denied, phrase, place, subject_of
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import Word, content, stems_of, word_list
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message.tokens import tokenize

_SPREAD = ("by", "across", "elsewhere", "throughout")
_SINGLE = ("a", "an", "one", "any", "single")
_CLEAN = ("without", "zero", "clean", "free")


@dataclass(frozen=True, slots=True)
class Repute:
    """The judge of what is said to the credit of the candidate's work."""

    index: FactIndex
    world: World
    parts: Parts
    attribution: Attribution

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause of a sentence in which the candidate speaks."""
        if any(self.parts.any(clause, part) for part in ("reader", "opinion")):
            return
        yield from self._spotless(clause)
        yield from self._never(clause)
        yield from self._spread(clause)
        yield from self._again(clause)
        yield from self._adorned(clause)
        yield from self._graded(clause)

    def _spotless(self, clause: Clause) -> Iterator[Doubt]:
        """ "Eleven years without one injury": what was lacked, where no fact says that there was none."""
        deeds = list(self.attribution.deeds(clause))
        for at in (i for i, t in enumerate(clause.tokens) if t.norm == "without"):
            behind = clause.tokens[at + 1 : at + 2]
            if not behind or behind[0].norm not in _SINGLE:
                continue
            told = any(verb < at for verb in deeds) or self.parts.timed(clause, at)
            if not told or self.parts.hoped(clause, at) or denied(clause, 0, at):
                continue
            lacked = phrase(clause, at + 1)
            words = content(takewhile(lambda t: "<preposition" not in clause.keys[place(clause, t)], lacked))
            if [t.norm for t in clause.tokens[at + 1 : at + 3]] == ["one", "being"]:
                lacked = list(clause.tokens[at + 1 : at + 4])
                words = content(lacked[2:])
            if words and not any(self._lacks(fact, words) for fact in self.index.usable):
                said = " ".join(t.text for t in lacked)
                span = (clause.tokens[at].start, lacked[-1].end)
                yield Doubt("claim", span, f"no fact in the notes says that it was without {said}")

    def _never(self, clause: Clause) -> Iterator[Doubt]:
        """ "In six years I have never lost a truck": what never happened, where no fact says so."""
        for at in (i for i, t in enumerate(clause.tokens) if t.norm == "never"):
            lost = [t for t in clause.tokens[at + 1 : at + 1 + PHRASE] if t.kind == "word"]
            words = content(lost)
            subject = subject_of(clause, at)
            mine = subject is not None and "<i" in clause.keys[subject] and "<be" not in clause.keys[at - 1]
            record = any(t.norm == "record" for t in clause.tokens[max(0, at - 3) : at])
            told = record or (mine and self.parts.timed(clause, at))
            if words and told and not any(self._lacks(fact, words) for fact in self.index.usable):
                span = (clause.tokens[at].start, words[-1].token.end)
                yield Doubt("claim", span, "no fact in the notes says that it never happened")

    def _lacks(self, fact: IndexedFact, words: Sequence[Word]) -> bool:
        """Whether a fact denies something, and has one of the words."""
        run = self.world.read(fact)
        none = denied(run, 0, len(run.keys)) or self.parts.any(run, "void")
        none = none or any(q.value == 0 for q in fact.quantities) or any(t.norm in _CLEAN for t in fact.tokens)
        return none and any(not w.keys.isdisjoint(fact.keys) for w in words)

    def _spread(self, clause: Clause) -> Iterator[Doubt]:
        """ "A checklist that has since been copied by other firms": a fate of the work that no fact tells."""
        for at in self.parts.places(clause, "spreading"):
            end = self.parts.end(clause, at, "spreading")
            by = end < len(clause.tokens) and clause.tokens[end].norm in _SPREAD
            # "which two other archives have since adopted"
            shared = self.parts.plays(clause, at, "shared_out")
            others = shared and any("<relative" in here for here in clause.keys[:at]) and self._by_others(clause, at)
            words = content(clause.tokens[at:end])
            if (by or others) and words and self.index.untold(words) and not self.parts.hoped(clause, at):
                span = (clause.tokens[at].start, clause.tokens[min(end, len(clause.tokens) - 1)].end)
                yield Doubt("claim", span, "no fact in the notes says that others took this up")

    def _by_others(self, clause: Clause, at: int) -> bool:
        """Whether somebody who is neither "I" nor "you" does what is done at a place."""
        subject = subject_of(clause, at)
        if subject is not None:
            return "<i" not in clause.keys[subject] and "<you" not in clause.keys[subject]
        return bool(content(clause.tokens[max(0, at - PHRASE) : at]))

    def _again(self, clause: Clause) -> Iterator[Doubt]:
        """ "For the second time", "the third of my articles": what was done before, where no fact says so."""
        for at in self.parts.places(clause, "repeated"):
            end = self.parts.end(clause, at, "repeated") - 1
            mine = any("<my" in here or "<i" in here for here in clause.keys)
            words = content(clause.tokens)
            fact, score = self.index.best(words, self.index.usable)
            told = fact is not None and self.parts.any(self.world.read(fact), "repeated")
            if mine and score >= SAME and not told and not self.parts.hoped(clause, at):
                span = (clause.tokens[at].start, clause.tokens[end].end)
                yield Doubt("claim", span, "no fact in the notes says that it was done before")

    def _adorned(self, clause: Clause) -> Iterator[Doubt]:
        """ "My published course": an honour put before the candidate's own, which no fact gives."""
        for at in (*self.parts.places(clause, "adorning"), *self.parts.places(clause, "honour")):
            words = content(clause.tokens[at : at + 1])
            counted = bool(quantities(clause.tokens[max(0, at - 2) : at])) and not self.parts.any(clause, "reader")
            if at and (clause.tokens[at - 1].norm == "my" or counted) and words and self.index.untold(words):
                yield Doubt("claim", clause.tokens[at].span, f"no fact in the notes says {clause.tokens[at].text!r}")

    def _graded(self, clause: Clause) -> Iterator[Doubt]:
        """ "My first-class degree", "as a chartered surveyor": a grade that no fact gives the candidate."""
        for at, token in enumerate(clause.tokens[:-1]):
            if token.norm not in word_list("names", "grades") or self.parts.hoped(clause, at):
                continue
            words, after = content([token]), content(clause.tokens[at + 1 : at + 3])
            own = any("<my" in here for here in clause.keys[max(0, at - 2) : at]) or self.parts.timed(clause, at)
            role = stems_of(content(tokenize(self.index.named.get("role", ""))))
            known = bool(after) and not after[0].keys.isdisjoint(self.attribution.own_keys)
            new = bool(words) and words[0].keys.isdisjoint(self.attribution.own_keys) and not words[0].stems & role
            if own and known and new:
                yield Doubt("claim", token.span, f"no fact of yours says {token.text!r}")
