"""A number and all that is said with it, and how the words behind a number change it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal

from aidraft.language.data import listed, words
from aidraft.language.numerals import table
from aidraft.message.message import Span, Token

QuantityKind = Literal["count", "measure", "share", "money", "label", "ordinal", "clock", "identifier", "date"]
Qualifier = Literal["over", "under", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and all that is said with it.

    ``number`` is the number as written (350 for "350 ms", 29 for "twenty-nine", 9/10 for "nine in ten"); ``value`` is
    it in base units, exactly (7/20 for "350 ms", 29/100 for "29 %", 900 for a clock time of 15:00 in minutes); ``unit``
    is the base unit: ``s``, ``month`` (a year is twelve), ``m``, ``g``, ``byte``, ``%``, a currency sign, … or None.
    ``high`` is the upper end of a range, in base units ("10-12", "50 to 500", "between 3 and 5").

    ``kind``: ``count`` (a bare number), ``measure`` (with a unit), ``share`` (per cent and fractions, unit ``%``),
    ``money``, ``label`` (names rather than counts: "level 1", "Postgres 15", "Year 8s"), ``ordinal``, ``clock``,
    ``identifier`` (p99, Q1, GEO214: value of its digits), ``date`` (part of a date: `date_mentions` says which).

    ``counts`` holds the stems of up to three content words that follow within the clause, and of the word before a
    label. ``tokens`` is the range of indices it covers.
    """

    value: Fraction
    unit: str | None
    span: Span
    text: str
    kind: QuantityKind
    number: Fraction
    counts: tuple[str, ...] = ()
    qualifier: Qualifier | None = None
    high: Fraction | None = None
    tokens: tuple[int, int] = (0, 0)

    def __hash__(self) -> int:
        # What is known of a pair is found by it, so this must be cheap; fractions take long.
        return hash((self.text, self.span))


def agrees(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities say the same number: 40 % and two in five, 1.2 s and 1200 ms, "29" and "29 percent".

    A quantity without a unit agrees with one that has any, when the numbers as written are equal. A single number
    agrees with both ends of a range, not with what lies between. What they count is not compared.
    """
    if "identifier" in (left.kind, right.kind) and left.kind != right.kind:
        return False
    if left.unit == right.unit:
        if left.high is not None and right.high is not None:
            ends = ((left.value, left.high), (left.high, left.value))
            return (right.value, right.high) in ends
        return equal(left.value, right.value) or equal(left.high, right.value) or equal(left.value, right.high)
    if left.unit is None or right.unit is None:
        return equal(left.number, right.number)
    return False


def equal(one: Fraction | None, other: Fraction | None) -> bool:
    """Whether both are the same number; a quarter of the time that ``==`` takes, which asks what kinds they are of."""
    if one is None or other is None:
        return False
    return one.numerator == other.numerator and one.denominator == other.denominator


def cut(tokens: Sequence[Token], start: int, end: int, kind: QuantityKind, number: Fraction) -> Quantity:
    pieces = [tokens[start].text]
    for left, right in zip(tokens[start:end], tokens[start + 1 : end], strict=False):
        pieces += [" " if right.start > left.end else "", right.text]
    span = (tokens[start].start, tokens[end - 1].end)
    return Quantity(number, None, span, "".join(pieces), kind, number, tokens=(start, end))


def norm_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def norms_at(tokens: Sequence[Token], at: int, count: int) -> str:
    return " ".join(t.norm for t in tokens[at : at + count])


def with_what_follows(tokens: Sequence[Token], found: Quantity, money: str | None, fraction: bool = False) -> Quantity:
    """What stands behind a number, added to it: a scale, "and a half", a unit or currency."""
    _start, end = found.tokens
    while (scale := table("numbers", "scales").get(norm_at(tokens, end))) or (
        scale := table("numbers", "groups").get(norm_at(tokens, end)) if found.number.denominator == 1 else None
    ):
        if norm_at(tokens, end) in words("numbers", "loose_groups"):
            break
        found = extended(tokens, found, end + 1, found.number * scale)
        end += 1
    if norms_at(tokens, end, 3) in words("numbers", "and_half"):
        found = extended(tokens, found, end + 3, found.number + Fraction(1, 2))
        end += 3
    if money:
        return replace(found, unit=money, kind="money")
    if norm_at(tokens, end) == "of" and norm_at(tokens, end - 1) in table("numbers", "groups"):
        end += norm_at(tokens, end + 1) in units()  # "a couple of days"
    for width in (2, 1):
        name = norms_at(tokens, end, width)
        if len(tokens) - end < width:
            continue
        if currency := meanings("currencies").get(name):
            return replace(extended(tokens, found, end + width, found.number), unit=currency, kind="money")
        if found.unit is None and name in units() and _unit_here(tokens, end, name):
            found = in_unit(extended(tokens, found, end + width, found.number), *units()[name])
            if norms_at(tokens, end + width, 3) in words("numbers", "and_half"):
                whole = extended(tokens, found, end + width + 3, found.number + Fraction(1, 2))
                return in_unit(whole, *units()[name])
            return found
    if fraction and found.unit is None and 0 < found.number < 1:
        return replace(found, kind="share", unit="%")
    return found


def _unit_here(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Whether a word behind a number is a unit there: not in "2 second interviews", "3 bar staff", "two S", "52 w/ a
    pump"."""
    if len(name) == 1 and norm_at(tokens, at + 1) == "/":
        return False
    if name in words("numbers", "doubtful_units"):
        return not is_content(tokens, at + 1)
    return len(name) > 1 or tokens[at].text == name


def extended(tokens: Sequence[Token], found: Quantity, end: int, number: Fraction) -> Quantity:
    wider = cut(tokens, found.tokens[0], end, found.kind, number)
    factor = found.value / found.number if found.number else Fraction(1)
    return replace(wider, value=number * factor, unit=found.unit, qualifier=found.qualifier)


def in_unit(found: Quantity, base: str, factor: Fraction) -> Quantity:
    kind: QuantityKind = "share" if base == "%" else "measure"
    return replace(found, unit=base, value=found.number * factor, kind=kind)


def with_unit_of(found: Quantity, other: Quantity) -> Quantity:
    """A number that shares the unit of another one, as in "from 33 to 28 percent"."""
    if other.unit is None or not other.number:
        return found
    return replace(found, unit=other.unit, value=found.number * other.value / other.number, kind=other.kind)


def is_content(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].norm not in words("numbers", "function_words")


def named_by_word_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before a number is named by it: "level 1", "Postgres 15"."""
    if at < 1 or tokens[at - 1].kind != "word":
        return False
    before = tokens[at - 1]
    return before.norm in words("numbers", "heads") or before.norm.removesuffix("s") in words("numbers", "heads")


@cache
def units() -> dict[str, tuple[str, Fraction]]:
    units: dict[str, tuple[str, Fraction]] = {}
    for item in listed("numbers", "units"):
        form, base, factor, *divisor = item.split("/")
        units[form] = (base, Fraction(int(factor), int(divisor[0]) if divisor else 1))
    return units


@cache
def meanings(name: str) -> dict[str, str]:
    """A list of ``form/meaning`` items as a mapping."""
    return {form: meaning for form, _, meaning in (item.partition("/") for item in listed("numbers", name))}
