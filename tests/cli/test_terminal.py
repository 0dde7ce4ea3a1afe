"""Standard output and error when they cannot take what is written."""

import io
import sys
from pathlib import Path

import pytest

from aidraft.cli import terminal
from aidraft.cli.progress import Progress
from aidraft.drafting import Step
from aidraft.errors import AidraftError


class Stream(io.TextIOWrapper):
    """A terminal of an encoding, whose reader may have gone."""

    def __init__(self, encoding: str = "utf-8", failure: OSError | None = None) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)
        self.failure = failure

    def write(self, text: str) -> int:
        if self.failure is not None:
            raise self.failure
        return super().write(text)

    def isatty(self) -> bool:
        return True

    def written(self) -> str:
        return self.buffer.getvalue().decode(self.encoding)  # type: ignore[attr-defined]


def test_a_letter_the_encoding_has_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Stream("latin-1"))
    with pytest.raises(AidraftError, match="'ž' is not in latin-1"):
        terminal.put("Ana and Božena")


def test_a_reader_who_has_gone_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(failure=BrokenPipeError(32, "Broken pipe")))
    monkeypatch.setattr(sys, "stderr", Stream(failure=BrokenPipeError(32, "Broken pipe")))
    terminal.put("a letter")
    terminal.say("a remark")


def test_what_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(failure=OSError(28, "No space left on device")))
    with pytest.raises(AidraftError, match="No space left on device"):
        terminal.put("a letter")


def test_flushing_what_is_gone_or_closed_is_quiet(tmp_path: Path) -> None:
    terminal.flush_quietly(None)
    closed = (tmp_path / "closed").open("w")
    closed.close()
    terminal.flush_quietly(closed)


def test_progress_names_everyone_at_work_and_fits_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Stream()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    with Progress(quiet=False) as progress:
        progress(Step(to="Bram Achterberg", stage="asking", attempt=1))
        progress(Step(to="Sunniva Lie", stage="asking", attempt=2))
        progress(Step(to="Bram Achterberg", stage="done"))
    drawn = screen.written().split("\r\x1b[2K")
    assert drawn[1:] == [
        "Bram Achterberg: asking",
        "Bram Achterberg: asking; Sunniva Lie: …",
        "Sunniva Lie: asking, request 2",
        "",
    ]


@pytest.mark.parametrize("quiet", [True, False])
def test_no_progress_when_unwanted_or_where_it_cannot_be_wiped(monkeypatch: pytest.MonkeyPatch, quiet: bool) -> None:
    screen = Stream()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "dumb")
    with Progress(quiet=quiet) as progress:
        progress(Step(to="Bram Achterberg", stage="asking", attempt=1))
    assert screen.written() == ""


def test_progress_that_cannot_be_drawn_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(failure=OSError(5, "Input/output error")))
    with Progress(quiet=False) as progress:
        progress(Step(to="Bram Achterberg", stage="asking", attempt=1))
        progress(Step(to="Bram Achterberg", stage="done"))
