"""Recorded exchanges on disk: where they stand and what is in them.

A recording is a vcrpy cassette, ``<folder>/<interview>/<kind>-<tone>-<person>.yaml``. It is read here without vcrpy
and without an HTTP client, which would cost a second each time the program starts.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aidraft.errors import RecordingError
from aidraft.prompting.request import Brief

PATH = "/v1/chat/completions"
"""The one path that recordings have, wherever the server that was recorded had its API."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. ``asked`` is the parsed body of the request, ``answer`` the raw answer."""

    method: str
    path: str
    asked: dict[str, Any]
    answer: str


def shelf(source: str) -> str:
    """The name of the folder for notes of this file name: ``notes/My Interview.md`` is ``my-interview``."""
    return _slug(Path(source).stem)


def title(brief: Brief) -> str:
    """What a recording of this letter is called: ``thank-you-warm-priya-raman``."""
    return "-".join(_slug(part) for part in (brief.kind, brief.tone, brief.to.slug))


def cassettes(folder: Path, name: str, first: str) -> Iterator[Path]:
    """The cassettes called `name`, those of the shelf `first` before all others."""
    yield from sorted(folder.glob(f"*/{name}.yaml"), key=lambda path: (path.parent.name != first, path.parent.name))


def titles(folder: Path, interview: str, person: str) -> list[str]:
    """What is recorded for one interview, in alphabetical order. Notes may have been renamed since: without a folder
    of that name, what is recorded for interviews with `person`.
    """
    shelves = {folder / interview}
    if not (folder / interview).is_dir():
        shelves = {path.parent for path in folder.glob(f"*/*-{_slug(person)}.yaml")}
    return sorted(path.stem for place in shelves for path in place.glob("*.yaml"))


def read_cassette(path: Path) -> list[Exchange]:
    """Every exchange in a cassette. Raises RecordingError when it cannot be read or is none."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_bytes(), Loader=loader)  # both are safe loaders
        return [_exchange(item) for item in data["interactions"]]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise RecordingError(
            f"the recording {path.parent.name}/{path.name} cannot be read",
            error.strerror or "" if isinstance(error, OSError) else "it is damaged, or no vcrpy cassette",
            "Record it again with `aidraft record`",
        ) from None


def _exchange(item: dict[str, Any]) -> Exchange:
    request, response = item["request"], item["response"]
    path = "/" + str(request["uri"]).partition("://")[2].partition("/")[2].partition("?")[0]
    answer = response["body"]["string"]
    asked = json.loads(request["body"])
    if not isinstance(asked, dict) or not isinstance(asked.get("messages"), list):
        raise ValueError("no chat completion request")
    return Exchange(request["method"], path, asked, answer.decode() if isinstance(answer, bytes) else answer)


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-") or "notes"
