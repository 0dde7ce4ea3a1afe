"""Which model answers, by the name a person gives it."""

from pathlib import Path

from aidraft.errors import UsageError
from aidraft.models import Model
from aidraft.models.body import DEFAULT_MODEL


def open_model(
    name: str | None = None,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    offline: bool = False,
    recordings: Path | str | None = None,
    source: str = "notes.md",
    timeout: float = 90.0,
    connect_timeout: float = 4.0,
) -> Model:
    """The model called `name`: ``composer``, ``scripted:FILE``, or any model of the server at `base_url`.

    Offline it is the recordings, whoever is named (but the composer needs none). Without a name, a key and a server it
    is the composer. `timeout` and `connect_timeout` are in seconds.

    Raises UsageError for an address that is none, InputError for a script that cannot be read.
    """
    if name == "composer" or not (name or base_url or api_key or offline):
        from aidraft.models.composer import Composer

        return Composer()
    if offline:
        from aidraft.models.recorded import RecordedModel

        return RecordedModel(recordings, source=source)
    from aidraft.models.openai import OpenAIModel

    if name and name.startswith("scripted:"):
        from aidraft.models.scripted import ScriptedServer, read_script

        file = name.removeprefix("scripted:")
        if not file:
            raise UsageError("no script is named", remedy="Write --model scripted:FILE")
        # The server's thread ends with the process.
        return OpenAIModel(
            "scripted", ScriptedServer(read_script(file)).start().url, timeout=timeout, connect_timeout=connect_timeout
        )
    return OpenAIModel(name or DEFAULT_MODEL, base_url, api_key, timeout=timeout, connect_timeout=connect_timeout)
