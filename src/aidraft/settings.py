"""What a person sets once: a TOML file in the platform's user folder, and the keys that live in the environment.

    # ~/.config/aidraft/config.toml (Linux), ~/Library/Application Support/aidraft/config.toml (macOS), …
    candidate = "Odalys Ferreira"
    tone = "warm"
    base-url = "http://localhost:11434/v1"
    model = "llama3.1"
    allow = ["forbidden.cliche"]

A name is that of the option without its dashes; ``candidate`` stands for notes that do not say who writes.
``AIDRAFT_CONFIG`` names another file. The command line beats the environment, and the environment beats the file.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from aidraft.errors import InputError, Problem

if TYPE_CHECKING:
    from pathlib import Path

KNOWN: Mapping[str, Any] = {
    "candidate": str,
    "kind": str,
    "tone": str,
    "to": list[str],
    "offline": bool,
    "recordings": str,
    "model": str,
    "base-url": str,
    "timeout": int,
    "connect-timeout": int,
    "instruct": str,
    "attempts": int,
    "allow": list[str],
    "policy": list[str],
    "fallback": str,
    "seed": int,
    "pseudonyms": bool,
    "no-history": bool,
    "format": str,
    "output": str,
    "quiet": bool,
    "verbose": bool,
}
"""What the file may say. The notes, the day, --force and --dry-run belong to one call, not to a person."""

_TYPE_NAMES = {str: "a text in quotes", bool: "true or false", int: "a whole number", list[str]: "a list of texts"}


class Defaults(Mapping[str, Any]):
    """The file's values under the names of the parameters (``base_url``), read when the first one is asked for.

    Reading late keeps ``--version`` quick, and keeps ``--help`` alive when the file is broken. Raises InputError as
    `read_settings` does.
    """

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        return {name.replace("-", "_"): value for name, value in read_settings(settings_file()).items()}

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def history_file() -> "Path":
    """Where earlier drafts are kept."""
    from platformdirs import user_data_path

    return user_data_path("aidraft", appauthor=False) / "history.sqlite3"


def cache_folder() -> "Path":
    """Where what can be made again at any time is kept for the next run."""
    from platformdirs import user_cache_path

    return user_cache_path("aidraft", appauthor=False)


def settings_file() -> "Path":
    """Where the file is, or would be."""
    from pathlib import Path

    if named := os.environ.get("AIDRAFT_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("aidraft", appauthor=False) / "config.toml"


def read_settings(path: "Path") -> dict[str, Any]:
    """The file's values by the options' names; empty when there is no file.

    Raises InputError listing every problem with its line: a file that is not TOML, unknown names, wrong types.
    """
    import tomllib

    what = f"cannot use the configuration file {path}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if "AIDRAFT_CONFIG" in os.environ:
            raise InputError(what, why="AIDRAFT_CONFIG names it, and it is not there") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(what, why=reason, remedy="Save it as UTF-8 text that you may read, or remove it") from error
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column \d+\)", str(error))
        problem = Problem(
            str(error).replace(place[0], "") if place else str(error),
            'Write one setting a line: tone = "warm"',
            int(place[1]) if place else None,
        )
        raise InputError(what, [problem], why="it is not TOML") from error
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in raw.items():
        name = key.lower().replace("_", "-")
        if name not in KNOWN:
            problems.append(Problem(f"unknown setting {key!r}", _remedy(name), _line(text, key)))
        elif not _fits(value, KNOWN[name]):
            problems.append(Problem(f"{key} is not {_TYPE_NAMES[KNOWN[name]]}", f"It is {value!r}", _line(text, key)))
        else:
            values[name] = [value] if KNOWN[name] == list[str] and isinstance(value, str) else value
    if problems:
        raise InputError(what, problems)
    return values


def api_key() -> str | None:
    """The key for the model's server. It is read from the environment only, so that no file of ours ever holds it."""
    return os.environ.get("OPENAI_API_KEY") or None


def default_candidate(defaults: Mapping[str, Any] | None) -> str | None:
    """Who writes, for notes that do not say: ``AIDRAFT_CANDIDATE``, or the file's ``candidate``."""
    return os.environ.get("AIDRAFT_CANDIDATE") or (defaults or {}).get("candidate")


def _fits(value: object, wanted: Any) -> bool:
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if get_args(wanted):
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))
    return isinstance(value, wanted)


def _remedy(name: str) -> str:
    import difflib

    if name.endswith("api-key"):
        return "Keys are read from the environment only: export OPENAI_API_KEY=…"
    near = difflib.get_close_matches(name, KNOWN, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(KNOWN)}"


def _line(text: str, key: str) -> int | None:
    found = re.search(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None
