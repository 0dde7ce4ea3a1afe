"""Whoever writes a draft: one protocol, interchangeable answers."""

from typing import Protocol

from aidraft.prompting.request import Request, Response


class Model(Protocol):
    """Answers a request. Raises ModelError (network or server) or RecordingError (offline, nothing recorded)."""

    name: str

    def complete(self, request: Request) -> Response: ...
