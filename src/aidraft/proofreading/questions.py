"""The order of words in questions: "I wonder how will it change", "When you will decide?".

A question within a sentence has its subject before its verb. Where "what" or "who" may itself be the subject ("I know
what is the matter"), nothing is said.
"""

from collections.abc import Iterator, Sequence

from aidraft.proofreading.mistake import GRAMMAR, Mistake
from aidraft.proofreading.reading import BREAK, Reading
from aidraft.proofreading.word_classes import WordClasses

LONGEST = 4
"""Words between a question word and its verb: "which of the blocks did"."""
SHORT = 12
"""Words of a question that has one clause."""
_OPEN = frozenset(["what", "who", "whom", "which"])
"""They may be the subject themselves."""
_BE = frozenset(["is", "are", "was", "were", "am"])
_DO = frozenset(["do", "does", "did"])
_HAVE = frozenset(["have", "has", "had"])


class Questions:
    """What may introduce a question, and what it is made of (words/proofreading.yaml, ``classes``)."""

    def __init__(self, classes: WordClasses) -> None:
        self._asked, self._asking, self._prepositions = (
            classes[name].words for name in ("asked", "asking-verb", "asking-preposition")
        )
        self._words = frozenset(["what", "who", "whom", "which", "why", "when", "where", "how", "whose"])
        self._modals = classes["modal"].words
        self._aux = _BE | _DO | _HAVE | self._modals - {"'ll"}
        self._subjects = classes["subject"].words
        self._determiners = frozenset(["the", "a", "an", "my", "your", "our", "their", "his", "this", "these", "those"])
        self._plain = classes["plain"].words
        self._told = classes["past-only"] | classes["past-too"] | classes["ed"] | classes["plain"]
        self._moved = frozenset(["went", "came", "fell", "rose", "grew", "became"])

    def within(self, reading: Reading) -> Iterator[Mistake]:
        """Questions whose verb stands before their subject, within sentences."""
        norms = reading.norms
        for at, norm in enumerate(norms):
            if norm in self._words and self._introduced(norms, at) and (found := self._inverted(norms, at)):
                verb, subject = found
                pronoun = norms[subject] in self._subjects and norms[verb] not in _DO and subject == verb + 1
                fix = (f"{'I' if norms[subject] == 'i' else norms[subject]} {norms[verb]}",) if pronoun else ()
                says = "within a sentence, a question has its subject before its verb"
                yield Mistake(GRAMMAR, reading.span(verb, subject), says, fix, certain=bool(fix))

    def alone(self, reading: Reading) -> Iterator[Mistake]:
        """Questions of their own whose verb stands behind their subject."""
        norms = reading.norms
        ends = frozenset((".", "?", "!", ",", ":", ";"))
        for at, norm in enumerate(norms[:-3]):
            if norm not in self._words - {"who"} or norms[at - 1] not in (".", "?", "!", "¶"):
                continue
            end = reading.until(at, ends)
            if norms[end] != "?" or end - at > SHORT:
                continue
            last = at + (LONGEST if norm in ("which", "what", "how", "whose") else 1)  # "which documents I should"
            subject = next((n for n in range(at + 1, min(last + 1, end - 1)) if norms[n] in self._subjects), None)
            if subject is None or any(n in self._aux or n in ("come", "about", "if") for n in norms[at + 1 : subject]):
                continue
            pronoun, verb = norms[subject : subject + 2]
            ruled = verb in self._modals and norms[subject + 2] in ("have", "be", "do")  # "what I should have ready"
            rest = norms[subject + 2 + ruled : end]
            if any(n in self._aux or n in self._subjects or n.startswith("'") for n in rest):
                continue
            says = "a question has its verb before its subject"
            if verb in self._modals | _BE:
                fix = f"{verb} {'I' if pronoun == 'i' else pronoun}"
                yield Mistake(GRAMMAR, reading.span(subject, subject + 1), says, (fix,), certain=True)
            elif verb in self._told:
                yield Mistake(GRAMMAR, reading.span(subject, subject + 1), says)

    def _introduced(self, norms: Sequence[str], at: int) -> bool:
        word, before = norms[at], norms[at - 1]
        if before in ("afterwards", "often", "since", "then"):
            at -= 1
            before = norms[at - 1]
        while before.endswith("ly") or before in ("very", "so", "quite", "well", "first"):
            at -= 1
            before = norms[at - 1]
        if norms[at - 2] in self._determiners and norms[at - 3] in ("ask", "asked", "asking", "told", "tell", "show"):
            return True
        if before in ("by", "at", "from", "in"):  # "by how much did it fall?"
            end = next(n for n in range(at, len(norms)) if norms[n] in (".", "!", "?", BREAK))
            return word in ("how", "why", "what") and norms[end] != "?"
        if before in self._prepositions:
            return word not in ("which", "whom", "whose")
        if before in ("is", "was"):
            start = at
            while norms[start - 1] not in (".", "!", "?", ";", BREAK):
                start -= 1
            if norms[start] == "what" and norms[start + 1] in self._subjects:
                return True  # "What I left out was where do they come from"
            return norms[at - 2] in ("out", "know", "learn", "ask", "understand", "wonder", "most", "me")
        if before in self._asked:
            return norms[at - 2] in self._asking
        return before in self._asking

    def _inverted(self, norms: Sequence[str], at: int) -> tuple[int, int] | None:
        """The places of the verb and of the subject behind it."""
        word = norms[at]
        if word in ("why", "how", "when") and norms[at + 1] in self._moved and norms[at + 2] in self._determiners:
            return at + 1, at + 2
        limit = at + 1 if word in ("why", "when", "where", "who", "whom") else at + LONGEST
        verb = next((n for n in range(at + 1, min(limit + 1, len(norms) - 3)) if norms[n] in self._aux), None)
        if verb is None or any(n in self._subjects or n == "to" or not n.isalpha() for n in norms[at + 1 : verb]):
            return None
        kind, subject = norms[verb], norms[verb + 1]
        counted = word == "how" and norms[at + 1] in ("much", "many", "few", "little")
        open_ = word in _OPEN or word == "whose" or counted
        if subject in self._subjects:
            did = subject == "it" and kind in _DO and norms[verb + 2] not in self._plain
            return None if did else (verb, verb + 1)
        if kind not in _BE | _DO | _HAVE and subject == "be" and word == "how" and verb == at + 2 and not counted:
            return (verb, verb + 2) if norms[verb + 2] in self._determiners else None
        if subject not in self._determiners or kind in _HAVE or (open_ and kind in _BE):
            return None
        if (
            open_
            and kind in _DO
            and not any(norms[n] in self._plain for n in range(verb + 3, min(verb + 5, len(norms))))
        ):
            return None
        return verb, verb + 1
