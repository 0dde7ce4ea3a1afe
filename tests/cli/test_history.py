"""What is kept of earlier runs, and that keeping it never costs a person the draft at hand."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aidraft.history import History
from aidraft.history.store import APPLICATION
from aidraft.settings import history_file

AIDRAFT = (sys.executable, "-m", "aidraft")
DRAFTING = (*AIDRAFT, "-i", "notes.md", "--to", "bram", "--today", "2026-11-20", "--model", "composer")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> History:
    """The history of this test, switched on. What processes keep to start quickly is shared by all tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("AIDRAFT_NO_HISTORY")
    return History(history_file())


def test_what_passed_is_kept_with_how_it_came_about(call, drafted, kept) -> None:
    drafted_text = drafted.results[0].text
    call("-i", "notes.md", "--seed", "7")
    one, other = kept.entries()
    assert (one.to, other.to) == ("Bram Achterberg", "Sunniva Lie")
    assert (one.text, one.kind, one.tone, one.seed, one.model) == (drafted_text, "thank-you", "professional", 7, "m")
    assert (one.usage.prompt_tokens, one.report) == (900, drafted.results[0].report)
    assert one.notes.startswith("sha256:")
    assert one.source == "notes.md"


def test_neither_notes_nor_what_is_private_are_in_the_file(call, notes, kept) -> None:
    notes.write_text(
        notes.read_text(encoding="utf-8") + "\n## Private\n- the landlord wants the flat by March\n", encoding="utf-8"
    )
    assert call("-i", "notes.md", "--model", "composer", "--today", "2026-11-20").code == 0
    raw = kept.path.read_bytes()
    assert b"landlord" not in raw
    assert b"asked: what I do" not in raw
    assert len(kept.entries()) == 2


def test_it_is_said_once_and_not_in_quiet(call, drafted, kept) -> None:
    assert "note:" not in call("-i", "notes.md", "-q").err
    notice = next(line for line in call("-i", "notes.md").err.splitlines() if line.startswith("note: a copy"))
    assert str(kept.path) in notice
    assert "--no-history" in notice
    assert "note: a copy" not in call("-i", "notes.md").err


@pytest.mark.parametrize("how", ["option", "environment", "file"])
def test_it_can_be_switched_off(call, drafted, kept, monkeypatch, how: str) -> None:
    if how == "environment":
        monkeypatch.setenv("AIDRAFT_NO_HISTORY", "1")
    if how == "file":
        Path("config.toml").write_text("no-history = true\n")
        monkeypatch.setenv("AIDRAFT_CONFIG", "config.toml")
    outcome = call("-i", "notes.md", *(["--no-history"] if how == "option" else []))
    assert outcome.code == 0
    assert "note: a copy" not in outcome.err
    assert not kept.path.exists()


def test_what_did_not_pass_is_not_kept(call, drafted, make, bad, kept) -> None:
    drafted.results[0] = make("Bram Achterberg", bad)
    call("-i", "notes.md", "--to", "bram")
    assert not kept.path.exists()


def damaged(path: Path) -> None:
    path.write_bytes(b"no database " * 100)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.executescript(f"CREATE TABLE x (y); PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 99")
    database.close()


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [damaged, newer, folder])
def test_nothing_about_it_stops_a_draft(call, drafted, kept, spoil) -> None:
    kept.path.parent.mkdir(parents=True)
    spoil(kept.path)
    outcome = call("-i", "notes.md", "--to", "bram")
    assert outcome.code == 0
    assert outcome.out == drafted.results[0].text + "\n"
    (warning,) = [
        line for line in outcome.err.splitlines() if line.startswith("warning: no copy of this draft is kept")
    ]
    assert any(word in warning for word in ("--purge", "Update aidraft", "--no-history"))


def test_the_table_has_the_newest_first(call, drafted, kept) -> None:
    assert f"no drafts are kept in {kept.path}" in call("history").err
    call("-i", "notes.md", "--tone", "warm")
    lines = call("history").out.splitlines()
    assert lines[0].split() == ["N", "when", "kind", "tone", "to", "company", "words", "by"]
    assert [line.split()[0] for line in lines[1:]] == ["2", "1"]
    assert "Fernhollow Pottery" in lines[1]
    assert lines[1].index("Fernhollow") == lines[2].index("Fernhollow")
    assert len(call("history", "--last", "1").out.splitlines()) == 2


def test_json_fits_its_schema(call, drafted, kept) -> None:
    call("-i", "notes.md")
    schema = json.loads((Path(__file__).parents[2] / "docs" / "schemas" / "history-1.json").read_text(encoding="utf-8"))
    document = json.loads(call("history", "--format", "json").out)
    pytest.importorskip("jsonschema").validate(document, schema)
    assert [one["number"] for one in document["drafts"]] == [2, 1]
    assert json.loads(call("show", "2", "--format", "json").out)["drafts"] == document["drafts"][:1]


def test_show_prints_the_draft_and_no_more(call, drafted, kept) -> None:
    call("-i", "notes.md")
    outcome = call("show", "1")
    assert outcome.out == drafted.results[0].text + "\n"
    assert outcome.err.startswith("1: thank-you to Bram Achterberg, Fernhollow Pottery, professional, 2 words, of 20")
    assert "900 tokens in, 120 out" in outcome.err
    assert call("show", "1", "-q").err == ""


def test_a_number_that_is_not_there_is_named(call, drafted, kept) -> None:
    assert "None is kept" in call("show", "1").err
    call("-i", "notes.md")
    outcome = call("diff", "7", "9")
    assert outcome.code == 2
    assert "there is no draft 7 or 9 in the history" in outcome.err
    assert "1 to 2" in outcome.err
    assert "'x' is not the number of a draft" in call("show", "x").err


def test_diff_says_word_by_word_what_changed(call, drafted, kept) -> None:
    call("-i", "notes.md")
    outcome = call("diff", "1", "2")
    assert outcome.code == 0
    before, changed, after = outcome.out.partition("[-Bram Achterberg-]{+Sunniva Lie+}")
    assert before == "Subject: Thank you\n\nDear "
    assert changed
    assert after == ",\n\nThank you.\n\nBest regards,\nOdile Marchetti\n"
    assert "from 1: thank-you to Bram Achterberg" in outcome.err
    assert "[-" not in call("diff", "1", "1").out


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_diff_is_coloured_on_a_terminal(call, drafted, kept, environment: dict[str, str], coloured: bool) -> None:
    import pty

    call("-i", "notes.md")
    ours, theirs = pty.openpty()
    set_ = {**os.environ, "TERM": "xterm", **environment}
    subprocess.run([*AIDRAFT, "diff", "1", "2"], stdout=theirs, stderr=subprocess.DEVNULL, env=set_, check=True)
    os.close(theirs)
    shown = os.read(ours, 65536).decode().replace("\r\n", "\n")
    os.close(ours)
    assert ("\x1b[" in shown) is coloured
    assert ("[-Bram" in shown) is not coloured
    for line in shown.splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[") - line.count("\x1b[9m") - line.count("\x1b[4m")


def test_purge_forgets_all(call, drafted, kept) -> None:
    call("-i", "notes.md")
    assert call("history", "--purge").err == "forgot 2 drafts\n"
    assert kept.entries() == ()
    kept.path.write_bytes(b"no database " * 100)
    assert call("history").code == 3
    assert "removed the damaged history" in call("history", "--purge").err
    assert call("history").code == 0


def test_the_shell_offers_numbers(call, drafted, kept) -> None:
    from click.shell_completion import ShellComplete

    from aidraft.cli.program import program

    call("-i", "notes.md")
    offered = ShellComplete(program, {}, "aidraft", "_AIDRAFT_COMPLETE").get_completions(["show"], "")
    assert [(item.value, item.help) for item in offered] == [
        ("2", "thank-you to Sunniva Lie, professional"), ("1", "thank-you to Bram Achterberg, professional"),
    ]  # fmt: skip


def test_runs_at_the_same_time_lose_nothing(notes, kept) -> None:
    def draft(seed: int) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([*DRAFTING, "--seed", str(seed)], capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(draft, range(4)))
    assert [one.returncode for one in done] == [0] * 4
    assert sorted(one.stdout for one in done) == sorted(entry.text + "\n" for entry in kept.entries())
    assert "warning: no copy" not in "".join(one.stderr for one in done)
    assert sum("note: a copy" in one.stderr for one in done) == 1


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from aidraft.history import Entry, History
entry = Entry.model_validate_json(sys.argv[2])
history = History(Path(sys.argv[1]))
for number in range(100_000):
    history.add([entry.model_copy(update={"text": f"{sys.argv[3]} {number} " + "word " * 400})])
    print(sys.argv[3], number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_a_kill_at_any_moment_loses_nothing_that_was_printed(call, drafted, kept) -> None:
    """Two processes at a time write as fast as they can and are killed, again and again."""
    call("-i", "notes.md", "--to", "bram")
    sample = kept.entries()[0].model_dump_json(by_alias=True)
    printed: set[str] = set()
    for pause in (0.0, 0.019, 0.041):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(kept.path), sample, f"{pause}-{name}"],
                stdout=subprocess.PIPE, text=True,
            )
            for name in "ab"
        ]  # fmt: skip
        for writer in writers:
            assert writer.stdout is not None
            printed.add(writer.stdout.readline().strip())  # it is at work
        time.sleep(pause)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
            assert writer.stdout is not None
            printed.update(
                line.strip() for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")
            )
            writer.wait()
            writer.stdout.close()
    there = {" ".join(one.text.split()[:2]) for one in kept.entries()[1:]}
    assert len(printed) >= 6
    assert printed <= there
    assert len(there - printed) <= 6  # what each was about to print
    with sqlite3.connect(kept.path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert call("-i", "notes.md", "--to", "bram").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_a_draft_is_kept_before_a_letter_of_it_is_printed(notes, kept) -> None:
    """The reader of its output does not read: the process waits, is killed, and the draft is there all the same."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while os.write(writer, b"x" * 4096):
            pass
    except BlockingIOError:
        os.set_blocking(writer, True)
    process = subprocess.Popen(DRAFTING, stdout=writer, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not kept.entries() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    os.close(writer)
    left = b""
    while chunk := os.read(reader, 65536):
        left += chunk
    os.close(reader)
    assert not left.strip(b"x")
    assert len(kept.entries()) == 1
