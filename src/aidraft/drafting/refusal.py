"""What is known to be wrong before a model is asked: the moment, or the extra wish."""

from collections.abc import Collection
from dataclasses import replace

from aidraft.drafting.letter import Task
from aidraft.errors import UsageError
from aidraft.guardrails.policy import FAMILIES
from aidraft.guardrails.report import Report


def wrong_moment(task: Task) -> Report | None:
    """The verdict when no letter could pass today, whatever it said (too early, too often, unwelcome); else None.
    Asking a model would only cost, and send notes away in vain."""
    report = _judged_by(task, "", {"timing"})
    findings = tuple(f for f in report.errors if f.rule.startswith("timing."))
    stamp = report.policy.model_copy(update={"allowed": task.policy.allowed})
    return report.model_copy(update={"findings": findings, "policy": stamp}) if findings else None


def refuse_instruction(task: Task, instruction: str) -> None:
    """Raises UsageError, naming the rules, when the wish itself asks for something forbidden."""
    brief = task.brief
    letter = f"Dear {task.to.name},\n\n{instruction}\n\nBest regards,\n{brief.candidate}"
    report = _judged_by(task, letter, {"forbidden"})
    wrong = [
        f"{f.rule}: {f.message}" for f in report.errors if f.rule.startswith("forbidden.") and f.text in instruction
    ]
    if wrong:
        raise UsageError(
            "the instruction asks for what a letter must not hold",
            "; ".join(dict.fromkeys(wrong)),
            "Leave it out: nothing forbidden is written unasked either",
        )


def _judged_by(task: Task, text: str, families: Collection[str]) -> Report:
    """The verdict of some families alone."""
    others = (family for family in FAMILIES if family not in families)
    policy = replace(task.policy, allowed=tuple(sorted({*task.policy.allowed, *others})))
    return replace(task, policy=policy).judged(text)
