"""Nouns with what stands around them, found without a part-of-speech tagger: "the old plans of the hall".

Where a run of words may be something else, closed classes of words tell where a noun with its adjectives ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aidraft.language.numerals import ordinal
from aidraft.language.quantity import norm_at
from aidraft.message import Token
from aidraft.proofreading.agreement import Agreement, Number

LONGEST = 4
"""Words of a noun with what stands before it; in more, another verb may hide."""


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """The nouns of a text cut into tokens. A place is the number of a token."""

    tokens: Sequence[Token]
    words: Agreement

    def past_words(self, at: int, *, found: bool = False) -> int:
        """Behind a run of words that may be a noun with its adjectives; the first is one unless a noun was `found`."""
        first = at - found
        while at < len(self.tokens) and self.may_be_noun(at, first):
            at += 1
        return at

    def may_be_noun(self, at: int, first: int) -> bool:
        token, words = self.tokens[at], self.words
        norm = token.norm
        if norm == "'" and at > first and self.tokens[at - 1].norm.endswith("s"):  # "the students' work"
            return at + 1 < len(self.tokens) and self.may_be_noun(at + 1, first)
        told = norm.endswith("ly") and norm not in words.not_adverbs and at > first
        told = told or (norm in words.anybody and at > first)
        ends = (
            told or norm in words.prepositions or norm in words.pronouns or norm in words.stops or norm in words.adverbs
        )
        determined = norm in words.before or norm in words.singular_before or norm in words.plural_before
        verb = at > first and (
            norm in words.verbs
            or (norm in words.object_verbs and self.before_object(at))
            or (norm in words.noun_verbs and self.before_complement(at))
        )
        return token.kind in ("word", "number") and not (ends or verb or (determined and at > first))

    def noun(self, first: int, end: int) -> Token | None:
        """The last of the words between, but for participles that stand behind a noun."""
        last = end - 1
        while last > first and self.is_participle(self.tokens[last].norm):
            last -= 1
        # "files awaiting review"
        described = any(token.norm.endswith("ing") for token in self.tokens[first + 1 : last])
        return self.tokens[last] if first <= last and end - first <= LONGEST and not described else None

    def number(self, norm: str) -> Number | None:
        if ordinal(norm) is not None:  # "an eighth of the calls come"
            return None
        if norm in self.words.plural_nouns:
            return "plural"
        if norm in self.words.singular_nouns or norm.endswith(("ss", "us", "is")):
            return "singular"
        if norm.endswith(("ics", "ae", "i", "'s", "ing", "works")):
            return None
        return "plural" if norm.endswith("s") else "singular"

    def past_noun(self, at: int) -> int:
        """Behind what a preposition leads in."""
        noun = norm_at(self.tokens, at) in self.words.either and not self.may_be_noun(at + 1, at)
        return self.past_words(at + 1 if self.determines(at) and not noun else at)

    def determines(self, at: int) -> bool:
        """Whether a word tells that a noun follows."""
        words = self.words
        lists = (words.before, words.singular_before, words.plural_before, words.either, words.times, words.manners)
        return any(norm_at(self.tokens, at) in each for each in lists)

    def is_participle(self, norm: str) -> bool:
        return norm in self.words.participles or norm.endswith("ed") or norm in self.words.behind

    def before_object(self, at: int) -> bool:
        """Whether an object follows a verb: "helps me", "appeals to me"."""
        after = at + 1 + (norm_at(self.tokens, at + 1) == "to")
        found = norm_at(self.tokens, after)
        if found in ("you", "it"):  # "the show you run"
            behind = norm_at(self.tokens, after + 1)
            return not (
                behind in self.words.verbs
                or behind in self.words.noun_verbs
                or behind in self.words.pasts
                or behind in self.words.auxiliaries
            )
        return found in self.words.objects

    def before_complement(self, at: int) -> bool:
        """Whether a clause or a noun follows a verb at once: "show how much", "make the day", but not "the order the
        buyer sent"."""
        after = norm_at(self.tokens, at + 1)
        if after in ("how", "what", "whether"):
            return True
        if after not in self.words.before and after not in ("a", "an"):
            return False
        rest = [norm_at(self.tokens, n) for n in range(at + 3, at + 5)]
        return not any(n in self.words.verbs or n in self.words.pasts or n.endswith(("ed", "s")) for n in rest)
