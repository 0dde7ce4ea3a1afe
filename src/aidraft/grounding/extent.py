"""How far a claim reaches: a field known inside out, a charge held, all of what the notes count only in part.

Each word of "every one of my apprentices now owns a bakery" may stand in the notes; that it is every one does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from aidraft.grounding.attribution import places
from aidraft.grounding.clauses import Clause, Parts, place, possessed
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex
from aidraft.grounding.words import content, word_list
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token

REACH = 6
"""Tokens behind the word that claims a field, or all of something, within which stands of what."""
SUBJECT = 4
"""Tokens before it within which stands "I"."""
NOUN = 4
"""Tokens behind "my time in" that say in what."""
_LED = ("in", "on", "at", "with", "of")
_ENDS = ("<subject", "<wh", "<clause_word", "<strong_mark", "<hanging_word", "<modal")
"""Where another doing begins."""


@dataclass(frozen=True)
class Extent:
    """The judge of how much a clause claims."""

    index: FactIndex
    world: World
    parts: Parts
    own: frozenset[str]
    """The words of what the notes tell of the candidate."""

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause of a sentence in which the candidate speaks."""
        yield from self._field(clause, "mastery", "no fact of yours tells of this")
        yield from self._field(clause, "charge", "no fact says that this was yours to run")
        yield from self._earlier(clause)
        yield from self._all(clause)
        yield from self._nothing_there(clause)

    def _field(self, clause: Clause, part: str, message: str) -> Iterator[Doubt]:
        """ "I am well used to …", "I was in charge of …": of something that is in no fact of the candidate."""
        for at in self.parts.places(clause, part):
            before = clause.keys[max(0, at - SUBJECT) : at]
            if not any("<i" in here for here in before) or self.parts.among(clause, "modal", at - SUBJECT, at):
                continue
            first = self.parts.end(clause, at, part)
            what = [w for w in content(_stretch(clause, first)) if not possessed(clause, w.token)]
            named = any(not self.world.ordinary(w.token.norm) for w in what)  # not "used to changing gears"
            if named and all(w.keys.isdisjoint(self.own) for w in what):
                yield Doubt("claim", cover((clause.tokens[at].span, what[-1].token.span)), message)

    def _earlier(self, clause: Clause) -> Iterator[Doubt]:
        """ "My time on a neonatal unit", "an earlier spell in auto lending": a past of which no fact tells."""
        for at in self.parts.places(clause, "past_life"):
            before = clause.keys[max(0, at - SUBJECT) : at]
            mine = any("<my" in here for here in before) or any("<bygone" in here for here in before)
            led = clause.tokens[at + 1 : at + 2]
            if not mine or not led or led[0].norm not in _LED or self.parts.any(clause, "reader"):
                continue
            if self.parts.among(clause, "modal", 0, at):
                continue
            what = content(_stretch(clause, at + 2)[:NOUN])
            new = [w for w in what if w.keys.isdisjoint(self.own) and not self.world.ordinary(w.token.norm)]
            # "my years in the profession"
            if new and what[0].token.norm not in word_list("names", "careers"):
                span = (clause.tokens[at].start, new[-1].token.end)
                yield Doubt("claim", span, "no fact of yours tells of this")

    def _all(self, clause: Clause) -> Iterator[Doubt]:
        """ "Every one of my apprentices": where a qualification counts them, and says nothing of all."""
        for at in self.parts.places(clause, "universal"):
            after = _stretch(clause, at + 1)
            mine = any({"<my", "<we"} & here.keys() for here in clause.keys[at + 1 : at + 4])
            if not mine or quantities(after[:4]):  # "all six of my apprentices"
                continue
            for word in (w for w in content(after[:4]) if "<time_span" not in clause.keys[place(clause, w.token)]):
                counting = [
                    fact
                    for fact in self.index.qualifications
                    if any(q.number > 1 and not word.stems.isdisjoint(q.counts) for q in fact.quantities)
                ]
                if counting and not any(self.parts.any(self.world.read(fact), "universal") for fact in counting):
                    fact = counting[0].fact
                    text = f"the notes count them and do not speak of all (line {fact.line})"
                    yield Doubt(
                        "claim", cover((clause.tokens[at].span, word.token.span)), text, None, (counting[0].id,)
                    )
                    break

    def _nothing_there(self, clause: Clause) -> Iterator[Doubt]:
        """A deed at a former place of which no fact of the candidate has a word."""
        deeds = [at for part in ("deed", "telling", "act") for at in self.parts.places(clause, part)]
        if not any("<i" in here for here in clause.keys) or not deeds:
            return
        here = places(clause.tokens)
        if not any(t.norm in self._former for t in here) or self.parts.any(clause, "modal"):
            return
        what = [
            w for w in content(clause.tokens[min(deeds) :]) if w.token not in here and not possessed(clause, w.token)
        ]
        no_things = ("act", "courteous")  # "the list I used at Pinder Creek is attached, as promised"
        things = [
            w for w in what if not any(self.parts.plays(clause, clause.tokens.index(w.token), p) for p in no_things)
        ]
        if things and not quantities(clause.tokens) and all(w.keys.isdisjoint(self.own) for w in what):
            yield Doubt("claim", cover(w.token.span for w in what), "no qualification tells of this there")

    @cached_property
    def _former(self) -> frozenset[str]:
        """Capitalised words of the qualifications: places, and what else has a name."""
        return frozenset(t.norm for fact in self.index.qualifications for t in places(fact.tokens))


def _stretch(clause: Clause, first: int) -> Sequence[Token]:
    """From a place to where another doing begins."""
    last = min(first + REACH, len(clause.tokens))
    end = next((at for at in range(first, last) if any(key in clause.keys[at] for key in _ENDS)), last)
    return clause.tokens[first:end]
