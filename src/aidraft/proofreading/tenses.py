"""Tenses that do not go with a time, and clauses that do not go with each other.

"I have met her last week", "I work here since 2019", "When we spoke, you ask me", "If I had known, I will". A time may
belong to a noun ("I have thought about our talk last week"), so only what leaves no room for that is judged.
"""

from collections.abc import Iterator, Sequence

from aidraft.proofreading.mistake import GRAMMAR, Mistake
from aidraft.proofreading.reading import BREAK, ENDS, PERSONS, STOPS, Reading
from aidraft.proofreading.word_classes import WordClasses

OVER = 2025
"""Years up to this one are over whenever a letter is written."""
NEAR = 9
"""Words between a verb and its time."""
_PRESENT = frozenset(["am", "is", "are"])


class Tenses:
    """The words that settle a tense (words/proofreading.yaml, ``classes``)."""

    def __init__(self, classes: WordClasses) -> None:
        self._modals = classes["modal"].words | {"to", "'d", "having"}
        self._adverbs = classes["adverb"].words
        self._determiners = classes["determiner"].words
        self._done = classes["once-done"].words
        self._participles = classes["participle-only"] | classes["past-too"] | classes["ed"]
        self._pasts = classes["past-only"] | classes["past-too"] | classes["ed"]
        self._breaks = classes["tense-breaks"]
        self._finite = classes["aux"].words
        plain = classes["verb"].words | classes["noun-verb"].words
        self._presents = plain - classes["timeless"].words - {v for v in plain if v in classes["plain.past"].words}
        self._thirds = classes["verb.third"].words - classes["timeless.third"].words
        self._lasting = classes["lasting"].words
        self._spans = (
            classes["span"].words | classes["weekday"].words | {"night", "summer", "winter", "spring", "autumn"}
        )
        self._units = classes["spans"].words | {"year", "month", "week", "day"}
        self._months = classes["month"].words

    def judged(self, reading: Reading) -> Iterator[Mistake]:
        norms = reading.norms
        for at, norm in enumerate(norms):
            if norm in ("have", "has", "'ve"):
                yield from self._perfect(reading, at)
            elif norm == "since":
                yield from self._since(reading, at)
            if norms[at - 1] in (".", "!", "?", BREAK):
                yield from self._opening(reading, at)

    def _perfect(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """ "I have passed it in 2024", "We have met last week"."""
        norms = reading.norms
        verb = at + 1
        while norms[verb] in self._adverbs or norms[verb] in ("not", "n't"):
            verb += 1
        ruled = any(n in self._modals for n in norms[max(0, at - 3) : at])
        if ruled or not (norms[verb] in self._done or norms[verb].startswith("co-")):
            return
        for place in range(verb + 1, min(verb + NEAR, len(norms) - 2)):
            if (last := self._past_time(reading, place)) is not None:
                says = "a time that is over takes the past: 'I met', not 'I have met'"
                yield Mistake(GRAMMAR, reading.span(at, verb), says)
                return
            if norms[place] == "as" and norms[place + 1] in ("a", "an"):
                continue  # "as a cook in 2016"
            if norms[place] in self._breaks or norms[place] in self._participles or last is not None:
                return

    def _past_time(self, reading: Reading, at: int) -> int | None:
        """Behind a time that is over."""
        norms = reading.norms
        if norms[at] == "yesterday":
            return at + 1
        if norms[at] == "last" and norms[at + 1] in self._spans:
            return at + 2
        if norms[at + 1 : at + 3] and norms[at + 1] in self._units and norms[at + 2] == "ago":
            return at + 3
        if norms[at] == "in" and norms[at + 1].isdigit() and 1900 < int(norms[at + 1]) <= OVER:
            return at + 2
        return None

    def _since(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """ "I work here since 2019", "I am with them since May"."""
        norms = reading.norms
        start = at - 1
        while norms[start] not in STOPS and norms[start] not in ("and", "but", "that"):
            start -= 1
        subject, verb = norms[start + 1], start + 2
        while norms[verb] in self._adverbs:
            verb += 1
        present = norms[verb] in ("am", "are") or (
            norms[verb] in self._lasting and subject in ("i", "we", "you", "they")
        )
        present = present or (subject in ("he", "she") and norms[verb] == "is")
        others = any(n in self._finite or n in PERSONS or n in self._participles for n in norms[verb + 1 : at])
        if subject not in PERSONS or not present or others or verb >= at:
            return
        end = reading.until(at, STOPS | {"and", "but"})
        rest = norms[at + 1 : end]
        pointed = rest and (
            rest[0].isdigit() or rest[0] in self._months | {"last", "my", "childhood"} or rest[-1] in self._units
        )
        if pointed and not any(n in self._finite or n in PERSONS or n in self._pasts for n in rest):
            yield Mistake(GRAMMAR, reading.span(verb, verb), "what has lasted since then takes 'have'")

    def _opening(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """What the beginning of a sentence asks of its main clause."""
        norms = reading.norms
        first = norms[at]
        behind = self._past_time(reading, at)
        if behind is not None:
            main = behind + (norms[behind] == ",")
            yield from self._present(reading, main)
            verb = self._behind_subject(norms, main)
            if verb and norms[verb] in ("has", "have") and (norms[main] not in PERSONS or norms[verb + 1] == "been"):
                yield Mistake(GRAMMAR, reading.span(verb, verb + 1), "a time that is over takes the past")
        elif (
            first == "for"
            and norms[at + 2] == "years"
            and norms[at + 3] in PERSONS
            and norms[at + 4] in _PRESENT | {"'m"}
        ):
            yield Mistake(GRAMMAR, reading.span(at + 4, at + 4), "what has lasted for years takes 'have'")
        elif first == "since" and norms[at + 1] in self._months and norms[at + 2] == ",":
            end = reading.until(at + 3, ENDS)
            verb = next((n for n in range(at + 3, end) if norms[n] in self._finite), None)
            if verb and norms[verb] in _PRESENT and norms[verb + 1].endswith("ing"):
                yield Mistake(GRAMMAR, reading.span(verb, verb + 1), "what has lasted since then takes 'have'")
        elif first in ("when", "although", "though", "because", "as", "since"):
            yield from self._clauses(reading, at)
        elif norms[at : at + 3] == ["by", "the", "time"] or first == "until":
            yield from self._before(reading, at + (3 if first == "by" else 1))

    def _before(self, reading: Reading, clause: int) -> Iterator[Mistake]:
        """ "have" in the main clause of what had happened before: "By the time we came, it has begun"."""
        norms = reading.norms
        comma = reading.until(clause, ENDS | {","})
        if norms[comma] != "," or norms[clause] not in PERSONS or norms[clause + 1] not in self._pasts:
            return
        verb = self._behind_subject(norms, comma + 1)
        if verb and norms[verb] in ("has", "have", "'ve"):
            says = "what had happened before another thing takes 'had'"
            yield Mistake(GRAMMAR, reading.span(verb, verb), says, ("had",), certain=norms[verb] != "'ve")

    def _behind_subject(self, norms: Sequence[str], at: int) -> int | None:
        """The place behind a pronoun, or behind one word or two with a determiner."""
        if norms[at] in PERSONS | {"it"}:
            return at + 1
        if norms[at] not in self._determiners:
            return None
        return next((n for n in (at + 2, at + 3) if norms[n] in ("has", "have")), None)

    def _clauses(self, reading: Reading, at: int) -> Iterator[Mistake]:
        norms = reading.norms
        comma = reading.until(at, ENDS | {","})
        if norms[comma] != ",":
            return
        first, clause = norms[at], norms[at + 1 : comma]
        main = comma + 1
        if first in ("although", "though") and norms[main] == "but" and clause[0] not in ("not", "only"):
            yield Mistake(GRAMMAR, reading.span(comma, main), "'although' needs no 'but'", (",",), certain=True)
        elif first in ("because", "as", "since") and norms[main] == "so" and norms[main + 1] in PERSONS | {"the", "my"}:
            yield Mistake(GRAMMAR, reading.span(comma, main), f"'{first}' needs no 'so'", (",",), certain=True)
        elif first == "when" and len(clause) > 1 and clause[0] in PERSONS and clause[1] in self._pasts:
            yield from self._present(reading, main)

    def _present(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """A present, or a perfect, behind a time that is over."""
        norms = reading.norms
        if norms[at] not in PERSONS:
            return
        verb = at + 1
        if norms[verb] in self._adverbs:
            verb += 1
        perfect = (
            norms[verb] in ("have", "has", "'ve") and norms[verb + 1] in self._participles and norms[verb + 1] != "been"
        )
        present = norms[verb] in (self._thirds if norms[at] in ("he", "she") else self._presents)
        if perfect or present:
            yield Mistake(GRAMMAR, reading.span(verb, verb + perfect), "a time that is over takes the past")
