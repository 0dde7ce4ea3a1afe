"""An invented panel, and what the guardrails doubt of a sentence written to one of its people."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from aidraft.guardrails import check
from aidraft.guardrails.policy import load_policy
from aidraft.guardrails.report import Finding, Report
from aidraft.guardrails.verdict import judge
from aidraft.notes.interview import Interview
from aidraft.notes.reader import parse_notes

# 17 November 2026 is a Tuesday.
NOTES = """\
---
candidate: Zofia Halvorsen
role: Cheese Maker, Alpine Dairy
company: Oberwald Dairy Cooperative
date: 2026-11-17
decision by: 2026-12-04
next stage: 2026-11-26
---

## Interviewers
### Dr. José-María Núñez, Head of Production <jm.nunez@oberwald.example>
- The new copper vat holds 1,200 litres and takes 40 minutes to heat
- Their Bergkäse ripens for nine months in the Sankt Peter cellar
- 85 % of the milk comes from 14 farms above Lindau
- liked: the rule that nobody turns the wheels alone at night
- The brine bath costs 85k a year
### Marguerite van der Berg, Quality Manager
- The listeria sampling plan covers 60 points a week
- The laboratory runs on a system called Labtrack
- said: her team of seven audits each farm in March
### Sean O'Dwyer, Apprentice
- Curling on Thursdays

## Discussed
- The switch from plastic to beeswax wrapping by June 2027

## Qualifications
- Helped set up the whey recovery at Marlow Creamery, saving a third of the water
- Deputy head of ripening at Tarn Fromagerie for five years
- Co-curated the exhibition "Rind" at the Valmont museum
- Led a crew of six through the 2024 flood
- Raised yield by 12 percent at a turnover of 1.2M

## Why
- I want to become a certified affineur one day

## Promised
- send the smear-culture protocol

## Next steps
- They decide by 4 December

## Private
- My wife expects twins in April
- Gruyère Frères offered me 72,000
"""
FRAME = "Subject: Thank you – Cheese Maker interview\n\n{greeting}\n\n{body}\n\nKind regards,\nZofia Halvorsen\n"

Doubted = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def write() -> Callable[..., str]:
    """A whole message of a body and a greeting."""
    return lambda body, greeting="Dear Dr. Núñez,": FRAME.format(greeting=greeting, body=body)


@pytest.fixture(scope="session")
def interview() -> Interview:
    return parse_notes(NOTES)


@pytest.fixture(scope="session")
def report(interview: Interview) -> Callable[..., Report]:
    """The verdict on a whole text; unless said otherwise to José-María, two days after the interview."""

    def run(text: str, to: str = "Núñez", today: date = date(2026, 11, 19), **given: object) -> Report:
        own = given.pop("interview", interview)
        allow = ("proofreading", "components", "length", "timing", "tone")
        policy = load_policy(allow=allow)
        return judge(text, own, kind="thank-you", tone="professional", to=to, today=today, policy=policy, **given)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def doubts(report: Callable[..., Report], write: Callable[..., str]) -> Doubted:
    """The grounding findings about a body (or a greeting), warnings left out."""

    def run(body: str, greeting: str = "Dear Dr. Núñez,", *, weak: bool = False, **given: object) -> list[Finding]:
        found = report(write(body, greeting), **given).findings
        assert not any(f.rule == "internal.error" for f in found)
        return [f for f in found if f.rule.startswith("grounding.") and (weak or f.severity == "error")]

    return run


@pytest.fixture(scope="session")
def told(doubts: Doubted) -> Callable[..., list[tuple[str, str, str | None]]]:
    """The same as triples: rule without its family, passage, fix."""
    return lambda *args, **given: [(f.rule.partition(".")[2], f.text, f.fix) for f in doubts(*args, **given)]


@pytest.fixture(scope="session")
def findings_in() -> Callable[[Interview, str], list[Finding]]:
    """What is found in a thank-you to Amara, written the day after the interview, with this sentence in it."""

    def findings(notes: Interview, sentence: str) -> list[Finding]:
        body = f"Thank you for the interview yesterday. {sentence}"
        text = f"Subject: {notes.role}\n\nDear Amara,\n\n{body}\n\nKind regards,\nZofia Halvorsen"
        tomorrow = notes.date + timedelta(days=1)
        return list(check(text, notes, to="Amara", today=tomorrow).findings)

    return findings


@pytest.fixture(scope="session")
def errors_in(findings_in: Callable[[Interview, str], list[Finding]]) -> Callable[[Interview, str], list[Finding]]:
    """What stops it."""
    return lambda notes, sentence: [f for f in findings_in(notes, sentence) if f.severity == "error"]
