"""`aidraft new`: the empty form, and the conversation on a real terminal, however it ends."""

import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aidraft.notes.reader import read_notes
from aidraft.notes.starter import blank_form

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")


def test_off_a_terminal_the_form_is_printed(call) -> None:
    for arguments in ((), ("-",)):
        outcome = call("new", *arguments, stdin="")
        assert (outcome.code, outcome.out, outcome.err) == (0, blank_form(), "")


def test_the_form_goes_to_a_path_and_is_told_as_empty(call) -> None:
    outcome = call("new", "deep/notes.md", stdin="")
    assert (outcome.code, outcome.out) == (0, "")
    assert Path("deep/notes.md").read_text(encoding="utf-8") == blank_form()
    told = call("-i", "deep/notes.md")
    assert told.code == 3
    assert "deep/notes.md is still the empty form: nothing is filled in yet" in told.err
    assert 'line 4: no role. Write "role: Backend Engineer"' in told.err


def test_nothing_is_overwritten_unasked(call) -> None:
    Path("notes.md").write_text("mine")
    refused = call("new", "notes.md", stdin="")
    assert (refused.code, Path("notes.md").read_text()) == (2, "mine")
    assert "will not overwrite notes.md" in refused.err
    assert call("new", "notes.md", "--force", stdin="").code == 0
    assert Path("notes.md").read_text(encoding="utf-8") == blank_form()


STARTED = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # Ctrl-C and a hang-up reach a process only from its own terminal
from aidraft.cli import main
main()
"""


class Terminal:
    """A person at `aidraft new`: waits for a question, then types."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        import pty

        self.ours, theirs = pty.openpty()
        self.shown = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", STARTED, "new", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env={**os.environ, "TERM": "dumb", "NO_COLOR": "1", "INPUTRC": os.devnull, **environment},
        )  # fmt: skip
        os.close(theirs)

    def sees(self, text: str) -> None:
        """Read on until `text` is shown, and forget what stood up to there."""
        deadline = time.monotonic() + 20
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            assert self.more(), self.shown
        self.shown = self.shown.partition(text)[2]

    def more(self) -> bool:
        if not select.select([self.ours], [], [], 20)[0]:
            return False
        try:
            piece = os.read(self.ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.shown += piece.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(piece)

    def types(self, *lines: str) -> None:
        os.write(self.ours, "".join(f"{line}\n" for line in lines).encode())

    def presses(self, key: str) -> None:
        os.write(self.ours, key.encode())

    def interrupts(self, until: str) -> None:
        """Press Ctrl-C. One that comes just before the program waits for input is seen with the next key only."""
        deadline = time.monotonic() + 20
        while until not in self.shown and time.monotonic() < deadline:
            self.presses("\x03")
            while until not in self.shown and select.select([self.ours], [], [], 0.5)[0] and self.more():
                pass
        self.sees(until)

    def hangs_up(self) -> None:
        if self.ours >= 0:
            os.close(self.ours)
        self.ours = -1

    def ends(self) -> tuple[int, str]:
        """The exit code, and what was shown since the last look."""
        while self.more():
            pass
        return self.process.wait(timeout=20), self.shown


@pytest.fixture
def at_terminal() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, **environment: str) -> Terminal:
        opened.append(Terminal(*arguments, **environment))
        return opened[-1]

    yield start
    for one in opened:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()
        one.hangs_up()


HEAD = ("Odile Marchetti", "Ceramics Technician", "Fernhollow Pottery", "19 November 2026")
REST = (
    "Bram Achterberg, Studio Manager <bram@fernhollow.example>",
    "rebuilding the wood kiln", "liked: \"the first pot\" 🙂", "",
    "my glaze sheet", "",
    "Sunniva Lie", "# twelve wheels <!-- and a list", "", "",
    "",
    "- five years: as kiln technician", "",
    "", "",
    "1 December 2026",
    "85k", "",
)  # fmt: skip


def editor(body: str) -> str:
    """An editor that is a shell script."""
    path = Path("editor").absolute()
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@on_a_terminal
def test_a_whole_conversation_becomes_notes(at_terminal) -> None:
    person = at_terminal()
    person.sees("Your name: ")
    person.types(*HEAD, *REST)
    person.sees("[y/N] ")
    person.types("")
    code, shown = person.ends()
    assert code == 0
    assert shown.strip().endswith("next: aidraft --interview notes.md")
    notes = read_notes("notes.md")
    assert (notes.candidate, notes.role, notes.company) == HEAD[:3]
    assert (str(notes.date), str(notes.decision_by)) == ("2026-11-19", "2026-12-01")
    assert [(p.name, p.title, p.email) for p in notes.people] == [
        ("Bram Achterberg", "Studio Manager", "bram@fernhollow.example"),
        ("Sunniva Lie", None, None),
    ]
    assert [(f.id, f.text) for f in notes.facts if f.section != "header"] == [
        ("interviewers.bram-achterberg.discussed.1", "rebuilding the wood kiln"),
        ("interviewers.bram-achterberg.liked.1", '"the first pot" 🙂'),
        ("interviewers.bram-achterberg.promised.1", "my glaze sheet"),
        ("interviewers.sunniva-lie.discussed.1", "# twelve wheels <!-- and a list"),
        ("qualifications.1", "- five years: as kiln technician"),
        ("private.1", "85k"),
    ]
    assert notes.warnings == ()


@on_a_terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_what_was_typed_is_kept_when_it_ends_early(at_terminal, key: str) -> None:
    person = at_terminal("mine.md")
    person.types(*HEAD, "Bram Achterberg", "the kiln")
    person.sees("  - the kiln")
    person.sees("  - ")
    if key == "\x03":
        person.presses("half a thou")
        person.sees("half a thou")
        person.interrupts("your answers are in mine.md")
    else:
        person.presses(key)
        person.sees("[y/N] ")
        person.types("")
    code, shown = person.ends()
    assert code == (130 if key == "\x03" else 0), shown
    notes = read_notes("mine.md")
    assert notes.candidate == HEAD[0]
    assert [fact.text for fact in notes.own("bram-achterberg")] == ["the kiln"] + ["half a thou"] * (key == "\x03")


@on_a_terminal
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "closed"])
def test_a_closed_window_keeps_what_was_typed(at_terminal, name: str) -> None:
    person = at_terminal()
    person.types(*HEAD[:2])
    person.sees("The company: ")
    if name == "closed":
        person.hangs_up()
    deadline = time.monotonic() + 20
    while person.process.poll() is None and time.monotonic() < deadline:
        if name != "closed":  # one that comes just before the program waits for input is seen with the next
            person.process.send_signal(getattr(signal, name))
        time.sleep(0.05)
    assert person.process.poll() is not None
    assert (
        Path("notes.md")
        .read_text(encoding="utf-8")
        .startswith("---\ncandidate: Odile Marchetti\nrole: Ceramics Technician\n---\n")
    )


@on_a_terminal
def test_nothing_typed_writes_nothing(at_terminal) -> None:
    person = at_terminal()
    person.sees("Your name: ")
    person.interrupts("nothing was typed, so nothing is written")
    assert person.ends()[0] == 130
    assert list(Path.cwd().iterdir()) == []


@on_a_terminal
def test_a_place_taken_meanwhile_sends_the_answers_elsewhere(at_terminal, tmp_path: Path) -> None:
    person = at_terminal(TMPDIR=str(tmp_path))
    person.types(HEAD[0])
    person.sees("The role: ")
    Path("notes.md").write_text("another's")
    person.interrupts(f"your answers are in {tmp_path}/aidraft-")
    assert person.ends()[0] == 130
    assert Path("notes.md").read_text() == "another's"
    (kept,) = tmp_path.glob("aidraft-*.md")
    assert f"candidate: {HEAD[0]}\n" in kept.read_text(encoding="utf-8")


@on_a_terminal
def test_a_taken_name_is_refused_before_the_first_question(at_terminal) -> None:
    Path("notes.md").write_text("mine")
    code, shown = at_terminal().ends()
    assert code == 2
    assert "will not overwrite notes.md" in shown
    assert "Your name" not in shown


@on_a_terminal
@pytest.mark.parametrize(
    ("does", "says", "role"),
    [
        ('sed -i s/Technician/Painter/ "$1"', "next: aidraft", "Ceramics Painter"),
        (
            'sed -i s/Technician/Painter/ "$1"; exit 1',
            "what the editor left is in notes-edited-",
            "Ceramics Technician",
        ),
        ("exit 1", "the editor failed: ", "Ceramics Technician"),
        (': > "$1"', "the editor left nothing", "Ceramics Technician"),
        ('rm "$1"', "the editor failed: ", "Ceramics Technician"),
    ],
)
def test_the_editor_may_change_and_may_fail(at_terminal, does: str, says: str, role: str) -> None:
    person = at_terminal(EDITOR=editor(does), VISUAL="")
    person.types(*HEAD, *REST, "y")
    person.sees(says)
    assert person.ends()[0] == 0
    assert read_notes("notes.md").role == role
    assert len(list(Path.cwd().glob("notes*.md"))) == (2 if "left is in" in says else 1)


@on_a_terminal
def test_an_editor_that_uses_the_interrupt_key_goes_on(at_terminal) -> None:
    person = at_terminal(EDITOR=editor('trap : INT; kill -INT 0; sed -i s/Technician/Painter/ "$1"'), VISUAL="")
    person.types(*HEAD, *REST, "y")
    person.sees("next: aidraft")
    assert person.ends()[0] == 0
    assert read_notes("notes.md").role == "Ceramics Painter"


@on_a_terminal
def test_bytes_that_are_no_text_are_asked_for_again(at_terminal) -> None:
    person = at_terminal(LC_ALL="C.UTF-8")
    person.sees("Your name: ")
    os.write(person.ours, b"Odile \xff\xfe\n")
    person.sees("not UTF-8")
    person.types(HEAD[0])
    person.sees("The role: ")
    person.interrupts("your answers are in notes.md")
    assert person.ends()[0] == 130
    assert f"candidate: {HEAD[0]}\n" in Path("notes.md").read_text(encoding="utf-8")


@on_a_terminal
def test_what_cannot_be_read_is_asked_for_again(at_terminal) -> None:
    person = at_terminal()
    person.types(*HEAD[:3], "03/04/2026")
    person.sees("may mean two days")
    person.types("19 November 2026", "Bram Achterberg", "", "", "Bram")
    person.sees("cannot be read as one more person")
    person.types("Sunniva Lie", "", "", "", "", "", "", "1 November 2026")
    person.sees("the day lies before the interview")
    person.types("in a fortnight", "", "")
    assert person.ends()[0] == 0
    notes = read_notes("notes.md")
    assert [one.name for one in notes.people] == ["Bram Achterberg", "Sunniva Lie"]
    assert notes.decision_by is None
    assert [fact.text for fact in notes.section("next-steps")] == ["in a fortnight"]


@on_a_terminal
def test_what_is_missing_is_told_at_the_end(at_terminal) -> None:
    person = at_terminal()
    person.types(HEAD[0], *[""] * 3)
    person.sees("Who did you speak with?")
    person.presses("\x04")
    person.sees("[y/N] ")
    person.types("")
    person.sees("before a message can be written, add to notes.md:")
    code, shown = person.ends()
    assert code == 0
    for one in ("no role", "no company", "no date", "no interviewer"):
        assert one in shown


@on_a_terminal
def test_the_name_from_the_settings_is_offered(at_terminal) -> None:
    settings = Path("config.toml")
    settings.write_text('candidate = "Odile Marchetti"\n')
    person = at_terminal(AIDRAFT_CONFIG=str(settings.absolute()))
    person.sees("Your name [Odile Marchetti]: ")
    person.types("")
    person.sees("The role: ")
    person.interrupts("your answers are in notes.md")
    person.ends()
    assert "candidate: Odile Marchetti\n" in Path("notes.md").read_text(encoding="utf-8")
