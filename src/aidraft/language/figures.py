"""Numbers written in figures: "1,100", "3.5x", "£40k", "10-12", "4:15", "p99"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aidraft.language.clocks import clock
from aidraft.language.data import language, words
from aidraft.language.numerals import ordinal
from aidraft.language.quantity import (
    Quantity,
    cut,
    in_unit,
    is_content,
    meanings,
    named_by_word_before,
    units,
    with_unit_of,
    with_what_follows,
)
from aidraft.language.words import stem
from aidraft.message.message import Token

_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_FIGURE = re.compile(
    rf"^(?P<money>[a-z]{{0,2}}[^\w\s]?)(?P<whole>\d{{1,15}}(?:,\d{{3}}){{0,5}})?(?P<tail>[.,:/]\d{{1,9}})?(?P<vulgar>[{''.join(_FRACTIONS)}])?"
    r"(?P<suffix>[^\W\d_]+|[ap]\.m\.|[%‰]|°[CF]?)?(?P<plus>\+)?%?$"
)
_PHONE = re.compile(r"^\d[\d-]{5,}$")
_DIGITS = re.compile(r"\d{1,12}(?:\.\d{1,6})?")


def identifier(tokens: Sequence[Token], at: int) -> Quantity | None:
    digits = _DIGITS.search(tokens[at].norm)
    if not digits or tokens[at].norm.startswith("'"):
        return None
    return cut(tokens, at, at + 1, "identifier", Fraction(digits[0]))


def figure(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A number that starts with a figure."""
    token = tokens[at]
    head, dash, tail = token.norm.partition("-")
    if _PHONE.match(token.norm) and dash and ((len(head) > 2 and len(tail) > 3) or tail.count("-")):
        return identifier(tokens, at)
    if dash and tail[:1].isdigit():
        low, high = _one_figure(tokens, at, head), _one_figure(tokens, at, tail)
        if low and high and high.tokens and not (low.unit and high.unit and low.unit != high.unit):
            low = with_unit_of(low, high) if low.unit is None else low
            return replace(high, value=low.value, number=low.number, high=high.value)
        return identifier(tokens, at)
    if dash:
        found = _one_figure(tokens[: at + 1], at, head)  # "12-hr nights" are no twelve nights
        unit = units().get(tail.split("-")[0])
        if found and unit and found.unit is None:
            return in_unit(found, *unit)
        return replace(found, counts=(stem(tail),)) if found else identifier(tokens, at)
    return _one_figure(tokens, at, token.norm) or identifier(tokens, at)


def _one_figure(tokens: Sequence[Token], at: int, norm: str) -> Quantity | None:
    if (number := ordinal(norm)) is not None:
        return cut(tokens, at, at + 1, "ordinal", Fraction(number))
    if time := clock(tokens, at, norm):
        return time
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
    money = meanings("currencies").get(match["money"]) if match["money"] else None
    found = cut(tokens, at, at + 1, "count", number_)
    if match["plus"]:
        found = replace(found, qualifier="over")
    if tail[:1] == "/" and number_ > 1:
        return replace(found, kind="identifier")  # "24/7"
    found = _suffixed(found, match["suffix"] or "", tokens[at].text, money, tokens)
    return with_what_follows(tokens, found, money, fraction=tail[:1] == "/" or bool(match["vulgar"]))


def _suffixed(found: Quantity, suffix: str, text: str, money: str | None, tokens: Sequence[Token]) -> Quantity:
    """A number with the letters that touch it: "85k", "350ms", "1.2M", "8s" in "Year 8s"."""
    if not suffix:
        return found
    if suffix in words("numbers", "about_suffixes"):
        return replace(found, qualifier="about")
    scales = dict(language("numbers")["suffixes"])
    if money:
        scales |= language("numbers")["money_suffixes"]
    written = next((s for s in (text.rstrip("+").removesuffix("%")[-len(suffix) :], suffix) if s in scales), None)
    if written is None and suffix == "m" and is_content(tokens, found.tokens[1]):
        written, scales = "m", {"m": 1_000_000}  # "2m users", but "32m"
    if written is not None:
        number = found.number * scales[written]
        return replace(found, number=number, value=number)
    if unit := units().get(suffix):
        if (
            unit[0] == "s"
            and suffix == "s"
            and found.number.denominator == 1
            and named_by_word_before(tokens, found.tokens[0])
        ):
            return replace(found, kind="label")  # "band 6s"
        return in_unit(found, *unit)
    return replace(found, kind="identifier") if suffix != "s" else found
