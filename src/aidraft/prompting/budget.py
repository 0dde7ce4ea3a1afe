"""Tokens of a request against what a model may be sent, and which facts stay when not all fit.

A token of a byte-level vocabulary covers at least one byte, so a text has at most as many tokens as UTF-8 bytes: when
the bytes fit, nothing needs to be counted and no vocabulary loaded (which takes 0.65 s and 96 MB).
"""

import gzip
import hashlib
from base64 import b64decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from aidraft.notes.interview import Fact
from aidraft.prompting.request import Turn
from aidraft.prompting.wording import wording

if TYPE_CHECKING:
    from tiktoken import Encoding

Counter = Callable[[str], int]
"""Tokens of a text."""

_TURN_OVERHEAD = 4
"""Tokens a chat format adds to each turn."""

_CACHED_AS = "fb374d419588a4632f3f557e76b4b70aebbca790"
"""The name under which tiktoken caches o200k_base: the SHA-1 of its address."""

_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"


@dataclass(frozen=True, slots=True)
class Count:
    """``exact`` is False for an estimate: no vocabulary at hand, or a model whose vocabulary is not known."""

    tokens: int
    exact: bool


def most_tokens(turns: Sequence[Turn]) -> int:
    """An upper bound on the tokens of `turns`, whatever the vocabulary."""
    return sum(len(turn.content.encode()) + _TURN_OVERHEAD for turn in turns)


def estimate(text: str) -> int:
    """Tokens of `text` without a vocabulary, erring upwards: English prose has four to five bytes a token."""
    return -(-len(text.encode()) // 3)


def count_tokens(turns: Sequence[Turn], model: str = "", vocabulary: Path | None = None) -> Count:
    """Tokens of `turns` for `model`. `vocabulary` is a folder or file holding o200k_base; see `find_vocabulary`."""
    encoding = load_vocabulary(path) if (path := find_vocabulary(vocabulary)) else None
    counter = estimate if encoding is None else (lambda text: len(encoding.encode_ordinary(text)))
    tokens = sum(counter(turn.content) + _TURN_OVERHEAD for turn in turns)
    return Count(tokens, exact=encoding is not None and _uses_o200k(model))


def find_vocabulary(place: Path | None = None) -> Path | None:
    """The o200k_base vocabulary in `place` (a file, or tiktoken's cache folder), else in the package ``bpe_openai`` if
    that is installed. None when there is none: it is never downloaded, so that no run hangs on it."""
    candidates = [place, place / _CACHED_AS] if place else []
    if (spec := find_spec("bpe_openai")) and spec.origin:
        candidates.append(Path(spec.origin).parent / "data" / "o200k_base.tiktoken.gz")
    return next((path for path in candidates if path.is_file()), None)


@cache
def load_vocabulary(path: Path) -> "Encoding | None":
    """The encoding in `path`, or None when the file is not what it should be."""
    from tiktoken import Encoding

    raw = path.read_bytes()
    raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    if hashlib.sha256(raw).hexdigest() != _SHA256:
        return None
    ranks = {
        b64decode(token): int(rank) for token, _, rank in (line.partition(b" ") for line in raw.splitlines() if line)
    }
    return Encoding("o200k_base", pat_str=_PIECES, mergeable_ranks=ranks, special_tokens={})


def cut_to_fit(
    facts: Sequence[Fact], fits: Callable[[Sequence[Fact]], bool]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """As many of `facts` as fit, by worth, in their order; and those left out.

    Worth is a fact's place within its group by the group's weight (``prompts/facts.yaml``), so that every group keeps
    its first ones. `fits` must not say yes to more facts and no to fewer.
    """
    if fits(facts):
        return tuple(facts), ()
    places: dict[int, int] = {}
    worth: dict[str, float] = {}
    for fact in facts:
        group = group_of(fact)
        weight = wording("facts")["groups"][group]["weight"]
        places[group] = places.get(group, 0) + 1
        worth[fact.id] = 0.0 if weight == "keep" else places[group] / weight
    ranked = sorted(facts, key=lambda fact: worth[fact.id])
    low, high = 0, len(ranked) - 1
    while low < high:
        middle = (low + high + 1) // 2
        kept = {fact.id for fact in ranked[:middle]}
        low, high = (middle, high) if fits([f for f in facts if f.id in kept]) else (low, middle - 1)
    kept = {fact.id for fact in ranked[:low]}
    return tuple(f for f in facts if f.id in kept), tuple(f for f in facts if f.id not in kept)


def group_of(fact: Fact) -> int:
    """The index of the fact's group in ``prompts/facts.yaml``; the last one when none names it."""
    groups = wording("facts")["groups"]
    for index, group in enumerate(groups):
        if fact.label in group["labels"] and (fact.person or fact.label in ("promised", "unfinished")):
            return index
    for index, group in enumerate(groups):
        if fact.section in group["sections"]:
            return index
    return len(groups) - 1


def _uses_o200k(model: str) -> bool:
    from tiktoken.model import encoding_name_for_model

    try:
        return encoding_name_for_model(model) == "o200k_base"
    except KeyError:
        return False


# How o200k_base cuts a text before merging, as published with it.
_PIECES = "|".join(
    [
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    ]
)
