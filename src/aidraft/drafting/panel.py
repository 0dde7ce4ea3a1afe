"""One letter among those to a panel: written, laid beside the others, replaced by a fallback, turned into a Result."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from aidraft.drafting.letter import Task, best, write
from aidraft.drafting.refusal import wrong_moment
from aidraft.drafting.result import Attempt, Frozen, Result, Trouble
from aidraft.errors import AidraftError
from aidraft.guardrails.report import Report
from aidraft.message import read_message
from aidraft.models import Model
from aidraft.prompting.request import Usage

Stage = Literal["asking", "comparing", "falling back", "done"]


class Step(Frozen):
    """What is going on, for a progress display: who, which stage, which request. ``result`` comes with ``done``, which
    is told again when a letter was written anew because it was too like another, or replaced."""

    to: str
    stage: Stage
    attempt: int = 0
    result: Result | None = None


Progress = Callable[[Step], None]


class Letter:
    """The letter to one interviewer on its way: its attempts so far, and what ended them."""

    def __init__(self, task: Task, tell: Progress) -> None:
        self.task, self.tell = task, tell
        self.attempts: list[Attempt] = []
        self.moment: Report | None = None
        self.trouble: Trouble | None = None
        self.replaced: Result | None = None

    @property
    def passed(self) -> bool:
        return bool(self.attempts) and self.attempts[-1].report.passed

    @property
    def text(self) -> str:
        return self.attempts[-1].text if self.attempts else ""

    def begin(self) -> "Letter":
        """Write it, unless no letter could pass today."""
        self.moment = wrong_moment(self.task)
        if self.moment is None:
            self._write(())
        self._tell("done", len(self.attempts), self.result())
        return self

    def compare(self, others: Sequence[str]) -> None:
        """Judge it once more, beside the `others`, and write it anew if it is too like one of them."""
        if not self.passed or not others:
            return
        self._tell("comparing")
        report = self.task.judged(self.text, others)
        self.attempts[-1] = self.attempts[-1].model_copy(update={"report": report})
        if not report.passed:
            self._write(others)
            self._tell("done", len(self.attempts), self.result())

    def fall_back(self, model: Model, others: Sequence[str]) -> None:
        """Let another model write what did not pass; if it fails too, all stays as it was."""
        if self.passed or self.moment is not None:
            return
        self._tell("falling back")
        second = Letter(replace(self.task, model=model), self.tell)
        second._write(others)
        if second.passed:
            self.replaced = self.result()
            self.task, self.attempts, self.trouble = second.task, second.attempts, None
            self._tell("done", len(self.attempts), self.result())

    def result(self) -> Result:
        """What came of it: the attempt that passed, else the best one, else none and why."""
        brief = self.task.brief
        kept = best(self.attempts) if self.attempts else None
        subject, body = _subject_and_body(kept.text) if kept else (None, "")
        return Result(
            to=self.task.to.name,
            kind=brief.kind,
            tone=brief.tone,
            subject=subject,
            body=body,
            text=kept.text if kept else "",
            model=kept.model if kept else self.task.model.name,
            source=kept.source if kept else None,
            passed=kept is not None and kept.report.passed,
            report=kept.report if kept else self.moment,
            attempts=tuple(self.attempts),
            usage=sum((attempt.usage for attempt in self.attempts), Usage()),
            error=self.trouble,
            replaced=self.replaced,
        )

    def _write(self, others: Sequence[str]) -> None:
        try:
            write(self.task, self.attempts, others, lambda number: self._tell("asking", number))
        except AidraftError as error:
            self.trouble = Trouble.of(error)

    def _tell(self, stage: Stage, attempt: int = 0, result: Result | None = None) -> None:
        self.tell(Step(to=self.task.to.name, stage=stage, attempt=attempt, result=result))


def _subject_and_body(text: str) -> tuple[str | None, str]:
    """The subject's words, and the message without its subject line."""
    message = read_message(text)
    if message.subject is None:
        return None, text
    end = text.find("\n", message.subject[1])
    return message.cut(message.subject), text[end:].strip() if end >= 0 else ""
