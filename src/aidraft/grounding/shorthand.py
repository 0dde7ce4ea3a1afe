"""How notes write: words cut short, letters for a word, days and months in their own fashion."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from aidraft.grounding.words import word_list
from aidraft.language.almanac import meanings, mention_of, months
from aidraft.language.dates import DateMention, date_mentions
from aidraft.language.numbers import Quantity, quantities
from aidraft.language.quantity import norms_at
from aidraft.message import Token
from aidraft.message.tokens import tokenize

MEMBERSHIP = 5
"""Capitals at least of a membership: "MCIPS", "FRICS"; fewer are a body's own letters."""
_OPENING_DAY = re.compile(r"^(\d{1,2})/(\d{1,2})$")


def written_out(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words that short forms stand for: "level" for "L3", "assistant" for "asst", "Northern Territory" for "NT"."""
    for token in tokens:
        if (word := _in_full(token.norm)) is not None:
            yield from tokenize(word)
        regions = stands_for(token.norm, "regions") if token.text.isupper() else ()
        for word in (*stands_for(token.norm.rstrip("."), "cut_short"), *regions, *_belongs_to(token)):
            yield from tokenize(word)


def _belongs_to(token: Token) -> Iterator[str]:
    """The rank and the body of a membership: "member" and "CIPS" of "MCIPS"."""
    letters = token.text
    if letters.isalpha() and letters.isupper() and len(letters) >= MEMBERSHIP:
        for rank in stands_for(token.norm[0], "memberships"):
            yield from (rank, letters[1:])


def stands_for(short: str, *lists: str) -> tuple[str, ...]:
    """What a short form stands for by these lists of names.yaml, most often one thing."""
    return tuple(whole for name in lists for whole in _pairs(name).get(short, ()))


def first_months(tokens: Sequence[Token]) -> Iterator[DateMention]:
    """The first month of a span written as one word: the October of "Oct-Mar", whose March is read anyway."""
    for mention in date_mentions(tokens):
        first, _, last = tokens[mention.tokens[0]].norm.partition("-")
        if mention.kind == "month" and last and first in months():
            yield replace(mention, month=months()[first])


def other_months(tokens: Sequence[Token]) -> Iterator[DateMention]:
    """The December of "by the end of the year"."""
    for at in range(len(tokens)):
        for width in (4, 3, 2, 1):
            name = norms_at(tokens, at, width)
            if (number := meanings("months_otherwise").get(name)) and len(name.split()) == width:
                yield replace(mention_of(tokens, at, at + width, "month"), month=int(number))


def bare_months(tokens: Sequence[Token]) -> Iterator[DateMention]:
    """The month that ends a phrase with nothing to lead it in: "first delivery May", but not "Theresa May"."""
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        ends = at + 1 == len(tokens) or tokens[at + 1].kind == "mark"
        if token.norm in months() and token.text.istitle() and ends and before.text.islower():
            yield replace(mention_of(tokens, at, at + 1, "month"), month=months()[token.norm])


def dated(tokens: Sequence[Token]) -> Iterator[DateMention]:
    """The day that opens a note without its year: "10/14: renewed the card". Which number is the month is open."""
    match = _OPENING_DAY.match(tokens[0].norm) if len(tokens) > 1 and tokens[1].text in (":", "–", "-") else None
    if match:
        first, second = int(match[1]), int(match[2])
        for month, day in dict.fromkeys(((first, second), (second, first))):
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield replace(mention_of(tokens, 0, 1, "day"), month=month, day=day)


def elapsed(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """The span of time in a date that counts back: the two years of "two years ago"."""
    for mention in date_mentions(tokens):
        if mention.kind == "ago":
            first, last = mention.tokens
            for quantity in quantities(tokens[first : last - 1]):
                yield replace(quantity, tokens=(first + quantity.tokens[0], first + quantity.tokens[1]))


def labelled(quantity: Quantity) -> Quantity:
    """The number of "L3" as that of "Level 3"."""
    short = quantity.kind == "identifier" and _in_full(quantity.text.casefold()) is not None
    return replace(quantity, kind="label") if short else quantity


def _in_full(norm: str) -> str | None:
    """What the letters before a number stand for: "level" of "l3", "section" of "s.47"."""
    letters = norm.removesuffix("s").rstrip("0123456789")  # "Y10s" too
    if letters == norm.removesuffix("s"):
        return None
    return next(iter(stands_for(letters.rstrip("."), "shorthand")), None)


@cache
def _pairs(name: str) -> Mapping[str, tuple[str, ...]]:
    """What each short form of a list stands for: one thing, or any of several."""
    found: dict[str, tuple[str, ...]] = {}
    for item in sorted(word_list("names", name)):
        short, _, whole = item.partition("/")
        found[short] = (*found.get(short, ()), whole.replace("_", " "))
    return found
