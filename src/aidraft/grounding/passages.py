"""Facts as passages: one sentence each, without list mark and speaker's label, ready to be laid beside a text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from aidraft.grounding.index import FactIndex, IndexedFact, index_fact
from aidraft.grounding.words import Word, content, word_list
from aidraft.language.data import function_words
from aidraft.language.words import lemmas
from aidraft.message import Token
from aidraft.message.sentences import split
from aidraft.message.tokens import tokenize
from aidraft.notes.interview import Fact

_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|\d\N{VARIATION SELECTOR-16}?\N{COMBINING ENCLOSING KEYCAP}|[-*•–])\s+")
_LABEL = re.compile(r"^([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2}):\s+(?=\S)")
SCOPE = 6
"""Tokens behind a negation that it may deny."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence of a fact. ``answers`` is the passage before it when it opens with a bare "No"."""

    indexed: IndexedFact
    answers: "Passage | None" = None

    @property
    def id(self) -> str:
        return self.indexed.id

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.indexed.tokens

    @cached_property
    def keys_at(self) -> tuple[frozenset[str], ...]:
        """For each token the keys of its content words."""
        return keys_at(self.tokens)

    @cached_property
    def negations(self) -> tuple[tuple[int, int], ...]:
        """Where the passage denies something, and in how many tokens."""
        return tuple(negations(self.tokens))

    @cached_property
    def denied(self) -> frozenset[str]:
        """The keys of what the passage denies."""
        found = {key for at, width in self.negations for key in keys_of(scope(self.tokens, at + width))}
        endings = tuple(word_list("plain", "denying_endings"))
        for token in self.tokens:
            for ending in endings:
                if token.norm.endswith(ending):
                    found |= keys_of(tokenize(token.norm.removesuffix(ending)))
        if self.answers is not None:
            found |= self.indexed.keys | self.answers.indexed.keys
        return frozenset(found)


@dataclass(frozen=True, eq=False)
class Source:
    """All passages of the facts, and the index over them. One object for one list of facts, so it may be a key."""

    passages: tuple[Passage, ...]

    @cached_property
    def index(self) -> FactIndex:
        return FactIndex([p.indexed.fact for p in self.passages])

    @cached_property
    def denied(self) -> frozenset[str]:
        return frozenset(key for p in self.passages for key in p.denied)

    @cached_property
    def norms(self) -> frozenset[str]:
        """Every word of the facts, in its form and its possible lemmas."""
        return frozenset(form for p in self.passages for t in p.tokens for form in bases(t))


@lru_cache(maxsize=32)
def read_facts(facts: tuple[str, ...]) -> Source:
    """The passages of facts given as lines. Their ids are ``facts.N``, N counted from 1."""
    labels = Counter(match[1] for text in facts if (match := _LABEL.match(text)))
    passages: list[Passage] = []
    named: set[str] = set()
    for number, line in enumerate(facts, 1):
        text = _LIST_MARK.sub("", line)
        label = _LABEL.match(text)
        if label and labels[label[1]] > 1:
            text = text[label.end() :]
            if label[1] not in named:
                named.add(label[1])
                passages.append(_passage(label[1], number))
        for tokens in split(text, tokenize(text)):
            told = text[tokens[0].start : tokens[-1].end]
            denies = _answers(tokens)
            passages.append(_passage(told, number, passages[-1] if denies and passages else None))
    return Source(tuple(passages))


def _answers(tokens: Sequence[Token]) -> bool:
    """Whether a sentence denies what was said before it: "No, …", "without it …"."""
    if tokens[0].norm in word_list("plain", "denials") and len(tokens) > 1 and tokens[1].kind == "mark":
        return True
    pronouns = word_list("plain", "pronouns")
    return any(at + width < len(tokens) and tokens[at + width].norm in pronouns for at, width in negations(tokens))


def _passage(text: str, number: int, answers: Passage | None = None) -> Passage:
    return Passage(index_fact(Fact(id=f"facts.{number}", text=text, line=number, section="discussed")), answers)


def bases(token: Token) -> frozenset[str]:
    """The forms a word may stand in a list by; those of the parts of a hyphenated word too. "More" is no "many"."""
    return _bases(token.norm)


@lru_cache(16_384)
def _bases(norm: str) -> frozenset[str]:
    if norm in function_words():
        return frozenset((norm,))
    parts = [p for p in norm.split("-") if p] if "-" in norm else []
    return frozenset((norm, *lemmas(norm), *(b for p in parts for b in (p, *lemmas(p)))))


def keys_of(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(key for word in content(tokens) for key in word.keys)


def keys_at(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    return tuple(keys_of((token,)) for token in tokens)


def negations(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where something is denied, and in how many tokens it is said."""
    negators = word_list("plain", "negators")
    idle = word_list("plain", "idle_after")
    for at, token in enumerate(tokens):
        if not negators.isdisjoint(lemmas(token.norm)):
            follows = tokens[at + 1] if at + 1 < len(tokens) else None
            if follows and follows.kind != "mark" and follows.norm not in idle:
                yield at, 1


def scope(tokens: Sequence[Token], start: int) -> tuple[Token, ...]:
    """What a word before `start` bears on: up to the next stop or turn of the sentence."""
    found: list[Token] = []
    for token in tokens[start : start + SCOPE]:
        if token.text in (".", ";", ":", "!", "?", "–", "—", "(") or token.norm in word_list("plain", "turns"):
            break
        found.append(token)
    return tuple(found)


def around(tokens: Sequence[Token], at: int, reach: int) -> tuple[Word, ...]:
    """The content words within `reach` tokens of a place, without the one that stands there."""
    return content([*tokens[max(0, at - reach) : at], *tokens[at + 1 : at + 1 + reach]])
