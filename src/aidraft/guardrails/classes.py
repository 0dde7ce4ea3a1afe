"""Word classes: what kinds of word stand where in a sentence.

A class is named once, in ``guardrails/words/classes.yaml``, and holds lemmas, exact forms (``=form``), phrases
(``in_the_dark``) and other classes (``@name``). ``Lexicon.read`` tells for a run of tokens which classes each position
begins, in one pass over the tokens.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from aidraft.errors import PolicyError, Problem
from aidraft.language.words import lemmas
from aidraft.message import Token

LONGEST_PHRASE = 8
"""Words of a phrase at most; a longer one is refused."""


@dataclass(frozen=True)
class Run:
    """Tokens of one sentence or clause, and for each position what begins there.

    ``keys[i]`` maps a key to the lengths in tokens at which it can end, ``reach[i]`` is the greatest of these lengths.
    A key is ``=form``, ``~lemma`` or ``<class``.
    """

    tokens: tuple[Token, ...]
    keys: tuple[Mapping[str, tuple[int, ...]], ...]
    reach: tuple[int, ...]
    present: frozenset[str]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each key begins, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, here in enumerate(self.keys):
            for key in here:
                found[key].append(at)
        return found

    def beginning(self, keys: frozenset[str]) -> Sequence[int]:
        """Where any of some keys begins, in order."""
        met = self.present & keys
        if not met:
            return ()
        if len(met) == 1:
            return self.places[next(iter(met))]
        return sorted({at for key in met for at in self.places[key]})

    def slice(self, first: int, last: int) -> "Run":
        keys = tuple(
            here
            if self.reach[at] <= last - at
            else {key: kept for key, lengths in here.items() if (kept := tuple(n for n in lengths if n <= last - at))}
            for at, here in enumerate(self.keys[first:last], first)
        )
        reach = tuple(min(self.reach[at], last - at) for at in range(first, last))
        return Run(self.tokens[first:last], keys, reach, frozenset().union(*keys))


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
        self._remember()
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
        self._remember()

    def _remember(self) -> None:
        # The same sentences and facts are read by several families, and by check after check of one interview.
        self._remembered = lru_cache(maxsize=8192)(self._read)
        self._members = lru_cache(maxsize=16_384)(self._look_up_members)
        self._entry = lru_cache(maxsize=16_384)(self._look_up)

    def _add(self, name: str, item: str) -> None:
        parts = [part if part[0] in "=~" else f"~{part}" for part in item.replace("_", " ").split()]
        if len(parts) == 1:
            self._words[parts[0]] = (*self._words.get(parts[0], ()), f"<{name}")
        elif parts:
            self._phrases.setdefault(parts[0], []).append((tuple(parts[1:]), f"<{name}"))

    def members(self, token: Token) -> frozenset[str]:
        """The names of the classes that a token alone belongs to."""
        return self._members(token.norm)

    def _look_up_members(self, norm: str) -> frozenset[str]:
        return frozenset(c[1:] for key in word_keys(norm) for c in self._words.get(key, ()))

    def read(self, tokens: Sequence[Token]) -> Run:
        """What begins at each token. Words of a hyphenated token count where the whole is in no class."""
        words = tuple((token.norm, token.kind == "word" and "-" in token.norm) for token in tokens)
        return Run(tuple(tokens), *self._remembered(words))

    def _read(self, words: tuple[tuple[str, bool], ...]) -> "_Begun":
        alone = [self._entry(*word) for word in words]
        keys: list[Mapping[str, tuple[int, ...]]] = []
        reach: list[int] = []
        for at, (own, begun) in enumerate(alone):
            here: Mapping[str, tuple[int, ...]] = own
            longest = 1
            following = begun.keys() & alone[at + 1][0].keys() if begun and at + 1 < len(words) else ()
            for rest, name in (phrase for second in following for phrase in begun[second]):
                length = len(rest) + 2
                if at + length <= len(words) and all(r in alone[at + 2 + i][0] for i, r in enumerate(rest)):
                    here = {**here, name: tuple(sorted({*here.get(name, ()), length}))}
                    longest = max(longest, length)
            keys.append(here)
            reach.append(longest)
        return tuple(keys), tuple(reach), frozenset().union(*keys)

    def _look_up(self, norm: str, hyphenated: bool) -> "_Entry":
        """What a word is alone, and the phrases it may begin, by their second word."""
        own = _token_keys(norm, hyphenated)
        here: dict[str, tuple[int, ...]] = dict.fromkeys(own, (1,))
        here.update((name, (1,)) for key in own for name in self._words.get(key, ()))
        begun: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for (second, *rest), name in (phrase for key in own for phrase in self._phrases.get(key, ())):
            begun.setdefault(second, []).append((tuple(rest), name))
        return here, begun


_Begun = tuple[tuple[Mapping[str, tuple[int, ...]], ...], tuple[int, ...], frozenset[str]]
"""``keys``, ``reach`` and ``present`` of a run: they hang on its words alone, wherever these stand."""
_Entry = tuple[Mapping[str, tuple[int, ...]], Mapping[str, Sequence[tuple[tuple[str, ...], str]]]]


def _token_keys(norm: str, hyphenated: bool) -> tuple[str, ...]:
    if hyphenated:
        parts = [key for part in norm.split("-") if part for key in word_keys(part) if key[0] == "~"]
        return tuple(dict.fromkeys((*word_keys(norm), *parts)))
    return word_keys(norm)


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
