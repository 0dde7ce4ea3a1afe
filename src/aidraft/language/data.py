"""The words of ``guardrails/words/language.yaml``, read once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from aidraft.data import data_folder


@cache
def language(section: str) -> Mapping[str, Any]:
    """One section of the file. Raises KeyError for a section that is not there."""
    section_: Mapping[str, Any] = _whole()[section]
    return section_


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list of the file as a set; ``_`` within an item is a space."""
    return frozenset(listed(section, name))


@cache
def listed(section: str, name: str) -> tuple[str, ...]:
    """A list of the file in its order; ``_`` within an item is a space."""
    return tuple(item.replace("_", " ") for item in str(language(section)[name]).split())


@cache
def _whole() -> Mapping[str, Any]:
    import yaml

    path = data_folder("guardrails") / "words" / "language.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return content
