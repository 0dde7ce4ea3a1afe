"""Whose part was whose: "consultant wrote it, I did the dosing tables" leaves the writing to the consultant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, denied, past
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.inflation import SAME
from aidraft.grounding.limits import pieces
from aidraft.grounding.words import content, stems_of, word_list
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token

NEAR = 4
"""Tokens between a denial and what it denies."""


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
        yield from self._not_done(clause)
        yield from self._owned_up(clause)
        if not self._credits or self.parts.any(clause, "weak") or self.parts.any(clause, "joint"):
            return
        deeds = sorted(set(self.attribution.deeds(clause)))
        for verb, following in zip(deeds, [*deeds[1:], len(clause.tokens)], strict=False):
            token = clause.tokens[verb]
            if not (self.parts.plays(clause, verb, "doing") or self.parts.plays(clause, verb, "teaching")):
                continue
            told = content(self.attribution.done(clause, verb)[1:])
            words = [w for w in told if clause.tokens[verb].start < w.token.start < clause.tokens[following - 1].end]
            best, _ = self.index.best(words, self.index.qualifications)
            done, own = stems_of(words), stems_of(content([token]))
            for credit in self._credits:
                if credit.fact is best and done & credit.stems and not (done | own) & credit.mine:
                    text = f"the notes give this to {credit.who} (line {credit.fact.fact.line})"
                    yield Doubt("claim", token.span, text, None, (credit.fact.id,))

    def _not_done(self, clause: Clause) -> Iterator[Doubt]:
        """ "I designed the rig", where the fact says: "maintain the rig but did not design it"."""
        for verb in self.attribution.deeds(clause) if self._denied else ():
            own = stems_of(content([clause.tokens[verb]]))
            if denied(clause, verb - NEAR, verb):
                continue
            done = content(self.attribution.done(clause, verb)[1:])
            fact, _ = self.index.best(done, self.index.qualifications)
            for denying, stems, said in self._denied:
                if denying is fact and own & stems:
                    text = f"the notes say {said!r} (line {fact.fact.line})"
                    yield Doubt("claim", clause.tokens[verb].span, text, None, (fact.id,))

    @cached_property
    def _denied(self) -> tuple[tuple[IndexedFact, frozenset[str], str], ...]:
        """The verb behind a denial in a qualification, with the words of the denial."""
        found = []
        for fact in self.index.qualifications:
            run = self.world.read(fact)
            for at in (at for at, here in enumerate(run.keys) if "<negator" in here and "=no" not in here):
                after = content(fact.tokens[at + 1 : at + 1 + NEAR])
                if after:
                    said = " ".join(t.text for t in fact.tokens[at : at + 1 + NEAR])
                    found.append((fact, after[0].stems, said))
        return tuple(found)

    def _owned_up(self, clause: Clause) -> Iterator[Doubt]:
        """ "The library is my doing", where the fact gives a part of it, or has others at it too."""
        for at in self.parts.places(clause, "owned"):
            if self.parts.any(clause, "modal") or self.parts.any(clause, "weak"):
                continue
            if denied(clause, 0, at) or quantities(clause.tokens[:at]):
                continue  # "no code is mine", "two of the nine were mine"
            fact, score = self.index.best(content(clause.tokens[:at]), self.index.qualifications)
            run = self.world.read(fact) if fact else None
            if fact is None or run is None or score < SAME:
                continue
            mine = [t for piece in pieces(fact.tokens) if self._owned(piece) for t in piece]
            partly = any(self.parts.any(run, part) for part in ("weak", "joint", "curbing"))
            given = partly or any(credit.fact is fact for credit in self._credits)
            if given and not stems_of(content(clause.tokens[:at])) & stems_of(content(mine)):
                text = f"the notes give you a part of it only (line {fact.fact.line})"
                yield Doubt("claim", clause.tokens[at].span, text, None, (fact.id,))

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
            stems = stems_of(content(what)) - self.index.common_stems
            own = stems_of(content(mine)) - stems
            yield _Credit(fact, " ".join(t.text for t in piece[:at]), stems, own)

    def _doing(self, piece: Sequence[Token]) -> int | None:
        """Where somebody else does something: a verb of the past behind a person."""
        run = self.world.lexicon.read(piece)
        for at in range(1, min(5, len(piece))):
            before = piece[:at]
            if any("<i" in here or "<my" in here or "<we" in here for here in run.keys[:at]):
                return None
            deed = past(piece[at]) and not piece[at].norm.endswith(("ing", "s"))
            told = self.parts.plays(run, at, "doing") or piece[at].norm in ("did", "closed")
            if deed and told and self._person(before):
                return at
        return None

    def _person(self, tokens: Sequence[Token]) -> bool:
        last = tokens[-1]
        return last.norm in word_list("names", "positions") or (len(tokens) == 1 and last.text.istitle())

    def _owned(self, piece: Sequence[Token]) -> bool:
        run = self.world.lexicon.read(piece)
        return self.parts.any(run, "sole") or any("<i" in here or "<my" in here for here in run.keys)
