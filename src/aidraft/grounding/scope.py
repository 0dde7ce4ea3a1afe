"""Whose fact it is: what belongs to the talk with another interviewer, or to the private section, must not be told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.evidence import supported
from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.sentences import words_in
from aidraft.grounding.telling import EVERYDAY, Days, told_of
from aidraft.grounding.topics import Topics
from aidraft.grounding.words import stated, word_list
from aidraft.grounding.world import Ordinary, World
from aidraft.guardrails.classes import Run
from aidraft.message import Sentence

CERTAIN = 1.3
"""One telling word alone may be a coincidence and is a doubt for a person; two are not."""
CROSSED = 1.5
"""From here on a detail of another's talk is certain: two people of one house speak of the same trade."""
LONE = 1.0
"""From here on one word tells, in a sentence that rests on no usable fact."""


def foreign_doubts(sentence: Sentence, index: FactIndex, ordinary: Ordinary) -> Iterator[Doubt]:
    """A detail that only another interviewer's own facts hold."""
    told = told_of(sentence, index, index.foreign, ordinary)
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
    told = told_of(sentence, index, index.private, world.ordinary, topics, days, world.genre if loose else None)
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
