"""What clauses are made of, for those who judge the marks between them.

A sentence is judged from its first word to its stop. Without a part-of-speech tagger only those are judged whose verbs
are closed classes of words; wherever another reading is open nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aidraft.proofreading.mistake import Mistake
from aidraft.proofreading.reading import BREAK, NAME, Reading
from aidraft.proofreading.word_classes import WordClasses

_ENDS = frozenset((".", "?", "!", BREAK))
MARKS = frozenset((",", ";", ":", "(", ")", '"', "–", "—", "-", "“", "”"))
SHORT = 12
"""Words of a question that may be no other clause's condition."""
AHEAD = 8
"""Words behind a place that are looked at without asking whether there are so many."""
LONGEST = 160
"""Words of a sentence that is judged: a longer one is none."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``first`` is the place of the first word, ``end`` that of the mark or break behind the last."""

    first: int
    end: int


class ClauseMarks:
    """A judge of marks, sentence by sentence (words/proofreading.yaml and words/confusables.yaml, ``classes``)."""

    def __init__(self, classes: WordClasses) -> None:
        self._subjects = classes["subject"].words | {"there", "this"}
        self._pronouns = classes["subject"].words
        self._determiners = classes["determiner"] | classes["quantity"]
        self._modals = classes["modal"].words
        self._be = frozenset(["am", "is", "are", "was", "were", "'m", "'re", "'s"])
        self._have = frozenset(["have", "has", "had", "'ve"])
        self._do = frozenset(["do", "does", "did"])
        self._aux = self._modals | self._be | self._have | self._do | {"'d", "'ll", "wo"}
        self._past = classes["past-only"].words
        self._pasts = classes["past-only"] | classes["past-too"] | classes["ed"]
        self._thirds = classes["verb.third"].words | {"takes", "helps", "makes", "needs", "calls", "means", "shows"}
        self._noun_thirds = classes["noun-verb.third"].words
        self._plain = classes["plain"]
        self._nouns = classes["countable"] | classes["plurals"] | classes["mass"] | classes["noun"]
        self._subordinating = classes["subordinating"].words
        self._wh = classes["wh"].words | {"that", "whoever", "whatever", "whichever", "wherever", "whenever"}
        self._thinking = classes["thinking-aside"].words
        self._prepositions = classes["preposition"].words
        self._adverbs = classes["adverbs"]
        self._spans = classes["span"].words | {"time", "morning", "evening"}
        self._no_gerunds = classes["no-gerund"].words
        self._leading = classes["leading-in"].words
        self._asides = classes["preposition"].words | {"like", "as", "including", "together", "along"}

    def of(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        """The mistakes of one sentence."""
        raise NotImplementedError

    def _subject(self, norms: Sequence[str], at: int) -> bool:
        return norms[at] in self._subjects or norms[at] in self._determiners or norms[at] == NAME

    def _verbs(self, norms: Sequence[str], first: int, end: int) -> int:
        """How many words between two places may be finite verbs."""
        count = 0
        for at in range(first, end):
            norm, before = norms[at], norms[at - 1]
            nominal = before in self._determiners or before in self._prepositions
            if norm in self._aux or norm in self._thirds:
                count += 1
            elif norm in self._noun_thirds:
                count += not nominal
            elif norm in self._pasts:
                count += not nominal and norms[at + 1] not in self._prepositions
        return count


def judged(reading: Reading, judges: Sequence[ClauseMarks]) -> Iterator[Mistake]:
    """What the judges of marks find in each sentence of a text."""
    reading = replace(reading, norms=[*reading.norms, *[BREAK] * AHEAD])
    for sentence in _sentences(reading.norms):
        for judge in judges:
            yield from judge.of(reading, sentence)


def _sentences(norms: Sequence[str]) -> Iterator[Sentence]:
    first = 1
    for at in range(1, len(norms)):
        if norms[at] in _ENDS:
            if first < at <= first + LONGEST:
                yield Sentence(first, at)
            first = at + 1
