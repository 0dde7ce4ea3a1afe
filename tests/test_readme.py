"""The README keeps its word: every command it shows is run, and prints what it says.

Run as a program, this writes what the commands print into README.md instead:  python tests/test_readme.py
Commands that ask a model are answered by a local server with what was recorded for the same request.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aidraft.models.cassette import read_cassette
from aidraft.models.completion import read_completion
from aidraft.models.scripted import Reply, ScriptedServer

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
LOCAL = "http://localhost:11434/v1"
"""What the README calls a server of the reader's own."""

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not README.is_file() or not shutil.which("bash"), reason="the README's shell is not here"
)


@dataclass(frozen=True)
class Step:
    """A command and what the README says it prints; None when it says nothing of it."""

    command: str
    shown: str | None


def steps(text: str) -> list[Step]:
    """The commands of the console blocks, in order."""
    found = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append(Step(command, shown if shown else None))
    return found


def recorded(asked: dict[str, Any]) -> Reply:
    """What was recorded for the same messages, whatever the model."""
    for path in sorted((ROOT / "fixtures" / "recordings").glob("*/*.yaml")):
        for exchange in read_cassette(path):
            if exchange.asked["messages"] == asked["messages"]:
                return Reply(read_completion(exchange.answer, server="the recording", asked="any").content)
    return Reply("nothing is recorded for this request", status=400)


def run(command: str, server: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of the README as its reader would: in the repository's folder, with the installed `aidraft`."""
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("AIDRAFT_", "OPENAI_", "TIKTOKEN_", "COV_"))
    }
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment["NO_COLOR"] = "1"
    with tempfile.TemporaryDirectory() as home:
        environment |= {"HOME": home, "XDG_CONFIG_HOME": home, "AIDRAFT_NO_HISTORY": "1"}
        if "--model gpt" in command:  # the reader has exported a key before
            environment |= {"OPENAI_API_KEY": "none", "OPENAI_BASE_URL": server}
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", command.replace(LOCAL, server)],
            cwd=ROOT, env=environment, text=True, encoding="utf-8", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip


def is_run(step: Step) -> bool:
    return not step.command.startswith("export ")


def expected(step: Step) -> int:
    """The exit code: the draft that is checked is a wrong one."""
    return 1 if "check -" in step.command else 0


STEPS = [step for step in steps(README.read_text(encoding="utf-8")) if is_run(step)] if README.is_file() else []


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ScriptedServer(recorded) as one:
        yield one.url


@pytest.mark.parametrize("step", STEPS, ids=[step.command for step in STEPS])
def test_every_command_does_what_the_readme_says(step: Step, server: str) -> None:
    done = run(step.command, server)
    assert done.returncode == expected(step), done.stdout
    if step.shown is not None:
        assert done.stdout == step.shown


def test_the_readme_shows_what_it_should() -> None:
    commands = " ".join(step.command for step in STEPS)
    for word in ("--tone", "--offline", "--model gpt", "--base-url", "check", "--dry-run", "rules"):
        assert word in commands


def test_the_first_screen_has_one_line_to_draft_and_one_to_test() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()[:24]
    ready = [line for line in lines if line.startswith("python3 -m venv .venv && ")]
    assert len(ready) == 2
    assert ready[0].endswith("--today 2026-11-20")
    assert '".[test]"' in ready[1]


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def rewrite() -> None:
    """Write what the commands print into the README, but where it shows nothing on purpose (a model's answer)."""

    def filled(match: "re.Match[str]") -> str:
        lines = []
        for step in steps(match[0]):
            lines.append(f"$ {step.command}\n")
            if is_run(step) and LOCAL not in step.command and "--model gpt" not in step.command:
                done = run(step.command, one.url)
                if done.returncode != expected(step):
                    sys.exit(
                        f"nothing was written, for this ended with {done.returncode}: {step.command}\n{done.stdout}"
                    )
                lines.append(done.stdout)
        return f"```console\n{''.join(lines)}```"

    with ScriptedServer(recorded) as one:
        text = README.read_text(encoding="utf-8")
        README.write_text(BLOCK.sub(filled, text), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
