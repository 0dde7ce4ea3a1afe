"""The texts and data of ``prompts/``, loaded once."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from aidraft.data import data_folder, read_data

if TYPE_CHECKING:
    from jinja2 import Environment

_MARKUP = str.maketrans({"<": "‹", ">": "›"})
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Control, invisible and direction-changing characters: a model reads them, a person does not see them."""


def render_template(name: str, **values: object) -> str:
    """The template `name` of ``prompts/``, filled in. Raises jinja2.UndefinedError when a value is missing."""
    lines = _environment().get_template(name).render(**values).splitlines()
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line.strip() or before.strip()]
    return "\n".join(line.rstrip() for line in kept).strip()


def wording(name: str) -> Mapping[str, Any]:
    """The data of ``prompts/<name>.yaml``."""
    content: Mapping[str, Any] = read_data("prompts", name)
    return content


def plain(text: str) -> str:
    """`text` without unseen characters and angle brackets, so that it cannot end the block it stands in."""
    seen = "".join(c if c == "\n" or unicodedata.category(c) not in _UNSEEN else " " for c in text)
    return seen.translate(_MARKUP)


def as_data(text: str) -> str:
    """`text` as one quoted line that a model cannot mistake for a line of ours."""
    return json.dumps(" ".join(plain(text).split()), ensure_ascii=False)


def written_day(day: date) -> str:
    """A day as a letter writes it, with its weekday: ``Thursday 19 November 2026``."""
    names = wording("facts")
    return f"{names['weekdays'][day.weekday()]} {day.day} {names['months'][day.month - 1]} {day.year}"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_folder("prompts")),
        undefined=StrictUndefined,
        autoescape=False,  # plain text for a model; data goes through the filters below
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"data": as_data, "text": plain, "day": written_day}
    return environment
