"""Plain text for people: letters ready to paste, and verdicts as a linter shows them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aidraft.drafting import Result
    from aidraft.guardrails.policy import Policy
    from aidraft.guardrails.report import Finding, Report
    from aidraft.guardrails.rule import Rule
    from aidraft.notes import Interview

Paint = Callable[..., str]
"""`(text, **style) -> str`, like click.style; the default leaves text as it is."""

PASSAGE_AT_MOST = 100
"""Columns of a passage: about what a terminal holds beside the indent."""


def _unpainted(text: str, **_: Any) -> str:
    return text


def letters(results: Sequence["Result"], interview: "Interview", **_: Any) -> str:
    """The messages that passed. One stands alone, ready to paste; several each follow a line naming the recipient."""
    passed = [result for result in results if result.passed]
    if len(results) == 1:
        return "".join(_ended(result.text) for result in passed)
    addresses = {person.name: person.email for person in interview.people}
    blocks = []
    for number, result in enumerate(passed, 1):
        address = f" <{addresses[result.to]}>" if addresses.get(result.to) else ""
        head = f"--- {number} of {len(passed)}: to {result.to}{address} "
        blocks.append(f"{head:-<79}\n\n{_ended(result.text)}")
    return "\n".join(blocks)


def report(
    verdict: "Report",
    text: str,
    interview: "Interview",
    *,
    rules: Mapping[str, "Rule"],
    source: str = "draft",
    verbose: bool = False,
    paint: Paint = _unpainted,
    **_: Any,
) -> str:
    """The verdict in words: every finding with its place, passage, fix and reason, then a summary line.

    `verbose` adds the measures, and what every sentence of the body rests on. `source` is the draft's name.
    """
    blocks = [finding(one, text, interview, rules=rules, source=source, paint=paint) for one in verdict.findings]
    if verbose:
        blocks += [_evidence(verdict, text, interview), _metrics(verdict)]
    return "\n\n".join([*(block for block in blocks if block), summary(verdict, source, paint=paint)]) + "\n"


def finding(
    one: "Finding",
    text: str,
    interview: "Interview",
    *,
    rules: Mapping[str, "Rule"],
    source: str = "draft",
    paint: Paint = _unpainted,
) -> str:
    """One finding as a block of lines: where and what, the passage, the fix, the reason, the line of the notes."""
    place = f"{source}:{one.line}:{one.column}" if one.line else source
    colour = "red" if one.severity == "error" else "yellow"
    lines = [f"{place}: {paint(one.severity, fg=colour, bold=True)} {paint(one.rule, bold=True)}: {clean(one.message)}"]
    if one.span is not None:
        lines += _passage(text, one.span)
    if one.fix is not None:
        lines.append(f"    fix: {clean(one.fix) or '(remove it)'}")
    if (rule := rules.get(one.rule)) is not None:
        lines.append(f"    why: {' '.join(rule.why.split())}")
    facts = {fact.id: fact for fact in interview.facts}
    lines += [
        f"    {interview.source}:{facts[id_].line}: {clean(facts[id_].text)}" for id_ in one.facts if id_ in facts
    ]
    return "\n".join(lines)


def summary(verdict: "Report", source: str = "draft", *, paint: Paint = _unpainted) -> str:
    """One line: passed or not, for whom, how long, how many findings."""
    counts = [f"{len(some)} {name}{'' if len(some) == 1 else 's'}" for some, name in _counted(verdict) if some]
    word = paint("passed", fg="green", bold=True) if verdict.passed else paint("not passed", fg="red", bold=True)
    words = f", {verdict.metrics['words']} words" if "words" in verdict.metrics else ""
    allowed = f"; switched off: {', '.join(verdict.policy.allowed)}" if verdict.policy.allowed else ""
    what = f"{verdict.kind} to {verdict.to}, {verdict.tone}{words}"
    return f"{source}: {word} ({what}): {', '.join(counts) or 'no findings'}{allowed}"


def card(verdict: "Report", text: str, policy: "Policy") -> str:
    """For a message written by hand: its length, and whether that fits a card (the policy's ideal number of words)."""
    words, most = verdict.metrics["words"], policy.length(verdict.kind, verdict.tone, "words")["ideal"][1]
    fits = "fits a card" if words <= most else f"more than the {most} words that fit a card"
    return f"{words} words, {len(text.strip())} characters to write by hand: {fits}"


def _counted(verdict: "Report") -> list[tuple[Sequence["Finding"], str]]:
    return [(verdict.errors, "error"), (verdict.warnings, "warning")]


def _passage(text: str, span: tuple[int, int]) -> list[str]:
    """The line of the draft, cut to fit, with the passage underlined."""
    start, end = span
    from_, to = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[from_ : to if to >= 0 else len(text)].rstrip("\r")
    at, length = start - from_, max(1, min(end, from_ + len(line)) - start)
    left = max(0, min(at - PASSAGE_AT_MOST // 3, len(line) - PASSAGE_AT_MOST))
    shown = clean(line[left : left + PASSAGE_AT_MOST])
    before, after = "…" if left else "", "…" if left + PASSAGE_AT_MOST < len(line) else ""
    marks = "^" * min(length, len(shown) - (at - left) or 1)
    return [f"    {before}{shown}{after}", f"    {' ' * (len(before) + at - left)}{marks}"]


def _evidence(verdict: "Report", text: str, interview: "Interview") -> str:
    lines = {fact.id: fact.line for fact in interview.facts}
    rows = []
    for one in verdict.evidence:
        start, end = one.span
        cited = ", ".join(f"{id_} ({interview.source}:{lines[id_]})" if id_ in lines else id_ for id_ in one.facts)
        rows.append(f"  {one.status:11} {clean(' '.join(text[start:end].split()))}")
        rows += [f"              {cited}"] if cited else []
    return "\n".join(["evidence, by sentence:", *rows]) if rows else ""


def _metrics(verdict: "Report") -> str:
    return "\n".join(["measures:", *(f"  {name}: {value}" for name, value in verdict.metrics.items())])


def clean(text: str) -> str:
    """Without tabs, which would put marks elsewhere, and other control characters, which could steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n"
