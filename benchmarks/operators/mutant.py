"""A spoilt letter, and the ways to spoil one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from letters import Letter

from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Report, Span


@dataclass(frozen=True)
class Mutant:
    """A letter with one thing wrong. ``place`` is where, in its text; None when something is missing or in no place."""

    letter: Letter
    place: Span | None
    what: str


@dataclass(frozen=True)
class Pool:
    """What an operator may draw on: the policy, all the letters, and their reports."""

    policy: Policy
    letters: Sequence[Letter]
    reports: dict[str, Report] = field(default_factory=dict)

    def report(self, letter: Letter) -> Report:
        if letter.name not in self.reports:
            self.reports[letter.name] = letter.judged(self.policy)
        return self.reports[letter.name]

    def resting_on(self, letter: Letter, *beginnings: str) -> list[Span]:
        """The sentences that are supported by a fact whose id begins with one of `beginnings`."""
        entries = [e for e in self.report(letter).evidence if e.status == "supported"]
        return [e.span for e in entries if any(fact.startswith(beginnings) for fact in e.facts)]


Make = Callable[[Letter, Random, Pool], Mutant | None]


@dataclass(frozen=True)
class Operator:
    """``rules`` are those of which one should speak; ``make`` gives None where a letter has nothing to spoil so."""

    family: str
    name: str
    rules: tuple[str, ...]
    make: Make


@cache
def material() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "material.yaml").read_text(encoding="utf-8"))
    return loaded


def put(letter: Letter, span: Span, new: str) -> Mutant:
    """`new` in place of a span."""
    start, end = span
    text = letter.text[:start] + new + letter.text[end:]
    return Mutant(replace(letter, text=text), (start, start + len(new)), f"{letter.text[start:end]} → {new}")


def add(letter: Letter, rng: Random, sentence: str) -> Mutant:
    """`sentence` behind a sentence of the body; one of several lines, or a heading, as a paragraph of its own."""
    after = rng.choice(letter.message.body)
    alone = "\n" in sentence or sentence.startswith("#")
    at = letter.message.paragraphs[after.paragraph or 0].end if alone else after.end
    gap = "\n\n" if alone else " "
    text = letter.text[:at] + gap + sentence + letter.text[at:]
    start = at + len(gap)
    return Mutant(replace(letter, text=text), (start, start + len(sentence)), sentence)


def drop(letter: Letter, spans: Sequence[Span]) -> Mutant | None:
    """The letter without these passages; None where there is none, or nothing would be left of the body."""
    body = letter.message.body
    if not spans or all(any(s.start < e and b < s.end for b, e in spans) for s in body):
        return None
    text = letter.text
    for start, end in sorted(spans, reverse=True):
        text = text[:start].rstrip(" ") + " " * text[:start].endswith(" ") + text[end:].lstrip(" ")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return Mutant(replace(letter, text=text), None, "without: " + " ".join(letter.text[s:e] for s, e in spans))
