"""Patterns of our own over a text. RE2, so that a pattern of a stranger's cannot stall: half a millisecond a letter."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aidraft.proofreading.mistake import Mistake

Maps = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """``find``, with the group ``at`` as the passage; void where ``unless`` is found in it, or ``next`` follows."""

    rule: str
    find: Any
    at: int
    unless: Any | None
    next: Any | None
    fix: str | None
    says: str
    capital: bool
    dialects: frozenset[str] = frozenset()


def search(patterns: Iterable[Pattern], text: str, dialect: str, maps: Maps) -> Iterator[Mistake]:
    """Every place where a pattern of the dialect, or of all, holds; apostrophes in `text` are straight. `maps` are what
    fixes look words up in."""
    for pattern in patterns:
        if pattern.dialects and dialect not in pattern.dialects:
            continue
        for match in pattern.find.finditer(text):
            if pattern.unless is not None and pattern.unless.search(match[0]):
                continue
            if pattern.next is not None and pattern.next.search(text[match.end() : match.end() + 60]):
                continue
            fix = _fix(pattern, match[pattern.at], match.groupdict(), maps)
            replacements = () if fix is None else (fix,)
            yield Mistake(pattern.rule, match.span(pattern.at), pattern.says, replacements, certain=fix is not None)


def _fix(pattern: Pattern, passage: str, groups: Mapping[str, str | None], maps: Maps) -> str | None:
    if pattern.capital:
        return passage[:1].upper() + passage[1:]
    if pattern.fix is None:
        return None

    def filled(match: re.Match[str]) -> str:
        value = groups[match[1]] or ""
        return maps[match[2]].get(value.lower(), value) if match[2] else value

    return like(passage, re.sub(r"\{(\w+)(?:\|(\w+))?\}", filled, pattern.fix))


def like(passage: str, replacement: str) -> str:
    """`replacement` with a capital where `passage` has one, but for "I", which always has."""
    capital = passage[:1].isupper() and passage != "I"
    return replacement[:1].upper() + replacement[1:] if capital else replacement
