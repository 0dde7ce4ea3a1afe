"""Numbers in a text, in figures or in words, with their unit and what they count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal

from aidraft.language.data import language, listed, words
from aidraft.language.dates import date_mentions
from aidraft.language.numerals import cardinal, ordinal, table
from aidraft.language.words import stem
from aidraft.message.message import Span, Token

QuantityKind = Literal["count", "measure", "share", "money", "label", "ordinal", "clock", "identifier", "date"]
Qualifier = Literal["over", "under", "about"]

_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_FIGURE = re.compile(
    rf"^(?P<money>[a-z]{{0,2}}[^\w\s]?)(?P<whole>\d{{1,15}}(?:,\d{{3}}){{0,5}})?(?P<tail>[.,:/]\d{{1,9}})?(?P<vulgar>[{''.join(_FRACTIONS)}])?"
    r"(?P<suffix>[^\W\d_]+|[ap]\.m\.|[%‰]|°[CF]?)?(?P<plus>\+)?%?$"
)
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m\.?)?$")
_PHONE = re.compile(r"^\d[\d-]{5,}$")
_DIGITS = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_COUNTED = 3


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


def agrees(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities say the same number: 40 % and two in five, 1.2 s and 1200 ms, "29" and "29 percent".

    A quantity without a unit agrees with one that has any, when the numbers as written are equal. A single number
    agrees with both ends of a range, not with what lies between. What they count is not compared.
    """
    if "identifier" in (left.kind, right.kind) and left.kind != right.kind:
        return False
    if left.unit == right.unit:
        ends_left, ends_right = {left.value, left.high} - {None}, {right.value, right.high} - {None}
        if left.high is not None and right.high is not None:
            return ends_left == ends_right
        return bool(ends_left & ends_right)
    if left.unit is None or right.unit is None:
        return left.number == right.number
    return False


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """The numbers of a text in their order. ``text`` joins the tokens with single spaces where they stand apart."""
    dates = {at for mention in date_mentions(tokens) if mention.kind != "in" for at in range(*mention.tokens)}
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = _read(tokens, at, dates)
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = quantity.tokens[1]
    taken = {q.tokens[0] for q in found}
    return [_counted(tokens, q, taken) for q in _joined(tokens, found)]


def _make(tokens: Sequence[Token], start: int, end: int, kind: QuantityKind, number: Fraction) -> Quantity:
    pieces = [tokens[start].text]
    for left, right in zip(tokens[start:end], tokens[start + 1 : end], strict=False):
        pieces += [" " if right.start > left.end else "", right.text]
    span = (tokens[start].start, tokens[end - 1].end)
    return Quantity(number, None, span, "".join(pieces), kind, number, tokens=(start, end))


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def _words(tokens: Sequence[Token], at: int, count: int) -> str:
    return " ".join(t.norm for t in tokens[at : at + count])


def _read(tokens: Sequence[Token], at: int, dates: set[int]) -> Quantity | None:
    """The quantity that starts at a token."""
    token = tokens[at]
    if at in dates:
        digits = _DIGITS.search(token.norm)
        return _make(tokens, at, at + 1, "date", Fraction(digits[0])) if digits else None
    if token.kind == "number":
        return _figure(tokens, at)
    if token.kind != "word" or not _may_begin(token.norm):
        return None
    return _share_in_words(tokens, at) or _in_words(tokens, at) or _compound(tokens, at) or _identifier(tokens, at)


@lru_cache(65_536)
def _may_begin(norm: str) -> bool:
    """Whether a number may begin with this word: a quick look that spares nearly every word the rest."""
    head = norm.partition("-")[0]
    return (
        any(map(str.isdecimal, norm))
        or head in table("numbers", "cardinals")
        or head in table("numbers", "fractions")
        or norm in words("dates", "articles")
        or ordinal(norm) is not None
    )


def _identifier(tokens: Sequence[Token], at: int) -> Quantity | None:
    digits = _DIGITS.search(tokens[at].norm)
    if not digits or tokens[at].norm.startswith("'"):
        return None
    return _make(tokens, at, at + 1, "identifier", Fraction(digits[0]))


def _figure(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A number that starts with a figure."""
    token = tokens[at]
    head, dash, tail = token.norm.partition("-")
    if _PHONE.match(token.norm) and dash and ((len(head) > 2 and len(tail) > 3) or tail.count("-")):
        return _identifier(tokens, at)
    if dash and tail[:1].isdigit():
        low, high = _one_figure(tokens, at, head), _one_figure(tokens, at, tail)
        if low and high and high.tokens and not (low.unit and high.unit and low.unit != high.unit):
            low = _with_unit(low, high) if low.unit is None else low
            return replace(high, value=low.value, number=low.number, high=high.value)
        return _identifier(tokens, at)
    if dash:
        found = _one_figure(tokens, at, head)
        unit = _units().get(tail.split("-")[0])
        if found and unit and found.unit is None:
            return _in_unit(found, *unit)
        return replace(found, counts=(stem(tail),)) if found else _identifier(tokens, at)
    return _one_figure(tokens, at, token.norm) or _identifier(tokens, at)


def _one_figure(tokens: Sequence[Token], at: int, norm: str) -> Quantity | None:
    if (number := ordinal(norm)) is not None:
        return _make(tokens, at, at + 1, "ordinal", Fraction(number))
    if clock := _clock(tokens, at, norm):
        return clock
    match = _FIGURE.match(tokens[at].text.lower() if "⁄" in norm else norm)
    if not match or not (match["whole"] or match["vulgar"]):
        return None
    number_ = Fraction((match["whole"] or "0").replace(",", ""))
    tail = match["tail"] or ""
    if tail[:1] in (".", ","):
        number_ += Fraction(int(tail[1:]), 10 ** len(tail[1:]))
    elif tail[:1] == "/" and int(tail[1:]):
        number_ /= int(tail[1:])
    elif tail:
        return None
    if match["vulgar"]:
        number_ += Fraction(*_FRACTIONS[match["vulgar"]])
    money = table_of("currencies").get(match["money"]) if match["money"] else None
    found = _make(tokens, at, at + 1, "count", number_)
    if match["plus"]:
        found = replace(found, qualifier="over")
    if tail[:1] == "/" and number_ > 1:
        return replace(found, kind="identifier")  # "24/7"
    found = _suffixed(found, match["suffix"] or "", tokens[at].text, money, tokens)
    return _behind(tokens, found, money, fraction=tail[:1] == "/" or bool(match["vulgar"]))


def _suffixed(found: Quantity, suffix: str, text: str, money: str | None, tokens: Sequence[Token]) -> Quantity:
    """A number with the letters that touch it: "85k", "350ms", "1.2M", "8s" in "Year 8s"."""
    if not suffix:
        return found
    scales = dict(language("numbers")["suffixes"])
    if money:
        scales |= language("numbers")["money_suffixes"]
    written = next((s for s in (text.rstrip("+").removesuffix("%")[-len(suffix) :], suffix) if s in scales), None)
    if written is None and suffix == "m" and _is_word(tokens, found.tokens[1]):
        written, scales = "m", {"m": 1_000_000}  # "2m users", but "32m"
    if written is not None:
        number = found.number * scales[written]
        return replace(found, number=number, value=number)
    if unit := _units().get(suffix):
        if unit[0] == "s" and suffix == "s" and found.number.denominator == 1 and _head(tokens, found.tokens[0]):
            return replace(found, kind="label")  # "band 6s"
        return _in_unit(found, *unit)
    return replace(found, kind="identifier") if suffix != "s" else found


def _is_word(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].norm not in words("numbers", "function_words")


def _behind(tokens: Sequence[Token], found: Quantity, money: str | None, fraction: bool = False) -> Quantity:
    """What stands behind a number, added to it: a scale, "and a half", a unit or currency."""
    _start, end = found.tokens
    while (scale := table("numbers", "scales").get(_norm(tokens, end))) or (
        scale := table("numbers", "groups").get(_norm(tokens, end)) if found.number.denominator == 1 else None
    ):
        if _norm(tokens, end) in words("numbers", "loose_groups"):
            break
        found = _extended(tokens, found, end + 1, found.number * scale)
        end += 1
    if _words(tokens, end, 3) in words("numbers", "and_half"):
        found = _extended(tokens, found, end + 3, found.number + Fraction(1, 2))
        end += 3
    if money:
        return replace(found, unit=money, kind="money")
    for width in (2, 1):
        name = _words(tokens, end, width)
        if len(tokens) - end < width:
            continue
        if currency := table_of("currencies").get(name):
            return replace(_extended(tokens, found, end + width, found.number), unit=currency, kind="money")
        if found.unit is None and name in _units() and _unit_here(tokens, end, name):
            found = _in_unit(_extended(tokens, found, end + width, found.number), *_units()[name])
            if _words(tokens, end + width, 3) in words("numbers", "and_half"):
                whole = _extended(tokens, found, end + width + 3, found.number + Fraction(1, 2))
                return _in_unit(whole, *_units()[name])
            return found
    if fraction and found.unit is None and 0 < found.number < 1:
        return replace(found, kind="share", unit="%")
    return found


def _unit_here(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Whether a word behind a number is a unit there: not in "2 second interviews", "3 bar staff", "two S"."""
    if name in words("numbers", "doubtful_units"):
        return not _is_word(tokens, at + 1)
    return len(name) > 1 or tokens[at].text == name


def _extended(tokens: Sequence[Token], found: Quantity, end: int, number: Fraction) -> Quantity:
    wider = _make(tokens, found.tokens[0], end, found.kind, number)
    factor = found.value / found.number if found.number else Fraction(1)
    return replace(wider, value=number * factor, unit=found.unit, qualifier=found.qualifier)


def _in_unit(found: Quantity, base: str, factor: Fraction) -> Quantity:
    kind: QuantityKind = "share" if base == "%" else "measure"
    return replace(found, unit=base, value=found.number * factor, kind=kind)


def _with_unit(found: Quantity, other: Quantity) -> Quantity:
    """A number that shares the unit of another one, as in "from 33 to 28 percent"."""
    if other.unit is None or not other.number:
        return found
    return replace(found, unit=other.unit, value=found.number * other.value / other.number, kind=other.kind)


def _clock(tokens: Sequence[Token], at: int, norm: str) -> Quantity | None:
    """ "4:15", "10:30am", "9 a.m.", "11.00" behind "at": minutes since midnight (or noon, when nothing tells)."""
    match = _CLOCK.match(norm)
    if not match or int(match[1]) > 24 or int(match[2] or 0) > 59:
        return None
    end, half = at + 1, match[3]
    behind = _norm(tokens, at + 1).replace(".", "")
    if half is None and behind in ("am", "pm"):
        half, end = behind[0], at + 2
    elif half is None and behind == "o'clock":
        end = at + 2
    before = _norm(tokens, at - 1)
    said = ":" in norm or (match[2] is not None and (before == "at" or before in words("dates", "weekdays")))
    if half is None and end == at + 1 and not said:
        return None
    hours = int(match[1]) % 12 + (12 if half == "p" else 0) if half else int(match[1])
    return replace(_make(tokens, at, end, "clock", Fraction(hours * 60 + int(match[2] or 0))), unit="clock")


def _share_in_words(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "a third", "two thirds", "half of", "three quarters", "nine in ten", "1 in 5", "half an hour"."""
    parts = table("numbers", "fractions")
    norm = tokens[at].norm
    if norm == "half" and _norm(tokens, at - 1) not in words("numbers", "half_before"):
        return _half(tokens, at)
    head, dash, tail = norm.partition("-")
    small = table("numbers", "cardinals")
    if dash and head in small and tail in parts and 0 < small[head] < parts[tail]:
        return _share(tokens, at, at + 1, small[head] / parts[tail])
    if norm in ("a", "one") or norm in small:
        top = Fraction(1) if norm == "a" else small[norm]
        name = _norm(tokens, at + 1)
        single = top == 1 and not name.endswith("s")
        if name in parts and name != "half" and 0 < top < parts[name] and (single or (top > 1 and name.endswith("s"))):
            follows = tokens[at + 2] if at + 2 < len(tokens) else None
            if follows is None or follows.kind != "word" or follows.norm in words("numbers", "after_fraction"):
                return _share(tokens, at, at + 2, top / parts[name])
    return _out_of(tokens, at)


def _out_of(tokens: Sequence[Token], at: int) -> Quantity | None:
    top = cardinal(tokens, at) if tokens[at].kind == "word" and tokens[at].norm != "a" else None
    if not top:
        return None
    middle = top[1] + max((n for n in (1, 2) if _words(tokens, top[1], n) in words("numbers", "of_which")), default=0)
    if middle == top[1] or middle >= len(tokens):
        return None
    bottom = cardinal(tokens, middle)
    if bottom and 0 < top[0] < bottom[0] and _norm(tokens, bottom[1]) not in _units():
        return _share(tokens, at, bottom[1], top[0] / bottom[0])
    return None


def _share(tokens: Sequence[Token], start: int, end: int, number: Fraction) -> Quantity:
    return replace(_make(tokens, start, end, "share", number), unit="%")


def _half(tokens: Sequence[Token], at: int) -> Quantity:
    after = at + 1
    if _norm(tokens, after) in ("a", "an"):
        after += 1
        scale = (table("numbers", "scales") | table("numbers", "groups")).get(_norm(tokens, after))
        if scale and _norm(tokens, after) not in words("numbers", "loose_groups"):
            return _make(tokens, at, after + 1, "count", scale / 2)
        if _norm(tokens, after) in _units():
            return _in_unit(_make(tokens, at, after + 1, "measure", Fraction(1, 2)), *_units()[_norm(tokens, after)])
    return _share(tokens, at, at + 1, Fraction(1, 2))


def _in_words(tokens: Sequence[Token], at: int) -> Quantity | None:
    norm = tokens[at].norm
    if (number := ordinal(norm)) is not None:
        return _make(tokens, at, at + 1, "ordinal", Fraction(number))
    if norm in ("a", "an") and _words(tokens, at + 2, 3) in words("numbers", "and_half"):
        unit = _units().get(_norm(tokens, at + 1))
        return _in_unit(_make(tokens, at, at + 5, "measure", Fraction(3, 2)), *unit) if unit else None
    spelled = cardinal(tokens, at)
    if spelled is None:
        return None
    number_, end = spelled
    if number_ == 1 and end == at + 1:
        follows = tokens[end] if end < len(tokens) else None
        if _norm(tokens, at - 1) in words("numbers", "one_before") or follows is None or follows.kind != "word":
            return None
        if follows.norm in words("numbers", "one_after") or follows.norm in words("numbers", "function_words"):
            return None
    found = _make(tokens, at, end, "count", number_)
    if _norm(tokens, end) == "o'clock":
        return replace(_make(tokens, at, end + 1, "clock", number_ * 60), unit="clock")
    return _behind(tokens, found, None)


def _compound(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "six-person", "two-day", "half-hour"."""
    norm = tokens[at].norm
    head, dash, tail = norm.partition("-")
    if not dash or norm in words("numbers", "not_numbers"):
        return None
    number = Fraction(1, 2) if head == "half" else table("numbers", "cardinals").get(head)
    if number is None or (head == "half" and tail not in _units()):
        return None
    found = _make(tokens, at, at + 1, "count", number)
    unit = _units().get(tail.split("-")[0])
    return _in_unit(found, *unit) if unit else replace(found, counts=(stem(tail),))


@cache
def _units() -> dict[str, tuple[str, Fraction]]:
    units: dict[str, tuple[str, Fraction]] = {}
    for item in listed("numbers", "units"):
        form, base, factor, *divisor = item.split("/")
        units[form] = (base, Fraction(int(factor), int(divisor[0]) if divisor else 1))
    return units


@cache
def table_of(name: str) -> dict[str, str]:
    """A list of ``form/meaning`` items as a mapping."""
    return {form: meaning for form, _, meaning in (item.partition("/") for item in listed("numbers", name))}


def _joined(tokens: Sequence[Token], found: list[Quantity]) -> Iterator[Quantity]:
    """Ranges made one, units shared across "to", and qualifiers put to their numbers."""
    at = 0
    while at < len(found):
        low = found[at]
        high = found[at + 1] if at + 1 < len(found) else None
        link = _link(tokens, low, high) if high else None
        if high and link and {low.kind, high.kind} <= {"count", "measure", "share", "money", "label", "clock"}:
            low = _with_unit(low, high) if low.unit is None else low
            high = _with_unit(high, low) if high.unit is None else high
            if low.unit != high.unit or link == "change":
                found[at], found[at + 1] = low, high
            else:
                wide = _make(tokens, low.tokens[0], high.tokens[1], high.kind, low.number)
                qualifier = _qualifier(tokens, low)
                yield replace(wide, value=low.value, unit=low.unit, high=high.value, qualifier=qualifier)
                at += 2
                continue
        low = found[at]
        yield replace(low, qualifier=low.qualifier or _qualifier(tokens, low))
        at += 1


def _link(tokens: Sequence[Token], low: Quantity, high: Quantity) -> str | None:
    """How two numbers hang together: "range" (10 to 12), "change" (from 31 days down to 19) or not at all."""
    start = low.tokens[1]
    between = " ".join(t.norm for t in tokens[start : high.tokens[0]])
    before = _norm(tokens, low.tokens[0] - 1)
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
    after = _words(tokens, end, 2)
    for name in names:
        if after in words("numbers", f"{name}_after"):
            return name
    return None


def _head(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before a number is named by it: "level 1", "Postgres 15"."""
    if at < 1 or tokens[at - 1].kind != "word":
        return False
    before = tokens[at - 1]
    return before.norm in words("numbers", "heads") or before.norm.removesuffix("s") in words("numbers", "heads")


def _counted(tokens: Sequence[Token], found: Quantity, taken: set[int]) -> Quantity:
    """With the stems of what a number counts, and made a label where it names what stands before it."""
    start, end = found.tokens
    counts = list(found.counts)
    at = end
    while at < len(tokens) and len(counts) < _COUNTED:
        token = tokens[at]
        if at in taken or token.kind == "number" or (token.kind in ("mark", "symbol") and token.norm not in "\"'“”/"):
            break
        if token.kind == "word" and token.norm not in words("numbers", "function_words"):
            counts.append(stem(token.norm))
        at += 1
    if found.kind in ("count", "label") and found.unit is None and start:
        follows = tokens[end] if end < len(tokens) else None
        bare = follows is None or follows.kind != "word" or follows.norm in words("numbers", "function_words")
        proper = tokens[start - 1].text[:1].isupper() and tokens[start - 1].norm not in words("sentences", "openers")
        named = tokens[start - 1].kind == "word" and proper and bare and start > 1 and found.number < 10_000
        if _head(tokens, start) or (named and tokens[start].kind == "number"):
            return replace(found, kind="label", counts=(stem(tokens[start - 1].norm), *counts)[:_COUNTED])
    return replace(found, counts=tuple(counts))
