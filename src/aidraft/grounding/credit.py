"""Whose part was whose: "consultant wrote it, I did the dosing tables" leaves the writing to the consultant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, past
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.limits import pieces
from aidraft.grounding.words import Word, content, word_list
from aidraft.grounding.world import World
from aidraft.message import Token


@dataclass(frozen=True, slots=True)
class _Credit:
    """A deed that a fact gives to somebody else. ``stems`` are what was done, ``mine`` what the fact gives to "I"."""

    fact: IndexedFact
    who: str
    stems: frozenset[str]
    mine: frozenset[str]


@dataclass(frozen=True)
class Credits:
    """The judge of deeds that the notes give to somebody else."""

    index: FactIndex
    world: World
    parts: Parts
    attribution: Attribution

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause in which the candidate tells of deeds."""
        if not self._credits or self.parts.any(clause, "weak") or self.parts.any(clause, "joint"):
            return
        deeds = sorted(set(self.attribution.deeds(clause)))
        for verb, following in zip(deeds, [*deeds[1:], len(clause.tokens)], strict=False):
            token = clause.tokens[verb]
            if not (self.parts.plays(clause, verb, "doing") or self.parts.plays(clause, verb, "teaching")):
                continue
            words = content(self.attribution.done(clause, verb)[1:])
            words = [w for w in words if clause.tokens[verb].start < w.token.start < clause.tokens[following - 1].end]
            best, _ = self.index.best(words, self.index.qualifications)
            done, own = _stems(words), _stems(content([token]))
            for credit in self._credits:
                if credit.fact is best and done & credit.stems and not (done | own) & credit.mine:
                    text = f"the notes give this to {credit.who} (line {credit.fact.fact.line})"
                    yield Doubt("claim", token.span, text, None, (credit.fact.id,))

    @cached_property
    def _credits(self) -> tuple[_Credit, ...]:
        return tuple(credit for fact in self.index.qualifications for credit in self._of(fact))

    def _of(self, fact: IndexedFact) -> Iterator[_Credit]:
        parts = list(pieces(fact.tokens))
        others = [self._doing(piece) for piece in parts]
        mine = [t for piece, at in zip(parts, others, strict=True) if at is None for t in piece if self._owned(piece)]
        for number, (piece, at) in enumerate(zip(parts, others, strict=True)):
            if at is None:
                continue
            what = list(piece[at + 1 :])
            if not content(what):  # "(Dee ran it)": what stands before
                what = [t for before in parts[:number] for t in before]
            stems = _stems(content(what)) - self.index.common_stems
            own = _stems(content(mine)) - stems
            yield _Credit(fact, " ".join(t.text for t in piece[:at]), stems, own)

    def _doing(self, piece: Sequence[Token]) -> int | None:
        """Where somebody else does something: a verb of the past behind a person."""
        run = self.world.lexicon.read(piece)
        for at in range(1, min(5, len(piece))):
            before = piece[:at]
            if any("<i" in here or "<my" in here or "<we" in here for here in run.keys[:at]):
                return None
            if self._person(before) and past(piece[at]) and not piece[at].norm.endswith(("ing", "s")):
                if self.parts.plays(run, at, "doing") or piece[at].norm in ("did", "closed"):
                    return at
        return None

    def _person(self, tokens: Sequence[Token]) -> bool:
        last = tokens[-1]
        return last.norm in word_list("names", "positions") or (len(tokens) == 1 and last.text.istitle())

    def _owned(self, piece: Sequence[Token]) -> bool:
        return any("<i" in here or "<my" in here for here in self.world.lexicon.read(piece).keys)


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(s for w in words for s in w.stems)
