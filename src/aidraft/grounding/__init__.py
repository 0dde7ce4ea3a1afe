"""Does a text say only what its facts say? The judge behind the grounding rules, usable on its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aidraft.guardrails.report import Finding

__all__ = ["ground"]


def ground(text: str, facts: Sequence[str]) -> "list[Finding]":
    """Judge any text against any facts, each a line or a sentence: no interview, no addressee.

    Returns the findings of ``grounding.name, company, number, date, term, claim`` in the order of the text, with spans
    in code points of `text`. Deterministic and without network. An error says that the facts do not bear the passage
    out; a warning that they do not mention it.
    """
    from aidraft.grounding.plain import plain_doubts
    from aidraft.guardrails.policy import load_policy
    from aidraft.guardrails.report import Edit, Finding
    from aidraft.message import read_message

    message, policy = read_message(text), load_policy()
    findings = []
    for doubt in plain_doubts(message, facts, policy):
        line, column = message.position(doubt.span[0])
        edit = Edit(span=doubt.span, text=doubt.fix) if doubt.fix is not None else None
        findings.append(
            Finding(
                rule=f"grounding.{doubt.rule}", severity="warning" if doubt.weak else "error", span=doubt.span,
                line=line, column=column, text=message.cut(doubt.span), message=doubt.message, fix=doubt.fix, edit=edit,
                facts=doubt.facts,
            )
        )  # fmt: skip
    return sorted(findings, key=lambda f: (f.span or (0, 0), f.rule))
