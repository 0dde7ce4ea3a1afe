"""One draft as the history keeps it. The notes are known by their digest alone; none of their text is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from aidraft.drafting.result import Result, Source
from aidraft.guardrails.report import Report
from aidraft.notes.interview import Interview
from aidraft.prompting.request import Usage


class Entry(BaseModel):
    """``number`` is how commands call it, 0 before it is kept; ``when`` has a time zone; ``notes`` is the notes' digest
    and ``source`` their file's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = 0
    when: datetime
    to: str
    company: str
    kind: str
    tone: str
    seed: int
    model: str
    origin: Source
    usage: Usage
    notes: str
    source: str
    text: str
    report: Report

    @classmethod
    def of(cls, result: Result, interview: Interview, *, seed: int, when: datetime) -> "Entry":
        """What is kept of a message that passed."""
        assert result.report is not None and result.source is not None
        return cls(
            when=when, to=result.to, company=interview.company, kind=result.kind, tone=result.tone, seed=seed,
            model=result.model, origin=result.source, usage=result.usage, notes=interview.digest,
            source=interview.source, text=result.text, report=result.report,
        )  # fmt: skip


def document(entries: Sequence[Entry]) -> dict[str, Any]:
    """The ``aidraft.history/1`` document."""
    return {
        "schema": "aidraft.history/1",
        "drafts": [entry.model_dump(mode="json", by_alias=True) for entry in entries],
    }
