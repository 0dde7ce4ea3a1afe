"""A mutation test of the guardrails: make one thing wrong in a letter that passed, and see whether they speak.

    python benchmarks/mutations.py                  # the table, by operator
    python benchmarks/mutations.py --write          # and writes it into docs/guardrails.md
    python benchmarks/mutations.py --only tone --missed    # what slipped through, of such operators

Deterministic: the letters, the mutants and their order hang on the fixtures, the policy and a fixed seed alone.
"""

import argparse
import importlib.util
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from letters import letters
from operators import Mutant, Operator, Pool, operators

from aidraft.guardrails.policy import FAMILIES, load_policy
from aidraft.guardrails.report import Report

SEED = 20261123
EACH = 10
"""Mutants of an operator at most; the whole run stays under a minute."""

READERS = 3
"""Letters of each kind and tone."""

GAP = 0.9
"""Operators of which less than this share is caught are named as gaps."""


@dataclass
class Score:
    """How an operator's mutants fared. ``caught``: the draft no longer passes, or a warning of the right rule says
    so. ``named``: one of the right rules speaks, and of the right place."""

    operator: Operator
    made: int = 0
    caught: int = 0
    named: int = 0
    missed: list[str] = field(default_factory=list)


def judge(operator: Operator, mutant: Mutant, before: Report, pool: Pool) -> tuple[bool, bool]:
    """Whether the mutant was caught, and whether by the right rule in the right place."""
    report = mutant.letter.judged(pool.policy)
    old = {(f.rule, f.text) for f in before.findings}
    fresh = [f for f in report.findings if (f.rule, f.text) not in old]
    right = [f for f in fresh if f.rule in operator.rules]
    place = mutant.place
    there = [f for f in right if not place or not f.span or (f.span[0] <= place[1] and place[0] <= f.span[1])]
    return bool(right) or not report.passed, bool(there)


def measure(operator: Operator, pool: Pool, seed: int = SEED) -> Score:
    """Try an operator on the letters in an order of its own, until there are mutants enough."""
    rng = random.Random(f"{seed} {operator.name}")
    score = Score(operator)
    for letter in rng.sample(list(pool.letters), len(pool.letters)):
        if score.made == EACH:
            break
        if (mutant := operator.make(letter, rng, pool)) is None:
            continue
        caught, named = judge(operator, mutant, pool.report(letter), pool)
        score.made += 1
        score.caught += caught
        score.named += named
        if not caught:
            score.missed.append(f"{letter.name}: {' '.join(mutant.what.split())}")
    return score


def table(scores: Sequence[Score]) -> Iterator[str]:
    yield "| family | what was made wrong | letters | caught | by the right rule |"
    yield "|---|---|---|---|---|"
    for score in scores:
        if score.made:
            o = score.operator
            caught, named = _share(score.caught, score.made), _share(score.named, score.made)
            yield f"| {o.family} | {o.name} | {score.made} | {caught} | {named} |"
    for family in (*FAMILIES, "all"):
        of = [s for s in scores if family in (s.operator.family, "all")]
        made = sum(s.made for s in of)
        caught, named = sum(s.caught for s in of), sum(s.named for s in of)
        yield f"| **{family}** | **together** | {made} | **{_share(caught, made)}** | **{_share(named, made)}** |"


def gaps(scores: Sequence[Score]) -> Iterator[str]:
    for score in sorted(scores, key=lambda s: s.caught / max(s.made, 1)):
        if score.made and score.caught < GAP * score.made:
            passage = score.missed[0].partition(": ")[2]
            shown = passage.replace("`", "'")[:160]
            line = f"{score.operator.family}: {score.operator.name}, {_share(score.caught, score.made)}"
            yield f"- {line}. Slipped through: `{shown}`"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def block(scores: Sequence[Score], count: int) -> str:
    """What docs/guardrails.md says of it."""
    lines = [
        f"`python benchmarks/mutations.py --write` took {count} letters of the built-in composer that pass, over the",
        "interviews in `fixtures/`, of every kind and tone, made one thing wrong in each, and asked the guardrails.",
        "*Caught*: the draft no longer passes, or, where the rule is a warning, it speaks. *By the right rule*: a rule",
        "that means this speaks, and at this place. The sentences written for this test (`benchmarks/sentences.yaml`)",
        "are unknown to the rules. A rule's own examples are not: they show only that it works within a whole letter.",
        "These letters are plain and regular; those of people and models are harder.",
        "",
        *table(scores),
        "",
        f"Gaps today (less than {GAP:.0%} caught):".replace("%", " %"),
        "",
        *(list(gaps(scores)) or ["- none"]),
    ]
    return "\n".join(lines)


def write(text: str) -> None:
    """Put `text` into the marked block of docs/guardrails.md."""
    script = Path(__file__).resolve().parents[1] / "docs" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", script)
    assert spec and spec.loader
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    page.PAGE.write_text(page.render(text), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/guardrails.md")
    parser.add_argument("--only", default="", metavar="TEXT", help="only operators with TEXT in family or name")
    parser.add_argument("--missed", action="store_true", help="show every mutant that slipped through")
    options = parser.parse_args(arguments)
    begun = time.perf_counter()
    policy = load_policy()
    pool = Pool(policy, list(letters(policy, READERS)))
    if not pool.letters:
        raise SystemExit("no letter of the composer passes: see tests/models/test_composer.py")
    chosen = [o for o in operators(policy) if options.only in f"{o.family} {o.name}"]
    scores = [measure(operator, pool) for operator in chosen]
    text = block(scores, len(pool.letters))
    sys.stdout.write(text + "\n")
    if options.missed:
        for score in scores:
            sys.stdout.writelines(f"{score.operator.family}: {score.operator.name}: {line}\n" for line in score.missed)
    if options.write and not options.only:
        write(text)
    sys.stderr.write(f"{time.perf_counter() - begun:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
