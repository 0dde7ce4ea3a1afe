"""What went wrong between this machine and a server, said so that a person can act on it.

A server's own words are never repeated: they may echo the notes or the key. Of its error only the short identifiers
(``code``, ``type``, ``param``) are shown.
"""

import re
import socket
import ssl

from aidraft.errors import ModelError
from aidraft.models.faults import chain, details, retry_after, unknown_model, words

_IDENTIFIER = re.compile(r"[A-Za-z_][\w.\[\]-]{0,63}")

_STATUS = {
    401: ("the key was not accepted", "Check OPENAI_API_KEY: is it complete, and is it a key for this server?"),
    402: ("the account has no credit", "Top the account up, or use --model composer"),
    403: ("this key may not use this model", "Check the key's rights and region, or choose another --model"),
    408: ("the server gave up waiting", "Try again later"),
    413: ("the request is too large", "Shorten the notes, or choose a --model with a larger context"),
    429: ("too many requests, or the quota is used up", "Wait a little, or check the account's limits"),
    503: ("the server is overloaded or still starting", "Try again in a minute"),
    529: ("the server is overloaded", "Try again in a few minutes"),
}


def explain(
    error: Exception, *, server: str, model: str, seconds: float, near: tuple[str, ...] = (), proxy: str | None = None
) -> ModelError:
    """`error` for a person. `near` are names of models the server has, `seconds` is the limit on an answer, `proxy`
    what the environment puts in between."""
    status = getattr(error, "status_code", None)
    if status is None:
        return _network(error, server, seconds, proxy)
    what = f"{server} did not answer for the model {model}"
    if 300 <= status < 400:
        return ModelError(
            what,
            "it points to another address, and nothing is sent where nobody asked for it",
            "Put the right address in --base-url",
        )
    if unknown_model(error):
        return _not_found(error, what, model, near)
    if status in (400, 422):
        if "context" in words(error) and "length" in words(error):
            return ModelError(what, "the request is too long for this model", "Choose a --model with a larger context")
        return ModelError(
            what,
            f"it does not accept the request{_codes(error)}",
            "Look at the server's log, or choose another --model",
        )
    why, remedy = _STATUS.get(
        status, (f"it failed with status {status}", "Try again later, or look at the server's log")
    )
    if status == 429 and "insufficient_quota" in words(error):
        why, remedy = "the quota is used up", "Check the plan and the billing of the account, or use --model composer"
    elif status == 429 and (asked := retry_after(error)):
        remedy = f"Try again in {asked:.0f} seconds"
    return ModelError(what, f"{why} ({status}{_codes(error, lead=', ')})", remedy)


def _not_found(error: Exception, what: str, model: str, near: tuple[str, ...]) -> ModelError:
    if "model" in words(error) or near:
        remedy = f"It has {', '.join(near)}: choose one with --model" if near else "Choose another --model"
        return ModelError(what, f"it knows no model {model!r} ({getattr(error, 'status_code', '')})", remedy)
    return ModelError(
        what,
        "there is no chat API at this address (404)",
        "Check --base-url: it mostly ends in /v1, without what follows",
    )


def _network(error: Exception, server: str, seconds: float, proxy: str | None) -> ModelError:
    what = f"{server} cannot be reached"
    through = "Check the proxy in HTTPS_PROXY or HTTP_PROXY, or name this server in NO_PROXY"
    for cause in chain(error):
        kind = type(cause).__name__
        if isinstance(cause, socket.gaierror):
            if proxy:
                return ModelError(what, f"there is no proxy of the name {proxy}, or no network", through)
            return ModelError(
                what,
                "there is no server of that name, or no network",
                "Check --base-url and the connection, or use --offline",
            )
        if isinstance(cause, ssl.SSLCertVerificationError):
            return ModelError(
                what,
                "its certificate cannot be trusted",
                "Check --base-url and the system's clock; for a certificate of your own, set SSL_CERT_FILE",
            )
        if isinstance(cause, ssl.SSLError):
            return ModelError(what, "it does not speak TLS as it should", "Check --base-url: should it be http://?")
        if isinstance(cause, ConnectionRefusedError):
            if proxy:
                return ModelError(what, f"nothing listens at the proxy {proxy}", through)
            return ModelError(
                what, "nothing listens at this address", "Start the server, or check the port in --base-url"
            )
        if "ProxyError" in kind:
            return ModelError(what, f"the proxy {proxy or 'in between'} refused", through)
        if "ConnectTimeout" in kind:
            return unreachable(server)
        if "Timeout" in kind:
            return too_late(server, seconds)
        if "ProtocolError" in kind or isinstance(cause, ConnectionError):
            return ModelError(
                f"{server} broke the connection", "the answer was cut off", "Try again, or look at the server's log"
            )
    return ModelError(what, "the connection failed", "Check --base-url and the connection, or use --offline")


def too_late(server: str, seconds: float) -> ModelError:
    """No whole answer within `seconds`."""
    return ModelError(
        f"{server} did not answer in time",
        f"no whole answer within {seconds:g} seconds",
        "Try again, give it longer with --timeout, or choose a quicker --model",
    )


def unreachable(server: str) -> ModelError:
    """No connection within its limit."""
    return ModelError(
        f"{server} cannot be reached",
        "it did not take the connection in time",
        "Check --base-url and the connection, or give it longer with --connect-timeout",
    )


def _codes(error: Exception, lead: str = ": ") -> str:
    data = details(error)
    shown = [str(data[key]) for key in ("code", "type", "param") if _IDENTIFIER.fullmatch(str(data.get(key) or ""))]
    return lead + ", ".join(dict.fromkeys(shown)) if shown else ""
