"""The words of ``guardrails/words/language.yaml``, and those of grammar, read once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from aidraft.data import read_data


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
def function_words() -> frozenset[str]:
    """Words that carry grammar and no content (``guardrails/words/function.yaml``)."""
    return frozenset(read_data("guardrails", "words/function")["words"].split())


def _whole() -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_data("guardrails", "words/language")
    return content
