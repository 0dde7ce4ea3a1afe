"""What changed from one draft to another, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\n+|[^\S\n]+|\w+(?:['’.-]\w+)*|[^\w\s]")


class Piece(NamedTuple):
    """A stretch of text that stayed, went, or came."""

    change: Literal["same", "removed", "added"]
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one: without what was added it is `before`, without what was removed it is `after`.

    What went stands before what came in its place. A blank between two changes is taken into both, so that a phrase
    reads as one change and not as many.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = [("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in matcher.get_opcodes()]
    joined: list[tuple[str, str]] = []
    for index, (gone, come) in enumerate(steps):
        alike = gone == come
        blank = alike and gone.isspace() and "\n" not in gone and 0 < index < len(steps) - 1
        if joined and joined[-1][0] != joined[-1][1] and (blank or not alike):
            joined[-1] = joined[-1][0] + gone, joined[-1][1] + come
        else:
            joined.append((gone, come))
    return tuple(piece for gone, come in joined for piece in _pieces(gone, come))


def _pieces(gone: str, come: str) -> Iterator[Piece]:
    if gone == come:
        yield Piece("same", gone)
        return
    if gone:
        yield Piece("removed", gone)
    if come:
        yield Piece("added", come)
