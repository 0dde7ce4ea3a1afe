"""What a clause may claim of the candidate by words that no fact of the candidate's has: doubts for a person.

Innocent letters tell the notes in words of their own, so none of these stops a letter; but one who reads it beside the
notes would look twice at "my trial", "the cases I won", "six years of lecturing".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.attribution import Attribution
from aidraft.grounding.clauses import Clause, Parts, past, phrase
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.words import content, word_list
from aidraft.grounding.world import World
from aidraft.language.numbers import quantities
from aidraft.message import Token

NOUN = 6
"""Tokens before "I" that may be a thing with what describes it."""
_SPENT = ("in", "of", "as", "with", "on", "at")
_NO_NOUN = ("<preposition", "<wh", "<clause_word", "<coordinator", "<be", "<have")
_OTHER = ("letter", "meeting", "saying", "contact", "courteous", "event")
"""Parts of the verbs that tell of no work."""


@dataclass(frozen=True, slots=True)
class Unproven:
    """The judge of what is told by words that are nobody's."""

    world: World
    parts: Parts
    attribution: Attribution

    def doubts(self, clause: Clause) -> Iterator[Doubt]:
        """Doubts about a clause of a sentence in which the candidate speaks."""
        for tokens in (
            *self._owned(clause),
            *self._done(clause),
            *self._spent(clause),
            *self._held(clause),
            *self._foremost(clause),
        ):
            said = " ".join(token.text for token in tokens)
            text = f"is this in your notes? Nothing that they tell of you has {said!r}"
            yield Doubt("claim", (tokens[0].start, tokens[-1].end), text, weak=True)

    def _owned(self, clause: Clause) -> Iterator[Sequence[Token]]:
        """ "My randomised trial", "my own wasps"."""
        for at, token in enumerate(clause.tokens):
            owned = phrase(clause, at + 1) if token.norm == "my" else []
            if self._new(owned):
                yield owned

    def _done(self, clause: Clause) -> Iterator[Sequence[Token]]:
        """ "I lectured", "I rewrote the library", "the cases I won"."""
        if self.parts.any(clause, "modal"):
            return
        for verb in self.attribution.deeds(clause):
            token = clause.tokens[verb]
            if not past(token) or any(self.parts.plays(clause, verb, part) for part in _OTHER):
                continue
            done = list(self.attribution.done(clause, verb))
            things = [w.token for w in content(done[1:]) if w.keys.isdisjoint(self.attribution.own_keys)]
            if self._new([token]) or self._new(done[1:]) or (things and self._new([token], everyday=True)):
                yield done
            elif thing := self._before(clause, verb):
                yield [*thing, token]

    def _before(self, clause: Clause, verb: int) -> Sequence[Token]:
        """The thing that "I" is said to have done something to, where it stands before: "the cases I won"."""
        i = max((at for at in range(verb) if "<i" in clause.keys[at]), default=0)
        first = i
        while (
            first > 0
            and i - first < NOUN
            and clause.tokens[first - 1].kind in ("word", "number")
            and not any(key in clause.keys[first - 1] for key in _NO_NOUN)
        ):
            first -= 1
        thing = clause.tokens[first:i]
        return thing if self._new(thing) else ()

    def _spent(self, clause: Clause) -> Iterator[Sequence[Token]]:
        """ "Six years of lecturing", "two seasons in viticulture"."""
        for at in self.parts.places(clause, "tenure"):
            if at + 2 < len(clause.tokens) and clause.tokens[at + 1].norm in _SPENT:
                spent = phrase(clause, at + 2)
                if self._new(spent, everyday=True):
                    yield [clause.tokens[at], *spent]

    def _held(self, clause: Clause) -> Iterator[Sequence[Token]]:
        """ "As a partner of the firm"."""
        for at, token in enumerate(clause.tokens):
            held = phrase(clause, at + 1) if token.norm == "as" and self.parts.any(clause, "self") else []
            head = next((n for n, t in enumerate(held) if t.norm in word_list("names", "positions")), None)
            if head is not None and self._new(held[: head + 1], everyday=True):
                yield held[: head + 1]

    def _foremost(self, clause: Clause) -> Iterator[Sequence[Token]]:
        """ "A record for the farm", "the first in our region"."""
        if self.parts.any(clause, "reader") or not self.parts.any(clause, "self"):
            return
        for at in self.parts.places(clause, "foremost"):
            led = at > 0 and ("<article" in clause.keys[at - 1] or "<possessive" in clause.keys[at - 1])
            if led and self._new(clause.tokens[at : at + 1], everyday=True):
                yield clause.tokens[at : at + 1]

    def _new(self, tokens: Sequence[Token], *, everyday: bool = False) -> bool:
        """Whether a word that is no number stands in no fact of the candidate's, `everyday` ones included."""
        return any(
            word.keys.isdisjoint(self.attribution.own_keys)
            and (everyday or not self.world.ordinary(word.token.norm))
            and not quantities((word.token,))
            for word in content(tokens)
        )
