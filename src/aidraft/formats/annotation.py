"""A draft cut into the stretches of the annotated letter: each with its sentence's evidence and its findings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aidraft.message import Message, read_message

if TYPE_CHECKING:
    from aidraft.guardrails.report import Evidence, Report

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


class Stretch(NamedTuple):
    """Text under the same findings, by their index in the report. ``ends``: those that are over after it; the text is
    empty where something is to be put in."""

    text: str
    findings: tuple[int, ...]
    ends: tuple[int, ...] = ()


class Passage(NamedTuple):
    """A sentence of the body with its index among the report's evidence, or what stands between sentences (None)."""

    evidence: int | None
    stretches: tuple[Stretch, ...]


class Block(NamedTuple):
    """The subject, or lines without a blank line between them."""

    subject: bool
    passages: tuple[Passage, ...]


def annotate(text: str, report: "Report") -> tuple[Block, ...]:
    """All of `text` but its blank lines and the word "Subject:", in order."""
    message = read_message(text)
    cut = [(subject, list(_passages(text, span, report))) for subject, span in _blocks(message)]
    over: set[int] = set()
    blocks = []
    for subject, passages in reversed(cut):  # a finding is over where it is met first from behind
        ended = []
        for passage in reversed(passages):
            stretches = []
            for one in reversed(passage.stretches):
                stretches.append(one._replace(ends=tuple(i for i in one.findings if i not in over)))
                over.update(one.findings)
            ended.append(passage._replace(stretches=tuple(stretches[::-1])))
        blocks.append(Block(subject, tuple(ended[::-1])))
    return tuple(blocks[::-1])


def _blocks(message: Message) -> Iterator[tuple[bool, tuple[int, int]]]:
    start = 0
    if message.subject is not None:
        yield True, message.subject
        start = message.subject[1]
    for match in _BLOCK.finditer(message.text, start):
        yield False, match.span()


def _passages(text: str, span: tuple[int, int], report: "Report") -> Iterator[Passage]:
    spans = [finding.span for finding in report.findings]
    places = {place for one in (*spans, *(e.span for e in report.evidence)) for place in one or ()}
    cuts = sorted({*span, *(place for place in places if span[0] < place < span[1])})
    before: int | None = None
    kept: list[Stretch] = []
    for start, end in [*pairwise(cuts), (span[1], span[1])]:
        evidence = _covering(report.evidence, start) if start < end else before
        if kept and evidence != before:
            yield Passage(before, tuple(kept))
            kept = []
        if points := tuple(i for i, one in enumerate(spans) if one == (start, start)):
            kept.append(Stretch("", points))
        if start < end:
            over = tuple(i for i, one in enumerate(spans) if one and one[0] <= start < one[1])
            kept.append(Stretch(text[start:end], over))
        before = evidence
    if kept:
        yield Passage(before, tuple(kept))


def _covering(evidence: Sequence["Evidence"], place: int) -> int | None:
    return next((i for i, one in enumerate(evidence) if one.span[0] <= place < one.span[1]), None)
