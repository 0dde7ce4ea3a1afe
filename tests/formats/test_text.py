"""Verdicts in words, and letters ready to paste."""

from datetime import date

import pytest

from aidraft.drafting import Result
from aidraft.formats import FORMATS
from aidraft.formats import text as words
from aidraft.guardrails.report import Edit, Evidence, Finding, PolicyStamp, Report
from aidraft.guardrails.rule import Rule
from aidraft.notes.interview import Fact, Interview, Person

LETTER = "Subject: Thank you\n\nDear Bram,\n\nThank you. The kiln took 60 bricks.\n\nBest regards,\nOdile Marchetti\n"

INTERVIEW = Interview(
    candidate="Odile Marchetti",
    role="Ceramics Technician",
    company="Fernhollow Pottery",
    date=date(2026, 11, 19),
    people=(
        Person(name="Bram Achterberg", slug="bram-achterberg", line=7, email="bram@fernhollow.example"),
        Person(name="Sunniva Lie", slug="sunniva-lie", line=9),
    ),
    facts=(Fact(id="discussed.1", text="the kiln took 40\x1b[31m bricks", line=12, section="discussed"),),
    source="notes.md",
)

RULES = {
    "grounding.number": Rule(
        "grounding.number",
        "error",
        "a number the notes do not give",
        "Numbers are\n remembered.",
        "advice",
        ("a",),
        ("b",),
    )
}


SENTENCE = (LETTER.index("The kiln"), LETTER.index("bricks.") + 7)


def report(*findings: Finding, allowed: tuple[str, ...] = ()) -> Report:
    return Report(
        schema="aidraft.report/1",
        passed=not any(one.severity == "error" for one in findings),
        kind="thank-you",
        tone="professional",
        to="Bram Achterberg",
        today="2026-11-20",
        policy=PolicyStamp(name="default", digest="sha256:0", allowed=allowed),
        metrics={"words": 7},
        components={},
        evidence=(Evidence(span=SENTENCE, facts=("discussed.1", "gone.1"), status="supported"),),
        findings=findings,
    )


def number(start: int = 59, end: int = 61) -> Finding:
    return Finding(
        rule="grounding.number", severity="error", span=(start, end), line=5, column=27, text=LETTER[start:end],
        message="the notes say 40 bricks", fix="40", edit=Edit(span=(start, end), text="40"), facts=("discussed.1",),
    )  # fmt: skip


MISSING = Finding(
    rule="components.interest",
    severity="warning",
    span=None,
    line=None,
    column=None,
    text="",
    message="no interest is shown",
)


def result(to: str, text: str, verdict: Report) -> Result:
    return Result(to=to, kind="thank-you", tone="warm", text=text, model="m", passed=verdict.passed, report=verdict)


def test_a_finding_shows_place_passage_fix_reason_and_the_notes_line() -> None:
    start = LETTER.index("60")
    shown = words.finding(number(start, start + 2), LETTER, INTERVIEW, rules=RULES, source="draft.txt").splitlines()
    assert shown == [
        "draft.txt:5:27: error grounding.number: the notes say 40 bricks",
        "    Thank you. The kiln took 60 bricks.",
        "                             ^^",
        "    fix: 40",
        "    why: Numbers are remembered.",
        "    notes.md:12: the kiln took 40 [31m bricks",
    ]


def test_something_missing_has_no_passage() -> None:
    assert (
        words.finding(MISSING, LETTER, INTERVIEW, rules=RULES)
        == "draft: warning components.interest: no interest is shown"
    )


def test_a_long_line_is_cut_around_the_passage() -> None:
    text = "a" * 300 + " NEEDLE " + "b" * 300
    start = text.index("NEEDLE")
    one = MISSING.model_copy(update={"span": (start, start + 6), "line": 1, "column": start + 1, "text": "NEEDLE"})
    _, passage, marks = words.finding(one, text, INTERVIEW, rules={}).splitlines()
    assert passage.startswith("    …")
    assert passage.endswith("…")
    assert len(passage) <= 4 + 2 + words.PASSAGE_AT_MOST
    assert passage[marks.index("^") : marks.rindex("^") + 1] == "NEEDLE"


@pytest.mark.parametrize("span", [(0, 0), (len(LETTER), len(LETTER)), (0, len(LETTER))])
def test_any_span_can_be_shown(span: tuple[int, int]) -> None:
    one = MISSING.model_copy(update={"span": span, "line": 1, "column": 1})
    lines = words.finding(one, LETTER, INTERVIEW, rules={}).splitlines()
    assert len(lines) == 3
    assert lines[2].strip(" ^") == ""
    assert "^" in lines[2]


def test_a_passage_of_several_lines_is_marked_on_its_first() -> None:
    start = LETTER.index("The kiln")
    one = MISSING.model_copy(update={"span": (start, len(LETTER)), "line": 5, "column": 12})
    _, passage, marks = words.finding(one, LETTER, INTERVIEW, rules={}).splitlines()
    assert passage[marks.index("^") : marks.rindex("^") + 1] == "The kiln took 60 bricks."


def test_a_report_ends_with_a_summary() -> None:
    shown = words.report(report(number(), MISSING, allowed=("tone",)), LETTER, INTERVIEW, rules=RULES, source="d")
    assert shown.splitlines()[-1] == (
        "d: not passed (thank-you to Bram Achterberg, professional, 7 words): 1 error, 1 warning; switched off: tone"
    )
    assert words.summary(report()).endswith("no findings")


def test_more_is_said_on_request() -> None:
    shown = words.report(report(), LETTER, INTERVIEW, rules=RULES, verbose=True)
    assert "supported   The kiln took 60 bricks." in shown
    assert "discussed.1 (notes.md:12), gone.1" in shown
    assert "  words: 7" in shown


def test_one_letter_stands_alone() -> None:
    assert words.letters([result("Bram Achterberg", LETTER + "\n\n", report())], INTERVIEW) == LETTER


def test_several_letters_are_parted_by_a_line_that_names_the_recipient() -> None:
    results = [result("Bram Achterberg", LETTER, report()), result("Sunniva Lie", LETTER, report())]
    shown = words.letters(results, INTERVIEW).splitlines()
    heads = [line for line in shown if line.startswith("--- ")]
    assert [head.rstrip("-") for head in heads] == [
        "--- 1 of 2: to Bram Achterberg <bram@fernhollow.example> ",
        "--- 2 of 2: to Sunniva Lie ",
    ]
    assert {len(head) for head in heads} == {79}


def test_what_did_not_pass_is_not_a_letter() -> None:
    failed = result("Sunniva Lie", "SECRET", report(number()))
    assert words.letters([failed], INTERVIEW) == ""
    shown = words.letters([result("Bram Achterberg", LETTER, report()), failed], INTERVIEW)
    assert "SECRET" not in shown
    assert "1 of 1: to Bram" in shown


def test_every_format_can_be_loaded_and_does_what_its_line_says() -> None:
    for one in FORMATS.values():
        module = one.load()
        assert callable(module.letters)
        assert callable(getattr(module, "report", None)) is one.reports
        assert one.suffix.startswith(".")
