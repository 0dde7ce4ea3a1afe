"""What a fault between this machine and a server is: whether it may pass, and what the server refuses."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

REFUSABLE = ("seed", "temperature", "max_tokens", "max_completion_tokens", "top_p")
"""Parameters a model may refuse and a letter can do without."""

_SHAPE = re.compile(r"response_format|json_schema|json_object|json schema|structured|guided|grammar", re.I)
_NO_MODEL = re.compile(
    r"(invalid|unknown|no such) model|model_not_found|model\b.{0,80}\b(not found|does(n.t| not) exist|not available)",
    re.I,
)


def details(error: Exception) -> Mapping[str, Any]:
    """The ``error`` object of an answer that is no success, whatever its shape."""
    data = getattr(error, "body", None)
    if isinstance(data, Mapping) and isinstance(data.get("error"), Mapping):
        data = data["error"]
    return data if isinstance(data, Mapping) else {}


def words(error: Exception) -> str:
    """All that the server said, to be searched and never shown."""
    data = details(error)
    said = [str(data.get(key) or "") for key in ("param", "code", "message", "detail", "type")]
    return " ".join(part for part in [*said, "" if any(said) else str(getattr(error, "body", "") or "")] if part)


def refused_shape(error: Exception) -> bool:
    """Whether the server cannot answer in the asked shape. One that gives no reason at all may mean it."""
    said = words(error)
    return bool(_SHAPE.search(said)) or not said


def unknown_model(error: Exception) -> bool:
    """Whether the server may not have this model; a 404 may also mean that there is no such address."""
    status = getattr(error, "status_code", None)
    return status == 404 or (status in (400, 422) and bool(_NO_MODEL.search(words(error))))


def refused_parameters(error: Exception) -> set[str]:
    """Which parameters the server named as not to its liking."""
    said = words(error)
    return {name for name in REFUSABLE if re.search(rf"\b{name}\b", said)}


def wait(error: Exception, retry: int, *, patience: float, jitter: float) -> float | None:
    """Seconds to wait before retry number `retry` (from 0); None when trying again cannot help.

    A server's ``retry-after`` up to `patience` is honoured; a longer one ends the run at once. `jitter` is 0 to 1.
    """
    status = getattr(error, "status_code", None)
    if status is None:
        # A refused or broken connection may be a server that restarts: one more try. A name that does not resolve,
        # a bad certificate and a time-out will be the same again.
        hopeless = any(
            isinstance(e, socket.gaierror | ssl.SSLError) or "Timeout" in type(e).__name__ for e in chain(error)
        )
        return None if hopeless or retry else 0.5
    if "insufficient_quota" in words(error) or status not in (408, 409, 429, 500, 502, 503, 504, 529):
        return None
    asked = retry_after(error)
    if asked is None:
        return min(patience, 2.0**retry * (0.5 + 0.5 * jitter))
    return asked if asked <= patience else None


def retry_after(error: Exception) -> float | None:
    """The seconds a server asks to wait for; None when it does not say. A day and time counts from the server's own."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        if "retry-after-ms" in headers:
            return max(0.0, float(headers["retry-after-ms"]) / 1000)
        if not (asked := headers["retry-after"]).strip()[:1].isalpha():
            return max(0.0, float(asked))
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers["date"])
        return max(0.0, (until - now).total_seconds())
    except (KeyError, ValueError, TypeError):
        return None


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and all it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
