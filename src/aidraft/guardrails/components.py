"""components.*: what a message of its kind must contain, and where it was found."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from aidraft.grounding.index import IndexedFact
from aidraft.grounding.proper import likeness
from aidraft.grounding.sentences import dates_in, numbers_in, words_in
from aidraft.grounding.words import content, shared
from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Edit, Finding, Severity, Span
from aidraft.language.dates import resolve
from aidraft.language.words import fold
from aidraft.message import Message, Sentence
from aidraft.message.tokens import tokenize

ALIKE = 0.6
"""Likeness from which a strange name in the signature is taken for the candidate's own, misspelt."""
Finder = Callable[[Message, Context], Iterable[Span]]


def findings(message: Message, context: Context) -> Iterator[Finding]:
    asked = context.policy.kinds[context.kind]["components"]
    for name, level in asked.items():
        spans = list(_PRESENT[name](message, context))
        context.components[name] = spans[0] if spans else None
        if level == "off" or spans:
            continue
        severity: Severity = "error" if level == "error" else "warning"
        yield from _missing(name, severity, message, context)
    if asked["subject"] == "off" and message.subject is not None:
        yield context.finding("components.subject", message.subject, f"a {context.kind} has no subject line")
    if asked["promised"] != "off":
        yield from _promises(message, context, asked["promised"])
    if asked["unfinished"] != "off":
        yield from _unfinished(message, context)
    if context.components.get("signature"):
        yield from _misspelled(message, context)


def _missing(name: str, severity: Severity, message: Message, context: Context) -> Iterator[Finding]:
    rule = f"components.{name}"
    if name in ("promised", "unfinished"):
        return
    if name == "signature":
        end = len(message.text.rstrip())
        edit = Edit(span=(end, len(message.text)), text=f"\n{context.interview.candidate}\n")
        yield context.finding(rule, None, severity=severity, fix=context.interview.candidate, edit=edit)
    elif name == "gratitude" and context.kind == "thank-you" and any(_gratitude_anywhere(context)):
        yield context.finding(rule, None, "the thanks do not stand in the first paragraph", severity=severity)
    elif name == "subject" and message.subject is not None and message.cut(message.subject):
        yield context.finding(
            rule, None, "the subject names neither the role nor a reason for writing", severity=severity
        )
    else:
        yield context.finding(rule, None, severity=severity)


def _subject(message: Message, context: Context) -> Iterator[Span]:
    if message.subject is None:
        return
    role = frozenset(key for word in content(tokenize(context.interview.role)) for key in word.stems)
    words = content(tokenize(message.cut(message.subject)))
    telling = [
        w
        for w in words
        if not context.world.ordinary(w.token.norm) and not w.stems.isdisjoint(context.index.known_stems)
    ]
    if telling or shared(words, role) or any(True for _ in _hits("subject", context)):
        yield message.subject


def _greeting(message: Message, context: Context) -> Iterator[Span]:
    if message.greeting is None or message.text[: message.greeting[0]].strip() not in ("", _subject_line(message)):
        return
    for token in tokenize(message.cut(message.greeting), message.greeting[0]):
        if token.kind == "word" and token.text[0].isupper() and "nobody" not in context.policy.lexicon.members(token):
            yield message.greeting
            return


def _subject_line(message: Message) -> str:
    return message.text[: message.subject[1]].strip() if message.subject else ""


def _gratitude(message: Message, context: Context) -> Iterator[Span]:
    first = message.paragraphs[0].end if message.paragraphs else 0
    for span in _gratitude_anywhere(context):
        if context.kind != "thank-you" or span[0] < first:
            yield span


def _gratitude_anywhere(context: Context) -> Iterator[Span]:
    return (
        reading.sentence.span
        for reading, _ in context.hits.get("components.gratitude", ())
        if reading.sentence.part == "body"
    )


def _recap(message: Message, context: Context) -> Iterator[Span]:
    yield from _speaking(message, context, "recap", [f for f in context.index.talk if f.fact.label != "promised"])


def _fit(message: Message, context: Context) -> Iterator[Span]:
    promised = frozenset(s for f in _promised(context) for s in f.stems)
    yield from _speaking(message, context, "fit", context.index.qualifications, promised)


def _new_material(message: Message, context: Context) -> Iterator[Span]:
    facts = [f for f in context.index.usable if f.fact.section == "additional"]
    old = frozenset(stem for f in context.index.usable if f not in facts for stem in f.stems)
    for sentence in message.body:
        for fact in facts:
            common = shared(words_in(sentence), fact.keys)
            if len(common) > 1 and any(word.stems.isdisjoint(old) for word in common):
                yield sentence.span
    links = {token.norm.rstrip("/") for fact in facts for token in fact.tokens if token.kind == "link"}
    for sentence in message.body:
        for token in sentence.tokens:
            if token.kind == "link" and token.norm.rstrip("/") in links:
                yield token.span


def _speaking(
    message: Message, context: Context, name: str, facts: Sequence[IndexedFact], sent: frozenset[str] = frozenset()
) -> Iterator[Span]:
    """Sentences that speak of one of `facts` strongly enough: a number and a word of it, or rare words enough.

    Where a sentence sends something, the stems in `sent` are what is sent and say nothing of the facts.
    """
    settings = context.rule(f"components.{name}").settings
    for sentence in message.body:
        words, values = words_in(sentence), {q.value for q in numbers_in(sentence)}
        if _sends(sentence, context):
            words = tuple(word for word in words if word.stems.isdisjoint(sent))
        for fact in facts:
            common = shared(words, fact.keys)
            numbers = {q.value for q in fact.quantities} & values
            if (
                len(common) + len(numbers) >= settings["words"]
                and context.index.score(words, fact) + 2 * len(numbers) >= settings["strength"]
            ):
                yield sentence.span
                break


def _matched(name: str) -> Finder:
    def find(message: Message, context: Context) -> Iterator[Span]:
        return _hits(name, context)

    return find


def _hits(name: str, context: Context) -> Iterator[Span]:
    for _, hit in context.hits.get(f"components.{name}", ()):
        yield hit.span


def _previous_message(message: Message, context: Context) -> Iterator[Span]:
    yield from _hits("previous-message", context)
    for sentence in message.body:
        for mention in dates_in(sentence):
            day = context.interview.date
            if (
                any(first == last == day for first, last in resolve(mention, context.today))
                or mention.weekday == day.weekday()
            ):
                yield mention.span


def _closing(message: Message, context: Context) -> Iterator[Span]:
    if message.closing:
        yield message.closing


def _signature(message: Message, context: Context) -> Iterator[Span]:
    if message.signature is None:
        return
    names = {fold(part) for part in context.interview.candidate.replace("-", " ").split()}
    parts = {fold(part.strip(",.")) for part in message.cut(message.signature).replace("-", " ").split()}
    if names & parts or any(_close(part, name) for part in parts for name in names):
        yield message.signature


def _misspelled(message: Message, context: Context) -> Iterator[Finding]:
    """A signature that is nearly the candidate's name: a letter off, or another name beside the right one."""
    if message.signature is None:
        return
    candidate = context.interview.candidate
    names = {fold(part): part for part in candidate.replace("-", " ").split()} | {fold(p): p for p in candidate.split()}
    line = message.cut(message.signature).splitlines()[0].partition(",")[0]
    written = [t for t in tokenize(line, message.signature[0]) if t.kind == "word" and t.text[0].isupper()]
    named = [t for t in written if len(t.text) > 1 and not t.text.isupper()]
    for token in named:
        folded = fold(token.norm)
        if folded in names or all(part in names for part in folded.split("-")):
            continue
        near = [part for name, part in names.items() if likeness(folded, name) >= ALIKE or _close(folded, name)]
        missing = [part for name, part in names.items() if name not in {fold(t.norm) for t in named}]
        right = (
            near if len(near) == 1 else missing if len(named) == len(candidate.split()) and len(missing) == 1 else []
        )
        if right:
            yield context.finding("components.signature", token.span, f"your name is {candidate}", fix=right[0])


def _close(one: str, other: str) -> bool:
    """One letter off, in words long enough to tell."""
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _promises(message: Message, context: Context, level: str) -> Iterator[Finding]:
    settings = context.rule("components.promised").settings
    for fact in _promised(context):
        kept = _sentence_about(message, context, fact, settings)
        if kept:
            context.components["promised"] = kept.span
        else:
            severity: Severity = "error" if level == "error" else "warning"
            text = f"promised in the notes (line {fact.fact.line}) and not in the message: {fact.fact.text}"
            yield context.finding("components.promised", None, text, facts=[fact.id], severity=severity)


def _promised(context: Context) -> list[IndexedFact]:
    return [f for f in context.index.usable if f.fact.section == "promised" or f.fact.label == "promised"]


def _sends(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence says that something is sent, attached, handed over."""
    return any("delivery" in context.policy.lexicon.members(token) for token in sentence.tokens)


def _sentence_about(
    message: Message, context: Context, fact: IndexedFact, settings: Mapping[str, Any]
) -> Sentence | None:
    """The sentence that speaks of most of the fact's own words; of a few where it also says that something is sent."""
    members = context.policy.lexicon.members
    own = [w for w in fact.words if "sending" not in members(w.token) and not w.stems <= context.index.person_stems]
    wanted = {min(word.stems): word for word in own or fact.words}
    skills = frozenset(stem for qualification in context.index.qualifications for stem in qualification.stems)
    for sentence in message.body:
        stems = frozenset(stem for word in words_in(sentence) for stem in word.stems)
        said = [word for word in wanted.values() if not word.stems.isdisjoint(stems)]
        # "I restored chandeliers, and would bring that care" does not send the photographs of the chandeliers
        sent = _sends(sentence, context) and any(word.stems.isdisjoint(skills) for word in said)
        if said and len(said) >= settings["share-when-sent" if sent else "share"] * len(wanted):
            return sentence
    return None


def _unfinished(message: Message, context: Context) -> Iterator[Finding]:
    words = context.rule("components.unfinished").settings["words"]
    facts = [f for f in context.index.usable if f.fact.section == "unfinished" or f.fact.label == "unfinished"]
    for fact in facts:
        told = [s for s in message.body if _takes_up(s, fact, context, words)]
        if told:
            context.components["unfinished"] = told[0].span
        else:
            text = f"left unfinished (line {fact.fact.line} of the notes) and not put right: {fact.fact.text}"
            yield context.finding("components.unfinished", None, text, facts=[fact.id])


def _takes_up(sentence: Sentence, fact: IndexedFact, context: Context, words: int) -> bool:
    """Whether a sentence speaks of the matter itself: one word that is not everyday's, or several that are."""
    common = shared(words_in(sentence), fact.keys)
    return len(common) >= words or any(not context.world.ordinary(word.token.norm) for word in common)


def _next_steps(message: Message, context: Context) -> Iterator[Span]:
    """The look forward, in words made for it or by naming what the notes say comes next."""
    yield from _hits("next-steps", context)
    settings = context.rule("components.next-steps").settings
    facts = [f for f in context.index.usable if f.fact.section == "next-steps"]
    for sentence in message.body:
        for fact in facts:
            if context.index.score(words_in(sentence), fact) >= settings["strength"]:
                yield sentence.span


def _nothing(message: Message, context: Context) -> Iterable[Span]:
    return ()


_PRESENT: dict[str, Finder] = {
    "subject": _subject,
    "greeting": _greeting,
    "closing": _closing,
    "signature": _signature,
    "gratitude": _gratitude,
    "recap": _recap,
    "interest": _matched("interest"),
    "fit": _fit,
    "next-steps": _next_steps,
    "assistance": _matched("assistance"),
    "previous-message": _previous_message,
    "new-material": _new_material,
    "promised": _nothing,
    "unfinished": _nothing,
}
