"""More than the notes say of the candidate: led for helped, a position held, a title or certificate only wished for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.clauses import Clause, Parts, by_candidate
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.words import content, stems_of, word_list
from aidraft.grounding.world import World
from aidraft.message import Token
from aidraft.message.tokens import tokenize

THROUGH = 4
"""Tokens behind "took" within which stands "through"."""
SAME = 2.0
"""From this weight of words in common on, a clause speaks of the same thing as a fact."""


@dataclass(frozen=True, slots=True)
class Inflation:
    """The judge of how much a clause makes of the candidate."""

    index: FactIndex
    world: World
    parts: Parts

    def beyond(self, clause: Clause, fact: IndexedFact, together: bool) -> Iterator[Doubt]:
        """What the clause says beyond the fact it rests on; `together` when its sentence names others at the work."""
        yield from self._only_helped(clause, fact)
        if not together:
            yield from self._only_together(clause, fact)
        yield from self._not_alone(clause, fact)
        yield from self._promoted(clause, fact)

    def _only_helped(self, clause: Clause, fact: IndexedFact) -> Iterator[Doubt]:
        """ "Led" where the fact says "helped"; "ran the audit" where it says "helped run"."""
        if not self.parts.any(clause, "self") or self.parts.any(clause, "weak"):
            return
        own = list(fact.tokens)
        through = [at for at in range(len(clause.tokens)) if _through(clause, at)]
        told = self.world.lexicon.read(own)
        for at in self.parts.places(told, "weak"):
            if at and self.parts.plays(told, at - 1, "made"):  # "built shadow deployment"
                continue
            helped = stems_of(content(_stretch(own, own[at])))
            for deed in (*self.parts.places(clause, "deed"), *through):
                token = clause.tokens[deed]
                strong = self.parts.plays(clause, deed, "strong") or deed in through
                if strong and self.parts.plays(clause, deed, "made"):
                    strong = not self._said_of(token, fact) and not causing(clause, deed)
                    strong = strong and not _told_besides(token, own, own[at])
                same = any(not w.stems.isdisjoint(helped) for w in content([token]))
                if (strong or same) and by_candidate(clause, deed) and not _retold(clause, deed, fact):
                    yield _beyond(token, f"say only {own[at].text!r}", fact)

    def _only_together(self, clause: Clause, fact: IndexedFact) -> Iterator[Doubt]:
        """ "Curated" where the fact says "co-curated"."""
        joint = {t.norm.removeprefix("co-") for t in fact.tokens if t.norm.startswith("co-")}
        for at, token in enumerate(clause.tokens):
            if token.norm in joint and not self.parts.plays(clause, at, "letter"):
                yield _beyond(token, f"say co-{token.norm}", fact, f"co-{token.text}")

    def _not_alone(self, clause: Clause, fact: IndexedFact) -> Iterator[Doubt]:
        words = content(clause.tokens)
        own = [f for f in self.index.usable if f.fact.section in ("qualifications", "why")]
        alone = [f for f in own if self.parts.any(self.world.read(f), "sole")]
        for at in self.parts.places(clause, "sole"):
            if at and clause.tokens[at - 1].norm == "let":  # "let alone"
                continue
            owned = content(clause.tokens[at + 3 : at + 4])
            if clause.tokens[at].norm == "on" and any(not w.stems.isdisjoint(fact.stems) for w in owned):
                continue  # "on my own patch"
            if not any(self.index.score(words, told) >= SAME for told in alone):
                yield _beyond(clause.tokens[at], f"do not say {clause.tokens[at].text!r}", fact)

    def _promoted(self, clause: Clause, fact: IndexedFact) -> Iterator[Doubt]:
        """A position without the "deputy" or "junior" that the fact puts before it; the one applied for is an aim."""
        # The position applied for is an aim, unless years were spent in it.
        aim = {t.norm for t in tokenize(self.index.named.get("role", ""))}
        heads = word_list("names", "positions") - (set() if self.parts.any(clause, "tenure") else aim)
        for modifier, head in zip(fact.tokens, fact.tokens[1:], strict=False):
            if head.norm not in heads or not self.world.members([modifier], self.parts.classes["junior"]):
                continue
            yield from self._office_done(clause, fact, modifier, head)
            # "I acted as manager", for an acting one
            acted = not stems_of(content([modifier])).isdisjoint(stems_of(content(clause.tokens[:-1])))
            for before, token in zip(clause.tokens, clause.tokens[1:], strict=False):
                held = any(
                    one.norm == before.norm and two.norm == token.norm
                    for other in self.index.qualifications
                    for one, two in zip(other.tokens, other.tokens[1:], strict=False)
                )
                same = acted or before.norm == modifier.norm
                if token.norm == head.norm and not same and not held and not _possessing(clause, token):
                    span = cover((before.span, token.span)) if before.kind == "word" else token.span
                    text = f"the notes say {modifier.text} {head.text} (line {fact.fact.line})"
                    yield Doubt("claim", span, text, None, (fact.id,))

    def _office_done(self, clause: Clause, fact: IndexedFact, modifier: Token, head: Token) -> Iterator[Doubt]:
        """ "I have managed the house", where the fact says deputy manager."""
        if self.parts.any(clause, "weak") or any(t.norm == modifier.norm for t in clause.tokens):
            return
        office = stems_of(content([head]))
        for at in self.parts.places(clause, "leading"):
            same = any(not w.stems.isdisjoint(office) for w in content([clause.tokens[at]]))
            if same and clause.tokens[at].norm != head.norm and by_candidate(clause, at):
                yield _beyond(clause.tokens[at], f"say {modifier.text} {head.text}", fact)

    def weighty(self, clause: Clause) -> Iterator[Doubt]:
        """ "I designed …", "I trained …": a deed of weight whose verb no fact has, in any form or synonym; and "I filed
        …", which many verbs may tell, where no qualification tells of its object either."""
        weighty, telling = (frozenset(self.parts.places(clause, part)) for part in ("weighty", "telling"))
        for at in sorted(weighty | telling):
            verb = clause.tokens[at]
            words = content([verb])
            said = any("<i" in here for here in clause.keys[:at])
            hoped = self.parts.among(clause, "modal", at - 3, at)
            passive = any("<me" in here for here in clause.keys[at + 1 : at + 2])  # "what I saw taught me"
            led_to = [t.norm for t in clause.tokens[at + 1 : at + 2]] == [
                "to"
            ]  # "whether the vote has led to a decision"
            if not words or not said or hoped or passive or led_to or not by_candidate(clause, at):
                continue
            if not self.index.untold(words) or self._of_a_kind(clause, at):
                continue
            done = content(_until_next_doing(clause, at + 1))
            # "children I have treated": the object stands before, in another clause
            if at in weighty or (done and self.index.best(done, self.index.qualifications)[1] < SAME):
                yield Doubt("claim", verb.span, f"no fact in the notes says that you {verb.text}")

    def _of_a_kind(self, clause: Clause, verb: int) -> bool:
        """Whether a qualification that shares a word with the clause tells of the same kind of deed: "trainer", where
        the clause says "taught"."""
        stems = stems_of(content(clause.tokens))
        alike = [fact for fact in self.index.qualifications if not stems.isdisjoint(fact.stems)]
        return any(
            self.parts.plays(clause, verb, kind) and self.parts.any(self.world.read(fact), kind)
            for kind in ("founding", "leading", "teaching")
            for fact in alike
        )

    def _said_of(self, verb: Token, besides: IndexedFact) -> bool:
        """Whether another fact of the candidate has the verb."""
        stems = stems_of(content([verb]))
        return any(f is not besides and not stems.isdisjoint(f.stems) for f in self.index.usable if not f.bookkeeping)


def _until_next_doing(clause: Clause, first: int) -> list[Token]:
    """What is done: to where another doing begins."""
    stops = ("<subject", "<wh", "<clause_word", "<strong_mark", "<would", "=took", "=brought", "=meant", "=made")
    end = next((i for i in range(first, len(clause.tokens)) if any(key in clause.keys[i] for key in stops)), None)
    return list(clause.tokens[first:end])


def causing(clause: Clause, deed: int) -> bool:
    """ "What I heard made me want to", "simpler than I made it sound"."""
    after = clause.keys[deed + 1] if deed + 1 < len(clause.keys) else {}
    return clause.tokens[deed].norm in ("made", "make", "makes") and ("<me" in after or "=it" in after)


def _told_besides(verb: Token, fact: Sequence[Token], weak: Token) -> bool:
    """Whether a fact has the verb before the word that says "helped", or after what was helped with."""
    stems = stems_of(content([verb]))
    helped = _stretch(fact, weak)
    return any(not w.stems.isdisjoint(stems) for w in content(t for t in fact if t not in helped and t is not weak))


def _possessing(clause: Clause, token: Token) -> bool:
    """ "A manager's chair"."""
    after = next((t for t in clause.tokens if t.start >= token.end), None)
    return after is not None and after.norm in ("'s", "’s")


def _through(clause: Clause, deed: int) -> bool:
    """ "I took the house through its inspection"."""
    after = [t.norm for t in clause.tokens[deed + 1 : deed + 1 + THROUGH]]
    return clause.tokens[deed].norm in ("took", "brought", "saw") and "through" in after


def _retold(clause: Clause, deed: int, fact: IndexedFact) -> bool:
    """Whether the fact has the deed after the same word: "the consultant wrote it"."""
    before = clause.tokens[deed - 1].norm if deed else ""
    pairs = zip(fact.tokens, fact.tokens[1:], strict=False)
    return any(one.norm == before and two.norm == clause.tokens[deed].norm for one, two in pairs)


def _beyond(token: Token, said: str, fact: IndexedFact, fix: str | None = None) -> Doubt:
    return Doubt("claim", token.span, f"the notes {said} (line {fact.fact.line})", fix, (fact.id,))


def _stretch(tokens: Sequence[Token], weak: Token) -> list[Token]:
    """What a fact says from "helped" to the next comma, stop or semicolon: all of it was only helped with."""
    at = next(i for i, token in enumerate(tokens) if token is weak)
    end = next((i for i in range(at + 1, len(tokens)) if tokens[i].text in (";", ",", ".", "(")), len(tokens))
    return list(tokens[at + 1 : end])
