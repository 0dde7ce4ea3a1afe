"""A live model: any server that speaks OpenAI's chat completions."""

import time
from collections.abc import Callable
from random import random
from threading import Lock
from typing import TYPE_CHECKING, Any

from aidraft.errors import ModelError
from aidraft.models import faults
from aidraft.models.address import OPENAI, server_name, server_url
from aidraft.models.body import LEVELS, Structured, body
from aidraft.models.completion import read_completion
from aidraft.prompting.request import Request, Response

if TYPE_CHECKING:
    from openai import OpenAI

_MOST_BYTES = 4_000_000
"""No letter is longer; a server that sends more is not answering the question."""

_UNASKED = ("Arch", "Async", "Lang", "OS", "Package-Version", "Runtime", "Runtime-Version")
"""What the client library would tell of this machine in its X-Stainless headers; none of it is needed."""


class OpenAIModel:
    """The model `name` on the server at `base_url` (OpenAI's own when None; with or without ``/v1``).

    `timeout` limits a whole answer and `connect_timeout` the way there, in seconds. A fault that may pass is retried
    up to `retries` times; a server's wish to wait longer than `patience` seconds is not granted. What a server refuses
    (a shape of answer, a parameter) is found out once and remembered. One instance may be used by several threads.
    """

    def __init__(
        self,
        name: str,
        base_url: str | None = None,
        api_key: str | None = None,
        *,
        timeout: float = 90.0,
        connect_timeout: float = 4.0,
        retries: int = 2,
        patience: float = 20.0,
        client: "OpenAI | None" = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self.url = server_url(base_url)
        self.server = server_name(self.url)
        self.structured: Structured = LEVELS[0]
        self.dropped: set[str] = set()
        self._key = api_key
        self._timeout, self._connect_timeout = timeout, connect_timeout
        self._retries, self._patience = retries, patience
        self._client, self._sleep, self._lock = client, sleep, Lock()

    def complete(self, request: Request) -> Response:
        """The server's answer. Raises ModelError with what failed, why, and what to do; never the key or the notes."""
        began = time.monotonic()
        structured, raw = self._exchange(request)
        response = read_completion(raw, server=self.server, asked=self.name, seconds=time.monotonic() - began)
        if structured != "text" and not response.content.lstrip().startswith(("{", "[", '"', "`")):
            self._step_down(structured)  # it ignores the asked shape; the letter itself may be good
        return response

    def _exchange(self, request: Request) -> tuple[Structured, bytes]:
        import openai

        retry = 0
        while True:
            structured, dropped = self.structured, frozenset(self.dropped)
            asked = body(request, self.name, structured, dropped=dropped)
            try:
                return structured, self._send(asked)
            except openai.APIStatusError as error:
                if error.status_code in (400, 422, 501) and self._gave_way(error, asked, structured):
                    continue
                failure: Exception = error
            except openai.APIConnectionError as error:
                failure = error
            except (openai.OpenAIError, OSError, ValueError) as error:
                failure = error
                retry = self._retries
            pause = (
                faults.wait(failure, retry, patience=self._patience, jitter=random()) if retry < self._retries else None
            )
            if pause is None:
                # The cause is left out: its text may hold what the server echoed of the notes.
                raise self._explain(failure) from None
            self._sleep(pause)
            retry += 1

    def _send(self, asked: dict[str, Any]) -> bytes:
        import openai

        began = time.monotonic()
        received = bytearray()
        try:
            with self._open().chat.completions.with_streaming_response.create(**asked) as reply:
                for chunk in reply.iter_bytes():
                    received += chunk
                    if len(received) > _MOST_BYTES:
                        raise ModelError(
                            f"the answer of {self.server} cannot be read",
                            f"it is longer than {_MOST_BYTES // 1_000_000} MB",
                            "Check that --base-url is the address of an OpenAI-compatible API",
                        )
                    if time.monotonic() - began > self._timeout:
                        raise ModelError(
                            f"{self.server} did not answer in time",
                            f"no whole answer within {self._timeout:g} seconds",
                            "Try again, or choose a quicker --model",
                        )
        except (ModelError, openai.OpenAIError):
            raise
        except Exception as error:
            # The answer is read outside the client's own care, so the transport's errors arrive bare.
            if type(error).__module__.partition(".")[0] not in ("httpx", "httpx2", "httpcore", "httpcore2"):
                raise
            raise openai.APIConnectionError(request=getattr(error, "_request", None)) from error  # type: ignore[arg-type]
        return bytes(received)

    def _open(self) -> "OpenAI":
        with self._lock:
            if self._client is None:
                import openai

                if self.url == OPENAI and not self._key:
                    raise ModelError(
                        f"{self.server} was not asked",
                        "there is no API key",
                        "Set OPENAI_API_KEY, name another server with --base-url, or use --model composer",
                    )
                if self._key and not (self._key.isascii() and self._key.isprintable() and " " not in self._key):
                    raise ModelError(
                        f"{self.server} was not asked",
                        "the API key holds characters that no key has",
                        "Check OPENAI_API_KEY for spaces, line ends and typographic quotes",
                    )
                limits = openai.Timeout(self._timeout, connect=self._connect_timeout)
                unasked: dict[str, Any] = {f"X-Stainless-{name}": openai.Omit() for name in _UNASKED}
                if self.url != OPENAI:
                    # These come from the environment and are meant for OpenAI alone.
                    unasked |= {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
                self._client = openai.OpenAI(
                    api_key=self._key or "none",
                    base_url=self.url,
                    max_retries=0,
                    timeout=limits,
                    default_headers=unasked,
                    # A redirect would carry the notes to a server that nobody named.
                    http_client=openai.DefaultHttpxClient(follow_redirects=False, timeout=limits),
                )
            return self._client

    def _gave_way(self, error: Exception, asked: dict[str, Any], used: Structured) -> bool:
        """Whether something can be left out of the next request that this server refuses in `asked`."""
        refused = faults.refused_parameters(error) & asked.keys()
        if refused:
            with self._lock:
                self.dropped |= refused
            return True
        return used != "text" and faults.refused_shape(error) and self._step_down(used)

    def _step_down(self, used: Structured) -> bool:
        with self._lock:
            if self.structured == used:  # else another thread has already found out
                self.structured = LEVELS[LEVELS.index(used) + 1]
        return True

    def _explain(self, error: Exception) -> ModelError:
        near = self._near_names() if getattr(error, "status_code", None) == 404 else ()
        return faults.explain(error, server=self.server, model=self.name, seconds=self._timeout, near=near)

    def _near_names(self) -> tuple[str, ...]:
        """Models of the server whose names are like the one asked for; all, when it has few."""
        from difflib import get_close_matches

        import openai

        try:
            names = [str(model.id) for model in self._open().models.list(timeout=5.0).data]
        except (openai.OpenAIError, OSError, ValueError, TypeError, AttributeError):
            return ()
        near = get_close_matches(self.name, names, n=3, cutoff=0.5)
        return tuple(near or (names if len(names) <= 3 else ()))
