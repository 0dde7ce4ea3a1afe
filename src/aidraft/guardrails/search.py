"""All patterns of all rules over a message, in one pass: where each matched, and what the notes excuse."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from aidraft.grounding.words import content, stated
from aidraft.guardrails.classes import Run
from aidraft.guardrails.matching import Hit, Pattern
from aidraft.guardrails.reading import Reading, read_sentence
from aidraft.guardrails.report import Finding
from aidraft.guardrails.rule import expression
from aidraft.message import Message, Sentence, Spans

if TYPE_CHECKING:
    from aidraft.guardrails.context import Context


def search(context: "Context") -> Mapping[str, tuple[tuple[Reading, Hit], ...]]:
    """For each rule id, its hits in the order of the text; a rule that matched nowhere is absent."""
    found: dict[str, list[tuple[Reading, Hit]]] = {}
    known: dict[tuple[str, bool, str], tuple[Reading, list[tuple[str, Hit]]]] = {}
    for reading, wide in (*((r, False) for r in context.readings), *((r, True) for r in _paragraphs(context))):
        key = (reading.sentence.part, wide, context.message.cut(_extent(reading.whole)))
        if key not in known:  # a sentence that stands there again is searched once
            known[key] = reading, list(_found(context, reading, wide))
        first, hits = known[key]
        for rule_id, hit in hits:
            found.setdefault(rule_id, []).append((reading, hit if first is reading else _moved(hit, first, reading)))
    return {rule_id: tuple(sorted(hits, key=lambda item: item[1].span)) for rule_id, hits in found.items()}


def _found(context: "Context", reading: Reading, wide: bool) -> Iterator[tuple[str, Hit]]:
    """The hits in one reading, by the ids of their rules."""
    for rule, pattern in context.policy.sieve.candidates(reading.whole.present):
        if reading.sentence.part not in pattern.parts or (pattern.within == "paragraph") is not wide:
            continue
        # A component found in the words of the notes is found all the same: there is nothing to excuse.
        excuse = "never" if rule.family == "components" else pattern.excuse
        for run in _runs(reading, pattern):
            hit = pattern.find(run)
            if hit is not None and not _excused(context, excuse, reading, run, hit):
                yield rule.id, hit


def _moved(hit: Hit, first: Reading, reading: Reading) -> Hit:
    """A hit in the tokens of another reading of the same words."""
    return replace(hit, tokens=tuple(reading.whole.tokens[first.places[token.start]] for token in hit.tokens))


def _paragraphs(context: "Context") -> Iterator[Reading]:
    """Each body paragraph read as one sentence, where a pattern of the policy asks for it."""
    if context.policy.wide:
        for number, paragraph in enumerate(context.message.paragraphs):
            tokens = tuple(token for sentence in paragraph.sentences for token in sentence.tokens)
            whole = Sentence(paragraph.start, paragraph.end, tokens, "body", number)
            yield from read_sentence(whole, context.policy.lexicon)


def _runs(reading: Reading, pattern: Pattern) -> Iterator[Run]:
    runs = reading.clauses if pattern.within == "clause" else (reading.whole,)
    yield from runs
    if pattern.excuse == "fact":  # what hangs on a sentence that rests on a fact may rest on none
        seen = {_extent(run) for run in runs}
        yield from (run for run in reading.segments if _extent(run) not in seen)


def _extent(run: Run) -> tuple[int, int]:
    return run.tokens[0].start, run.tokens[-1].end


def _excused(context: "Context", excuse: str, reading: Reading, run: Run, hit: Hit) -> bool:
    """Whether the notes speak for a hit: by its words, or by a fact that the run, or its sentence, rests on."""
    if excuse == "never":
        return False
    rested = {"fact": run, "sentence": reading.whole}.get(excuse)
    return _noted(context, reading.whole, hit) or (rested is not None and context.rests(rested))


def _noted(context: "Context", run: Run, hit: Hit) -> bool:
    """Whether the words hit stand in one usable fact, in the company of another word of their clause."""
    index = context.index
    words = content(hit.tokens)
    if not words:
        return False
    around = content(run.tokens)
    return any(
        len(stated(words, fact.stems)) == len(words) and len(stated(around, fact.stems)) >= max(2, len(words))
        for fact in index.usable
    )


def matched(family: str, message: Message, context: "Context") -> Iterator[Finding]:
    """A finding for every hit of the family's patterns; a suspicion about what is certain anyway is none."""
    for rule_id, hits in context.hits.items():
        if rule_id.partition(".")[0] == family:
            sure = Spans(hit.span for _, hit in hits if hit.certain)
            for _, hit in hits:
                if hit.certain or not sure.overlap(hit.span):
                    yield context.finding(rule_id, hit.span, severity=None if hit.certain else "warning")


def written(family: str, message: Message, context: "Context") -> Iterator[Finding]:
    """A finding for every match of the family's expressions on the raw text: of their group, where they have one."""
    for rule in context.policy.rules.values():
        if rule.family == family:
            for regex in map(expression, rule.regexes):
                for match in regex.finditer(message.text):
                    span = match.span(1) if regex.groups and match.start(1) >= 0 else match.span()
                    if span[0] < span[1]:
                        yield context.finding(rule.id, span)


def suspected(family: str, context: "Context") -> Iterator[Finding]:
    """The second net: a word that neither notes nor vocabulary license, in the class of whatever may carry a hazard.

    The class ``hazard_NAME`` names the rule ``family.NAME``. A sentence in which that rule has found something is
    left alone.
    """
    every = {f"<hazard_{rule.id.partition('.')[2]}": rule for rule in context.policy.rules.values()}
    hazards = {name: rule for name, rule in every.items() if rule.family == family}
    for sentence in context.message.body:
        for reading in context.readings_of(sentence):
            near = [(name, rule) for name, rule in hazards.items() if name in reading.whole.present]
            if not near:
                continue
            odd = {word.token.start for word in context.world.unlicensed(reading.whole.tokens, context.index)}
            for name, rule in near:
                if any(r.sentence is sentence for r, _ in context.hits.get(rule.id, ())):
                    continue
                keys = reading.whole.keys
                tokens = [
                    t
                    for at, t in enumerate(reading.whole.tokens)
                    # "the sort of failure I enjoy" is none of oneself
                    if t.start in odd
                    and name in keys[at]
                    and "<i" not in (keys[at + 1] if at + 1 < len(keys) else {})
                    and not any({"<negator", "<least"} & here.keys() for here in keys[max(0, at - 2) : at])
                ]
                if not tokens:
                    continue
                own = not reading.whole.present.isdisjoint(("<self", "<we"))
                several = len({token.norm for token in tokens}) > 1
                plain = len(every.keys() & reading.whole.present) == 1
                certain = (several or (own and plain)) and not context.rests(reading.whole)
                said = ", ".join(repr(token.text) for token in tokens)
                span = (tokens[0].start, tokens[-1].end)
                text = f"{rule.message.replace('{text}', said)}? The notes do not say {said}"
                # A doubt for a person; where no fact explains the sentence, two odd words, or one of oneself that can
                # mean no other hazard, are reason to stop.
                yield context.finding(rule.id, span, text, severity=None if certain else "warning")
