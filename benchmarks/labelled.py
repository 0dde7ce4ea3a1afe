"""What share of labelled drafts the guardrails judge as their labels do.

`python benchmarks/labelled.py [INTERVIEW …]` reads `tests/labelled/` (or `--folder`): clean letters that must pass, and
flaws, each one edit of a clean letter, labelled with its rule and passage. It prints, by interview and in all, in per
cent: `clean` letters that pass; flaws `caught` (by the rule of the label, or by an error on the passage) and `exact`
(by that rule, on that passage); and `noise`, errors that no label explains, in a hundred flawed drafts. `--rules` adds
the share by rule, `--misses` what was not found.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from aidraft import check, read_notes
from aidraft.guardrails.report import Finding, Report

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "labelled"
TWIN = "-twin"
"""Ends the id of a letter that has an innocent passage where its flaw would stand."""


@dataclass(frozen=True)
class Draft:
    """A letter to judge: ``expect`` holds its labels, each a rule and a passage, and is empty for a clean one; ``also``
    names rules that may speak besides. ``stopped`` owns to a clean one that does not pass."""

    id: str
    notes: str
    kind: str
    tone: str
    to: str
    today: str
    text: str
    expect: tuple[tuple[str, str], ...] = ()
    also: frozenset[str] = frozenset()
    stopped: bool = False


def drafts(folder: Path, interview: str) -> Iterator[Draft]:
    """The clean letters of an interview, then each flaw in its letter, and its innocent twin where it has one: a clean
    letter, too. Raises ValueError for one that does not fit."""
    clean = {row["id"]: row for row in _rows(folder / interview / "clean.jsonl")}
    for row in clean.values():
        yield _draft(row, interview)
    flaws = folder / interview / "flaws.jsonl"
    for flaw in _rows(flaws) if flaws.is_file() else ():  # some interviews have clean letters only
        base = clean[flaw["base"]]
        if base["text"].count(flaw["find"]) != 1:
            raise ValueError(
                f"{flaw['id']}: its passage stands {base['text'].count(flaw['find'])} times in {flaw['base']}"
            )
        text = base["text"].replace(flaw["find"], flaw["replace"])
        yield _draft({**base, **flaw, "text": text, "stopped": False}, flaw.get("interview", interview))
        if "good" in flaw:
            twin = {"id": f"{flaw['id']}{TWIN}", "text": base["text"].replace(flaw["find"], flaw["good"])}
            yield _draft({**base, **twin, "stopped": flaw.get("stopped")}, interview)


def judged(folder: Path, draft: Draft) -> Report:
    notes = read_notes(folder / draft.notes / "notes.md")
    return check(
        draft.text, notes, kind=draft.kind, tone=draft.tone, to=draft.to, today=date.fromisoformat(draft.today)
    )


def caught(draft: Draft, report: Report) -> bool:
    """Whether the flaw is noticed: by the label's rule anywhere, or by an error of any rule on its passage."""
    return any(
        finding.rule == rule or (finding.severity == "error" and _on(finding, draft.text, passage))
        for rule, passage in draft.expect
        for finding in report.findings
    )


def exact(draft: Draft, report: Report) -> bool:
    """Whether the rule of a label speaks, on its passage where it has one; a warning is enough."""
    return any(
        finding.rule == rule and (not passage or finding.span is None or _on(finding, draft.text, passage))
        for rule, passage in draft.expect
        for finding in report.findings
    )


def noise(draft: Draft, report: Report) -> list[Finding]:
    """The errors that no label explains."""
    rules = {rule for rule, _ in draft.expect} | draft.also
    return [
        finding
        for finding in report.errors
        if finding.rule not in rules and not any(_on(finding, draft.text, passage) for _, passage in draft.expect)
    ]


def _on(finding: Finding, text: str, passage: str) -> bool:
    start = text.find(passage) if passage else -1
    return (
        start >= 0 and finding.span is not None and finding.span[0] < start + len(passage) and start < finding.span[1]
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _draft(row: dict[str, Any], notes: str) -> Draft:
    return Draft(
        row["id"], notes, row["kind"], row["tone"], row["to"], row["today"], row["text"],
        tuple((label["rule"], label["text"]) for label in row.get("expect", ())), frozenset(row.get("also", ())),
        bool(row.get("stopped")),
    )  # fmt: skip


def _line(name: str, seen: Counter[str]) -> str:
    def share(part: str, whole: str) -> str:
        return f"{100 * seen[part] / seen[whole]:7.1f}" if seen[whole] else "      -"

    shares = " ".join(
        (share("passed", "clean"), share("caught", "flawed"), share("exact", "flawed"), share("noise", "flawed"))
    )
    return f"{name:32} {seen['clean'] + seen['flawed']:6} {shares}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("interviews", nargs="*")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    names = given.interviews or sorted(path.parent.name for path in given.folder.glob("*/clean.jsonl"))
    total, by_rule = Counter[str](), dict[str, Counter[str]]()
    print(f"{'interview':32} {'drafts':>6} {'clean':>7} {'caught':>7} {'exact':>7} {'noise':>7}")
    for name in names:
        seen = Counter[str]()
        for draft in drafts(given.folder, name):
            report = judged(given.folder, draft)
            if not draft.expect:
                seen.update(clean=1, passed=report.passed)
                continue
            right = exact(draft, report)
            seen.update(flawed=1, caught=caught(draft, report), exact=right, noise=len(noise(draft, report)))
            for rule, passage in draft.expect:
                by_rule.setdefault(rule, Counter()).update(all=1, exact=right)
                if given.misses and not right:
                    print(f"    {draft.id} {rule} {passage!r}")
        print(_line(name, seen))
        total += seen
    print(_line("all", total))
    if given.rules:
        for rule, seen in sorted(by_rule.items()):
            print(f"{rule:28} {seen['exact']:3} of {seen['all']:3}")


if __name__ == "__main__":
    main()
