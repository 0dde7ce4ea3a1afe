"""proofreading: spelling, grammar, punctuation."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from aidraft.guardrails.context import Context
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Finding
from aidraft.message import Message

if TYPE_CHECKING:
    from aidraft.proofreading import Mistake
    from aidraft.proofreading.guide import Guide


def findings(message: Message, context: Context) -> Iterable[Finding]:
    """Every mistake in the message but for its signature: how a person writes their name is theirs.

    Begun by the call, and found when the first finding is asked for.
    """
    from aidraft.proofreading.proofreader import begin

    prose = [paragraph.span for paragraph in message.paragraphs]
    return _found(message, context, begin(message.text, context.interview, prose=prose, guide=_guide(context.policy)))


def _found(message: Message, context: Context, mistakes: "Callable[[], tuple[Mistake, ...]]") -> Iterator[Finding]:
    for m in mistakes():
        if message.signature is None or m.span[0] < message.signature[0]:
            yield context.finding(m.rule, m.span, _says(m), fix=m.fix, severity=m.severity)


def _says(mistake: "Mistake") -> str:
    if mistake.fix is not None or not mistake.replacements:
        return mistake.message
    guesses = " or ".join(f"'{guess}'" for guess in mistake.replacements[:3])
    return f"{mistake.message}; perhaps {guesses}"


_guides: dict[str, "Guide"] = {}


def _guide(policy: Policy) -> "Guide":
    """The policy's patterns, compiled once a policy."""
    from aidraft.proofreading.guide import compile_guide

    if policy.digest not in _guides:
        rules = [rule for rule in policy.rules.values() if rule.family == "proofreading"]
        _guides[policy.digest] = compile_guide({rule.id: rule.settings for rule in rules})
    return _guides[policy.digest]
