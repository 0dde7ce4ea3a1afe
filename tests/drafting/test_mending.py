from typing import Any

from aidraft.drafting.mending import mend
from aidraft.guardrails.report import Edit, Finding, Report


def test_certain_edits_are_applied_and_shown_as_lines_before_and_after(judge_of: Any) -> None:
    judge = judge_of(("Jully", "proofreading.spelling", "July"), ("teh", "proofreading.spelling", "the"))
    text = "Dear Cy,\n\nIn Jully teh gauges come.\n\nTeh end of teh line."
    mended, report, fixes = mend(text, judge(text), judge)
    assert mended == "Dear Cy,\n\nIn July the gauges come.\n\nTeh end of the line."
    assert report.passed and not report.findings
    assert [(fix.line, fix.rule) for fix in fixes] == [(3, "proofreading.spelling")] * 2 + [
        (5, "proofreading.spelling")
    ]
    assert (fixes[0].before, fixes[0].after) == ("In Jully teh gauges come.", "In July teh gauges come.")


def test_an_edit_that_brings_another_finding_is_taken_back(judge_of: Any) -> None:
    judge = judge_of(("Jully", "proofreading.spelling", "pay day"), ("pay", "forbidden.salary", None))
    text = "In Jully."
    mended, report, fixes = mend(text, judge(text), judge)
    assert (mended, fixes) == (text, ()) and not report.passed


def test_an_edit_that_does_not_remove_its_finding_is_taken_back(judge_of: Any) -> None:
    judge = judge_of(("Jully", "proofreading.spelling", "Jully, Jully"))
    text = "In Jully."
    assert mend(text, judge(text), judge)[0] == text


def test_a_refused_edit_does_not_keep_the_others_from_being_made(judge_of: Any) -> None:
    judge = judge_of(
        ("Jully", "proofreading.spelling", "pay"),
        ("pay", "forbidden.salary", None),
        ("teh", "proofreading.spelling", "the"),
    )
    text = "In Jully teh gauges."
    mended, report, fixes = mend(text, judge(text), judge)
    assert mended == "In Jully the gauges." and len(fixes) == 1 and not report.passed


def test_an_empty_span_inserts_and_a_clean_text_stays(judge_of: Any) -> None:
    text = "Best regards,"
    insert = Edit(span=(len(text), len(text)), text="\nOdile")
    missing = Finding(
        rule="components.signature", severity="error", span=None, line=None, column=None, text="", message="no name",
        fix="Odile", edit=insert,
    )  # fmt: skip
    clean = judge_of()(text)

    def judge(said: str) -> Report:
        found = () if "Odile" in said else (missing,)
        return clean.model_copy(update={"findings": found, "passed": not found})

    mended, report, fixes = mend(text, judge(text), judge)
    assert mended == "Best regards,\nOdile" and report.passed
    assert (fixes[0].before, fixes[0].after) == ("Best regards,", "Best regards,\nOdile")
    assert mend(mended, report, judge) == (mended, report, ())


def test_endless_edits_come_to_an_end(judge_of: Any) -> None:
    text = "word " * 500
    judge = judge_of(("word", "proofreading.spelling", "term"))
    mended, _, fixes = mend(text, judge(text), judge)
    assert 0 < len(fixes) < 100 and mended.count("term") == len(fixes)
