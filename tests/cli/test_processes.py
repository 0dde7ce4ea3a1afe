"""What only a real process shows: pipes, signals, colours, completion."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aidraft.models.scripted import Reply, ScriptedServer

AIDRAFT = (sys.executable, "-m", "aidraft")
TODAY = ("--today", "2026-11-20")


def ran(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*AIDRAFT, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_a_reader_who_leaves_early_is_no_error(notes: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*AIDRAFT, "rules"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*AIDRAFT, "rules"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode != 0
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_an_interrupted_run_ends_at_once_with_130(notes: Path) -> None:
    with ScriptedServer([Reply("late", delay=20)]) as server:
        process = subprocess.Popen(
            [*AIDRAFT, "-i", "notes.md", "--base-url", server.url, *TODAY],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        deadline = time.monotonic() + 20
        while not server.requests and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.requests
        interrupted = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert time.monotonic() - interrupted < 5
    assert (process.returncode, out) == (130, "")
    assert err.strip() == "interrupted"


def test_no_colour_but_on_a_terminal() -> None:
    assert "\x1b" not in ran("rules", "timing").stdout
    assert "\x1b" not in ran("--nonsense").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_on_a_terminal_unless_refused(environment: dict[str, str], coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    subprocess.run([*AIDRAFT, "--nonsense"], stderr=theirs, env={**os.environ, **environment}, check=False)
    os.close(theirs)
    shown = os.read(ours, 4096)
    os.close(ours)
    assert b"error:" in shown
    assert (b"\x1b[" in shown) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_progress_is_drawn_on_a_terminal_and_wiped(notes: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*AIDRAFT, "-i", "notes.md", "--to", "bram", "--model", "composer", *TODAY],
        stdout=subprocess.PIPE, stderr=theirs, check=False,
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert b"Bram Achterberg: asking" in shown
    assert b"\r\x1b[2K" in shown
    assert b"\x1b" not in done.stdout
    assert b"asking" not in done.stdout


def test_a_completion_script() -> None:
    done = ran(_AIDRAFT_COMPLETE="zsh_source")
    assert done.returncode == 0
    assert "_AIDRAFT_COMPLETE" in done.stdout
