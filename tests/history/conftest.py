"""A history of its own for every test, and entries to put into it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aidraft.guardrails.report import PolicyStamp, Report
from aidraft.history import Entry, History
from aidraft.prompting.request import Usage

REPORT = Report(
    schema="aidraft.report/1", passed=True, kind="thank-you", tone="warm", to="Bram Achterberg", today="2026-11-20",
    policy=PolicyStamp(name="default", digest="sha256:0"), metrics={"words": 7}, components={"gratitude": None},
    evidence=(), findings=(),
)  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> History:
    return History(tmp_path / "data" / "aidraft" / "history.sqlite3")


@pytest.fixture
def make() -> Callable[..., Entry]:
    def made(text: str = "Dear Bram\n", **more: Any) -> Entry:
        given: dict[str, Any] = {
            "when": datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "to": "Bram Achterberg", "company": "Fernhollow",
            "kind": "thank-you", "tone": "warm", "seed": 3, "model": "m", "origin": "live",
            "usage": Usage(prompt_tokens=900, completion_tokens=120), "notes": "sha256:1", "source": "notes.md",
            "text": text, "report": REPORT, **more,
        }  # fmt: skip
        return Entry(**given)

    return made
