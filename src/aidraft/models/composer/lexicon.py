"""The composer's small lexicon, and just enough morphology to see the shape of a bullet."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aidraft.data import read_data


def load(name: str) -> Any:
    """The content of ``prompts/composer/<name>.yaml``."""
    return read_data("prompts", f"composer/{name}")


def split(text: str) -> tuple[str, ...]:
    """The items of a list in the data: separated by white space, ``_`` joining the words of a phrase."""
    return tuple(item.replace("_", " ") for item in text.split())


@dataclass(frozen=True)
class Lexicon:
    """Word lists by name in ``lists``, closed classes by tag in ``closed``, and the forms of verbs."""

    lists: dict[str, frozenset[str]]
    closed: dict[str, frozenset[str]]
    abbreviations: dict[str, str]
    contractions: dict[str, str]
    tails: dict[str, str]
    digits: dict[str, str]
    symbols: list[tuple[str, str]]
    patterns: dict[str, re.Pattern[str]]
    glue: dict[str, str]
    avoid: dict[str, int]
    past: dict[str, str]
    participles: dict[str, str]

    def has(self, name: str, word: str) -> bool:
        return word in self.lists[name]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    data = load("words")
    pronouns = data["pronouns"]
    lists = {key: frozenset(split(value)) for key, value in data.items() if isinstance(value, str)}
    lists |= {f"pronouns.{key}": frozenset(split(value)) for key, value in pronouns.items()}
    past: dict[str, str] = {}
    participles: dict[str, str] = {}
    for entry in data["irregular"].split():
        base, *forms = entry.split(":")
        past[forms[0]] = base
        participles[forms[-1]] = base
    return Lexicon(
        lists=lists,
        closed={tag: frozenset(split(words)) for tag, words in data["closed"].items()},
        abbreviations=data["abbreviations"],
        contractions=data["contractions"],
        tails=data["contraction_tails"],
        digits=data["digits"],
        patterns={name: re.compile(text, re.IGNORECASE | re.VERBOSE) for name, text in data["patterns"].items()},
        glue=data["glue"],
        symbols=[(pattern, plain) for pattern, plain in data["symbols"]],
        avoid={word: weight for weight, words in data["avoid"].items() for word in split(words)},
        past=past,
        participles=participles,
    )


def _known(*candidates: str) -> str | None:
    verbs = lexicon().lists["verbs"]
    return next((c for c in candidates if c in verbs), None)


def past_base(word: str) -> str | None:
    """The base of a past form or past participle ("wrote", "handled", "planned"), None for anything else."""
    words = lexicon()
    if base := words.past.get(word) or words.participles.get(word):
        return base
    if not word.endswith("ed"):
        return None
    stem = word[:-2]
    return _known(
        stem,
        word[:-1],
        stem[:-1] if stem[-1:] == stem[-2:-1] else stem,
        stem[:-1] + "y" if stem.endswith("i") else stem,
    )


def third_base(word: str) -> str | None:
    """The base of a third-person form ("runs", "watches", "carries")."""
    if not word.endswith("s") or word.endswith("ss"):
        return None
    return _known(
        word[:-1],
        word[:-2] if word.endswith("es") else word[:-1],
        word[:-3] + "y" if word.endswith("ies") else word[:-1],
    )


def gerund_base(word: str) -> str | None:
    """The base of an -ing form ("moving", "running")."""
    if not word.endswith("ing"):
        return None
    stem = word[:-3]
    return _known(stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)


def with_you(word: str) -> str:
    """A finite verb as it stands after "you": "runs" becomes "run", "is" becomes "are"."""
    special = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "am": "are"}
    if word in special:
        return special[word]
    return third_base(word) or word
