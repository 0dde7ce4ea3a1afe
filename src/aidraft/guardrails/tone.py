"""tone.*: wording out of place in such a letter, and whether the letter is in the tone asked for."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping

from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Finding, Severity
from aidraft.guardrails.search import matched, suspected, written
from aidraft.message import Message, Token

AXES = ("formality", "warmth", "energy", "desperation", "complaint")
_Sign = tuple[str, str]
"""An axis, and whether it is added to it or taken away."""


def findings(message: Message, context: Context) -> Iterator[Finding]:
    yield from matched("tone", message, context)
    yield from written("tone", message, context)
    yield from suspected("tone", context)
    yield from _exclamations(message, context)
    yield from _shouting(message, context)
    yield from _target(message, context)


def axes(message: Message, context: Context) -> dict[str, float | int]:
    """The measured tone: occurrences a hundred body words of each axis's word classes (tone.target, settings), those
    that take away from it subtracted; and the plain counts of contractions and exclamation marks."""
    classes = context.rule("tone.target").settings["axes"]
    words = max(message.words, 1)
    counted: dict[str, float | int] = {}
    signs = {
        (axis, sign): frozenset(f"<{name}" for name in classes[axis].get(sign, []))
        for axis in AXES
        for sign in ("plus", "minus")
    }
    found = _count(context, signs)
    for axis in AXES:
        counted[axis] = round(100 * (found[axis, "plus"] - found[axis, "minus"]) / words, 2)
    contractions = sum(1 for s in message.body for t in s.tokens if _contracted(t))
    counted["contractions"] = round(100 * contractions / words, 2)
    counted["exclamations"] = sum(1 for s in message.body for t in s.tokens if "!" in t.norm and not _noted(t, context))
    return counted


def _count(context: Context, signs: Mapping[_Sign, frozenset[str]]) -> Counter[_Sign]:
    """How many places of greeting, body and closing begin a member of the classes of each sign."""
    every = frozenset().union(*signs.values())
    found: Counter[_Sign] = Counter()
    for reading in context.readings:
        if reading.sentence.part in ("greeting", "body", "closing"):
            for here in reading.whole.keys:
                if met := here.keys() & every:
                    found.update(sign for sign, keys in signs.items() if not met.isdisjoint(keys))
    return found


def _contracted(token: Token) -> bool:
    return token.norm in ("'m", "'re", "'ve", "'d", "'ll", "n't")


def _noted(token: Token, context: Context) -> bool:
    """An exclamation mark that belongs to a name in the notes ("Friday!")."""
    before = context.message.text[: token.start].rsplit(None, 1)
    word = before[-1].strip("\"'“”‘’(") + "!" if before else "!"
    return len(word) > 2 and any(word in fact.fact.text for fact in context.index.usable)


def _exclamations(message: Message, context: Context) -> Iterator[Finding]:
    allowed = context.policy.tones[context.tone]["exclamations"]
    marks = [
        t
        for s in message.sentences
        if s.part in ("subject", "body", "closing", "greeting")
        for t in s.tokens
        if "!" in t.norm
    ]
    marks = [t for t in marks if not _noted(t, context)]
    for before, after in itertools.pairwise(marks):
        if before.end == after.start:
            yield context.finding("tone.exclamation", (before.start, after.end), "one exclamation mark is enough")
    for token in marks[allowed:]:
        many = f"a {context.tone} message has at most {allowed}" if allowed else f"a {context.tone} message has none"
        yield context.finding("tone.exclamation", token.span, f"{many} exclamation mark{'s' if allowed > 1 else ''}")


def _shouting(message: Message, context: Context) -> Iterator[Finding]:
    """Three words or more in capitals, or one that the notes and the vocabulary know in small letters."""
    for sentence in message.body:
        run = []
        for token in (*sentence.tokens, None):
            if (
                token is not None
                and token.kind == "word"
                and token.text.isupper()
                and len(token.text) > 1
                and _plain(token, context)
            ):
                run.append(token)
                continue
            if run:
                yield context.finding("tone.exclamation", (run[0].start, run[-1].end), "capitals shout")
            run = []


def _plain(token: Token, context: Context) -> bool:
    noted = any(t.text.rstrip(".") == token.text.rstrip(".") for fact in context.index.usable for t in fact.tokens)
    return context.world.ordinary(token.norm) and not noted


def _target(message: Message, context: Context) -> Iterator[Finding]:
    band, measured = context.policy.tones[context.tone], context.tone_axes
    outside, dull = [], False
    for axis in ("formality", "warmth", "energy"):
        low, high = band[axis]
        if not low <= measured[axis] <= high:
            outside.append(f"{axis} {measured[axis]:g}, right is {low:g} to {high:g}")
            dull = axis == "energy" and measured[axis] < low
    if measured["contractions"] > band["contractions"]:
        outside.append(
            f"contractions {measured['contractions']:g} in a hundred words, at most {band['contractions']:g}"
        )
    if outside:
        # A lively letter can do without the words for it: their lack alone is a doubt for a person.
        severity: Severity | None = "warning" if dull and len(outside) == 1 else None
        text = f"not {_article(context.tone)} {context.tone} tone: {'; '.join(outside)}"
        yield context.finding("tone.target", None, text, severity=severity)


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
