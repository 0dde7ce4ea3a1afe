"""The verdict as data: its shape, its spans, its order, the same bytes everywhere, and nothing passes by accident."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import aidraft
from aidraft.errors import UsageError
from aidraft.guardrails import check, verdict
from aidraft.guardrails.policy import load_policy
from aidraft.notes.reader import parse_notes

TODAY = date(2026, 11, 18)
FLAWED = """\
Subject: Thank you – Lock Keeper interview

Dear Amarra,

Thank you for the interview on Wednesday 🙂. Dredging the summit pound before the spring traffic is careful work.

At Marlow Docks I worked for nine years as a bridge operator, and I would bring the same care to your locks at Grimsby \
Ferries.

I remain very interested in the role. I look forward to hearing from you.

Kind regards,
Zofia Halvorsen
"""


def test_the_json_has_the_promised_shape(judged):
    report = json.loads(judged(FLAWED).to_json())
    assert list(report) == [
        "schema", "passed", "kind", "tone", "to", "today", "policy", "metrics", "components", "evidence", "findings",
    ]  # fmt: skip
    assert report["schema"] == "aidraft.report/1"
    assert report["passed"] is False
    assert (report["kind"], report["tone"]) == ("thank-you", "professional")
    assert (report["to"], report["today"]) == ("Amara Teague", "2026-11-18")
    assert report["policy"]["name"] == "default"
    assert report["policy"]["digest"].startswith("sha256:")
    assert {"words", "paragraphs", "sentences", "subject_characters"} <= set(report["metrics"])
    for component in report["components"].values():
        assert component is None or list(component) == ["span"]
    for entry in report["evidence"]:
        assert set(entry) == {"span", "facts", "status"}
        assert entry["status"] in ("supported", "neutral", "unsupported")
    keys = {"rule", "severity", "span", "line", "column", "text", "message", "fix"}
    for finding in report["findings"]:
        assert keys <= set(finding)
        assert finding["severity"] in ("error", "warning")
        assert finding["message"]


def test_the_numbers_are_those_of_the_message(judged):
    metrics = judged(FLAWED).metrics
    assert (metrics["paragraphs"], metrics["sentences"], metrics["subject_characters"]) == (3, 5, 33)
    body = FLAWED.split("Amarra,", 1)[1].split("Kind regards", 1)[0]
    assert metrics["words"] == sum(1 for word in body.split() if any(map(str.isalnum, word)))


def test_spans_count_code_points_and_cut_their_text_out(judged):
    report = judged(FLAWED)
    for finding in report.findings:
        if finding.span is None:
            assert (finding.line, finding.column, finding.text) == (None, None, "")
            continue
        start, end = finding.span
        assert FLAWED[start:end] == finding.text
        assert finding.line == FLAWED.count("\n", 0, start) + 1
        assert finding.column == start - (FLAWED.rfind("\n", 0, start) + 1) + 1
    nine = next(f for f in report.findings if f.text.startswith("nine"))
    assert (nine.line, nine.column) == (7, 30)


def test_every_body_sentence_has_its_evidence_in_order(judged):
    report = judged(FLAWED)
    spans = [entry.span for entry in report.evidence]
    assert spans == sorted(spans)
    assert len(spans) == report.metrics["sentences"]
    assert [FLAWED[a:b].split(maxsplit=1)[0] for a, b in spans] == ["Thank", "Dredging", "At", "I", "I"]


def test_components_say_where_they_were_found(judged, letter):
    report = judged(letter)
    found = {name: letter[c.span[0] : c.span[1]] for name, c in report.components.items() if c}
    assert found["greeting"] == "Dear Amara,"
    assert found["closing"] == "Kind regards,"
    assert found["signature"] == "Zofia Halvorsen"
    assert found["subject"] == "Thank you – Lock Keeper interview"
    assert "summit pound" in found["recap"]
    assert report.components["new-material"] is None
    assert list(report.components) == sorted(report.components)


def test_findings_stand_in_the_order_of_the_text_and_those_without_place_last(judged):
    spans = [f.span for f in judged(FLAWED).findings]
    placed = [span for span in spans if span]
    assert placed == sorted(placed)
    assert spans == [*placed, *[None] * (len(spans) - len(placed))]


def test_a_report_tells_errors_from_warnings(judged, letter):
    report = judged(FLAWED)
    assert report.errors
    assert set(report.errors) | set(report.warnings) == set(report.findings)
    assert not report.passed
    clean = judged(letter)
    assert clean.passed
    assert not clean.errors


def test_a_warning_alone_passes(judged, letter):
    report = judged(letter, today=date(2026, 11, 23))
    assert [f.rule for f in report.findings] == ["timing.late"]
    assert report.passed


def test_the_same_call_gives_an_equal_report(judged):
    assert judged(FLAWED) == judged(FLAWED)


def test_the_bytes_are_the_same_in_every_process_whatever_its_hash_seed():
    code = """
import sys
from datetime import date
from aidraft.guardrails import check
from aidraft.notes.reader import parse_notes
notes, text = sys.stdin.read().split("=====")
print(check(text, parse_notes(notes), today=date(2026, 11, 18)).to_json())
"""
    from_here = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    notes = from_here.split('NOTES = """\\\n', 1)[1].split('"""', 1)[0]
    told = [
        subprocess.run(
            [sys.executable, "-c", code], input=f"{notes}====={FLAWED}",
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"},
            capture_output=True, text=True, check=True, encoding="utf-8",
        ).stdout
        for seed in ("0", "4711")
    ]  # fmt: skip
    assert told[0] == told[1] == check(FLAWED, parse_notes(notes), today=TODAY).to_json() + "\n"


# ── fail closed ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("family", list(verdict.ALL))
def test_a_family_that_breaks_fails_the_draft_and_the_others_still_speak(family, judged, letter, monkeypatch):
    def broken(message, context):
        raise ZeroDivisionError("a nail in the works")
        yield

    before = judged(FLAWED)
    monkeypatch.setitem(verdict.ALL, family, broken)
    report = judged(letter)
    assert not report.passed
    [internal] = [f for f in report.findings if f.rule == "internal.error"]
    assert family in internal.message
    assert "ZeroDivisionError: a nail in the works" in internal.message
    assert (internal.severity, internal.span) == ("error", None)
    others = {f for f in judged(FLAWED).findings if not f.rule.startswith((f"{family}.", "internal"))}
    assert others == {f for f in before.findings if not f.rule.startswith(f"{family}.")}


def test_a_family_that_breaks_half_way_fails_the_draft(judged, letter, monkeypatch):
    real = verdict.ALL["length"]

    def half(message, context):
        yield from real(message, context)
        raise KeyError("gone")

    monkeypatch.setitem(verdict.ALL, "length", half)
    assert "internal.error" in {f.rule for f in judged(letter).findings}


def test_allow_silences_a_rule_or_a_family_and_the_report_says_so(judged):
    assert any(f.rule == "grounding.number" for f in judged(FLAWED).findings)
    report = judged(FLAWED, allow=["grounding.number", "components"])
    assert not any(f.rule == "grounding.number" or f.rule.startswith("components.") for f in report.findings)
    assert any(f.rule == "grounding.name" for f in report.findings)
    assert report.policy.allowed == ("components", "grounding.number")
    assert json.loads(report.to_json())["policy"]["allowed"] == ["components", "grounding.number"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "thankyou"}, "thank-you, note, follow-up, reminder, clarification, additional-info"),
        ({"tone": "salty"}, "professional, warm, enthusiastic, formal, concise"),
        ({"to": "Gwendolyn"}, "Amara Teague, Ruben Castellan"),
    ],
)
def test_an_unknown_kind_tone_or_person_is_a_wrong_call_and_names_the_choices(judged, letter, given, told):
    with pytest.raises(UsageError) as caught:
        judged(letter, **given)
    assert next(iter(given.values())) in str(caught.value)
    assert told in str(caught.value)


def test_a_part_of_a_name_that_two_people_share_is_a_wrong_call():
    notes = parse_notes(
        "candidate: A B\nrole: Baker\ncompany: Crumb\ndate: 2026-11-17\n## Interviewers\n### Ida Moss\n### Ida Fern\n"
    )
    with pytest.raises(UsageError, match="Ida Moss, Ida Fern"):
        check("Dear Ida,", notes, to="Ida", today=TODAY)


# ── who is addressed ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Dear Ruben,", "Ruben Castellan"),
        ("Dear Mr. Castellan,", "Ruben Castellan"),
        ("Dear Amara Teague,", "Amara Teague"),
        ("Dear Søren,", "Soren Ng"),
        ("Dear Mr. Ng,", "Soren Ng"),
        ("Dear Ann,", "Ann Ruben"),
        ("Dear Ann Ruben,", "Ann Ruben"),
        ("Dear Anna,", "Anna Vale"),
        ("Dear all,", "Amara Teague"),
        ("No greeting at all", "Amara Teague"),
    ],
)
def test_without_an_addressee_it_is_whoever_the_greeting_names(greeting, to):
    people = "".join(
        f"### {name}\n" for name in ("Amara Teague", "Ruben Castellan", "Soren Ng", "Ann Ruben", "Anna Vale")
    )
    notes = parse_notes(f"candidate: A B\nrole: Baker\ncompany: Crumb\ndate: 2026-11-17\n## Interviewers\n{people}")
    assert check(f"Subject: Thank you\n\n{greeting}\n\nThanks.\n", notes, today=TODAY).to == to


def test_the_public_names_are_these_functions():
    assert aidraft.check is check
    assert aidraft.load_policy is load_policy


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Subject:", "Dear", "🙂", "Subject: x\n\n\n\n", "\u202e", "a" * 5000, "! " * 500]
)
def test_any_text_gets_a_report_and_none_of_these_passes(judged, text):
    report = judged(text)
    assert not report.passed
    assert "internal.error" not in {f.rule for f in report.findings}
