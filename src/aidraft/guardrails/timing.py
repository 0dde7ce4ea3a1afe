"""timing.*: too early, too late, unwelcome, or one message too many. These have no place in the text."""

from collections.abc import Iterator
from typing import cast

from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Finding
from aidraft.message import Message
from aidraft.notes.interview import Kind
from aidraft.schedule import exhausted, refused, window


def findings(message: Message, context: Context) -> Iterator[Finding]:
    interview, kind = context.interview, cast(Kind, context.kind)
    numbers = dict(context.policy.numbers["timing"])
    if refused(interview.contact_policy, context.rule("timing.unwelcome").settings):
        yield context.finding(
            "timing.unwelcome", None, f"they asked not to be contacted (contact policy: {interview.contact_policy})"
        )
    if reason := exhausted(interview, kind, context.to.slug, context.today, numbers):
        yield context.finding("timing.too-many", None, reason)
    when = window(interview, kind, context.to.slug, context.today, numbers)
    if when.opens is None:
        yield context.finding("timing.early", None, when.reason)
    elif context.today < when.opens:
        yield context.finding("timing.early", None, f"{when.reason}; right from {when.opens.isoformat()}")
    elif when.late and context.today > when.late:
        yield context.finding("timing.late", None, f"{when.reason}; it was due by {when.late.isoformat()}")
