"""A server that nobody here wrote: fakellm, which speaks OpenAI's API over FastAPI and uvicorn."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from aidraft.errors import ModelError
from aidraft.models.openai import OpenAIModel
from aidraft.models.recorded import RecordedModel
from aidraft.models.recording import RecordingModel

LETTER = "Dear Élodie,\n\nThank you for the kites 🪁"
RULES = {
    "version": 1,
    "rules": [
        {"name": "limit", "when": {"model_matches": "busy*"}, "respond": {"status": 429, "error": "slow down"}},
        {"name": "key", "when": {"model_matches": "secret*"}, "respond": {"status": 401, "error": "no key"}},
        {"name": "none", "when": {"model_matches": "silent*"}, "respond": {"content": ""}},
        {"name": "letter", "respond": {"content": LETTER}},
    ],
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("fakellm")
    rules = tmp_path_factory.mktemp("fakellm") / "rules.yaml"
    rules.write_text(yaml.safe_dump(RULES, allow_unicode=True), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "fakellm.server:app", "--port", str(port), "--log-level", "error"]
    with subprocess.Popen(command, env={**os.environ, "FAKELLM_CONFIG": str(rules)}) as server:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and server.poll() is None:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/"])
def test_it_answers_with_or_without_the_version_and_without_a_key(ask, url: str, path: str) -> None:
    response = OpenAIModel("kite-1", url + path).complete(ask())
    assert response.content == LETTER
    assert response.model == "kite-1"
    assert response.usage.prompt_tokens > 0


def test_its_faults_are_told_like_any_others(ask, url: str) -> None:
    pauses: list[float] = []
    for name, expected in [("busy", "too many requests"), ("secret", "OPENAI_API_KEY"), ("silent", "empty answer")]:
        with pytest.raises(ModelError, match=expected):
            OpenAIModel(name, url, sleep=pauses.append).complete(ask())
    assert len(pauses) == 2, "only the limit was tried again"


def test_it_ignores_the_asked_shape_and_is_asked_more_simply_next_time(ask, url: str) -> None:
    live = OpenAIModel("kite-1", url)
    for _ in range(3):
        live.complete(ask())
    assert live.structured == "text"


def test_it_has_no_list_of_models_and_that_is_no_error(ask, url: str) -> None:
    assert OpenAIModel("kite-1", url)._near_names() == ()


def test_what_it_said_is_recorded_and_replayed(ask, url: str, tmp_path: Path) -> None:
    live = RecordingModel(OpenAIModel("kite-1", url), tmp_path).complete(ask())
    assert RecordedModel(tmp_path).complete(ask()).content == live.content
