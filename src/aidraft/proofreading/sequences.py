"""Words that cannot stand in a row: "able to breath", "depends from the". Each is found by one rare word of it.

A sequence is written as slots between white space, each for one word: ``a|b`` is one of these, ``{name}`` one of a
class, ``!a`` anything else, ``a?`` this or nothing, ``^`` the beginning of a sentence. ``[...]`` is the passage,
without it the whole; what follows ``->`` takes its place, ``*plain`` being its last word in that form.

An entry may be one for many pairs of words: ``<wrong>`` and ``<right>`` stand in it for those of each pair in ``for``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from aidraft.proofreading.mistake import Mistake
from aidraft.proofreading.patterns import like
from aidraft.proofreading.reading import BREAK, Reading
from aidraft.proofreading.word_classes import WordClass, WordClasses
from aidraft.proofreading.word_forms import WordForms

_START = WordClass(frozenset((".", "!", "?", BREAK)))
_OFTEN = 200
"""Rare words that together are met as often as a common one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What one word of a sequence may be."""

    fits: WordClass
    negated: bool = False
    optional: bool = False

    def takes(self, norm: str) -> bool:
        return (norm in self.fits) is not self.negated


@dataclass(frozen=True, slots=True)
class Row:
    """``before`` stands before the word it is found by, nearest first, and ``after`` behind it. ``first`` and ``last``
    are the slots of the passage, counted from that word."""

    rule: str
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]
    first: int
    last: int
    fix: str | None
    says: str
    follows: frozenset[str] | None
    precedes: frozenset[str] | None
    """The words of which one must stand right behind, or before, the word it is found by; None where others may."""


Sequences = Mapping[str, Sequence[Row]]


def compile_sequences(entries: Iterable[tuple[str, Mapping[str, object]]], classes: WordClasses) -> Sequences:
    """The sequences of each rule by the words they are found by. Raises ValueError for one that cannot be read, and
    KeyError for an unknown class."""
    found: dict[str, list[Row]] = {}
    common = classes["common"].words
    slot = cache(partial(_slot, classes=classes))
    for rule, entry in entries:
        for source in _sources(entry):
            if source.strip():
                for word, sequence in _compile(rule, source, str(entry["says"]), slot, common):
                    found.setdefault(word, []).append(sequence)
    return {word: tuple(sequences) for word, sequences in found.items()}


def _sources(entry: Mapping[str, object]) -> Iterator[str]:
    """The sequences of an entry, each once for every pair of words that it is for."""
    lines = str(entry["find"]).splitlines()
    if "for" not in entry:
        yield from lines
        return
    for pair in str(entry["for"]).split():
        wrong, slash, right = pair.partition("/")
        if not slash:
            raise ValueError(f"'{pair}' is no pair of words")
        yield from (line.replace("<wrong>", wrong).replace("<right>", right) for line in lines)


def _compile(
    rule: str, source: str, says: str, slot: Callable[[str], Slot], common: frozenset[str]
) -> Iterator[tuple[str, Row]]:
    body, arrow, fix = source.partition(" -> ")
    slots, first, last = [], 0, -1
    for number, part in enumerate(body.split()):
        if part.startswith("["):
            first = number
        if part.endswith("]"):
            last = number
        slots.append(slot(part.strip("[]")))
    if last < 0:
        last = len(slots) - 1
    anchors = [n for n, slot in enumerate(slots) if not (slot.negated or slot.optional or slot.fits.tests)]
    if not anchors:
        raise ValueError(f"nothing to find '{source.strip()}' by")
    anchor = min(anchors, key=lambda n: (_frequency(slots[n], common), n))
    before, after = tuple(slots[:anchor][::-1]), tuple(slots[anchor + 1 :])
    made = Row(
        rule, before, after, first - anchor, last - anchor,
        fix.strip() if arrow else None, says, _listed(after), _listed(before),
    )  # fmt: skip
    for word in slots[anchor].fits.words:
        yield word, made


def _listed(slots: Sequence[Slot]) -> frozenset[str] | None:
    """The words of which the first must be one, where lists tell all of them."""
    found: frozenset[str] = frozenset()
    for slot in slots:
        if slot.negated or slot.fits.tests:
            return None
        found |= slot.fits.words
        if not slot.optional:
            return found
    return None


def _frequency(slot: Slot, common: frozenset[str]) -> int:
    """How often one comes upon a word of a slot, roughly: a sequence is found by what is rare in it."""
    return len(slot.fits.words) + _OFTEN * len(slot.fits.words & common)


def _slot(part: str, classes: WordClasses) -> Slot:
    negated, optional = part.startswith("!"), part.endswith("?") and len(part) > 1
    part = part[negated : len(part) - optional]
    fits = WordClass(frozenset(name for name in part.split("|") if name != "^" and name[0] != "{"))
    for name in part.split("|"):
        if name == "^" or name[0] == "{":
            fits |= _START if name == "^" else classes[name[1:-1]]
    return Slot(fits, negated, optional)


def sequences_in(reading: Reading, text: str, known: Sequences, forms: WordForms) -> Iterator[Mistake]:
    """Every place where the words of a sequence stand in a row."""
    norms = reading.norms
    for at, norm in enumerate(norms):
        if norm not in known:
            continue
        before, behind = norms[at - 1] if at else "", norms[at + 1] if at + 1 < len(norms) else ""
        for sequence in known[norm]:
            if sequence.follows is not None and behind not in sequence.follows:
                continue  # nearly all are turned down by a neighbour
            if sequence.precedes is not None and before not in sequence.precedes:
                continue
            places = _places(norms, at, sequence)
            if places is None:
                continue
            span = reading.span(*places)
            last = places[1] - (norms[places[1]] == "'s" and places[1] > places[0])
            fix = _fix(sequence, norms[last], forms)
            replacements = () if fix is None else (like(text[slice(*span)], fix),)
            yield Mistake(sequence.rule, span, sequence.says, replacements, certain=fix is not None)


def _fix(sequence: Row, last: str, forms: WordForms) -> str | None:
    if sequence.fix is None or "*" not in sequence.fix:
        return sequence.fix
    words = [forms.of(last, word[1:]) if word[0] == "*" else word for word in sequence.fix.split()]
    return None if None in words else " ".join(word for word in words if word)


def _places(norms: Sequence[str], at: int, sequence: Row) -> tuple[int, int] | None:
    """The first and the last word of the passage, where all slots fit around a word."""
    behind = _matched(norms, at + 1, sequence.after, 0, 1)
    if behind is None:
        return None
    ahead = _matched(norms, at - 1, sequence.before, 0, -1)
    if ahead is None:
        return None
    places = (*ahead[::-1], at, *behind)
    centre = len(ahead)
    inside = [place for place in places[centre + sequence.first : centre + sequence.last + 1] if place is not None]
    return inside[0], inside[-1]


def _matched(
    norms: Sequence[str], at: int, slots: Sequence[Slot], number: int, step: int
) -> tuple[int | None, ...] | None:
    """The place of the word that each slot takes; None for one that takes none."""
    if number == len(slots):
        return ()
    slot = slots[number]
    if 0 <= at < len(norms) and slot.takes(norms[at]):
        rest = _matched(norms, at + step, slots, number + 1, step)
        if rest is not None:
            return (at, *rest)
    if slot.optional:
        rest = _matched(norms, at, slots, number + 1, step)
        if rest is not None:
            return (None, *rest)
    return None
