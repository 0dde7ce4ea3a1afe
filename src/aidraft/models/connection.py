"""The way to one server: opened once, and every exchange within its limits of time and size."""

import time
from collections.abc import Callable
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aidraft.errors import ModelError
from aidraft.models.address import OPENAI, is_loopback, server_name
from aidraft.models.explanation import too_late, unreachable

if TYPE_CHECKING:
    from openai import OpenAI

_MOST_BYTES = 4_000_000
"""No letter is longer; a server that sends more is not answering the question."""

_UNASKED = ("Arch", "Async", "Lang", "OS", "Package-Version", "Runtime", "Runtime-Version")
"""What the client library would tell of this machine in its X-Stainless headers; none of it is needed."""

_CONNECTED = "connected"

_on_connection: ContextVar[Callable[[], None]] = ContextVar("_on_connection", default=lambda: None)
"""Whom to tell, in the thread at work, that a connection stands."""


def open_client(url: str, key: str | None, *, timeout: float, connect_timeout: float) -> "OpenAI":
    """A client for the server at `url`. Raises ModelError for a key that is missing or cannot be one."""
    import openai

    server = server_name(url)
    if url == OPENAI and not key:
        raise ModelError(
            f"{server} was not asked",
            "there is no API key",
            "Set OPENAI_API_KEY, name another server with --base-url, or use --model composer",
        )
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise ModelError(
            f"{server} was not asked",
            "the API key holds characters that no key has",
            "Check OPENAI_API_KEY for spaces, line ends and typographic quotes",
        )
    limits = openai.Timeout(timeout, connect=connect_timeout)
    unasked: dict[str, Any] = {f"X-Stainless-{name}": openai.Omit() for name in _UNASKED}
    if url != OPENAI:
        # These come from the environment and are meant for OpenAI alone.
        unasked |= {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
    host = urlsplit(url).hostname or ""
    # A proxy knows nothing of the servers on this machine, though HTTP_PROXY seldom comes with a NO_PROXY.
    mounts: dict[str, Any] = {f"all://{host}": None} if is_loopback(host) else {}
    return openai.OpenAI(
        api_key=key or "none",
        base_url=url,
        max_retries=0,
        timeout=limits,
        default_headers=unasked,
        # A redirect would carry the notes to a server that nobody named.
        http_client=openai.DefaultHttpxClient(
            follow_redirects=False, timeout=limits, mounts=mounts, event_hooks={"request": [_watch]}
        ),
    )


def exchange(client: "OpenAI", asked: dict[str, Any], *, server: str, timeout: float, connect_timeout: float) -> bytes:
    """The body of the server's answer to `asked`, within `timeout` seconds, the way there within twice
    `connect_timeout`: the client's own limits hold for one address and for one read each, and a name may have several
    addresses, its look-up has no limit, and headers may come in letter by letter.

    Raises ModelError for an answer that is too long or too late, and what the client raises.
    """
    told: SimpleQueue[str | bytes | BaseException] = SimpleQueue()
    began = time.monotonic()

    def work() -> None:
        try:
            _on_connection.set(lambda: told.put(_CONNECTED))
            told.put(_answer(client, asked, server, began + timeout))
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            told.put(error)

    # A daemon, so that neither a deadline nor an interruption waits for the server.
    Thread(target=work, daemon=True).start()
    limit = min(timeout, 2 * connect_timeout)
    while True:
        try:
            news = told.get(timeout=max(0.0, began + limit - time.monotonic()))
        except Empty:
            raise (too_late(server, timeout) if limit == timeout else unreachable(server)) from None
        if isinstance(news, bytes):
            return news
        if isinstance(news, BaseException):
            raise news
        limit = timeout


def _watch(request: Any) -> None:
    """Have the transport tell its steps: the first header goes out once a connection stands."""
    told = _on_connection.get()
    request.extensions["trace"] = lambda step, _: told() if step.endswith("send_request_headers.started") else None


def _answer(client: "OpenAI", asked: dict[str, Any], server: str, deadline: float) -> bytes:
    import openai

    received = bytearray()
    try:
        with client.chat.completions.with_streaming_response.create(**asked) as reply:
            for chunk in reply.iter_bytes():
                received += chunk
                if len(received) > _MOST_BYTES:
                    raise ModelError(
                        f"the answer of {server} cannot be read",
                        f"it is longer than {_MOST_BYTES // 1_000_000} MB",
                        "Check that --base-url is the address of an OpenAI-compatible API",
                    )
                if time.monotonic() > deadline:
                    break
    except (ModelError, openai.OpenAIError):
        raise
    except Exception as error:
        # The answer is read outside the client's own care, so the transport's errors arrive bare.
        if type(error).__module__.partition(".")[0] not in ("httpx", "httpx2", "httpcore", "httpcore2"):
            raise
        raise openai.APIConnectionError(request=getattr(error, "_request", None)) from error  # type: ignore[arg-type]
    return bytes(received)
