"""What the notes limit: "Ariba only basics", "Level 4 begun, not finished". To claim it with no limit is too much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from aidraft.grounding.clauses import Clause, Parts, place
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.words import Word, content, stems_of
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token

_ENDS = (";", ",", ".", ":", "(", ")", "–", "—", "-", "but", "and")
"""Where a note goes on to something else."""
NEAR = 4
"""Tokens before what is claimed within which it is denied or put off."""
_BACK = ("it", "this", "that", "them", "there")
"""Words by which a limit speaks of what stands before it."""
Label = tuple[str, Fraction]


@dataclass(frozen=True, slots=True)
class _Limit:
    """What a fact says with a limit. ``before`` is what it says of the same without one, where the limit looks back: as
    in "Kavach course, no work on it"."""

    fact: IndexedFact
    said: str
    stems: frozenset[str]
    labels: frozenset[Label]
    before: frozenset[str]


@dataclass(frozen=True)
class Limits:
    """The judge of claims that leave a limit of the notes away."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause in which the candidate claims something."""
        words, labels = content(clause.tokens), _labels(clause.tokens)
        for limit in self._limits:
            claimed = [word.token for word in words if not word.stems.isdisjoint(limit.stems)]
            claimed += [token for label, token in labels.items() if label in limit.labels]
            stems = stems_of(w for w in words if w.token in claimed)
            rest = limit.before - stems - {noun for noun, _ in limit.labels}
            if claimed and self._meant(clause, claimed[0]) and all(word.stems.isdisjoint(rest) for word in words):
                text = f"the notes say {limit.said!r} (line {limit.fact.fact.line})"
                yield Doubt("claim", cover(t.span for t in claimed), text, None, (limit.fact.id,))

    def _meant(self, clause: Clause, token: Token) -> bool:
        """Whether nothing right before a word denies it or puts it off, or limits it: "I hope to learn Welsh"."""
        at = place(clause, token)
        near, about = range(max(0, at - NEAR), at), range(max(0, at - NEAR), min(at + NEAR, len(clause.tokens)))
        put_off = any("<negator" in clause.keys[i] or self.parts.plays(clause, i, "modal") for i in near)
        return not put_off and not any(self.parts.plays(clause, i, "curbing") for i in about)

    @cached_property
    def _limits(self) -> tuple[_Limit, ...]:
        """The limits of the qualifications, by words that stand nowhere else among the candidate's."""
        return tuple(limit for fact in self.index.qualifications for limit in self._of(fact))

    def _of(self, fact: IndexedFact) -> Iterator[_Limit]:
        parts = list(pieces(fact.tokens))
        limited = [self._is_limited(piece) for piece in parts]
        for at, piece in enumerate(parts):
            if not limited[at]:
                continue
            own = [w for w in content(piece) if not self.world.members([w.token], self.parts.classes["curbing"])]
            told = any(not self.world.ordinary(w.token.norm) for w in own)
            back = at > 0 and not any(limited[:at]) and (not told or any(t.norm in _BACK for t in piece))
            before = [w for p in parts[:at] for w in content(p)] if back else []
            others = [t for i, p in enumerate(parts) if not limited[i] and not back for t in p]
            elsewhere = stems_of(content(others))
            telling = [w for w in (*before, *own) if w.stems.isdisjoint(elsewhere) and self._named(w, fact)]
            near = parts[at - 1] if back else ()
            free = _labels([t for p in parts[:at] if p is not near for t in p])
            labels = frozenset(_labels([*near, *piece])) - frozenset(free)
            if telling or labels:
                stems, rest = (stems_of(words) for words in (telling, before))
                said = " ".join(t.text for t in piece)
                yield _Limit(fact, said, stems, labels, rest - self.index.common_stems)

    def _is_limited(self, piece: Sequence[Token]) -> bool:
        """ "No site work so far" denies the work; "moved without a loss" denies nothing, and "only two left" counts."""
        run = self.world.lexicon.read(piece)
        counted = {q.tokens[0] - 1 for q in quantities(piece)}
        curbs = (at for at in self.parts.places(run, "curbing") if not at or piece[at].text.islower())  # no Elementary
        return piece[0].norm == "no" or any(at not in counted for at in curbs)

    def _named(self, word: Word, fact: IndexedFact) -> bool:
        """Whether a word names what the fact is of: no other qualification has it, nor the talk unless it is a name."""
        besides = (f for f in self.index.usable if f is not fact)
        if word.token.text[:1].isupper():
            besides = (f for f in self.index.qualifications if f is not fact)
        return not self.world.ordinary(word.token.norm) and all(word.stems.isdisjoint(f.stems) for f in besides)


def pieces(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A note cut where it goes on to something else."""
    start = 0
    for at, token in enumerate((*tokens, None)):
        if token is None or token.text in _ENDS:
            if at > start:
                yield tokens[start:at]
            start = at + 1


def _labels(tokens: Sequence[Token]) -> dict[Label, Token]:
    """The "Level 4" of a text, and where it stands."""
    found = (q for q in quantities(tokens) if q.kind == "label" and q.counts)
    return {(q.counts[0], q.number): tokens[q.tokens[0]] for q in found}
