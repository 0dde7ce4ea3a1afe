"""Where each component of a message stands, if it does: one finder for each name in the policy."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from aidraft.grounding.index import IndexedFact, touched
from aidraft.grounding.sentences import dates_in, numbers_in, words_in
from aidraft.grounding.sources import gives
from aidraft.grounding.words import Word, content, shared, word_list
from aidraft.guardrails.context import Context
from aidraft.guardrails.pledges import promised_facts, sends
from aidraft.guardrails.prospects import next_steps
from aidraft.guardrails.report import Span
from aidraft.guardrails.signature import signed
from aidraft.language.dates import resolve
from aidraft.language.numbers import agrees, quantities
from aidraft.message import Message, Sentence
from aidraft.message.tokens import tokenize

SPOKEN_OF = 3.0
"""How strongly a fact must speak of a subject that names what was talked about: by one rare word, or two."""
COUNTED = 10
"""A number of the notes from here on, or with a unit, says by itself what a subject is about."""
_OF_ONESELF = ("qualifications", "header", "title")
"""Sections that tell of the candidate, or name things."""

Finder = Callable[[Message, Context], Iterable[Span]]


def _subject(message: Message, context: Context) -> Iterator[Span]:
    if message.subject is None:
        return
    role = frozenset(key for word in content(tokenize(context.interview.role)) for key in word.stems)
    tokens = tokenize(message.cut(message.subject))
    words = content(tokens)
    telling = [
        w
        for w in words
        if not context.world.ordinary(w.token.norm)
        and w.token.norm not in word_list("names", "calendar")
        and not (w.stems & context.index.known_stems) <= context.index.common_stems
    ]
    told = [f for f in context.index.usable if not f.bookkeeping]
    named = context.index.best(words, told)[1] >= SPOKEN_OF
    # "From 27 minutes to 20"
    counted = any(gives(f, q) for q in quantities(tokens) if q.number >= COUNTED or q.unit for f in told)
    if telling or named or counted or shared(words, role) or any(True for _ in _hits("subject", context)):
        yield message.subject


def _greeting(message: Message, context: Context) -> Iterator[Span]:
    if message.greeting is None or message.text[: message.greeting[0]].strip() not in ("", _subject_line(message)):
        return
    for token in tokenize(message.cut(message.greeting), message.greeting[0]):
        if token.kind == "word" and not token.text.islower() and "nobody" not in context.policy.lexicon.members(token):
            yield message.greeting
            return


def _subject_line(message: Message) -> str:
    return message.text[: message.subject[1]].strip() if message.subject else ""


def _gratitude(message: Message, context: Context) -> Iterator[Span]:
    first = message.paragraphs[0].end if message.paragraphs else 0
    for span in thanks(context):
        if context.kind != "thank-you" or span[0] < first:
            yield span


def thanks(context: Context) -> Iterator[Span]:
    return (
        reading.sentence.span
        for reading, _ in context.hits.get("components.gratitude", ())
        if reading.sentence.part == "body"
    )


def _recap(message: Message, context: Context) -> Iterator[Span]:
    talk = [f for f in context.index.talk if f.fact.label != "promised"]
    own = context.index.qualifications
    for sentence, fact in _speaking(message, context, "recap", talk):
        # what the candidate did elsewhere may share words with the talk, and recalls nothing of it
        if not context.index.rather(words_in(sentence), fact, own):
            yield sentence.span


def _fit(message: Message, context: Context) -> Iterator[Span]:
    index = context.index
    promised = frozenset(s for f in promised_facts(context) for s in f.stems)
    new = [f for f in index.usable if f.fact.section == "additional"]
    others = [f for f in index.usable if f.fact.section not in _OF_ONESELF]
    for sentence, fact in _speaking(message, context, "fit", index.qualifications, promised):
        # a referee's post is no qualification, though it be at the same place
        counted = any(agrees(said, own) for said in numbers_in(sentence) for own in fact.quantities)
        if counted and _own(sentence, context):
            yield sentence.span
            continue
        if not counted and context.index.rather(words_in(sentence), fact, new):
            continue
        if not (_own(sentence, context) or _tells(words_in(sentence), index.usable, context)):
            continue  # "Two people and a permit, every time" is of nobody
        best = index.best(words_in(sentence), index.qualifications)[0] or fact
        parts = (part for reading in context.readings_of(sentence) for part in (*reading.segments, *reading.clauses))
        if not context.index.rather(words_in(sentence), best, others) or any(
            _tells(content(part.tokens), [*index.qualifications, *others], context) for part in parts
        ):
            yield sentence.span


def _own(sentence: Sentence, context: Context) -> bool:
    """Whether the candidate speaks of himself."""
    return any(not r.whole.present.isdisjoint(("<self", "<we")) for r in context.readings_of(sentence))


def _tells(words: Sequence[Word], facts: Sequence[IndexedFact], context: Context) -> bool:
    """Whether words speak of a qualification more than of any other of `facts`."""
    return context.index.best(words, facts)[0] in context.index.qualifications


def _new_material(message: Message, context: Context) -> Iterator[Span]:
    facts = [f for f in context.index.usable if f.fact.section == "additional"]
    others = [f for f in context.index.usable if f not in facts]
    old = frozenset(stem for f in others for stem in f.stems)
    for sentence in message.body:
        for fact in facts:
            common = shared(words_in(sentence), fact.keys)
            new = any(word.stems.isdisjoint(old) for word in common) or any(
                gives(fact, q) and not any(gives(f, q) for f in others) for q in numbers_in(sentence)
            )
            if len(common) > 1 and new:
                yield sentence.span
    links = {token.norm.rstrip("/") for fact in facts for token in fact.tokens if token.kind == "link"}
    for sentence in message.body:
        for token in sentence.tokens:
            if token.kind == "link" and token.norm.rstrip("/") in links:
                yield token.span


def _speaking(
    message: Message, context: Context, name: str, facts: Sequence[IndexedFact], sent: frozenset[str] = frozenset()
) -> Iterator[tuple[Sentence, IndexedFact]]:
    """Sentences that speak of one of `facts` strongly enough: a number and a word of it, or rare words enough.

    Where a sentence sends something, the stems in `sent` are what is sent and say nothing of the facts.
    """
    settings = context.rule(f"components.{name}").settings
    known: dict[str, IndexedFact | None] = {}
    for sentence in message.body:
        text = message.cut(sentence.span)
        if text not in known:  # a sentence that stands there again speaks of the same
            known[text] = next(_spoken_of(sentence, context, settings, facts, sent), None)
        if fact := known[text]:
            yield sentence, fact


def _spoken_of(
    sentence: Sentence,
    context: Context,
    settings: Mapping[str, Any],
    facts: Sequence[IndexedFact],
    sent: frozenset[str],
) -> Iterator[IndexedFact]:
    words, values = words_in(sentence), {q.value for q in numbers_in(sentence)}
    if sent and sends(sentence, context):
        words = tuple(word for word in words if word.stems.isdisjoint(sent))
    for fact in facts if values else touched(words, facts):
        common = shared(words, fact.keys)
        numbers = {q.value for q in fact.quantities} & values
        # "bells" is all there is to say of a shared interest in bell ringing
        brief = fact.fact.label == "shared interest" and len(fact.words) <= settings["words"]
        enough = 1 if brief else settings["words"]
        strength = context.index.score(words, fact) + 2 * len(numbers)
        if len(common) + len(numbers) >= enough and strength >= settings["strength"]:
            yield fact


def _matched(name: str) -> Finder:
    def find(message: Message, context: Context) -> Iterator[Span]:
        return _hits(name, context)

    return find


def _hits(name: str, context: Context) -> Iterator[Span]:
    for _, hit in context.hits.get(f"components.{name}", ()):
        yield hit.span


def _previous_message(message: Message, context: Context) -> Iterator[Span]:
    yield from _hits("previous-message", context)
    day = context.interview.date
    for sentence in message.body:
        met = _met(sentence, context)
        for mention in dates_in(sentence):
            periods = resolve(mention, context.today)
            then = any(first <= day <= last and (met or first == last) for first, last in periods)
            if then or mention.weekday == day.weekday():
                yield mention.span


def _met(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence speaks of the interview: "meeting me in the middle of May"."""
    return any("<encounter" in reading.whole.present for reading in context.readings_of(sentence))


def _closing(message: Message, context: Context) -> Iterator[Span]:
    if message.closing:
        yield message.closing


def _interest(message: Message, context: Context) -> Iterator[Span]:
    """Interest in words made for it, or a sentence on what the notes give as the reason for wanting the position."""
    yield from _hits("interest", context)
    role = {word.token.norm for word in content(tokenize(context.interview.role))}
    for sentence in message.body:
        if _in_the_role(sentence, role, context):
            yield sentence.span
    why = [f for f in context.index.usable if f.fact.section == "why"]
    for sentence, fact in _speaking(message, context, "interest", why):
        telling = [w for w in words_in(sentence) if not context.world.ordinary(w.token.norm)]
        if _own(sentence, context) and shared(telling, fact.keys):
            yield sentence.span


def _in_the_role(sentence: Sentence, role: Container[str], context: Context) -> bool:
    """Whether the candidate speaks of what would be in the position: "I'd add to that as your sound archivist"."""
    norms = [token.norm for token in sentence.tokens]
    wished = _own(sentence, context) and not {"would", "'d", "should"}.isdisjoint(norms)
    return wished and any(norm in role and "as" in norms[max(0, at - 3) : at] for at, norm in enumerate(norms))


def _nothing(message: Message, context: Context) -> Iterable[Span]:
    return ()


FINDERS: dict[str, Finder] = {
    "subject": _subject,
    "greeting": _greeting,
    "closing": _closing,
    "signature": signed,
    "gratitude": _gratitude,
    "recap": _recap,
    "interest": _interest,
    "fit": _fit,
    "next-steps": next_steps,
    "assistance": _matched("assistance"),
    "previous-message": _previous_message,
    "new-material": _new_material,
    "promised": _nothing,
    "unfinished": _nothing,
}
