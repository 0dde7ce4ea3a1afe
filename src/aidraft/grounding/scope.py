"""Whose fact it is: what belongs to the talk with another interviewer, or to the private section, must not be told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from functools import cached_property

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.evidence import supported
from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.sentences import dates_in, numbers_in, words_in
from aidraft.grounding.words import Word, content, stated, word_list
from aidraft.grounding.world import Ordinary, World
from aidraft.guardrails.classes import Lexicon, Run
from aidraft.language.dates import DateMention, resolve
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Sentence, Span, Token

ENOUGH, CERTAIN = 1.0, 1.3
"""A telling word counts 1, one of everyday use 0.4, a word by synonym 0.7 of that. One word alone may be a coincidence
and is a doubt for a person; two are not."""
CROSSED = 1.5
"""From here on a detail of another's talk is certain: two people of one house speak of the same trade."""
LONE = 1.0
"""From here on one word tells, in a sentence that rests on no usable fact."""
EVERYDAY = 0.4
LOOSE = 0.7
"""What a word of everyday use tells where no usable fact explains the clause."""
TENS = 20
"""From here on a number may stand for as many thousands."""
TOPIC = 0.5
"""A sensitive subject that draft and fact have in common: not enough beside one everyday word."""
UNBOUND = 0.5
"""A number of the fact that counts something else here."""
NAME = 1.5
"""A name of the other person's talk, or a number bound as it is there, tells by itself."""


@dataclass(frozen=True, slots=True)
class Days:
    """The day a message is for, and those of the messages before it, which are no secret."""

    today: Date
    written: frozenset[Date] = frozenset()


class Topics:
    """The sensitive subjects (illness, family, money …) a text touches: `names` of word classes."""

    def __init__(self, lexicon: Lexicon, names: Sequence[str], index: FactIndex) -> None:
        self._lexicon = lexicon
        self._names = tuple(names)
        self._index = index

    def of(self, tokens: Sequence[Token]) -> Mapping[str, Span]:
        """Each subject touched, with the first word that touches it."""
        run = self._lexicon.read(tokens)
        found: dict[str, Span] = {}
        for name in self._names:
            if f"<{name}" in run.present:
                at = next(i for i, here in enumerate(run.keys) if f"<{name}" in here)
                found[name] = run.tokens[at].span
        return found

    def new(self, tokens: Sequence[Token]) -> Mapping[str, Span]:
        """Those touched by a word that the usable notes do not have: what they speak of anyway is no secret."""
        known = {w.token.span for w in content(tokens) if not w.stems.isdisjoint(self._index.known_stems)}
        return {name: span for name, span in self.of(tokens).items() if span not in known}

    @cached_property
    def private(self) -> Mapping[str, frozenset[str]]:
        """The subjects of each private fact, by its id."""
        return {fact.id: frozenset(self.of(fact.tokens)) for fact in self._index.private}


def foreign_doubts(sentence: Sentence, index: FactIndex, ordinary: Ordinary) -> Iterator[Doubt]:
    """A detail that only another interviewer's own facts hold."""
    told = _told(sentence, index, index.foreign, ordinary)
    if told:
        fact = told.fact.fact
        person = next((p for p in index.people if p.slug == fact.person), None)
        who = person.name if person else "another interviewer"
        text = f"this belongs to the conversation with {who} (line {fact.line} of the notes)"
        yield Doubt(
            "crosstalk",
            cover(told.spans),
            text,
            None,
            (fact.id,),
            weak=told.score < CROSSED,
        )


def private_doubts(
    sentence: Sentence, clauses: Iterable[Run], index: FactIndex, world: World, topics: Topics, days: Days
) -> Iterator[Doubt]:
    """Anything of the private section, also reworded or in part: in the sentence, or in a clause of it."""
    if index.private:
        yield from _private(sentence, index, world, topics, days)
        for clause in clauses:
            span = (clause.tokens[0].start, clause.tokens[-1].end)
            part = replace(sentence, start=span[0], end=span[1], tokens=clause.tokens)
            if len(part.tokens) < len(sentence.tokens):
                yield from _private(part, index, world, topics, days)
            yield from _nearer(part, index, world.ordinary)


def _private(sentence: Sentence, index: FactIndex, world: World, topics: Topics, days: Days) -> Iterator[Doubt]:
    # One telling word may be a coincidence, but hardly where no usable fact explains the sentence.
    loose = not supported(words_in(sentence), index, world.ordinary)
    told = _told(sentence, index, index.private, world.ordinary, topics, days, world.genre if loose else None)
    if told:
        fact = told.fact.fact
        text = f"this is private (line {fact.line} of the notes)"
        # "A letter about rent is a poor one" is about letters, which the notes have
        aside = any(t.norm in word_list("names", "me") for t in sentence.tokens) or not any(
            not fact.bookkeeping for fact in touched(words_in(sentence), index.usable)
        )
        weak = told.score < CERTAIN and not (loose and aside and told.score >= LONE)
        yield Doubt("private", cover(told.spans), text, None, (fact.id,), weak=weak)


def _nearer(clause: Sentence, index: FactIndex, ordinary: Ordinary) -> Iterator[Doubt]:
    """A clause whose words the usable notes know one by one, but have together only in a private fact."""
    # days are held against the facts' own elsewhere, and "interview" and "position" stand in every letter
    usual = word_list("names", "calendar") | word_list("names", "role_words") | word_list("names", "untelling")
    words = [w for w in words_in(clause) if w.stems.isdisjoint(index.common_stems) and w.token.norm not in usual]

    def weight(fact: IndexedFact) -> float:
        return sum(EVERYDAY if ordinary(w.token.norm) else 1.0 for w in stated(words, fact.stems))

    for fact in touched(words, index.private):
        spans = [w.token.span for w in stated(words, fact.stems)]
        if len(spans) > 1 and weight(fact) > CERTAIN and weight(fact) > max(map(weight, index.usable), default=0.0):
            text = f"this is private (line {fact.fact.line} of the notes)"
            yield Doubt("private", cover(spans), text, None, (fact.id,))


@dataclass
class _Telling:
    """How much of a fact a sentence tells, and where."""

    fact: IndexedFact
    score: float = 0.0
    spans: list[Span] = field(default_factory=list)

    def add(self, weight: float, span: Span) -> None:
        if weight:
            self.score += weight
            self.spans.append(span)


def _told(
    sentence: Sentence,
    index: FactIndex,
    facts: Iterable[IndexedFact],
    ordinary: Ordinary,
    topics: Topics | None = None,
    days: Days | None = None,
    genre: Callable[[Token], bool] | None = None,
) -> _Telling | None:
    """The fact that the sentence tells most of, if it tells enough."""
    words = [word for word in words_in(sentence) if word.stems.isdisjoint(index.known_stems)]
    touched = topics.new(sentence.tokens) if topics else {}
    best: _Telling | None = None
    for fact in facts:
        telling = _Telling(fact)
        _by_words(telling, words, index, ordinary, genre)
        _by_numbers(telling, sentence, index)
        if days:
            _by_dates(telling, sentence, index, days)
        if topics:
            common = set(touched) & topics.private.get(fact.id, frozenset())
            # a word that tells of the fact by itself tells no more by its subject
            for name in sorted(name for name in common if telling.spans != [touched[name]])[:1]:
                telling.add(TOPIC if telling.spans else ENOUGH, touched[name])
        if telling.score >= ENOUGH and (best is None or telling.score > best.score):
            best = telling
    return best


def _by_words(
    telling: _Telling,
    words: Sequence[Word],
    index: FactIndex,
    ordinary: Ordinary,
    genre: Callable[[Token], bool] | None,
) -> None:
    """By the words in common; `genre` says which count little though nothing explains the clause, None that it is."""
    fact, hits = telling.fact, dict[str, tuple[float, Span]]()
    for word in words:
        direct = not word.stems.isdisjoint(fact.stems)
        if direct or (not word.sets.isdisjoint(fact.keys) and word.sets.isdisjoint(index.known_keys)):
            everyday = EVERYDAY if genre is None or genre(word.token) else LOOSE
            weight, stem = _telling(word, fact, direct, ordinary, everyday), min(word.stems)
            if weight > hits.get(stem, (0.0, word.token.span))[0]:
                hits[stem] = (weight, word.token.span)
    for weight, span in hits.values():
        telling.add(weight, span)


def _by_numbers(telling: _Telling, sentence: Sentence, index: FactIndex) -> None:
    """A number of the fact that the usable notes do not have; bound to what it counts there, it tells by itself, though
    they have the number of something else."""
    numbers = numbers_in(sentence) if telling.fact.quantities else ()
    if not numbers:
        return
    near = any(not word.stems.isdisjoint(telling.fact.stems) for word in words_in(sentence))
    own = any(token.norm in word_list("names", "me") for token in sentence.tokens)
    for number in numbers:
        same = [
            q for q in telling.fact.quantities if number.number != 1 and (_equal(number, q) or _thousands(number, q))
        ]
        given = [q for f in index.usable for q in f.quantities if _equal(number, q)]
        # "licensed for five" among the usable notes may be five years
        known = any(_bound(number, q) or (number.unit and q.unit is None) for q in given)
        if any(_bound(number, q) for q in same) and not known:
            telling.add(NAME, number.span)
        elif not given and own and not number.counts and any(_thousands(number, q) for q in same):
            telling.add(ENOUGH, number.span)
        elif same and not given and near:
            telling.add(UNBOUND, number.span)


def _equal(one: Quantity, other: Quantity) -> bool:
    return agrees(one, other) and (one.kind == "ordinal") == (other.kind == "ordinal")


def _thousands(one: Quantity, other: Quantity) -> bool:
    """ "Fifty-eight is where I would begin", for 58k."""
    return one.unit is None and one.number >= TENS and other.number == 1000 * one.number


def _bound(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same thing, or measure with the same unit. A "second" anything is no sign."""
    if one.kind == "ordinal":
        return False
    return bool(set(one.counts) & set(other.counts)) or (one.unit == other.unit and one.unit not in (None, "%"))


def _by_dates(telling: _Telling, sentence: Sentence, index: FactIndex, days: Days) -> None:
    """A time that the fact gives too, and no usable fact."""
    for mention in dates_in(sentence) if telling.fact.dates else ():
        if mention.kind in ("relative", "in") or any(
            _meet(mention, d, days.today) for f in index.usable for d in f.dates
        ):
            continue
        if any(first <= day <= last for first, last in resolve(mention, days.today)[:1] for day in days.written):
            continue
        if any(_meet(mention, other, days.today) for other in telling.fact.dates):
            near = any(
                not word.stems.isdisjoint(telling.fact.stems) and word.token.norm not in word_list("names", "calendar")
                for word in words_in(sentence)
            )
            own = any(token.norm in word_list("names", "me") for token in sentence.tokens)
            telling.add(NAME if near else ENOUGH if own else UNBOUND, mention.span)


def _meet(one: DateMention, other: DateMention, today: Date) -> bool:
    return any(a <= d and c <= b for a, b in resolve(one, today)[:1] for c, d in resolve(other, today)[:1])


def _telling(word: Word, fact: IndexedFact, direct: bool, ordinary: Ordinary, everyday: float) -> float:
    token = word.token
    if token.norm in word_list("names", "calendar"):
        return everyday
    if (
        direct
        and any(c.isupper() for c in token.text)
        and any(t.norm == token.norm and t.text[:1].isupper() and at > 0 for at, t in enumerate(fact.tokens))
    ):
        return NAME
    return (everyday if ordinary(token.norm) else 1.0) * (1.0 if direct else 0.7)
