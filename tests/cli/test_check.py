"""`aidraft check`: a linter for letters."""

import json
from pathlib import Path

import pytest

DAY = ("--today", "2026-11-20")


@pytest.fixture
def draft(notes: Path, good_letter: str) -> Path:
    path = Path("letter.txt")
    path.write_text(good_letter, encoding="utf-8")
    return path


def test_a_good_letter_passes(call, draft) -> None:
    outcome = call("check", draft, "-i", "notes.md", *DAY)
    assert (outcome.code, outcome.err) == (0, "")
    assert "letter.txt: passed (thank-you to Bram Achterberg, professional, " in outcome.out


def test_a_wrong_number_is_shown_like_a_linter_shows_it(call, draft, good_letter) -> None:
    draft.write_text(good_letter.replace("five years", "nine years"), encoding="utf-8")
    outcome = call("check", draft, "--interview", "notes.md", *DAY)
    assert outcome.code == 1
    line = good_letter[: good_letter.index("five years")].count("\n") + 1
    assert f"letter.txt:{line}:4: error grounding.number:" in outcome.out
    assert "    why: " in outcome.out
    assert outcome.out.splitlines()[-1].startswith("letter.txt: not passed")


def test_a_draft_may_come_from_standard_input(call, draft, good_letter) -> None:
    outcome = call("check", "-", "-i", "notes.md", *DAY, stdin=good_letter)
    assert outcome.code == 0
    assert outcome.out.startswith("draft: passed") or "\ndraft: passed" in outcome.out


def test_json_is_the_report(call, draft) -> None:
    outcome = call("check", draft, "-i", "notes.md", *DAY, "--format", "json", "-q")
    report = json.loads(outcome.out)
    assert report["schema"] == "aidraft.report/1"
    assert (report["passed"], report["to"], report["today"]) == (True, "Bram Achterberg", "2026-11-20")
    assert report["evidence"]


def test_whom_it_is_for_can_be_said(call, draft) -> None:
    outcome = call("check", draft, "-i", "notes.md", *DAY, "--to", "sunniva")
    assert outcome.code == 1
    assert "Sunniva" in outcome.out


def test_a_rule_can_be_switched_off_and_the_report_says_so(call, draft, good_letter) -> None:
    draft.write_text(good_letter.replace("five years", "nine years"), encoding="utf-8")
    outcome = call("check", draft, "-i", "notes.md", *DAY, "--allow", "grounding", "--allow", "components")
    assert outcome.code == 0
    assert "switched off: components, grounding" in outcome.out


def test_quiet_answers_by_the_exit_code_alone(call, draft) -> None:
    outcome = call("check", draft, "-i", "notes.md", *DAY, "-q")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_verbose_shows_what_each_sentence_rests_on(call, draft) -> None:
    shown = call("check", draft, "-i", "notes.md", *DAY, "-v").out
    assert "evidence, by sentence:" in shown
    assert "qualifications.1 (notes.md:16)" in shown
    assert "  words: " in shown


def test_windows_lines_and_a_byte_order_mark_are_nothing_special(call, draft, good_letter) -> None:
    draft.write_bytes(b"\xef\xbb\xbf" + good_letter.replace("\n", "\r\n").encode())
    assert call("check", draft, "-i", "notes.md", *DAY).code == 0


def test_html_shows_the_draft_with_its_findings(call, notes, good_letter) -> None:
    wrong = good_letter.replace("Dear Bram", "Dear Bran")
    outcome = call("check", "-", "-i", "notes.md", "--today", "2026-11-20", "--format", "html", stdin=wrong)
    assert outcome.code == 1
    assert outcome.out.startswith("<!DOCTYPE html>")
    assert '<mark class="error">Bran</mark>' in outcome.out
