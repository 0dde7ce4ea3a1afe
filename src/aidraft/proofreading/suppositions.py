"""What is only supposed, and the form of its verbs: "If I had known, I will", "Were I to come, I will".

A condition that may come true takes "will" as well ("if they were there, they will know"), so only what is unreal by
its words is judged.
"""

from collections.abc import Iterator

from aidraft.proofreading.mistake import GRAMMAR, Mistake
from aidraft.proofreading.reading import BREAK, ENDS, PERSONS, STOPS, Reading
from aidraft.proofreading.word_classes import WordClasses


class Suppositions:
    """The words that tell a supposition (words/proofreading.yaml, ``classes``)."""

    def __init__(self, classes: WordClasses) -> None:
        self._participles = classes["participle-only"] | classes["past-too"] | classes["ed"]
        self._asking = classes["asking-verb"].words | classes["asked"].words

    def judged(self, reading: Reading) -> Iterator[Mistake]:
        norms = reading.norms
        for at, norm in enumerate(norms):
            if norm not in ("if", "were", "had"):
                continue
            if norm == "if" and norms[at - 1] not in STOPS:
                yield from self._condition(reading, at)
            elif norms[at - 1] in (".", "!", "?", BREAK):
                yield from self._opening(reading, at)

    def _opening(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """A supposition with which a sentence begins."""
        norms = reading.norms
        comma = reading.until(at, ENDS | {","})
        if norms[comma] != ",":
            return
        first, clause, main = norms[at], norms[at + 1 : comma], comma + 1
        if first != "if":
            supposed = norms[at + 2] in ("to", "in", "at", "on") or first == "had"
            if norms[at + 1] in PERSONS | {"it"} and supposed:
                yield from self._supposed(reading, main)
            return
        if norms[main] in PERSONS | {"it"} and norms[main + 1] in ("will", "'ll", "can"):
            unreal = len(clause) > 2 and clause[1] == "had" and clause[0] in PERSONS | {"it"}
            if unreal:
                yield Mistake(GRAMMAR, reading.span(main + 1, main + 1), "what was not so takes 'would'")
            elif clause[1:2] == ["were"] and clause[0] in ("i", "he", "she", "it"):
                yield from self._supposed(reading, main)
        elif clause[:1] and clause[0] in ("the", "my", "your", "our", "this", "that") and "would" in clause:
            place = clause.index("would")
            compared = clause[place + 1 : place + 2] == ["be"] and any(
                n in ("more", "less", "fewer") or (n.endswith("er") and len(n) > 4)
                for n in clause[place + 2 : place + 4]
            )
            if compared and norms[main] not in PERSONS | {"please", "that", "let", "it"}:
                spot = at + 1 + place
                yield Mistake(
                    GRAMMAR, reading.span(spot, spot + 1), "after 'if' stands the past, not 'would'", ("were",)
                )

    def _condition(self, reading: Reading, at: int) -> Iterator[Mistake]:
        """ "I would have come if I have known", "if I would know"."""
        norms = reading.norms
        if norms[at - 1] in self._asking or norms[at + 1] not in PERSONS:
            return
        start = at
        while norms[start] not in ENDS | {BREAK}:
            start -= 1
        unreal = any(norms[n] in ("would", "could", "might") and norms[n + 1] == "have" for n in range(start, at - 1))
        verb = at + 2
        perfect = norms[verb] in ("have", "has", "'ve") and norms[verb + 1] in self._participles
        if unreal and (perfect or norms[verb] == "would"):
            says = "what was not so takes 'had' behind 'if'"
            yield Mistake(GRAMMAR, reading.span(verb, verb), says, ("had",), certain=perfect and norms[verb] != "'ve")

    def _supposed(self, reading: Reading, main: int) -> Iterator[Mistake]:
        """ "will" in the main clause of what is only supposed."""
        norms = reading.norms
        if norms[main] in PERSONS | {"it"} and norms[main + 1] in ("will", "'ll"):
            says = "what is only supposed takes 'would'"
            yield Mistake(GRAMMAR, reading.span(main + 1, main + 1), says, ("would",), norms[main + 1] == "will")
