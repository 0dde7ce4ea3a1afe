"""A text as the checkers of grammar read it: its words in a row, with a mark wherever one sentence cannot run on.

They all ask what stands next to what, so the text is cut into tokens once for all of them, and a name within a sentence
is no word to them: "Will" and "Rose" are neither verbs nor flowers there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aidraft.language.data import words
from aidraft.message import LONGEST, Span, Token
from aidraft.message.tokens import tokenize

BREAK = "¶"
"""Stands before the first word, behind the last, between two paragraphs and where a sentence runs on for too long."""
NAME = "Name"
"""Stands for every word with a capital that begins no sentence."""
DOT = "dot"
"""Stands for a stop that a word follows at once: "your .env file"."""
ENDS = frozenset((".", "!", "?", ";", ":"))
"""Behind these another thought begins."""
STOPS = ENDS | {",", BREAK}
"""Behind these another clause may begin."""
PERSONS = frozenset(["i", "you", "we", "they", "he", "she"])
"""Pronouns that are persons and subjects."""
_FINAL = frozenset((".", "!", "?", BREAK))


@dataclass(frozen=True, slots=True)
class Reading:
    """``norms`` begins and ends with a break; ``spans`` has the place of each."""

    tokens: Sequence[Token]
    norms: Sequence[str]
    spans: Sequence[Span]

    def span(self, first: int, last: int) -> Span:
        return (self.spans[first][0], self.spans[last][1])

    def until(self, at: int, ends: frozenset[str]) -> int:
        """The place of the first of `ends`, or of a break, from a place on."""
        while self.norms[at] != BREAK and self.norms[at] not in ends:
            at += 1
        return at


def read(text: str) -> Reading:
    tokens = tokenize(text)
    dated = words("dates", "months") | words("dates", "weekdays")
    norms, spans, end, run = [BREAK], [(0, 0)], 0, 0
    for token in tokens:
        run = 0 if norms[-1] in _FINAL else run + 1
        apart = (
            token.start - end > 1 and "\n" in (gap := text[end : token.start]) and (norms[-1] == "," or "\n\n" in gap)
        )
        if apart or run == LONGEST:  # behind the greeting, too
            norms.append(BREAK)
            spans.append((end, end))
        norm = token.norm
        if token.text[0].isupper() and norms[-1] not in _FINAL and norm not in dated and norm != "i":
            norm = NAME
        if norm == "." and text[token.end : token.end + 1].isalnum():
            norm = DOT
        norms.append(norm)
        spans.append((token.start, token.end))
        end = token.end
    norms.append(BREAK)
    spans.append((end, end))
    return Reading(tokens, norms, spans)
