"""The judgement on a draft: every family has its say, every time, and a family that breaks fails the draft."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date as Date
from functools import partial

from aidraft.errors import UsageError
from aidraft.grounding.evidence import evidence
from aidraft.grounding.index import FactIndex
from aidraft.guardrails import components, forbidden, grounding, length, proofreading, timing, tone
from aidraft.guardrails.context import Context
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Component, Finding, PolicyStamp, Report
from aidraft.message import Message, read_message
from aidraft.notes.interview import KINDS, Interview, Person
from aidraft.notes.people import find_person, name_parts

Family = Callable[[Message, Context], Iterable[Finding]]

ALL: dict[str, Family] = {
    "length": length.findings,
    "components": components.findings,
    "tone": tone.findings,
    "forbidden": forbidden.findings,
    "grounding": grounding.findings,
    "proofreading": proofreading.findings,
    "timing": timing.findings,
}
"""The families in the order of the documentation; a new one is a module and a line here."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: nearly all that a check makes it keeps to its end, and to look through that again
    and again, and through all a policy holds, is a fifth of the time of a long draft."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def judge(
    text: str,
    interview: Interview,
    *,
    kind: str,
    tone: str,
    to: str | Person | None,
    today: Date,
    policy: Policy,
    others: Sequence[str] = (),
) -> Report:
    """Check `text`, a whole message, against the notes. Pure: the same arguments give an equal report.

    Raises UsageError for an unknown kind or tone, or a `to` that names nobody or more than one person.
    """
    if kind not in KINDS:
        raise UsageError(f"unknown kind of message {kind!r}", remedy=f"There are {', '.join(KINDS)}")
    if tone not in policy.tones:
        raise UsageError(f"unknown tone {tone!r}", remedy=f"There are {', '.join(policy.tones)}")
    message = read_message(text)
    person = _addressee(message, interview, to)
    context = Context(
        message, interview, FactIndex.of_interview(interview, person.slug), kind, tone, person, today, policy, others
    )
    begun = {  # all called before one is read: proofreading is done on a thread of its own
        name: _safely(name, partial(family, message, context))
        for name, family in ALL.items()
        if not policy.is_allowed(name)
    }
    findings = [finding for name, found in begun.items() for finding in _safely(name, partial(list, found))]
    kept = _ordered(finding for finding in findings if not policy.is_allowed(finding.rule))
    return Report(
        schema="aidraft.report/1",
        passed=not any(finding.severity == "error" for finding in kept),
        kind=kind,
        tone=tone,
        to=person.name,
        today=today.isoformat(),
        policy=PolicyStamp(name=policy.name, digest=policy.digest, allowed=policy.allowed),
        metrics=length.metrics(message) | tone_axes(message, context),
        components={name: span and Component(span=span) for name, span in sorted(context.components.items())},
        evidence=evidence(message, context.index, kept),
        findings=kept,
    )


def tone_axes(message: Message, context: Context) -> dict[str, float | int]:
    """The measured tone, or nothing where measuring itself broke (which the family reports)."""
    try:
        return context.tone_axes
    except Exception:  # noqa: BLE001 - reported by the family, which measures the same
        return {}


def _safely(name: str, work: Callable[[], Iterable[Finding]]) -> Iterable[Finding]:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever broke, the draft must not pass
        reason = f"the {name} guardrails broke ({type(error).__name__}: {error}); the draft cannot be vouched for"
        return [
            Finding(rule="internal.error", severity="error", span=None, line=None, column=None, text="", message=reason)
        ]


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, then rule, each once; what has no place stands last."""
    unique: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        unique.setdefault((finding.rule, finding.span, finding.message if finding.span is None else ""), finding)
    return tuple(sorted(unique.values(), key=lambda f: (f.span is None, f.span or (0, 0), f.rule, f.message)))


def _addressee(message: Message, interview: Interview, to: str | Person | None) -> Person:
    if isinstance(to, Person):
        return to
    if to is not None:
        return find_person(interview, to)
    greeted = set(name_parts(message.cut(message.greeting)))
    return max(interview.people, key=lambda person: len(greeted & set(name_parts(person.name))))
