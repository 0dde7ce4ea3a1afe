"""Sensitive subjects: illness, family, money, and what a text and the private facts have of them in common."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from aidraft.grounding.index import FactIndex
from aidraft.grounding.words import content
from aidraft.guardrails.classes import Lexicon
from aidraft.message import Span, Token


class Topics:
    """The sensitive subjects (illness, family, money …) a text touches: `names` of word classes."""

    def __init__(self, lexicon: Lexicon, names: Sequence[str], index: FactIndex) -> None:
        self._lexicon = lexicon
        self._names = tuple(names)
        self._index = index

    def of(self, tokens: Sequence[Token]) -> Mapping[str, Span]:
        """Each subject touched, with the first word that touches it."""
        run = self._lexicon.read(tokens)
        found: dict[str, Span] = {}
        for name in self._names:
            if f"<{name}" in run.present:
                at = next(i for i, here in enumerate(run.keys) if f"<{name}" in here)
                found[name] = run.tokens[at].span
        return found

    def new(self, tokens: Sequence[Token]) -> Mapping[str, Span]:
        """Those touched by a word that the usable notes do not have: what they speak of anyway is no secret."""
        known = {w.token.span for w in content(tokens) if not w.stems.isdisjoint(self._index.known_stems)}
        return {name: span for name, span in self.of(tokens).items() if span not in known}

    @cached_property
    def private(self) -> Mapping[str, frozenset[str]]:
        """The subjects of each private fact, by its id."""
        return {fact.id: frozenset(self.of(fact.tokens)) for fact in self._index.private}
