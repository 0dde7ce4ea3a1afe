"""Whose fact it is: what belongs to the talk with another interviewer, or to the private section, must not be told."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex, IndexedFact
from aidraft.grounding.sentences import numbers_in, words_in
from aidraft.grounding.words import Word, word_list
from aidraft.message import Sentence, Token

ENOUGH = 1.4
"""A telling word counts 1, one of everyday use 0.4, a word by synonym 0.7 of that: one word alone is a coincidence."""
EVERYDAY = 0.4
TOPIC = 0.9
"""A sensitive subject that draft and fact have in common: not enough beside one everyday word."""
UNBOUND = 0.7
"""A number of the fact that counts something else here."""
NAME = 1.5
"""A name of the other person's talk, or a number bound as it is there, tells by itself."""

Topics = Callable[[Sequence[Token]], frozenset[str]]
"""The sensitive subjects (illness, family, money …) that tokens touch, as names of word classes."""


def foreign_doubts(sentence: Sentence, index: FactIndex, ordinary: Callable[[str], bool]) -> Iterator[Doubt]:
    """A detail that only another interviewer's own facts hold."""
    found = _told(sentence, index, index.foreign, ordinary, None)
    if found:
        fact, words = found
        person = next((p for p in index.people if p.slug == fact.fact.person), None)
        who = person.name if person else "another interviewer"
        text = f"this belongs to the conversation with {who} (line {fact.fact.line} of the notes)"
        yield Doubt("crosstalk", cover(words), text, None, (fact.id,))


def private_doubts(
    sentence: Sentence, index: FactIndex, ordinary: Callable[[str], bool], topics: Topics
) -> Iterator[Doubt]:
    """Anything of the private section, also reworded or in part."""
    found = _told(sentence, index, index.private, ordinary, topics)
    if found:
        fact, words = found
        yield Doubt("private", cover(words), f"this is private (line {fact.fact.line} of the notes)", None, (fact.id,))


def _told(
    sentence: Sentence,
    index: FactIndex,
    facts: Iterable[IndexedFact],
    ordinary: Callable[[str], bool],
    topics: Topics | None,
) -> tuple[IndexedFact, list[tuple[int, int]]] | None:
    """The fact told, with the spans that tell it, or None."""
    words = [w for w in words_in(sentence) if w.stems.isdisjoint(index.known_stems)]
    numbers = numbers_in(sentence)
    said = topics(sentence.tokens) - _known_topics(index, topics) if topics else frozenset()
    best: tuple[float, IndexedFact, list[tuple[int, int]]] | None = None
    for fact in facts:
        hits: dict[str, tuple[float, Word]] = {}
        for word in words:
            direct = not word.stems.isdisjoint(fact.stems)
            if not direct and (word.sets.isdisjoint(fact.keys) or not word.sets.isdisjoint(index.known_keys)):
                continue
            weight = _telling(word, fact, direct, ordinary)
            key = min(word.stems)
            if weight > hits.get(key, (0.0, word))[0]:
                hits[key] = (weight, word)
        score = sum(weight for weight, _ in hits.values())
        spans = [word.token.span for _, word in hits.values()]
        near = any(not word.stems.isdisjoint(fact.stems) for word in words_in(sentence))
        for number in numbers:
            same = [q for q in fact.quantities if number.value == q.value and number.number != 1]
            if same and not any(number.value == q.value for f in index.usable for q in f.quantities):
                bound = any(set(number.counts) & set(q.counts) for q in same)
                score += NAME if bound else UNBOUND if near else 0.0
                spans.append(number.span)
        if topics and hits and said & topics(fact.tokens):
            score += TOPIC
        if score >= ENOUGH and spans and (best is None or score > best[0]):
            best = (score, fact, sorted(spans))
    return best and (best[1], best[2])


def _telling(word: Word, fact: IndexedFact, direct: bool, ordinary: Callable[[str], bool]) -> float:
    token = word.token
    if token.norm in word_list("names", "calendar"):
        return EVERYDAY
    if (
        direct
        and any(c.isupper() for c in token.text)
        and any(t.norm == token.norm and t.text[:1].isupper() and at > 0 for at, t in enumerate(fact.tokens))
    ):
        return NAME
    return (EVERYDAY if ordinary(token.norm) else 1.0) * (1.0 if direct else 0.7)


def _known_topics(index: FactIndex, topics: Topics) -> frozenset[str]:
    return frozenset(topic for fact in index.usable for topic in topics(fact.tokens))
