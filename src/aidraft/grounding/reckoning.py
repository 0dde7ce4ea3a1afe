"""Numbers that the notes do not give but tell: "nine years" for "since 2017", "a third fewer" for "from 30 to 20"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations

from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.sameness import same_number
from aidraft.grounding.sources import gives
from aidraft.grounding.words import Word, word_list
from aidraft.language.numbers import Quantity
from aidraft.language.numerals import table

RELATED = 2.0
"""How strongly a fact must speak of a sentence that reckons with its numbers."""
NEARLY, NAMED = 0.6, 0.5
"""How strongly, beside the fact that speaks most of the sentence; and where the sentence has another of its numbers."""
TELLING = 10
"""A number above this says by itself which fact a sentence reckons with."""
AGES = 25
"""So many years since a year of the notes are no coincidence."""
_FIGURES = re.compile(r"\D*(\d[\d,]*(?:\.\d+)?)(?=\s*[^\W\d])")
"""The figures of "Rs 19 crore", "2.6M", "1,900 kg", without what scales or measures them."""
_RECKONED = ("count", "measure", "share", "money")


def reckoned(
    quantity: Quantity,
    others: Sequence[Quantity],
    words: Sequence[Word],
    index: FactIndex,
    rest: bool = False,
) -> IndexedFact | None:
    """The fact of which a number is the sum, the difference, the share or the years since.

    `others` are the numbers that stand beside it or before it in its paragraph, `words` those of its sentence; `rest`
    says that this one is called what is left.
    """
    year = next((d.year for f in index.usable if f.id == "header.date" for d in f.dates), None)
    facts = [f for f in index.usable if not f.bookkeeping]
    different = {(other.number, other.unit): other for other in others}.values()
    most = index.best(words, facts)[1]
    for fact in facts:
        named = [other for other in different if gives(fact, other)]
        enough = (NAMED if named else NEARLY) * max(most, RELATED)
        telling = quantity.unit != "%" and any(other.number > TELLING for other in named)
        telling = telling or rest or _lifelong(quantity, words, fact)
        results = _results(quantity, fact, year, rest) if telling or index.score(words, fact) >= enough else iter(())
        if quantity.number >= AGES:
            results = chain(results, _since(quantity, fact, year))
        shared_out = (ratio for pair in combinations(named, 2) for ratio in _each(*pair))
        if any(same_number(quantity, result) for result in chain(results, shared_out if quantity.unit is None else ())):
            return fact
    return None


def _lifelong(quantity: Quantity, words: Sequence[Word], fact: IndexedFact) -> bool:
    """ "Thirteen years in the profession", whatever a qualification calls it that has the year."""
    named = any(word.token.norm in word_list("names", "careers") for word in words)
    return quantity.unit == "month" and named and fact.fact.section == "qualifications" and bool(fact.dates)


def _results(quantity: Quantity, fact: IndexedFact, year: int | None, rest: bool) -> Iterator[Quantity]:
    numbers = [q for q in fact.quantities if q.kind in _RECKONED and (q.number > 1 or q.unit == "%")]
    times = {table("numbers", "multiples").get(token.norm) for token in fact.tokens} - {None}
    counted = {noun for number in numbers for noun in number.counts} & set(quantity.counts)
    for number in numbers:
        # "from eleven crore to nineteen"
        if quantity.unit is None and not counted and (bare := _FIGURES.match(number.text)):
            figures = Fraction(bare[1].replace(",", ""))
            yield replace(quantity, qualifier=None, number=figures, value=figures)
        # "the other six per cent", "the remaining eight"
        if rest and number.unit == "%" and quantity.unit in ("%", None):
            left = 100 - number.number
            yield replace(
                quantity, qualifier=None, value=left if quantity.unit is None else 1 - number.value, number=left
            )
        for factor in filter(None, times):  # "31 families, would like that doubled"
            yield replace(number, value=number.value * factor, number=number.number * factor)
    for one, other in combinations(numbers, 2):
        if quantity.unit in ("%", "x"):
            yield from _ratios(quantity, one, other)
            continue
        yield from _part(one, other)
        if min(one.number, other.number) > 1 and (one.unit == other.unit or None in (one.unit, other.unit)):
            yield from _sums(one, other)
    yield from _since(quantity, fact, year)


def _since(quantity: Quantity, fact: IndexedFact, year: int | None) -> Iterator[Quantity]:
    """The years since a year of the fact."""
    for mention in fact.dates if quantity.unit == "month" and year else ():
        for years in (year - mention.year, year - mention.year - 1) if year and mention.year else ():
            yield replace(quantity, number=Fraction(years), value=Fraction(12 * years))


def _sums(one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """The difference of two numbers, and their sum where they have a unit: "24, two rounds" add up to nothing."""
    unit = one if one.unit is not None else other
    alike = one.unit == other.unit
    low, high = sorted((one.value, other.value) if alike else (one.number, other.number))
    factor = unit.value / unit.number
    for number in (high - low, *((high + low,) if unit.unit is not None and alike else ())):
        yield replace(unit, number=number / (factor if alike else 1), value=number * (1 if alike else factor))


def _part(whole: Quantity, share: Quantity) -> Iterator[Quantity]:
    """So many per cent of a number that stands before, and the rest: "1,900 alerts, 4 % of them real"."""
    if share.unit == "%" != whole.unit:
        for part in (share.value, 1 - share.value):
            number, value = (Fraction(round(of * part)) for of in (whole.number, whole.value))
            yield replace(whole, number=number, value=value)


def _each(one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """Two numbers of a sentence shared out: 310 buildings for three inspectors are a hundred each."""
    low, high = sorted((one, other), key=lambda q: q.value)
    if low.unit is high.unit is None and low.value > 1:
        yield replace(high, value=high.value / low.value, number=high.number / low.number)


def _ratios(quantity: Quantity, one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """How many times one number is the other; what share of it remains, and what share is gone."""
    if one.unit != other.unit and (None not in (one.unit, other.unit) or "%" in (one.unit, other.unit)):
        return
    low, high = sorted((one.value, other.value) if one.unit == other.unit else (one.number, other.number))
    if not low:
        return
    part, times = low / high, high / low
    for ratio in (part, 1 - part) if quantity.unit == "%" else (times,):
        digits = 2 if quantity.unit == "%" else 0
        exact = round(ratio, digits)
        yield replace(quantity, qualifier=None, value=exact if quantity.qualifier is None else ratio, number=exact)
