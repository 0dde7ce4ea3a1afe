"""Where a server is: the base URL as people write it becomes the one that works."""

import re
from urllib.parse import urlsplit, urlunsplit

from aidraft.errors import UsageError

OPENAI = "https://api.openai.com/v1"

_LOCAL = re.compile(r"(localhost|127\.|0\.0\.0\.0|\[?::1|10\.|192\.168\.|[^./:]+(:|/|$))", re.I)
_VERSION = re.compile(r"v\d+\w*", re.I)


def server_url(base_url: str | None) -> str:
    """`base_url` with a scheme and a version, without a trailing slash; OpenAI's when there is none.

    ``localhost:11434`` becomes ``http://localhost:11434/v1``; an address that names a version anywhere in its path is
    left as it is. Raises UsageError when it is no web address.
    """
    text = (base_url or "").strip()
    if not text:
        return OPENAI
    if "://" not in text:
        text = f"{'http' if _LOCAL.match(text) else 'https'}://{text}"
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{base_url!r} is no server address",
            "it must be an http or https URL",
            "Write --base-url http://HOST:PORT/v1",
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    if not any(_VERSION.fullmatch(segment) for segment in path.split("/")):
        path += "/v1"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine."""
    return host == "localhost" or host.endswith(".localhost") or host.startswith("127.") or host == "::1"


def proxy_name(url: str) -> str | None:
    """The proxy that the environment names for `url`, as host and port; None when the way is direct."""
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    direct = not proxy or is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc.rpartition("@")[2])
    return None if direct or not proxy else server_name(proxy if "://" in proxy else f"http://{proxy}")


def server_name(url: str) -> str:
    """Host and port alone, for messages: a URL may hold a user name and a password."""
    parts = urlsplit(url)
    host = parts.hostname or url
    try:
        return f"{host}:{parts.port}" if parts.port else host
    except ValueError:  # a port that is no number
        return host
