"""The closed world: every content word of a letter is licensed by the notes or by the genre's own vocabulary.

What nobody licenses makes its sentence suspect. The vocabulary (``guardrails/words/vocabulary.yaml``) is chosen by
meaning: thousands of harmless words, none that could carry an invented fact or a hazard.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from aidraft.grounding.index import ROOT, FactIndex, IndexedFact
from aidraft.grounding.words import Word, content, word_list
from aidraft.guardrails.classes import Lexicon, Run
from aidraft.language.data import function_words
from aidraft.language.words import lemmas, spelling_variants
from aidraft.message import Token

Ordinary = Callable[[str], bool]
"""Whether a lower-case word is ordinary English of such letters."""

_DERIVED = (("ily", "y"), ("ly", ""), ("ly", "le"), ("ness", ""), ("iness", "y"), ("fully", "ful"))
"""Endings that leave the meaning of a word where it was."""


class World:
    """The words a letter may use: the lemmas of ``vocabulary``, and the members of the ``licensed`` word classes."""

    def __init__(self, vocabulary: frozenset[str], lexicon: Lexicon, licensed: Iterable[str]) -> None:
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.licensed = frozenset(licensed)
        self._told = lru_cache(maxsize=4096)(lambda fact: lexicon.read(fact.tokens))

    def read(self, fact: IndexedFact) -> Run:
        """A fact seen through the word classes."""
        return self._told(fact)

    def members(self, tokens: Iterable[Token], classes: Sequence[str]) -> list[Token]:
        """The tokens that are in one of the word classes."""
        return [token for token in tokens if not self.lexicon.members(token).isdisjoint(classes)]

    def ordinary(self, norm: str) -> bool:
        """Whether a word belongs to the genre's own vocabulary, inflected or plainly derived."""
        return _ordinary(norm, self.vocabulary)

    def genre(self, token: Token) -> bool:
        """Whether a word belongs to the courtesies of such letters: thanks, talk, news, references …"""
        return not self.lexicon.members(token).isdisjoint(self.licensed)

    def unlicensed(self, tokens: Iterable[Token], index: FactIndex) -> tuple[Word, ...]:
        """The content words among tokens that neither the usable notes nor the vocabulary know."""
        return tuple(
            word
            for word in content(tokens)
            if word.stems.isdisjoint(index.known_stems)
            and word.sets.isdisjoint(index.known_keys)
            and not _is_calendar(word.token)
            and not self._ordinary_word(word)
            and not _derived(word, index)
            and self.lexicon.members(word.token).isdisjoint(self.licensed)
        )

    def _ordinary_word(self, word: Word) -> bool:
        token = word.token
        if token.text[1:] != token.text[1:].lower() and "-" not in token.text and not token.text.isupper():
            return False
        return self.ordinary(token.norm) or (
            "-" in token.norm and all(self.ordinary(p) for p in token.norm.split("-") if p)
        )


def _derived(word: Word, index: FactIndex) -> bool:
    """Whether the notes hold a word of the same root: "cellist" where they say cello, "admirer" beside admire."""
    norm = word.token.norm.removeprefix("un").removeprefix("re")
    if any(norm[at:] in index.tails for at in range(3, len(norm) - 3)):
        return True  # "workshop", where they say shop
    return len(norm) > ROOT and (norm[:ROOT] in index.roots or norm[: ROOT - 1] in index.roots)


@lru_cache(maxsize=32_768)
def _ordinary(norm: str, vocabulary: frozenset[str]) -> bool:
    bases = {norm, *lemmas(norm)}
    bases |= {
        norm.removesuffix(ending) + end
        for ending, end in _DERIVED
        if norm.endswith(ending) and len(norm) > len(ending) + 2
    }
    bases |= {variant for base in tuple(bases) for variant in spelling_variants(base)}
    return not bases.isdisjoint(vocabulary) or not bases.isdisjoint(function_words())


def _is_calendar(token: Token) -> bool:
    return token.norm.rstrip(".") in word_list("names", "calendar")
