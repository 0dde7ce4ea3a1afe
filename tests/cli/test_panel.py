"""A panel against a real server: all at once, one failure alone, an interruption keeps what is finished."""

import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from aidraft.models.scripted import Reply, ScriptedServer

TODAY = ("--today", "2026-11-20")
COMMON = ("--model", "m", "--allow", "grounding.duplicate", *TODAY)
PEOPLE = ("Ada Birk", "Ben Cole", "Cleo Dahl", "Dov Enz", "Eva Falk", "Finn Gray", "Gus Holm", "Hana Ives")
TOPICS = (
    "the glaze room", "the clay mixer", "the drying shelves", "the show room",
    "the school visits", "the old lathe", "the garden kiln", "the water tank",
)  # fmt: skip

LETTER = """\
Subject: Thank you for the Ceramics Technician interview

Dear {first},

Thank you for meeting with me yesterday about the Ceramics Technician role at Fernhollow Pottery. I enjoyed our \
conversation about {topic}.

My five years at Saltgrass Studios would help me from the first day. The role interests me because I like slow work.

I look forward to hearing about the next step. If you need anything further from me, I am happy to send it.

Best regards,
Odile Marchetti
"""


@pytest.fixture
def panel(alone: None) -> Path:
    path = Path("panel.md")
    people = "".join(f"### {name}\n- {topic}\n" for name, topic in zip(PEOPLE, TOPICS, strict=True))
    path.write_text(
        "candidate: Odile Marchetti\nrole: Ceramics Technician\ncompany: Fernhollow Pottery\ndate: 2026-11-19\n"
        f"## Interviewers\n{people}## Qualifications\n- five years at Saltgrass Studios\n## Why\n- slow work\n",
        encoding="utf-8",
    )
    return path


def letter(asked: dict[str, Any]) -> tuple[str, str]:
    """Whom the request is for, and a letter to them."""
    name = re.search(r'^To: "([^"]+)"', asked["messages"][-1]["content"], re.M)[1]  # type: ignore[index]
    topic = TOPICS[PEOPLE.index(name)]
    return name, LETTER.format(first=name.split()[0], topic=topic)


def test_eight_are_asked_at_once(call, panel: Path) -> None:
    together = threading.Barrier(8, timeout=20)

    def answer(asked: dict[str, Any]) -> str:
        together.wait()  # breaks, and with it the letters, unless all eight requests are under way
        return letter(asked)[1]

    with ScriptedServer(answer) as server:
        outcome = call(
            "-i", "panel.md", "--base-url", server.url, "--model", "m", "--allow", "grounding.duplicate", *TODAY
        )
    assert outcome.code == 0, outcome.err
    assert outcome.out.count("Dear ") == 8


def test_one_failure_does_not_lose_the_others(call, panel: Path) -> None:
    def answer(asked: dict[str, Any]) -> Reply | str:
        name, text = letter(asked)
        return Reply("no", status=403) if name == "Dov Enz" else text

    with ScriptedServer(answer) as server:
        outcome = call(
            "-i", "panel.md", "--base-url", server.url, "--model", "m", "--allow", "grounding.duplicate", *TODAY
        )
    assert outcome.code == 4
    assert outcome.out.count("Dear ") == 7 and "Dear Dov" not in outcome.out
    assert "Dov Enz" in outcome.err and "403" in outcome.err


def test_a_rate_limit_is_waited_out_together(call, panel: Path) -> None:
    limited = threading.Event()

    def answer(asked: dict[str, Any]) -> Reply | str:
        if not limited.is_set():
            limited.set()
            return Reply("slow", status=429, headers={"retry-after": "0.2"})
        return letter(asked)[1]

    with ScriptedServer(answer) as server:
        outcome = call(
            "-i", "panel.md", "--base-url", server.url, "--model", "m", "--allow", "grounding.duplicate", *TODAY
        )
    assert outcome.code == 0, outcome.err
    assert len(server.requests) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
@pytest.mark.parametrize("stage", ["waiting", "answering", "repairing", "pausing"])
def test_an_interruption_at_any_stage_keeps_what_is_finished(panel: Path, stage: str) -> None:
    for patience in (1.5, 4, 10):  # the other letter is judged meanwhile, which takes longer on a busy machine
        code, out, err = interrupted(stage, patience)
        assert code == 130
        assert "interrupted" in err and "Traceback" not in err
        assert "Dear Ben" not in out
        if "Dear Ada" in out:
            return
    raise AssertionError("the finished letter is lost")


def interrupted(stage: str, patience: float) -> tuple[int, str, str]:
    """Letters to two people, interrupted when one is stuck: exit code and both outputs."""
    stuck, drafted = threading.Event(), threading.Event()

    def answer(asked: dict[str, Any]) -> Reply | str:
        name, text = letter(asked)
        if name != "Ben Cole":
            return text
        if stage == "repairing" and not drafted.is_set():
            drafted.set()
            return text.replace("I like slow work", "I like slow work. How did I do?")
        stuck.set()
        if stage == "pausing":
            return Reply("slow", status=429, headers={"retry-after": "15"})
        return Reply(text, drip=0.2) if stage == "answering" else Reply(text, delay=15)

    command = [sys.executable, "-m", "aidraft", "-i", "panel.md", "--to", "Ada", "--to", "Ben", *COMMON]
    with (
        ScriptedServer(answer) as server,
        subprocess.Popen(
            [*command, "--base-url", server.url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        assert stuck.wait(20)
        time.sleep(patience)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    return process.returncode, out, err
