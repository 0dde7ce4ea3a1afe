"""When two numbers are one: in other words, in another unit, or roughly."""

from fractions import Fraction
from functools import lru_cache

from aidraft.language.clocks import same_time
from aidraft.language.numbers import Quantity, agrees

MONTH, CALENDAR = Fraction(304, 10), Fraction(1, 25)
"""Days of a month, and how far months may be from days for the same time: 90 days are three months, 12 weeks not."""
ROUGH, POINTS, WELL = Fraction(1, 10), 3, 15
"""How far a rough number may be from the exact one: a tenth of it; or percentage points for a share in words, and for
one that the share is "well over"."""
SHARE = Fraction(3, 10)
"""How far a small share in words may be: "one in forty" is no 4 %."""
_DAYS_AND_MONTHS = (("s", "month"), ("month", "s"))
ROUND = 100
"""From here on a number of one figure and noughts may stand for any up to the next such number."""


@lru_cache(maxsize=16_384)
def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two say the same number; "ten at night" is the 10 pm of the notes, "two o'clock" their "at two",
    and "the 7.45 round" is at 7.45."""
    if "clock" in (one.kind, other.kind) and "count" in (one.kind, other.kind):
        clock, count = (one, other) if one.kind == "clock" else (other, one)
        return clock.text == count.text or (1 <= count.number <= 12 and (clock.value / 60 - count.number) % 12 == 0)
    if same_time(one, other):
        return True
    if "x" in (one.unit, other.unit) and one.unit != other.unit:  # "214 nights" of a play called "214 times"
        return one.number == other.number
    if one.unit != other.unit and (one.unit, other.unit) in _DAYS_AND_MONTHS:
        return _as_long(one, other)
    if _begins(one, other) or _begins(other, one):  # "verified 2.6", where the notes have $2.6M
        return True
    weight = one.text.endswith("pounds") and other.unit == "lb" and one.number == other.number
    return weight or agrees(one, other) or _roughly(one, other)


def _begins(full: Quantity, bare: Quantity) -> bool:
    """Whether a number with decimals is written with just the figures of another, and then its scale or unit."""
    if bare.unit is not None or bare.value.denominator == 1:
        return False
    written = full.text.strip("$£€~")
    ends = not written[len(bare.text) : len(bare.text) + 1].isdigit()
    return full.number != bare.number and written != bare.text and written.startswith(bare.text) and ends


def _as_long(one: Quantity, other: Quantity) -> bool:
    """Whether days or weeks come to so many months: 90 days are three."""
    months, rest = sorted((one, other), key=lambda q: q.unit != "month")
    days = rest.value / 86_400
    return abs(days - months.value * MONTH) <= days * (ROUGH if one.qualifier else CALENDAR)


def _roughly(one: Quantity, other: Quantity) -> bool:
    """Whether a number that calls itself rough ("about sixty", "four in ten") is true of an exact one."""
    if one.unit != other.unit or "ordinal" in (one.kind, other.kind):
        return False
    if one.kind == "share" and in_words(one) and "cent" not in one.text:
        off = (other.value - one.value) * 100
        well = (one.qualifier, off > 0) in (("over", True), ("under", False))
        near = min(Fraction(POINTS), SHARE * other.value * 100)
        return abs(off) <= (WELL if well else near)
    if one.qualifier is None or not other.value:
        return False
    if one.qualifier == "over" and one.value <= other.value and one.number >= ROUND:  # "over three thousand", of 3,640
        figure = str(one.number).rstrip("0")
        return len(figure) == 1 and other.number * int(figure) < one.number * (int(figure) + 1)
    low, high = {"about": (-ROUGH, ROUGH), "over": (Fraction(0), ROUGH), "under": (-ROUGH, Fraction(0))}[one.qualifier]
    return low <= (other.value - one.value) / other.value <= high


def in_words(quantity: Quantity) -> bool:
    return not any(map(str.isdigit, quantity.text))
