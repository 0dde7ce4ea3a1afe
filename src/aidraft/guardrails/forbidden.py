"""forbidden.*: what must not stand in such a message, whoever wrote it."""

import unicodedata
from collections.abc import Iterator
from functools import partial

from aidraft.grounding.attribution import places
from aidraft.grounding.doubt import cover
from aidraft.grounding.index import touched
from aidraft.grounding.scope import private_doubts
from aidraft.grounding.telling import Days
from aidraft.grounding.words import content
from aidraft.guardrails.context import Context
from aidraft.guardrails.repeats import Repeats
from aidraft.guardrails.report import Edit, Finding, Severity
from aidraft.guardrails.search import matched, suspected, written
from aidraft.message import Message
from aidraft.prompting.redaction import find_secrets


def findings(message: Message, context: Context) -> Iterator[Finding]:
    yield from matched("forbidden", message, context)
    yield from written("forbidden", message, context)
    yield from suspected("forbidden", context)
    yield from _private(message, context)
    yield from _ill_of_places(message, context)
    yield from _secrets(message, context)
    yield from _links(message, context)
    yield from _hidden(message, context)


def _private(message: Message, context: Context) -> Iterator[Finding]:
    days = Days(context.today, frozenset(sent.date for sent in context.interview.sent))
    repeats = Repeats()
    for sentence in message.sentences:
        if sentence.part in ("subject", "body"):
            clauses = [clause for reading in context.readings_of(sentence) for clause in reading.clauses]
            judge = partial(private_doubts, sentence, clauses, context.index, context.world, context.topics, days)
            for doubt in repeats.doubts(message.cut(sentence.span), sentence.start, judge):
                severity: Severity | None = "warning" if doubt.weak else None
                yield context.finding(
                    "forbidden.private", doubt.span, doubt.message, facts=doubt.facts, severity=severity
                )


def _ill_of_places(message: Message, context: Context) -> Iterator[Finding]:
    """A place where the candidate worked, with a "no" or "never" that no fact of it has: "Nobody at … would have …"."""
    facts = context.index.qualifications
    known = {token.norm for fact in facts for token in places(fact.tokens)}
    for reading in context.readings:
        for clause in reading.clauses:
            named = [t for t in clause.tokens if t.norm in known and t.text[:1].isupper()]
            denied = [
                token
                for at, token in enumerate(clause.tokens)
                # "with no finer instrument than a ruler" denies nobody anything
                if "<negator" in clause.keys[at] and not (at and "<preposition" in clause.keys[at - 1])
            ]
            own = not clause.present.isdisjoint(("<self", "<we", "<you"))
            if reading.sentence.part != "body" or not named or not denied or own:
                continue
            words, usable = content(clause.tokens), context.index.usable
            if not any(t.norm in {d.norm for d in denied} for fact in touched(words, usable) for t in fact.tokens):
                yield context.finding("forbidden.disparagement", cover(t.span for t in (*named, *denied)))


def _secrets(message: Message, context: Context) -> Iterator[Finding]:
    for secret in find_secrets(message.text):
        if not secret.contact:
            yield context.finding("forbidden.secret", secret.span, f"looks like a {secret.name}")


def _links(message: Message, context: Context) -> Iterator[Finding]:
    """Addresses and phone numbers that the notes do not hold; the person's own may stand in the signature."""
    notes = {_address(t.text) for fact in context.index.usable for t in fact.tokens if t.kind == "link"}
    notes |= {_address(person.email) for person in context.interview.people if person.email}
    for sentence in message.sentences:
        for token in sentence.tokens:
            if token.kind == "link" and _address(token.text) not in notes:
                near = [
                    link
                    for link in sorted(notes)
                    if "@" not in link and link.split("/")[2:3] == _address(token.text).split("/")[2:3]
                ]
                fix = near[0] if len(near) == 1 and token.text.startswith("http") else None
                text = f"the notes have {near[0]}" if near else "this address is not in the notes"
                yield context.finding("forbidden.link", token.span, text, fix=fix)
    digits = "".join(c for fact in context.interview.facts if not fact.private for c in fact.text if c.isdigit())
    end = message.closing[0] if message.closing else len(message.text)
    for secret in find_secrets(message.text):
        number = "".join(c for c in message.cut(secret.span) if c.isdigit())
        if secret.contact and secret.name == "phone number" and secret.span[0] < end and number not in digits:
            yield context.finding("forbidden.link", secret.span, "this phone number is not in the notes")


def _address(link: str) -> str:
    return link.casefold().removeprefix("mailto:").rstrip("/")


def _hidden(message: Message, context: Context) -> Iterator[Finding]:
    """Characters that cannot be seen or turn the direction of writing; taking them out is a certain mend."""
    hidden = {c for c in set(message.text) - set("\n\r\t") if unicodedata.category(c) in ("Cf", "Cc", "Co", "Cn")}
    kept = {"\u200c", "\u200d"}  # joiners that some scripts and emoji need
    for at, character in enumerate(message.text if hidden else ""):
        if character not in hidden:
            continue
        if character in kept and not message.text[max(0, at - 1) : at].isascii():
            continue
        start = at - 1 if at and not message.text[at - 1].isspace() else at
        text = f"an invisible character (U+{ord(character):04X})"
        yield context.finding(
            "forbidden.markup", (start, at + 1), text, fix="take it out", edit=Edit(span=(at, at + 1), text="")
        )
