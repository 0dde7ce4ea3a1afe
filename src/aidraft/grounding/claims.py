"""What a letter claims of the candidate, and what it says happened in the interview, against the notes.

A clause is a claim when it speaks in the first person of something done, held or known; an event when it says what the
reader said, did or has. Courtesy is neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.words import Word, content, word_list
from aidraft.grounding.world import World
from aidraft.guardrails.classes import Run
from aidraft.message import Token
from aidraft.message.tokens import tokenize

Clause = Run
SAME = 2.0
"""From this weight of words in common on, a clause speaks of the same thing as a fact."""
_WISHED = ("why", "next-steps", "header", "title")
"""Sections that do not say what the candidate holds: a wish to be chartered is no chartership."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The judge of clauses. ``classes`` maps a role in a claim to the names of word classes (grounding.yaml)."""

    index: FactIndex
    world: World
    classes: Mapping[str, Sequence[str]]

    @property
    def _heads(self) -> frozenset[str]:
        """What positions are called, but for the one interviewed for: to be that is the aim, not a claim."""
        aim = {t.norm for t in tokenize(self.index.named.get("role", ""))}
        return word_list("names", "positions") - aim

    def doubts(self, clauses: Sequence[Clause]) -> Iterator[Doubt]:
        """Doubts about the clauses of one sentence."""
        own = any(self._any(clause, "self") for clause in clauses)
        before: tuple[Word, ...] = ()
        for clause in clauses:
            odd = self.world.unlicensed(clause.tokens, self.index)
            if self.claims(clause, own):
                yield from self._claim(clause, odd, before)
            elif odd:
                yield _doubt("event", odd, "the notes do not record this", weak=not self._tells(clause, odd))
            yield from self._verdicts(clause)
            if own:
                yield from self._offices(clause)
            before = content(clause.tokens)

    def claims(self, clause: Clause, own: bool) -> bool:
        """Whether the candidate says to have done, held or known something here. `own` when the sentence has an "I":
        then a clause without a subject ("with six years at …", "as a … with …") speaks of the candidate too."""
        if self._wish(clause):
            return False
        if any(_by_candidate(clause, at) for at in self._places(clause, "act")) and self._any(clause, "self"):
            return True
        stands = self._any(clause, "standing") or any(
            self._counted(clause, at) for at in self._places(clause, "tenure")
        )
        return stands and (self._any(clause, "self") or (own and not self._any(clause, "others")))

    def _counted(self, clause: Clause, at: int) -> bool:
        """Whether a number stands before a span of time: "six years at …"."""
        return any(
            "<number_word" in clause.keys[i] or clause.tokens[i].kind == "number" for i in range(max(0, at - 2), at)
        )

    def claiming(self, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence as a whole speaks of the candidate's past or abilities."""
        own = any(self._any(clause, "self") for clause in clauses)
        return any(self.claims(clause, own) for clause in clauses)

    def _tells(self, clause: Clause, odd: Sequence[Word]) -> bool:
        """Whether odd words name a thing that was said or shown in the interview, or that the reader has."""
        things = [word for word in odd if _names_thing(clause, word.token)]
        if self._any(clause, "event") and self._any(clause, "others"):
            return bool(things)
        return any(_possessed(clause, word.token) for word in things)

    def _any(self, clause: Clause, role: str) -> bool:
        return any(f"<{name}" in clause.present for name in self.classes[role])

    def _wish(self, clause: Clause) -> bool:
        """A modal or "to" before the verb: a hope, not a deed."""
        first = next((at for role in ("act", "standing", "tenure") for at in self._places(clause, role)), 0)
        return any(f"<{name}" in clause.keys[at] for at in range(first) for name in self.classes["modal"])

    def _claim(self, clause: Clause, odd: Sequence[Word], before: tuple[Word, ...]) -> Iterator[Doubt]:
        told = [word for word in odd if self._nearer(clause, word.token, "reader", "self")]
        if told:
            yield _doubt("event", told, "the notes do not record this", weak=not self._tells(clause, told))
        if mine := [word for word in odd if word not in told]:
            weak = not any(_names_thing(clause, word.token) for word in mine)
            yield _doubt("claim", mine, "no qualification in the notes says this", weak=weak)
        yield from self._credentials(clause)
        words = content(clause.tokens)
        # "…, which I directed": what stands before is the object
        fact = self._meant((*before, *words) if self._any(clause, "relative") else words)
        if fact is None:
            if not odd and self._boasts(clause) and self.index.best((*before, *words), self.index.usable)[1] < SAME:
                yield Doubt(
                    "claim", cover(t.span for t in clause.tokens), "no qualification in the notes bears this out"
                )
            return
        yield from self._inflated(clause, fact)
        yield from self._promoted(clause, fact)

    def _boasts(self, clause: Clause) -> bool:
        """Whether the candidate claims an achievement, in the past and as the subject."""
        return any(
            _by_candidate(clause, at) and clause.tokens[at].norm.endswith(_PAST) for at in self._places(clause, "feat")
        )

    def _meant(self, words: Sequence[Word]) -> IndexedFact | None:
        """The fact that a claim of these words rests on: a qualification before anything else."""
        others = [f for f in self.index.usable if not f.bookkeeping]
        for facts in (self.index.qualifications, others):
            fact, score = self.index.best(words, facts)
            if score >= SAME:
                return fact
        return None

    def _nearer(self, clause: Clause, token: Token, one: str, other: str) -> bool:
        """Whether a token stands nearer to a word of one role than to any of the other."""
        at = next(i for i, t in enumerate(clause.tokens) if t is token)

        def distance(role: str) -> int:
            return min((abs(i - at) for i in self._places(clause, role)), default=len(clause.tokens))

        return distance(one) < distance(other)

    def _verdicts(self, clause: Clause) -> Iterator[Doubt]:
        """ "You said that my chances were good": what the reader is said to have said of the candidate."""
        words = content(clause.tokens)
        for at in self._places(clause, "saying"):
            after = [
                i
                for i in range(at + 1, min(at + 4, len(clause.tokens)))
                if "<i" in clause.keys[i] or "<my" in clause.keys[i]
            ]
            if at and "<you" in clause.keys[at - 1] and after and self.index.best(words, self.index.usable)[1] < SAME:
                span = cover((clause.tokens[at - 1].span, clause.tokens[-1].span))
                yield Doubt("event", span, "the notes do not record that this was said of you")

    def _offices(self, clause: Clause) -> Iterator[Doubt]:
        """ "As superintendent at …": a position held that no qualification names."""
        held = frozenset(s for f in self.index.qualifications for s in f.stems)
        aim = frozenset(s for w in content(tokenize(self.index.named.get("role", ""))) for s in w.stems)
        for at, token in enumerate(clause.tokens):
            led = [t.norm for t in clause.tokens[max(0, at - 4) : at]]
            if "as" not in led or token.norm not in word_list("names", "positions"):
                continue
            between = clause.tokens[at - led[::-1].index("as") : at]
            words = content([token])
            if all(
                t.kind == "word" and "<possessive" not in clause.keys[i]
                for i, t in enumerate(between, at - len(between))
            ) and all(w.stems.isdisjoint(held) and w.stems.isdisjoint(aim) for w in words):
                yield Doubt("claim", token.span, f"no qualification in the notes says that you were {token.text}")

    def _credentials(self, clause: Clause) -> Iterator[Doubt]:
        held = frozenset(key for f in self.index.usable if f.fact.section not in _WISHED for key in f.keys)
        for at in self._places(clause, "credential"):
            words = content([clause.tokens[at]])
            if words and all(word.keys.isdisjoint(held) for word in words):
                yield _doubt("claim", words, "no qualification in the notes holds this")

    def _inflated(self, clause: Clause, fact: IndexedFact) -> Iterator[Doubt]:
        """ "Led" where the fact says "helped", "curated" where it says "co-curated", "alone" where it does not."""
        own = list(fact.tokens)
        joint = {t.norm.removeprefix("co-") for t in own if t.norm.startswith("co-")}
        run = self.world.lexicon.read(own)
        if self._any(clause, "self") and not self._any(clause, "weak"):
            for at in self._places(run, "weak"):
                helped = {s for w in content(_stretch(own, own[at])) for s in w.stems}
                for deed in self._places(clause, "deed"):
                    token = clause.tokens[deed]
                    strong = any(f"<{name}" in clause.keys[deed] for name in self.classes["strong"])
                    made = any(f"<{name}" in clause.keys[deed] for name in self.classes["made"])
                    strong = strong and not (made and self._said_of(token, fact))
                    same = any(not w.stems.isdisjoint(helped) for w in content([token]))
                    if (strong or same) and _by_candidate(clause, deed):
                        yield Doubt(
                            "claim",
                            token.span,
                            f"the notes say only {own[at].text!r} (line {fact.fact.line})",
                            None,
                            (fact.id,),
                        )
        for token in clause.tokens:
            if token.norm in joint and not self._any(clause, "weak") and not self._any(clause, "joint"):
                yield Doubt(
                    "claim",
                    token.span,
                    f"the notes say co-{token.norm} (line {fact.fact.line})",
                    f"co-{token.text}",
                    (fact.id,),
                )
        words = content(clause.tokens)
        alone = [f for f in self.index.qualifications if self._any(self.world.lexicon.read(f.tokens), "sole")]
        for at in self._places(clause, "sole"):
            if not any(self.index.score(words, told) >= SAME for told in alone):
                token = clause.tokens[at]
                yield Doubt(
                    "claim",
                    token.span,
                    f"the notes do not say {token.text!r} (line {fact.fact.line})",
                    None,
                    (fact.id,),
                )

    def _said_of(self, verb: Token, besides: IndexedFact) -> bool:
        """Whether another fact of the candidate has the verb."""
        stems = frozenset(s for w in content([verb]) for s in w.stems)
        return any(f is not besides and not stems.isdisjoint(f.stems) for f in self.index.usable if not f.bookkeeping)

    def _places(self, run: Run, role: str) -> list[int]:
        """Where words of a role begin."""
        return [at for at, here in enumerate(run.keys) if any(f"<{name}" in here for name in self.classes[role])]

    def _promoted(self, clause: Clause, fact: IndexedFact) -> Iterator[Doubt]:
        """A position without the "deputy" or "junior" that the fact puts before it."""
        for modifier, head in zip(fact.tokens, fact.tokens[1:], strict=False):
            if not self.world.members([modifier], self.classes["junior"]) or head.norm not in self._heads:
                continue
            for before, token in zip(clause.tokens, clause.tokens[1:], strict=False):
                if token.norm == head.norm and before.norm != modifier.norm:
                    span = cover((before.span, token.span)) if before.kind == "word" else token.span
                    yield Doubt(
                        "claim",
                        span,
                        f"the notes say {modifier.text} {head.text} (line {fact.fact.line})",
                        None,
                        (fact.id,),
                    )


def _doubt(rule: str, words: Sequence[Word], message: str, weak: bool = False) -> Doubt:
    tokens: dict[int, Token] = {word.token.start: word.token for word in words}
    said = ", ".join(repr(token.text) for token in tokens.values())
    return Doubt(rule, cover(t.span for t in tokens.values()), f"{message}: {said}", weak=weak)


_PAST = ("ed", "led", "won", "ran", "cut", "built", "wrote", "grew", "brought", "made", "rose")
"""How achievements in the past end, regular or not."""
_VERBAL = ("ing", "ed", "ly", "ous", "ful", "less", "ive", "ic", "ish", "able", "ible")
"""Endings of words that say how or what happened, and seldom name a thing."""


def _names_thing(clause: Clause, token: Token) -> bool:
    """Whether an odd word stands where a noun does: an invention is a thing, an odd verb or adjective mostly style."""
    at = _place(clause, token)
    if token.text[:1].isupper() or any(map(str.isdigit, token.text)):
        return True
    before = clause.keys[at - 1] if at else {}
    after = clause.tokens[at + 1] if at + 1 < len(clause.tokens) else None
    led = any(key in before for key in ("<article", "<possessive", "<preposition", "<coordinator")) or (
        at > 0 and clause.tokens[at - 1].kind in ("number", "mark")
    )
    ends = (
        after is None
        or after.kind != "word"
        or any(key in clause.keys[at + 1] for key in ("<preposition", "<coordinator", "<be", "<subject", "<have"))
    )
    return (led or ends) and "=to" not in before and not token.norm.endswith(_VERBAL)


def _possessed(clause: Clause, token: Token) -> bool:
    """Whether "your" stands before a word, with at most two between."""
    at = _place(clause, token)
    return any("<your" in clause.keys[i] for i in range(max(0, at - 3), at))


def _place(clause: Clause, token: Token) -> int:
    return next(i for i, t in enumerate(clause.tokens) if t is token)


def _by_candidate(clause: Clause, at: int) -> bool:
    """Whether "I" is the subject of the verb at a place: the nearest subject before it, and the verb no passive."""
    if clause.tokens[at].norm.endswith("ing") or (at and "<be" in clause.keys[at - 1]):
        return False
    subject = next((i for i in range(at - 1, -1, -1) if "<subject" in clause.keys[i]), None)
    return subject is None or "<i" in clause.keys[subject]


def _stretch(tokens: Sequence[Token], weak: Token) -> list[Token]:
    """What a fact says from "helped" to the next comma, stop or semicolon: all of it was only helped with."""
    at = next(i for i, token in enumerate(tokens) if token is weak)
    end = next((i for i in range(at + 1, len(tokens)) if tokens[i].text in (";", ",", ".", "(")), len(tokens))
    return list(tokens[at + 1 : end])
