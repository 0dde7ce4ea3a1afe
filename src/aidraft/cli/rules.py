"""``aidraft rules``: what the guardrails are, straight from the policy that judges."""

import json
from typing import TYPE_CHECKING, Any

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.inputs import nearest
from aidraft.cli.types import RuleName
from aidraft.errors import UsageError

if TYPE_CHECKING:
    from aidraft.guardrails.rule import Rule


@click.command(cls=PlainHelp)
@click.argument("name", metavar="[ID]", required=False, type=RuleName())
@o.listed(o.policy, o.report_format)
def rules(name: str | None, policy: tuple[str, ...], format_: str) -> int:
    """The guardrails: what each catches, where it comes from, good and bad examples.

    ID is a rule (forbidden.salary) or a family (forbidden). Without it, all are listed.
    """
    from aidraft.guardrails.policy import load_policy

    known = load_policy(files=policy).rules
    picked = [rule for rule in known.values() if name is None or name in (rule.id, rule.family)]
    if not picked:
        raise UsageError(f"there is no rule {name!r}", remedy=nearest(name or "", known))
    if format_ == "json":
        terminal.put(json.dumps([_as_data(rule) for rule in picked], ensure_ascii=False, indent=2))
    elif name is not None and name == picked[0].id:
        terminal.put(_detail(picked[0]))
    else:
        width = max(len(rule.id) for rule in picked)
        terminal.put("\n".join(f"{rule.id:{width}}  {rule.severity:7}  {rule.message}" for rule in picked))
    return 0


def _detail(rule: "Rule") -> str:
    lines = [
        f"{click.style(rule.id, bold=True)} ({rule.severity}): {rule.message}",
        "",
        *_wrapped(rule.why),
        "",
        *_wrapped(f"Source: {rule.source}"),
    ]
    for heading, examples in (("Caught:", rule.bad), ("Let through:", rule.good)):
        lines += ["", heading, *(f"  {line}" for example in examples for line in _bulleted(example))]
    return "\n".join(lines)


def _wrapped(text: str) -> list[str]:
    return click.wrap_text(" ".join(text.split()), 88).splitlines()


def _bulleted(text: str) -> list[str]:
    first, *rest = text.strip("\n").splitlines()
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _as_data(rule: "Rule") -> dict[str, Any]:
    return {
        "id": rule.id, "severity": rule.severity, "message": rule.message, "why": rule.why, "source": rule.source,
        "bad": list(rule.bad), "good": list(rule.good),
    }  # fmt: skip
