"""By what a number is measured: 22 parts are no 22 minutes, and nine a week are no nine a month."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from aidraft.grounding.index import IndexedFact
from aidraft.grounding.passages import bases
from aidraft.grounding.words import Word, content, word_list, word_rows, word_sets
from aidraft.language.numbers import Quantity, agrees
from aidraft.language.quantity import norm_at, units
from aidraft.message import Token

UNIT = 3
"""Tokens behind a number within which its unit stands."""
BEHIND = 5
"""Tokens behind a number within which stands the time that it is reckoned by."""


def counts_not_measures(one: Quantity, tokens: Sequence[Token], other: Quantity) -> bool:
    """Whether a number counts the things named right behind it in its `tokens`, where the other has a unit."""
    if one.kind != "count" or one.unit is not None or other.kind != "measure" or other.number <= 1:
        return False
    behind = tokens[one.tokens[1] : one.tokens[1] + UNIT]
    if any(units().get(token.norm, ("",))[0] == other.unit for token in behind):  # "eleven sales years"
        return False
    return bool(content(behind[:1])) and behind[0].text.islower() and behind[0].norm.endswith("s")


def other_rate(said: Quantity, tokens: Sequence[Token], noted: Quantity, fact: IndexedFact) -> str | None:
    """The span of time that a fact reckons a number by, where a letter's `tokens` have `said` it by another."""
    here, there = _rate(said, tokens), _rate(noted, fact.tokens)
    same = [q for q in fact.quantities if agrees(said, q)]
    if here is None or there is None or any(_rate(q, fact.tokens) in (None, here) for q in same):
        return None
    return word_rows("plain", "periods")[there][0]


def other_measure(said: Quantity, tokens: Sequence[Token], noted: Quantity, fact: IndexedFact) -> str | None:
    """By what thing a fact reckons a number that a letter's `tokens` have `said` by another: "62 kg per plant", for 62
    per square metre."""
    here, there = _per(said, tokens), _per(noted, fact.tokens)
    same = [q for q in fact.quantities if agrees(said, q)]
    if not here or not there or len(same) != 1 or any(_one_measure(a, b) for a in here for b in there):
        return None
    return " ".join(word.token.text for word in there)


def _one_measure(one: Word, other: Word) -> bool:
    """Whether two words are one, or one unit: "kg", "kilogram"."""
    base = units().get(one.token.norm)
    return not one.keys.isdisjoint(other.keys) or (base is not None and base == units().get(other.token.norm))


def _per(quantity: Quantity, tokens: Sequence[Token]) -> tuple[Word, ...]:
    """What stands behind "per", right behind a number and its unit."""
    behind = tokens[quantity.tokens[1] : quantity.tokens[1] + UNIT]
    at = next((i for i, t in enumerate(behind) if t.norm in ("per", "/")), None)
    if at is None:
        return ()
    first = quantity.tokens[1] + at + 1
    return content(takewhile(lambda t: t.kind == "word" and "-" not in t.text, tokens[first : first + 2]))


def _rate(quantity: Quantity, tokens: Sequence[Token]) -> int | None:
    """The span behind a number, or behind the one that it became: "from 9 to 2 a week"."""
    start = quantity.tokens[1]
    if norm_at(tokens, start) == "to" and any(token.kind == "number" for token in tokens[start + 1 : start + 2]):
        start += 2
    behind = tokens[start : start + BEHIND]
    until = list(takewhile(lambda t: t.kind not in ("mark", "number") or t.norm == "/", behind))
    return next((n for kind, n, _ in spans_of_time(until, counted=True) if kind == "rate"), None)


def spans_of_time(tokens: Sequence[Token], *, counted: bool = False) -> Iterator[tuple[str, int, int]]:
    """Spans that recur ("rate") or come ("coming"): as the number of their line in the list, and where they stand.

    ``counted`` says that the tokens stand behind a number, so that "a month" is a rate.
    """
    periods = word_sets("plain", "periods")
    known = frozenset().union(*periods)
    for at, token in enumerate(tokens):
        if bases(token).isdisjoint(known) or not token.text.islower() or "-" in token.norm:
            continue
        for number, forms in enumerate(periods):
            if bases(token).isdisjoint(forms):
                continue
            if _is_rate(tokens, at, counted):
                yield "rate", number, at
            elif norm_at(tokens, at - 1) in word_list("plain", "coming_words"):
                yield "coming", number, at


def _is_rate(tokens: Sequence[Token], at: int, counted: bool) -> bool:
    """Whether a span recurs: "monthly", "per month", and behind a number "a month"; but not "within a month"."""
    before = norm_at(tokens, at - 1)
    if before in word_list("plain", "rate_words") or tokens[at].norm.endswith(("ly", "al")):
        return True
    if before not in word_list("plain", "amount_words"):
        return False
    return (at < 2 or bool(content(tokens[at - 2 : at - 1]))) if counted else _amount(tokens, at - 2)


def _amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands here, or capitals in its place ("$XXX"): "a month" is a rate only behind an amount."""
    return at >= 0 and (tokens[at].kind == "number" or (len(tokens[at].text) > 1 and tokens[at].text.isupper()))
