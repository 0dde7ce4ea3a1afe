"""A text cut into galleys: the portions that Harper is given, and what is withheld from it.

Harper's time grows with the square of a sentence, and with every word that it does not know: for each it looks through
its dictionary for what may have been meant, some thousandths of a second long. A sound letter feels nothing of this;
a draft of a model that went astray, a hundred kilobytes of random letters, would keep it busy for minutes.
"""

import re
from collections.abc import Iterator

from aidraft.message import Span

LONGEST = 1000
"""Characters of a galley: more than nearly every paragraph has."""
LONGEST_WORD = 64
"""Characters without white space: what has more is no word, and neither are two with a dash between."""
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_WORD = re.compile(r"\w(?:[\w']*\w)?")
_BLANK = "0"
"""Stands in the place of each character withheld: Harper takes it for a number, of which it has nothing to say."""


def galleys(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with their offsets, the long ones cut at white space."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while end - start > LONGEST:
            cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST)) + 1
            cut = cut or start + LONGEST
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]


def without_long_words(text: str) -> str:
    """`text` with a number of equal length for everything that is too long to be a word."""
    return _LONG.sub(lambda match: _BLANK * len(match[0]), text)


def words_of(text: str) -> dict[str, None]:
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
