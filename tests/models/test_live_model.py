"""The live model against a real socket: what it sends, what it learns of a server, what it retries."""

import json
import threading
from pathlib import Path

import pytest

from aidraft.errors import ModelError
from aidraft.models.body import body, encode
from aidraft.models.openai import OpenAIModel
from aidraft.models.scripted import Reply

LETTER = json.dumps({"subject": "Thank you", "greeting": "Dear Élodie,", "paragraphs": [], "closing": "Best,"})


def model(url, **options) -> OpenAIModel:
    return OpenAIModel("kite-1", url, "sk-very-secret", **{"sleep": lambda _: None} | options)


def refusal(parameter: str) -> Reply:
    said = {"error": {"message": f"Unsupported parameter: '{parameter}'", "param": parameter, "code": "unsupported"}}
    return Reply(status=400, raw=json.dumps(said).encode())


def test_the_bytes_that_leave_are_the_bytes_that_are_shown(ask, serve) -> None:
    server = serve(LETTER)
    request = ask(seed=7)
    model(server.url).complete(request)
    assert server.requests[0].body == encode(body(request, "kite-1"))
    assert server.requests[0].path == "/v1/chat/completions"


def test_an_answer_comes_with_its_model_usage_and_time(ask, serve) -> None:
    answer = {
        "model": "kite-1-mini",
        "choices": [{"message": {"content": LETTER}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 210, "completion_tokens": 34},
    }
    response = model(serve(Reply(raw=json.dumps(answer).encode())).url).complete(ask())
    assert (response.content, response.model, response.source) == (LETTER, "kite-1-mini", "live")
    assert (response.usage.prompt_tokens, response.usage.completion_tokens) == (210, 34)
    assert response.seconds > 0


def test_a_request_asks_for_the_schema_and_sends_no_temperature_no_cap_and_no_seed_unasked(ask) -> None:
    asked = body(ask(), "kite-1")
    assert list(asked) == ["model", "messages", "response_format"]
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert body(ask(seed=3), "kite-1")["seed"] == 3


def test_a_server_without_schemas_is_asked_for_an_object_then_for_text_and_never_again_for_more(ask, serve) -> None:
    server = serve(
        lambda asked: refusal("response_format") if "response_format" in asked else "Dear Élodie, thank you."
    )
    live = model(server.url)
    assert live.complete(ask()).content == "Dear Élodie, thank you."
    assert live.complete(ask()).content == "Dear Élodie, thank you."
    shapes = [request.asked.get("response_format", {}).get("type") for request in server.requests]
    assert shapes == ["json_schema", "json_object", None, None]


def test_a_server_that_ignores_the_schema_is_asked_more_simply_next_time_and_its_letter_is_kept(ask, serve) -> None:
    server = serve("Dear Élodie, thank you.")
    live = model(server.url)
    for _ in range(3):
        assert live.complete(ask()).content == "Dear Élodie, thank you."
    shapes = [request.asked.get("response_format", {}).get("type") for request in server.requests]
    assert shapes == ["json_schema", "json_object", None]


def test_a_refused_parameter_is_dropped_and_stays_dropped(ask, serve) -> None:
    server = serve(lambda asked: refusal("seed") if "seed" in asked else LETTER)
    live = model(server.url)
    live.complete(ask(seed=5))
    live.complete(ask(seed=5))
    assert ["seed" in request.asked for request in server.requests] == [True, False, False]


def test_several_threads_find_out_once_what_a_server_cannot(ask, serve) -> None:
    server = serve(
        lambda asked: refusal("response_format") if "response_format" in asked else Reply("plain", delay=0.05)
    )
    live = model(server.url)
    threads = [threading.Thread(target=live.complete, args=(ask(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert live.structured == "text"
    assert sum(1 for request in server.requests if "response_format" not in request.asked) == 4


def test_nothing_about_this_machine_is_told_and_foreign_servers_do_not_learn_the_organisation(
    ask, serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-secret")
    server = serve(LETTER)
    model(server.url).complete(ask())
    headers = server.requests[0].headers
    assert not {"x-stainless-os", "x-stainless-arch", "x-stainless-runtime-version"} & headers.keys()
    assert "secret" not in " ".join(value for name, value in headers.items() if name != "authorization")


def test_a_server_without_keys_gets_a_dummy_even_when_the_environment_has_one(
    ask, serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-someone-else")
    server = serve(LETTER)
    OpenAIModel("kite-1", server.url).complete(ask())
    assert server.requests[0].headers["authorization"] == "Bearer none"


def test_openai_itself_is_not_asked_without_a_key(ask) -> None:
    with pytest.raises(ModelError, match="Set OPENAI_API_KEY"):
        OpenAIModel("gpt-4.1-mini").complete(ask())


@pytest.mark.parametrize("key", ["“sk-quoted”", "sk-two words", "sk-line\n"])
def test_a_key_that_was_pasted_badly_is_told_and_not_shown(ask, serve, key: str) -> None:
    server = serve(LETTER)
    with pytest.raises(ModelError, match="no key has") as caught:
        OpenAIModel("kite-1", server.url, key).complete(ask())
    assert key not in str(caught.value)
    assert server.requests == []


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_a_fault_that_passes_is_retried(ask, serve, status: int) -> None:
    server = serve([Reply(status=status), LETTER])
    assert model(server.url).complete(ask()).content == LETTER
    assert len(server.requests) == 2


def test_waits_grow_and_a_wish_to_wait_is_honoured_up_to_a_limit(ask, serve) -> None:
    waits: list[float] = []
    server = serve([Reply(status=503), Reply(status=503), LETTER])
    model(server.url, sleep=waits.append).complete(ask())
    assert 0.5 <= waits[0] <= 1.0 <= waits[1] <= 2.0

    waits.clear()
    server = serve([Reply(status=429, headers={"retry-after": "7"}), LETTER])
    model(server.url, sleep=waits.append).complete(ask())
    assert waits == pytest.approx([7.0], abs=0.5)

    waits.clear()
    server = serve(Reply(status=429, headers={"retry-after": "600"}))
    with pytest.raises(ModelError, match="Try again in 600 seconds"):
        model(server.url, sleep=waits.append).complete(ask())
    assert waits == []


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 413, 422])
def test_a_fault_that_stays_is_not_retried(ask, serve, status: int) -> None:
    server = serve(Reply("no such luck", status=status))
    with pytest.raises(ModelError):
        model(server.url).complete(ask())
    assert len(server.requests) == 1


def test_a_redirect_is_not_followed(ask, serve) -> None:
    elsewhere = serve(LETTER)
    server = serve(Reply(status=307, headers={"location": f"{elsewhere.url}/chat/completions"}))
    with pytest.raises(ModelError, match="points to another address"):
        model(server.url).complete(ask())
    assert elsewhere.requests == []


def test_the_client_is_loaded_only_when_a_request_is_made() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import aidraft.models.openai, aidraft.models.recorded, aidraft.models.catalogue;"
        "aidraft.models.openai.OpenAIModel('m'); sys.exit(any(m in sys.modules for m in ('openai', 'vcr', 'tiktoken')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parent).returncode == 0
