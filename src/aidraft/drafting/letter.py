"""One letter: ask, read, judge, mend, ask again, and keep the best."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from aidraft.data import read_data
from aidraft.drafting.mending import mend
from aidraft.drafting.result import Attempt
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Finding, Report
from aidraft.models import Model
from aidraft.notes.interview import Interview, Person
from aidraft.prompting.answer import parse_answer
from aidraft.prompting.render import render, render_repair
from aidraft.prompting.request import Brief, Request

SEEDS = 6
"""Drafts of the built-in composer tried before giving up: they cost nothing, and no two seeds give the same."""

_NEXT_SEED = 1000
"""Far enough that another try does not take the letter the next ``--seed`` stands for."""


class Judge(Protocol):
    """``aidraft.guardrails.verdict.judge``, or a stand-in for it."""

    def __call__(
        self,
        text: str,
        interview: Interview,
        *,
        kind: str,
        tone: str,
        to: str | Person | None,
        today: date,
        policy: Policy,
        others: Sequence[str] = (),
    ) -> Report: ...


@dataclass(frozen=True)
class Task:
    """All that one letter needs. ``to`` is the interviewer as in the notes; the brief's comes without the address."""

    interview: Interview
    brief: Brief
    to: Person
    model: Model
    policy: Policy
    judge: Judge
    attempts: int

    def judged(self, text: str, others: Sequence[str] = ()) -> Report:
        """The verdict on `text`, beside the `others` of the panel."""
        brief = self.brief
        return self.judge(
            text,
            self.interview,
            kind=brief.kind,
            tone=brief.tone,
            to=self.to,
            today=brief.today,
            policy=self.policy,
            others=others,
        )


def write(
    task: Task, begun: list[Attempt], others: Sequence[str] = (), tell: Callable[[int], None] = lambda _: None
) -> None:
    """Add attempts to `begun` until one passes, the requests are spent, or asking again is of no use. `tell` hears the
    number of each request. What a model raises goes through; the attempts made before stay in `begun`."""
    while not begun or (not begun[-1].report.passed and len(begun) < _allowed(task, begun)):
        request = _next_request(task, begun)
        if request is None:
            return
        tell(len(begun) + 1)
        sent_back = begun[-1].text if begun else None
        attempt = _attempt(task, request, others)
        begun.append(attempt)
        if attempt.text == sent_back and attempt.source != "composer":
            return  # the model changed nothing, and would not the next time


def best(attempts: Sequence[Attempt]) -> Attempt:
    """The attempt with the least weight of errors, then the fewest errors and warnings; the first of equals."""
    return min(
        attempts,
        key=lambda a: (sum(_weight(f.rule) for f in a.report.errors), len(a.report.errors), len(a.report.warnings)),
    )


def _attempt(task: Task, request: Request, others: Sequence[str]) -> Attempt:
    response = task.model.complete(request)
    text = parse_answer(response.content, task.brief.candidate).text(task.brief.candidate)
    text, report, fixes = mend(text, task.judged(text, others), lambda changed: task.judged(changed, others))
    return Attempt(
        text=text, report=report, usage=response.usage, seconds=response.seconds, fixes=fixes,
        model=response.model, source=response.source, omitted=request.omitted,
    )  # fmt: skip


def _next_request(task: Task, begun: Sequence[Attempt]) -> Request | None:
    """The first request, another seed of the composer, or the repair of the latest draft; None when no wording of the
    letter could mend what is wrong."""
    number = len(begun) + 1
    if not begun:
        return render(task.brief, task.policy)
    latest = begun[-1]
    if any(_beyond_wording(finding) for finding in latest.report.errors):
        return None
    if latest.source == "composer":
        seed = task.brief.seed + _NEXT_SEED * len(begun)
        return render(task.brief.model_copy(update={"seed": seed}), task.policy).model_copy(update={"attempt": number})
    gravest_first = sorted(latest.report.errors, key=lambda f: -_weight(f.rule))
    return render_repair(task.brief, task.policy, latest.text, gravest_first, attempt=number)


def _allowed(task: Task, begun: Sequence[Attempt]) -> int:
    return max(task.attempts, SEEDS) if begun[-1].source == "composer" else task.attempts


def _weight(rule: str) -> int:
    weights = _gravity()["weights"]
    weight: int = weights.get(rule, weights.get(rule.partition(".")[0], _gravity()["default"]))
    return weight


def _beyond_wording(finding: Finding) -> bool:
    return finding.rule.partition(".")[0] in _gravity()["beyond-wording"]


def _gravity() -> Mapping[str, Any]:
    weights: Mapping[str, Any] = read_data("guardrails", "weights")
    return weights
