"""What share of the built-in composer's letters pass: every kind and tone to everybody in the given notes.

`python benchmarks/composer.py [NOTES …]` takes files and folders of notes (default: fixtures/interviews) and prints the
share by kind: at the first seed, and after the seeds that a draft may try. `--letters` prints the letters, `--findings`
what was wrong with those that did not pass. Last come the thank-yous of each panel: how alike the two most similar are.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from letters import Letter, moment, written

from aidraft.data import data_folder
from aidraft.drafting.letter import SEEDS
from aidraft.errors import NotesError
from aidraft.grounding.index import FactIndex
from aidraft.grounding.similarity import similarity
from aidraft.guardrails.policy import Policy, load_policy
from aidraft.notes import read_notes
from aidraft.notes.interview import KINDS, Interview, Kind


@dataclass(frozen=True)
class Outcome:
    """One letter asked for: the first seed's ``letter`` (None where the notes are ``thin``), what was wrong
    with it, and how many seeds it took (0: none of them passed)."""

    name: str
    kind: str
    tone: str
    letter: Letter | None
    wrong: tuple[str, ...] = ()
    seeds: int = 1
    thin: str = ""


def outcomes(path: Path, kinds: tuple[str, ...], tones: tuple[str, ...]) -> list[Outcome]:
    """Every letter to everybody in one file of notes."""
    policy, interview = load_policy(), read_notes(path)
    name = path.parent.name if path.stem == "notes" else path.stem
    return [o for kind in kinds for tone in tones for o in _panel(name, interview, kind, tone, policy)]  # type: ignore[arg-type]


def _panel(name: str, interview: Interview, kind: Kind, tone: str, policy: Policy) -> Iterator[Outcome]:
    for person in interview.people:
        own, today = moment(interview, kind, person, policy)
        where = f"{name}/{person.slug}"
        first: Letter | None = None
        wrong: tuple[str, ...] = ()
        try:
            for seed in range(SEEDS):
                letter = written(where, own, person, kind, tone, today, 1000 * seed)
                errors = letter.judged(policy).errors
                if first is None:
                    first, wrong = letter, tuple(f"{f.rule}: {f.text!r} {f.message}" for f in errors)
                if not errors:
                    yield Outcome(where, kind, tone, first, wrong, seed + 1)
                    break
            else:
                yield Outcome(where, kind, tone, first, wrong, 0)
        except NotesError as error:
            yield Outcome(where, kind, tone, None, thin=str(error))


def main() -> None:
    given = _arguments()
    paths = [p for name in given.notes or [data_folder("fixtures") / "interviews"] for p in _files(Path(name))]
    kinds, tones = tuple(given.kind or KINDS), tuple(given.tone or load_policy().tones)
    with ProcessPoolExecutor(given.jobs) as pool:
        batches = list(pool.map(outcomes, paths, [kinds] * len(paths), [tones] * len(paths)))
    found = [outcome for batch in batches for outcome in batch]
    for outcome in found:
        _show(outcome, letters=given.letters, findings=given.findings)
    _table(found, kinds)
    if "thank-you" in kinds:
        _panels(found)


def _show(outcome: Outcome, *, letters: bool, findings: bool) -> None:
    head = f"=== {outcome.name} {outcome.kind} {outcome.tone}"
    if letters and outcome.letter:
        print(f"{head}\n{outcome.letter.text}\n")
    elif findings and (outcome.wrong or outcome.thin):
        print(f"{head} ({outcome.seeds} seeds)")
    for wrong in (*outcome.wrong, outcome.thin) if findings else ():
        print(*(["   ", wrong] if wrong else []))


def _table(found: list[Outcome], kinds: tuple[str, ...]) -> None:
    print(f"{'kind':18}{'asked':>7}{'thin':>7}{'first seed':>12}{'in the end':>12}")
    for kind in (*kinds, "all"):
        those = [o for o in found if kind in (o.kind, "all")]
        tried = [o for o in those if o.letter]
        counts = Counter(first=sum(not o.wrong for o in tried), end=sum(o.seeds > 0 for o in tried))
        shares = (f"{counts[name] / max(1, len(tried)):.1%}" for name in ("first", "end"))
        print(f"{kind:18}{len(those):7}{len(those) - len(tried):7}", *(f"{share:>11}" for share in shares))


def _panels(found: list[Outcome]) -> None:
    pairs = [
        (_alike(one.letter, two.letter), one, two)
        for one, two in combinations([o for o in found if o.kind == "thank-you" and o.letter], 2)
        if one.letter and two.letter and one.tone == two.tone and one.name.split("/")[0] == two.name.split("/")[0]
    ]
    if pairs:
        share, one, two = max(pairs, key=lambda pair: pair[0])
        print(f"most alike of {len(pairs)} pairs of thank-yous: {share:.2f} ({one.name}, {two.name}, {one.tone})")


def _alike(one: Letter, two: Letter) -> float:
    common = FactIndex.of_interview(one.interview, one.to.slug).common_stems
    return similarity(one.message, two.message, common)


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted({*path.glob("*.md"), *path.glob("*/notes.md")} - {path / "README.md"})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", nargs="*")
    parser.add_argument("--kind", action="append")
    parser.add_argument("--tone", action="append")
    parser.add_argument("--letters", action="store_true")
    parser.add_argument("--findings", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
