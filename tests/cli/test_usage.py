"""Wrong calls, where values come from, and how errors read."""

from pathlib import Path

import pytest

import aidraft


def test_the_version(call) -> None:
    assert call("--version").out == f"aidraft {aidraft.__version__}\n"


def test_help_lists_options_commands_and_exit_codes(call) -> None:
    shown = call("--help").out
    for word in (
        "--interview",
        "--offline",
        "new",
        "check",
        "rules",
        "record",
        "Exit codes: 0 passed",
        "130 interrupted",
    ):
        assert word in shown
    assert call("check", "-h").out.startswith("Usage: aidraft check [OPTIONS] DRAFT")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no interview notes given"),
        (("chek",), "Did you mean 'check'?"),
        (("xyzzy",), "There are new, check, rules, schedule, sent, history, show, diff, record"),
        (("notes.md",), "For notes, write --interview notes.md"),
        (("--tonne", "warm"), "no such option '--tonne'. (Did you mean"),
        (("-i", "notes.md", "check", "x"), "--interview goes after the command: aidraft check --interview"),
        (
            ("-i", "notes.md", "--kind", "thanks"),
            "There are thank-you, note, follow-up, reminder, clarification, additional-info",
        ),
        (("-i", "notes.md", "--tone", "jolly"), "There are professional, warm, enthusiastic, formal, concise"),
        (("-i", "notes.md", "--allow", "timing.lat"), "no rule or family 'timing.lat'\n  Did you mean timing.late"),
        (("-i", "notes.md", "--to", "nobody"), "the notes name Bram Achterberg, Sunniva Lie"),
        (("-i", "notes.md", "--today", "20/11/2026"), "Write it as YYYY-MM-DD"),
        (("-i", "notes.md", "--attempts", "0"), "0 is not in the range"),
        (("-i", "notes.md", "--fallback", "magic"), "composer"),
        (("-i", "notes.md", "--base-url", "ftp://x"), "is no server address"),
        (("check",), "missing argument 'DRAFT'"),
        (("check", "-", "-i", "-"), "standard input cannot be both the draft and the notes"),
        (("record", "-i", "notes.md"), "there is no model to record"),
        (("rules", "forbidden.salry"), "Did you mean forbidden.salary"),
    ],
)
def test_a_wrong_call_is_told_and_ends_with_2(call, notes, arguments: tuple[str, ...], message: str) -> None:
    outcome = call(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("error: ")
    assert message in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-i", "gone.md"), "gone.md"),
        (("-i", "."), "is a folder"),
        (("-i", "notes.md", "--policy", "gone.yaml"), "cannot read the policy file gone.yaml"),
        (("check", "gone.txt", "-i", "notes.md"), "cannot read the draft gone.txt: no such file or directory"),
        (("check", "empty.txt", "-i", "notes.md"), "cannot use the draft empty.txt: it is empty"),
        (("check", "latin.txt", "-i", "notes.md"), "byte 0xff at offset 3 is not UTF-8"),
        (("check", "huge.txt", "-i", "notes.md"), "1,000,001 bytes"),
    ],
)
def test_what_cannot_be_read_ends_with_3(call, notes, arguments: tuple[str, ...], message: str) -> None:
    Path("empty.txt").write_text(" \n")
    Path("latin.txt").write_bytes(b"abc\xff")
    Path("huge.txt").write_bytes(b"x" * 1_000_001)
    outcome = call(*arguments)
    assert outcome.code == 3
    assert outcome.out == ""
    assert message in outcome.err


def test_every_problem_of_the_notes_is_listed(call) -> None:
    outcome = call("-i", "-", stdin="# Notes\nrole: Potter\n")
    assert outcome.code == 3
    for key in ("candidate", "company", "date", "interviewer"):
        assert f"no {key}" in outcome.err


def test_notes_that_are_no_text(call) -> None:
    outcome = call("-i", "-", stdin=b"role: \xff")
    assert outcome.code == 3
    assert "byte 0xff at offset 6 is not UTF-8" in outcome.err


def test_the_command_line_beats_the_environment_and_that_the_file(call, drafted, monkeypatch, tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('tone = "formal"\nto = ["Bram", "Sunniva"]\nseed = 3\n')
    monkeypatch.setenv("AIDRAFT_CONFIG", str(config))
    call("-i", "notes.md")
    assert (drafted.asked["tone"], drafted.asked["seed"], len(drafted.asked["to"])) == ("formal", 3, 2)
    monkeypatch.setenv("AIDRAFT_TONE", "warm")
    monkeypatch.setenv("AIDRAFT_TO", "Sunniva Lie, ")
    monkeypatch.setenv("AIDRAFT_INTERVIEW", "notes.md")
    call()
    assert (drafted.asked["tone"], drafted.asked["to"]) == ("warm", ["Sunniva Lie"])
    call("--tone", "concise", "--to", "Bram")
    assert (drafted.asked["tone"], drafted.asked["to"]) == ("concise", ["Bram Achterberg"])


def test_a_wrong_value_says_where_it_came_from(call, notes, monkeypatch, tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('kind = "thanks"\n')
    monkeypatch.setenv("AIDRAFT_CONFIG", str(config))
    assert f"(from {config})" in call("-i", "notes.md").err
    monkeypatch.setenv("AIDRAFT_KIND", "cheers")
    assert "(from AIDRAFT_KIND)" in call("-i", "notes.md").err


def test_a_broken_file_ends_with_3_but_breaks_no_help(call, notes, monkeypatch, tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('colour = "blue"\n')
    monkeypatch.setenv("AIDRAFT_CONFIG", str(config))
    outcome = call("-i", "notes.md")
    assert outcome.code == 3
    assert "line 1: unknown setting 'colour'" in outcome.err
    assert call("--help").code == 0
    assert call("check", "--help").code == 0
    assert call("--version").code == 0


def test_the_candidate_may_come_from_the_file(call, drafted, notes, monkeypatch, tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('candidate = "Ottilie Brandt"\n')
    monkeypatch.setenv("AIDRAFT_CONFIG", str(config))
    notes.write_text(notes.read_text(encoding="utf-8").replace("candidate: Odile Marchetti\n", ""), encoding="utf-8")
    assert call("-i", "notes.md").code == 0


def test_several_policies_in_the_environment(call, notes, monkeypatch) -> None:
    import os

    monkeypatch.setenv("AIDRAFT_POLICY", f"gone.yaml{os.pathsep}missing.yaml")
    assert "gone.yaml" in call("-i", "notes.md").err
