"""``--pseudonyms`` from end to end: what leaves has other names, what is printed has the real ones."""

import json

import pytest

from aidraft.cli.model import stand_ins
from aidraft.guardrails.policy import load_policy
from aidraft.models.scripted import ScriptedServer
from aidraft.notes import read_notes

TODAY = ("--today", "2026-11-20")
NAMES = ("Bram", "Achterberg", "Sunniva", "Odile", "Marchetti", "Fernhollow", "Saltgrass")


@pytest.fixture
def disguised(notes, good_letter) -> str:
    return stand_ins(read_notes("notes.md"), load_policy(), None).conceal(good_letter)


def test_nobody_leaves_and_the_letter_has_everybody(call, notes, good_letter, disguised) -> None:
    assert not [name for name in NAMES if name in disguised]
    with ScriptedServer([disguised]) as server:
        arguments = ("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
        outcome = call(*arguments, "--pseudonyms")
        shown = call(*arguments, "--pseudonyms", "--dry-run", "--format", "json")
        (request,) = server.requests
    assert outcome.code == 0, outcome.err
    assert outcome.out.split() == good_letter.split()
    sent = request.body.decode().casefold()
    assert not [name for name in NAMES if name.casefold() in sent]
    assert shown.out.encode().strip() == request.body


def test_a_repair_is_disguised_too(call, notes, good_letter, disguised) -> None:
    wrong = disguised.replace("If you need", "I would welcome your feedback on the interview. If you need")
    with ScriptedServer([wrong, disguised]) as server:
        outcome = call(
            "-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", "--pseudonyms", *TODAY
        )
    assert outcome.code == 0, outcome.err
    assert len(server.requests) == 2
    for request in server.requests:
        assert not [name for name in NAMES if name.casefold() in request.body.decode().casefold()]


def test_recordings_under_pseudonyms_replay_under_pseudonyms_only(call, notes, good_letter, disguised) -> None:
    place = ("-i", "notes.md", "--to", "bram", "--recordings", "mine", *TODAY)
    with ScriptedServer([disguised]) as server:
        live = call("record", *place, "--base-url", server.url, "--model", "m", "--pseudonyms")
    assert live.code == 0, live.err
    assert call(*place, "--offline", "--pseudonyms").out == live.out
    stale = call(*place, "--offline")
    assert (stale.code, stale.out) == (5, "")
    assert "stale" in stale.err and "--pseudonyms" in stale.err


def test_the_composer_needs_none(call, notes) -> None:
    outcome = call("-i", "notes.md", "--to", "bram", "--model", "composer", "--pseudonyms", *TODAY)
    assert outcome.code == 0
    assert "Dear Bram" in outcome.out


def test_the_json_document_has_the_real_names(call, notes, disguised) -> None:
    with ScriptedServer([disguised]) as server:
        outcome = call(
            "-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", "--pseudonyms",
            "--format", "json", *TODAY,
        )  # fmt: skip
    (message,) = json.loads(outcome.out)["messages"]
    assert "Fernhollow Pottery" in message["text"]
