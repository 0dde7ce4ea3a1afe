"""What leaves for real notes: those of ``fixtures/``, and of a corpus beside the repository if it is there."""

from datetime import timedelta
from pathlib import Path

import pytest

from aidraft.data import data_folder
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Finding
from aidraft.models.body import body, encode
from aidraft.notes import KINDS, Interview, read_notes
from aidraft.notes.reader import parse_notes
from aidraft.prompting.brief import build_brief
from aidraft.prompting.render import render, render_repair

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
NOTES = [*sorted(data_folder("fixtures").glob("interviews/*.md")), *sorted(CORPUS.glob("*/notes.md"))]


SECRETS = (
    "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32", "078-05-1120", "X1234567", "sk-proj-Ab12Cd34Ef56Gh78",
    "ghp_abcdefghijklmnopqrstuv12345", "hunter2!", "planted@elsewhere.example", "+44 20 7946 0321", "(555) 010-0199",
)  # fmt: skip
PLANTED = """
- paid with card 4111 1111 1111 1111, refund to GB82 WEST 1234 5698 7654 32
- SSN 078-05-1120, passport no. X1234567
- keys sk-proj-Ab12Cd34Ef56Gh78 and ghp_abcdefghijklmnopqrstuv12345, wifi password is hunter2!
- write to planted@elsewhere.example, call +44 20 7946 0321 or (555) 010-0199
"""


def requests_of(interview: Interview, policy: Policy) -> list[tuple[str, str]]:
    """For each person and kind the first request and its repair after a leak: slug, and the bytes that leave as text,
    without the backslashes of JSON."""
    sent = []
    for person in interview.people:
        for kind in KINDS:
            today = interview.date + timedelta(days=1)
            brief = build_brief(interview, kind=kind, tone="professional", to=person, today=today)
            requests = [render(brief, policy)]
            leaks = [fact.text for fact in interview.private()] + [person.email or "x@y.example"]
            text = (
                "Dear you,\n\n"
                + "\n\n".join(f"Thank you. {leak}." for leak in leaks)
                + f"\n\nBest,\n{interview.candidate}"
            )
            findings = [leak_finding(text, leak, f"private.{number}") for number, leak in enumerate(leaks, 1)]
            requests.append(render_repair(brief, policy, text, findings))
            sent.extend((person.slug, encode(body(one, "m")).decode().replace("\\", "")) for one in requests)
    return sent


def leak_finding(text: str, leak: str, fact: str) -> Finding:
    start = text.index(leak)
    return Finding(
        rule="forbidden.private", severity="error", span=(start, start + len(leak)), line=3, column=1, text=leak,
        message=f"the notes keep {leak!r} private", facts=(fact,),
    )  # fmt: skip


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem if path.stem != "notes" else path.parent.name)
def test_nothing_private_or_of_another_conversation_leaves(path: Path, policy: Policy) -> None:
    interview = read_notes(path)
    for slug, content in requests_of(interview, policy):
        foreign = [
            f.text for p in interview.people if p.slug != slug for f in interview.own(p.slug) if f.section != "header"
        ]
        held = {fact.text for fact in (*interview.own(slug), *interview.shared())}
        for secret in [fact.text for fact in interview.private()] + [text for text in foreign if text not in held]:
            assert secret not in content
        assert not [person.email for person in interview.people if person.email and person.email in content]


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem if path.stem != "notes" else path.parent.name)
def test_no_number_key_or_address_leaves_wherever_it_stands(path: Path, policy: Policy) -> None:
    text = path.read_text(encoding="utf-8")
    for heading in (
        "Discussed",
        "Qualifications",
        "Why",
        "Promised",
        "Unfinished",
        "Additional",
        "Next steps",
        "Voice",
    ):
        text += f"\n## {heading}\n{PLANTED}"
    interview = parse_notes(text)
    leaving = requests_of(interview, policy)
    assert len(leaving) == 2 * len(KINDS) * len(interview.people)
    for _, content in leaving:
        assert not [secret for secret in SECRETS if secret in content]
        assert "withheld" in content


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem if path.stem != "notes" else path.parent.name)
def test_requests_are_short(path: Path, policy: Policy) -> None:
    interview = read_notes(path)
    for person in interview.people:
        brief = build_brief(
            interview, kind="thank-you", tone="warm", to=person, today=interview.date + timedelta(days=1)
        )
        request = render(brief, policy)
        size = sum(len(turn.content.encode()) for turn in request.turns)
        # Notes and prose have 3.8 bytes a token or more, so this keeps a thank-you under 1,500 tokens.
        assert size <= 5_600 or len(brief.facts) > 40
        assert not request.omitted


def test_there_are_notes_to_look_at() -> None:
    assert len(NOTES) >= 6
