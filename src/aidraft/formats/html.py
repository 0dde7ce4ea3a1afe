"""The annotated letter: one self-contained page, without a script, that a browser shows and prints.

Its template and style are in ``pages/``. It is for the candidate alone; what stands under Private is not in it all the
same, for pages get forwarded.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from aidraft.data import data_folder
from aidraft.formats import text as words
from aidraft.formats.annotation import annotate

if TYPE_CHECKING:
    from jinja2 import Template

    from aidraft.drafting import Result
    from aidraft.guardrails.policy import Policy
    from aidraft.guardrails.report import Report
    from aidraft.notes import Interview

AXES = ("formality", "warmth", "energy")
"""Measures of a tone with a lower and an upper end; the policy's other two have an upper end alone."""


def letters(results: Sequence["Result"], interview: "Interview", *, policy: "Policy", **_: Any) -> str:
    """All messages on one page: those that passed, then those that did not, marked as not for sending."""
    replaced = [result.replaced for result in results if result.replaced is not None]
    ordered = sorted([*results, *replaced], key=lambda result: not result.passed)
    shown = [_letter(one.to, one.text, one.report, interview, policy) | _origin(one) for one in ordered]
    return _page(shown, interview)


def report(verdict: "Report", text: str, interview: "Interview", *, policy: "Policy", source: str, **_: Any) -> str:
    """One draft with its verdict; `source` is its name."""
    return _page([_letter(verdict.to, text, verdict, interview, policy) | {"origin": source}], interview)


def _page(shown: Sequence[Mapping[str, Any]], interview: "Interview") -> str:
    return _template().render(letters=shown, interview=interview) + "\n"


def _origin(result: "Result") -> dict[str, Any]:
    written = "the built-in composer" if result.source == "composer" else result.model
    return {"kind": result.kind, "tone": result.tone, "origin": written, "trouble": result.error}


def _letter(to: str, text: str, verdict: "Report | None", interview: "Interview", policy: "Policy") -> dict[str, Any]:
    """What the template needs of one letter. Facts that are private, or not in the notes, are left out."""
    if verdict is None:
        return {"to": to, "text": "", "verdict": None}
    facts = {fact.id: fact for fact in interview.facts if not fact.private}
    cited = [tuple(facts[id_] for id_ in one.facts if id_ in facts) for one in verdict.evidence]
    findings = [
        {"one": one, "rule": policy.rules.get(one.rule), "facts": [facts[id_] for id_ in one.facts if id_ in facts]}
        for one in verdict.findings
    ]
    lines = sorted({fact.line: fact for notes in cited for fact in notes}.values(), key=lambda fact: fact.line)
    return {
        "to": to, "kind": verdict.kind, "tone": verdict.tone, "verdict": verdict, "text": text,
        "blocks": annotate(text, verdict) if text else (), "cited": cited, "findings": findings, "notes": lines,
        "measures": _measures(verdict, policy),
        "card": words.card(verdict, text, policy) if verdict.kind == "note" and text else "",
    }  # fmt: skip


def _measures(verdict: "Report", policy: "Policy") -> list[dict[str, Any]]:
    """Length and tone beside their ranges, each with its places on a scale, in hundredths of its width."""
    measured, tone = verdict.metrics, policy.tones[verdict.tone]
    ranges = {name: policy.length(verdict.kind, verdict.tone, name)["ideal"] for name in ("words", "paragraphs")}
    ranges |= {axis: tone[axis] for axis in AXES}
    ranges |= {name: (0, tone[name]) for name in ("contractions", "exclamations")}
    return [_measure(name, measured[name], *ends) for name, ends in ranges.items() if name in measured]


def _measure(name: str, value: float, low: float, high: float) -> dict[str, Any]:
    first, last = min(low, value, 0), max(high, value) * 1.1 or 1
    low_at, high_at, at = (round(100 * (one - first) / (last - first), 1) for one in (low, high, value))
    return {
        "name": name, "value": f"{value:g}", "low": f"{low:g}", "high": f"{high:g}", "within": low <= value <= high,
        "from": low_at, "width": round(high_at - low_at, 1), "at": at,
    }  # fmt: skip


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_folder("pages")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["letter"] = _lettered
    return environment.get_template("letter.html.j2")


def _lettered(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA: findings have letters where lines of the notes have numbers."""
    return (_lettered(number // 26 - 1) if number >= 26 else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]
