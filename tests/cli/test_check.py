"""`aidraft check`: a linter for letters."""

import json
from pathlib import Path

import pytest

DAY = ("--today", "2026-11-20")

GOOD = """\
Subject: Thank you for the Ceramics Technician interview

Dear Bram,

Thank you for meeting with me yesterday about the Ceramics Technician role at Fernhollow Pottery. I enjoyed hearing how
you are rebuilding the wood kiln before spring, with the old bricks where they still ring.

My five years as kiln technician at Saltgrass Studios, with about 300 firings, would help me from the first day.
The role interests me because it is work that is done slowly and kept for a long time.

I look forward to hearing from you by 1 December. If you need anything further from me, I am happy to send it.

Best regards,
Odile Marchetti
"""


@pytest.fixture
def draft(notes: Path) -> Path:
    path = Path("letter.txt")
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_letter_passes(call, draft) -> None:
    outcome = call("check", draft, "-i", "notes.md", *DAY)
    assert (outcome.code, outcome.err) == (0, "")
    assert "letter.txt: passed (thank-you to Bram Achterberg, professional, " in outcome.out


def test_a_wrong_number_is_shown_like_a_linter_shows_it(call, draft) -> None:
    draft.write_text(GOOD.replace("five years", "nine years"), encoding="utf-8")
    outcome = call("check", draft, "--interview", "notes.md", *DAY)
    assert outcome.code == 1
    line = GOOD[: GOOD.index("five years")].count("\n") + 1
    assert f"letter.txt:{line}:4: error grounding.number:" in outcome.out
    assert "    why: " in outcome.out
    assert outcome.out.splitlines()[-1].startswith("letter.txt: not passed")


def test_a_draft_may_come_from_standard_input(call, draft) -> None:
    outcome = call("check", "-", "-i", "notes.md", *DAY, stdin=GOOD)
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


def test_a_rule_can_be_switched_off_and_the_report_says_so(call, draft) -> None:
    draft.write_text(GOOD.replace("five years", "nine years"), encoding="utf-8")
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


def test_windows_lines_and_a_byte_order_mark_are_nothing_special(call, draft) -> None:
    draft.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert call("check", draft, "-i", "notes.md", *DAY).code == 0
