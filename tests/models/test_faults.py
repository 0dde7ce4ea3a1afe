"""Every fault as a person meets it, over a real socket: what failed, with which server, what to do; never a secret."""

import json
import socket
import time

import pytest

from aidraft.errors import AidraftError, ModelError
from aidraft.models.openai import OpenAIModel
from aidraft.models.scripted import Reply

KEY = "sk-very-secret"
NOTES = "Thank Élodie for showing the box kite at Gull Point"

FAULTS = {
    "key": (Reply(status=401), "OPENAI_API_KEY"),
    "credit": (Reply(status=402), "no credit"),
    "rights": (Reply(status=403), "may not use this model"),
    "too large": (Reply(status=413), "larger context"),
    "rate": (Reply(status=429), "too many requests"),
    "quota": (Reply(status=429, raw=b'{"error": {"code": "insufficient_quota", "message": "x"}}'), "billing"),
    "server": (Reply(status=500), "failed with status 500"),
    "starting": (Reply(status=503), "still starting"),
    "overloaded": (Reply(status=529), "overloaded"),
    "teapot": (Reply(status=418), "418"),
    "context": (
        Reply("This model's maximum context length is 4096 tokens", status=400),
        "too long for this model",
    ),
    "odd request": (
        Reply(status=400, raw=b'{"error": {"message": "no", "code": "bad_thing", "type": "invalid_request_error"}}'),
        "bad_thing, invalid_request_error",
    ),
    "web page": (Reply(raw=b"<!DOCTYPE html><p>Hello", headers={"content-type": "text/html"}), "a web page"),
    "no choices": (Reply(raw=b'{"choices": []}'), "choices is empty"),
    "other json": (Reply(raw=b'{"hello": 1}'), "no chat completion"),
    "a list": (Reply(raw=b"[1]"), "another shape"),
    "error inside": (Reply(raw=b'{"error": {"message": "out of memory"}}'), "an error of its own"),
    "empty answer": (Reply(""), "empty answer"),
    "cut off": (Reply("half a letter", finish_reason="length"), "in the middle of the letter"),
    "filtered": (Reply("", finish_reason="content_filter"), "content filter"),
    "refused": (Reply("", refusal="I cannot help with that"), "refused to write"),
    "not text": (Reply(raw=b"\xff\xfe\x00{"), "not UTF-8"),
    "broken off": (Reply("a letter" * 40, cut=60), "broke the connection"),
    "too long": (Reply(raw=b" " * 4_100_000), "longer than 4 MB"),
}


def fails(url: str, request, name: str = "kite-1", **options) -> str:
    """What the person is told, after making sure that it holds no secret."""
    with pytest.raises(ModelError) as caught:
        OpenAIModel(name, url, KEY, sleep=lambda _: None, **options).complete(request)
    said = str(caught.value)
    assert KEY not in said and "kite at Gull" not in said
    assert caught.value.why and caught.value.remedy
    assert caught.value.__cause__ is None
    return said


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_the_server_and_what_to_do(ask, serve, fault: str) -> None:
    reply, expected = FAULTS[fault]
    server = serve(reply)
    said = fails(server.url, ask(NOTES))
    assert expected in said
    assert "127.0.0.1" in said


def test_a_server_that_echoes_key_and_notes_is_not_quoted(ask, serve) -> None:
    echo = {
        "error": {"message": f"{KEY} may not say {NOTES}", "code": f"{KEY} and so on", "type": NOTES, "param": NOTES}
    }
    for status in (400, 401, 403, 404, 500):
        fails(serve(Reply(status=status, raw=json.dumps(echo).encode())).url, ask(NOTES))


def test_an_unknown_model_is_told_with_those_of_like_name(ask, serve) -> None:
    server = serve(Reply(status=404, content="model not found"), models=["kite-10", "boat-1", "tree-2", "rock-4"])
    said = fails(server.url, ask())
    assert "knows no model 'kite-1'" in said and "It has kite-10" in said


def test_an_address_without_a_chat_api_is_told(ask, serve) -> None:
    assert "ends in /v1" in fails(serve(Reply(status=404, content="nothing here"), models=[]).url, ask())


def test_nothing_listens(ask) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "nothing listens" in fails(f"http://127.0.0.1:{port}", ask())


def test_no_such_server(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for proxy in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
    assert "no server of that name" in fails("http://kites.invalid", ask())


def test_no_certificate(ask, serve) -> None:
    assert "certificate" in fails(serve("x").url.replace("http:", "https:"), ask())


@pytest.mark.parametrize("reply", [Reply("late", delay=5), Reply("drop by drop" * 9, drip=0.05)], ids=["late", "drip"])
def test_a_server_that_takes_too_long_is_left_in_time(ask, serve, reply: Reply) -> None:
    began = time.monotonic()
    assert "did not answer in time" in fails(serve(reply).url, ask(), timeout=0.4)
    assert time.monotonic() - began < 3


def test_faults_leave_with_exit_code_4(ask, serve) -> None:
    with pytest.raises(AidraftError) as caught:
        OpenAIModel("m", serve(Reply(status=401)).url).complete(ask())
    assert caught.value.exit_code == 4
