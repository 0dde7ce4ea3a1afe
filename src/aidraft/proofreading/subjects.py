"""Subjects, read up to their verb, however much stands between: "The quiet of the hall have taught me".

Only what closed classes of words settle is judged: the noun by its determiner or its ending, the verb by lists of
forms. Wherever another reading is open nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.language.numerals import cardinal
from aidraft.language.quantity import norm_at
from aidraft.message import Token
from aidraft.proofreading.agreement import Agreement, Number
from aidraft.proofreading.mistake import GRAMMAR, Mistake
from aidraft.proofreading.noun_phrases import LONGEST, NounPhrases
from aidraft.proofreading.patterns import like
from aidraft.proofreading.relative_clauses import FARTHEST, RelativeClauses


def disagreements(text: str, tokens: Sequence[Token], words: Agreement) -> Iterator[Mistake]:
    """The verbs of a text, cut into `tokens`, that do not go with their noun."""
    nouns = NounPhrases(tokens, words)
    clauses = RelativeClauses(tokens, words, nouns)
    for at in range(len(tokens)):
        if _begins(tokens, at, text, words) and (found := _Subject(tokens, at, words, nouns, clauses).verb()):
            verb, number, right = found
            says = f"a {number} subject takes '{right}'"
            yield Mistake(GRAMMAR, verb.span, says, (like(verb.text, right),), certain=True)


def _begins(tokens: Sequence[Token], at: int, text: str, words: Agreement) -> bool:
    """Whether a clause begins here: a sentence, or behind a word that opens one."""
    if at == 0:
        return False  # a line of a heading, or of the sender
    if tokens[at].norm in words.anybody:
        led = tokens[at - 1].norm
        ruled = led in words.causes or led in words.prepositions
        ruled = ruled or (led not in words.openers and _within_relative(tokens, at))
        return not ruled and not any(token.norm in words.asks for token in tokens[max(0, at - 2) : at])
    before = tokens[at - 1]
    if before.norm == "only" and tokens[at].norm == "one" and at > 1:
        return tokens[at - 2].text in (".", "!", "?", ",")  # "Only one of the suppliers"
    if before.norm == "that" and at > 1 and tokens[at - 2].norm in words.wishes:
        return False  # "I suggest that the list include it"
    if before.norm in ("and", "but") and at > 1 and tokens[at - 2].text in (",", ";"):
        return True
    new_line = "\n" in text[before.end : tokens[at].start]
    return before.text in (".", "!", "?", ";", ",") or before.norm in words.openers or (new_line and before.text != ":")


def _within_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the object in a clause on a plural, whose verb may follow: "reviews that name nobody are"."""
    leads = [n for n in (at - 2, at - 3) if n > 0 and tokens[n].norm in ("that", "which", "who")]
    return any(tokens[lead - 1].norm.endswith("s") for lead in leads)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject that begins at a place, read up to its verb."""

    tokens: Sequence[Token]
    start: int
    words: Agreement
    nouns: NounPhrases
    clauses: RelativeClauses

    def verb(self) -> tuple[Token, Number, str] | None:
        """The verb that does not agree, the subject's number, and the form that would."""
        at, number = self._head()
        inner: set[Number | None] = set()
        while number and at < min(self.start + FARTHEST, len(self.tokens)):
            norm = self.tokens[at].norm
            if norm in self.words.prepositions:
                at = self.nouns.past_noun(at + 1)
            elif norm in ("before", "after") and self.nouns.determines(at + 1):
                # These may begin a clause: "after the round is over". Then the verb agrees with the noun behind.
                inner.add(self.nouns.number(self.tokens[(at := self.nouns.past_noun(at + 1)) - 1].norm))
            elif (norm in self.words.pronouns or norm in self.words.anybody) and at > self.start:
                at = self.clauses.past_relative(at)
            elif norm in ("that", "which", "who") and at > self.start + 1:
                at = self.clauses.past_clause(at)
            elif norm == "to" and (behind := self.clauses.past_aim(at)):
                at = behind
            elif norm == ",":
                behind = self.clauses.past_aside(at)
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
        if known is None and self.nouns.before_object(at):
            known = self.words.object_verbs.get(token.norm)
        if known is None and self.nouns.before_complement(at):
            known = self.words.noun_verbs.get(token.norm)
        follows = norm_at(self.tokens, at + 1)
        # "allocations by need is how you put it"
        asked = follows in self.words.questions and known is not None and known[0] == "singular"
        # "What I liked were the plans", "Working in the hall were two fitters"
        first, be = norm_at(self.tokens, self.start), token.norm in ("are", "were")
        several = follows in self.words.plural_before or follows in self.words.either
        asked = asked or (be and (first == "what" or (first.endswith("ing") and several)))
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
        if norm in ("what", "how") and norm_at(self.tokens, self.start + 1) in words.pronouns:
            opens = self.tokens[self.start - 1].text in (".", "!", "?")
            return self.start + 1, "singular" if opens else None
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
            led = norm_at(self.tokens, self.start + 1) in words.prepositions  # "working with your cooks"
            rules = first_of_all and self.nouns.determines(self.start + 1 + led)
            return self.nouns.past_noun(self.start + 1), "singular" if rules else None
        elif norm not in words.before:
            return self._bare()
        if norm_at(self.tokens, self.start + 1) == "of":  # "each of the labels", "many of them"
            return self.start + 1, number
        if [norm_at(self.tokens, self.start + n) for n in range(3)] == ["the", "number", "of"]:
            return self.start + 2, "singular"
        end = self.nouns.past_words(self.start + 1)
        noun = self.nouns.noun(self.start + 1, end)
        if noun is not None and self.tokens[end - 1] is not noun and self._may_be_relative():
            return end, None  # "the questions that the boy asked were": "asked" is the verb
        return end, self._told(noun, end, number) if noun is not None else None

    def _told(self, noun: Token, end: int, number: Number | None) -> Number | None:
        """The number of a noun with what stands before it, `number` being what that tells."""
        norm = noun.norm
        joined = any(f"-{word}-" in norm for word in ("per", "in", "of", "by", "to"))  # "times-per-day"
        if joined or not noun.text.islower() or self._untold(norm, end):
            return None
        own = self.nouns.number(norm)
        if own == "plural" and number is None:
            if end - self.start > len(("the", "reports")) and self._may_be_verb(noun):
                return None  # "the figures management reports"
            if self._may_be_relative() and norm not in self.words.known_plurals:
                return None  # "the plan that the team holds prevents": here "holds" is the verb
        return own if number in (None, own) else None

    def _untold(self, norm: str, end: int) -> bool:
        """Whether a noun that ends before a place may be of either number, or no subject at all."""
        if norm in self.words.times:
            return self.tokens[self.start].norm not in self.words.owners
        if norm in self.words.manners:
            return norm_at(self.tokens, end) not in self.words.pronouns
        return norm in self.words.either

    def _may_be_verb(self, noun: Token) -> bool:
        place = self.tokens.index(noun, self.start)
        described = self.tokens[place - 1].norm in self.words.adjectives
        return noun.norm in self.words.noun_verbs and not described

    def _may_be_relative(self) -> bool:
        before, ahead = (norm_at(self.tokens, self.start - n) for n in (1, 2))
        told = ahead in self.words.thinking or ahead in self.words.adjectives  # "sure that"
        return before in self.words.openers and not told and before != "because"

    def _bare(self) -> tuple[int, Number | None]:
        """A plural that nothing stands before: "Expert disclosures"."""
        end = self.nouns.past_words(self.start)
        noun = self.nouns.noun(self.start, end)
        opens = self.start > 0 and self.tokens[self.start - 1].norm not in self.words.openers
        lone = (
            end == self.start + 1 and self.tokens[self.start].norm not in self.words.known_plurals
        )  # a name: "Siemens"
        if (
            noun is None
            or not opens
            or lone
            or noun.norm in self.words.either | self.words.owned | self.words.times | self.words.manners
            or not self._plain(end)
        ):
            return end, None
        return end, "plural" if self.nouns.number(noun.norm) == "plural" and len(noun.norm) > LONGEST else None

    def _plain(self, end: int) -> bool:
        """Whether the subject's words are no names, nor numbers, nor forms in -ing."""
        tokens = self.tokens[self.start : end]
        numbers = any(token.kind != "word" or cardinal(tokens, at) for at, token in enumerate(tokens))
        return (
            not numbers
            and not any(t.norm.endswith("ing") for t in tokens)
            and all(token.text.islower() for token in tokens[1:])
        )
