"""Words taken for others that sound or look alike, told by the notes: "plate waist" where these speak of plate waste.

A word that no note uses is the wrong one where a word that it is easily taken for has the same neighbour there.
No grammar could tell: both are nouns, and both are spelled well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aidraft.data import read_data
from aidraft.language.data import function_words
from aidraft.language.numerals import cardinal_word
from aidraft.notes.interview import Interview
from aidraft.proofreading.mistake import SPELLING, Mistake
from aidraft.proofreading.patterns import like
from aidraft.proofreading.reading import Reading

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[.!?;:]")
NEAR = 2
"""Words away that a neighbour may stand: "the sites of the radio"."""
WIDE = 5
"""Words away in which several companions may stand."""
COMPANIONS = 1
"""Words of the same note around a word that tell as much as one beside it."""


@dataclass(frozen=True, slots=True)
class Confusables:
    """``twins`` has for each word those that it may be taken for; ``everyday`` are words of any letter, of which only
    neighbours on both sides tell; ``empty`` are words that tell nothing as neighbours."""

    twins: Mapping[str, tuple[str, ...]]
    everyday: frozenset[str]
    empty: frozenset[str]


@cache
def confusables() -> Confusables:
    content = read_data("guardrails", "words/confusables")
    twins: dict[str, tuple[str, ...]] = {}
    for line in content["sets"].splitlines():
        words = line.split()
        for word in words:
            twins[word] = (*twins.get(word, ()), *(w for w in words if w != word and w not in twins.get(word, ())))
    return Confusables(twins, frozenset(content["everyday"].split()), function_words())


@dataclass(frozen=True, slots=True)
class Place:
    """A word of the notes in its note: the nearest words that tell something, the very neighbours, and all others."""

    before: frozenset[str]
    behind: frozenset[str]
    left: str
    right: str
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noted:
    """The confusable words of the notes, each with its places there; ``stems`` are those of all words of the notes."""

    places: Mapping[str, tuple[Place, ...]]
    stems: frozenset[str]


def noted(interview: Interview) -> Noted:
    """What the notes say, but for what is private: a fix must not tell it."""
    return _noted((interview.role, interview.company, *(fact.text for fact in interview.facts if not fact.private)))


@lru_cache(maxsize=16)
def _noted(texts: tuple[str, ...]) -> Noted:
    # Draft after draft is read beside the same notes.
    known = confusables()
    places: dict[str, list[Place]] = {}
    stems: set[str] = set()
    for text in texts:
        words = _WORD.findall(text.lower().replace("’", "'").replace("-", " "))
        stems.update(map(_stem, words))
        for at, word in enumerate(words):
            if word in known.twins or _stem(word) in known.twins:
                places.setdefault(_stem(word), []).append(_place(words, at, known.empty))
    return Noted({word: tuple(found) for word, found in places.items()}, frozenset(stems))


def confused(reading: Reading, notes: Noted) -> Iterator[Mistake]:
    """The words of a text that stand for others, which the notes have where these stand."""
    known = confusables()
    norms = reading.norms
    for at, norm in enumerate(norms):
        if norm not in known.twins or _stem(norm) in notes.stems:
            continue
        meant = [twin for twin in known.twins[norm] if _stem(twin) in notes.places]
        if not meant:
            continue
        here = _place(norms, at, known.empty)
        usual = known.everyday | known.empty
        borne_out = (
            twin for twin in meant
            if _bears_out(here, notes.places[_stem(twin)], 2 if norm in usual or twin in known.empty else 1)
        )  # fmt: skip
        if twin := next(borne_out, None):
            yield Mistake(SPELLING, reading.span(at, at), f"the notes have '{twin}'", (like(norm, twin),), certain=True)


def _bears_out(here: Place, there: Iterable[Place], sides: int) -> bool:
    """Whether a word stands here as it does in one of the notes."""
    for place in there:
        before, behind = here.before & place.before, here.behind & place.behind
        if sides > 1:
            left, right = here.left == place.left, here.right == place.right
            beside = (left and _stem(here.left) in before) or (right and _stem(here.right) in behind)
            if beside or ((before or left) and (behind or right) and (before or behind)):
                return True
        elif before or behind or len(here.around & place.around) >= COMPANIONS:
            return True
    return False


def _place(words: Sequence[str], at: int, empty: frozenset[str]) -> Place:
    before, behind = words[max(0, at - WIDE) : at][::-1], words[at + 1 : at + 1 + WIDE]
    return Place(
        frozenset(_telling(before[:NEAR], empty)[:1]), frozenset(_telling(behind[:NEAR], empty)[:1]),
        "".join(before[:1]), "".join(behind[:1]),
        frozenset(_telling(before, empty) + _telling(behind, empty)),
    )  # fmt: skip


def _telling(words: Sequence[str], empty: frozenset[str]) -> list[str]:
    """The stems of those words, as far as the sentence goes, that are more than grammar."""
    found: list[str] = []
    for word in words:
        if not (word[0].isalpha() or word == ","):
            break
        if word[0].isalpha() and word not in empty and cardinal_word(word) is None:
            found.append(_stem(word))
    return found


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
