"""A question without its question mark, and the mark behind what is only told."""

from collections.abc import Iterator, Sequence

from aidraft.proofreading.clause_marks import MARKS, SHORT, ClauseMarks, Sentence
from aidraft.proofreading.mistake import PUNCTUATION, Mistake
from aidraft.proofreading.reading import NAME, Reading

_OPENERS = frozenset(["so", "and", "but", "or", "also", "then", "now", "well", "finally", "first", "second"])
_UNREAL = frozenset(["should", "had", "were"])
"""Before their subject they may tell what is not so: "should you need it"."""
_HOW = frozenset(["many", "much", "often", "long", "far", "soon", "well"])
LED_IN = 14
"""Words before a comma that may lead in a question."""


class QuestionMarks(ClauseMarks):
    """Where a question ends, and where none does."""

    def of(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        yield from self._question(reading, sentence)
        yield from self._told(reading, sentence)

    def _question(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        norms, end = reading.norms, sentence.end
        if norms[end] != "." or '"' in norms[sentence.first : end] or norms[end - 1] in self._thinking:
            return  # "What comes next, you asked."
        beginnings = self._beginnings(norms, sentence)
        asks = any(self._asks(norms, at, end, within=at != sentence.first) for at in beginnings)
        if asks or self._tagged(norms, end):
            last = reading.span(end - 1, end)
            word = norms[end - 1]
            fix = f"{word}?" if word.isalpha() and word != NAME.lower() and norms[end - 1] != NAME else None
            says = "a question ends with a question mark"
            yield Mistake(PUNCTUATION, last, says, (fix,) if fix else (), certain=fix is not None)

    def _tagged(self, norms: Sequence[str], end: int) -> bool:
        """Whether a sentence ends as in "isn't it"."""
        if norms[end - 4] != "," or norms[end - 3] not in self._aux:
            return False
        first, second = norms[end - 2], norms[end - 1]
        return (first == "n't" and second in self._subjects) or (first in self._pronouns and second == "not")

    def _beginnings(self, norms: Sequence[str], sentence: Sentence) -> Iterator[int]:
        """Where a question may begin: with the sentence, behind a colon, and behind what leads it in."""
        first, end = sentence.first, sentence.end
        yield first
        if norms[first] in _OPENERS:
            yield first + 1 + (norms[first + 1] == ",")
        for at in range(first + 1, end):
            if norms[at] in (":", ";"):
                yield at + 1
            elif norms[at] == "," and norms[at + 1] in ("or", "and", "but") and norms[at + 3] in self._pronouns:
                yield at + 2
            elif norms[at] == "," and norms[first] in self._leading and at - first <= LED_IN:
                yield at + 1

    def _asks(self, norms: Sequence[str], at: int, end: int, *, within: bool) -> bool:
        """Whether a clause that begins here has its verb before its subject, as a question has."""
        if at + 2 >= end:
            return False
        word = norms[at]
        if word in self._aux and word not in ("'s", "'re", "'m", "'ve", "'d", "'ll"):
            return self._inverted(norms, at, end, within)
        if word == "why" and norms[at + 1] == "not":
            return norms[at + 2] in self._plain
        if word in ("what", "which", "how", "why", "when", "where", "who", "whom", "whose"):
            counted = norms[at + 1] in self._nouns if word != "how" else norms[at + 1] in ("many", "much", "often")
            verbs = range(at + 1, min(at + (5 if counted or word == "how" else 2), end - 1))
            verb = next((n for n in verbs if norms[n] in self._aux), None)
            if verb is None or any(norms[n] in self._subjects or norms[n] in MARKS for n in range(at + 1, verb)):
                return False
            rest = norms[verb + 2 : end]
            if norms[verb] in self._be and any(n in self._be or n in self._modals for n in rest):
                return False  # "What is dull to some is a joy to others."
            if word == "how" and verb > at + 1 and norms[at + 1] not in _HOW:
                return False
            return self._subject(norms, verb + 1) and norms[verb + 1] not in ("that", "this", "all")
        return False

    def _inverted(self, norms: Sequence[str], at: int, end: int, within: bool) -> bool:
        aux = norms[at]
        if aux in self._modals or (within and norms[at - 1] not in (":", ";")):
            return False  # "Would you let me know." is a request, and what follows a comma may be a condition
        subject = at + 1 + (norms[at + 1] in ("n't", "not"))
        if aux in ("do", "have", "dare", "need"):
            known = norms[subject] in self._pronouns
        else:
            known = self._subject(norms, subject)
        echo = norms[at - 1] in ("so", "nor", "neither", "only") and norms[subject + 1] in (".", ",")  # "So do I."
        if not known or echo:
            return False
        if aux in self._do:
            doing = norms[subject + 1 : subject + 7]
            verb = norms[subject + 1 + (norms[subject + 1] in self._adverbs)]
            other = verb.endswith(("s", "ed", "ing")) or not verb.isalpha() or verb in self._prepositions
            if norms[subject] in self._pronouns and verb not in self._plain and other:
                return False
            if not any(word.isalpha() for word in doing):
                return False
        if aux in _UNREAL:
            rest = norms[subject + 1 : end]
            other = any(n in self._pronouns or n in ("please", "let", "tell", ",", "then") for n in rest)
            return not other and len(rest) <= SHORT
        return norms[subject + 1] not in ("!",)

    def _told(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        """A question that is only told of."""
        norms, first, end = reading.norms, sentence.first, sentence.end
        if norms[end] != "?" or '"' in norms[first:end] or "," in norms[first:end] or ":" in norms[first:end]:
            return
        at = first + (norms[first] == "please")
        verb = at + 1 + (norms[at + 1] in self._adverbs)
        told = norms[at] in ("i", "we") and norms[verb] in ("asked", "wonder", "wondered")
        told = told or (norms[at] == "tell" and norms[at + 1] in ("me", "us"))
        told = told or list(norms[at : at + 3]) == ["let", "me", "know"]
        inverted = any(norms[n] in self._aux and norms[n + 1] in self._pronouns for n in range(first, end))
        if told and not inverted:
            says = "what is asked is only told of here, and ends with a stop"
            word = norms[end - 1]
            fix = (f"{word}.",) if word.isalpha() and word != NAME else ()
            yield Mistake(PUNCTUATION, reading.span(end - 1, end), says, fix, certain=bool(fix))
