"""What a sentence holds that can be compared with a fact, read once however many rules ask."""

from functools import lru_cache

from aidraft.grounding.words import Word, content
from aidraft.language.dates import DateMention, date_mentions
from aidraft.language.numbers import Quantity, quantities
from aidraft.message import Sentence

_REMEMBERED = 8192
"""Sentences and their clauses: those of a panel's letters many times over, or of one very long draft."""


@lru_cache(_REMEMBERED)
def words_in(sentence: Sentence) -> tuple[Word, ...]:
    """The content words."""
    return content(sentence.tokens)


@lru_cache(_REMEMBERED)
def numbers_in(sentence: Sentence) -> tuple[Quantity, ...]:
    """The numbers that are no part of a date."""
    return tuple(q for q in quantities(sentence.tokens) if q.kind != "date")


def dates_in(sentence: Sentence) -> tuple[DateMention, ...]:
    """The times mentioned."""
    return date_mentions(sentence.tokens)
