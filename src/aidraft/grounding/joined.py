"""What is joined to a claim that a fact bears out: a second thing held, a clean record, a second deed, a fate of the work.

"I hold the OSHA 30 and a rescue ticket" rests on the note of the OSHA 30, and says more than it does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, denied, done, names_thing, place
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import Word, content, stems_of, word_list
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token
from aidraft.message.tokens import tokenize

REACH = 6
"""Tokens of a thing that is joined, or lacked."""
NEAR = 4
"""Tokens before a word within which a denial is of it."""
_SPREAD = ("by", "across", "elsewhere", "throughout")
_DO = ("do", "did", "have", "had")
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
        yield from self._spotless(clause)
        yield from self._spread(clause)
        yield from self._adorned(clause)
        yield from self._done_too(clause)
        yield from self._again(clause)
        yield from self._never(clause)
        yield from self._graded(clause)
        yield from self._having(clause)
        yield from self._likewise(clause)

    def _held(self, clause: Clause, odd: Sequence[Word]) -> Iterator[Doubt]:
        """ "After eight years in pensions and a seat on the committee": a second thing, by a word that no fact has."""
        things = [w for w in odd if names_thing(clause, w.token)]
        for at in range(2, len(clause.tokens) - 1) if things else ():
            if clause.tokens[at].norm != "and" or clause.tokens[at + 1].norm not in _SINGLE:
                continue
            if not self._holds(clause, at) or self.parts.hoped(clause, at):
                continue
            joined = self._phrase(clause, at + 2)
            named = any(t.text[:1].isupper() and t.norm in self.index.known_forms for t in joined)  # "a CPA license"
            if not named and any(w.token in joined for w in things):
                said = " ".join(t.text for t in joined)
                yield Doubt("claim", cover(t.span for t in joined), f"no qualification in the notes tells of {said!r}")

    def _holds(self, clause: Clause, at: int) -> bool:
        """Whether what stands before a place is what the candidate holds or has done for a time."""
        spans = (i for i in self.parts.places(clause, "tenure") if i < at)
        if any(quantities(clause.tokens[max(0, i - 2) : i + 1]) for i in spans):
            return True
        held = (i for i in self.parts.places(clause, "holding") if i < at)
        return any(any("<i" in here for here in clause.keys[max(0, i - 3) : i]) for i in held)

    def _phrase(self, clause: Clause, at: int) -> list[Token]:
        """A noun with what describes it, up to a mark or another doing."""
        end = min(at + REACH, len(clause.tokens))
        stops = ("<subject", "<wh", "<have", "<be", "<would", "<clause_word")
        return list(
            takewhile(
                lambda t: t.kind != "mark" and not any(key in clause.keys[place(clause, t)] for key in stops),
                clause.tokens[at:end],
            )
        )

    def _spotless(self, clause: Clause) -> Iterator[Doubt]:
        """ "Eleven years without one injury": what was lacked, where no fact says that there was none."""
        deeds = list(self.attribution.deeds(clause))
        for at in (i for i, t in enumerate(clause.tokens) if t.norm == "without"):
            behind = clause.tokens[at + 1 : at + 2]
            if not behind or behind[0].norm not in (*_SINGLE[:-1], "single"):
                continue
            told = any(verb < at for verb in deeds) or self._timed(clause, at)
            if not told or self.parts.hoped(clause, at) or denied(clause, 0, at):
                continue
            lacked = self._phrase(clause, at + 1)
            words = content(takewhile(lambda t: "<preposition" not in clause.keys[place(clause, t)], lacked))
            if [t.norm for t in clause.tokens[at + 1 : at + 3]] == ["one", "being"]:
                lacked = list(clause.tokens[at + 1 : at + 4])
                words = content(lacked[2:])
            if words and not any(self._lacks(fact, words) for fact in self.index.usable):
                said = " ".join(t.text for t in lacked)
                span = (clause.tokens[at].start, lacked[-1].end)
                yield Doubt("claim", span, f"no fact in the notes says that it was without {said}")

    def _timed(self, clause: Clause, at: int) -> bool:
        spans = (i for i in self.parts.places(clause, "tenure") if i < at)
        return any(quantities(clause.tokens[max(0, i - 2) : i + 1]) for i in spans)

    def _lacks(self, fact: IndexedFact, words: Sequence[Word]) -> bool:
        """Whether a fact denies something, and has one of the words."""
        run = self.world.lexicon.read(fact.tokens)
        none = denied(run, 0, len(run.keys)) or self.parts.any(run, "void") or any(q.value == 0 for q in fact.quantities)
        none = none or any(t.norm in ("without", "zero", "clean", "free") for t in fact.tokens)
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
        subject = next((i for i in range(at - 1, -1, -1) if "<subject" in clause.keys[i]), None)
        if subject is not None:
            return "<i" not in clause.keys[subject] and "<you" not in clause.keys[subject]
        return bool(content(clause.tokens[max(0, at - REACH) : at]))

    def _again(self, clause: Clause) -> Iterator[Doubt]:
        """ "For the second time", "the third of my articles": what was done before, where no fact says so."""
        for at in self.parts.places(clause, "repeated"):
            end = self.parts.end(clause, at, "repeated") - 1
            mine = any("<my" in here or "<i" in here for here in clause.keys)
            words = content(clause.tokens)
            fact, score = self.index.best(words, self.index.usable)
            told = fact is not None and self.parts.any(self.world.lexicon.read(fact.tokens), "repeated")
            if mine and score >= SAME and not told and not self.parts.hoped(clause, at):
                span = (clause.tokens[at].start, clause.tokens[end].end)
                yield Doubt("claim", span, "no fact in the notes says that it was done before")

    def _never(self, clause: Clause) -> Iterator[Doubt]:
        """ "In six years I have never lost a truck": what never happened, where no fact says so."""
        for at in (i for i, t in enumerate(clause.tokens) if t.norm == "never"):
            lost = [t for t in clause.tokens[at + 1 : at + 1 + REACH] if t.kind == "word"]
            words = content(lost)
            subject = next((i for i in range(at - 1, -1, -1) if "<subject" in clause.keys[i]), None)
            mine = subject is not None and "<i" in clause.keys[subject] and "<be" not in clause.keys[at - 1]
            told = (mine and self._timed(clause, at)) or any(t.norm == "record" for t in clause.tokens[max(0, at - 3) : at])
            if words and told and not any(self._lacks(fact, words) for fact in self.index.usable):
                span = (clause.tokens[at].start, words[-1].token.end)
                yield Doubt("claim", span, "no fact in the notes says that it never happened")

    def _graded(self, clause: Clause) -> Iterator[Doubt]:
        """ "My first-class degree", "as a chartered surveyor": a grade that no fact gives the candidate."""
        role = stems_of(content(tokenize(self.index.named.get("role", ""))))
        for at, token in enumerate(clause.tokens[:-1]):
            if token.norm not in word_list("names", "grades") or self.parts.hoped(clause, at):
                continue
            words, after = content([token]), content(clause.tokens[at + 1 : at + 3])
            own = any("<my" in here for here in clause.keys[max(0, at - 2) : at]) or self._timed(clause, at)
            known = bool(after) and not after[0].keys.isdisjoint(self.attribution.own_keys)
            if own and known and words and words[0].keys.isdisjoint(self.attribution.own_keys) and not words[0].stems & role:
                yield Doubt("claim", token.span, f"no fact of yours says {token.text!r}")

    def _adorned(self, clause: Clause) -> Iterator[Doubt]:
        """ "My published course": an honour put before the candidate's own, which no fact gives."""
        for at in (*self.parts.places(clause, "adorning"), *self.parts.places(clause, "honour")):
            words = content(clause.tokens[at : at + 1])
            if at and clause.tokens[at - 1].norm == "my" and words and self.index.untold(words):
                yield Doubt("claim", clause.tokens[at].span, f"no fact in the notes says {clause.tokens[at].text!r}")

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
            if any(self.parts.plays(clause, verb, part) for part in ("event", "letter", "meeting", "saying", "contact")):
                return
            words = content(self.attribution.done(clause, verb))
            if words and self.index.best(words, self.index.qualifications)[1] < SAME:
                span = cover(t.span for t in clause.tokens if t.kind == "word")
                yield Doubt("claim", span, "no qualification in the notes tells of this")
            return

    def _likewise(self, clause: Clause) -> Iterator[Doubt]:
        """ "Running two kitchens, as I do at Marigold": what is only the reader's is said to be mine as well."""
        for at in range(len(clause.tokens) - 2):
            if clause.tokens[at].norm == "as" and "<i" in clause.keys[at + 1] and clause.tokens[at + 2].norm in _DO:
                before = clause.tokens[max(0, at - REACH - NEAR) : at] if at else clause.tokens[at + 3 :]
                yield from self.attribution.borrowed(clause, place(clause, before[0]), before) if before else ()
