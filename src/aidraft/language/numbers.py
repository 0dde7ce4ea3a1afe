"""The numbers of a text, in figures or in words, with their unit and what they count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from aidraft.language.clocks import spoken_clock
from aidraft.language.data import listed, words
from aidraft.language.dates import date_mentions
from aidraft.language.figures import figure, identifier
from aidraft.language.numerals import ordinal, table
from aidraft.language.quantity import (
    Qualifier,
    Quantity,
    QuantityKind,
    agrees,
    cut,
    is_content,
    named_by_word_before,
    norm_at,
    norms_at,
    with_unit_of,
)
from aidraft.language.spelled import compound, out_of, share, spelled_number
from aidraft.language.words import stem
from aidraft.message.message import Token

__all__ = ["Qualifier", "Quantity", "QuantityKind", "agrees", "quantities"]

_COUNTED = 3
SCALE = 1000
"""From here on a word or letter behind a number scales it."""
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """The numbers of a text in their order. ``text`` joins the tokens with single spaces where they stand apart."""
    said = _sayings(tokens)
    dates = {at for mention in date_mentions(tokens) if mention.kind != "in" for at in range(*mention.tokens)}
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = None if at in said else _read(tokens, at, dates)
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = quantity.tokens[1]
    taken = {q.tokens[0] for q in found}
    return list(_of_them(tokens, [_counted(tokens, q, taken) for q in _joined(tokens, found)]))


def _sayings(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of numbers that count nothing: "nine times out of ten", "on its own two feet"."""
    places: set[int] = set()
    for at in (at for at, token in enumerate(tokens) if token.norm in _saying_words()):
        for words_, offset in _saying_words()[tokens[at].norm]:
            first = at - offset
            if (
                first >= 0
                and len(tokens) >= first + len(words_)
                and all(
                    word in ("*", token.norm) or (word == "#" and _may_begin(token.norm))
                    for word, token in zip(words_, tokens[first : first + len(words_)], strict=True)
                )
            ):
                places.update(range(first, first + len(words_)))
    return frozenset(places)


@cache
def _saying_words() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The sayings with numbers in them, by their longest word and where it stands; "#" stands for any number, "*" for
    any word."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for saying in listed("numbers", "sayings"):
        parts = tuple(saying.split())
        offset = max(range(len(parts)), key=lambda i: len(parts[i]))
        found.setdefault(parts[offset], []).append((parts, offset))
    return found


def _read(tokens: Sequence[Token], at: int, dates: set[int]) -> Quantity | None:
    """The quantity that starts at a token."""
    token = tokens[at]
    if at in dates:
        digits = identifier(tokens, at)
        return replace(digits, kind="date") if digits else None
    if token.kind == "number":
        return out_of(tokens, at) or figure(tokens, at)
    if token.kind != "word" or not _may_begin(token.norm):
        return None
    return (
        spoken_clock(tokens, at)
        or share(tokens, at)
        or spelled_number(tokens, at)
        or compound(tokens, at)
        or identifier(tokens, at)
    )


@lru_cache(65_536)
def _may_begin(norm: str) -> bool:
    """Whether a number may begin with this word: a quick look that spares nearly every word the rest."""
    head = norm.partition("-")[0]
    return (
        any(map(str.isdecimal, norm))
        or head in table("numbers", "cardinals")
        or head in table("numbers", "fractions")
        or norm in words("dates", "articles")
        or norm in words("dates", "every")
        or ordinal(norm) is not None
    )


def _joined(tokens: Sequence[Token], found: list[Quantity]) -> Iterator[Quantity]:
    """Ranges made one, units shared across "to", and qualifiers put to their numbers."""
    at = 0
    while at < len(found):
        low = found[at]
        high = found[at + 1] if at + 1 < len(found) else None
        link = _link(tokens, low, high) if high else None
        if high and link and {low.kind, high.kind} <= {"count", "measure", "share", "money", "label", "clock"}:
            low = with_unit_of(_scaled_like(low, high), high) if low.unit is None else low
            if high.unit is None and not _counts_things(tokens, high):
                high = with_unit_of(high, low)
            if low.unit != high.unit or link == "change":
                found[at], found[at + 1] = low, high
            else:
                wide = cut(tokens, low.tokens[0], high.tokens[1], high.kind, low.number)
                qualifier = _qualifier(tokens, low)
                yield replace(wide, value=low.value, unit=low.unit, high=high.value, qualifier=qualifier)
                at += 2
                continue
        low = found[at]
        yield replace(low, qualifier=low.qualifier or _qualifier(tokens, low))
        at += 1


def _scaled_like(low: Quantity, high: Quantity) -> Quantity:
    """A number that shares the scale of another one: the 1.4 of "from 1.4 to 1.6 million tonnes"."""
    figures = _FIGURES.match(high.text.replace(",", ""))
    if not figures or low.number.denominator == 1 or low.number >= SCALE:
        return low
    scale = high.number / Fraction(figures[0])
    return replace(low, number=low.number * scale, value=low.value * scale) if scale >= SCALE else low


def _counts_things(tokens: Sequence[Token], found: Quantity) -> bool:
    """Whether things stand right behind a number: "nine years and thirty-one productions"."""
    end = found.tokens[1]
    return is_content(tokens, end) and tokens[end].norm.endswith("s")


def _of_them(tokens: Sequence[Token], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """A part of what the number before measures has its unit: "22 years in the work, head for eight of them"."""
    of_which = ("of them", "of which", "of these", "of those")
    yield from found[:1]
    for whole, part in pairwise(found):
        same = part.unit is None and part.number < whole.number and norms_at(tokens, part.tokens[1], 2) in of_which
        yield with_unit_of(part, whole) if same else part


def _link(tokens: Sequence[Token], low: Quantity, high: Quantity) -> str | None:
    """How two numbers hang together: "range" (10 to 12), "change" (from 31 days down to 19) or not at all."""
    start = low.tokens[1]
    between = " ".join(t.norm for t in tokens[start : high.tokens[0]])
    before = norm_at(tokens, low.tokens[0] - 1)
    if between == "and" and before == "between":
        return "range"
    if between not in words("numbers", "to"):
        return None
    if between == "-" and low.span[1] < tokens[start].start:
        return None  # a dash between two thoughts, or the next bullet
    if before == "from" or high.value < low.value or between not in ("to", "–", "—", "-", "through"):
        return "change"
    return "range" if low.kind != "clock" else "change"


def _qualifier(tokens: Sequence[Token], found: Quantity) -> Qualifier | None:
    start, end = found.tokens
    names: tuple[Qualifier, ...] = ("over", "under", "about")
    for width in (3, 2, 1):
        before = " ".join(t.norm for t in tokens[max(0, start - width) : start])
        for name in names:
            if before in words("numbers", name):
                return name
    after = norms_at(tokens, end, 2)
    for name in names:
        if after in words("numbers", f"{name}_after"):
            return name
    return None


def _counted(tokens: Sequence[Token], found: Quantity, taken: set[int]) -> Quantity:
    """With the stems of what a number counts, and made a label where it names what stands before it."""
    start, end = found.tokens
    counts = list(found.counts)
    if start > 1 and tokens[start - 1].text in (":", "=") and tokens[start - 2].norm.endswith("s"):
        counts.append(stem(tokens[start - 2].norm))  # "students: 5 at present", "nights = 26 people"
    at = end
    while at < len(tokens) and len(counts) < _COUNTED:
        token = tokens[at]
        if at in taken or token.kind == "number" or (token.kind in ("mark", "symbol") and token.norm not in "\"'“”/"):
            break
        if token.norm in words("numbers", "count_ends"):  # "ninety is a number that a crew can listen to"
            break
        if token.kind == "word" and token.norm not in words("numbers", "function_words"):
            counts.append(stem(token.norm))
        at += 1
    if found.kind in ("count", "label") and found.unit is None and start:
        follows = tokens[end] if end < len(tokens) else None
        bare = follows is None or follows.kind != "word" or follows.norm in words("numbers", "function_words")
        proper = tokens[start - 1].text[:1].isupper() and tokens[start - 1].norm not in words("sentences", "openers")
        named = tokens[start - 1].kind == "word" and proper and bare and start > 1 and found.number < 10_000
        if named_by_word_before(tokens, start) or (named and tokens[start].kind == "number"):
            return replace(found, kind="label", counts=(stem(tokens[start - 1].norm), *counts)[:_COUNTED])
    return replace(found, counts=tuple(counts))
