"""A request as the prompts would make it, and a server that says what a test wants."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date

import pytest

from aidraft.models.scripted import Script, ScriptedServer
from aidraft.notes.interview import Person
from aidraft.prompting.request import Brief, Request, Turn

Ask = Callable[..., Request]
Serve = Callable[..., ScriptedServer]


@pytest.fixture
def ask() -> Ask:
    def make(prompt: str = "Thank Élodie for the talk “about kites” 🪁", attempt: int = 1, **brief: object) -> Request:
        facts = {
            "kind": "thank-you", "tone": "warm", "to": Person(name="Dr. Élodie Okoro", slug="elodie-okoro", line=3),
            "candidate": "Wren Castellano", "role": "Kite Designer", "company": "Upwind Works",
            "interview_date": date(2026, 11, 2), "today": date(2026, 11, 3), "facts": (),
        }  # fmt: skip
        turns = (Turn(role="system", content="Answer with JSON alone."), Turn(role="user", content=prompt))
        return Request(brief=Brief.model_validate(facts | brief), turns=turns, attempt=attempt)

    return make


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a scripted server that stops with the test."""
    with ExitStack() as stack:
        yield lambda script, **options: stack.enter_context(ScriptedServer(_script(script), **options))


def _script(script: object) -> Script:
    return script if callable(script) or isinstance(script, list) else [script]  # type: ignore[list-item]
