"""Any text against any facts: names, numbers, dates, terms, and claims that no fact bears out."""

from collections.abc import Iterator, Sequence

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex
from aidraft.grounding.proper import NameBook
from aidraft.grounding.sentences import dates_in, words_in
from aidraft.grounding.terms import term_doubts
from aidraft.grounding.values import value_doubts
from aidraft.grounding.world import World
from aidraft.guardrails.policy import Policy
from aidraft.language.dates import DateMention
from aidraft.message import Message, Sentence
from aidraft.notes.interview import Fact


def plain_doubts(message: Message, facts: Sequence[str], policy: Policy) -> Iterator[Doubt]:
    """Doubts about every sentence of `message`, whatever its part."""
    given = [
        Fact(id=f"facts.{n}", text=text, line=n, section="discussed") for n, text in enumerate(facts, 1) if text.strip()
    ]
    index = FactIndex(given)
    book = NameBook(index)
    world = World(policy.vocabulary, policy.lexicon, ())
    for sentence in message.sentences:
        yield from (d for d in term_doubts(sentence, index, book, world.ordinary) if d.rule != "role")
        yield from (d for d in value_doubts(sentence, index) if d.rule != "crosstalk")
        yield from _dates(sentence, index)
        yield from _unheard(sentence, index, world)


def _dates(sentence: Sentence, index: FactIndex) -> Iterator[Doubt]:
    """Days, months and years that no fact gives."""
    told = [mention for fact in index.usable for mention in fact.dates]
    for mention in dates_in(sentence):
        named = [getattr(mention, name) for name in ("year", "month", "day", "weekday")]
        if any(part is not None for part in named) and not any(_same(mention, other) for other in told):
            yield Doubt("date", mention.span, f"the facts give no such date: {mention.text}")


def _same(one: DateMention, other: DateMention) -> bool:
    pairs = [(getattr(one, name), getattr(other, name)) for name in ("year", "month", "day", "weekday")]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _unheard(sentence: Sentence, index: FactIndex, world: World) -> Iterator[Doubt]:
    """Content words that the facts do not hold, in any form or synonym, and that no text about anything needs."""
    words = [
        word
        for word in words_in(sentence)
        if word.keys.isdisjoint(index.known_keys) and not world.ordinary(word.token.norm)
    ]
    if words:
        said = ", ".join(repr(word.token.text) for word in words)
        yield Doubt("claim", cover(word.token.span for word in words), f"the facts do not speak of {said}", weak=True)
