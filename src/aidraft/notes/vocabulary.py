"""The words of ``guardrails/notes.yaml``: how keys, sections and labels are spelled."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from aidraft.data import read_data

NEAR = 0.85
"""From this similarity on a heading is taken for a misspelling of a known one. Below it, names only come to mind."""
HINT = 0.6
PRIVATE_NEAR = 0.72
"""Lower than ``NEAR``: a heading wrongly kept private costs a warning, one wrongly shared costs a secret."""

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u2032`\u00b4", "'"))
_EDGES = re.compile(r"[^\w']+")


def folded(text: str) -> str:
    """`text` as names are compared: any case, straight apostrophes, punctuation, ``_`` and ``-`` as one space."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES).replace("_", " ")
    return _EDGES.sub(" ", plain).strip(" '")


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole file. Read once."""
    content: Mapping[str, Any] = read_data("guardrails", "notes")
    return content


@cache
def aliases(table: str) -> Mapping[str, str]:
    """Every folded name in `table` ("header", "sections", "labels", "kinds", "dialects") with the entry it names."""
    return {folded(name): entry for entry, names in vocabulary()[table].items() for name in (entry, *names)}


@cache
def listed(*path: str) -> frozenset[str]:
    """A list of the file as a set of folded words, with the raw ones beside (for signs like "-")."""
    value: Any = vocabulary()
    for step in path:
        value = value[step]
    return frozenset(folded(str(v)) or str(v) for v in value)


def number(*path: str) -> int:
    """A number of the file."""
    value: Any = vocabulary()
    for step in path:
        value = value[step]
    return int(value)


@lru_cache(maxsize=4096)
def _nearest(name: str, known: tuple[str, ...], cutoff: float) -> str | None:
    # A misspelling seldom begins with another letter, and comparing with every name would be slow in long notes.
    alike = [other for other in known if other[:1] == name[:1] and abs(len(other) - len(name)) <= 8]
    close = difflib.get_close_matches(name, alike, n=1, cutoff=cutoff)
    return close[0] if close else None


def nearest(name: str, known: Iterable[str], cutoff: float = HINT) -> str | None:
    """The known name most like `name`, None when none is like it. Long names are not compared: that costs time."""
    if not 3 <= len(name) <= 60:
        return None
    return _nearest(name, tuple(known), cutoff)


def section_named(heading: str, company: str = "") -> str | None:
    """The section that `heading` names exactly, by any alias; in brackets or after "&" it may say more of the same."""
    table = aliases("sections")
    asks, _, about = folded(heading).partition(" ")
    if company and asks == "why" and about and set(about.split()) <= set(folded(company).split()):
        return "why"
    for form in (heading, re.sub(r"\s*[(\[].*?[)\]]\s*", " ", heading), re.sub(r"^\s*\d+[.)]\s*", "", heading)):
        name = folded(form)
        if name in table:
            return table[name]
        parts = [folded(part) for part in re.split(r"\s*(?:&|\+|/|,|;|\band\b)\s*", form)]
        found = {table.get(part) for part in parts if part}
        if len(parts) > 1 and len(found) == 1:
            return found.pop()
    return None


def looks_private(heading: str) -> bool:
    """Whether a heading, or a header key, that names nothing known may have been meant as a private one."""
    name = folded(heading)
    padded = f" {name} "
    if any(f" {word} " in padded for word in listed("privacy", "words")):
        return True
    return len(name.split()) <= 4 and nearest(name, _private_names(), PRIVATE_NEAR) is not None


@cache
def _private_names() -> tuple[str, ...]:
    return tuple(name for name, section in aliases("sections").items() if section == "private")


def says_private(line: str) -> bool:
    """Whether a line of the notes itself asks not to be passed on."""
    padded = f" {folded(line)} "
    return any(f" {phrase} " in padded for phrase in listed("privacy", "phrases"))
