"""What comes out, one file a format.

A format is a module with ``letters(results, interview, *, policy) -> str`` for drafts, and ``report(...) -> str`` for a
verdict where it has one. To add a format, add its file and its line here.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple


class Format(NamedTuple):
    """Where a format lives; imported when used. ``suffix`` is that of its files.

    ``reports``: `check` offers it too. ``rejected``: it shows drafts that did not pass, as such. ``joint``: one file
    may hold several messages.
    """

    module: str
    suffix: str
    reports: bool
    rejected: bool
    joint: bool

    def load(self) -> Any:
        return import_module(self.module)


FORMATS: Mapping[str, Format] = {
    "text": Format("aidraft.formats.text", ".txt", reports=True, rejected=False, joint=True),
    "json": Format("aidraft.formats.json", ".json", reports=True, rejected=True, joint=True),
    "eml": Format("aidraft.formats.eml", ".eml", reports=False, rejected=False, joint=False),
    "html": Format("aidraft.formats.html", ".html", reports=True, rejected=True, joint=True),
}
