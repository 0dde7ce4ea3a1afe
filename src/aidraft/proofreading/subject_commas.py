"""A comma between a subject and its verb, and what is said by the way with one comma only."""

from collections.abc import Iterator, Sequence

from aidraft.proofreading.clause_marks import MARKS, ClauseMarks, Sentence
from aidraft.proofreading.mistake import PUNCTUATION, Mistake
from aidraft.proofreading.reading import Reading

_ALONE = frozenset(["that", "this", "no", "all", "more", "most", "less", "such", "much"])
"""Determiners that are subjects of their own, or open more than a noun."""


class SubjectCommas(ClauseMarks):
    """The commas behind a subject."""

    def of(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        yield from self._split(reading, sentence)
        yield from self._open_aside(reading, sentence)

    def _split(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        norms, first, end = reading.norms, sentence.first, sentence.end
        comma = next((n for n in range(first, end) if norms[n] in MARKS), None)
        if comma is None or norms[comma] != "," or comma - first < 2:
            return
        if not (self._verb_behind(norms, comma + 1, end) and self._is_subject(norms, first, comma)):
            return
        span = reading.spans[comma]
        yield Mistake(PUNCTUATION, span, "no comma between subject and verb", ("",), certain=True)

    def _verb_behind(self, norms: Sequence[str], at: int, end: int) -> bool:
        norm, after = norms[at], norms[at + 1]
        if norm in self._be | self._have | self._modals | {"did", "does"} and norm not in ("'s", "'re", "'m"):
            asks = after in self._pronouns or after == "there" or norms[end] == "?"
            return not asks and after.isalpha()
        given = after in self._determiners or after in ("me", "us", "you")
        return after.isalpha() and (
            norm in self._thirds or (given and norm in ("taught", "gave", "made", "showed", "brought"))
        )

    def _is_subject(self, norms: Sequence[str], first: int, comma: int) -> bool:
        """Whether all the words before a comma are a subject."""
        word = norms[first]
        words = norms[first:comma]
        roles = [
            n for n in range(first, comma) if norms[n] == "as" and norms[n + 1] in ("a", "an", "the")
        ]  # "as a ranger"
        broken = self._subordinating - {"as"} | {"and", "or", "but", "not", "n't"}
        if any(n in broken for n in words) or words.count("as") > len(roles):
            return False
        if word in ("what", "how"):
            free = norms[first + 1] in self._pronouns and comma - first >= 3
            return free and self._verbs(norms, first + 2, comma) <= 2
        if word == "to":
            done = norms[first + 1] in self._plain and norms[first + 1] != "be"
            return done and comma - first > 2 and not self._verbs(norms, first + 2, comma)
        if word in ("nothing", "everything", "everyone", "anyone", "nobody"):
            return not self._verbs(norms, first + 1, comma)
        if word.endswith("ing") and len(word) > 5:
            follows = norms[first + 1]
            led = follows in self._prepositions or follows in self._determiners
            alone = word not in self._no_gerunds and not self._verbs(norms, first + 1, comma)
            return led and comma - first > 2 and alone and norms[comma + 1] not in self._have
        if word in ("every", "each"):
            return not self._verbs(norms, first + 1, comma) and norms[first + 1] not in self._spans
        if word not in self._determiners or word in _ALONE:
            return False
        for at in range(first + 2, comma):
            inner = norms[at] in self._pronouns and norms[at - 1] not in self._prepositions
            if inner or norms[at] in ("who", "that", "which"):
                return self._verbs(norms, first + 1, at) == 0 and self._verbs(norms, at + 1, comma) <= 2
        return self._verbs(norms, first + 1, comma) == 0

    def _open_aside(self, reading: Reading, sentence: Sentence) -> Iterator[Mistake]:
        """What is said by the way behind a subject, its first comma without a second one."""
        norms, first, end = reading.norms, sentence.first, sentence.end
        end = next((n for n in range(first, end) if norms[n] in (";", ":")), end)
        commas = [n for n in range(first, end) if norms[n] in MARKS]
        if len(commas) != 1 or norms[commas[0]] != "," or norms[end] == "?":
            return
        comma = commas[0]
        named = norms[first].isalpha() and comma == first + 1 and norms[comma + 1] == "who"
        aside = norms[comma + 1] in ("which", "who") or norms[comma + 1] in self._asides
        if not aside or not (named or norms[first] in self._determiners) or self._verbs(norms, first + 1, comma):
            return
        if norms[first] in ("that", "this", "all", "no") and comma - first < 3:
            return
        led, first_verb = norms[comma + 1] in ("which", "who"), norms[comma + 2]
        if led and (
            first_verb in self._pronouns or first_verb in self._determiners or first_verb in self._prepositions
        ):
            return
        found = int(not led or first_verb not in self._aux)
        for at in range(comma + 2, end - 1):
            norm, before = norms[at], norms[at - 1]
            goes_on = norm in ("and", "or", "but", "to") and found > (not led)
            if norm in self._pronouns or norm in self._wh or norm in self._subordinating or goes_on:
                return
            finite = norm in self._be | self._have or norm in ("will", "would", "can", "could")
            told = norm in self._pasts and norms[at + 1] in ("me", "us", "him", "them", "the", "my", "our", "your")
            inner = not found and (norm in self._thirds or norm in self._noun_thirds or norm in self._pasts)
            if finite or inner or (found and told):
                found += 1
                if norm in self._be | self._have | self._modals and norms[at + 1] in self._pasts and found == 1:
                    continue
                nominal = before in self._aux or before in self._determiners or before in self._prepositions
                if found > 1 and not nominal:
                    says = "a comma is missing behind what is said by the way"
                    yield Mistake(PUNCTUATION, reading.span(at - 1, at), says)
                    return
