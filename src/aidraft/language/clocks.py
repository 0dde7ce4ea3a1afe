"""Times of day: "4:15", "9 a.m.", "half past four", "ten to nine", "two o'clock"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aidraft.language.data import words
from aidraft.language.numerals import cardinal
from aidraft.language.quantity import Quantity, cut, norm_at
from aidraft.message.message import Token

HALF_DAY = 12 * 60
"""Minutes after which a clock shows the same time."""
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m\.?)?$")
_PARTS = {"half": 30, "quarter": 15}


def clock(tokens: Sequence[Token], at: int, norm: str) -> Quantity | None:
    """ "4:15", "10:30am", "9 a.m.", "11.00" behind "at": minutes since midnight (or noon, when nothing tells)."""
    match = _CLOCK.match(norm)
    if not match or int(match[1]) > 24 or int(match[2] or 0) > 59:
        return None
    end, half = at + 1, match[3]
    behind = norm_at(tokens, at + 1).replace(".", "")
    if half is None and behind in ("am", "pm"):
        half, end = behind[0], at + 2
    elif half is None and behind == "o'clock":
        end = at + 2
    before = norm_at(tokens, at - 1)
    said = ":" in norm or (match[2] is not None and (before == "at" or before in words("dates", "weekdays")))
    if half is None and end == at + 1 and not said:
        return None
    hours = int(match[1]) % 12 + (12 if half == "p" else 0) if half else int(match[1])
    return replace(cut(tokens, at, end, "clock", Fraction(hours * 60 + int(match[2] or 0))), unit="clock")


def spoken_clock(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "Half past four", "a quarter to five", "ten past six", "thirteen minutes to five", "two o'clock".

    Minutes since midnight or noon."""
    start = at + (norm_at(tokens, at) in ("a", "an"))
    part = _PARTS.get(norm_at(tokens, start))
    spelled = (Fraction(part), start + 1) if part else cardinal(tokens, start) if start == at else None
    if spelled is None:
        return None
    minutes, end = spelled
    if norm_at(tokens, end) == "o'clock" and not part:
        return replace(cut(tokens, at, end + 1, "clock", minutes * 60), unit="clock")
    exact = norm_at(tokens, end) in ("minute", "minutes")
    end += exact
    hour = _hour(tokens, end + 1)
    if norm_at(tokens, end) not in ("past", "to") or hour is None or minutes >= 60 or (minutes % 5 and not exact):
        return None
    told = hour * 60 + (minutes if norm_at(tokens, end) == "past" else -minutes)
    timed = part or (norm_at(tokens, at - 1) in words("numbers", "clock_before") and _alone(tokens, end + 2))
    return replace(cut(tokens, at, end + 2, "clock", told), unit="clock") if timed else None


def _hour(tokens: Sequence[Token], at: int) -> int | None:
    """A full hour, in words or figures."""
    if at >= len(tokens):
        return None
    if norm_at(tokens, at).isdecimal():
        hour: Fraction | None = Fraction(int(norm_at(tokens, at)))
    else:
        hour = spelled[0] if (spelled := cardinal(tokens, at)) and spelled[1] == at + 1 else None
    return int(hour) if hour is not None and 1 <= hour <= 12 else None


def _alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is counted here: "at ten to nine in the morning", but "at ten to nine cases"."""
    return at >= len(tokens) or tokens[at].kind != "word" or tokens[at].norm in words("numbers", "function_words")


def same_time(one: Quantity, other: Quantity) -> bool:
    """Whether a time in words, which says no half of the day, is another time."""
    if not one.kind == other.kind == "clock" or any(map(str.isdigit, one.text)):
        return False
    return (one.value - other.value) % HALF_DAY == 0
