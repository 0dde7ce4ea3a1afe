"""Any text against any facts: names, numbers, dates, terms, and claims that no fact bears out."""

from collections.abc import Iterator, Sequence

from aidraft.grounding.amounts import amount_doubts
from aidraft.grounding.antonyms import antonym_doubts
from aidraft.grounding.deeds import deed_doubts
from aidraft.grounding.designations import called, designation_doubts
from aidraft.grounding.doubt import Doubt
from aidraft.grounding.index import FactIndex
from aidraft.grounding.novelty import novelty_doubts
from aidraft.grounding.passages import Source, read_facts
from aidraft.grounding.polarity import polarity_doubts
from aidraft.grounding.proper import NameBook, book_of
from aidraft.grounding.sentences import dates_in
from aidraft.grounding.siblings import sibling_doubts
from aidraft.grounding.terms import term_doubts
from aidraft.grounding.values import value_doubts
from aidraft.grounding.world import World
from aidraft.guardrails.policy import Policy
from aidraft.language.dates import DateMention
from aidraft.message import Message, Sentence


def plain_doubts(message: Message, facts: Sequence[str], policy: Policy) -> Iterator[Doubt]:
    """Doubts about every sentence of `message`, whatever its part."""
    source = read_facts(tuple(facts))
    classes = policy.rules["grounding.claim"].settings["classes"]
    world = World(policy.vocabulary, policy.lexicon, ())
    book = book_of(source.index)
    for sentence in message.sentences:
        doubts = [*_doubts(sentence, source, book, world), *deed_doubts(sentence, source, world, classes)]
        yield from _distinct(doubts)


def _doubts(sentence: Sentence, source: Source, book: NameBook, world: World) -> Iterator[Doubt]:
    index = source.index
    for doubt in term_doubts(sentence, index, book, world.ordinary):
        if doubt.rule != "role":
            yield called(doubt, sentence, source)
    yield from (d for d in value_doubts(sentence, index) if d.rule != "crosstalk")
    yield from _dates(sentence, index)
    yield from designation_doubts(sentence, source, world)
    yield from amount_doubts(sentence, source)
    yield from sibling_doubts(sentence, source)
    yield from polarity_doubts(sentence, source)
    yield from antonym_doubts(sentence, source, world)
    yield from novelty_doubts(sentence, source, world)


def _distinct(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """The first of those that say the same of one passage; a weak one is silent where another already speaks."""
    seen: set[tuple[object, ...]] = set()
    strong = [doubt.span for doubt in doubts if not doubt.weak]
    for doubt in doubts:
        spoken = doubt.weak and any(a < doubt.span[1] and doubt.span[0] < b for a, b in strong)
        if not spoken and (key := (doubt.rule, doubt.span)) not in seen:
            seen.add(key)
            yield doubt


def _dates(sentence: Sentence, index: FactIndex) -> Iterator[Doubt]:
    """Days, months and years that no fact gives."""
    told = [_parts(mention) for fact in index.usable for mention in fact.dates]
    for mention in dates_in(sentence):
        said = _parts(mention)
        agreeing = [parts for parts in told if said.items() & parts.items() and not _differ(said, parts)]
        full = any(said.keys() <= parts.keys() for parts in agreeing)
        rival = any(said.keys() <= parts.keys() and _differ(said, parts) and _close(said, parts) for parts in told)
        if said and not full and (rival or not agreeing):
            yield Doubt("date", mention.span, f"the facts give no such date: {mention.text}")


def _parts(mention: DateMention) -> dict[str, object]:
    named = {name: getattr(mention, name) for name in ("year", "month", "day", "weekday")}
    return {name: value for name, value in named.items() if value is not None}


def _differ(one: dict[str, object], other: dict[str, object]) -> bool:
    return any(one[name] != other[name] for name in one.keys() & other.keys())


def _close(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether two dates agree in something: another day of the same month."""
    return bool(one.items() & other.items())
