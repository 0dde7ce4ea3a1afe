"""Mechanical mends: findings that carry a certain edit are applied on the spot, and kept only when that helps."""

from collections import Counter
from collections.abc import Callable

from aidraft.drafting.result import Fix
from aidraft.guardrails.report import Edit, Finding, Report

Recheck = Callable[[str], Report]

_AT_MOST = 40
"""Edits tried on one draft; one that needs more is past mending by hand."""


def mend(text: str, report: Report, recheck: Recheck) -> tuple[str, Report, tuple[Fix, ...]]:
    """Apply the edits of `report` one after the other. Each is kept only when its finding is gone afterwards and no
    other has come; the text, its report and the fixes kept are returned. `recheck` judges a changed text."""
    fixes: list[Fix] = []
    refused: set[tuple[str, str, str]] = set()
    for _ in range(_AT_MOST):
        finding = next((f for f in report.findings if f.edit and _key(f) not in refused), None)
        if finding is None or finding.edit is None:
            break
        changed = _applied(text, finding.edit)
        verdict = recheck(changed) if changed != text else report
        if _helps(report, verdict, finding):
            fixes.append(_fix(finding.rule, finding.edit, text))
            text, report = changed, verdict
        else:
            refused.add(_key(finding))
    return text, report, tuple(fixes)


def _applied(text: str, edit: Edit) -> str:
    start, end = edit.span
    return text[:start] + edit.text + text[end:]


def _helps(before: Report, after: Report, finding: Finding) -> bool:
    """Places shift with an edit, so findings are compared by rule and passage."""
    was = Counter((f.rule, f.text) for f in before.findings)
    now = Counter((f.rule, f.text) for f in after.findings)
    gone = (finding.rule, finding.text)
    return now[gone] < was[gone] and not now - was


def _key(finding: Finding) -> tuple[str, str, str]:
    """A finding that cannot be mended stays refused wherever other edits move it."""
    return finding.rule, finding.text, finding.edit.text if finding.edit else ""


def _fix(rule: str, edit: Edit, text: str) -> Fix:
    start, end = edit.span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return Fix(
        rule=rule,
        line=text.count("\n", 0, start) + 1,
        before=text[first:last],
        after=text[first:start] + edit.text + text[end:last],
    )
