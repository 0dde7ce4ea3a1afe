"""Offline: answers come from recordings, and no socket is opened."""

from collections.abc import Iterator
from pathlib import Path

from aidraft.data import data_folder
from aidraft.errors import ModelError, RecordingError
from aidraft.models.body import LEVELS, body
from aidraft.models.cassette import PATH, Exchange, cassettes, read_cassette, shelf, title, titles
from aidraft.models.completion import read_completion
from aidraft.prompting.request import Request, Response


class RecordedModel:
    """Answers from the recordings in `folder` (None: those that come with the program).

    A recording answers a request when method, path and body are the same. The name of the model in the body is
    compared only when `model` is given: a letter's recording holds one model's answer, and the answer says whose.
    The host is never compared. `source` is the file name of the notes, for looking first in their own folder and for
    saying what to do when nothing fits.
    """

    def __init__(self, folder: Path | str | None = None, *, source: str = "notes.md", model: str | None = None) -> None:
        self.folder = Path(folder) if folder is not None else data_folder("fixtures") / "recordings"
        self.source = source
        self.model = model
        self.name = model or "recorded"

    def complete(self, request: Request) -> Response:
        """The recorded answer. Raises RecordingError, naming what is recorded, when there is none for this request."""
        found = list(cassettes(self.folder, title(request.brief), shelf(self.source)))
        for exchange in _exchanges(found):
            if self._answers(exchange, request):
                return self._response(exchange)
        raise self._stale(request) if found else self._missing(request)

    def _answers(self, exchange: Exchange, request: Request) -> bool:
        if (exchange.method, exchange.path) != ("POST", PATH):
            return False
        model = self.model or str(exchange.asked.get("model"))
        # The server that was recorded may have been asked in a humbler shape.
        return any(exchange.asked == body(request, model, structured) for structured in LEVELS)

    def _response(self, exchange: Exchange) -> Response:
        asked = str(exchange.asked.get("model"))
        try:
            return read_completion(exchange.answer, server="the recording", asked=asked, source="recorded")
        except ModelError as error:
            raise RecordingError(error.what, error.why, "Record it again with `aidraft record`") from None

    def _missing(self, request: Request) -> RecordingError:
        held = titles(self.folder, shelf(self.source), request.brief.to.slug)
        return RecordingError(
            f"no recording of {title(request.brief)} for {self.source}",
            f"recorded for these notes: {', '.join(held)}" if held else "nothing is recorded for these notes",
            f"Record it once with a model at hand: {self._command(request)}",
        )

    def _stale(self, request: Request) -> RecordingError:
        if request.attempt > 1:
            return RecordingError(
                f"the recording of {title(request.brief)} holds no answer to this repair",
                "the recorded letter did not pass the guardrails, and what they found was not sent to a model then",
                f"Record it again: {self._command(request)}",
            )
        return RecordingError(
            f"the recording of {title(request.brief)} is stale",
            "it answers another request: the notes, the day, --instruct, --seed, --pseudonyms, the policy or the"
            " prompts changed",
            f"Record it again: {self._command(request)}",
        )

    def _command(self, request: Request) -> str:
        from shlex import quote

        brief = request.brief
        return (
            f"aidraft record -i {quote(self.source)} --kind {brief.kind} --tone {quote(brief.tone)}"
            f" --to {quote(brief.to.name)}"
        )


def _exchanges(paths: list[Path]) -> Iterator[Exchange]:
    for path in paths:
        yield from read_cassette(path)
