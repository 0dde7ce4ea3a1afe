"""The recordings that come with the program: fresh, clean, and the same for both readers."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest
import yaml

from aidraft.data import data_folder
from aidraft.guardrails import check
from aidraft.guardrails.policy import load_policy
from aidraft.models.cassette import read_cassette
from aidraft.models.openai import OpenAIModel
from aidraft.models.recorded import RecordedModel
from aidraft.models.recording import recorder
from aidraft.notes import read_notes
from aidraft.prompting.answer import parse_answer

FIXTURES = data_folder("fixtures")
RECORDINGS = FIXTURES / "recordings"
CASSETTES = sorted(RECORDINGS.glob("*/*.yaml"))


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fixtures_record", FIXTURES / "record.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


@pytest.fixture(scope="module")
def planned() -> list:
    return list(SCRIPT.letters(policy=load_policy()))


def test_no_recording_is_stale_and_none_is_left_over(planned: list) -> None:
    """Run ``python fixtures/record.py`` when this fails after a change of prompts, policy, notes or letters."""
    assert SCRIPT.stale(planned, RECORDINGS) == []
    assert SCRIPT.unplanned(planned, RECORDINGS) == []


def test_both_readers_give_the_same_text_for_every_recording(planned: list) -> None:
    for letter in planned:
        direct = RecordedModel(RECORDINGS, source=letter.notes.name).complete(letter.request)
        path = RECORDINGS / f"{letter.name}.yaml"
        with recorder().use_cassette(str(path), record_mode="none", allow_playback_repeats=True):
            replayed = OpenAIModel(direct.model, "http://anywhere.example", "none").complete(letter.request)
        candidate = letter.interview.candidate
        assert parse_answer(replayed.content, candidate) == parse_answer(direct.content, candidate), letter.name


def test_the_letters_cite_facts_that_were_sent(planned: list) -> None:
    for letter in planned:
        sent = {fact.id for fact in letter.request.brief.facts} - set(letter.request.omitted)
        cited = {fact for paragraph in letter.answer["paragraphs"] for fact in paragraph["facts"]}
        assert cited <= sent, letter.name


def test_every_letter_passes_the_guardrails(planned: list) -> None:
    for letter in planned:
        brief = letter.request.brief
        text = parse_answer(json.dumps(letter.answer), brief.candidate).text(brief.candidate)
        report = check(text, letter.interview, kind=brief.kind, tone=brief.tone, to=brief.to.name, today=brief.today)
        assert [f"{f.rule}: {f.text}" for f in report.errors] == [], letter.name


def test_every_recording_is_bare() -> None:
    assert CASSETTES
    for path in CASSETTES:
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]:
            assert item["request"]["uri"] == "https://model.example/v1/chat/completions"
            for side in ("request", "response"):
                assert list(item[side]["headers"]) == ["content-type"], path


def test_no_private_fact_is_in_a_recording() -> None:
    for path in CASSETTES:
        interview = read_notes(FIXTURES / "interviews" / f"{path.parent.name}.md")
        sent = "\n".join(turn["content"] for exchange in read_cassette(path) for turn in exchange.asked["messages"])
        assert not [fact.text for fact in interview.private() if fact.text in sent], path


def test_the_notes_read_without_a_warning() -> None:
    paths = sorted((FIXTURES / "interviews").glob("*.md"))
    assert len(paths) >= 7
    for path in paths:
        interview = read_notes(path)
        assert interview.warnings == (), path
        assert interview.private() and interview.section("qualifications"), path
        assert all(person.email is None or person.email.endswith(".example") for person in interview.people), path
