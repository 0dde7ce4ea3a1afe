from datetime import date

import pytest

from aidraft.guardrails.policy import Policy, load_policy
from aidraft.notes import Interview
from aidraft.notes.reader import parse_notes
from aidraft.prompting.brief import build_brief
from aidraft.prompting.request import Brief

NOTES = """\
---
candidate: Odile Marchetti
role: Tide Gauge Technician
company: Saltmarsh Surveys
date: 2026-10-14
format: onsite
stage: second round
decision by: 2026-10-30
---

Two hours, then a walk to the harbour.

## Interviewers
### Benedikt Aaltonen, Field Lead <benedikt.aaltonen@saltmarsh.example>
- replacing the float gauges with radar sensors by June
- shared interest: rowing
- promised: send him my wiring diagrams
- private: he is leaving in spring

### Dr. Wanjiru Coe, Data Manager <w.coe@saltmarsh.example>
- wants every gap in the record flagged within a day
- unfinished: vague on datum shifts. Answer = tie each gauge to two benchmarks
- her number is +44 20 7946 0321, write to w.coe@saltmarsh.example

## Discussed
- forty gauges between two estuaries
- night tides are paid as a day
- a van for each pair

## Qualifications
- five years servicing buoys at Fennhaven Harbour
- wrote the calibration sheet used there
- level 2 climbing certificate, card 4111 1111 1111 1111

## Why
- instruments that towns rely on
- work outdoors and at the bench

## Additional
- since then: passed my boat handling course, https://odile.example/course

## Next steps
- Wanjiru writes by 30 October

## Sent
- 2026-10-15 thank-you to Benedikt Aaltonen
- 2026-11-20 follow-up to Benedikt Aaltonen

## Voice
- I keep it short. I say what I saw.

## Private
- Harrow Dredging made me an offer
- I need at least 41k

## Odds and ends
- the biscuit tin is empty
"""


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def interview() -> Interview:
    return parse_notes(NOTES)


@pytest.fixture
def brief(interview: Interview) -> Brief:
    return build_brief(interview, kind="thank-you", tone="warm", to=interview.people[0], today=date(2026, 10, 15))
