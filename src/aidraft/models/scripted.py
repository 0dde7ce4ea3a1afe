"""A server on this machine that answers what a script says: to try the program without a key, and to test it.

    with ScriptedServer(["Subject: Thank you …", Reply(status=429, headers={"retry-after": "1"})]) as server:
        OpenAIModel("any", base_url=server.url)

It speaks real HTTP on 127.0.0.1 and keeps every request it got in ``requests``.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from aidraft.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. ``content`` is wrapped as a chat completion; ``raw`` is sent as it is.

    ``delay`` seconds pass before the first byte and ``drip`` seconds between bytes; after ``cut`` bytes of the body
    """

    content: str = ""
    status: int = 200
    finish_reason: str = "stop"
    refusal: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    delay: float = 0.0
    drip: float = 0.0
    cut: int | None = None

    def body(self, model: str) -> bytes:
        if self.raw is not None:
            return self.raw
        if self.status >= 400:
            return json.dumps({"error": {"message": self.content, "code": None, "type": None, "param": None}}).encode()
        message = {"role": "assistant", "content": self.content or None, "refusal": self.refusal}
        choice = {"index": 0, "message": message, "finish_reason": self.finish_reason}
        # No usage: nothing was counted, since no model was at work.
        answer = {"id": "scripted", "object": "chat.completion", "created": 0, "model": model, "choices": [choice]}
        return json.dumps(answer, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came in. ``asked`` is the parsed body, None when it is no JSON."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    asked: dict[str, Any] | None


Script = Sequence[Reply | str] | Callable[[dict[str, Any]], Reply | str]
"""Answers in turn, the last one again and again; or a function from the request's body to an answer."""


class ScriptedServer:
    """Serves `script` on a free port of 127.0.0.1 between ``start`` and ``stop``, or inside a ``with``."""

    def __init__(self, script: Script, *, models: Sequence[str] = ("scripted",)) -> None:
        self.script = script
        self.models = tuple(models)
        self.requests: list[Received] = []
        self._lock = Lock()
        self._httpd = _Http(("127.0.0.1", 0), _Handler)
        self._httpd.scripted = self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._httpd.server_port}/v1"

    def start(self) -> "ScriptedServer":
        Thread(target=self._httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def stop(self) -> None:
        self._httpd.shutdown()
        self._httpd.server_close()

    def __enter__(self) -> "ScriptedServer":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def reply(self, received: Received) -> Reply:
        """The script's answer to a request, which is noted."""
        with self._lock:
            turn = len(self.requests)
            self.requests.append(received)
        if callable(self.script):
            answer = self.script(received.asked or {})
        elif self.script:
            answer = self.script[min(turn, len(self.script) - 1)]
        else:
            answer = Reply("the script is empty", status=500)
        return Reply(answer) if isinstance(answer, str) else answer


def read_script(path: Path | str) -> list[Reply]:
    """A script from a file: a YAML list of answers (a text, or a mapping with the fields of ``Reply``), or, for any
    other kind of file, its whole text as the one answer. Raises InputError.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the script {path} cannot be read", why=getattr(error, "strerror", None) or "it is not UTF-8 text"
        ) from None
    if path.suffix not in (".yaml", ".yml"):
        return [Reply(text)]
    import yaml

    try:
        items = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise InputError(f"the script {path} cannot be read", why="it is no YAML", remedy=str(error)) from None
    replies: list[Reply] = []
    problems: list[Problem] = []
    for number, item in enumerate(items if isinstance(items, list) else [items], 1):
        try:
            replies.append(Reply(**item) if isinstance(item, dict) else Reply(str(item)))
        except TypeError:
            known = ", ".join(Reply.__slots__)
            problems.append(Problem(f"answer {number} has an unknown field", f"The fields are {known}"))
    if problems:
        raise InputError(f"the script {path} cannot be used", problems)
    return replies


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    scripted: ScriptedServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silence: a client that speaks TLS or goes away is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        """The list of models."""
        data = [
            {"id": name, "object": "model", "created": 0, "owned_by": "script"} for name in self.server.scripted.models
        ]
        self._answer(Reply(raw=json.dumps({"object": "list", "data": data}).encode()), "")

    def do_POST(self) -> None:
        """A chat completion."""
        sent = self.rfile.read(int(self.headers.get("content-length") or 0))
        try:
            asked = json.loads(sent)
        except ValueError:
            asked = None
        asked = asked if isinstance(asked, dict) else None
        received = Received(self.path, {k.lower(): v for k, v in self.headers.items()}, sent, asked)
        self._answer(self.server.scripted.reply(received), str((asked or {}).get("model", "")))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Silence: what passed is in ``requests``."""

    def _answer(self, reply: Reply, model: str) -> None:
        data = reply.body(model)
        time.sleep(reply.delay)
        try:
            self.send_response_only(reply.status)
            for name, value in ({"content-type": "application/json"} | dict(reply.headers)).items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            if reply.cut is not None:
                self.wfile.write(data[: reply.cut])
                self.close_connection = True
            elif reply.drip:
                for byte in data:
                    self.wfile.write(bytes([byte]))
                    time.sleep(reply.drip)
            else:
                self.wfile.write(data)
        except OSError:  # the client did not wait
            self.close_connection = True
