"""Live answers written down for offline use, with everything removed that is not the exchange itself."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from aidraft.errors import ModelError, RecordingError
from aidraft.models.cassette import PATH, shelf, title
from aidraft.models.openai import OpenAIModel
from aidraft.prompting.request import Request, Response

_KEPT = ("choices", "model", "object", "usage")
"""Of an answer's body. Request ids, fingerprints and times tell of the account, not of the letter."""

_ONE_AT_A_TIME = Lock()
"""vcrpy patches the HTTP client for the whole process."""


class RecordingModel:
    """Passes requests on to `model` and writes each exchange that succeeded into a cassette under `folder`.

    A letter's first attempt begins its cassette anew, its repairs are added. The old one stays until there is a new
    answer. `source` is the file name of the notes.
    """

    def __init__(self, model: OpenAIModel, folder: Path | str, *, source: str = "notes.md") -> None:
        self.name = model.name
        self.remote = getattr(model, "remote", False)
        self.model = model
        self.folder = Path(folder)
        self.source = source

    def path(self, request: Request) -> Path:
        """Where the recording of this letter stands."""
        return self.folder / shelf(self.source) / f"{title(request.brief)}.yaml"

    def complete(self, request: Request) -> Response:
        """The live answer, recorded. Raises ModelError as the model does, RecordingError when it cannot be saved."""
        path = self.path(request)
        disk = Disk(anew=request.attempt == 1)
        place = next(parent for parent in path.absolute().parents if parent.exists())
        if not (place.is_dir() and os.access(place, os.W_OK)):  # told before the request is paid for
            raise _unwritable(path, f"{place} is no folder to write to")
        with _ONE_AT_A_TIME, recorder(disk).use_cassette(str(path), record_mode="all"):
            response = self.model.complete(request)
        if disk.trouble is not None:
            raise _unwritable(path, disk.trouble.strerror or str(disk.trouble))
        if not path.is_file():
            raise ModelError(
                f"nothing was recorded of {self.model.server}",
                "its answer did not pass through the HTTP client that is watched",
            )
        return response


def recorder(disk: "Disk | None" = None) -> Any:
    """A ``vcr.VCR`` that records and replays as this program does: only content types among the headers, the server's
    name left out, no answer of status 300 or more, matched on method, path and the parsed body.
    """
    import vcr

    tape = vcr.VCR(
        serializer="readable",
        match_on=["method", "path", "json"],
        decode_compressed_response=True,
        record_on_exception=False,  # an answer that is no letter replaces no recording
        before_record_request=_bare_request,
        before_record_response=_bare_response,
    )
    tape.register_serializer("readable", _Readable)
    tape.register_matcher("json", _same_json)
    tape.register_persister(disk or Disk())
    return tape


def _bare_request(request: Any) -> Any:
    if not urlsplit(request.uri).path.endswith("/chat/completions"):
        return None  # a look at the list of models
    request.uri = f"https://model.example{PATH}"
    request.headers = {"content-type": "application/json"}
    with suppress(ValueError, TypeError):
        request.body = _spread(json.loads(request.body))
    return request


def _bare_response(response: dict[str, Any]) -> dict[str, Any] | None:
    if response["status"]["code"] >= 300:
        return None
    try:
        data = json.loads(response["body"]["string"])
        kept = {key: data[key] for key in _KEPT if key in data}
    except (ValueError, TypeError):
        return None
    return {
        "status": {"code": 200, "message": "OK"},
        "headers": {"content-type": ["application/json"]},
        "body": {"string": _spread(kept)},
    }


def _spread(data: Any) -> bytes:
    """JSON over several lines: the same to a machine, and a difference between two versions can be read."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _same_json(one: Any, other: Any) -> None:
    if json.loads(one.body) != json.loads(other.body):
        raise AssertionError("the bodies differ")  # vcrpy's way to say so


class _Readable:
    """Cassettes as YAML with text of several lines in blocks, and letters as they are."""

    @staticmethod
    def deserialize(text: str) -> Any:
        from vcr.serializers import yamlserializer

        return yamlserializer.deserialize(text)

    @staticmethod
    def serialize(data: Any) -> str:
        import yaml

        class Dumper(yaml.SafeDumper):
            pass

        def block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
            return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

        Dumper.add_representer(str, block)
        # No folding: a folded line would be escaped.
        return yaml.dump(data, Dumper=Dumper, allow_unicode=True, width=2**20)


class Disk:
    """Where vcrpy loads from and saves to: whole files, readable, or none at all. `anew` disregards what a cassette
    held before. ``trouble`` is why the last saving failed: raised there, it would keep vcrpy from undoing its patches.
    """

    def __init__(self, *, anew: bool = False) -> None:
        self.anew = anew
        self.trouble: OSError | None = None

    def load_cassette(self, cassette_path: str, serializer: Any) -> Any:
        from vcr.persisters.filesystem import CassetteNotFoundError, FilesystemPersister

        if self.anew:
            raise CassetteNotFoundError
        return FilesystemPersister.load_cassette(cassette_path, serializer)

    def save_cassette(self, cassette_path: str, cassette_dict: Any, serializer: Any) -> None:
        from vcr.serialize import serialize

        try:
            _write(Path(cassette_path), serialize(cassette_dict, serializer))
        except OSError as error:
            self.trouble = error


def _unwritable(path: Path, why: str) -> RecordingError:
    return RecordingError(f"the recording {path} cannot be written", why, "Name another folder with --recordings")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path) as draft:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
