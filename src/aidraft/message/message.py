"""A draft, read once: its parts, sentences and tokens, each with its span in the original text.

A span ``(start, end)`` counts code points of ``Message.text`` everywhere, and ``text[start:end]`` is the thing itself.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Span = tuple[int, int]
TokenKind = Literal["word", "number", "link", "mark", "symbol"]
Part = Literal["subject", "greeting", "body", "closing", "signature"]
LONGEST = 160
"""Tokens of a sentence at most. What runs on for longer is read as several, so that whatever compares each word of a
sentence with each other takes a time that grows with the length of the text and no faster."""
_LINE = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, link, punctuation mark or other symbol.

    ``norm`` is what rules compare: NFKC, case-folded, straight apostrophe, accents kept. Contractions and possessives
    are two tokens ("I'd" is ``i`` + ``'d``, "don't" is ``do`` + ``n't``, "won't" is ``will`` + ``n't``, "Tidewell's" is
    ``tidewell`` + ``'s``); hyphenated words stay one token.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: TokenKind

    def __hash__(self) -> int:
        # What is remembered of a sentence is found by its tokens, so their hash must be cheap.
        return hash(self.norm) ^ self.start

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``part`` says where it stands; ``paragraph`` is the index of its body paragraph (None outside the body)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    part: Part
    paragraph: int | None = None

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.part, self.tokens[:3]))

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True)
class Message:
    """``subject`` is the span of the subject's words without ``Subject:``; ``greeting``, ``closing`` and ``signature``
    are spans, None where the part is missing. ``signature`` spans the name and whatever contact lines follow it."""

    text: str
    subject: Span | None
    greeting: Span | None
    paragraphs: tuple[Paragraph, ...]
    closing: Span | None
    signature: Span | None
    sentences: tuple[Sentence, ...]
    """All of them in order: subject, greeting, body, closing, signature."""

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.part == "body")

    @cached_property
    def words(self) -> int:
        """Words of the body: without subject, greeting, closing and name."""
        return sum(1 for p in self.paragraphs for w in self.text[p.start : p.end].split() if any(map(str.isalnum, w)))

    def cut(self, span: Span | None) -> str:
        return "" if span is None else self.text[span[0] : span[1]]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in _LINE.finditer(self.text))]
