"""Marks between and behind clauses: a question without its mark, a comma between subject and verb, two sentences with a
comma between, a semicolon before what is no sentence.

A sentence is judged from its first word to its stop. Without a part-of-speech tagger only those are judged whose verbs
are closed classes of words; wherever another reading is open nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aidraft.proofreading.mistake import PUNCTUATION, Mistake
from aidraft.proofreading.reading import BREAK, NAME, Reading
from aidraft.proofreading.word_classes import WordClasses

_ENDS = frozenset((".", "?", "!", BREAK))
_MARKS = frozenset((",", ";", ":", "(", ")", '"', "–", "—", "-", "“", "”"))
_UNREAL = frozenset(["should", "had", "were"])
"""Before their subject they may tell what is not so: "should you need it"."""
_ALONE = frozenset(["that", "this", "no", "all", "more", "most", "less", "such", "much"])
"""Determiners that are subjects of their own, or open more than a noun."""
_PAIRED = frozenset(["not", "n't", "never", "more", "less", "either", "neither"])
"""What stands in one of two clauses that belong together: "It was not the lamp, it was the dark."."""
_BOUND = frozenset(["which", "who", "whose", "whom", "because", "including", "especially", "particularly", "namely"])
"""What begins no sentence of its own."""
_BY_THE_WAY = frozenset([("am", "sure"), ("would", "say"), ("must", "say")])
_HOW = frozenset(["many", "much", "often", "long", "far", "soon", "well"])
_OPENERS = frozenset(["so", "and", "but", "or", "also", "then", "now", "well", "finally", "first", "second"])
SHORT = 12
"""Words of a question that may be no other clause's condition."""
ASIDE = 3
"""Words of what is said by the way: ", he told me."."""
AHEAD = 8
"""Words behind a place that are looked at without asking whether there are so many."""
LONGEST = 160
"""Words of a sentence that is judged: a longer one is none."""
LED_IN = 14
"""Words before a comma that may lead in a question."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """``first`` is the place of the first word, ``end`` that of the mark or break behind the last."""

    first: int
    end: int


class Clauses:
    """What clauses are made of (words/proofreading.yaml and words/confusables.yaml, ``classes``)."""

    def __init__(self, classes: WordClasses) -> None:
        self._subjects = classes["subject"].words | {"there", "this"}
        self._pronouns = classes["subject"].words
        self._determiners = classes["determiner"] | classes["quantity"]
        self._modals = classes["modal"].words
        self._be = frozenset(["am", "is", "are", "was", "were", "'m", "'re", "'s"])
        self._have = frozenset(["have", "has", "had", "'ve"])
        self._do = frozenset(["do", "does", "did"])
        self._aux = self._modals | self._be | self._have | self._do | {"'d", "'ll", "wo"}
        self._past = classes["past-only"].words
        self._pasts = classes["past-only"] | classes["past-too"] | classes["ed"]
        self._thirds = classes["verb.third"].words | {"takes", "helps", "makes", "needs", "calls", "means", "shows"}
        self._noun_thirds = classes["noun-verb.third"].words
        self._plain = classes["plain"]
        self._nouns = classes["countable"] | classes["plurals"] | classes["mass"] | classes["noun"]
        self._content = classes["content-word"]
        self._subordinating = classes["subordinating"].words
        self._wh = classes["wh"].words | {"that", "whoever", "whatever", "whichever", "wherever", "whenever"}
        self._thinking = classes["thinking-aside"].words
        self._performed = classes["performed"].words
        self._prepositions = classes["preposition"].words
        self._adverbs = classes["adverbs"]
        self._openers = _OPENERS
        self._spans = classes["span"].words | {"time", "morning", "evening"}
        self._no_gerunds = classes["no-gerund"].words
        self._leading = classes["leading-in"].words
        self._asides = classes["preposition"].words | {"like", "as", "including", "together", "along"}

    def judged(self, reading: Reading) -> Iterator[Mistake]:
        reading = replace(reading, norms=[*reading.norms, *[BREAK] * AHEAD])
        for sentence in _sentences(reading.norms):
            yield from self._question(reading, sentence)
            yield from self._told(reading, sentence)
            yield from self._split(reading, sentence)
            yield from self._open_aside(reading, sentence)
            yield from self._splice(reading, sentence)
            yield from self._fragment(reading, sentence)
            yield from self._led_in(reading, sentence)
            yield from self._semicolon(reading, sentence)

    # A question without its mark, and the mark without a question.

    def _question(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
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

    def _beginnings(self, norms: Sequence[str], sentence: _Sentence) -> Iterator[int]:
        """Where a question may begin: with the sentence, behind a colon, and behind what leads it in."""
        first, end = sentence.first, sentence.end
        yield first
        if norms[first] in self._openers:
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
            if verb is None or any(norms[n] in self._subjects or norms[n] in _MARKS for n in range(at + 1, verb)):
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
        subject = at + 1 + (norms[at + 1] in ("n't", "not"))
        told = norms[subject + 1 + (norms[subject + 1] in self._adverbs or norms[subject + 1] == "just")]
        if aux in ("may", "might", "can", "could") and norms[subject] in ("i", "we") and told in self._performed:
            return False  # "May I add that it works."
        if aux in ("do", "have", "dare", "need", "may"):
            known = norms[subject] in self._pronouns and (aux != "may" or norms[subject] in ("i", "we"))
        else:
            wish = aux in ("would", "must") and norms[subject] in ("that", "this")
            known = self._subject(norms, subject) and not wish
        echo = norms[at - 1] in ("so", "nor", "neither", "only") and norms[subject + 1] in (".", ",")  # "So do I."
        if not known or echo:
            return False
        if aux in self._modals or aux in self._do:
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
            return not within and not other and len(rest) <= SHORT
        return norms[subject + 1] not in ("!",)

    def _subject(self, norms: Sequence[str], at: int) -> bool:
        return norms[at] in self._subjects or norms[at] in self._determiners or norms[at] == NAME

    def _told(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
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

    # A comma between the subject and its verb.

    def _split(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
        norms, first, end = reading.norms, sentence.first, sentence.end
        comma = next((n for n in range(first, end) if norms[n] in _MARKS), None)
        if comma is None or norms[comma] != "," or comma - first < 2:
            return
        several = ("are", "were", "have")
        behind = next((n for n in range(comma + 1, end) if norms[n] == "," and norms[n + 1] in several), 0)
        if behind and self._listed(norms, first, behind) and norms[behind + 2] not in self._subjects:
            yield Mistake(PUNCTUATION, reading.spans[behind], "no comma between subject and verb", ("",), certain=True)
            return
        if not (self._verb_behind(norms, comma + 1, end) and self._is_subject(norms, first, comma)):
            return
        span = reading.spans[comma]
        yield Mistake(PUNCTUATION, span, "no comma between subject and verb", ("",), certain=True)

    def _listed(self, norms: Sequence[str], first: int, comma: int) -> bool:
        """Whether a comma ends "the lamp, the gears and the dome"."""
        words = norms[first:comma]
        last = max((n for n, word in enumerate(words) if word == ","), default=0)
        plain = not any(n in self._subordinating or n in self._wh or n in self._pronouns or n == ":" for n in words)
        joined = words[last + 1 :].count("and") == 1 and words.count("and") == 1
        plain = plain and norms[first] in self._determiners and not self._verbs(norms, first + 1, comma)
        return last > 0 and joined and plain

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

    def _verbs(self, norms: Sequence[str], first: int, end: int) -> int:
        """How many words between two places may be finite verbs."""
        count = 0
        for at in range(first, end):
            norm, before = norms[at], norms[at - 1]
            nominal = before in self._determiners or before in self._prepositions
            if norm in self._aux or norm in self._thirds:
                count += 1
            elif norm in self._noun_thirds:
                count += not nominal
            elif norm in self._pasts:
                count += not nominal and norms[at + 1] not in self._prepositions
        return count

    def _open_aside(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
        """What is said by the way behind a subject, its first comma without a second one."""
        norms, first, end = reading.norms, sentence.first, sentence.end
        end = next((n for n in range(first, end) if norms[n] in (";", ":")), end)
        commas = [n for n in range(first, end) if norms[n] in _MARKS]
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

    # Two sentences with a comma between.

    def _splice(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
        norms, first = reading.norms, sentence.first
        end = next((n for n in range(first, sentence.end) if norms[n] in (";", ":")), sentence.end)
        marks = [n for n in range(first, end) if norms[n] in _MARKS]
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

    def _fragment(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
        """A reason that stands alone: "Because the tour was good."."""
        norms, first, end = reading.norms, sentence.first, sentence.end
        answers = norms[first - 1] == "?"
        whole = any(n in _MARKS for n in norms[first:end]) or end - first > SHORT
        if norms[first] in ("because", "whereas") and norms[end] == "." and not answers and not whole:
            yield Mistake(
                PUNCTUATION, reading.span(first, first), "what begins with 'because' is no sentence of its own"
            )

    # A comma behind a clause that leads in.

    def _led_in(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
        norms, first, end = reading.norms, sentence.first, sentence.end
        if norms[first] not in ("if", "when", "although", "because", "since", "as", "while", "once", "after", "before"):
            return
        inner = norms[first + 1]
        if inner not in self._pronouns and inner not in self._determiners:
            return
        if any(n in _MARKS for n in norms[first:end]):
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

    # A semicolon where no sentence follows, or none stands before.

    def _semicolon(self, reading: Reading, sentence: _Sentence) -> Iterator[Mistake]:
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


def _sentences(norms: Sequence[str]) -> Iterator[_Sentence]:
    first = 1
    for at in range(1, len(norms)):
        if norms[at] in _ENDS:
            if first < at <= first + LONGEST:
                yield _Sentence(first, at)
            first = at + 1
