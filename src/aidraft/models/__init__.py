"""Whoever writes a draft: one protocol, interchangeable answers."""

from typing import Protocol

from aidraft.prompting.request import Request, Response


class Model(Protocol):
    """Answers a request. Raises ModelError (network or server) or RecordingError (offline, nothing recorded)."""

    name: str
    """A class may also say ``remote = True``: its answers take long enough to make ready for them meanwhile."""

    def complete(self, request: Request) -> Response: ...
