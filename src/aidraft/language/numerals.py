"""Numbers written in words: "forty", "twenty-nine", "one hundred and fifty", "the twenty-first"."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from aidraft.language.data import listed
from aidraft.message.message import Token


@cache
def table(section: str, name: str) -> dict[str, Fraction]:
    """A list of ``word/number`` items as a mapping."""
    return {word: Fraction(value) for word, _, value in (item.partition("/") for item in listed(section, name))}


def cardinal(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """The number in words that starts at a token, and the index behind it; None when there is none.

    "a" counts as one before a scale or a group ("a hundred", "a dozen"); "one" alone is a number here.
    """
    scales, groups = table("numbers", "scales"), table("numbers", "groups")
    start, total, current, last = at, Fraction(0), Fraction(0), Fraction(0)
    if tokens[at].norm in ("a", "an"):
        at += 1
        if at >= len(tokens) or (tokens[at].norm not in scales and tokens[at].norm not in groups):
            return None
        current = Fraction(1)
    while at < len(tokens):
        norm = tokens[at].norm
        value = cardinal_word(norm)
        if value is not None:
            # "twenty nine" adds up, "nine twenty" and "two three" do not
            if at > start and not (current == 0 or (last >= 20 and value < 10 and last < 100) or last == 100):
                break
            current, last = current + value, value
        elif norm in scales and at > start and scales[norm] != last:
            scale = scales[norm]
            if scale == 100:
                current, last = (current or Fraction(1)) * 100, Fraction(100)
            else:
                total, current, last = total + (current or Fraction(1)) * scale, Fraction(0), scale
        elif norm in groups and at > start and tokens[at - 1].kind == "word":
            return (total + (current or Fraction(1)) * groups[norm], at + 1)
        elif norm == "and" and last >= 100 and at + 1 < len(tokens) and cardinal_word(tokens[at + 1].norm) is not None:
            pass
        else:
            break
        at += 1
    return (total + current, at) if at > start else None


def cardinal_word(norm: str) -> Fraction | None:
    """ "nine", "forty", "twenty-nine"."""
    small = table("numbers", "cardinals")
    if "-" not in norm:
        return small.get(norm)
    tens, _, unit = norm.partition("-")
    if tens in small and unit in small and small[tens] >= 20 and 0 < small[unit] < 10:
        return small[tens] + small[unit]
    return None


def ordinal(norm: str) -> int | None:
    """ "third" is 3, "twenty-first" 21, "22nd" 22; None for anything else."""
    if norm[:1].isdigit() and norm[-2:] in ("st", "nd", "rd", "th") and norm[:-2].isdecimal() and len(norm) < 8:
        return int(norm[:-2])
    known = table("numbers", "ordinals")
    if norm in known:
        return int(known[norm])
    tens, _, unit = norm.partition("-")
    small = table("numbers", "cardinals")
    if unit in known and tens in small and small[tens] >= 20 and known[unit] < 10:
        return int(small[tens] + known[unit])
    return None
