"""Proper names in a text: which words are capitalised as names, and which names the notes hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from aidraft.grounding.index import FactIndex, forms, written_out
from aidraft.grounding.words import function_words, word_list
from aidraft.language.words import fold, lemmas
from aidraft.message import Span, Token
from aidraft.message.tokens import tokenize

NameKind = Literal["person", "company", "role", "term"]
BEGUN = 5
"""Letters that two names of places must begin with in common to be taken for one another."""
REACH = 5
"""Tokens from a name to the word that says what its bearer is."""
NEAR = 0.72
"""Similarity (difflib ratio of folded letters) from which a strange name is taken for a misspelling of a known one."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name in the notes, with its folded words in order."""

    text: str
    words: tuple[str, ...]
    kind: NameKind
    fact: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised tokens in a text. ``opens`` when it begins its sentence."""

    tokens: tuple[Token, ...]
    opens: bool

    @property
    def span(self) -> Span:
        return (self.tokens[0].start, self.tokens[-1].end)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(
            w
            for token in self.tokens
            if token.kind != "mark" and token.norm not in ("&", "'s")
            for w in [fold(token.norm)]
        )


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
        one = whole[:-1] if whole.endswith("s") else ""
        return one in known and one not in self._individuals  # "two Hermles", "DMEs"

    def abbreviates(self, mention: Mention) -> bool:
        """Whether the notes have the initials of a mention: KS2, for "Key Stage 2"."""
        words = [word for word in mention.words if not word.isdigit()]
        initials = "".join(word[0] for word in words if word not in function_words())
        return len(words) > 1 and initials in self._initials

    @cached_property
    def _initials(self) -> frozenset[str]:
        """What stands in capitals in the usable notes, without its number; no "Mr" abbreviates a Merlin Rig."""
        capitals = (t for fact in self.index.usable for t in fact.tokens if sum(map(str.isupper, t.text)) > 1)
        return frozenset(form.rstrip("0123456789") for token in capitals for form in forms(token))

    def _adjoin(self, parts: Sequence[str]) -> bool:
        """Whether the notes have the number of a name beside it, where it has one: no "ASR-11" of an ASR-9."""
        numbered = any(part.isdigit() for part in parts)
        return not numbered or all(pair in self._neighbours for pair in pairwise(parts))

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


def capitalised(tokens: Sequence[Token], *, opening: bool = True) -> Iterator[Mention]:
    """Runs of capitalised words. A run's inner "of", "and", "&", "the" and particles belong to it.

    With ``opening`` False, the first token counts as capitalised by its place unless the next is capitalised too.
    """
    inner = word_list("names", "inner")
    run: list[Token] = []
    for at, token in enumerate(tokens):
        if (
            _is_name(token)
            or (
                token.kind == "number"
                and run
                and at > 0
                and _is_name(tokens[at - 1])
                and _adjacent(tokens[at - 1], token)
            )
            or (
                run and (token.norm in inner or token.norm == "&") and at + 1 < len(tokens) and _is_name(tokens[at + 1])
            )
        ):
            run.append(token)
        elif run:
            yield from _mention(run, tokens, opening)
            run = []
    if run:
        yield from _mention(run, tokens, opening)


def _mention(run: list[Token], tokens: Sequence[Token], opening: bool) -> Iterator[Mention]:
    first = run[0] is tokens[0]
    if first and not opening and len(run) == 1:
        return
    yield Mention(tuple(run), first)


def _is_name(token: Token) -> bool:
    if token.kind != "word":
        return False
    text = token.text
    if text in ("I", "I.") or token.norm in ("'m", "'d", "'ll", "'ve", "'re", "'s", "n't"):
        return False
    return not text.islower() and (text[0].isupper() or text[0].istitle() or any(c.isupper() for c in text[1:]))


def _adjacent(one: Token, other: Token) -> bool:
    return other.start - one.end <= 1


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
    if _introduced(mention, tokens, at):
        return "person"
    return "company" if len(mention.tokens) > 1 and before in ("at", "for", "with", "by", "from") else "term"


def _introduced(mention: Mention, tokens: Sequence[Token], at: int) -> bool:
    """Whether a note says what somebody is: "Hone Paratene, base manager", "my referee is Hone Paratene", or an address
    with the name."""
    if not 1 < len(mention.words) < 5 or any(_is_position(t) for t in mention.tokens):
        return False
    after = tokens[at + len(mention.tokens) :][:REACH]
    if after and after[0].text in (",", "(", "-", "–") and any(map(_is_position, after[1:])):
        return True
    before = tokens[max(0, at - REACH) : at]
    if before and before[-1].norm in (":", ",", "is", "=") and any(map(_is_position, before)):
        return True
    return any(mention.words[-1] in fold(t.norm).partition("@")[0] for t in tokens if "@" in t.norm)


def _is_position(token: Token) -> bool:
    norms = {token.norm, *(t.norm for t in written_out([token]))}
    known = word_list("names", "positions") | word_list("names", "person_roles")
    return any(not known.isdisjoint(lemmas(norm.rpartition("-")[2])) for norm in norms)


def is_person(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a name stands where only a person's does: "Tomasina in HR emails", "hear from Tomasina"."""
    at = next(i for i, token in enumerate(tokens) if token is mention.tokens[0])
    after = [t.norm for t in tokens[at + len(mention.tokens) :][:2]]
    if after[:1] and after[0] in word_list("names", "person_acts"):
        return True
    if len(after) == 2 and after[0] in ("in", "from") and after[1] in word_list("names", "departments"):
        return True
    before = [t.norm for t in tokens[max(0, at - 2) : at] if t.norm != "from"]
    return bool(before) and not set(lemmas(before[-1])).isdisjoint(word_list("names", "person_leads"))


def is_organisation(words: Iterable[str]) -> bool:
    """Whether a name holds a word that only organisations carry (Ltd, Hospital, University …)."""
    return any(word in word_list("names", "organisations") for word in words)


def honorifics() -> frozenset[str]:
    """Titles and courtesies ("Dr", "Ms"), without their stop."""
    return word_list("names", "titles") | word_list("names", "courtesies")
