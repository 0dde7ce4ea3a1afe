"""Whose deed it is, and where: what the notes tell of the reader's house, or of another place, told as one's own doing.

Every word of "I have propped limbs on railway embankments" may stand in the notes, and still no fact says that the
candidate did it: the limbs and the embankments are the employer's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from aidraft.grounding.clauses import Clause, Parts, done, possessed
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import Word, content, stems_of
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token

SURE = 6.0
"""From this weight on (two uncommon words) a qualification bears a span of time out, whatever else is called by it."""
REACH = 9
"""Tokens behind a verb within which stands what was done."""
_BETWEEN = ("have", "been", "adverb")
"""What may stand between "I" and its verb."""
_ENDS = ("<subject", "<wh", "<clause_word", "<strong_mark", "<hanging_word", "<would")
"""Where another doing begins."""
_LED = ("at", "for", "with")
"""What leads a place in."""
_OF = ("of", "in", "on", "as", "with")
"""What leads in the work that a span of time was spent on."""
_TO = ("to", "for", "with")
NOUN = 4
"""Tokens behind a preposition that say to whom, or in what."""
_OWN = ("qualifications", "unfinished", "promised", "additional", "why")
_OWN_PARTS = ("self", "us", "joint", "trial")
"""Parts one of which makes a fact of the talk one of the candidate."""


@dataclass(frozen=True)
class Attribution:
    """The judge of whose deeds a clause tells."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        for verb in self.deeds(clause):
            done = self.done(clause, verb)
            if self.parts.plays(clause, verb, "doing"):
                yield from self.borrowed(clause, verb, done)
            yield from self._counted(done)
            yield from self._elsewhere(done)
            yield from self._other_kind(clause, verb, done)
            yield from self._to_others(clause, verb, done)
        for span in self._spans_of_time(clause):
            done = self.done(clause, span)
            known = [w for w in content(done) if not w.keys.isdisjoint(self.own_keys)]
            if self.index.best(known, self.index.qualifications)[1] < SURE:
                yield from self.borrowed(clause, span, done)
        yield from self._taken_up(clause)

    def deeds(self, clause: Clause) -> Iterator[int]:
        """Where "I" does something: the verb, unless it is one of hope, thought, talk or courtesy."""
        for at, here in enumerate(clause.keys):
            if "<i" not in here and not self._having(clause, at):
                continue
            verb = self.behind(clause, at)
            if verb >= len(clause.tokens) or self.parts.plays(clause, verb, "modal"):
                continue
            if self.parts.plays(clause, verb, "courteous"):
                # "I have enjoyed presenting models"
                gone_on = verb + 1 < len(clause.tokens) and clause.tokens[verb + 1].norm.endswith("ing")
                if gone_on and verb > at + 1 and self.parts.plays(clause, verb + 1, "doing"):
                    yield verb + 1
                continue
            if content(clause.tokens[verb : verb + 1]) or self.parts.plays(clause, verb, "act"):
                yield verb
                yield from self._coordinated(clause, verb)

    def behind(self, clause: Clause, at: int) -> int:
        """Where the verb stands behind "I" at a place, or the end of the clause."""
        verb = at + 1
        while verb < len(clause.tokens) and (
            clause.tokens[verb].norm.endswith("ly") or any(self.parts.plays(clause, verb, p) for p in _BETWEEN)
        ):
            verb += 1
        return verb

    def unowned(self, words: Sequence[Word]) -> bool:
        """Whether there are words, and no fact of the candidate's has one of them."""
        return bool(words) and all(word.keys.isdisjoint(self.own_keys) for word in words)

    @staticmethod
    def _having(clause: Clause, at: int) -> bool:
        """Whether "having opened two kitchens" begins here: in a sentence of the candidate's, it is theirs."""
        begins = clause.tokens[at].norm == "having" and (at == 0 or clause.tokens[at - 1].norm in (",", "after"))
        return begins and not any("<been" in here for here in clause.keys[at + 1 : at + 2])

    def _coordinated(self, clause: Clause, verb: int) -> Iterator[int]:
        """Verbs of the same subject: "I organised the rota, founded the workshop and taught it"."""
        for at in range(verb + 1, len(clause.tokens) - 1):
            if any(key in clause.keys[at] for key in _ENDS):
                return
            joined = clause.tokens[at - 1].norm in ("and", ",", "then")
            if joined and self.parts.plays(clause, at, "doing") and done(clause.tokens[at], joined=True):
                yield at

    def _spans_of_time(self, clause: Clause) -> Iterator[int]:
        """Where a counted span of time says how long "I" did something: "after two years of …, I …"."""
        if not any("<i" in here for here in clause.keys):
            return
        for at in self.parts.places(clause, "tenure"):
            if self.parts.hoped(clause, at):
                continue  # "I would spend my first three months learning"
            counted = any("<number_word" in here for here in clause.keys[max(0, at - 2) : at])
            counted = counted or any(t.kind == "number" for t in clause.tokens[max(0, at - 2) : at])
            if counted and any(token.norm in _OF for token in clause.tokens[at + 1 : at + 2]):
                yield at

    def done(self, clause: Clause, verb: int) -> Sequence[Token]:
        """What a verb says was done: from the verb to where another doing begins, and a place or purpose put first."""
        last = min(verb + 1 + REACH, len(clause.tokens))
        end = next((at for at in range(verb + 1, last) if self._ends(clause, at)), last)
        i = max((at for at in range(verb) if "<i" in clause.keys[at]), default=0)
        having = any(self._having(clause, at) for at in range(i, verb))
        first = i if i and "<preposition" in clause.keys[0] and not having else 0
        tokens = (*clause.tokens[:first], *clause.tokens[verb:end])
        return [t for t in tokens if t.kind != "word" or not possessed(clause, t)]

    def _ends(self, clause: Clause, at: int) -> bool:
        """Where another doing begins, or a word of courtesy: "I hold the licence and promise to book"."""
        joined = clause.tokens[at - 1].norm == "and" and self.parts.plays(clause, at, "courteous")
        return joined or any(key in clause.keys[at] for key in _ENDS)

    def borrowed(self, clause: Clause, verb: int, done: Sequence[Token]) -> Iterator[Doubt]:
        """What the notes have only of others."""
        told = [
            word
            for word in content(done)
            if word.token != clause.tokens[verb]
            and not quantities((word.token,))  # "two-day", where the notes have "2-day"
            and self._theirs(word)
            and not self.world.ordinary(word.token.norm)
            and not self.world.members([word.token], self.parts.classes["sole"])
        ]
        if told:
            fact, _ = self.index.best(told, [f for f in self.index.usable if not f.bookkeeping])
            if fact is not None:
                said = ", ".join(repr(word.token.text) for word in told)
                span = cover((clause.tokens[verb].span, *(word.token.span for word in told)))
                text = f"the notes tell of {said} (line {fact.fact.line}), but not as your doing"
                yield Doubt("claim", span, text, None, (fact.id,))

    def _theirs(self, word: Word) -> bool:
        """Whether the notes have the word, and never in a fact of the candidate."""
        return word.keys.isdisjoint(self.own_keys) and not word.stems.isdisjoint(self._told)

    def _counted(self, done: Sequence[Token]) -> Iterator[Doubt]:
        """A number of the reader's house, counting there what it counts here."""
        for number in quantities(done):
            same = [
                (fact, q)
                for fact in self.index.usable
                for q in fact.quantities
                if (q.value, q.unit) == (number.value, number.unit) and set(q.counts) & set(number.counts)
            ]
            if same and not any(self._is_own(fact) for fact, _ in same):
                fact = same[0][0].fact
                text = f"the notes count {number.text} there (line {fact.line}), not in your work"
                yield Doubt("claim", number.span, text, None, (same[0][0].id,))

    def _elsewhere(self, done: Sequence[Token]) -> Iterator[Doubt]:
        """A deed moved to another of the candidate's places."""
        here = places(done)
        things = [w for w in content(done) if w.token not in here]
        fact, score = self.index.best(things, self.index.qualifications)
        if fact is None or score < SAME:
            return
        there = {t.norm for t in places(fact.tokens)}
        for place in here:
            known = any(place.norm in {t.norm for t in places(f.tokens)} for f in self.index.qualifications)
            named = {t.norm for t in here if _one_name(t, place, done)}  # "Marigold Hospital", of the notes' Marigold
            if there and known and named.isdisjoint(t.norm for t in fact.tokens):
                text = f"the notes have this elsewhere (line {fact.fact.line})"
                yield Doubt("claim", place.span, text, None, (fact.id,))

    def _other_kind(self, clause: Clause, verb: int, done: Sequence[Token]) -> Iterator[Doubt]:
        """ "I set up the training", where the notes have a trainer: a kind of deed that no fact of it tells."""
        here = places(done)
        things = stems_of(w for w in content(done[1:]) if w.token not in here)
        for kind in ("founding", "leading", "teaching"):
            if not self.parts.plays(clause, verb, kind):
                continue
            of_it = [fact for fact in self.index.usable if self._is_own(fact) and not things.isdisjoint(fact.stems)]
            told = [f for f in of_it if self._does(f)]
            if told and len(told) == len(of_it) and not any(self._tells(f, kind, clause.tokens[verb]) for f in of_it):
                fact = of_it[0]
                text = f"no fact says that you {clause.tokens[verb].text} this (line {fact.fact.line})"
                yield Doubt("claim", clause.tokens[verb].span, text, None, (fact.id,))

    def _to_others(self, clause: Clause, verb: int, done: Sequence[Token]) -> Iterator[Doubt]:
        """ "Presented models to regulators", where the facts that have the verb have them presented to actuaries."""
        own = stems_of(content([clause.tokens[verb]]))
        told = [fact for fact in self.index.qualifications if not own.isdisjoint(fact.stems)]
        for lead, words in _led(done) if told else ():
            there = [w for fact in told for other, what in _led(fact.tokens) if other == lead for w in what]
            known = frozenset(key for fact in told for key in fact.keys) | self.own_keys
            if there and words and words[0].keys.isdisjoint(known) and not quantities(done):
                said = " ".join(w.token.text for w in there[:2])
                span = words[0].token.span
                text = f"the notes say {lead} {said} (line {told[0].fact.line})"
                yield Doubt("claim", span, text, None, (told[0].id,))

    def _taken_up(self, clause: Clause) -> Iterator[Doubt]:
        """ "… is now used across the company": that others use a work, where no fact of it says so."""
        for at in self.parts.places(clause, "uptake"):
            if "=to" in (clause.keys[at + 1] if at + 1 < len(clause.keys) else {}):  # "I am used to …"
                continue
            if not any("<be" in here for here in clause.keys[max(0, at - 3) : at]):
                continue
            if self.parts.among(clause, "modal", at - 3, at):  # "could be used"
                continue
            words = content((*clause.tokens[:at], *clause.tokens[at + 1 :]))
            fact, score = self.index.best(words, self.index.usable)
            if fact is None or score < SAME or fact not in self.index.qualifications:
                continue
            # "used by six teams", where the notes have "six teams on it"
            counted = any(
                (n.number, n.counts[:1]) == (q.number, q.counts[:1])
                for n in quantities(clause.tokens)
                for own in self.index.qualifications
                for q in own.quantities
            )
            if not counted and not self.parts.any(self.world.read(fact), "uptake"):
                text = f"the notes do not say that this is in use (line {fact.fact.line})"
                yield Doubt("claim", clause.tokens[at].span, text, None, (fact.id,))

    def _does(self, fact: IndexedFact) -> bool:
        """Whether a fact tells of a doing."""
        run = self.world.read(fact)
        return any(self.parts.any(run, part) for part in ("act", "telling", "weighty", "weak"))

    def _tells(self, fact: IndexedFact, kind: str, verb: Token) -> bool:
        run = self.world.read(fact)
        return self.parts.any(run, kind) or any(not w.keys.isdisjoint(fact.keys) for w in content([verb]))

    def _is_own(self, fact: IndexedFact) -> bool:
        run = self.world.read(fact)
        mine = fact.fact.section in _OWN or fact.fact.label in _OWN
        return fact.bookkeeping or mine or any(self.parts.any(run, part) for part in _OWN_PARTS)

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """The words of what the notes tell of the candidate: in sections of their own, in the first person, or done at
        the interview."""
        return frozenset(key for fact in self.index.usable if self._is_own(fact) for key in fact.keys)

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(s for fact in self.index.usable if not fact.bookkeeping for s in fact.stems)


def _led(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Word]]]:
    """What a preposition leads in: "to" with the words up to the next one."""
    leads = [at for at, token in enumerate(tokens) if token.norm in _TO or token.kind == "mark"]
    for at, end in pairwise([*leads, len(tokens)]):
        if tokens[at].norm in _TO:
            yield tokens[at].norm, content(tokens[at + 1 : min(end, at + 1 + NOUN)])


def places(tokens: Sequence[Token]) -> list[Token]:
    """Capitalised words that a preposition of place leads in: "at Fernbank", "for the Tavy estate"."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        before = [t.norm for t in tokens[max(0, at - 2) : at]]
        led = before[-1:] != [] and (before[-1] in _LED or (before[-1] == "the" and before[0] in _LED))
        if token.kind == "word" and token.text[:1].isupper() and (led or (found and found[-1] is tokens[at - 1])):
            found.append(token)
    return found


def _one_name(one: Token, other: Token, tokens: Sequence[Token]) -> bool:
    """Whether two capitalised words belong to one name."""
    first, last = sorted((tokens.index(one), tokens.index(other)))
    return all(token.text[:1].isupper() for token in tokens[first : last + 1])
