"""A live model: any server that speaks OpenAI's chat completions."""

import time
from collections.abc import Callable
from random import random
from threading import Lock
from typing import TYPE_CHECKING, Any

from aidraft.errors import ModelError
from aidraft.models import faults
from aidraft.models.address import proxy_name, server_name, server_url
from aidraft.models.body import LEVELS, Structured, body
from aidraft.models.completion import read_completion
from aidraft.models.connection import exchange, open_client
from aidraft.models.explanation import explain
from aidraft.prompting.request import Request, Response

if TYPE_CHECKING:
    from openai import OpenAI


class OpenAIModel:
    """The model `name` on the server at `base_url` (OpenAI's own when None; with or without ``/v1``).

    `timeout` limits a whole answer and `connect_timeout` the way there, in seconds. A fault that may pass is retried
    up to `retries` times; a server's wish to wait longer than `patience` seconds is not granted. What a server refuses
    (a shape of answer, a parameter) is found out once and remembered. One instance may be used by several threads.
    """

    remote = True

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
        self._client: OpenAI | None = None
        self._free_at = 0.0
        self._sleep, self._lock = sleep, Lock()

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
            if getattr(failure, "status_code", None) == 429:
                with self._lock:  # the limit is the account's: all letters wait before they are sent
                    self._free_at = max(self._free_at, time.monotonic() + pause)
            else:
                self._sleep(pause)
            retry += 1

    def _send(self, asked: dict[str, Any]) -> bytes:
        if (pause := self._free_at - time.monotonic()) > 0:
            self._sleep(pause)
        return exchange(
            self._open(), asked, server=self.server, timeout=self._timeout, connect_timeout=self._connect_timeout
        )

    def _open(self) -> "OpenAI":
        with self._lock:
            if self._client is None:
                self._client = open_client(
                    self.url, self._key, timeout=self._timeout, connect_timeout=self._connect_timeout
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
        near = self._near_names() if faults.unknown_model(error) else ()
        return explain(
            error, server=self.server, model=self.name, seconds=self._timeout, near=near, proxy=proxy_name(self.url)
        )

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
