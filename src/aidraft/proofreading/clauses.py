"""Clauses as wholes: what one lacks, and what it has twice.

"For which you asked me for", "I am working here for nine years", "When I will arrive, I will ring", "Is a good idea.",
"Although the bus was late." Each needs a whole clause or sentence to be seen, where a row of words would not do.
"""

from collections.abc import Iterator

from aidraft.proofreading.mistake import GRAMMAR, Mistake
from aidraft.proofreading.reading import BREAK, ENDS, PERSONS, STOPS, Reading
from aidraft.proofreading.word_classes import WordClasses

NEAR = 9
"""Words between a verb and how long it has lasted, or between a preposition and its double."""
SHORT = 8
"""Words of a sentence that is seen at a glance to have one clause."""
_STARTS = (".", "!", "?", BREAK)
_TIMES = frozenset(["when", "after", "before", "once", "until"])


class Clauses:
    """The words that show where a clause begins and ends (words/proofreading.yaml, ``classes``)."""

    def __init__(self, classes: WordClasses) -> None:
        self._prepositions = classes["preposition"].words
        self._finite = classes["finite"].words | classes["modal"].words | {"'s", "'m", "'re", "'ve", "'d"}
        self._subjects = classes["subject"].words
        self._determiners = classes["determiner"].words | classes["quantity"].words
        self._adverbs = classes["adverb"].words
        self._going_on = classes["lasting.gerund"].words | classes["going-on"].words
        self._units = frozenset(["years", "decades", "months"])
        self._counts = classes["number"] | classes["several"]
        self._plain = classes["plain"].words | classes["other-verb"].words
        self._asking = classes["asking-verb"].words | classes["asking-preposition"].words
        self._willing = classes["modal"].words | {"please", "let"}
        self._descriptions = classes["be-adjective"].words | {"ready", "free", "open"}
        known = classes.verbs() | classes["other-verb"].words
        self._verbs = known.union(*(classes[f"known-verb.{form}"].words for form in ("past", "third", "participle")))
        self._adjectives = classes["adj"].words
        self._plural = classes["plurals"].words
        self._pasts = classes["past-only"] | classes["past-too"] | classes["ed"]

    def judged(self, reading: Reading) -> Iterator[Mistake]:
        norms = reading.norms
        for at, norm in enumerate(norms):
            if norm in ("which", "whom") and norms[at - 1] in self._prepositions:
                yield from self._doubled(reading, at)
            elif norm in ("am", "is", "are", "'m", "'re"):
                yield from self._going(reading, at)
            elif norm == "when" and norms[at - 1] not in STOPS:
                yield from self._until(reading, at)
            if norms[at - 1] in _STARTS and norm != BREAK:
                yield from self._sentence(reading, at)

    def _doubled(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """ "for which you asked me for": the clause ends with the preposition it begins with."""
        norms = reading.norms
        for place in range(at + 3, min(at + NEAR, len(norms) - 1)):
            if norms[place] in STOPS:
                return
            behind = norms[place + 1]
            ended = (
                behind in STOPS or behind in self._finite or behind in self._prepositions or behind in ("and", "but")
            )
            if norms[place] == norms[at - 1] and ended:
                yield Mistake(GRAMMAR, reading.span(place, place), "the preposition stands twice")
                return

    def _going(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """ "am working here for nine years"."""
        norms = reading.norms
        verb = at + 1
        while norms[verb] in self._adverbs:
            verb += 1
        been = norms[at - 1] in PERSONS and norms[verb] in ("a", "an")  # "I am a cook for nine years"
        if norms[verb] not in self._going_on and not been:
            return
        for place in range(verb + 1, min(verb + NEAR, len(norms) - 3)):
            if norms[place] in STOPS or norms[place] in self._finite:
                return
            if norms[place] == "for":
                unit = next((n for n in range(place + 1, place + 4) if norms[n] in self._units), None)
                if unit is None or not any(norms[n] in self._counts for n in range(place + 1, unit)):
                    continue
                if norms[unit + 1] in STOPS or norms[unit + 1] in ("and", "now", "but", "already"):
                    fix = {"am": ("have been",), "are": ("have been",), "is": ("has been",)}.get(norms[at], ())
                    says = "what has lasted for some time takes 'have been'"
                    yield Mistake(GRAMMAR, reading.span(at, at), says, fix, certain=bool(fix))
                    return

    def _until(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """ "I will send it when I will have it"."""
        norms = reading.norms
        if norms[at + 1] not in PERSONS or norms[at + 2] not in ("will", "'ll") or norms[at + 3] not in self._plain:
            return
        start = at - 1
        while norms[start] not in ENDS | {BREAK}:
            start -= 1
        main = norms[start + 1 : at]
        if any(n in self._willing for n in main) and not any(n in self._asking for n in main):
            yield Mistake(GRAMMAR, reading.span(at + 2, at + 2), "behind 'when' stands the present, not 'will'")

    def _sentence(self, reading: Reading, at: int) -> Iterator[Mistake]:
        norms = reading.norms
        end = reading.until(at, frozenset(_STARTS))
        sentence = norms[at:end]
        initial = norms[at - 1] == "." and len(norms[at - 2]) == 1  # "his b. was"
        if norms[end] != "." or len(sentence) < 3 or initial:
            return
        first = sentence[0]
        if first in _TIMES and sentence[1] in PERSONS and sentence[2] in ("will", "'ll"):
            says = f"behind '{first}' stands the present, not 'will'"
            yield Mistake(GRAMMAR, reading.span(at + 2, at + 2), says)
        elif first in ("is", "was") and (
            sentence[1] in ("a", "an", "very", "also", "so", "always")
            or (sentence[1] in self._adjectives and sentence[2] in ("to", "that", "of", "for"))
        ):
            yield Mistake(GRAMMAR, reading.span(at, at), "the subject is missing", (f"it {first}",))
        elif first in ("because", "although", "whereas") and "," not in sentence and len(sentence) <= SHORT:
            yield from self._fragment(reading, at, end)
        elif first in ("the", "my", "your", "our", "these") and sentence[2] in self._descriptions:
            rest = sentence[3:]
            bare = sentence[1] in self._plural and rest and rest[0] in ("for", "to", "with", "in", "on", "at")
            if bare and not any(n in self._finite or n in self._verbs or n in self._pasts for n in rest):
                yield Mistake(GRAMMAR, reading.span(at + 2, at + 2), "a verb is missing", (f"are {sentence[2]}",))

    def _fragment(self, reading: Reading, at: int, end: int) -> Iterator[Mistake]:
        """A clause that leans on another, and stands alone: "Although the bus was late."."""
        norms = reading.norms
        verb = next((n for n in range(at + 2, end) if norms[n] in self._finite), None)
        if verb is None or verb > at + 4 or norms[at + 1] not in self._subjects | self._determiners:
            return
        rest = norms[verb + 1 : end]
        other = self._finite | self._subjects | self._determiners | self._verbs
        if rest and not any(n in other or n in self._pasts for n in rest):
            yield Mistake(GRAMMAR, reading.span(at, end - 1), f"'{norms[at]}' leads in only part of a sentence")
