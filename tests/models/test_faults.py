"""Every fault as a person meets it, over a real socket: what failed, with which server, what to do; never a secret."""

import json
import socket

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
    "bad gateway": (Reply(status=502, raw=b"<html>nginx", headers={"content-type": "text/html"}), "status 502"),
    "not text": (Reply(raw=b"\xff\xfe\x00{"), "not UTF-8"),
    "broken off": (Reply("a letter" * 40, cut=60), "broke the connection"),
    "too long": (Reply(raw=b" " * 4_100_000), "longer than 4 MB"),
    "far too long": (Reply(raw=bytes(50_000_000)), "longer than 4 MB"),
    "hours to wait": (Reply(status=429, headers={"retry-after": "3600"}), "Try again in 3600 seconds"),
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


def test_a_server_that_calls_an_unknown_model_a_bad_request_is_understood(ask, serve) -> None:
    said = "Invalid model name passed in model=kite-1. Call `/v1/models` to view available models for your key."
    server = serve(Reply(status=400, content=said), models=["kite-10", "boat-1", "tree-2", "rock-4"])
    assert "knows no model 'kite-1' (400). It has kite-10" in fails(server.url, ask())


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


@pytest.mark.parametrize("reply", [Reply("late", delay=5), Reply("drop by drop" * 9, drip=0.05)], ids=["late", "drip"])
def test_a_server_that_takes_too_long_is_left_in_time(ask, serve, reply: Reply) -> None:
    said = fails(serve(reply).url, ask(), timeout=0.4)
    assert "did not answer in time: no whole answer within 0.4 seconds" in said and "--timeout" in said


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_may_pass_is_asked_again_with_growing_pauses(ask, serve, status: int) -> None:
    pauses: list[float] = []
    server = serve([Reply(status=status), Reply(status=status), "Dear Élodie,"])
    assert OpenAIModel("kite-1", server.url, sleep=pauses.append).complete(ask()).content == "Dear Élodie,"
    first, second = pauses
    assert 0.4 < first <= 1 and 0.9 < second <= 2, "half of each pause is chance"


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 413, 418])
def test_what_cannot_pass_is_not_asked_again(ask, serve, status: int) -> None:
    server = serve(Reply("no", status=status))
    fails(server.url, ask())
    assert len(server.requests) == 1


def test_the_pause_a_server_asks_for_is_kept_up_to_a_limit(ask, serve) -> None:
    pauses: list[float] = []
    server = serve([Reply(status=429, headers={"retry-after": "7"}), "fine"])
    OpenAIModel("kite-1", server.url, sleep=pauses.append).complete(ask())
    assert pauses == pytest.approx([7], abs=0.5)
    server = serve(Reply(status=503, headers={"retry-after": "21"}))
    fails(server.url, ask())
    assert len(server.requests) == 1


def test_a_pause_given_as_a_day_and_time_counts_from_the_servers_own(ask, serve) -> None:
    pauses: list[float] = []
    times = {"date": "Tue, 03 Nov 2026 10:00:00 GMT", "retry-after": "Tue, 03 Nov 2026 10:00:09 GMT"}
    server = serve([Reply(status=503, headers=times), "fine"])
    OpenAIModel("kite-1", server.url, sleep=pauses.append).complete(ask())
    assert pauses == [9.0]


def test_one_letters_rate_limit_holds_the_others_back(ask, serve) -> None:
    pauses: list[float] = []
    server = serve([Reply(status=429, headers={"retry-after": "7"}), "fine"])
    live = OpenAIModel("kite-1", server.url, sleep=pauses.append)
    live.complete(ask())
    live.complete(ask("another letter"))
    assert pauses == pytest.approx([7, 7], abs=0.5), "nothing slept here, so the other letter waits as long"


@pytest.mark.parametrize("header", ["text/plain", "text/html", "application/octet-stream"])
def test_a_wrong_content_type_does_not_matter_when_the_answer_is_right(ask, serve, header: str) -> None:
    server = serve(Reply("Dear Élodie,", headers={"content-type": header}))
    assert OpenAIModel("kite-1", server.url).complete(ask()).content == "Dear Élodie,"


def test_faults_leave_with_exit_code_4(ask, serve) -> None:
    with pytest.raises(AidraftError) as caught:
        OpenAIModel("m", serve(Reply(status=401)).url).complete(ask())
    assert caught.value.exit_code == 4
