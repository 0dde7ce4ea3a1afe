"""The name under the message: is it there, and is it the candidate's?"""

from collections.abc import Iterator

from aidraft.grounding.proper import likeness
from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Finding, Span
from aidraft.language.words import fold
from aidraft.message import Message
from aidraft.message.tokens import tokenize

ALIKE = 0.6
"""Likeness from which a strange name in the signature is taken for the candidate's own, misspelt."""


def signed(message: Message, context: Context) -> Iterator[Span]:
    if message.signature is None:
        return
    names = {fold(part) for part in context.interview.candidate.replace("-", " ").split()}
    parts = {fold(part.strip(",.")) for part in message.cut(message.signature).replace("-", " ").split()}
    if names & parts or any(_close(part, name) for part in parts for name in names):
        yield message.signature


def misspelled(message: Message, context: Context) -> Iterator[Finding]:
    """A signature that is nearly the candidate's name: a letter off, or another name beside the right one."""
    if message.signature is None:
        return
    candidate = context.interview.candidate
    names = {fold(part): part for part in candidate.replace("-", " ").split()} | {fold(p): p for p in candidate.split()}
    line = message.cut(message.signature).splitlines()[0].partition(",")[0]
    written = [t for t in tokenize(line, message.signature[0]) if t.kind == "word" and t.text[0].isupper()]
    named = [t for t in written if len(t.text) > 1 and not t.text.isupper()]
    for token in named:
        folded = fold(token.norm)
        if folded in names or all(part in names for part in folded.split("-")):
            continue
        near = [part for name, part in names.items() if likeness(folded, name) >= ALIKE or _close(folded, name)]
        missing = [part for name, part in names.items() if name not in {fold(t.norm) for t in named}]
        right = (
            near if len(near) == 1 else missing if len(named) == len(candidate.split()) and len(missing) == 1 else []
        )
        if right:
            yield context.finding("components.signature", token.span, f"your name is {candidate}", fix=right[0])


def _close(one: str, other: str) -> bool:
    """One letter off, in words long enough to tell."""
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
