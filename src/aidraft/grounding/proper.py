"""The names that the notes hold, and how near another one comes to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from aidraft.grounding.index import FactIndex, forms
from aidraft.grounding.mentions import Mention, capitalised, honorifics, introduced, is_organisation, is_person
from aidraft.language.data import function_words
from aidraft.language.words import fold
from aidraft.message import Token
from aidraft.message.tokens import tokenize

NameKind = Literal["person", "company", "role", "term"]
BEGUN = 5
"""Letters that two names of places must begin with in common to be taken for one another."""
SHORT = 3
"""Words at least of a name that initials stand for."""
NEAR = 0.72
"""Similarity (difflib ratio of folded letters) from which a strange name is taken for a misspelling of a known one."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name in the notes, with its folded words in order."""

    text: str
    words: tuple[str, ...]
    kind: NameKind
    fact: str


class NameBook:
    """The names of the notes: people, organisations, the role, and other capitalised terms."""

    def __init__(self, index: FactIndex) -> None:
        self.index = index

    @cached_property
    def known(self) -> tuple[Known, ...]:
        kinds: dict[str, NameKind] = {"company": "company", "role": "role", "candidate": "person"}
        names = [self._named(_bare(text), kinds[key], f"header.{key}") for key, text in self.index.named.items()]
        names += [
            self._named(_bare(person.name), "person", f"interviewers.{person.slug}") for person in self.index.people
        ]
        for fact in self.index.usable:
            if fact.fact.section == "header":
                continue
            for mention in capitalised(fact.tokens, opening=False):
                text = "".join(_spaced(mention.tokens))
                names.append(Known(text, mention.words, _kind_of(mention, fact.tokens), fact.id))
        return tuple({(known.words, known.kind): known for known in reversed(names) if known.words}.values())

    def _named(self, text: str, kind: NameKind, fact: str) -> Known:
        words = tuple(fold(t.norm) for t in tokenize(text) if t.kind in ("word", "number") and t.norm != "'s")
        return Known(text, words, kind, fact)

    def knows(self, token: Token) -> bool:
        """Whether the word stands in the usable notes, in any of its forms."""
        whole, *parts = forms(token)
        known = self.index.known_forms
        if whole in known or (len(parts) > 1 and all(part in known for part in parts) and self._adjoin(parts)):
            return True
        if token.text.isupper() and whole in self._shortened:
            return True
        one = whole[:-1] if whole.endswith("s") else ""
        return one in known and one not in self._individuals  # "two Hermles", "DMEs"

    def abbreviates(self, mention: Mention) -> bool:
        """Whether the notes have the initials of a mention: KS2, for "Key Stage 2"."""
        words = [word for word in mention.words if not word.isdigit()]
        initials = "".join(word[0] for word in words if word not in function_words())
        return len(words) > 1 and initials in self._initials

    @cached_property
    def _shortened(self) -> frozenset[str]:
        """The initials of the names in the notes, and of the parts of these: the LAME of "Licensed Aircraft Maintenance
        Engineer (B1)"."""
        runs = (
            known.words[first:last]
            for known in self.known
            for first in range(len(known.words))
            for last in range(first + SHORT, len(known.words) + 1)
        )
        return frozenset("".join(word[0] for word in run) for run in runs)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """What stands in capitals in the usable notes, without its number; no "Mr" abbreviates a Merlin Rig."""
        capitals = (t for fact in self.index.usable for t in fact.tokens if sum(map(str.isupper, t.text)) > 1)
        return frozenset(form.rstrip("0123456789") for token in capitals for form in forms(token))

    def adjoin(self, words: Sequence[str]) -> bool:
        """Whether words stand side by side in the usable notes."""
        return all(pair in self._neighbours for pair in pairwise(words))

    def _adjoin(self, parts: Sequence[str]) -> bool:
        """Whether the notes have the number of a name beside it, where it has one: no "ASR-11" of an ASR-9."""
        numbered = any(part.isdigit() for part in parts)
        return not numbered or self.adjoin(parts)

    @cached_property
    def _neighbours(self) -> frozenset[tuple[str, str]]:
        """The pairs of words that stand side by side in the usable notes."""
        found: set[tuple[str, str]] = set()
        for fact in self.index.usable:
            said = [
                part for token in fact.tokens if token.kind != "mark" for part in (forms(token)[1:] or forms(token))
            ]
            found.update(pairwise(said))
        return frozenset(found)

    @cached_property
    def _individuals(self) -> frozenset[str]:
        """The words in names of people and of the employer, of which there is but one."""
        return frozenset(word for name in self.known if name.kind in ("person", "company") for word in name.words)

    def nearest(self, word: str, kinds: Sequence[NameKind] = ("person", "company", "term")) -> tuple[Known, str] | None:
        """The known name with a word that `word` is nearly, and that word as the notes write it."""
        best: tuple[float, Known, str] | None = None
        for known in self.known:
            if known.kind not in kinds:
                continue
            for part in _parts(known.text):
                ratio = likeness(fold(word), fold(part))
                if ratio >= NEAR and (best is None or ratio > best[0]):
                    best = (ratio, known, part)
        return best and (best[1], best[2])

    def begun_alike(self, word: str) -> Known | None:
        """An organisation with another word of this beginning: Brackenmoor, for "Brackenhurst"."""
        for known in self.known:
            for part in known.words if known.kind == "company" else ():
                if part != word and part[:BEGUN] == fold(word)[:BEGUN] and min(len(part), len(word)) > BEGUN + 1:
                    return known
        return None

    def sharing(self, mention: Mention) -> Known | None:
        """The longest known name of several words that holds a word of the mention and is not the mention."""
        words = set(mention.words) - function_words()
        held = [k for k in self.known if len(k.words) > 1 and words & set(k.words) and k.kind != "person"]
        return max(
            held, key=lambda k: (len(words & set(k.words)), k.kind in ("company", "role"), -len(k.words)), default=None
        )


@lru_cache(maxsize=64)
def book_of(index: FactIndex) -> NameBook:
    """The names an index holds, found once."""
    return NameBook(index)


def likeness(one: str, other: str) -> float:
    """How alike two folded words are, 0 to 1; 0 for words too short to tell, or of other beginnings and ends."""
    if min(len(one), len(other)) < 3 or one == other:
        return 0.0
    if one[0] != other[0] and one[-3:] != other[-3:]:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _spaced(tokens: Sequence[Token]) -> Iterator[str]:
    end = tokens[0].start
    for token in tokens:
        yield " " * (token.start - end) + token.text
        end = token.end


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,()/]+", text) if part]


def _bare(name: str) -> str:
    titles = honorifics()
    return " ".join(part for part in name.split() if part.rstrip(".").casefold() not in titles)


def _kind_of(mention: Mention, tokens: Sequence[Token]) -> NameKind:
    """Person after an honorific; company with an organisation's word in it, or after at, for, with, by, from."""
    first = mention.tokens[0]
    at = next(i for i, token in enumerate(tokens) if token is first)
    before = tokens[at - 1].norm.rstrip(".") if at else ""
    if before in honorifics() or first.norm in honorifics():
        return "person"
    if is_organisation(mention.words):
        return "company"
    if len(mention.words) == 1 and is_person(mention, tokens):
        return "person"
    if introduced(mention, tokens, at):
        return "person"
    return "company" if len(mention.tokens) > 1 and before in ("at", "for", "with", "by", "from") else "term"
