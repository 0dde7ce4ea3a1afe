"""Where the data folders are: ``prompts``, ``guardrails``, ``fixtures`` and ``pages``.

In a checkout or an editable install they stand at the top of the repository; in a wheel inside the package,
as ``aidraft/_data/NAME``.
"""

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `name`. Raises FileNotFoundError, naming both places, when the installation is incomplete."""
    places = [_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the data folder {name!r} is missing: looked in {places[0]} and {places[1]}")


@cache
def read_data(folder: str, name: str) -> Any:
    """The content of ``<folder>/<name>.yaml``, read once: for the program's own files, not a stranger's."""
    import yaml

    text = (data_folder(folder) / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
