"""`aidraft record`, and what it leaves for `--offline`."""

import socket
from pathlib import Path

from aidraft.data import data_folder
from aidraft.models.scripted import ScriptedServer

TODAY = ("--today", "2026-11-20")
KEY = "a-planted-key"


def test_what_is_recorded_answers_offline(call, notes, good_letter, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    place = ("-i", "notes.md", "--to", "bram", "--recordings", "mine", *TODAY)
    with ScriptedServer([good_letter]) as server:
        live = call("record", *place, "--base-url", server.url, "--model", "some-model")
        assert live.code == 0, live.err
        assert len(server.requests) == 1
    assert "recorded in mine" in live.err
    offline = call(*place, "--offline")
    assert (offline.code, offline.out) == (0, live.out)
    assert "by some-model (recorded)" in offline.err
    (cassette,) = Path("mine").glob("*/*.yaml")
    written = cassette.read_text(encoding="utf-8")
    assert KEY not in written
    assert "authorization" not in written.lower()


def test_what_is_not_recorded_ends_with_5_and_names_the_command(call, notes) -> None:
    outcome = call("-i", "notes.md", "--to", "bram", "--offline", "--recordings", "mine", *TODAY)
    assert (outcome.code, outcome.out) == (5, "")
    assert "aidraft record -i notes.md --kind thank-you --tone professional --to 'Bram Achterberg'" in outcome.err


def test_a_server_that_is_not_there_ends_with_4(call, notes) -> None:
    outcome = call(
        "record", "-i", "notes.md", "--to", "bram", "--base-url", "http://127.0.0.1:9/v1", "--recordings", "m", *TODAY
    )
    assert (outcome.code, outcome.out) == (4, "")
    assert "nothing listens at this address" in outcome.err
    assert not Path("m").exists()


def test_offline_opens_no_socket_and_looks_nothing_up(call, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    notes = data_folder("fixtures") / "interviews" / "planetarium-educator.md"
    recorded = call("-i", notes, "--to", "teo", "--tone", "warm", "--offline", *TODAY)
    assert recorded.code == 0 and "Hi Teo" in recorded.out
    missing = call("-i", notes, "--to", "teo", "--kind", "note", "--offline", *TODAY)
    assert missing.code == 5
