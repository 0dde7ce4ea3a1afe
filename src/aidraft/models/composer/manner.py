"""How the candidate writes, by the ``Voice`` section: greeting, closing, contractions, length of sentences.

A few sentences decide only what they show; the asked tone comes first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aidraft.models.composer.lexicon import load
from aidraft.models.composer.tidy import expanded

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_CONTRACTED = re.compile(r"\b\w+['’](?:m|d|ll|re|ve)\b|n['’]t\b|\b(?:it|that|there)['’]s\b", re.IGNORECASE)
ENOUGH = 2
"""Sentences from which on their length, and the want of contractions, is a habit."""


@dataclass(frozen=True)
class Manner:
    """``greeting`` is its first word, ``closing`` the whole line; ``contracts`` and ``length`` (words of a sentence, on
    the average) are None where the section does not tell."""

    greeting: str | None = None
    closing: str | None = None
    contracts: bool | None = None
    length: float | None = None

    def worded(self, paragraphs: Sequence[str], tone: str) -> list[str]:
        """`paragraphs` with the contractions of this hand: opened, or made, as many as the tone bears."""
        if self.contracts is False:
            return [expanded(text) for text in paragraphs]
        left = load("manner")["contract-up-to"].get(tone, 0) if self.contracts else 0
        pairs = load("manner")["contractions"]
        full = re.compile(rf"\b(?:{'|'.join(map(re.escape, pairs))})\b(?! that\b)")
        worded = []
        for text in paragraphs:
            shorter, made = full.subn(lambda m: str(pairs[m[0]]), text, count=left) if left else (text, 0)
            left -= made
            worded.append(shorter)
        return worded


def manner_of(voice: Sequence[str], tone: str) -> Manner:
    """Read the lines of a ``Voice`` section for a letter in `tone`."""
    data = load("manner")
    lines = [line.strip() for text in voice for line in text.splitlines() if line.strip()]
    whole = "\n".join(lines)
    free = tone not in data["strict"]
    words = [s.split() for line in lines for s in _SENTENCE.findall(line) if len(s.split()) > 2]
    enough = len(words) >= ENOUGH
    contracts = True if _CONTRACTED.search(whole) else False if enough else None
    return Manner(
        greeting=_named(lines, data["greetings"]) if free else None,
        closing=_closing(lines, data["closings"]) if free else None,
        contracts=contracts if free else None,
        length=sum(map(len, words)) / len(words) if enough else None,
    )


def _named(lines: Sequence[str], greetings: Sequence[str]) -> str | None:
    """The greeting a line opens with, or names in quotation marks."""
    for greeting in greetings:
        if any(re.search(rf"(?:^|[\"“'‘]){greeting}\b(?=[ ,])", line) for line in lines):
            return greeting
    return None


def _closing(lines: Sequence[str], closings: Sequence[str]) -> str | None:
    for closing in closings:
        for line in lines:
            if line.rstrip(",. ").casefold() == closing.casefold() or re.search(rf"[\"“'‘]{closing},?[\"”'’]", line):
                return f"{closing},"
    return None
