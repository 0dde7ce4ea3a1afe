"""A model that says what it is told to, and a judge that looks for words; both stand in for the real ones."""

import json
import threading
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

import pytest

from aidraft.errors import AidraftError
from aidraft.guardrails.policy import Policy, load_policy
from aidraft.guardrails.report import Edit, Finding, PolicyStamp, Report
from aidraft.notes import Interview
from aidraft.notes.interview import Person
from aidraft.notes.reader import parse_notes
from aidraft.prompting.request import Request, Response, Usage

NOTES = """\
---
candidate: Odile Marchetti
role: Tide Gauge Technician
company: Saltmarsh Surveys
date: 2026-10-14
---
## Interviewers
### Benedikt Aaltonen, Field Lead <benedikt.aaltonen@saltmarsh.example>
- radar sensors by June
### Wanjiru Coe, Data Manager
- gaps flagged within a day
### Ilse Brandt, Harbour Master
- night tides
## Qualifications
- five years servicing buoys
## Private
- Harrow Dredging made me an offer
"""


def letter(name: str, body: str) -> str:
    return f"Subject: Thank you\n\nDear {name},\n\n{body}\n\nBest regards,\nOdile Marchetti"


def answer(name: str, body: str) -> str:
    paragraphs = [{"text": body, "facts": []}]
    return json.dumps(
        {"subject": "Thank you", "greeting": f"Dear {name},", "paragraphs": paragraphs, "closing": "Best regards,"}
    )


class Scripted:
    """Gives each person's answers in turn, the last one again and again; an exception among them is raised."""

    def __init__(
        self, *bodies: str | AidraftError, source: str = "live", **by_name: Sequence[str | AidraftError]
    ) -> None:
        self.name, self.source = "scripted", source
        self.bodies, self.by_name = bodies, by_name
        self.requests: list[Request] = []
        self.lock = threading.Lock()

    def complete(self, request: Request) -> Response:
        first = request.brief.to.name.split()[0]
        with self.lock:
            number = sum(r.brief.to.name.split()[0] == first for r in self.requests)
            self.requests.append(request)
        bodies = self.by_name.get(first.lower(), self.bodies)
        body = bodies[min(number, len(bodies) - 1)]
        if isinstance(body, AidraftError):
            raise body
        usage = Usage(prompt_tokens=100, completion_tokens=10)
        return Response(content=answer(first, body), model="scripted-1", source=self.source, usage=usage, seconds=0.5)  # type: ignore[arg-type]


def report_of(findings: Sequence[Finding], **given: object) -> Report:
    fields = {"kind": "thank-you", "tone": "warm", "to": "X", "today": "2026-10-15"} | given
    return Report(
        schema="aidraft.report/1",
        passed=not any(f.severity == "error" for f in findings),
        policy=PolicyStamp(name="default", digest="sha256:0"),
        metrics={},
        components={},
        evidence=(),
        findings=tuple(findings),
        **fields,  # type: ignore[arg-type]
    )


def word_finding(text: str, word: str, rule: str, fix: str | None = None, severity: str = "error") -> list[Finding]:
    found, start = [], text.find(word)
    while start >= 0:
        span = (start, start + len(word))
        edit = None if fix is None else Edit(span=span, text=fix)
        found.append(
            Finding(
                rule=rule, severity=severity, span=span, line=text.count("\n", 0, start) + 1, column=1, text=word,
                message=f"{word} is wrong", fix=fix, edit=edit,
            )  # type: ignore[arg-type]
        )  # fmt: skip
        start = text.find(word, start + 1)
    return found


class WordJudge:
    """Finds WORDS, and a letter whose body another letter of the panel has; ``asked`` keeps what it was given."""

    words: ClassVar[dict[str, tuple[str, str | None]]] = {
        "Jully": ("proofreading.spelling", "July"),
        "pay": ("forbidden.salary", None),
        "hereby": ("tone.stiff", None),
        "tomorow": ("grounding.date", "later"),
        "early": ("timing.early", None),
    }

    def __init__(self, moment: str | None = None) -> None:
        self.moment = moment
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def __call__(
        self, text: str, interview: Interview, *, kind: str, tone: str, to: str | Person | None, today: date,
        policy: Policy, others: Sequence[str] = (),
    ) -> Report:  # fmt: skip
        self.asked.append((text, tuple(others)))
        findings = [f for word, (rule, fix) in self.words.items() for f in word_finding(text, word, rule, fix)]
        if self.moment:
            findings += word_finding(self.moment, self.moment, self.moment)
        body = text.partition("\n\nDear ")[2].partition("\n\n")[2]
        if body and any(body in other for other in others):
            findings += word_finding("same", "same", "grounding.duplicate")
        kept = [f for f in findings if not policy.is_allowed(f.rule)]
        return report_of(
            kept, kind=kind, tone=tone, to=to.name if isinstance(to, Person) else str(to), today=today.isoformat()
        )


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def interview() -> Interview:
    return parse_notes(NOTES)


@pytest.fixture
def today() -> date:
    return date(2026, 10, 15)


@pytest.fixture
def scripted() -> type[Scripted]:
    return Scripted


@pytest.fixture
def word_judge() -> type[WordJudge]:
    return WordJudge


@pytest.fixture
def judge_of() -> Callable[..., Any]:
    """Makes a judge, of a text alone, that finds each (word, rule, fix)."""

    def make(*words: tuple[str, str, str | None]) -> Callable[[str], Report]:
        return lambda text: report_of([f for word, rule, fix in words for f in word_finding(text, word, rule, fix)])

    return make
