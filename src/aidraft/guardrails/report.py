"""The verdict on a draft, as data: text, JSON, HTML and the repair prompt all render this."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[int, int]
Severity = Literal["error", "warning"]
Status = Literal["supported", "neutral", "unsupported"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Edit(Frozen):
    """A certain mend: put ``text`` in place of ``span``. An empty span inserts."""

    span: Span
    text: str


class Finding(Frozen):
    """One thing wrong. ``span`` is None for something missing, or for the message as a whole."""

    rule: str
    severity: Severity
    span: Span | None
    line: int | None
    column: int | None
    text: str
    message: str
    fix: str | None = None
    """The certain answer, in words; present exactly when ``edit`` is."""
    edit: Edit | None = None
    facts: tuple[str, ...] = ()
    """Ids of the facts the finding speaks of: the nearest one for something ungrounded, the promise not kept, …"""


class Evidence(Frozen):
    """What a sentence of the body rests on."""

    span: Span
    facts: tuple[str, ...]
    status: Status


class Component(Frozen):
    span: Span


class PolicyStamp(Frozen):
    name: str
    digest: str
    allowed: tuple[str, ...] = ()
    """Rules and families switched off for this run."""


class Report(Frozen):
    """Everything the guardrails have to say of one draft; the same draft, notes, policy and day give the same bytes."""

    schema_: str = Field("aidraft.report/1", alias="schema")
    passed: bool
    kind: str
    tone: str
    to: str
    today: str
    policy: PolicyStamp
    metrics: Mapping[str, float | int]
    components: Mapping[str, Component | None]
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "warning")

    def to_json(self, indent: int | None = 2) -> str:
        return self.model_dump_json(by_alias=True, indent=indent)
