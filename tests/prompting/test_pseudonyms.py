"""Under other names: whoever is in the notes does not leave, and everybody comes back."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from aidraft.data import data_folder
from aidraft.grounding.world import World
from aidraft.guardrails.policy import Policy
from aidraft.notes import KINDS, Interview, read_notes
from aidraft.notes.reader import parse_notes
from aidraft.prompting.brief import build_brief
from aidraft.prompting.pseudonyms import Pseudonyms, pseudonyms
from aidraft.prompting.render import render, render_repair

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
NOTES = [*sorted(data_folder("fixtures").glob("interviews/*.md")), *sorted(CORPUS.glob("*/notes.md"))]


def names_of(interview: Interview, policy: Policy, instruction: str | None = None) -> Pseudonyms:
    return pseudonyms(interview, World(policy.vocabulary, policy.lexicon, ()).ordinary, instruction=instruction)


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem if path.stem != "notes" else path.parent.name)
def test_no_name_leaves_and_every_name_comes_back(path: Path, policy: Policy) -> None:
    interview = read_notes(path)
    names = names_of(interview, policy)
    people = " ".join([interview.candidate, *(person.name for person in interview.people)])
    real = {word for word in re.findall(r"[^\W\d_]{3,}", people) if word in names.words and word in names.loose}
    assert real or not names.loose
    for person in interview.people:
        for kind in KINDS:
            brief = build_brief(interview, kind=kind, tone="warm", to=person, today=interview.date + timedelta(days=1))
            first = render(brief, policy)
            text = f"Dear {person.name},\n\nThank you for {interview.company}.\n\nBest,\n{interview.candidate}"
            for request in (first, render_repair(brief, policy, text, ())):
                said = names.concealed(request).turns[-1].content
                assert names.reveal(said) == request.turns[-1].content
                left = {word.casefold() for word in re.findall(r"\w+", said)} & {word.casefold() for word in real}
                assert not left, f"{len(left)} names leave"
                assert person.slug not in said


@pytest.fixture
def names(interview: Interview, policy: Policy) -> Pseudonyms:
    return names_of(interview, policy)


def test_each_word_of_a_name_has_one_stand_in_wherever_it_stands(names: Pseudonyms) -> None:
    given, family = names.conceal("Benedikt Aaltonen").split()
    assert names.conceal("Benedikt's, BENEDIKT, benedikt, Mr. Aaltonen") == (
        f"{given}'s, {given.upper()}, {given.lower()}, Mr. {family}"
    )
    assert names.conceal("[interviewers.benedikt-aaltonen.discussed.1]") == (
        f"[interviewers.{given.lower()}-{family.lower()}.discussed.1]"
    )
    assert names.reveal(f"Dear {given} {family}, {given}'s sensors") == "Dear Benedikt Aaltonen, Benedikt's sensors"


def test_an_organisation_keeps_its_sort(names: Pseudonyms) -> None:
    said = names.conceal("five years servicing buoys at Fennhaven Harbour, now Saltmarsh Surveys")
    assert "Fennhaven" not in said and "Saltmarsh" not in said and "Harbour" in said


def test_days_positions_and_what_a_model_must_understand_stay(policy: Policy) -> None:
    interview = parse_notes(
        "candidate: Wren Adeyemi\nrole: Data Engineer\ncompany: Brightquarry\ndate: 2026-11-02\n"
        "interviewer: Will May\n## Discussed\n- On Tuesday Will said they use SQL and Postgres with Trellomar\n"
        "- will they move in May?\n- https://wren.example/talk\n- Ivo Strand's team\n"
    )
    names = names_of(interview, policy)
    said = names.conceal("On Tuesday Will said they use SQL and Postgres with Trellomar; will they?")
    assert re.fullmatch(r"On Tuesday \w+ said they use SQL and Postgres with \w+; will they\?", said)
    assert "Will" not in said and "Trellomar" not in said
    assert "wren" not in names.conceal("see https://wren.example/talk.")
    assert names.reveal(names.conceal("see https://wren.example/talk.")) == "see https://wren.example/talk."
    assert names.conceal("[interviewers.will-may.said.1]").count("will") == 0
    assert "Ivo" not in names.conceal("Ivo Strand's team") and "Strand" not in names.conceal("Ivo Strand's team")


def test_a_stand_in_that_stands_in_the_notes_is_passed_over(policy: Policy) -> None:
    interview = parse_notes(
        "candidate: Robin Tolmere\nrole: Baker\ncompany: Alderwick\ndate: 2026-11-02\ninterviewer: Ashby Quill\n"
        "## Discussed\n- rye\n"
    )
    names = names_of(interview, policy)
    assert not {"Robin", "Tolmere", "Alderwick", "Ashby", "Quill"} & set(names.words.values())


def test_a_name_in_the_instruction_is_covered(interview: Interview, policy: Policy) -> None:
    names = names_of(interview, policy, "mention our friend Oksana Dahl")
    assert names.reveal(names.conceal("mention our friend Oksana Dahl")) == "mention our friend Oksana Dahl"
    assert "Oksana" not in names.conceal("mention our friend Oksana Dahl")


def test_the_same_notes_have_the_same_stand_ins(interview: Interview, policy: Policy) -> None:
    assert names_of(interview, policy) == names_of(interview, policy)
