"""The command in this process, with an environment, a folder and a configuration of its own."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from aidraft.cli.run import run
from aidraft.drafting.result import Attempt, Result, Source
from aidraft.guardrails.report import Edit, Finding, PolicyStamp, Report
from aidraft.prompting.request import Usage

Call = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of the person's own: no settings, no keys, no colours; another folder to work in."""
    for name in list(os.environ):
        if name.startswith(("AIDRAFT_", "OPENAI_")) or name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))  # one for all: made once
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local" / "share"))
    monkeypatch.setenv("AIDRAFT_NO_HISTORY", "1")  # what is kept has tests of its own
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """`call("check", "draft.txt", stdin="…")`: the exit code and both outputs."""

    def caller(*arguments: object, stdin: str | bytes | None = None) -> Outcome:
        if stdin is not None:
            raw = stdin.encode() if isinstance(stdin, str) else stdin
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            run([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        code = exit_.value.code
        assert isinstance(code, int)
        assert "Traceback" not in shown.err
        return Outcome(code, shown.out, shown.err)

    return caller


NOTES = """\
candidate: Odile Marchetti
role: Ceramics Technician
company: Fernhollow Pottery
date: 2026-11-19

## Interviewers
### Bram Achterberg, Studio Manager <bram@fernhollow.example>
- rebuilding the wood kiln before spring, with the old bricks where they still ring
- liked: every apprentice signs the first pot that survives a firing

### Sunniva Lie, Head of Education
- the Thursday class for beginners, twelve wheels and a waiting list
- asked: what I do when a piece cracks. I said: keep it on the shelf, and talk about it

## Qualifications
- five years as kiln technician at Saltgrass Studios, about 300 firings
- wrote the glaze safety sheet that their studios still use

## Why
- work that is done slowly and kept for a long time

## Next steps
- Bram writes by 1 December
"""


@pytest.fixture
def notes(alone: None) -> Path:
    """Notes of an interview with two people, on 19 November 2026."""
    path = Path("notes.md")
    path.write_text(NOTES, encoding="utf-8")
    return path


LETTER = "Subject: Thank you\n\nDear {to},\n\nThank you.\n\nBest regards,\nOdile Marchetti"
BAD = Finding(
    rule="grounding.number", severity="error", span=(20, 24), line=3, column=1, text="Dear", message="the notes say 40",
    fix="40", edit=Edit(span=(20, 24), text="40"),
)  # fmt: skip
ODD = Finding(
    rule="length.words", severity="warning", span=None, line=None, column=None, text="", message="two words are few"
)  # fmt: skip


def made(to: str, *findings: Finding, source: Source = "live", **more: Any) -> Result:
    """A result with one attempt, as the drafting loop gives it."""
    passed = not any(one.severity == "error" for one in findings)
    report = Report(
        schema="aidraft.report/1", passed=passed, kind="thank-you", tone="professional", to=to, today="2026-11-20",
        policy=PolicyStamp(name="default", digest="sha256:0"), metrics={"words": 2}, components={}, evidence=(),
        findings=findings,
    )  # fmt: skip
    text = LETTER.format(to=to)
    used = Usage(prompt_tokens=900, completion_tokens=120)
    attempt = Attempt(text=text, report=report, usage=used, seconds=1.5, fixes=(), model="m", source=source)
    common: dict[str, Any] = {"attempts": (attempt,), "usage": used, **more}
    return Result(
        to=to, kind="thank-you", tone="professional", subject="Thank you", body=text.partition("\n\n")[2], text=text,
        model="m", source=source, passed=passed, report=report, **common,
    )  # fmt: skip


@dataclass
class Fake:
    """Stands in for the drafting loop: gives `results`, and keeps what it was `asked`."""

    results: list[Result]
    asked: dict[str, Any] = field(default_factory=dict)

    def __call__(self, interview: Any, **asked: Any) -> list[Result]:
        self.asked = asked
        wanted = asked["to"]
        return [result for result in self.results if result.to in wanted]


@pytest.fixture
def drafted(monkeypatch: pytest.MonkeyPatch, notes: Path) -> Fake:
    """The drafting loop replaced: one good message to each of the two, until a test says otherwise."""
    fake = Fake([made("Bram Achterberg"), made("Sunniva Lie", ODD)])
    monkeypatch.setattr("aidraft.drafting.draft", fake)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    return fake


@pytest.fixture
def bad() -> Finding:
    return BAD


@pytest.fixture
def make() -> Callable[..., Result]:
    return made


GOOD = """\
Subject: Thank you for the Ceramics Technician interview

Dear Bram,

Thank you for meeting with me yesterday about the Ceramics Technician role at Fernhollow Pottery. I enjoyed hearing how
you are rebuilding the wood kiln before spring, with the old bricks where they still ring.

My five years as kiln technician at Saltgrass Studios, with about 300 firings, would help me from the first day.
The role interests me because it is work that is done slowly and kept for a long time.

I look forward to hearing from you by 1 December. If you need anything further from me, I am happy to send it.

Best regards,
Odile Marchetti
"""


@pytest.fixture
def good_letter() -> str:
    """A letter to Bram that passes on 20 November 2026."""
    return GOOD
