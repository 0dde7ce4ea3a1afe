"""A past that a sentence appeals to: "as I did at the Abbey", "like the ones I ran", "as one who has taught it".

What is hoped for rests on a note of the reader's; that it has been done before must rest on one of the candidate's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from aidraft.grounding.clauses import Clause, Parts, past
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.inflation import SAME
from aidraft.grounding.words import content, word_list
from aidraft.language.dates import date_mentions
from aidraft.message import Token

SURE = 2 * SAME
"""How strongly a qualification must speak of a sentence that appeals to the past."""
NEAR, REACH = 4, 12
"""Tokens behind "as" or "like" within which "I" does something; behind "who", those that say what."""


@dataclass(frozen=True, slots=True)
class Precedents:
    """The judge of what is said to have been done before."""

    index: FactIndex
    parts: Parts

    def doubts(self, clauses: Sequence[Clause]) -> Iterator[Doubt]:
        """Doubts about the clauses of one sentence in which the candidate speaks."""
        tokens = [token for clause in clauses for token in clause.tokens]
        keys = [here for clause in clauses for here in clause.keys]
        hoped = any(self.parts.any(clause, "modal") for clause in clauses)
        for at, token in enumerate(tokens[:-2]):
            if (token.norm == "as" and hoped and self._did(tokens, keys, at)) or self._like(tokens, keys, at):
                told, least = tokens, SURE
            elif (
                tokens[at + 1].norm == "who"
                and token.norm in word_list("names", "somebody_of")
                and self._apposed(tokens, at)
            ):
                told, least = tokens[at + 1 : at + 1 + REACH], SAME
            else:
                continue
            if self.index.best(content(told), self.index.qualifications)[1] < least:
                last = tokens[min(at + NEAR, len(tokens) - 1)]
                yield Doubt("claim", (token.start, last.end), "no qualification in the notes tells of such a past")

    @staticmethod
    def _did(tokens: Sequence[Token], keys: Sequence[Mapping[str, object]], at: int) -> bool:
        """ "As I once did", "as I have found them"; not "as I have not heard", "as I said"."""
        if "<i" not in keys[at + 1]:
            return False
        behind = [t for t in tokens[at + 2 : at + 2 + NEAR] if t.norm != "once"]
        norms = [t.norm for t in behind]
        if norms[:1] == ["did"]:  # "as keen as I was and did yesterday" appeals to nothing
            told = takewhile(lambda t: t.kind != "mark", tokens[at + 2 : at + 2 + REACH])
            return any(not date_mentions([t]) for t in list(told)[1:] if content([t]))
        perfect = norms[:1] in (["have"], ["'ve"]) and len(behind) > 1
        return perfect and past(behind[1]) and behind[1].norm not in word_list("names", "told_before")

    @staticmethod
    def _like(tokens: Sequence[Token], keys: Sequence[Mapping[str, object]], at: int) -> bool:
        """ "Like the one I brought in"."""
        if tokens[at].norm != "like" or tokens[at + 1].norm not in ("the", "those"):
            return False
        i = next((k for k in range(at + 2, min(at + 2 + NEAR, len(tokens) - 1)) if "<i" in keys[k]), None)
        return i is not None and past(tokens[i + 1])

    @staticmethod
    def _apposed(tokens: Sequence[Token], at: int) -> bool:
        """ "As one who ran it": a past, not a hope or a habit."""
        led = at > 0 and (
            tokens[at - 1].norm in ("as", "being")
            or (tokens[at - 1].norm == "a" and at > 1 and tokens[at - 2].norm == "as")
        )
        told = [t for t in tokens[at + 2 : at + 2 + 2] if t.norm not in ("has", "have")]
        return led and bool(told) and past(told[0]) and not told[0].norm.endswith("s")
