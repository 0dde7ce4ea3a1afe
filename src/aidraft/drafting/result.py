"""What drafting gives back, as values: a ``Result`` for each message, with every attempt on the way to it."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from aidraft.errors import AidraftError
from aidraft.guardrails.report import Report
from aidraft.prompting.request import Usage

Source = Literal["live", "recorded", "composer"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fix(Frozen):
    """A mechanical mend that was kept: the line as it was and as it is. ``line`` counts from 1 in the text before."""

    rule: str
    line: int
    before: str
    after: str


class Attempt(Frozen):
    """One answer of a model, after its mechanical fixes, and the verdict on it; ``seconds`` is wall time."""

    text: str
    report: Report
    usage: Usage
    seconds: float
    fixes: tuple[Fix, ...]
    model: str
    source: Source
    omitted: tuple[str, ...] = ()
    """Ids of facts that did not fit the request."""


class Trouble(Frozen):
    """An error that ended one message without losing the others; the fields are those of ``AidraftError``."""

    type: str
    what: str
    why: str
    remedy: str
    exit_code: int

    @classmethod
    def of(cls, error: AidraftError) -> "Trouble":
        why = "; ".join(filter(None, [error.why, *map(str, getattr(error, "problems", ()))]))
        return cls(type=type(error).__name__, what=error.what, why=why, remedy=error.remedy, exit_code=error.exit_code)

    def __str__(self) -> str:
        return str(AidraftError(self.what, self.why, self.remedy))


class Result(Frozen):
    """The message to one interviewer: the attempt that passed, else the best of those that did not.

    ``text`` is the whole message, ``body`` all of it but the subject line; both are empty when no attempt was made
    (see ``error``, or ``report`` when the moment itself is wrong). ``replaced`` is the failed result that a fallback
    stands in for.
    """

    to: str
    kind: str
    tone: str
    subject: str | None = None
    body: str = ""
    text: str = ""
    model: str
    source: Source | None = None
    passed: bool
    report: Report | None = None
    attempts: tuple[Attempt, ...] = ()
    usage: Usage = Usage()
    error: Trouble | None = None
    replaced: "Result | None" = None

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON document: what was replaced stands there under ``rejected``."""
        return self.model_dump(mode="json", by_alias=True, exclude={"replaced"})


def document(results: Sequence[Result]) -> dict[str, Any]:
    """The ``aidraft.result/1`` document: messages that passed, and under ``rejected`` those that did not."""
    failed = [r for result in results for r in (result.replaced, result) if r is not None and not r.passed]
    return {
        "schema": "aidraft.result/1",
        "messages": [result.to_dict() for result in results if result.passed],
        "rejected": [result.to_dict() for result in failed],
    }
