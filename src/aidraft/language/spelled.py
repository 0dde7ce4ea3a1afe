"""Numbers written in words: "forty tenants", "nine in ten", "half an hour", "a six-person team"."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aidraft.language.data import words
from aidraft.language.numerals import cardinal, cardinal_word, ordinal, table
from aidraft.language.quantity import Quantity, cut, in_unit, is_content, norm_at, norms_at, units, with_what_follows
from aidraft.language.words import stem
from aidraft.message.message import Token

_YEAR_DIGITS = 4
_RATE, _TENS = 20, (10, 100, 1000)
"""Shares are said of so many, or of a hundred or a thousand; of another number the part is a count."""
_BETWEEN = 2
"""Words that may stand between: "one warranty claim in six"."""


def share(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "a third", "two thirds", "half of", "three quarters", "nine in ten", "1 in 5", "half an hour"."""
    parts = table("numbers", "fractions")
    norm = tokens[at].norm
    hour = norm_at(tokens, at + 1) in ("hour", "hr")  # "the first half hour", but "the first half" of something
    if norm == "half" and (hour or norm_at(tokens, at - 1) not in words("numbers", "half_before")):
        return _half(tokens, at)
    if norm == "quarter" and norms_at(tokens, at + 1, 3) == "of an hour":  # "a happy quarter of an hour"
        return in_unit(cut(tokens, at, at + 4, "measure", Fraction(1, 4)), *units()["hour"])
    head, dash, tail = norm.partition("-")
    small = table("numbers", "cardinals")
    if dash and head in small and tail in parts and 0 < small[head] < parts[tail]:
        return _as_share(tokens, at, at + 1, small[head] / parts[tail])
    if norms_at(tokens, at, 2) == "a quarter" and norm_at(tokens, at + 2) != "of":
        three_months = norm_at(tokens, at - 1) in words("numbers", "in_time")  # "four projects in a quarter"
        if three_months:
            return None
    if norm in words("dates", "every") and (every := _every_nth(tokens, at)):
        return every
    if norm in ("a", "one") or norm in small:
        top = Fraction(1) if norm == "a" else small[norm]
        name = norm_at(tokens, at + 1)
        single = top == 1 and not name.endswith("s")
        if name in parts and name != "half" and 0 < top < parts[name] and (single or (top > 1 and name.endswith("s"))):
            follows = tokens[at + 2] if at + 2 < len(tokens) else None
            unit = units().get(norm_at(tokens, at + 4))
            if unit and norms_at(tokens, at + 2, 2) in ("of a", "of an"):  # "a quarter of an hour"
                return in_unit(cut(tokens, at, at + 5, "measure", top / parts[name]), *unit)
            if follows is None or follows.kind != "word" or follows.norm in words("numbers", "after_fraction"):
                return _as_share(tokens, at, at + 2, top / parts[name])
    return out_of(tokens, at)


def _every_nth(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "Every third recruit"; "every third Thursday" and "every second week" are times."""
    number = ordinal(norm_at(tokens, at + 1))
    noun = norm_at(tokens, at + 2)
    timely = noun in units() or noun.removesuffix("s") in words("dates", "weekdays") or not is_content(tokens, at + 2)
    return _as_share(tokens, at, at + 2, Fraction(1, number)) if number and number > 1 and not timely else None


def out_of(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "nine in ten", "1 in 5", "one recruit in five", "six in every hundred"."""
    top = _whole(tokens, at)
    if not top:
        return None
    link = top[1]
    while link < top[1] + _BETWEEN and is_content(tokens, link):
        if norm_at(tokens, link) in units():
            return None
        link += 1
    middle = link + max((n for n in (1, 2) if norms_at(tokens, link, n) in words("numbers", "of_which")), default=0)
    if middle == link or middle >= len(tokens):
        return None
    middle += norm_at(tokens, middle) in words("dates", "every")
    if middle >= len(tokens):
        return None
    bottom = cardinal(tokens, middle) or _whole(tokens, middle)  # "in a hundred" too
    if not bottom and norm_at(tokens, middle - 1) in words("dates", "every"):
        scale = table("numbers", "scales").get(norm_at(tokens, middle))
        bottom = (scale, middle + 1) if scale else None
    if not bottom or not 0 < top[0] < bottom[0] or norm_at(tokens, bottom[1]) in units():
        return None
    apart = link > top[1]
    if apart and top[0] > 1 and is_content(tokens, bottom[1]):
        norm = tokens[bottom[1]].norm
        told = norm.endswith("ing") or (bottom[0] in _TENS and not norm.endswith("s"))
        if not told:
            return None  # "seven workers in ten say", "one claim in six", but "two visits in three towns"
    marked = not apart and norm_at(tokens, link) == "out"  # "47 out of 50"
    if (apart or tokens[at].kind == "number") and not marked and bottom[0] > _RATE and bottom[0] not in _TENS:
        return None  # "90 rules out of 340" are ninety
    return _as_share(tokens, at, bottom[1], top[0] / bottom[0])


def _whole(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """A whole number in words or figures, not so large that it could be a year, and the index behind it."""
    if at >= len(tokens) or tokens[at].norm == "a":
        return None
    if tokens[at].norm.isdecimal() and len(tokens[at].norm) < _YEAR_DIGITS:
        return Fraction(int(tokens[at].norm)), at + 1
    return cardinal(tokens, at) if tokens[at].kind == "word" else None


def _as_share(tokens: Sequence[Token], start: int, end: int, number: Fraction) -> Quantity:
    return replace(cut(tokens, start, end, "share", number), unit="%")


def _half(tokens: Sequence[Token], at: int) -> Quantity | None:
    after = at + 1
    if norm_at(tokens, after) in units():  # "the half hour you gave me"
        return in_unit(cut(tokens, at, after + 1, "measure", Fraction(1, 2)), *units()[norm_at(tokens, after)])
    if norm_at(tokens, after) in ("a", "an"):
        after += 1
        scale = (table("numbers", "scales") | table("numbers", "groups")).get(norm_at(tokens, after))
        if scale and norm_at(tokens, after) not in words("numbers", "loose_groups"):
            return cut(tokens, at, after + 1, "count", scale / 2)
        if norm_at(tokens, after) in units():
            return in_unit(cut(tokens, at, after + 1, "measure", Fraction(1, 2)), *units()[norm_at(tokens, after)])
    # "half built", "half the time"
    if norm_at(tokens, after) in words("numbers", "half_done") or norms_at(tokens, at + 1, 2) in words(
        "numbers", "half_said"
    ):
        return None
    return _as_share(tokens, at, at + 1, Fraction(1, 2))


def spelled_number(tokens: Sequence[Token], at: int) -> Quantity | None:
    norm = tokens[at].norm
    if (number := ordinal(norm)) is not None:
        return cut(tokens, at, at + 1, "ordinal", Fraction(number))
    if norm in ("a", "an") and norms_at(tokens, at + 2, 3) in words("numbers", "and_half"):
        unit = units().get(norm_at(tokens, at + 1))
        return in_unit(cut(tokens, at, at + 5, "measure", Fraction(3, 2)), *unit) if unit else None
    spelled = cardinal(tokens, at)
    if spelled is None:
        return None
    number_, end = spelled
    if number_ == 1 and end == at + 1 and norms_at(tokens, end, 3) not in words("numbers", "and_half"):
        follows = tokens[end] if end < len(tokens) else None
        if norm_at(tokens, at - 1) in words("numbers", "one_before") or follows is None or follows.kind != "word":
            return None
        if norm_at(tokens, at - 2) in words("dates", "articles"):  # "a better one waiting there"
            return None
        if follows.norm in words("numbers", "doubtful_units"):  # "one bar of mine needs repeating"
            return None
        if follows.norm in words("numbers", "one_after") or follows.norm in words("numbers", "function_words"):
            return None
    found = cut(tokens, at, end, "count", number_)
    scale = table("numbers", "scales").get(norm_at(tokens, end + 1))
    if scale and norm_at(tokens, end) == "of" and norm_at(tokens, end - 1) in words("numbers", "loose_groups"):
        return replace(cut(tokens, at, end + 2, "count", number_ * scale), qualifier="about")  # "a couple of hundred"
    return with_what_follows(tokens, found, None)


def compound(tokens: Sequence[Token], at: int) -> Quantity | None:
    """ "six-person", "two-day", "half-hour", "eighteen-million-gallon"."""
    norm = tokens[at].norm
    head, dash, tail = norm.partition("-")
    if not dash or norm in words("numbers", "not_numbers"):
        return None
    tens, _, after = tail.partition("-")
    number: Fraction | None = Fraction(1, 2) if head == "half" else table("numbers", "cardinals").get(head)
    if after and (whole := cardinal_word(f"{head}-{tens}")):  # "an eighty-five-seat house"
        number, tail = whole, after
    if number is None or (head == "half" and tail not in units()):
        return None
    noun, _, rest = tail.partition("-")
    if rest and (scale := table("numbers", "scales").get(noun)):
        number, tail = number * scale, rest
        noun = rest.partition("-")[0]
    found = cut(tokens, at, at + 1, "count", number)
    if tail in words("numbers", "about_suffixes"):
        return replace(found, qualifier="about")  # "seventy-odd"
    unit = units().get(tail) or units().get(noun)
    return in_unit(found, *unit) if unit else replace(found, counts=(stem(tail),))
