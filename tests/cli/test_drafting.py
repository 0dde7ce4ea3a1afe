"""The main job: what is printed, what is written, what is said, and how it ends."""

import json
from pathlib import Path

import pytest

from aidraft.drafting.result import Fix, Result, Trouble

GONE = Trouble(type="ModelError", what="the server cannot be reached", why="refused", remedy="Start it", exit_code=4)
UNRECORDED = Trouble(type="RecordingError", what="no recording", why="", remedy="Record it", exit_code=5)


def test_one_message_is_printed_ready_to_paste(call, drafted) -> None:
    outcome = call("-i", "notes.md", "--to", "bram")
    assert outcome.code == 0
    assert outcome.out == drafted.results[0].text + "\n"
    assert (
        outcome.err
        == "Bram Achterberg: passed (thank-you to Bram Achterberg, professional, 2 words): no findings, by m\n"
    )


def test_several_messages_name_their_recipients(call, drafted) -> None:
    outcome = call("--interview", "notes.md")
    assert outcome.code == 0
    assert "--- 1 of 2: to Bram Achterberg <bram@fernhollow.example> ---" in outcome.out
    assert "--- 2 of 2: to Sunniva Lie ---" in outcome.out
    assert "warning: Sunniva Lie: length.words: two words are few" in outcome.err


def test_every_option_reaches_the_loop(call, drafted) -> None:
    call(
        "-i", "notes.md", "--kind", "Follow_Up", "--tone", "WARM", "--to", "lie", "--to", "sunniva",
        "--today", "2026-12-03",
        "--instruct", "mention the wheels", "--attempts", "2", "--seed", "7", "--fallback", "composer",
        "--allow", "tone", "--model", "some-model", "--base-url", "http://127.0.0.1:1/v1",
    )  # fmt: skip
    asked = drafted.asked
    assert (asked["kind"], asked["tone"], asked["to"]) == ("follow-up", "warm", ["Sunniva Lie"])
    assert (asked["today"].isoformat(), asked["instruction"], asked["attempts"]) == (
        "2026-12-03",
        "mention the wheels",
        2,
    )
    assert (asked["seed"], asked["fallback"], asked["policy"].allowed) == (7, "composer", ("tone",))
    assert asked["model"].name == "some-model"


def test_what_did_not_pass_is_never_printed(call, drafted, make, bad) -> None:
    drafted.results = [make("Bram Achterberg", bad)]
    outcome = call("-i", "notes.md", "--to", "bram")
    assert (outcome.code, outcome.out) == (1, "")
    assert "no draft for Bram Achterberg passed; this is what was found in its one attempt, by m:" in outcome.err
    assert "draft:3:1: error grounding.number: the notes say 40" in outcome.err
    assert "    fix: 40" in outcome.err
    assert "| Dear" not in outcome.err
    assert "the rejected draft:\n  | Subject: Thank you\n" in call("-i", "notes.md", "--to", "bram", "-v").err


def test_quiet_leaves_only_what_went_wrong(call, drafted, make, bad) -> None:
    assert call("-i", "notes.md", "-q").err == ""
    drafted.results = [make("Bram Achterberg", bad)]
    assert "grounding.number" in call("-i", "notes.md", "-q", "--to", "bram").err


def test_of_several_the_good_ones_are_printed(call, drafted, make, bad) -> None:
    drafted.results[0] = make("Bram Achterberg", bad)
    outcome = call("-i", "notes.md")
    assert outcome.code == 1
    assert "Dear Sunniva Lie" in outcome.out
    assert "Bram" not in outcome.out


def test_verbose_tells_of_every_attempt(call, drafted) -> None:
    outcome = call("-i", "notes.md", "-v", "--to", "bram")
    assert "Bram Achterberg, attempt 1: m, 1.5 s, 900 tokens in, 120 out: passed" in outcome.err


def test_mends_are_shown(call, drafted) -> None:
    result = drafted.results[0]
    fix = Fix(rule="grounding.name", line=3, before="Dear Bran,", after="Dear Bram,")
    mended = result.attempts[0].model_copy(update={"fixes": (fix,)})
    drafted.results[0] = result.model_copy(update={"attempts": (mended,)})
    assert (
        "mended grounding.name in line 3:\n  - Dear Bran,\n  + Dear Bram,\n"
        in call("-i", "notes.md", "--to", "bram").err
    )


@pytest.mark.parametrize(("trouble", "code"), [(GONE, 4), (UNRECORDED, 5)])
def test_trouble_with_a_model_has_its_own_code(call, drafted, trouble: Trouble, code: int) -> None:
    drafted.results[0] = Result(
        to="Bram Achterberg", kind="thank-you", tone="professional", model="m", passed=False, error=trouble
    )
    outcome = call("-i", "notes.md")
    assert outcome.code == code
    assert f"error: Bram Achterberg: {trouble.what}" in outcome.err
    assert "Dear Sunniva Lie" in outcome.out


def test_a_fallback_is_said(call, drafted, make, bad) -> None:
    drafted.results[0] = make("Bram Achterberg", source="composer", replaced=make("Bram Achterberg", bad))
    outcome = call("-i", "notes.md", "--to", "bram")
    assert outcome.code == 0
    assert "warning: no attempt of m passed for Bram Achterberg; the composer wrote this one instead" in outcome.err
    assert "grounding.number" in outcome.err
    assert outcome.err.endswith("by the built-in composer\n")


def test_json_holds_the_rejected_too(call, drafted, make, bad) -> None:
    drafted.results[0] = make("Bram Achterberg", bad)
    outcome = call("-i", "notes.md", "--format", "json")
    document = json.loads(outcome.out)
    assert outcome.code == 1
    assert document["schema"] == "aidraft.result/1"
    assert [message["to"] for message in document["messages"]] == ["Sunniva Lie"]
    assert [message["to"] for message in document["rejected"]] == ["Bram Achterberg"]


def test_a_file_for_one_message(call, drafted) -> None:
    outcome = call("-i", "notes.md", "--to", "bram", "-o", "new/letter.txt")
    assert (outcome.code, outcome.out) == (0, "")
    assert Path("new/letter.txt").read_text(encoding="utf-8") == drafted.results[0].text + "\n"
    assert "wrote new/letter.txt" in outcome.err.replace("\\", "/")


def test_a_folder_for_several(call, drafted) -> None:
    assert call("-i", "notes.md", "-o", "out").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "thank-you-bram-achterberg.txt",
        "thank-you-sunniva-lie.txt",
    ]
    assert (
        Path("out/thank-you-sunniva-lie.txt")
        .read_text(encoding="utf-8")
        .startswith("Subject: Thank you\n\nDear Sunniva")
    )


def test_one_file_may_take_several(call, drafted) -> None:
    call("-i", "notes.md", "-o", "all.txt")
    assert "--- 2 of 2: to Sunniva Lie ---" in Path("all.txt").read_text(encoding="utf-8")
    call("-i", "notes.md", "-o", "all.json", "--format", "json")
    assert len(json.loads(Path("all.json").read_text(encoding="utf-8"))["messages"]) == 2


def test_nothing_is_overwritten_and_nothing_asked_in_vain(call, drafted) -> None:
    Path("letter.txt").write_text("mine")
    outcome = call("-i", "notes.md", "--to", "bram", "-o", "letter.txt")
    assert outcome.code == 2
    assert "will not overwrite letter.txt" in outcome.err
    assert not drafted.asked
    assert call("-i", "notes.md", "--to", "bram", "-o", "letter.txt", "--force").code == 0
    assert Path("letter.txt").read_text(encoding="utf-8").startswith("Subject")


def test_when_one_fails_no_file_is_written_and_none_is_lost(call, drafted, make, bad) -> None:
    drafted.results[0] = make("Bram Achterberg", bad)
    outcome = call("-i", "notes.md", "-o", "out")
    assert outcome.code == 1
    assert not Path("out").exists()
    assert "Dear Sunniva Lie" in outcome.out
    assert "no file was written, because not every message passed (Bram Achterberg)" in outcome.err


def test_without_key_and_server_the_composer_writes_and_says_so(call, drafted, monkeypatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    outcome = call("-i", "notes.md", "--to", "bram")
    assert drafted.asked["model"].name == "composer"
    notice = outcome.err.splitlines()[0]
    assert notice.startswith("note: no model is set up, so the built-in composer writes.")
    assert "OPENAI_API_KEY" in notice
    assert "--base-url" in notice
    assert "for gpt-x there is neither" in call("-i", "notes.md", "--to", "bram", "--model", "gpt-x").err
    assert "note:" not in call("-i", "notes.md", "--to", "bram", "--model", "composer").err


def test_a_base_url_in_the_environment_is_a_server(call, drafted, monkeypatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    call("-i", "notes.md", "--to", "bram")
    assert drafted.asked["model"].name == "gpt-4.1-mini"


def test_offline_reads_recordings(call, drafted) -> None:
    call("-i", "notes.md", "--offline", "--recordings", "mine")
    assert type(drafted.asked["model"]).__name__ == "RecordedModel"
    assert str(drafted.asked["model"].folder) == "mine"


def test_notes_may_come_from_standard_input(call, drafted, notes) -> None:
    assert call("-i", "-", stdin=notes.read_text(encoding="utf-8")).code == 0


def test_warnings_about_the_notes_are_shown(call, drafted, notes) -> None:
    notes.write_text(notes.read_text(encoding="utf-8") + "\n## Discused\n- x\n", encoding="utf-8")
    assert "warning: notes.md:" in call("-i", "notes.md").err
    assert call("-i", "notes.md", "-q").err == ""


def test_an_interruption_keeps_what_is_finished(call, drafted, make, monkeypatch) -> None:
    from aidraft.cli import run as ending
    from aidraft.drafting import Step

    def interrupted(interview, *, progress, **_) -> list[Result]:
        progress(Step(to="Bram Achterberg", stage="done", result=make("Bram Achterberg")))
        raise KeyboardInterrupt

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr("aidraft.drafting.draft", interrupted)
    monkeypatch.setattr(ending, "_leave_now", leave)
    outcome = call("-i", "notes.md")
    assert outcome.code == 130
    assert "Dear Bram Achterberg" in outcome.out
    assert outcome.err.strip().endswith("interrupted")


def test_a_dry_run_sends_nothing_and_needs_no_key(call, drafted, monkeypatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    outcome = call("-i", "notes.md", "--to", "bram", "--dry-run", "--today", "2026-11-20")
    assert (outcome.code, drafted.asked) == (0, {})
    assert "--- to gpt-4.1-mini at api.openai.com, for the message to Bram Achterberg ---" in outcome.out
    assert "rebuilding the wood kiln" in outcome.out
    assert "nothing was sent" in outcome.out
    assert "beginners" not in outcome.out  # from the other conversation


def test_a_dry_run_in_json_is_the_very_bytes(call, drafted) -> None:
    outcome = call("-i", "notes.md", "--dry-run", "--today", "2026-11-20", "--format", "json", "--model", "m")
    bodies = [json.loads(line) for line in outcome.out.splitlines()]
    assert [body["model"] for body in bodies] == ["m", "m"]
    assert [turn["role"] for turn in bodies[0]["messages"]] == ["system", "user"]


def test_an_empty_output_name_is_refused(call, drafted) -> None:
    assert "--output is empty" in call("-i", "notes.md", "-o", " ").err


def test_eml_holds_one_message_a_file(call, drafted) -> None:
    for more in ((), ("-o", "all.eml"), ("-o", "-")):
        drafted.asked = {}
        outcome = call("-i", "notes.md", "--format", "eml", *more)
        assert (outcome.code, outcome.out, drafted.asked) == (2, "", {})
        assert "one eml holds one message, and there are 2 to write" in outcome.err
        assert "--output FOLDER/" in outcome.err
    outcome = call("-i", "notes.md", "--format", "eml", "-o", "out")
    assert outcome.code == 0
    assert "warning: the notes give no e-mail address for Sunniva Lie" in outcome.err
    assert "address for Bram" not in outcome.err
    files = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    assert set(files) == {"thank-you-bram-achterberg.eml", "thank-you-sunniva-lie.eml"}
    assert b"To: Bram Achterberg <bram@fernhollow.example>\r\n" in files["thank-you-bram-achterberg.eml"]
    printed = call("-i", "notes.md", "--format", "eml", "--to", "bram").out
    assert printed.startswith("X-Unsent: 1\nTo: Bram")


def test_html_holds_all_of_them_or_one_each(call, drafted, make, bad) -> None:
    call("-i", "notes.md", "--format", "html", "-o", "all.html")
    assert Path("all.html").read_text(encoding="utf-8").count("<article ") == 2
    call("-i", "notes.md", "--format", "html", "-o", "out/")
    assert sorted(path.suffix for path in Path("out").iterdir()) == [".html", ".html"]
    drafted.results[0] = make("Bram Achterberg", bad)
    outcome = call("-i", "notes.md", "--format", "html", "-o", "rejected.html")
    assert outcome.code == 1
    assert "Not passed: do not send" in Path("rejected.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("format_", "printed"), [("eml", "--- 1 of 1: to Sunniva Lie -"), ("json", '{\n  "schema"')])
def test_of_files_one_each_none_is_written_when_one_fails(call, drafted, make, bad, format_: str, printed: str) -> None:
    drafted.results[0] = make("Bram Achterberg", bad)
    outcome = call("-i", "notes.md", "--format", format_, "-o", "out/")
    assert outcome.code == 1
    assert not Path("out").exists()
    assert outcome.out.startswith(printed)
    assert "no file was written, because not every message passed (Bram Achterberg)" in outcome.err


def test_a_default_format_that_a_command_lacks_is_no_error_there(call, drafted, good_letter, monkeypatch) -> None:
    monkeypatch.setenv("AIDRAFT_FORMAT", "eml")
    Path("letter.txt").write_text(good_letter, encoding="utf-8")
    assert "passed" in call("check", "letter.txt", "-i", "notes.md", "--today", "2026-11-20").out
    assert call("check", "letter.txt", "-i", "notes.md", "--format", "eml").code == 2


def test_a_note_says_whether_it_fits_a_card(call, drafted) -> None:
    drafted.results[0] = drafted.results[0].model_copy(update={"kind": "note"})
    outcome = call("-i", "notes.md", "--kind", "note", "--to", "bram")
    length = len(drafted.results[0].text)
    assert f"Bram Achterberg: 2 words, {length} characters to write by hand: fits a card" in outcome.err


def test_the_composer_says_what_of_an_instruction_it_left_out(call, notes, monkeypatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    left = call("-i", notes, "--to", "bram", "--today", "2026-11-20", "--no-history", "--instruct", "mention Kyoto")
    assert left.code == 0
    assert "leaves out 'Kyoto' of --instruct" in left.err and "Kyoto" not in left.out
    kept = call("-i", notes, "--to", "bram", "--today", "2026-11-20", "--no-history", "--instruct", "mention the kiln")
    assert "--instruct" not in kept.err and "kiln" in kept.out
    manner = call("-i", notes, "--to", "bram", "--today", "2026-11-20", "--no-history", "--instruct", "be funnier")
    assert "does not follow --instruct" in manner.err
