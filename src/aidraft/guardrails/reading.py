"""A message seen through the word classes: each sentence as a whole, and cut into its clauses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from aidraft.guardrails.classes import Lexicon, Run
from aidraft.message import LONGEST, Sentence


@dataclass(frozen=True)
class Reading:
    """A message seen through the lexicon: each sentence as runs of clauses, and as a whole."""

    sentence: Sentence
    whole: Run
    clauses: tuple[Run, ...]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The number of each token by its offset in the text."""
        return {token.start: at for at, token in enumerate(self.whole.tokens)}

    @cached_property
    def segments(self) -> tuple[Run, ...]:
        """The finest pieces that may be judged alone: clauses, cut at commas and at words that hang something on."""
        return tuple(_pieces(self.whole, _hanging(self.whole)))


def read_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Reading]:
    """The sentence's readings: one, or several for a paragraph read as a sentence, which may be longer."""
    for start in range(0, len(sentence.tokens), LONGEST):
        whole = lexicon.read(sentence.tokens[start : start + LONGEST])
        yield Reading(sentence, whole, tuple(_pieces(whole, _cuts(whole))))


def _pieces(run: Run, cuts: Iterable[int]) -> Iterator[Run]:
    return (run.slice(a, b) for a, b in pairwise([0, *cuts, len(run.tokens)]) if a < b)


def _hanging(run: Run) -> Iterator[int]:
    for at in range(1, len(run.tokens) - 1):
        mark = run.tokens[at - 1].norm == "," or "<strong_mark" in run.keys[at - 1]
        if mark or "<clause_word" in run.keys[at] or "<hanging_word" in run.keys[at]:
            yield at


def _cuts(run: Run) -> Iterator[int]:
    """Where clauses begin: after a strong mark, at a clause word, at "and" or a comma before a subject."""
    for at in range(1, len(run.tokens) - 1):
        here, before = run.keys[at], run.tokens[at - 1].norm
        if (
            "<strong_mark" in run.keys[at - 1]
            or "<clause_word" in here
            or (before == "," and run.tokens[at].norm == "so")
            or (
                (before == "," or "<coordinator" in here)
                and ("<subject" in run.keys[at + 1] if "<coordinator" in here else "<subject" in here)
            )
        ):
            yield at
