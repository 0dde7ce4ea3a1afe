"""Positions held, degrees, certificates and prizes: what a reference check asks about first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.clauses import Clause, Parts
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.inflation import SAME
from aidraft.grounding.shorthand import stands_for, written_out
from aidraft.grounding.words import Word, content, stems_of, word_list
from aidraft.grounding.world import World
from aidraft.language.words import fold
from aidraft.message import Token
from aidraft.message.tokens import tokenize

SPAN = 5
"""Words behind "certified as" that say what the certificate is for."""
NEAR = 6
"""Tokens before a certificate within which it is hoped for, or somebody's; and of a position with its grade."""
_WISHED = ("why", "next-steps", "header", "title")
"""Sections that do not say what the candidate holds: a wish to be chartered is no chartership."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The judge of what a clause says that the candidate held or holds."""

    index: FactIndex
    world: World
    parts: Parts

    def offices(self, clause: Clause) -> Iterator[Doubt]:
        """ "As superintendent at …", "I was head chef at …": a position that no qualification names, or not so high.

        The position interviewed for is an aim, unless somebody is named with whom it was held.
        """
        named = content(tokenize(self.index.named.get("role", "")))
        aim = stems_of(named)
        for at, token in enumerate(clause.tokens):
            if token.norm not in word_list("names", "positions"):
                continue
            first = next((i for i in range(at - 1, max(-1, at - 5), -1) if self.parts.plays(clause, i, "being")), None)
            if first is None or any("<possessive" in here for here in clause.keys[first:at]):
                continue
            after = clause.tokens[at + 1 : at + 3]
            past = len(after) == 2 and after[0].norm in ("at", "for", "with", "of") and after[1].text[:1].isupper()
            past = past and fold(after[1].norm) not in fold(self.index.named.get("company", "")).split()
            title = [t for t in clause.tokens[first + 1 : at + 1] if t.kind == "word" and t.norm not in ("a", "an")]
            if not past and any(not w.stems.isdisjoint(aim) for w in content([token])):
                continue
            if any(t.norm in ("and", "or") for t in title):  # "as you and the vet"
                continue
            if token.norm == "fellow" and len(after) and after[0].kind == "word" and after[0].norm != "of":
                continue  # "as a fellow curler"
            if not self._held([t.norm for t in title], token):
                said = " ".join(t.text for t in title)
                yield Doubt(
                    "claim", cover(t.span for t in title), f"no qualification in the notes says that you were {said}"
                )

    def _held(self, title: Sequence[str], head: Token) -> bool:
        """Whether a qualification has the position, with the rank the title gives it and no lower one."""
        ranks = {norm for norm in title if norm != head.norm and norm in word_list("names", "ranks")}
        stems = stems_of(content([head]))
        initials = "".join(norm[0] for norm in title if content(tokenize(norm)))
        for fact in self.index.qualifications:
            for at, token in enumerate(fact.tokens):
                if len(initials) > 1 and token.text.isupper() and token.norm == initials:  # "PM", a project manager
                    return True
                own = (token, *written_out([token]))  # "asst", an assistant
                if token.kind != "word" or stems.isdisjoint(s for w in content(own) for s in w.stems):
                    continue
                before = {_in_full(t.norm) for t in fact.tokens[max(0, at - 2) : at]}
                if before & word_list("names", "ranks") == ranks:
                    return True
        return False

    def _of_candidate(self, fact: IndexedFact) -> bool:
        """Whether a fact may say what the candidate holds: no wish, and no talk of others."""
        if fact.fact.section in _WISHED:
            return False
        talk = fact in self.index.talk
        return not talk or self.parts.any(self.world.read(fact), "self")

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Degrees, certificates and prizes that no fact says the candidate holds."""
        places = self.parts.places(clause, "credential")
        held = frozenset(key for f in self.index.usable if places and self._of_candidate(f) for key in f.keys)
        for at in places:
            token, after = clause.tokens[at], clause.tokens[at + 1 : at + 2]
            words = content([token])
            if after and after[0].norm in word_list("names", "positions"):  # "a licensed electrician"
                words = content(after)
            if self._elsewhere(clause, at) or self._proof(clause, at, held):
                continue
            counted = at > 0 and (clause.tokens[at - 1].kind == "number" or "<number_word" in clause.keys[at - 1])
            named = self._stands(clause.tokens[at - 1]) if at else False
            # "fifty degrees"; "a CPA licence", where the notes have the CPA; "certified as a scientific diver"
            if counted or named or self._borne_out(clause, at) or self._of_the_talk(clause, words):
                continue
            # "Registered Nurse", the position
            titled = any(t.norm == token.norm for t in tokenize(self.index.named.get("role", "")))
            studied = token.norm == "degree" and any(map(self._studied, self.index.qualifications))
            if words and not titled and not studied and all(word.keys.isdisjoint(held) for word in words):
                span = cover((token.span, words[0].token.span))
                yield Doubt("claim", span, f"no qualification in the notes holds this: {words[0].token.text!r}")

    def _proof(self, clause: Clause, at: int, held: frozenset[str]) -> bool:
        """Whether a certificate is that of what the notes have: "my first aid certificate", of the first aid."""
        before = content(clause.tokens[max(0, at - 3) : at])
        paper = self.parts.plays(clause, at, "permit") and not clause.tokens[at].norm.endswith("ed")
        return paper and any(not w.keys.isdisjoint(held) for w in before)

    def _elsewhere(self, clause: Clause, at: int) -> bool:
        """Whether what is held at a place is only hoped for, or somebody else's."""
        near = range(max(0, at - NEAR), at)
        if self.parts.any(clause, "reader") and any(
            clause.tokens[i].norm in word_list("names", "offered") for i in near
        ):
            return True  # "should you need my certificates"
        if any("<my" in clause.keys[i] for i in near):
            return False
        if any(self.parts.plays(clause, i, "modal") or "<possessive" in clause.keys[i] for i in near):
            return True
        return self.parts.any(clause, "reader") and not any("<i" in here for here in clause.keys[:at])

    def apposed(self, clause: Clause) -> Iterator[Doubt]:
        """ "As a sworn interpreter, I would …": a position that no qualification has, whatever is hoped for as such."""
        for at, token in enumerate(clause.tokens):
            if token.norm != "as":
                continue
            near = range(at + 2, min(at + NEAR, len(clause.tokens)))
            head = next((i for i in near if clause.tokens[i].norm in word_list("names", "positions")), None)
            if head is None:
                continue
            title = clause.tokens[at + 2 : head + 1]
            graded = any(t.norm in word_list("names", "grades") for t in title[:-1])
            ours = stems_of(content(title)) <= stems_of(content(tokenize(self.index.named.get("role", ""))))
            one = clause.tokens[at + 1].norm in ("a", "an")
            if one and graded and not ours and not self._held([t.norm for t in title], title[-1]):
                said = " ".join(t.text for t in title)
                yield Doubt("claim", cover(t.span for t in title), f"no qualification says that you are {said}")

    def _studied(self, fact: IndexedFact) -> bool:
        """Whether a fact has a degree by its letters: "BSc in Forestry"."""
        return self.parts.any(self.world.read(fact), "degree")

    def _of_the_talk(self, clause: Clause, words: Sequence[Word]) -> bool:
        """Whether a fact of the talk has the word too, and the clause rests on it: the award of a contract."""
        own = content(clause.tokens)
        return any(
            any(not w.keys.isdisjoint(fact.keys) for w in words) and self.index.score(own, fact) >= 2 * SAME
            for fact in self.index.talk
        )

    def _stands(self, token: Token) -> bool:
        """Whether a word stands in a qualification that says by itself what is held: "a CPA licence", of the CPA."""
        words = content([token])
        known = frozenset(s for fact in self.index.qualifications for s in fact.stems)
        named = token.text[:1].isupper() or any(map(str.isdigit, token.text))
        return named and any(not w.stems.isdisjoint(known) for w in words)

    def _borne_out(self, clause: Clause, at: int) -> bool:
        """Whether a qualification has what the candidate is said to be certified "as" or "in"."""
        after = clause.tokens[at + 1 : at + 2]
        what = content(clause.tokens[at + 2 : at + 2 + SPAN])
        led = bool(after) and after[0].norm in ("as", "in", "for") and self.parts.plays(clause, at, "permit")
        return led and self.index.best(what, self.index.qualifications)[1] >= SAME


def _in_full(norm: str) -> str:
    """A rank written out: "assistant" for "asst"."""
    return next(iter(stands_for(norm.rstrip("."), "short_ranks", "cut_short")), norm)
