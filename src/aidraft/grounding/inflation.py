"""More than the notes say of the candidate: led for helped, a position held, a title or certificate only wished for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.clauses import Clause, Parts, by_candidate
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.shorthand import stands_for, written_out
from aidraft.grounding.words import Word, content, word_list
from aidraft.grounding.world import World
from aidraft.language.words import fold
from aidraft.message import Token
from aidraft.message.tokens import tokenize

SAME = 2.0
"""From this weight of words in common on, a clause speaks of the same thing as a fact."""
SPAN = 5
"""Words behind "certified as" that say what the certificate is for."""
_WISHED = ("why", "next-steps", "header", "title")
"""Sections that do not say what the candidate holds: a wish to be chartered is no chartership."""


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
        told = self.world.lexicon.read(own)
        for at in self.parts.places(told, "weak"):
            if at and self.parts.plays(told, at - 1, "made"):  # "built shadow deployment"
                continue
            helped = {s for w in content(_stretch(own, own[at])) for s in w.stems}
            for deed in self.parts.places(clause, "deed"):
                token = clause.tokens[deed]
                strong = self.parts.plays(clause, deed, "strong")
                if strong and self.parts.plays(clause, deed, "made"):
                    strong = not self._said_of(token, fact)
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
        alone = [f for f in own if self.parts.any(self.world.lexicon.read(f.tokens), "sole")]
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
            for before, token in zip(clause.tokens, clause.tokens[1:], strict=False):
                held = any(
                    one.norm == before.norm and two.norm == token.norm
                    for other in self.index.qualifications
                    for one, two in zip(other.tokens, other.tokens[1:], strict=False)
                )
                if token.norm == head.norm and before.norm != modifier.norm and not held:
                    span = cover((before.span, token.span)) if before.kind == "word" else token.span
                    text = f"the notes say {modifier.text} {head.text} (line {fact.fact.line})"
                    yield Doubt("claim", span, text, None, (fact.id,))

    def offices(self, clause: Clause) -> Iterator[Doubt]:
        """ "As superintendent at …", "I was head chef at …": a position that no qualification names, or not so high.

        The position interviewed for is an aim, unless somebody is named with whom it was held.
        """
        named = content(tokenize(self.index.named.get("role", "")))
        aim = frozenset(s for w in named for s in w.stems)
        for at, token in enumerate(clause.tokens):
            if token.norm not in word_list("names", "positions"):
                continue
            first = next((i for i in range(at - 1, max(-1, at - 5), -1) if self.parts.plays(clause, i, "being")), None)
            if first is None or any("<possessive" in here for here in clause.keys[first:at]):
                continue
            after = clause.tokens[at + 1 : at + 3]
            past = len(after) == 2 and after[0].norm in ("at", "for", "with", "of") and after[1].text[:1].isupper()
            past = past and fold(after[1].norm) not in fold(self.index.named.get("company", "")).split()
            title = [t for t in clause.tokens[first + 1 : at + 1] if t.kind == "word"]
            if not past and any(not w.stems.isdisjoint(aim) for w in content([token])):
                continue
            if not self._held([t.norm for t in title], token):
                said = " ".join(t.text for t in title)
                yield Doubt(
                    "claim", cover(t.span for t in title), f"no qualification in the notes says that you were {said}"
                )

    def _held(self, title: Sequence[str], head: Token) -> bool:
        """Whether a qualification has the position, with the rank the title gives it and no lower one."""
        ranks = {norm for norm in title if norm != head.norm and norm in word_list("names", "ranks")}
        stems = frozenset(s for w in content([head]) for s in w.stems)
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

    def weighty(self, clause: Clause) -> Iterator[Doubt]:
        """ "I designed …", "I trained …": a deed of weight whose verb no fact has, in any form or synonym; and "I filed
        …", which many verbs may tell, where no qualification tells of its object either."""
        weighty, telling = (frozenset(self.parts.places(clause, part)) for part in ("weighty", "telling"))
        for at in sorted(weighty | telling):
            verb = clause.tokens[at]
            words = content([verb])
            said = any("<i" in here for here in clause.keys[:at])
            hoped = any(self.parts.plays(clause, i, "modal") for i in range(max(0, at - 3), at))
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
        stems = frozenset(s for word in content(clause.tokens) for s in word.stems)
        alike = [fact for fact in self.index.qualifications if not stems.isdisjoint(fact.stems)]
        return any(
            self.parts.plays(clause, verb, kind) and self.parts.any(self.world.lexicon.read(fact.tokens), kind)
            for kind in ("founding", "leading", "teaching")
            for fact in alike
        )

    def _of_candidate(self, fact: IndexedFact) -> bool:
        """Whether a fact may say what the candidate holds: no wish, and no talk of others."""
        if fact.fact.section in _WISHED:
            return False
        talk = fact in self.index.talk
        return not talk or self.parts.any(self.world.lexicon.read(fact.tokens), "self")

    def credentials(self, clause: Clause) -> Iterator[Doubt]:
        """Degrees, certificates and prizes that no fact says the candidate holds."""
        places = self.parts.places(clause, "credential")
        held = frozenset(key for f in self.index.usable if places and self._of_candidate(f) for key in f.keys)
        for at in places:
            token, after = clause.tokens[at], clause.tokens[at + 1 : at + 2]
            words = content([token])
            if after and after[0].norm in word_list("names", "positions"):  # "a licensed electrician"
                words = content(after)
            counted = at > 0 and (clause.tokens[at - 1].kind == "number" or "<number_word" in clause.keys[at - 1])
            named = self._stands(clause.tokens[at - 1]) if at else False
            # "fifty degrees"; "a CPA licence", where the notes have the CPA; "certified as a scientific diver"
            if counted or named or self._borne_out(clause, at) or self._of_the_talk(clause, words):
                continue
            # "Registered Nurse", the position
            titled = any(t.norm == token.norm for t in tokenize(self.index.named.get("role", "")))
            if words and not titled and all(word.keys.isdisjoint(held) for word in words):
                span = cover((token.span, words[0].token.span))
                yield Doubt("claim", span, f"no qualification in the notes holds this: {words[0].token.text!r}")

    def _of_the_talk(self, clause: Clause, words: Sequence[Word]) -> bool:
        """Whether a fact of the talk has the word too, and the clause rests on it: the award of a contract."""
        own = content(clause.tokens)
        return any(
            any(not w.keys.isdisjoint(fact.keys) for w in words) and self.index.score(own, fact) >= 2 * SAME
            for fact in self.index.talk
        )

    def _stands(self, token: Token) -> bool:
        """Whether a word that is no everyday one stands in a qualification."""
        words = content([token])
        known = frozenset(s for fact in self.index.qualifications for s in fact.stems)
        return any(not w.stems.isdisjoint(known) for w in words) and not self.world.ordinary(token.norm)

    def _borne_out(self, clause: Clause, at: int) -> bool:
        """Whether a qualification has what the candidate is said to be certified "as" or "in"."""
        after = clause.tokens[at + 1 : at + 2]
        what = content(clause.tokens[at + 2 : at + 2 + SPAN])
        led = bool(after) and after[0].norm in ("as", "in", "for")
        return led and self.index.best(what, self.index.qualifications)[1] >= SAME

    def _said_of(self, verb: Token, besides: IndexedFact) -> bool:
        """Whether another fact of the candidate has the verb."""
        stems = frozenset(s for w in content([verb]) for s in w.stems)
        return any(f is not besides and not stems.isdisjoint(f.stems) for f in self.index.usable if not f.bookkeeping)


def _until_next_doing(clause: Clause, first: int) -> list[Token]:
    """What is done: to where another doing begins."""
    stops = ("<subject", "<wh", "<clause_word", "<strong_mark", "<would", "=took", "=brought", "=meant", "=made")
    end = next((i for i in range(first, len(clause.tokens)) if any(key in clause.keys[i] for key in stops)), None)
    return list(clause.tokens[first:end])


def _in_full(norm: str) -> str:
    """A rank written out: "assistant" for "asst"."""
    return next(iter(stands_for(norm.rstrip("."), "short_ranks", "cut_short")), norm)


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
