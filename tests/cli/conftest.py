"""The command in this process, with an environment, a folder and a configuration of its own."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from aidraft.cli.run import run

Call = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing of the person's own: no settings, no keys, no colours; another folder to work in."""
    for name in list(os.environ):
        if name.startswith(("AIDRAFT_", "OPENAI_")) or name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
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
