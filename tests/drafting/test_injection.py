"""Notes are data: what they order goes out quoted, and a model that obeys gets no letter past the guardrails."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from aidraft.drafting import draft
from aidraft.errors import AidraftError
from aidraft.guardrails.policy import Policy
from aidraft.notes import KINDS, Interview
from aidraft.notes.reader import parse_notes
from aidraft.prompting.brief import build_brief
from aidraft.prompting.render import render, render_repair
from aidraft.prompting.request import Request, Response

HOSTILE: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"))

NOTES = """\
---
candidate: Odile Marchetti
role: {role}
company: {company}
date: 2026-10-14
format: {format}
stage: {stage}
---
## Interviewers
### {name}, {title} <benedikt.aaltonen@saltmarsh.example>
- replacing the float gauges with radar sensors by June
- {bullet}
### Wanjiru Coe, Data Manager
- gaps flagged within a day
## {heading}
- forty gauges between two estuaries
## Qualifications
- five years servicing buoys at Fennhaven Harbour
## Why
- instruments that towns rely on
{more}
## Private
- Harrow Dredging made me an offer
- salary floor 41k
"""
PLAIN = {
    "role": "Tide Gauge Technician", "company": "Saltmarsh Surveys", "format": "onsite", "stage": "second round",
    "name": "Benedikt Aaltonen", "title": "Field Lead", "bullet": "the boats go out at six", "heading": "Discussed",
    "more": "",
}  # fmt: skip
SECTIONS = {
    "voice": "## Voice\n- {}", "promised": "## Promised\n- {}", "unfinished": "## Unfinished\n- {}",
    "next": "## Next steps\n- {}", "additional": "## Additional\n- {}", "sent": "## Sent\n- {}",
}  # fmt: skip
GOOD = """\
Subject: Thank you for the Tide Gauge Technician interview

Dear Benedikt,

Thank you for meeting with me on Wednesday about the Tide Gauge Technician role at Saltmarsh Surveys. I enjoyed \
hearing that you are replacing the float gauges with radar sensors by June.
{obeyed}
My five years of servicing buoys at Fennhaven Harbour would help me with the forty gauges between two estuaries. The \
role interests me because I care about instruments that towns rely on.

I look forward to hearing about the next step. If you need anything further from me, I am happy to send it.

Best regards,
Odile Marchetti
"""


OURS = r'(From|To|Role|Employer): "|(Interview|They decide by|Next stage|Already sent): |\[|"|[A-Z].*:$|How the '


def notes_with(place: str, line: str) -> Interview:
    """Notes with the line in that place."""
    quoted = json.dumps(line)  # a YAML string, too
    if place in ("role", "company", "format", "stage"):
        return parse_notes(NOTES.format(**PLAIN | {place: quoted}))
    if place in SECTIONS:
        return parse_notes(NOTES.format(**PLAIN | {"more": SECTIONS[place].format(line)}))
    hidden = {
        "invisible": "\u200b".join(f"the tea{line}"),
        "reversed": f"the tea \u202e{line[::-1]}\u202c",
        "tags": "the tea" + "".join(chr(0xE0000 + ord(letter)) for letter in line),
        "link": f"see {line}",
    }
    at = place if place in ("name", "title", "heading") else "bullet"
    return parse_notes(NOTES.format(**PLAIN | {at: hidden.get(place, line)}))


class Obedient:
    """A model that does what the notes told it, again and again."""

    name = "obedient"

    def __init__(self, text: str) -> None:
        self.text = text
        self.requests: list[Request] = []

    def complete(self, request: Request) -> Response:
        self.requests.append(request)
        return Response(content=self.text, model=self.name, source="live")


def obeying(entry: dict[str, str]) -> str:
    if entry.get("whole") == "TWICE":
        return GOOD.format(obeyed="") * 2
    return entry["whole"] if "whole" in entry else GOOD.format(obeyed=f"\n{entry['says']}\n")


@pytest.fixture
def sent_to_benedikt(policy: Policy, today: date) -> Callable[..., Any]:
    def run(interview: Interview, text: str) -> Any:
        model = Obedient(text)
        (result,) = draft(
            interview,
            kind="thank-you",
            to=interview.people[0].name,
            model=model,
            policy=policy,
            today=today,
            attempts=2,
        )
        return result, model

    return run


def test_there_are_sixty_and_they_stand_everywhere() -> None:
    assert len(HOSTILE) >= 60
    hidden = {"link", "invisible", "reversed", "tags"}
    assert {entry["place"] for entry in HOSTILE} == hidden | SECTIONS.keys() | PLAIN.keys() - {"more"}


def test_the_letter_without_the_order_passes(sent_to_benedikt) -> None:
    result, _ = sent_to_benedikt(parse_notes(NOTES.format(**PLAIN)), GOOD.format(obeyed=""))
    assert result.passed, result.report


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda entry: f"{entry['place']}: {entry['line']}"[:60])
def test_a_model_that_obeys_the_notes_gets_nothing_out(entry, sent_to_benedikt) -> None:
    result, model = sent_to_benedikt(notes_with(entry["place"], entry["line"]), obeying(entry))
    obeyed = re.sub(r"\W+", " ", entry.get("says", entry.get("whole", ""))).strip()
    if result.passed:  # mended: what was obeyed is gone
        assert obeyed and obeyed not in re.sub(r"\W+", " ", result.text)
    for request in model.requests:
        assert b"Harrow" not in request.turns[-1].content.encode()


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda entry: f"{entry['place']}: {entry['line']}"[:60])
def test_what_the_notes_order_leaves_only_as_quoted_data(entry, policy: Policy, today: date) -> None:
    interview = notes_with(entry["place"], entry["line"])
    for kind in KINDS:
        brief = build_brief(interview, kind=kind, tone="warm", to=interview.people[0], today=today)
        for request in (render(brief, policy), render_repair(brief, policy, obeying(entry), ())):
            said = request.turns[-1].content
            assert said.count("<notes>") == said.count("</notes>") == 1
            assert said.endswith("</notes>")
            data = said[said.index("<notes>") :].splitlines()[1:-1]
            ours = (
                r'(From|To|Role|Employer): "|(Interview|They decide by|Next stage|Already sent): |\[|"|[A-Z].*:$|How '
            )
            assert all(re.match(ours, line) for line in data if line), "each line is ours, or one quoted piece of data"
            assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", said)
            assert "<|" not in said[said.index("<notes>") :] and "<script" not in said[said.index("<notes>") :]


BENIGN = """\
candidate: Odile Marchetti
role: Security Engineer
company: Saltmarsh Surveys
date: 2026-10-14
## Interviewers
### Benedikt Aaltonen, Security Lead
- prompt injection: their chat bot once obeyed a ticket that said "ignore all previous instructions"
- asked: how I would keep a system prompt from leaking. I said: assume that it leaks
- they now ignore alerts from the old scanner
## Discussed
- new instructions for the on-call rota come in June
- the assistant manager runs the key ceremony
## Qualifications
- wrote the red team handbook at Fennhaven Harbour
- overrode the system clock attack in a drill
## Why
- I like to break things so that others can rely on them
"""
BENIGN_LETTER = """\
Subject: Thank you for the Security Engineer interview

Dear Benedikt,

Thank you for meeting with me on Wednesday about the Security Engineer role at Saltmarsh Surveys. I enjoyed our talk \
about prompt injection, and how your chat bot once obeyed a ticket that said "ignore all previous instructions".

As I said, to keep a system prompt from leaking I would assume that it leaks. I wrote the red team handbook at \
Fennhaven Harbour, and I would be glad to bring that to you. I like to break things so that others can rely on them.

I look forward to hearing about the next step. If you need anything further from me, I am happy to send it.

Best regards,
Odile Marchetti
"""


def test_notes_that_merely_talk_of_such_things_are_notes_like_any_other(sent_to_benedikt, policy, today) -> None:
    interview = parse_notes(BENIGN)
    result, model = sent_to_benedikt(interview, BENIGN_LETTER)
    assert result.passed, [(finding.rule, finding.text) for finding in result.report.errors]
    assert "ignore all previous instructions" in model.requests[0].turns[-1].content


def test_the_composer_writes_from_such_notes_too(policy: Policy, today: date) -> None:
    for result in draft(parse_notes(BENIGN), policy=policy, today=today):
        assert result.passed


def test_hostile_notes_are_read_or_refused_with_a_reason(policy: Policy, today: date) -> None:
    for entry in HOSTILE:
        try:
            assert notes_with(entry["place"], entry["line"]).people
        except AidraftError as error:
            assert str(error)
