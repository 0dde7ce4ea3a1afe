"""How much of a fact a sentence tells: by its words, its numbers, its times and its subjects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.sentences import dates_in, numbers_in, words_in
from aidraft.grounding.topics import Topics
from aidraft.grounding.words import Word, word_list
from aidraft.grounding.world import Ordinary
from aidraft.language.dates import DateMention, meet, resolve
from aidraft.language.numbers import Quantity, agrees
from aidraft.message import Sentence, Span, Token

ENOUGH = 0.65
"""A telling word counts 1, one of everyday use 0.4, a word by synonym 0.7 of that: below this nothing is told, below 1
it is a doubt for a person."""
WHOLE = 1.0
"""What a sensitive subject, a sum or a time of one's own tells by itself."""
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


@dataclass
class Telling:
    """How much of a fact a sentence tells, and where."""

    fact: IndexedFact
    score: float = 0.0
    spans: list[Span] = field(default_factory=list)

    def add(self, weight: float, span: Span) -> None:
        if weight:
            self.score += weight
            self.spans.append(span)


def told_of(
    sentence: Sentence,
    index: FactIndex,
    facts: Sequence[IndexedFact],
    ordinary: Ordinary,
    topics: Topics | None = None,
    days: Days | None = None,
    genre: Callable[[Token], bool] | None = None,
) -> Telling | None:
    """The fact that the sentence tells most of, if it tells enough."""
    words = [word for word in words_in(sentence) if word.stems.isdisjoint(index.known_stems)]
    subjects = topics.new(sentence.tokens) if topics else {}
    spoken_of = set(touched(words, facts))
    best: Telling | None = None
    for fact in facts:
        telling = Telling(fact)
        if fact in spoken_of:
            _by_words(telling, words, index, ordinary, genre)
        _by_numbers(telling, sentence, index)
        if days:
            _by_dates(telling, sentence, index, days)
        if topics:
            common = set(subjects) & topics.private.get(fact.id, frozenset())
            # a word that tells of the fact by itself tells no more by its subject
            for name in sorted(name for name in common if telling.spans != [subjects[name]])[:1]:
                telling.add(TOPIC if telling.spans else WHOLE, subjects[name])
        if telling.score >= ENOUGH and (best is None or telling.score > best.score):
            best = telling
    return best


def _by_words(
    telling: Telling,
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


def _by_numbers(telling: Telling, sentence: Sentence, index: FactIndex) -> None:
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
        if not same:
            continue
        given = [q for f in index.usable for q in f.quantities if _equal(number, q)]
        # "licensed for five" among the usable notes may be five years
        known = any(_bound(number, q) or (number.unit and q.unit is None) for q in given)
        if any(_bound(number, q) for q in same) and not known:
            telling.add(NAME, number.span)
        elif not given and own and not number.counts and any(_thousands(number, q) for q in same):
            telling.add(WHOLE, number.span)
        elif not given and near:
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


def _by_dates(telling: Telling, sentence: Sentence, index: FactIndex, days: Days) -> None:
    """A time that the fact gives too, and no usable fact."""
    for mention in dates_in(sentence) if telling.fact.dates else ():
        loose = mention.kind in ("relative", "in") or (mention.kind == "period" and mention.amount is None)
        if loose or any(_meet(mention, d, days.today) for f in index.usable for d in f.dates):
            continue
        if any(first <= day <= last for first, last in resolve(mention, days.today)[:1] for day in days.written):
            continue
        if any(_meet(mention, other, days.today) for other in telling.fact.dates):
            near = any(
                not word.stems.isdisjoint(telling.fact.stems) and word.token.norm not in word_list("names", "calendar")
                for word in words_in(sentence)
            )
            own = any(token.norm in word_list("names", "me") for token in sentence.tokens)
            telling.add(NAME if near else WHOLE if own else UNBOUND, mention.span)


def _meet(one: DateMention, other: DateMention, today: Date) -> bool:
    return meet(resolve(one, today)[:1], resolve(other, today)[:1])


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
