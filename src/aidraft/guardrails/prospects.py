"""Where a message looks forward: to what the notes say comes next, and to the days on which they expect it."""

from collections.abc import Container, Iterator, Sequence

from aidraft.grounding.calendar import spans_days
from aidraft.grounding.index import IndexedFact, touched
from aidraft.grounding.sentences import dates_in, words_in
from aidraft.grounding.words import shared
from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Span
from aidraft.language.dates import Period, resolve
from aidraft.message import Message, Sentence
from aidraft.message.tokens import tokenize


def next_steps(message: Message, context: Context) -> Iterator[Span]:
    """The look forward, in words made for it or by naming what the notes say comes next.

    A kind that the rule lists under ``asked-by`` has to ask. The words of the position itself ("Stage Manager", "Case
    Manager", "the post") speak of no step.
    """
    settings = context.rule("components.next-steps").settings
    position = {token.norm for token in tokenize(context.interview.role)}
    facts = [f for f in context.index.usable if f.fact.section == "next-steps"]
    asking = frozenset(r.sentence.span for r in context.readings if "<asking" in r.whole.present)
    told = frozenset(
        reading.sentence.span
        for reading, hit in context.hits.get("components.next-steps", ())
        if not any(t.text[:1].isupper() and t.norm in position for t in hit.tokens)
    )
    awaited = _awaited_days(facts, context)
    asked = context.kind in settings["asked-by"]
    offers = {token.start for _, hit in context.hits.get("components.assistance", ()) for token in hit.tokens}
    for sentence in message.body:
        words = [
            w for w in words_in(sentence)
            if w.token.norm not in settings["position"] and w.token.start not in offers
        ]  # fmt: skip
        question = asked and any(token.norm == "?" for token in sentence.tokens)
        if asked and not (question or sentence.span in asking):
            continue
        if (
            question
            or sentence.span in told
            or (not asked and _names_one(sentence, awaited, context))
            or any(
                context.index.score(words, fact) >= settings["strength"]
                and len(shared(words, fact.keys)) + _hopes(sentence, fact, context) >= settings["words"]
                and not context.index.rather(words_in(sentence), fact, context.index.talk)
                for fact in touched(words, facts)
            )
        ):
            yield sentence.span


def _awaited_days(facts: Sequence[IndexedFact], context: Context) -> frozenset[Period]:
    """The days to come on which the notes expect something."""
    days = (day for day in (context.interview.decision_by, context.interview.next_stage) if day)
    told = (period for fact in facts for d in fact.dates for period in resolve(d, context.interview.date)[:1])
    return frozenset((begin, end) for begin, end in (*told, *((day, day) for day in days)) if end >= context.today)


def _names_one(sentence: Sentence, awaited: Container[Period], context: Context) -> bool:
    """Whether a sentence names one of the awaited days: "until the 24th"."""
    said = (p for m in dates_in(sentence) if not spans_days(m) for p in resolve(m, context.today)[:1])
    return any(period in awaited for period in said)


def _hopes(sentence: Sentence, fact: IndexedFact, context: Context) -> bool:
    """Whether a sentence hopes for something, or names a day of the fact's."""
    if any(not r.whole.present.isdisjoint(("<would", "<hopeful", "<forward")) for r in context.readings_of(sentence)):
        return True
    told = {period for mention in dates_in(sentence) for period in resolve(mention, context.today)}
    return any(period in told for mention in fact.dates for period in resolve(mention, context.today))
