"""Clauses that stand between a subject and its verb: "the plan that went through", "the plan you showed me".

Each is passed over to the place behind it; where what follows may be no such clause, that place is the end of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aidraft.language.numerals import cardinal
from aidraft.language.quantity import norm_at
from aidraft.message import Token
from aidraft.proofreading.agreement import Agreement
from aidraft.proofreading.noun_phrases import NounPhrases

_BEFORE_VERB = ("have", "had", "has", "'ve", "'d", "should", "could", "would", "might")
"""What may stand between the subject of a clause and its verb: "the answer I should have given"."""
FARTHEST = 16
"""Tokens between the beginning of a subject and its verb."""


@dataclass(frozen=True, slots=True)
class RelativeClauses:
    """The clauses of a text cut into tokens. A place is the number of a token."""

    tokens: Sequence[Token]
    words: Agreement
    nouns: NounPhrases

    def past_clause(self, at: int) -> int:
        """Behind "that went through", a relative clause; far away where what follows may be none."""
        lost = len(self.tokens)
        last = norm_at(self.tokens, at - 1)
        counted = cardinal(self.tokens, at - 2) is not None and self.nouns.determines(at - 3)  # "the two sites that"
        led = counted or self.nouns.determines(at - 2) or norm_at(self.tokens, at - 2) in self.words.prepositions
        if not led and (last.endswith(("s", "ed")) or last in self.words.pasts):
            return lost  # "the review of the plan indicates that"
        if self.tokens[at - 1].norm in self.words.facts and self.tokens[at].norm == "that":
            return lost  # "the fact that staff have left"
        at += 1
        while norm_at(self.tokens, at) in self.words.adverbs:
            at += 1
        norm = norm_at(self.tokens, at)
        if norm in self.words.pronouns or norm in self.words.anybody:
            return self.past_relative(at)
        if (named := self._past_name(at)) > at:
            return self.past_relative(named - 1)
        if self.nouns.determines(at):
            first = at
            at = self.nouns.past_noun(at)
            last = norm_at(self.tokens, at - 1)
            if at > first + 2 and (last in self.words.pasts or last.endswith("ed")) and self._ends(at):
                return at  # "the questions that the boy asked were"
            return (
                lost
                if norm_at(self.tokens, at) in self.words.thinking
                else at + (norm_at(self.tokens, at) in self.words.verbs)
            )
        aux = False
        while (norm := norm_at(self.tokens, at)) in self.words.auxiliaries:
            at, aux = at + 1, True
        told = (
            norm in self.words.pasts
            or norm in self.words.verbs
            or self.nouns.is_participle(norm)
            or self.nouns.before_complement(at)
        )
        if norm in self.words.thinking or norm in self.words.causes or not (aux or told):
            return lost  # in "who heard a barber explain" the verb is the barber's
        at += told
        return self._past_object(at)

    def _ends(self, at: int) -> bool:
        """Whether a verb that a clause cannot go on with stands at a place."""
        return norm_at(self.tokens, at) in ("is", "was", "are", "were", "has", "have")

    def past_aside(self, at: int) -> int | None:
        """Behind the second of two commas around what is said by the way."""
        first = norm_at(self.tokens, at + 1)
        aside = (
            first in self.words.prepositions
            or first in ("as", "like", "which", "who", "however")
            or self.nouns.is_participle(first)
        )
        if not (aside or first.endswith("ing")):
            return None
        behind = range(at + 2, min(at + FARTHEST, len(self.tokens)))
        return next((n + 1 for n in behind if self.tokens[n].norm == ","), None)

    def past_relative(self, at: int) -> int:
        """Behind "you showed me", a relative clause without a word that leads it in: its verb is not the subject's."""
        at += 1
        while (norm := norm_at(self.tokens, at)) in self.words.adverbs.union(_BEFORE_VERB) or norm.endswith("ly"):
            at += 1
        if norm_at(self.tokens, at) in self.words.thinking and not self._shown(at):
            return len(self.tokens)
        if norm_at(self.tokens, at) in self.words.stops:  # "the certificate I will bring"
            return at
        return self._past_object(at + 1)

    def _shown(self, at: int) -> bool:
        """Whether "showed me" or "told me about" is all of a clause, no other being told in it."""
        told = norm_at(self.tokens, at + 1) in self.words.objects
        after = norm_at(self.tokens, at + 1 + told)
        return after == "about" or (told and (after in self.words.auxiliaries or after in self.words.verbs))

    def _past_name(self, at: int) -> int:
        """Behind "Ms Harper"."""
        while at < len(self.tokens) and self.tokens[at].kind == "word" and self.tokens[at].text[0].isupper():
            at += 1
        return at

    def past_aim(self, at: int) -> int | None:
        """Behind "to the two halls", "to open a hall", and "to" that ends a clause: "everyone I spoke to"."""
        after = norm_at(self.tokens, at + 1)
        if after in self.words.auxiliaries or after in self.words.prepositions:
            return at + 1 if after != "have" else None
        if self.nouns.determines(at + 1) or after.endswith("ing"):
            return self.nouns.past_noun(at + 1)
        if (after in self.words.verbs or after in self.words.noun_verbs) and after not in self.words.thinking:
            return self._past_object(at + 2)
        return None

    def _past_object(self, at: int) -> int:
        at += norm_at(self.tokens, at) in self.words.objects
        return self.nouns.past_noun(at) if self.nouns.determines(at) else self.nouns.past_words(at, found=True)
