"""Which spelling belongs to which English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_DIALECTS = ("american", "british", "australian", "canadian", "indian")
_Z_ENDINGS = ("ze", "zes", "zed", "zing", "zation", "zations", "zer", "zers")


@dataclass(frozen=True, slots=True)
class Variant:
    """How a dialect writes a word of another; ``mild`` where it may be written either way."""

    right: str
    mild: bool = False


def variants(groups: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Variant]]:
    """For each dialect, the words it does not write so, with its own form."""
    result: dict[str, dict[str, Variant]] = {dialect: {} for dialect in _DIALECTS}
    for group in groups.values():
        speakers = group["speakers"]
        for american, british in _words(group):
            for dialect in speakers:
                result[dialect][american] = Variant(british, bool(group.get("mild")) and dialect == "british")
            if group.get("mutual", True):
                result["american"][british] = Variant(american)
    return result


def _words(group: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for pair in group.get("pairs", ()):
        american, british, *endings = pair.split()
        for ending in ("", *endings):
            yield american + ending, british + ending
    for stem in group.get("stems", "").split():
        for ending in _Z_ENDINGS:
            yield f"{stem}i{ending}", f"{stem}i{ending.replace('z', 's', 1)}"


def at_home(table: Mapping[str, Mapping[str, Variant]]) -> dict[str, frozenset[str]]:
    """For each dialect, the words of the table that it may write, which Harper may not know."""
    every = {form for words in table.values() for word, variant in words.items() for form in (word, variant.right)}
    return {dialect: frozenset(every - set(words)) for dialect, words in table.items()}
