"""Where the data folders are: ``prompts``, ``guardrails`` and ``fixtures``.

In a checkout or an editable install they stand at the top of the repository; in a wheel inside the package,
as ``aidraft/_data/NAME``.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `name`. Raises FileNotFoundError, naming both places, when the installation is incomplete."""
    places = [_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the data folder {name!r} is missing: looked in {places[0]} and {places[1]}")
