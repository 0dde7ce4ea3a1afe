"""Agreement of a verb with the noun that rules it, however much stands between: "The quiet of the hall have taught me".

Without a part-of-speech tagger only what closed classes of words settle is judged: the noun by its determiner or its
ending, the verb by lists of forms. Wherever another reading is open nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aidraft.language.numerals import cardinal, ordinal
from aidraft.language.quantity import norm_at
from aidraft.message import Token
from aidraft.proofreading.inflection import past, third_person
from aidraft.proofreading.mistake import Mistake
from aidraft.proofreading.patterns import like
from aidraft.proofreading.word_classes import WordClasses

GRAMMAR = "proofreading.grammar"
Number = Literal["singular", "plural"]
LONGEST = 4
"""Words of a noun with what stands before it; in more, another verb may hide."""
FARTHEST = 16
"""Tokens between the beginning of a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What settles the number of nouns and verbs (words/proofreading.yaml, ``agreement``)."""

    singular_before: frozenset[str]
    plural_before: frozenset[str]
    before: frozenset[str]
    either: frozenset[str]
    singular_nouns: frozenset[str]
    plural_nouns: frozenset[str]
    participles: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]
    adverbs: frozenset[str]
    objects: frozenset[str]
    gerunds: frozenset[str]
    owned: frozenset[str]
    questions: frozenset[str]
    anybody: frozenset[str]
    causes: frozenset[str]
    asks: frozenset[str]
    wishes: frozenset[str]
    thinking: frozenset[str]
    facts: frozenset[str]
    behind: frozenset[str]
    auxiliaries: frozenset[str]
    verbs: Mapping[str, tuple[Number, str]]
    object_verbs: Mapping[str, tuple[Number, str]]
    anybody_verbs: Mapping[str, tuple[Number, str]]
    noun_verbs: Mapping[str, tuple[Number, str]]
    pasts: frozenset[str]
    known_plurals: frozenset[str]
    not_adverbs: frozenset[str]
    adjectives: frozenset[str]


def compile_agreement(lists: Mapping[str, str], classes: WordClasses) -> Agreement:
    """The lists, and the verbs as ``form: (its number, the other form)``. Raises KeyError where one is missing."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lists[name].split())

    def forms(name: str) -> dict[str, tuple[Number, str]]:
        found: dict[str, tuple[Number, str]] = {}
        for item in lists[name].split():
            plain, slash, with_s = item.partition("/")
            with_s = with_s if slash else _third_person(plain)
            found |= {plain: ("plural", with_s), with_s: ("singular", plain)}
        return found

    def of_class(name: str) -> dict[str, tuple[Number, str]]:
        plain = [verb for verb in classes[name].words if past(verb) != verb]  # "the manager put" is no plural
        found: dict[str, tuple[Number, str]] = {verb: ("plural", third_person(verb)) for verb in plain}
        return found | {third_person(verb): ("singular", verb) for verb in plain}

    derived = ("noun_verbs", "pasts", "known_plurals", "not_adverbs", "adjectives")
    pairs = ("verbs", "object_verbs", "anybody_verbs")
    names = [name for name in Agreement.__dataclass_fields__ if name not in (*pairs, *derived)]
    verbs, object_verbs, anybody_verbs = (forms(name.replace("_", "-")) for name in pairs)
    known = {name: words(name.replace("_", "-")) for name in names}
    return Agreement(
        **known, verbs=of_class("verb") | verbs, object_verbs=object_verbs, anybody_verbs=anybody_verbs,
        noun_verbs=of_class("noun-verb"), pasts=classes["past-only"].words | classes["past-too"].words,
        known_plurals=classes["plurals"].words - classes["noun-verb.third"].words,
        not_adverbs=classes["not-adverb"].words, adjectives=classes["adj"].words,
    )  # fmt: skip


def _third_person(verb: str) -> str:
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")


def disagreements(text: str, tokens: Sequence[Token], words: Agreement) -> Iterator[Mistake]:
    """The verbs of a text, cut into `tokens`, that do not go with their noun."""
    for at in range(len(tokens)):
        if _begins(tokens, at, text, words) and (found := _Subject(tokens, at, words).verb()):
            verb, number, right = found
            says = f"a {number} subject takes '{right}'"
            yield Mistake(GRAMMAR, verb.span, says, (like(verb.text, right),), certain=True)


def _begins(tokens: Sequence[Token], at: int, text: str, words: Agreement) -> bool:
    """Whether a clause begins here: a sentence, or behind a word that opens one."""
    if at == 0:
        return False  # a line of a heading, or of the sender
    if tokens[at].norm in words.anybody:
        ruled = tokens[at - 1].norm in words.causes or tokens[at - 1].norm in words.prepositions
        return not ruled and not any(token.norm in words.asks for token in tokens[max(0, at - 2) : at])
    before = tokens[at - 1]
    if before.norm == "that" and at > 1 and tokens[at - 2].norm in words.wishes:
        return False  # "I suggest that the list include it"
    if before.norm in ("and", "but") and at > 1 and tokens[at - 2].text in (",", ";"):
        return True
    new_line = "\n" in text[before.end : tokens[at].start]
    return before.text in (".", "!", "?", ";", ",") or before.norm in words.openers or (new_line and before.text != ":")


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject that begins at a place, read up to its verb."""

    tokens: Sequence[Token]
    start: int
    words: Agreement

    def verb(self) -> tuple[Token, Number, str] | None:
        """The verb that does not agree, the subject's number, and the form that would."""
        at, number = self._head()
        inner: set[Number | None] = set()
        while number and at < min(self.start + FARTHEST, len(self.tokens)):
            norm = self.tokens[at].norm
            if norm in self.words.prepositions:
                at = self._past_noun(at + 1)
            elif norm in ("before", "after") and self._determines(at + 1):
                # These may begin a clause: "after the round is over". Then the verb agrees with the noun behind.
                inner.add(self._number(self.tokens[(at := self._past_noun(at + 1)) - 1].norm))
            elif (norm in self.words.pronouns or norm in self.words.anybody) and at > self.start + 1:
                at = self._past_relative(at)
            elif norm in ("that", "which", "who") and at > self.start + 1:
                at = self._past_clause(at)
            elif norm == ",":
                behind = self._past_aside(at)
                return self._judged(behind, number) if behind else None
            elif norm in self.words.adverbs or (norm.endswith("ly") and self.tokens[at].kind == "word"):
                at += 1
            else:
                found = self._judged(at, number)
                return found if found and not inner - {number} else None
        return None

    def _judged(self, at: int, number: Number) -> tuple[Token, Number, str] | None:
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if norm_at(self.tokens, at - 1) in ("help", "helps", "helped") or (token.norm == "were" and self._unreal()):
            return None
        known = self.words.verbs.get(token.norm)
        if known is None and at == self.start + 1 and self.tokens[self.start].norm in self.words.anybody:
            known = self.words.anybody_verbs.get(token.norm)
        if known is None and self._before_object(at):
            known = self.words.object_verbs.get(token.norm)
        if known is None and self._before_complement(at):
            known = self.words.noun_verbs.get(token.norm)
        asked = norm_at(self.tokens, at + 1) in self.words.questions  # "allocations by need is how you put it"
        listed = norm_at(self.tokens, self.start - 1) in ("and", "but")  # "the pens, and the ink are"
        if listed and known is not None and known[0] == "plural":
            return None
        wrong = known is not None and token.text.islower() and known[0] != number and not asked
        return (token, number, known[1]) if known and wrong else None

    def _unreal(self) -> bool:
        """Whether "were" may tell of what is not so: "if the box were here"."""
        before = self.tokens[max(0, self.start - 4) : self.start]
        return any(token.norm in ("if", "though", "wish", "whether", "unless") for token in before)

    def _head(self) -> tuple[int, Number | None]:
        """Behind the subject's noun, and its number."""
        words, first = self.words, self.tokens[self.start]
        if first.kind != "word":
            return self.start, None
        norm = first.norm
        number: Number | None = None
        if norm in words.anybody:
            return self.start + 1, "singular"
        follows = norm_at(self.tokens, self.start + 1)
        if norm in words.singular_before | words.plural_before and (
            follows in words.auxiliaries or follows in words.verbs
        ):
            alone = norm in ("this", "these", "those") and norm_at(self.tokens, self.start - 1) in (".", "!", "?")
            return self.start + 1, ("singular" if norm == "this" else "plural") if alone else None
        if norm in words.singular_before or (norm == "one" and norm_at(self.tokens, self.start + 1) == "of"):
            number = "singular"
        elif norm in words.plural_before:
            number = "plural"
        elif norm.endswith("ing") and norm not in words.gerunds and len(norm) > LONGEST + 1:
            # Not "when editing a file, make a copy", nor "running it, writing it".
            before = self.tokens[self.start - 1]
            gap = first.start - before.end  # more than a space: a paragraph
            first_of_all = gap > 1 or before.norm in (".", "!", "?", "that", "because")
            rules = first_of_all and self._determines(self.start + 1)
            return self._past_noun(self.start + 1), "singular" if rules else None
        elif norm not in words.before:
            return self._bare()
        if norm_at(self.tokens, self.start + 1) == "of":  # "each of the labels", "many of them"
            return self.start + 1, number
        if [norm_at(self.tokens, self.start + n) for n in range(3)] == ["the", "number", "of"]:
            return self.start + 2, "singular"
        end = self._past_words(self.start + 1)
        noun = self._noun(self.start + 1, end)
        return end, self._told(noun, end, number) if noun is not None else None

    def _told(self, noun: Token, end: int, number: Number | None) -> Number | None:
        """The number of a noun with what stands before it, `number` being what that tells."""
        norm = noun.norm
        joined = any(f"-{word}-" in norm for word in ("per", "in", "of", "by", "to"))  # "times-per-day"
        if norm in self.words.either or joined or not noun.text.islower():
            return None
        own = self._number(norm)
        if own == "plural" and number is None:
            if end - self.start > len(("the", "reports")) and self._may_be_verb(noun):
                return None  # "the figures management reports"
            if self._may_be_relative() and norm not in self.words.known_plurals:
                return None  # "the plan that the team holds prevents": here "holds" is the verb
        return own if number in (None, own) else None

    def _may_be_verb(self, noun: Token) -> bool:
        place = self.tokens.index(noun, self.start)
        described = self.tokens[place - 1].norm in self.words.adjectives
        return noun.norm in self.words.noun_verbs and not described

    def _may_be_relative(self) -> bool:
        before, ahead = (norm_at(self.tokens, self.start - n) for n in (1, 2))
        return before in self.words.openers and ahead not in self.words.thinking and before != "because"

    def _bare(self) -> tuple[int, Number | None]:
        """A plural that nothing stands before: "Expert disclosures"."""
        end = self._past_words(self.start)
        noun = self._noun(self.start, end)
        opens = self.start > 0 and self.tokens[self.start - 1].norm not in self.words.openers
        lone = (
            end == self.start + 1 and self.tokens[self.start].norm not in self.words.known_plurals
        )  # a name: "Siemens"
        if (
            noun is None
            or not opens
            or lone
            or noun.norm in self.words.either | self.words.owned
            or not self._plain(end)
        ):
            return end, None
        return end, "plural" if self._number(noun.norm) == "plural" and len(noun.norm) > LONGEST else None

    def _plain(self, end: int) -> bool:
        """Whether the subject's words are no names, nor numbers, nor forms in -ing."""
        tokens = self.tokens[self.start : end]
        numbers = any(token.kind != "word" or cardinal(tokens, at) for at, token in enumerate(tokens))
        return (
            not numbers
            and not any(t.norm.endswith("ing") for t in tokens)
            and all(token.text.islower() for token in tokens[1:])
        )

    def _noun(self, first: int, end: int) -> Token | None:
        """The last of the words between, but for participles that stand behind a noun."""
        last = end - 1
        while last > first and self._is_participle(self.tokens[last].norm):
            last -= 1
        # "files awaiting review"
        described = any(token.norm.endswith("ing") for token in self.tokens[first + 1 : last])
        return self.tokens[last] if first <= last and end - first <= LONGEST and not described else None

    def _is_participle(self, norm: str) -> bool:
        return norm in self.words.participles or norm.endswith("ed") or norm in self.words.behind

    def _number(self, norm: str) -> Number | None:
        if ordinal(norm) is not None:  # "an eighth of the calls come"
            return None
        if norm in self.words.plural_nouns:
            return "plural"
        if norm in self.words.singular_nouns or norm.endswith(("ss", "us", "is")):
            return "singular"
        if norm.endswith(("ics", "ae", "i", "'s", "ing", "works")):
            return None
        return "plural" if norm.endswith("s") else "singular"

    def _past_words(self, at: int, *, found: bool = False) -> int:
        """Behind a run of words that may be a noun with its adjectives; the first is one unless a noun was `found`."""
        first = at - found
        while at < len(self.tokens) and self._may_be_noun(at, first):
            at += 1
        return at

    def _may_be_noun(self, at: int, first: int) -> bool:
        token, words = self.tokens[at], self.words
        norm = token.norm
        told = norm.endswith("ly") and norm not in words.not_adverbs and at > first
        told = told or (norm in words.anybody and at > first)
        ends = (
            told or norm in words.prepositions or norm in words.pronouns or norm in words.stops or norm in words.adverbs
        )
        determined = norm in words.before or norm in words.singular_before or norm in words.plural_before
        verb = at > first and (
            norm in words.verbs
            or (norm in words.object_verbs and self._before_object(at))
            or (norm in words.noun_verbs and self._before_complement(at))
        )
        return token.kind in ("word", "number") and not (ends or verb or (determined and at > first))

    def _before_object(self, at: int) -> bool:
        """Whether an object follows a verb: "helps me", "appeals to me"."""
        after = at + 1 + (norm_at(self.tokens, at + 1) == "to")
        found = norm_at(self.tokens, after)
        if found in ("you", "it"):  # "the show you run"
            behind = norm_at(self.tokens, after + 1)
            return not (
                behind in self.words.verbs
                or behind in self.words.noun_verbs
                or behind in self.words.pasts
                or behind in self.words.auxiliaries
            )
        return found in self.words.objects

    def _before_complement(self, at: int) -> bool:
        """Whether a clause or a noun follows a verb at once: "show how much", "make the day", but not "the order the
        buyer sent"."""
        after = norm_at(self.tokens, at + 1)
        if after in ("how", "what", "whether"):
            return True
        if after not in self.words.before and after not in ("a", "an"):
            return False
        rest = [norm_at(self.tokens, n) for n in range(at + 3, at + 5)]
        return not any(n in self.words.verbs or n in self.words.pasts or n.endswith(("ed", "s")) for n in rest)

    def _past_clause(self, at: int) -> int:
        """Behind "that went through", a relative clause; far away where what follows may be none."""
        lost = self.start + FARTHEST
        last = norm_at(self.tokens, at - 1)
        led = self._determines(at - 2) or norm_at(self.tokens, at - 2) in self.words.prepositions
        if not led and (last.endswith(("s", "ed")) or last in self.words.pasts):
            return lost  # "the review of the plan indicates that"
        if self.tokens[at - 1].norm in self.words.facts and self.tokens[at].norm == "that":
            return lost  # "the fact that staff have left"
        at += 1
        while norm_at(self.tokens, at) in self.words.adverbs:
            at += 1
        norm = norm_at(self.tokens, at)
        if norm in self.words.pronouns or norm in self.words.anybody:
            return self._past_relative(at)
        if self._determines(at):
            at = self._past_noun(at)
            return (
                lost
                if norm_at(self.tokens, at) in self.words.thinking
                else at + (norm_at(self.tokens, at) in self.words.verbs)
            )
        aux = False
        while (norm := norm_at(self.tokens, at)) in self.words.auxiliaries:
            at, aux = at + 1, True
        told = (
            norm in self.words.pasts
            or norm in self.words.verbs
            or self._is_participle(norm)
            or self._before_complement(at)
        )
        if norm in self.words.thinking or not (aux or told):
            return lost
        at += told
        at += norm_at(self.tokens, at) in self.words.objects
        return self._past_noun(at) if self._determines(at) else self._past_words(at, found=True)

    def _past_aside(self, at: int) -> int | None:
        """Behind the second of two commas around what is said by the way."""
        first = norm_at(self.tokens, at + 1)
        aside = (
            first in self.words.prepositions
            or first in ("as", "like", "which", "who", "however")
            or self._is_participle(first)
        )
        if not (aside or first.endswith("ing")):
            return None
        behind = range(at + 2, min(at + FARTHEST, len(self.tokens)))
        return next((n + 1 for n in behind if self.tokens[n].norm == ","), None)

    def _past_noun(self, at: int) -> int:
        """Behind what a preposition leads in."""
        return self._past_words(at + 1 if self._determines(at) else at)

    def _determines(self, at: int) -> bool:
        """Whether a word tells that a noun follows."""
        words = self.words
        lists = (words.before, words.singular_before, words.plural_before, words.either)
        return any(norm_at(self.tokens, at) in each for each in lists)

    def _past_relative(self, at: int) -> int:
        """Behind "you showed me", a relative clause without a word that leads it in: its verb is not the subject's."""
        at += 1
        while norm_at(self.tokens, at) in self.words.adverbs.union(("have", "had", "has", "'ve", "'d")):
            at += 1
        if norm_at(self.tokens, at) in self.words.thinking:
            return self.start + FARTHEST
        if norm_at(self.tokens, at) in self.words.stops:  # "the certificate I will bring"
            return at
        at += 1
        at += norm_at(self.tokens, at) in self.words.objects
        return self._past_noun(at) if self._determines(at) else self._past_words(at, found=True)
