"""proofreading: spelling, grammar, punctuation."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from aidraft.guardrails.context import Context
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Finding
from aidraft.message import Message

if TYPE_CHECKING:
    from aidraft.proofreading.guide import Guide


def findings(message: Message, context: Context) -> Iterable[Finding]:
    """Every mistake in the message but for its signature: how a person writes their name is theirs."""
    from aidraft.proofreading import proofread

    prose = [paragraph.span for paragraph in message.paragraphs]
    for mistake in proofread(message.text, context.interview, prose=prose, guide=_guides(_Key(context.policy))):
        if message.signature is None or mistake.span[0] < message.signature[0]:
            yield context.finding(mistake.rule, mistake.span, mistake.message, fix=mistake.fix, severity=mistake.severity)


class _Key:
    """A policy, compared by its digest."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.policy.digest == other.policy.digest

    def __hash__(self) -> int:
        return hash(self.policy.digest)


@lru_cache(maxsize=4)
def _guides(key: _Key) -> "Guide":
    from aidraft.proofreading.guide import compile_guide

    rules = key.policy.rules.values()
    return compile_guide({rule.id: rule.settings for rule in rules if rule.family == "proofreading"})
