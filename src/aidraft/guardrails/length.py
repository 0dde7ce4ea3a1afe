"""length.*: words, paragraphs, the subject line and sentences within the ranges of their kind and tone."""

from collections.abc import Iterator, Sequence

from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Finding, Severity
from aidraft.message import Message


def metrics(message: Message) -> dict[str, float | int]:
    """Words, paragraphs and sentences of the body, and the characters of the subject."""
    return {
        "words": message.words,
        "paragraphs": len(message.paragraphs),
        "sentences": len(message.body),
        "subject_characters": len(message.cut(message.subject)),
    }


def findings(message: Message, context: Context) -> Iterator[Finding]:
    policy = context.policy
    for rule, what, count in (
        ("length.words", "words", message.words),
        ("length.paragraphs", "paragraphs", len(message.paragraphs)),
    ):
        ranges = policy.length(context.kind, context.tone, what)
        severity, limits = _outside(count, ranges["hard"], ranges["ideal"])
        if severity:
            text = f"{count} {what}; {limits[0]} to {limits[1]} is right for a {context.tone} {context.kind}"
            yield context.finding(rule, None, text, severity=severity)
    yield from _subject(message, context)
    most = policy.numbers["sentence"]["words"]
    for sentence in message.body:
        words = len(message.text[sentence.start : sentence.end].split())
        if words > most:
            yield context.finding(
                "length.sentence", sentence.span, f"a sentence of {words} words; up to {most} is easy to follow"
            )


def _outside(count: int, hard: Sequence[int], ideal: Sequence[int]) -> tuple[Severity | None, Sequence[int]]:
    if not hard[0] <= count <= hard[1]:
        return "error", hard
    return (None, ideal) if ideal[0] <= count <= ideal[1] else ("warning", ideal)


def _subject(message: Message, context: Context) -> Iterator[Finding]:
    if message.subject is None or context.policy.kinds[context.kind]["components"]["subject"] == "off":
        return
    subject, limits = message.cut(message.subject), context.policy.numbers["subject"]
    words, (fewest, most) = len(subject.split()), limits["words"]
    if len(subject) > limits["characters"] or words > most:
        text = f"{words} words, {len(subject)} characters; up to {most} and {limits['characters']} are read at a glance"
        yield context.finding("length.subject", message.subject, text)
    elif words < fewest:
        yield context.finding(
            "length.subject", message.subject, f"only {words} words; {fewest} say what the message is about"
        )
    if "!" in subject and "!" not in context.interview.role + context.interview.company:
        yield context.finding("length.subject", message.subject, "an exclamation mark in the subject line")
