"""Word classes: what kinds of word stand where in a sentence.

A class is named once, in ``guardrails/words/classes.yaml``, and holds lemmas, exact forms (``=form``), phrases
(``in_the_dark``) and other classes (``@name``). ``Lexicon.read`` tells for a run of tokens which classes each position
begins, in one pass over the tokens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aidraft.errors import PolicyError, Problem
from aidraft.language.words import lemmas
from aidraft.message import Token

LONGEST_PHRASE = 8
"""Words of a phrase at most; a longer one is refused."""
LONGEST_RUN = 160
"""Tokens matched together at most. Longer runs are cut, which keeps the whole linear in the length of the text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens of one sentence or clause, and for each position what begins there.

    ``keys[i]`` maps a key to the lengths in tokens at which it can end. A key is ``=form``, ``~lemma`` or ``<class``.
    """

    tokens: tuple[Token, ...]
    keys: tuple[Mapping[str, tuple[int, ...]], ...]
    present: frozenset[str]

    def slice(self, first: int, last: int) -> "Run":
        keys = tuple(
            here
            if at < last - LONGEST_PHRASE
            else {key: kept for key, lengths in here.items() if (kept := tuple(n for n in lengths if n <= last - at))}
            for at, here in enumerate(self.keys[first:last], first)
        )
        return Run(self.tokens[first:last], keys, frozenset().union(*keys))


@lru_cache(maxsize=16_384)
def word_keys(norm: str) -> tuple[str, ...]:
    """The keys of a word alone: its form and its possible lemmas."""
    return (f"={norm}", *(f"~{lemma}" for lemma in lemmas(norm)))


class Lexicon:
    """The classes of a policy, ready to be looked up. Raises PolicyError on an unknown or circular ``@name``."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self.names = frozenset(classes)
        self._words: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        # The same sentences and facts are read by several families, and by check after check of one interview.
        self._remembered = lru_cache(maxsize=2048)(self._read)
        problems: list[Problem] = []
        for name in classes:
            for item in dict.fromkeys(_expand(name, classes, (), problems)):
                if item.count("_") >= LONGEST_PHRASE:
                    problems.append(Problem(f"the phrase {item!r} of the class {name!r} is too long", "Shorten it"))
                self._add(name, item)
        if problems:
            raise PolicyError("the word classes are broken", problems)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.names, self._words, self._phrases

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.names, self._words, self._phrases = state
        self._remembered = lru_cache(maxsize=2048)(self._read)

    def _add(self, name: str, item: str) -> None:
        parts = [part if part[0] in "=~" else f"~{part}" for part in item.replace("_", " ").split()]
        if len(parts) == 1:
            self._words[parts[0]] = (*self._words.get(parts[0], ()), f"<{name}")
        elif parts:
            self._phrases.setdefault(parts[0], []).append((tuple(parts[1:]), f"<{name}"))

    def members(self, token: Token) -> frozenset[str]:
        """The names of the classes that a token alone belongs to."""
        return frozenset(c[1:] for key in word_keys(token.norm) for c in self._words.get(key, ()))

    def read(self, tokens: Sequence[Token]) -> Run:
        """What begins at each token. Words of a hyphenated token count where the whole is in no class."""
        return self._remembered(tuple(tokens))

    def _read(self, tokens: tuple[Token, ...]) -> Run:
        alone = [_token_keys(token) for token in tokens]
        keys: list[dict[str, tuple[int, ...]]] = []
        for at, own in enumerate(alone):
            here: dict[str, tuple[int, ...]] = dict.fromkeys(own, (1,))
            for key in own:
                for name in self._words.get(key, ()):
                    here[name] = (1,)
                for rest, name in self._phrases.get(key, ()):
                    length = len(rest) + 1
                    if at + length <= len(tokens) and all(r in alone[at + 1 + i] for i, r in enumerate(rest)):
                        here[name] = tuple(sorted({*here.get(name, ()), length}))
            keys.append(here)
        return Run(tuple(tokens), tuple(keys), frozenset().union(*keys))


def _token_keys(token: Token) -> tuple[str, ...]:
    if token.kind == "word" and "-" in token.norm:
        parts = [key for part in token.norm.split("-") if part for key in word_keys(part) if key[0] == "~"]
        return tuple(dict.fromkeys((*word_keys(token.norm), *parts)))
    return word_keys(token.norm)


def _expand(name: str, classes: Mapping[str, str], above: tuple[str, ...], problems: list[Problem]) -> Iterable[str]:
    if name in above:
        problems.append(Problem(f"the class {name!r} takes itself in", f"Break the circle {' -> '.join(above)}"))
        return
    for item in classes[name].split():
        if not item.startswith("@"):
            yield item.casefold()
        elif item[1:] in classes:
            yield from _expand(item[1:], classes, (*above, name), problems)
        else:
            problems.append(
                Problem(f"the class {name!r} takes in {item!r}, which does not exist", "Name it, or mend it")
            )
