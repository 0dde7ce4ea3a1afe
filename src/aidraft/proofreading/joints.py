"""Where clauses are joined: two sentences with a comma between, a semicolon before what is no sentence."""

from collections.abc import Iterator, Sequence

from aidraft.proofreading.clause_marks import MARKS, SHORT, ClauseMarks, Sentence
from aidraft.proofreading.mistake import PUNCTUATION, Mistake
from aidraft.proofreading.reading import Reading

_PAIRED = frozenset(["not", "n't", "never", "more", "less", "either", "neither"])
"""What stands in one of two clauses that belong together: "It was not the lamp, it was the dark."."""
_BOUND = frozenset(["which", "who", "whose", "whom", "because", "including", "especially", "particularly", "namely"])
"""What begins no sentence of its own."""
_BY_THE_WAY = frozenset([("am", "sure"), ("would", "say"), ("must", "say")])
ASIDE = 3
"""Words of what is said by the way: ", he told me."."""


class Joints(ClauseMarks):
    """The marks between clauses."""

    def of(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        yield from self._splice(reading, sentence)
        yield from self._fragment(reading, sentence)
        yield from self._led_in(reading, sentence)
        yield from self._semicolon(reading, sentence)

    def _splice(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        norms, first = reading.norms, sentence.first
        end = next((n for n in range(first, sentence.end) if norms[n] in (";", ":")), sentence.end)
        marks = [n for n in range(first, end) if norms[n] in MARKS]
        if not marks or norms[marks[0]] != "," or norms[end] not in (".", "!", ";"):
            return
        comma, others = marks[0], marks[1:]
        if any(
            norms[n] != "," or norms[n + 1] in ("and", "or", "but") or norms[n + 1] in self._subjects for n in others
        ):
            return  # a row of clauses
        if others and others[0] - comma <= ASIDE + 1:
            return  # "The dome, I hope, is warm."
        start = norms[first]
        thanked = first + (2 if start == "thank" else 1)
        thanks = start in ("thank", "thanks") and norms[thanked] in ("for", "again", "very", "so")
        before, behind = norms[first:comma], norms[comma + 1 : end]
        if not thanks and not self._complete(norms, first, comma):
            return
        if any(n in self._subordinating or n in self._wh or n in _PAIRED for n in before):
            return
        if len(behind) <= ASIDE or behind[0] not in self._subjects - {"you"}:
            return
        if behind[0] == "this" and behind[1] not in self._be | self._have | {"will", "would", "can"}:
            return
        verb = 1 + (behind[1] in self._adverbs)
        if behind[verb] in self._thinking or tuple(behind[verb : verb + 2]) in _BY_THE_WAY:
            return
        if behind[-1] in self._thinking or behind[-1] in ("hear", "report", "tell", "imagine"):
            return  # "I am glad to say"
        finite = behind[verb] in self._aux or behind[verb] in self._pasts or behind[verb] in self._thirds
        finite = finite or (behind[0] in ("i", "we", "they") and behind[verb] in self._plain)
        if finite:
            says = "two sentences with a comma between"
            yield Mistake(PUNCTUATION, reading.span(comma - 1, comma + 2), says)

    def _complete(self, norms: Sequence[str], first: int, comma: int) -> bool:
        """Whether the words before a comma are a sentence for certain."""
        if comma - first <= 2:
            return False
        start = norms[first]
        if start in self._pronouns or start == "there":
            verb = first + 1 + (norms[first + 1] in self._adverbs)
            finite = norms[verb] in self._aux or norms[verb] in self._pasts
            finite = finite or norms[verb] in self._plain or norms[verb] in self._thirds
            return finite and norms[verb] not in self._thinking
        if start not in self._determiners or start in ("more", "all", "no", "less", "that", "most", "much"):
            return False
        for at in range(first + 2, comma):
            if norms[at] in self._pronouns:
                return False
            if norms[at] in self._aux or norms[at] in self._past:
                return True
            if norms[at] in self._thirds:
                return True
        return False

    def _fragment(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        """A reason that stands alone: "Because the tour was good."."""
        norms, first, end = reading.norms, sentence.first, sentence.end
        answers = norms[first - 1] == "?"
        whole = any(n in MARKS for n in norms[first:end]) or end - first > SHORT
        if norms[first] in ("because", "whereas") and norms[end] == "." and not answers and not whole:
            yield Mistake(
                PUNCTUATION, reading.span(first, first), "what begins with 'because' is no sentence of its own"
            )

    def _led_in(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        norms, first, end = reading.norms, sentence.first, sentence.end
        if norms[first] not in ("if", "when", "although", "because", "since", "as", "while", "once", "after", "before"):
            return
        inner = norms[first + 1]
        if inner not in self._pronouns and inner not in self._determiners:
            return
        if any(n in MARKS for n in norms[first:end]):
            return
        for at in range(first + 3, end - 1):
            if norms[at] in self._wh or norms[at] in ("than", "as"):
                return
            verb = norms[at + 1]
            finite = verb in self._modals or verb in self._past or verb in ("'ll", "'d", "told", "felt", "found")
            if norms[at] in self._pronouns and norms[at] != "it" and finite:
                before = norms[at - 1]
                ended = before in ("me", "us", "him", "them", "again", "then", "late", "early", "soon", "free", "well")
                ended = ended or (before in self._past or before.endswith("ed")) or (before in self._thirds)
                short = inner in self._pronouns and at <= first + 3 and before in self._pasts
                if ended and before not in self._thinking and not short:
                    yield Mistake(
                        PUNCTUATION, reading.span(at - 1, at), "a comma belongs behind the clause that leads in"
                    )
                return

    def _semicolon(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        norms, first, end = reading.norms, sentence.first, sentence.end
        marks = [n for n in range(first, end) if norms[n] == ";"]
        if len(marks) != 1 or ":" in norms[first:end]:
            return
        at = marks[0]
        after, rest = norms[at + 1], norms[at + 1 : end]
        says = "a semicolon stands between sentences, and this is none"
        bound = after in _BOUND
        bound = bound or (after == "such" and norms[at + 2] == "as")
        verbs = any(n in self._aux or n in self._pasts or n in self._thirds or n in self._noun_thirds for n in rest)
        bare = not verbs and len(rest) <= SHORT and "," not in rest
        bound = bound or (bare and (after in self._prepositions or after in ("or", "and")))
        if bound:
            yield Mistake(PUNCTUATION, reading.span(at, at + 1), says)
        led = norms[first] in ("if", "when", "although", "because", "while", "since", "whereas", "unless")
        if led and "," not in norms[first:at] and (after in self._subjects or after in self._determiners):
            yield Mistake(PUNCTUATION, reading.span(at - 1, at), "a comma belongs behind the clause that leads in")
