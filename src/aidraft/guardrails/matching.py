"""The matching language: sequences of words and word classes that meet in a clause.

``docs/writing-a-rule.md`` teaches it. A sequence is compiled to a list of elements and run over a clause as a set of
positions, element by element: no backtracking, so its time is bounded by elements times tokens.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from aidraft.guardrails.classes import Run
from aidraft.message import LONGEST, Token

Within = Literal["clause", "sentence", "paragraph"]
ANYTHING = frozenset({"_"})


@dataclass(frozen=True, slots=True)
class Element:
    """Any of ``keys``, once; or, with ``gap``, from 0 to ``gap`` tokens of any kind.

    ``phrases`` are the alternatives of several words, each of single keys.
    """

    keys: frozenset[str] = frozenset()
    optional: bool = False
    gap: int = 0
    phrases: tuple[tuple[str, ...], ...] = ()
    needs: frozenset[str] = frozenset()
    """Keys one of which must begin where the element does."""


@dataclass(frozen=True, slots=True)
class Hit:
    """The tokens a pattern covered: ``tokens`` are those its elements named, ``first`` and ``last`` bound them.

    What is not ``certain`` is for a person to look at.
    """

    first: int
    last: int
    tokens: tuple[Token, ...]
    certain: bool = True

    @property
    def span(self) -> tuple[int, int]:
        return (min(t.start for t in self.tokens), max(t.end for t in self.tokens))


class MalformedPatternError(ValueError):
    """A pattern that says nothing, or names a class nobody defined."""


Excuse = Literal["notes", "never", "fact", "sentence"]
_CHOICES: Mapping[str, tuple[object, ...]] = {
    "within": ("clause", "sentence", "paragraph"),
    "affirmed": (True, False),
    "excuse": get_args(Excuse),
    "part": ("body", "subject", "greeting", "closing", "any"),
}
_ELEMENT = re.compile(r"\.\.\.|\.\.|(?:\([^()]*\)|<[^<>]*>|[^\s()<>]+)\??")


def parse_sequence(text: str, names: frozenset[str]) -> tuple[Element, ...]:
    """Compile a sequence. Raises MalformedPatternError."""
    if stray := _ELEMENT.sub(" ", text).split():
        raise MalformedPatternError(f"the pattern {text!r} has a stray {stray[0]!r}")
    try:
        elements = tuple(_element(raw, names) for raw in _ELEMENT.findall(text))
    except MalformedPatternError as error:
        raise MalformedPatternError(f"the pattern {text!r} {error}") from None
    if not any(e.needs and not e.optional for e in elements):
        raise MalformedPatternError(f"the pattern {text!r} has no word that must be there")
    return elements


@lru_cache(maxsize=8192)
def _element(raw: str, names: frozenset[str]) -> Element:
    if raw == "...":
        return Element(gap=LONGEST)
    if raw == "..":
        return Element(gap=3)
    optional = len(raw) > 1 and raw.endswith("?")
    body = raw.removesuffix("?") if optional else raw
    if body.startswith("("):
        body = body[1:-1]
    choices = [tuple(_key(word, names) for word in part.split() or [""]) for part in body.split("|")]
    return Element(
        frozenset(choice[0] for choice in choices if len(choice) == 1),
        optional,
        phrases=tuple(choice for choice in choices if len(choice) > 1),
        needs=frozenset(choice[0] for choice in choices),
    )


def _key(part: str, names: frozenset[str]) -> str:
    if part.startswith("<"):
        if not part.endswith(">"):
            raise MalformedPatternError("has alternatives inside a class; write (<a>|<b>)")
        if part[1:-1] not in names:
            raise MalformedPatternError(f"names the class {part[1:-1]}, not defined")
        return part.removesuffix(">")
    if part == "_":
        return "_"
    if part in ("..", "..."):
        raise MalformedPatternError("has a gap inside an alternative")
    if not part:
        raise MalformedPatternError("has an empty alternative")
    part = part.casefold()
    return part if part.startswith("~") else f"={part.removeprefix('=')}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sequences that meet (``all_of``), sequences that must not be there (``none_of``), and where."""

    all_of: tuple[tuple[Element, ...], ...]
    none_of: tuple[tuple[Element, ...], ...] = ()
    within: Within = "clause"
    affirmed: bool = False
    excuse: Excuse = "notes"
    parts: frozenset[str] = frozenset({"body", "subject"})
    certain: bool = True
    required: tuple[frozenset[str], ...] = ()
    """For each word that must be there, the keys one of which a run must have: most runs are turned down by this."""

    def find(self, run: Run) -> Hit | None:
        """The first place in a run where all sequences are found and none of the forbidden ones."""
        if any(keys.isdisjoint(run.present) for keys in self.required):
            return None
        hits: list[tuple[int, ...]] = []
        for sequence in self.all_of:
            hit = find_sequence(sequence, run, frozenset(i for h in hits for i in h))
            if hit is None:
                return None
            if self.affirmed and _negated(run, hit[0]):
                return None
            hits.append(hit)
        if any(find_sequence(sequence, run) is not None for sequence in self.none_of):
            return None
        covered = sorted({i for hit in hits for i in hit})
        return Hit(covered[0], covered[-1], tuple(run.tokens[i] for i in covered), self.certain)

    def anchor(self) -> frozenset[str]:
        """Keys one of which any match needs: the choice that is met least often."""
        needed = [e.needs for s in self.all_of for e in s if e.needs and not e.optional and e.needs != ANYTHING]
        return min(needed, key=_commonness)


def parse_pattern(raw: object, names: frozenset[str], excuse: Excuse = "notes") -> Pattern:
    """Compile an entry of ``match``: a sequence, or a mapping with ``all``. `excuse` holds where it names none itself.
    Raises MalformedPatternError."""
    if isinstance(raw, str):
        sequences: tuple[tuple[Element, ...], ...] = (parse_sequence(raw, names),)
        return Pattern(sequences, within="sentence", excuse=excuse, required=_required(sequences))
    if not isinstance(raw, dict):
        raise MalformedPatternError(f"a pattern is a sequence or a mapping with 'all', not {raw!r}")
    unknown = set(raw) - {"all", "none", "within", "affirmed", "excuse", "part"}
    if unknown or not raw.get("all"):
        raise MalformedPatternError(f"a pattern needs 'all' and knows no {', '.join(sorted(unknown)) or 'empty list'}")
    for key, choices in _CHOICES.items():
        if key in raw and raw[key] not in choices:
            raise MalformedPatternError(f"{key!r} is {' or '.join(map(str, choices))}, not {raw[key]!r}")
    part = raw.get("part", "body")
    parts = {"body": {"body", "subject"}, "any": {"subject", "greeting", "body", "closing"}}.get(part, {part})
    sequences = tuple(parse_sequence(s, names) for s in _strings(raw["all"]))
    return Pattern(
        sequences,
        tuple(parse_sequence(s, names) for s in _strings(raw.get("none", ()))),
        raw.get("within", "clause"),
        bool(raw.get("affirmed", False)),
        raw.get("excuse", excuse),
        frozenset(parts),
        required=_required(sequences),
    )


def _required(sequences: Iterable[Sequence[Element]]) -> tuple[frozenset[str], ...]:
    return tuple(e.needs for s in sequences for e in s if e.needs and not e.optional and "_" not in e.needs)


def find_sequence(sequence: Sequence[Element], run: Run, taken: frozenset[int] = frozenset()) -> tuple[int, ...] | None:
    """Token positions of the earliest match, those in gaps left out."""
    for start in _starts(sequence[0], run):
        found = _from(sequence, run, start, taken)
        if found:
            return found
    return None


def _from(sequence: Sequence[Element], run: Run, start: int, taken: frozenset[int]) -> tuple[int, ...] | None:
    size = len(run.tokens)
    ends: dict[int, tuple[int, ...]] = {start: ()}
    for element in sequence:
        after: dict[int, tuple[int, ...]] = {}
        if element.gap:
            reached = -1
            for at in sorted(ends):
                for end in range(max(at, reached + 1), min(at + element.gap, size) + 1):
                    after.setdefault(end, ends[at])
                    reached = end
        else:
            for at, covered in ends.items():
                if element.optional:
                    after.setdefault(at, covered)
                if at >= size or at in taken:
                    continue
                for length in _lengths(element, run, at):
                    after.setdefault(at + length, (*covered, *range(at, at + length)))
        if not after:
            return None
        ends = after
    return next((covered for _, covered in sorted(ends.items()) if covered), None)


def _starts(element: Element, run: Run) -> Iterable[int]:
    """Where a match that begins with an element may begin."""
    if element.optional or not element.needs or "_" in element.needs:
        return range(len(run.tokens))
    return run.beginning(element.needs)


def _lengths(element: Element, run: Run, at: int) -> Iterable[int]:
    here = run.keys[at]
    if "_" in element.keys:
        return (1,)
    met = here.keys() & element.keys
    found = {length for key in met for length in here[key]} if met else set()
    for phrase in element.phrases:
        if phrase[0] in here or phrase[0] == "_":
            rest = run.keys[at + 1 : at + len(phrase)]
            if len(rest) == len(phrase) - 1 and all(k == "_" or k in r for k, r in zip(phrase[1:], rest, strict=True)):
                found.add(len(phrase))
    return sorted(found)


def _negated(run: Run, at: int) -> bool:
    return any("<negator" in run.keys[i] for i in range(max(0, at - 4), at))


def _commonness(keys: frozenset[str]) -> tuple[int, str]:
    small = sum(1 for key in keys if len(key) <= 4)
    return (
        small + (3 if any(key in ("<i", "<me", "<my", "<you", "<your", "<be", "<negator") for key in keys) else 0),
        min(keys),
    )


def _strings(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, (list, tuple)) and all(isinstance(item, str) for item in raw):
        yield from raw
    else:
        raise MalformedPatternError(f"expected sequences, found {raw!r}")
