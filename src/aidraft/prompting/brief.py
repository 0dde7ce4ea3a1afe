"""An interview becomes the brief for one letter: which facts, in which order, and nothing that must stay here."""

from collections.abc import Iterable
from datetime import date

from aidraft.notes.interview import Fact, Interview, Kind, Person, Section
from aidraft.notes.people import promised_to_another
from aidraft.prompting.redaction import redact
from aidraft.prompting.request import Brief

_SHARED: tuple[Section, ...] = (
    "promised", "unfinished", "discussed", "qualifications", "why", "next-steps", "additional", "preamble",
)  # fmt: skip
"""In order of worth. A section nobody recognised ("other") stays on this machine: what it holds is not known."""

_SPREAD: frozenset[Section] = frozenset({"discussed", "qualifications", "why"})
"""Sections of which each letter to a panel begins with another fact."""


def build_brief(
    interview: Interview,
    *,
    kind: Kind,
    tone: str,
    to: Person,
    today: date,
    instruction: str | None = None,
    seed: int = 0,
) -> Brief:
    """The facts for one letter: first those of this person's own conversation, in the notes' order, then the shared
    ones by section. Private facts and other interviewers' own are left out; keys, account and identity numbers,
    e-mail addresses and phone numbers are withheld everywhere (`to` comes without its address).

    In a panel the shared facts are turned, so that each letter has something of its own. Raises KeyError when `to`
    is not one of the interview's people.
    """
    interview.person(to.slug)
    return Brief(
        kind=kind,
        tone=tone,
        to=to.model_copy(update={"name": redact(to.name), "title": to.title and redact(to.title), "email": None}),
        candidate=redact(interview.candidate),
        role=redact(interview.role),
        company=redact(interview.company),
        interview_date=interview.date,
        today=today,
        facts=tuple(_withheld(_chosen(interview, to))),
        colleagues=tuple(redact(p.name) for p in interview.people if p.slug != to.slug),
        sent=tuple(s for s in interview.sent if s.to in (None, to.slug) and s.date <= today),
        decision_by=interview.decision_by,
        next_stage=interview.next_stage,
        format=interview.format and redact(interview.format),
        stage=interview.stage and redact(interview.stage),
        dialect=interview.dialect,
        voice=tuple(redact(f.text) for f in interview.section("voice") if not f.private),
        instruction=redact(instruction) if instruction else None,
        seed=seed,
    )


def _chosen(interview: Interview, to: Person) -> Iterable[Fact]:
    yield from (f for f in interview.own(to.slug) if f.section != "header")
    shared = interview.shared()
    for section in _SHARED:
        facts = [f for f in shared if f.section == section and not promised_to_another(f, interview, to)]
        yield from _turned(facts, interview, to) if section in _SPREAD else facts


def _turned(facts: list[Fact], interview: Interview, to: Person) -> list[Fact]:
    """The same facts, begun as far from the other letters' beginnings as there are facts for it."""
    position = [person.slug for person in interview.people].index(to.slug)
    start = position * max(1, len(facts) // len(interview.people)) % len(facts) if facts else 0
    return facts[start:] + facts[:start]


def _withheld(facts: Iterable[Fact]) -> Iterable[Fact]:
    for fact in facts:
        text = redact(fact.text)
        yield fact if text == fact.text else fact.model_copy(update={"text": text})
