"""What a letter claims of the candidate, and what it says happened in the interview, against the notes.

A clause is a claim when it speaks in the first person of something done, held or known; an event when it says what the
reader said, did or has. Courtesy is neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from aidraft.grounding.absolutes import Absolutes
from aidraft.grounding.additions import Additions
from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, by_candidate, denied, done, names_thing, past, place
from aidraft.grounding.credentials import Credentials
from aidraft.grounding.credit import Credits
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.evidence import supported
from aidraft.grounding.extent import Extent
from aidraft.grounding.happenings import Happenings
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.inflation import SAME, Inflation, causing
from aidraft.grounding.joined import Joined
from aidraft.grounding.leadership import Leadership
from aidraft.grounding.limits import Limits
from aidraft.grounding.precedents import Precedents
from aidraft.grounding.repute import Repute
from aidraft.grounding.unproven import Unproven
from aidraft.grounding.words import Word, content, word_list
from aidraft.grounding.works import Works
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token

ANYBODY = 3
"""Tokens before a verb within which its subject stands."""
DENIED = 4
"""Tokens before a word within which a denial is of it."""
NEAR = 7
"""Tokens behind the word that makes a claim, within which stands what is claimed."""


class Claims:
    """The judge of clauses. ``classes`` maps a part in a claim to the names of word classes (grounding.yaml)."""

    def __init__(self, index: FactIndex, world: World, classes: Mapping[str, Sequence[str]]) -> None:
        self.index = index
        self.world = world
        self.parts = Parts(classes)
        self.inflation = Inflation(index, world, self.parts)
        self.credentials = Credentials(index, world, self.parts)
        self.attribution = Attribution(index, world, self.parts)
        self.extent = Extent(index, world, self.parts, self.attribution.own_keys)
        self.leadership = Leadership(index, world, self.parts)
        self.additions = Additions(index, world, self.parts)
        self.joined = Joined(index, world, self.parts, self.attribution)
        self.repute = Repute(index, world, self.parts, self.attribution)
        self.precedents = Precedents(index, self.parts)
        self.works = Works(self.parts, self.attribution)
        self.unproven = Unproven(world, self.parts, self.attribution)
        self.limits = Limits(index, world, self.parts)
        self.credits = Credits(index, world, self.parts, self.attribution)
        self.absolutes = Absolutes(index, world, self.parts)
        self.happenings = Happenings(index, world, self.parts)

    def doubts(self, clauses: Sequence[Clause]) -> Iterator[Doubt]:
        """Doubts about the clauses of one sentence."""
        own = any(self.parts.any(clause, "self") for clause in clauses)
        together = any(self.parts.any(clause, "joint") or self.parts.any(clause, "weak") for clause in clauses)
        if own:
            yield from self.precedents.doubts(clauses)
        before: tuple[Word, ...] = ()
        for clause, next_clause in zip_longest(clauses, clauses[1:]):
            odd = self._odd(clause)
            claimed = self.claims(clause, own)
            if claimed:
                yield from self._claim(clause, odd, before, together)
            elif odd:
                yield from self._event(clause, odd)
            if own and not claimed:
                yield from self._deed(clause, together, odd)
            following = content(next_clause.tokens) if next_clause else ()
            yield from self.happenings.doubts(clause, following)
            if own:
                if not (self.parts.any(clause, "modal") or self.parts.any(clause, "others")):
                    yield from self.credentials.offices(clause)
                yield from self.credentials.apposed(clause)
                yield from self.credentials.doubts(clause)
                yield from self.inflation.weighty(clause)
                yield from self.attribution.doubts(clause)
                yield from self.extent.doubts(clause)
                yield from self.leadership.doubts(clause)
                yield from self.additions.doubts(clause)
                yield from self.joined.doubts(clause, odd)
                yield from self.repute.doubts(clause)
                yield from self.works.doubts(clause)
                yield from self.unproven.doubts(clause)
            if claimed:
                yield from self.limits.doubts(clause)
            if own:
                yield from self.absolutes.doubts(clause, before)
                yield from self.credits.doubts(clause)
            before = content(clause.tokens)

    def _odd(self, clause: Clause) -> Sequence[Word]:
        """The words that neither the notes nor the genre know; "alone" is judged by itself."""
        sole = {clause.tokens[at].start for at in self.parts.places(clause, "sole")}
        return [w for w in self.world.unlicensed(clause.tokens, self.index) if w.token.start not in sole]

    def claiming(self, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence as a whole speaks of the candidate's past or abilities."""
        own = any(self.parts.any(clause, "self") for clause in clauses)
        return any(self.claims(clause, own) for clause in clauses)

    def claims(self, clause: Clause, own: bool) -> bool:
        """Whether the candidate says to have done, held or known something here. `own` when the sentence has an "I":
        then a clause without a subject ("with six years at …", "as a … with …") speaks of the candidate too."""
        if self._wish(clause):
            return False
        speaks = self.parts.any(clause, "self")
        if speaks and any(by_candidate(clause, at) for at in self._acts(clause)):
            return True
        tenure = any(_counted(clause, at) for at in self.parts.places(clause, "tenure"))
        return (tenure or self.parts.any(clause, "standing")) and (
            speaks or (own and not self.parts.any(clause, "others"))
        )

    def _deed(self, clause: Clause, together: bool, odd: Sequence[Word]) -> Iterator[Doubt]:
        """What is too much of a deed told by a verb of no class: "I redesigned the form on my own"."""
        verbs = list(self.attribution.deeds(clause))
        if not verbs or self._wish(clause):
            return
        fact = self._meant(content(clause.tokens))
        if fact is not None and fact in self.index.qualifications:
            yield from self.inflation.beyond(clause, fact, together)
        if any(self.parts.any(clause, part) for part in ("modal", "reader", "opinion")):
            return
        done = {t.start for verb in verbs for t in self.attribution.done(clause, verb)[1:]}
        things = [w for w in odd if w.token.start in done and names_thing(clause, w.token)]
        if things and fact is not None and fact in self.index.qualifications:
            yield _doubt("claim", things, "no qualification in the notes says this")

    def _acts(self, clause: Clause) -> Iterator[int]:
        """Where deeds are told; to have written to the reader is none."""
        return (at for at in self.parts.places(clause, "act") if not self.parts.plays(clause, at, "letter"))

    def _wish(self, clause: Clause) -> bool:
        """A modal or "to" before the verb: a hope, not a deed."""
        first = next((at for part in ("act", "standing", "tenure") for at in self.parts.places(clause, part)), 0)
        return any(self.parts.plays(clause, at, "modal") for at in range(first))

    def _claim(self, clause: Clause, odd: Sequence[Word], before: tuple[Word, ...], together: bool) -> Iterator[Doubt]:
        told = [word for word in odd if self.parts.nearer(clause, word.token, "reader", "self")]
        if told:
            yield from self._event(clause, told)
        if mine := [word for word in odd if word not in told]:
            claimed = [w for w in mine if self._affirmed(clause, w.token) and self._claimed(clause, w.token)]
            things = [w for w in claimed if names_thing(clause, w.token)]
            # An odd thing in a claim that a fact bears out is a doubt for a person: perhaps another word for the same.
            borne = supported(content(clause.tokens), self.index, self.world.ordinary) or self._as_many(clause)
            if things:
                # Two odd things, in a clause that shares only everyday words with a fact, are no other words for it.
                loose = len({w.token.norm for w in things}) > 1 and not self._tells(clause)
                yield _doubt("claim", mine, "no qualification in the notes says this", weak=borne and not loose)
        words = content(clause.tokens)
        # "…, which I directed": what stands before is the object
        fact = self._meant((*before, *words) if self.parts.any(clause, "relative") else words)
        if fact is not None:
            yield from self.inflation.beyond(clause, fact, together)
        elif not odd and self._boasts(clause) and self.index.best((*before, *words), self.index.usable)[1] < SAME:
            span = cover(token.span for token in clause.tokens)
            yield Doubt("claim", span, "no qualification in the notes bears this out")

    @staticmethod
    def _affirmed(clause: Clause, token: Token) -> bool:
        """Whether nothing before a word denies it: "fourteen hours do not make an expert"."""
        at = place(clause, token)
        return not denied(clause, at - DENIED, at)

    def _tells(self, clause: Clause) -> bool:
        """Whether the clause has a word of the notes that is no everyday one."""
        words = [w for w in content(clause.tokens) if not self.world.ordinary(w.token.norm)]
        return any(not w.stems.isdisjoint(self.index.known_stems) for w in words)

    def _as_many(self, clause: Clause) -> bool:
        """Whether a qualification counts the same: "nine years on a rope" for nine years of climbing."""
        return any(
            one.value == other.value
            and (set(one.counts) & set(other.counts) or (one.unit is not None and one.unit == other.unit))
            for one in quantities(clause.tokens)
            for fact in self.index.qualifications
            for other in fact.quantities
        )

    def _claimed(self, clause: Clause, token: Token) -> bool:
        """Whether a word is part of what is claimed: near behind the deed, with nobody else's doing between."""
        at = place(clause, token)
        # "I have found that experienced cooks teach us much"
        if any(
            two.norm == "that" and one.norm in word_list("names", "found_out")
            for one, two in pairwise(clause.tokens[:at])
        ):
            return False
        for first in range(max(0, at - NEAR), at):
            if any(self.parts.plays(clause, first, part) for part in ("act", "standing", "tenure")):
                between = clause.keys[first + 1 : at]
                if not any("<subject" in here or "<wh" in here or "<clause_word" in here for here in between):
                    return True
        return False

    def _meant(self, words: Sequence[Word]) -> IndexedFact | None:
        """The fact that a claim of these words rests on: a qualification before anything else."""
        others = [f for f in self.index.usable if not f.bookkeeping]
        for facts in (self.index.qualifications, others):
            fact, score = self.index.best(words, facts)
            if score >= SAME:
                return fact
        return None

    def _boasts(self, clause: Clause) -> bool:
        """Whether the candidate claims an achievement, in the past and as the subject."""
        places = frozenset(self.parts.places(clause, "feat")) & frozenset(self._acts(clause))
        return any(by_candidate(clause, at) and done(clause.tokens[at]) and not causing(clause, at) for at in places)

    def _event(self, clause: Clause, odd: Sequence[Word]) -> Iterator[Doubt]:
        """Odd words outside a claim that name a thing: a doubt of weight where it was said or shown; else one for a
        person to look at. Other odd words are style."""
        things = [word for word in odd if names_thing(clause, word.token)]
        if not things:
            return
        mine = self.parts.any(clause, "self")  # "I dare say you would sooner hoe" is told by the candidate
        said = any(
            past(clause.tokens[at]) and not (mine and by_candidate(clause, at)) and not self._by_anybody(clause, at)
            for at in self.parts.places(clause, "event")
        )
        said = said and self.parts.any(clause, "others")
        wished = self.parts.any(clause, "wishing")  # "good luck to your young players"
        borne = supported(content(clause.tokens), self.index, self.world.ordinary)
        yield _doubt("event", things, "the notes do not record this", weak=borne or wished or not said)

    @staticmethod
    def _by_anybody(clause: Clause, at: int) -> bool:
        """ "Once somebody has told them": nobody in particular, and nothing of the interview."""
        unnamed = word_list("names", "somebody") | word_list("names", "anyone_at_all")
        return any(token.norm in unnamed for token in clause.tokens[max(0, at - ANYBODY) : at])


def _counted(clause: Clause, at: int) -> bool:
    """Whether a number stands before a span of time: "six years at …"."""
    return any("<number_word" in clause.keys[i] or clause.tokens[i].kind == "number" for i in range(max(0, at - 2), at))


def _doubt(rule: str, words: Sequence[Word], message: str, weak: bool = False) -> Doubt:
    tokens: dict[int, Token] = {word.token.start: word.token for word in words}
    said = ", ".join(repr(token.text) for token in tokens.values())
    return Doubt(rule, cover(t.span for t in tokens.values()), f"{message}: {said}", weak=weak)
