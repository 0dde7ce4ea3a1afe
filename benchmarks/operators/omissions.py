"""What a letter needs, left out; and letters of the wrong length."""

import re
from functools import partial
from random import Random

from letters import Letter

from operators.mutant import Mutant, Operator, Pool, drop, material, put


def asked_for(component: str, letter: Letter, pool: Pool) -> bool:
    return pool.policy.kinds[letter.kind]["components"][component] != "off"


def by_words(component: str, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """Every sentence of the body that could be the component, left out."""
    pattern = re.compile(material()["parts"][component], re.IGNORECASE)
    spans = [s.span for s in letter.message.body if pattern.search(letter.text[s.start : s.end])]
    return drop(letter, spans) if asked_for(component, letter, pool) else None


def by_facts(component: str, beginnings: tuple[str, ...], letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """Every sentence that rests on such facts, left out; only where the notes hold such a fact."""
    people = tuple(b.replace("SLUG", letter.to.slug) for b in beginnings)
    return drop(letter, pool.resting_on(letter, *people)) if asked_for(component, letter, pool) else None


def part(name: str, component: str, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The subject line, the greeting, the closing or the name, left out."""
    span = getattr(letter.message, name)
    if span is None or not asked_for(component, letter, pool):
        return None
    start = letter.text.rfind("\n", 0, span[0]) + 1
    return drop(letter, [(start, span[1])])


def nameless(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    span = letter.message.greeting
    return span and put(
        letter, span, rng.choice(["Hello,", "Dear Sir or Madam,", "Dear hiring team,", "To whom it may concern,"])
    )


def other_signature(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    span, people = letter.message.signature, material()["strangers"]
    return span and put(letter, span, f"{rng.choice(people['forenames'])} {rng.choice(people['surnames'])}")


def empty_subject(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    span = letter.message.subject
    return span and put(letter, span, rng.choice(["Hello there from me", "A few lines for you", "Just a quick one"]))


def long_subject(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    span = letter.message.subject
    return span and put(
        letter, span, f"{letter.text[slice(*span)]}, with my thanks for the time and the good talk we had"
    )


def too_long(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The paragraphs again and again until the body passes its limit."""
    body = letter.message.paragraphs
    text = letter.text[body[0].start : body[-1].end]
    most = pool.policy.length(letter.kind, letter.tone, "words")["hard"][1]
    again = " ".join([" ".join(text.split())] * (most // letter.message.words))
    mutant = put(letter, (body[-1].end, body[-1].end), " " + again)
    return Mutant(mutant.letter, None, "the body several times over")


def too_short(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The first sentence alone."""
    body = letter.message.body
    least = pool.policy.length(letter.kind, letter.tone, "words")["hard"][0]
    if len(letter.text[body[0].start : body[0].end].split()) >= least:
        return None
    mutant = put(letter, (body[0].end, body[-1].end), "")
    return Mutant(mutant.letter, None, "only: " + letter.text[body[0].start : body[0].end])


def one_block(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The body in one paragraph, where two are the least."""
    body = letter.message.paragraphs
    if pool.policy.length(letter.kind, letter.tone, "paragraphs")["hard"][0] < 2:
        return None
    text = " ".join(letter.text[body[0].start : body[-1].end].split())
    return Mutant(put(letter, (body[0].start, body[-1].end), text).letter, None, "one paragraph")


def torn(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """Every sentence a paragraph of its own, where that is more than allowed."""
    body = letter.message.body
    if len(body) <= pool.policy.length(letter.kind, letter.tone, "paragraphs")["hard"][1]:
        return None
    text = "\n\n".join(letter.text[s.start : s.end].strip() for s in body)
    return Mutant(put(letter, (body[0].start, body[-1].end), text).letter, None, "a paragraph for each sentence")


def endless(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """Two sentences of a paragraph joined to one of more than the limit."""
    most = pool.policy.numbers["sentence"]["words"]
    for one, two in zip(letter.message.body, letter.message.body[1:], strict=False):
        long = len(letter.text[one.start : two.end].split()) > most
        if one.paragraph == two.paragraph and long and letter.text[one.end - 1] == ".":
            return put(letter, (one.end - 1, two.start), ", and ")
    return None


def _words(component: str) -> Operator:
    return Operator("components", f"without {component}", (f"components.{component}",), partial(by_words, component))


def _facts(component: str, *beginnings: str) -> Operator:
    make = partial(by_facts, component, beginnings)
    return Operator("components", f"without {component}", (f"components.{component}",), make)


OPERATORS = [
    Operator("length", "too long", ("length.words",), too_long),
    Operator("length", "too short", ("length.words",), too_short),
    Operator("length", "one block", ("length.paragraphs",), one_block),
    Operator("length", "a paragraph for each sentence", ("length.paragraphs",), torn),
    Operator("length", "a subject too long", ("length.subject",), long_subject),
    Operator("length", "two sentences as one", ("length.sentence",), endless),
    Operator("components", "without subject", ("components.subject",), partial(part, "subject", "subject")),
    Operator("components", "a subject that says nothing", ("components.subject",), empty_subject),
    Operator("components", "without greeting", ("components.greeting",), partial(part, "greeting", "greeting")),
    Operator("components", "a greeting without a name", ("components.greeting",), nameless),
    _words("gratitude"),
    _facts("recap", "interviewers.SLUG.", "discussed."),
    _words("interest"),
    _facts("fit", "qualifications."),
    _words("next-steps"),
    _words("assistance"),
    _words("previous-message"),
    _facts("new-material", "additional."),
    _facts("promised", "promised.", "interviewers.SLUG.promised."),
    _facts("unfinished", "unfinished.", "interviewers.SLUG.unfinished."),
    Operator("components", "without closing", ("components.closing",), partial(part, "closing", "closing")),
    Operator("components", "without the name", ("components.signature",), partial(part, "signature", "signature")),
    Operator("components", "signed by somebody else", ("components.signature",), other_signature),
]  # fmt: skip
