"""A message seen through the word classes: each sentence as a whole, and cut into its clauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aidraft.guardrails.classes import LONGEST_RUN, Lexicon, Run
from aidraft.message import Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """A message seen through the lexicon: each sentence as runs of clauses, and as a whole."""

    sentence: Sentence
    whole: Run
    clauses: tuple[Run, ...]


def read_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Reading]:
    """The sentence's readings: one, or several for a run longer than LONGEST_RUN."""
    for start in range(0, len(sentence.tokens), LONGEST_RUN):
        whole = lexicon.read(sentence.tokens[start : start + LONGEST_RUN])
        cuts = [0, *_cuts(whole), len(whole.tokens)]
        clauses = tuple(whole.slice(a, b) for a, b in pairwise(cuts) if a < b)
        yield Reading(sentence, whole, clauses)


def _cuts(run: Run) -> Iterator[int]:
    """Where clauses begin: after a strong mark, at a clause word, at "and" or a comma before a subject."""
    for at in range(1, len(run.tokens) - 1):
        here, before = run.keys[at], run.tokens[at - 1].norm
        if (
            "<strong_mark" in run.keys[at - 1]
            or "<clause_word" in here
            or (
                (before == "," or "<coordinator" in here)
                and ("<subject" in run.keys[at + 1] if "<coordinator" in here else "<subject" in here)
            )
        ):
            yield at
