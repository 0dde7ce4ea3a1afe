"""What is asked of a model, as data: it can be built, counted, shown and recorded without a model at hand."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from aidraft.notes.interview import Dialect, Fact, Kind, Person, Sent


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Brief(Frozen):
    """The facts for one letter, already chosen: nothing private, nothing of another interviewer's conversation.

    ``facts`` are in order of worth. The built-in composer writes from this; the prompt is rendered from it.
    """

    kind: Kind
    tone: str
    to: Person
    candidate: str
    role: str
    company: str
    interview_date: date
    today: date
    facts: tuple[Fact, ...]
    colleagues: tuple[str, ...] = ()
    """The names of the other interviewers; empty when this person was the only one."""
    sent: tuple[Sent, ...] = ()
    """Messages to this person dated up to today."""
    decision_by: date | None = None
    next_stage: date | None = None
    format: str | None = None
    stage: str | None = None
    dialect: Dialect = "american"
    voice: tuple[str, ...] = ()
    instruction: str | None = None
    seed: int = 0


class Turn(Frozen):
    role: Literal["system", "user", "assistant"]
    content: str


class Request(Frozen):
    """``turns`` go to the model as they are; the JSON Schema of the answer is ``answer.ANSWER_SCHEMA``.

    ``omitted`` are the ids of facts left out because the request would have passed the token budget.
    """

    brief: Brief
    turns: tuple[Turn, ...]
    attempt: int = 1
    omitted: tuple[str, ...] = ()


class Usage(Frozen):
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
        )


class Response(Frozen):
    """``content`` is what the model said: JSON in the asked schema, or plain text. ``seconds`` is wall time."""

    content: str
    model: str
    source: Literal["live", "recorded", "composer"]
    usage: Usage = Usage()
    seconds: float = 0.0
