"""Recording and replaying: nothing secret is written, and both readers say the same."""

import json
import socket
from pathlib import Path

import pytest
import yaml

from aidraft.errors import ModelError, RecordingError
from aidraft.models.openai import OpenAIModel
from aidraft.models.recorded import RecordedModel
from aidraft.models.recording import RecordingModel, recorder
from aidraft.models.scripted import Reply

SECRETS = ("sk-very-secret", "org-secret", "session=secret", "req-secret", "fp-secret", "ada@upwind.example")


def answer(content: str = "Dear Élodie 🪁", **more: object) -> Reply:
    said = {"id": "req-secret", "system_fingerprint": "fp-secret", "model": "kite-1", "object": "chat.completion",
            "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 9, "completion_tokens": 3}}  # fmt: skip
    headers = {"set-cookie": "session=secret", "x-request-id": "req-secret", "openai-organization": "org-secret",
               "x-contact": "ada@upwind.example"}  # fmt: skip
    return Reply(raw=json.dumps(said | more).encode(), headers=headers)


def recording(url: str, folder: Path, source: str = "notes/Kite works.md", **options) -> RecordingModel:
    live = OpenAIModel("kite-1", url, "sk-very-secret", sleep=lambda _: None, **options)
    return RecordingModel(live, folder, source=source)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


def test_a_recording_stands_under_the_notes_and_says_what_the_live_model_said(ask, serve, tmp_path: Path) -> None:
    request = ask()
    response = recording(serve(answer()).url, tmp_path).complete(request)
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*")] == [
        "kite-works/thank-you-warm-elodie-okoro.yaml"
    ]
    replayed = RecordedModel(tmp_path, source="Kite works.md").complete(request)
    assert replayed.content == response.content == "Dear Élodie 🪁"
    assert (replayed.source, replayed.model, replayed.usage) == ("recorded", "kite-1", response.usage)


def test_nothing_but_the_exchange_is_written(ask, serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    server = serve(answer())
    recording(server.url, tmp_path).complete(ask())
    (path,) = tmp_path.rglob("*.yaml")
    written = path.read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in written]
    assert "127.0.0.1" not in written
    (item,) = yaml.safe_load(written)["interactions"]
    assert item["request"]["headers"] == item["response"]["headers"] == {"content-type": ["application/json"]}
    assert "Dear Élodie 🪁" in written  # readable, so that a change can be reviewed


def test_failures_are_not_recorded_and_leave_the_old_recording(ask, serve, tmp_path: Path) -> None:
    request = ask()
    recording(serve([Reply(status=429), answer("first")]).url, tmp_path).complete(request)
    (path,) = tmp_path.rglob("*.yaml")
    assert len(yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]) == 1
    with pytest.raises(ModelError):
        recording(serve(Reply(status=500)).url, tmp_path).complete(request)
    assert RecordedModel(tmp_path).complete(request).content == "first"


def test_a_repair_is_added_and_a_new_first_attempt_begins_anew(ask, serve, tmp_path: Path) -> None:
    first, repair = ask("write"), ask("mend", attempt=2)
    maker = recording(serve([answer("one"), answer("two"), answer("three")]).url, tmp_path)
    maker.complete(first)
    maker.complete(repair)
    replay = RecordedModel(tmp_path)
    assert (replay.complete(first).content, replay.complete(repair).content) == ("one", "two")
    maker.complete(first)
    assert replay.complete(first).content == "three"
    with pytest.raises(RecordingError, match="no answer to this repair"):
        replay.complete(repair)


def test_a_recording_of_a_server_without_schemas_replays(ask, serve, tmp_path: Path) -> None:
    refused = Reply("response_format is not supported", status=400)
    maker = recording(serve(lambda asked: refused if "response_format" in asked else answer("plain")).url, tmp_path)
    maker.complete(ask())
    assert RecordedModel(tmp_path).complete(ask()).content == "plain"


def test_replaying_opens_no_socket_and_may_be_repeated(ask, serve, tmp_path: Path, no_network: None) -> None:
    source = Path(__file__).parent
    with pytest.raises(RecordingError):
        RecordedModel(source).complete(ask())
    with pytest.raises(RecordingError):
        RecordedModel().complete(ask())


def test_what_is_missing_is_told_with_what_there_is_and_the_command_to_record_it(ask, serve, tmp_path: Path) -> None:
    recording(serve(answer()).url, tmp_path, source="kite works.md").complete(ask())
    with pytest.raises(RecordingError) as caught:
        RecordedModel(tmp_path, source="kite works.md").complete(ask(tone="formal"))
    said = str(caught.value)
    assert "no recording of thank-you-formal-elodie-okoro for kite works.md" in said
    assert "recorded for these notes: thank-you-warm-elodie-okoro" in said
    assert "aidraft record -i 'kite works.md' --kind thank-you --tone formal --to 'Dr. Élodie Okoro'" in said
    assert caught.value.exit_code == 5
    with pytest.raises(RecordingError, match="recorded for these notes: thank-you-warm-elodie-okoro"):
        RecordedModel(tmp_path, source="renamed.md").complete(ask(tone="formal"))
    with pytest.raises(RecordingError, match="nothing is recorded for these notes"):
        RecordedModel(tmp_path / "empty", source="kite works.md").complete(ask(tone="formal"))


def test_a_stale_recording_is_told_apart_from_a_missing_one(ask, serve, tmp_path: Path) -> None:
    recording(serve(answer()).url, tmp_path).complete(ask("the old prompt"))
    with pytest.raises(RecordingError, match="is stale"):
        RecordedModel(tmp_path).complete(ask("the new prompt"))
    with pytest.raises(RecordingError, match="is stale"):
        RecordedModel(tmp_path).complete(ask("the old prompt", seed=4))


def test_the_model_is_compared_only_when_it_is_named(ask, serve, tmp_path: Path) -> None:
    recording(serve(answer()).url, tmp_path).complete(ask())
    assert RecordedModel(tmp_path, model="kite-1").complete(ask()).content
    with pytest.raises(RecordingError, match="is stale"):
        RecordedModel(tmp_path, model="kite-2").complete(ask())


@pytest.mark.parametrize("text", ["", "interactions: 3", "a: [", "interactions: [{request: {body: x}}]", "\0"])
def test_a_damaged_recording_is_told(ask, tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes" / "thank-you-warm-elodie-okoro.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordingError, match="damaged"):
        RecordedModel(tmp_path).complete(ask())


def test_an_answer_that_is_no_letter_leaves_the_old_recording(ask, serve, tmp_path: Path) -> None:
    maker = recording(serve([answer("good"), answer(choices=[])]).url, tmp_path)
    maker.complete(ask())
    with pytest.raises(ModelError):
        maker.complete(ask())
    assert RecordedModel(tmp_path).complete(ask()).content == "good"


def test_a_recording_that_holds_no_letter_is_told(ask, serve, tmp_path: Path) -> None:
    recording(serve(answer("good")).url, tmp_path).complete(ask())
    (path,) = tmp_path.rglob("*.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace('"content": "good"', '"content": ""'), encoding="utf-8")
    with pytest.raises(RecordingError, match="Record it again"):
        RecordedModel(tmp_path).complete(ask())


def test_a_disk_that_fails_after_the_answer_is_told_and_leaves_no_patch_behind(
    ask, serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import httpx2

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = httpx2.HTTPTransport.handle_request
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(RecordingError, match="No space left on device") as caught:
        recording(serve(answer()).url, tmp_path).complete(ask())
    # While the error and its frames still live: garbage collection would undo the patches, in the middle of another.
    assert httpx2.HTTPTransport.handle_request is before
    assert caught.value.exit_code == 5
    assert not list(tmp_path.rglob("*.yaml*"))


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_sent(ask, serve, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    server = serve(answer())
    with pytest.raises(RecordingError, match="--recordings"):
        recording(server.url, tmp_path / "file").complete(ask())
    assert server.requests == []


def test_both_readers_say_the_same_whatever_the_address(ask, serve, tmp_path: Path, no_network: None) -> None:
    path = tmp_path / "notes" / "thank-you-warm-elodie-okoro.yaml"
    path.parent.mkdir()
    path.write_text(CASSETTE, encoding="utf-8")
    request = ask("hello")
    direct = RecordedModel(tmp_path).complete(request)
    for url in ("http://one.example", "https://two.example:8443/api/v2"):
        with recorder().use_cassette(str(path), record_mode="none", allow_playback_repeats=True):
            replayed = OpenAIModel("kite-1", url, "none").complete(request)
        assert (replayed.content, replayed.model) == (direct.content, direct.model)


def _cassette() -> str:
    """A cassette as vcrpy itself would write it, from the same request."""
    from aidraft.prompting.answer import ANSWER_SCHEMA

    shape = {"name": "letter", "schema": ANSWER_SCHEMA, "strict": True}
    turns = [{"role": "system", "content": "Answer with JSON alone."}, {"role": "user", "content": "hello"}]
    asked = {"messages": turns, "response_format": {"type": "json_schema", "json_schema": shape}, "model": "kite-1"}
    request = {"method": "POST", "uri": "https://model.example/v1/chat/completions", "body": json.dumps(asked),
               "headers": {"content-type": ["application/json"]}}  # fmt: skip
    response = {"status": {"code": 200, "message": "OK"}, "headers": {"content-type": ["application/json"]},
                "body": {"string": (answer().raw or b"").decode()}}  # fmt: skip
    return yaml.safe_dump({"interactions": [{"request": request, "response": response}], "version": 1})


CASSETTE = _cassette()
