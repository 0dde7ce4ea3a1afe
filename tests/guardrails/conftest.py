"""An invented interview, a letter that keeps every rule, and ways to judge letters by the shipped policy or an own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from aidraft.guardrails.policy import load_policy
from aidraft.guardrails.report import Finding, Report
from aidraft.guardrails.verdict import judge
from aidraft.notes.interview import Interview
from aidraft.notes.reader import parse_notes

NOTES = """\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
decision by: 2026-12-04
---

## Interviewers
### Amara Teague, Head of Waterways <amara.teague@brindlecanal.example>
- Dredging the summit pound before the spring traffic
- liked: her habit of walking the towpath every Monday
### Ruben Castellan, Engineer
- Hydraulic gates that jam in frost

## Qualifications
- Four years as a bridge operator at Marlow Docks, 1,200 openings without an incident
- Certified in confined-space rescue

## Why
- I want to look after old machinery that people still use

## Promised
- send the winter maintenance checklist

## Unfinished
- I did not explain how I would warn boaters of a sudden closure: by radio, then by the lock lights

## Next steps
- They decide by 4 December

## Private
- My knee operation is in February
"""

LETTER = """\
Subject: Thank you – Lock Keeper interview

Dear Amara,

Thank you for the interview on Tuesday. Dredging the summit pound before the spring traffic is careful work, and I \
liked your habit of walking the towpath every Monday.

At Marlow Docks I worked for four years as a bridge operator, with 1,200 openings without an incident, and I would \
bring the same care to your locks. To complete my answer on warning boaters of a sudden closure: by radio, then by the \
lock lights. The winter maintenance checklist is attached, as promised.

I remain very interested in the role of Lock Keeper. If you need further information, please let me know. I look \
forward to hearing from you by 4 December.

Kind regards,
Zofia Halvorsen
"""

Judge = Callable[..., Report]


@pytest.fixture(scope="session")
def interview() -> Interview:
    return parse_notes(NOTES)


@pytest.fixture(scope="session")
def letter() -> str:
    return LETTER


@pytest.fixture(scope="session")
def judged(interview: Interview) -> Judge:
    """Judges a text; what is not said is the interview above, a professional thank-you to Amara on the next day."""

    def run(text: str, **given: object) -> Report:
        files, allow = given.pop("files", ()), given.pop("allow", ())
        fields = {"kind": "thank-you", "tone": "professional", "to": "Amara", "today": date(2026, 11, 18)} | given
        return judge(text, fields.pop("interview", interview), policy=load_policy(files, allow), **fields)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def of() -> Callable[[Report, str], list[Finding]]:
    """The findings of a report under an id or a family."""
    return lambda report, name: [f for f in report.findings if name in (f.rule, f.rule.partition(".")[0])]


@pytest.fixture
def overlay(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a policy file of one's own."""

    def write(text: str, name: str = "own.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
