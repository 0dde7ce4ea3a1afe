"""components.*: what a message of its kind must contain."""

from collections.abc import Iterator

from aidraft.guardrails.context import Context
from aidraft.guardrails.finders import FINDERS, thanks
from aidraft.guardrails.pledges import promises, unfinished
from aidraft.guardrails.report import Edit, Finding, Severity
from aidraft.guardrails.signature import misspelled
from aidraft.message import Message


def findings(message: Message, context: Context) -> Iterator[Finding]:
    asked = context.policy.kinds[context.kind]["components"]
    for name, level in asked.items():
        spans = list(FINDERS[name](message, context))
        context.components[name] = spans[0] if spans else None
        if level == "off" or spans:
            continue
        severity: Severity = "error" if level == "error" else "warning"
        yield from _missing(name, severity, message, context)
    if asked["subject"] == "off" and message.subject is not None:
        yield context.finding("components.subject", message.subject, f"a {context.kind} has no subject line")
    if asked["promised"] != "off":
        yield from promises(message, context, asked["promised"])
    if asked["unfinished"] != "off":
        yield from unfinished(message, context)
    if context.components.get("signature"):
        yield from misspelled(message, context)


def _missing(name: str, severity: Severity, message: Message, context: Context) -> Iterator[Finding]:
    rule = f"components.{name}"
    if name in ("promised", "unfinished"):
        return
    if name == "signature":
        end = len(message.text.rstrip())
        edit = Edit(span=(end, len(message.text)), text=f"\n{context.interview.candidate}\n")
        yield context.finding(rule, None, severity=severity, fix=context.interview.candidate, edit=edit)
    elif name == "gratitude" and context.kind == "thank-you" and any(thanks(context)):
        yield context.finding(rule, None, "the thanks do not stand in the first paragraph", severity=severity)
    elif name == "subject" and message.subject is not None and message.cut(message.subject):
        yield context.finding(
            rule, None, "the subject names neither the role nor a reason for writing", severity=severity
        )
    else:
        yield context.finding(rule, None, severity=severity)
