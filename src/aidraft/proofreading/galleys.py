"""A text cut into galleys: the portions that Harper is given, and what is withheld from it.

Harper's time grows with the square of a sentence, and with every word that it does not know: for each it looks through
its dictionary for what may have been meant, some thousandths of a second long. A sound letter feels nothing of this;
a draft of a model that went astray, a hundred kilobytes of random letters, would keep it busy for minutes.
"""

import re
from collections.abc import Iterator

from aidraft.message import Span

SHEET, STRETCH = 4000, 1000
"""Characters of a galley of whole paragraphs, which is more than a letter has; and of a part of a longer paragraph."""
LONGEST_WORD = 64
"""Characters without white space: what has more is no word, and neither are two with a dash between."""
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_WORD = re.compile(r"\w(?:[\w']*\w)?")
_BLANK = "0"
"""Stands in the place of each character withheld: Harper takes it for a number, of which it has nothing to say."""


def galleys(text: str) -> Iterator[tuple[int, str]]:
    """A text in portions, with their offsets: as many paragraphs as make up a sheet, and each long one in stretches."""
    start = end = 0
    for paragraph in _PARAGRAPH.finditer(text):
        first, last = paragraph.span()
        long = last - first > STRETCH
        if start < end and (long or last - start > SHEET):
            yield start, text[start:end]
            start = first
        if long:
            yield from _stretches(text, first, last)
            start = last
        end = last
    if start < end:
        yield start, text[start:end]


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """A paragraph in parts, cut at white space where it has some."""
    while start < end:
        last = min(start + STRETCH, end)
        space = -1 if last == end else max(text.rfind(mark, start, last) for mark in " \n")
        cut = last if space < 0 else space + 1
        yield start, text[start:cut]
        start = cut


def without_long_words(text: str) -> str:
    """`text` with a number of equal length for everything that is too long to be a word."""
    return _LONG.sub(lambda match: _BLANK * len(match[0]), text)


def different_words(text: str) -> dict[str, None]:
    """The words of a text as Harper takes them, each once, in order."""
    return dict.fromkeys(_WORD.findall(text))


def without(text: str, words: frozenset[str]) -> tuple[str, list[Span]]:
    """`text` with a number of equal length for each of these words, and where they stood."""
    withheld: list[Span] = []

    def blank(match: re.Match[str]) -> str:
        if match[0] not in words:
            return match[0]
        withheld.append(match.span())
        return _BLANK * len(match[0])

    return _WORD.sub(blank, text), withheld
