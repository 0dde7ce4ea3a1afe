"""What the notes know, ready to be asked: each fact with its words, numbers, dates and proper names."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from aidraft.grounding.shorthand import bare_months, dated, elapsed, first_months, labelled, other_months, written_out
from aidraft.grounding.words import Word, content, shared, stems_of
from aidraft.language.dates import DateMention, date_mentions
from aidraft.language.numbers import Quantity, quantities
from aidraft.language.words import fold, stem
from aidraft.message import Token
from aidraft.message.tokens import tokenize
from aidraft.notes.interview import Fact, Interview, Person

SYNONYM_WEIGHT = 0.7
"""A word that matches by a synonym counts for less than one that matches by itself."""

ROOT = 5
"""Letters that two words must begin with in common to be of one root."""
TAIL = 4
"""Letters of a word at least that makes a compound of it: "workshop" of "shop"."""


@dataclass(frozen=True, slots=True, eq=False)
class IndexedFact:
    """A fact and all that can be compared of it. ``quantities`` do not count what is a date.

    One object for one fact, so that what is known of it can be found by it.
    """

    fact: Fact
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    keys: frozenset[str]
    stems: frozenset[str]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]

    @property
    def id(self) -> str:
        return self.fact.id

    @property
    def bookkeeping(self) -> bool:
        """Header lines name things; they are no talk and no qualification. How to reach the reader was said, though."""
        return self.fact.section in ("header", "title") and self.fact.id != "header.contact-policy"


@lru_cache(maxsize=4096)
def index_fact(fact: Fact) -> IndexedFact:
    tokens = tokenize(fact.text)
    found = date_mentions(tokens)
    bare = (month for month in bare_months(tokens) if not any(month.tokens[0] in range(*d.tokens) for d in found))
    dates = (*found, *first_months(tokens), *other_months(tokens), *dated(tokens), *bare)
    numbers = (*(labelled(q) for q in quantities(tokens) if q.kind != "date"), *elapsed(tokens))
    words = content((*tokens, *written_out(tokens)))
    keys = frozenset(key for word in words for key in word.keys)
    return IndexedFact(fact, tokens, words, keys, stems_of(words), numbers, dates)


class FactIndex:
    """The facts as one addressee's letter may see them.

    ``usable`` may be used; ``foreign`` belong to the conversation with another interviewer; ``private``
    must not appear.
    """

    def __init__(
        self,
        usable: Sequence[Fact],
        foreign: Sequence[Fact] = (),
        private: Sequence[Fact] = (),
        *,
        people: Sequence[Person] = (),
        named: Mapping[str, str] | None = None,
    ) -> None:
        self.usable = tuple(index_fact(f) for f in usable)
        self.foreign = tuple(index_fact(f) for f in foreign)
        self.private = tuple(index_fact(f) for f in private)
        self.people = tuple(people)
        self.named = dict(named or {})
        """What the header names: ``company``, ``role``, ``candidate``."""

    @classmethod
    def of_interview(cls, interview: Interview, slug: str) -> "FactIndex":
        """The facts of an interview, as the letter to the interviewer `slug` may see them."""
        named = (("company", interview.company), ("role", interview.role), ("candidate", interview.candidate))
        return _index(interview.facts, interview.people, named, slug)

    @cached_property
    def talk(self) -> tuple[IndexedFact, ...]:
        """What the conversation with this person was about."""
        sections = ("interviewers", "discussed", "preamble", "other")
        return tuple(f for f in self.usable if f.fact.section in sections)

    @cached_property
    def qualifications(self) -> tuple[IndexedFact, ...]:
        return tuple(f for f in self.usable if f.fact.section == "qualifications")

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every key of a content word in the usable facts."""
        return frozenset(key for fact in self.usable for key in fact.keys)

    @cached_property
    def told_keys(self) -> frozenset[str]:
        """Those of the usable facts that are more than bookkeeping."""
        return frozenset(key for fact in self.usable if not fact.bookkeeping for key in fact.keys)

    def untold(self, words: Iterable[Word]) -> bool:
        """Whether no fact but bookkeeping has any of the words; of no words at all it can be said of none."""
        return all(word.keys.isdisjoint(self.told_keys) for word in words)

    @cached_property
    def known_stems(self) -> frozenset[str]:
        return frozenset(s for fact in self.usable for s in fact.stems)

    @cached_property
    def roots(self) -> frozenset[str]:
        """How the longer content words of the usable notes begin, in ROOT letters, or one less where the word has no
        more: words that begin so are of the same root."""
        norms = (word.token.norm for fact in self.usable for word in fact.words)
        return frozenset(norm[: min(ROOT, len(norm) - 1)] for norm in norms if len(norm) >= ROOT)

    @cached_property
    def tails(self) -> frozenset[str]:
        """Nouns of the usable notes that compounds may end in."""
        return frozenset(w.token.norm for f in self.usable for w in f.words if len(w.token.norm) >= TAIL)

    @cached_property
    def known_forms(self) -> frozenset[str]:
        """Every word of the usable facts as written, folded; with the parts of hyphenated and dotted words."""
        tokens = (t for fact in self.usable for t in (*fact.tokens, *written_out(fact.tokens)))
        return frozenset(form for token in tokens for form in forms(token))

    @cached_property
    def person_stems(self) -> frozenset[str]:
        """The names of the interviewers."""
        return frozenset(stem(fold(t.norm)) for person in self.people for t in tokenize(person.name))

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(key for fact in (*self.usable, *self.foreign, *self.private) for key in fact.keys)

    @cached_property
    def common_stems(self) -> frozenset[str]:
        """Words of the role, the employer and the candidate's name: in every letter, so evidence of nothing."""
        named = " ".join(self.named.values())
        return frozenset(stem(fold(token.norm)) for token in tokenize(named))

    def weight(self, word: Word, fact: IndexedFact) -> float:
        """How much a word shared with a fact says: rare words say most, those of role and employer little."""
        keys = word.stems & fact.keys
        by_synonym = not keys
        keys = keys or (word.sets & fact.keys)
        if not keys:
            return 0.0
        total = len(self.usable) + len(self.foreign) + len(self.private)
        rarity = max(math.log(1 + total / self._frequency[key]) for key in keys)
        if not word.stems.isdisjoint(self.common_stems):
            rarity *= 0.25
        return rarity * (SYNONYM_WEIGHT if by_synonym else 1.0)

    def score(self, words: Sequence[Word], fact: IndexedFact) -> float:
        """How strongly a fact speaks of these words."""
        return sum(self.weight(word, fact) for word in shared(words, fact.keys))

    def best(self, words: Sequence[Word], facts: Iterable[IndexedFact]) -> tuple[IndexedFact | None, float]:
        """The fact that speaks most strongly of these words; the earlier one where two are equal."""
        best: IndexedFact | None = None
        score = 0.0
        for fact in touched(words, facts):
            if (here := self.score(words, fact)) > score:
                best, score = fact, here
        return best, score

    def rather(self, words: Sequence[Word], fact: IndexedFact, others: Sequence[IndexedFact]) -> bool:
        """Whether words speak far more of one of `others` than of the fact."""
        return self.best(words, others)[1] > 2 * self.score(words, fact)


def touched(words: Sequence[Word], facts: Iterable[IndexedFact]) -> Iterator[IndexedFact]:
    """The facts with any of `words` in common, in their order: most have none, and need no further look."""
    asked = frozenset().union(*(word.stems | word.sets for word in words))
    return (fact for fact in facts if not asked.isdisjoint(fact.keys))


@lru_cache(maxsize=64)
def _index(
    facts: tuple[Fact, ...], people: tuple[Person, ...], named: tuple[tuple[str, str], ...], slug: str
) -> FactIndex:
    # Draft after draft is judged by the same notes.
    told = [f for f in facts if f.section != "voice"]
    return FactIndex(
        [f for f in told if not f.private and f.person in (slug, None)],
        [f for f in told if not f.private and f.person not in (slug, None)],
        [f for f in told if f.private],
        people=people,
        named=dict(named),
    )


def forms(token: Token) -> tuple[str, ...]:
    """A token as it may be written again: folded, whole and then in parts."""
    return _forms(token.norm)


@lru_cache(maxsize=16_384)
def _forms(norm: str) -> tuple[str, ...]:
    whole = fold(norm)
    parts = [part for part in whole.replace("/", "-").replace(".", "-").replace("'", "-").split("-") if part]
    return tuple(dict.fromkeys((whole, *parts)))
