"""Content words: what a sentence is about, comparable across inflection, derivation, spelling and synonym.

A word has keys: its stem first, then the stems of its lemmas and spelling variants and the synonym sets it belongs to
(``guardrails/words/synonyms.yaml``). Two words mean the same here when they share a key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aidraft.data import read_data
from aidraft.language.data import function_words
from aidraft.language.numerals import table
from aidraft.language.words import fold, lemmas, spelling_variants, stem
from aidraft.message import Token


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a text. ``stems`` are its own; ``sets`` the synonym sets it is in, as ``#number``."""

    token: Token
    stems: frozenset[str]
    sets: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        return self.stems | self.sets


def content(tokens: Iterable[Token]) -> tuple[Word, ...]:
    """The content words among tokens: no function words, marks, links or bare numbers. The parts of a hyphenated word
    count one by one."""
    return _content(tuple(tokens))


@lru_cache(maxsize=16_384)
def _content(tokens: tuple[Token, ...]) -> tuple[Word, ...]:
    # Several families ask the same of a sentence and of its clauses.
    return tuple(
        Word(token, stems, sets)
        for token in tokens
        if token.kind == "word"
        for stems, sets in _content_keys(token.norm, _capitals(token))
    )


@lru_cache(maxsize=16_384)
def _content_keys(norm: str, capitals: bool) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The keys of each content word in a token."""
    parts = [part for part in norm.split("-") if part]
    kept = [part for part in parts if part not in _empty_words() or (len(parts) == 1 and capitals)]
    return tuple(word_keys(part) for part in kept if any(map(str.isalpha, part)))


def _capitals(token: Token) -> bool:
    """An acronym that happens to spell a function word ("IT", "US")."""
    return len(token.text) > 1 and token.text.isupper()


@lru_cache(maxsize=16_384)
def word_keys(norm: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a word and the synonym sets it belongs to."""
    bases = {norm, *lemmas(norm)}
    bases |= {variant for base in tuple(bases) for variant in spelling_variants(base)}
    sets = frozenset(s for base in sorted(bases) for s in synonym_sets().get(base, ()))
    return frozenset(stem(fold(base)) for base in bases), sets


@cache
def word_list(file: str, key: str) -> frozenset[str]:
    """A list of ``guardrails/words/FILE.yaml`` as a set."""
    return frozenset(str(_data(file)[key]).split())


@cache
def word_sets(file: str, key: str) -> tuple[frozenset[str], ...]:
    """The lines of a list of ``guardrails/words/FILE.yaml``, each as a set."""
    return tuple(map(frozenset, word_rows(file, key)))


@cache
def word_rows(file: str, key: str) -> tuple[tuple[str, ...], ...]:
    """The same in the order of the file: the first word of a line names it."""
    return tuple(tuple(line.split()) for line in str(_data(file)[key]).splitlines())


@cache
def word_sides(file: str, key: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The lines of a list of ``guardrails/words/FILE.yaml`` that have two sides, with a slash between."""
    lines = (line.partition(" / ") for line in str(_data(file)[key]).splitlines())
    return tuple((frozenset(left.split()), frozenset(right.split())) for left, _, right in lines)


@cache
def _empty_words() -> frozenset[str]:
    """Function words, and numbers in words, which are compared as numbers."""
    numbers = (table("numbers", name) for name in ("cardinals", "scales", "ordinals"))
    return function_words().union(*numbers)


@cache
def synonym_sets() -> Mapping[str, tuple[str, ...]]:
    """For each word, the sets it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(str(_data("synonyms")["sets"]).splitlines()):
        for word in line.split():
            found[word] = (*found.get(word, ()), f"#{number}")
    return found


def _data(name: str) -> Mapping[str, object]:
    content_: Mapping[str, object] = read_data("guardrails", f"words/{name}")
    return content_


def stems_of(words: Iterable[Word]) -> frozenset[str]:
    """All stems of some words."""
    return frozenset(stem_ for word in words for stem_ in word.stems)


def shared(words: Sequence[Word], keys: frozenset[str]) -> tuple[Word, ...]:
    """Those of `words` that mean something in `keys`, one for each stem."""
    seen: dict[str, Word] = {}
    for word in words:
        if not word.stems.isdisjoint(keys) or not word.sets.isdisjoint(keys):
            seen.setdefault(min(word.stems), word)
    return tuple(seen.values())


def stated(words: Sequence[Word], stems: frozenset[str]) -> tuple[Word, ...]:
    """Those of `words` that stand in `stems` themselves, not by a synonym."""
    return tuple(word for word in words if not word.stems.isdisjoint(stems))
