"""grounding.*: whatever the message says, the notes must say too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from aidraft.grounding.claims import Claims
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.moments import moment_doubts
from aidraft.grounding.offsets import right_offsets
from aidraft.grounding.people import greeting_doubts
from aidraft.grounding.proper import book_of
from aidraft.grounding.scope import foreign_doubts
from aidraft.grounding.similarity import similarity
from aidraft.grounding.terms import role_doubts, term_doubts
from aidraft.grounding.values import EARLIER, value_doubts
from aidraft.guardrails.context import Context
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.repeats import Repeats
from aidraft.guardrails.report import Finding
from aidraft.message import Message, Sentence, Spans, read_message


def findings(message: Message, context: Context) -> Iterator[Finding]:
    for doubt in _once(_doubts(message, context)):
        yield context.finding(
            f"grounding.{doubt.rule}",
            doubt.span,
            doubt.message,
            fix=doubt.fix,
            facts=doubt.facts,
            severity="warning" if doubt.weak else None,
        )
    yield from _duplicates(message, context)


def _doubts(message: Message, context: Context) -> Iterator[Doubt]:
    yield from greeting_doubts(message, context.index, context.to)
    repeats = Repeats()
    before: list[Sentence] = []
    for sentence in message.sentences:
        if sentence.part not in ("subject", "body"):
            continue
        if before and before[-1].paragraph != sentence.paragraph:
            before = []
        key = (sentence.part, *(message.cut(each.span) for each in (*before[-EARLIER:], sentence)))
        yield from repeats.doubts(key, sentence.start, partial(_of_sentence, sentence, before, context))
        before.append(sentence)


def _of_sentence(sentence: Sentence, before: Sequence[Sentence], context: Context) -> Iterator[Doubt]:
    """Doubts about a sentence; those `before` it in its paragraph may say what its numbers are reckoned from."""
    index, world = context.index, context.world
    named = list(term_doubts(sentence, index, book_of(index), world.ordinary))
    crossed = list(foreign_doubts(sentence, index, world.ordinary))
    yield from _elsewhere(named, crossed)
    yield from crossed
    yield from role_doubts(sentence, index, world.ordinary)
    yield from moment_doubts(sentence, context.readings_of(sentence), index, context.interview, context.today)
    reckoned = Spans(right_offsets(sentence, index, context.interview, context.today))
    for doubt in value_doubts(sentence, index, before):
        if not reckoned.overlap(doubt.span):
            yield _one_article(doubt, sentence)
    yield from _unsettled(_claims(context.policy, index), sentence, context, [*named, *crossed])


def _one_article(doubt: Doubt, sentence: Sentence) -> Doubt:
    """ "A half" is mended to "a third", with the article that stands there."""
    led = any(token.end < doubt.span[0] <= token.end + 1 and token.norm == "a" for token in sentence.tokens)
    return replace(doubt, fix=doubt.fix.removeprefix("a ")) if led and doubt.fix else doubt


@lru_cache(maxsize=64)
def _claims(policy: Policy, index: FactIndex) -> Claims:
    # Draft after draft is judged by the same notes.
    return Claims(index, policy.world, policy.rules["grounding.claim"].settings["classes"])


def _once(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Of doubts of one rule about one passage the best: not weak, with a fix, the longest. Twice said helps nobody."""
    kept: defaultdict[str, Spans] = defaultdict(Spans)
    for doubt in sorted(doubts, key=lambda d: (d.weak, d.fix is None, d.span[0] - d.span[1])):
        if not kept[doubt.rule].overlap(doubt.span):
            kept[doubt.rule].add(doubt.span)
            yield doubt


def _elsewhere(doubts: Iterable[Doubt], crossed: Iterable[Doubt]) -> Iterator[Doubt]:
    """Those of `doubts` that the talk with another interviewer does not explain."""
    explained = Spans(other.span for other in crossed)
    for doubt in doubts:
        if not explained.overlap(doubt.span):
            yield doubt


def _unsettled(claims: Claims, sentence: Sentence, context: Context, said: list[Doubt]) -> Iterator[Doubt]:
    """Claims and events; a weak doubt is silent where another already speaks."""
    if sentence.part != "body":
        return
    clauses = [clause for reading in context.readings_of(sentence) for clause in reading.clauses]
    if claims.claiming(clauses):
        for doubt in said:
            if doubt.rule in ("term", "company"):
                yield Doubt("claim", doubt.span, "no qualification in the notes says this", None, doubt.facts)
    spoken = Spans(doubt.span for doubt in said)
    for doubt in claims.doubts(clauses):
        if not (doubt.weak and spoken.overlap(doubt.span)):
            yield doubt


def _duplicates(message: Message, context: Context) -> Iterator[Finding]:
    limit = context.rule("grounding.duplicate").settings["similarity"]
    for text in context.others:
        alike = similarity(message, read_message(text), context.index.common_stems)
        if alike > limit:
            share = f"{100 * alike:.0f} % of its passages stand in the message to another interviewer"
            yield context.finding("grounding.duplicate", None, share)
