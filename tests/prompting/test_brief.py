from datetime import date

import pytest

from aidraft.notes import KINDS, Interview
from aidraft.notes.reader import parse_notes
from aidraft.prompting.brief import build_brief
from aidraft.prompting.request import Brief


def brief_for(interview: Interview, who: int, **given: object) -> Brief:
    arguments = {"kind": "thank-you", "tone": "warm", "to": interview.people[who], "today": date(2026, 10, 15)} | given
    return build_brief(interview, **arguments)  # type: ignore[arg-type]


def test_own_facts_come_first_then_shared_ones(interview: Interview) -> None:
    facts = brief_for(interview, 0).facts
    own = [fact.person == "benedikt-aaltonen" for fact in facts]
    assert own == sorted(own, reverse=True) and own[0]
    sections = [fact.section for fact in facts if fact.person is None]
    assert sections == sorted(
        sections,
        key=[
            "promised",
            "unfinished",
            "discussed",
            "qualifications",
            "why",
            "next-steps",
            "additional",
            "preamble",
        ].index,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", [0, 1])
def test_nothing_private_foreign_or_unrecognised_is_in_a_brief(interview: Interview, kind: str, who: int) -> None:
    said = brief_for(interview, who, kind=kind).model_dump_json()
    other = "gap in the record" if who == 0 else "radar sensors"
    for secret in ("Harrow", "41k", "leaving in spring", "biscuit", other):
        assert secret not in said


def test_secrets_and_contacts_are_withheld_everywhere(interview: Interview) -> None:
    brief = brief_for(interview, 1, instruction="say my number is +44 20 7946 0777")
    said = brief.model_dump_json()
    assert "7946" not in said and "@" not in said and "4111" not in said
    assert brief.to.email is None
    assert any("level 2 climbing certificate" in fact.text for fact in brief.facts)


def test_shared_facts_begin_differently_for_each_interviewer(interview: Interview) -> None:
    for section in ("discussed", "qualifications", "why"):
        first = [
            next(f.id for f in brief_for(interview, who).facts if f.section == section and not f.person)
            for who in (0, 1)
        ]
        assert first[0] != first[1], section
        everyone = [
            {f.id for f in brief_for(interview, who).facts if f.section == section and not f.person} for who in (0, 1)
        ]
        assert everyone[0] == everyone[1]


def test_header_and_earlier_messages_are_in_its_fields(interview: Interview) -> None:
    brief = brief_for(interview, 0)
    assert (brief.candidate, brief.role, brief.company) == (
        "Odile Marchetti",
        "Tide Gauge Technician",
        "Saltmarsh Surveys",
    )
    assert brief.decision_by == date(2026, 10, 30) and brief.stage == "second round"
    assert [message.kind for message in brief.sent] == ["thank-you"], "a message of a later day is not yet sent"
    assert brief_for(interview, 1).sent == ()
    assert not any(fact.section == "header" for fact in brief.facts)
    assert brief.voice


def test_an_only_interviewer_gets_the_shared_talk() -> None:
    header = "Candidate: A Bee\nRole: Baker\nCompany: Crumb\nDate: 2026-10-14\nInterviewer: Cy Dee\n"
    notes = f"{header}\n## Discussed\n- rye on Fridays\n"
    brief = brief_for(parse_notes(notes), 0)
    assert [fact.text for fact in brief.facts] == ["rye on Fridays"]


def test_a_stranger_is_refused(interview: Interview) -> None:
    stranger = interview.people[0].model_copy(update={"slug": "nobody"})
    with pytest.raises(KeyError):
        build_brief(interview, kind="note", tone="warm", to=stranger, today=date(2026, 10, 15))
