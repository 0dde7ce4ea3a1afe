"""How long a check takes, and what a process costs, as ratios that hold on any machine.

    python benchmarks/check_speed.py

Times hang on the machine and on what else it does; the ratios compare what was measured in the same run: a warm check
with reading the draft, a process with ``python -c "import click"``, a long draft with one of 10 KB.
"""

import itertools
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from letters import Letter, letters

from aidraft.data import data_folder
from aidraft.guardrails.policy import Policy, load_policy
from aidraft.guardrails.verdict import judge
from aidraft.message import read_message

ROUNDS = 3
STARTS = 7
SIZES = (10, 20, 40, 80, 100)
Paragraphs = Callable[[Sequence[Letter]], Iterable[str]]


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def quantiles(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[18]


def warm(sample: Sequence[Letter], policy: Policy) -> tuple[float, float]:
    """p50 and p95 of a check, in seconds: each letter once a round, those of one interview one after another."""
    for letter in sample:
        letter.judged(policy)
    return quantiles([seconds(lambda each=letter: each.judged(policy)) for _ in range(ROUNDS) for letter in sample])


def process(command: Sequence[str]) -> float:
    """The median of some starts, in seconds, after one that warms the disk. Raises when the command fails."""

    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run()
    return statistics.median(seconds(run) for _ in range(STARTS))


def numbered(sample: Sequence[Letter]) -> Iterator[str]:
    """The paragraphs of one letter again and again, each numbered, so that no two are the same."""
    texts = _paragraphs(sample[:1])
    return (f"{texts[number % len(texts)]} Paragraph {number} ends." for number in itertools.count())


def letters_of_all(sample: Sequence[Letter]) -> Iterator[str]:
    """The paragraphs of all letters, most of which the notes of the one know nothing of."""
    return itertools.cycle(_paragraphs(sample))


def at_random(sample: Sequence[Letter]) -> Iterator[str]:
    """Their words in no order, in sentences of fourteen."""
    words, drawn = " ".join(_paragraphs(sample)).split(), random.Random(7)
    while True:
        yield " ".join(drawn.choices(words, k=14)) + "."


def one_word(_sample: Sequence[Letter]) -> Iterator[str]:
    return itertools.repeat("a " * 40)


KINDS = {
    "paragraphs of a letter, numbered": numbered,
    "paragraphs of all letters": letters_of_all,
    "words at random": at_random,
    "one word": one_word,
}


def _paragraphs(sample: Sequence[Letter]) -> list[str]:
    return [letter.text[p.start : p.end] for letter in sample for p in letter.message.paragraphs]


def long_draft(letter: Letter, paragraphs: Iterable[str], kilobytes: int) -> str:
    """A draft of this size: the head and the end of a letter with these paragraphs between."""
    body = letter.message.paragraphs
    head, tail = letter.text[: body[0].start], letter.text[body[-1].end :]
    parts: list[str] = []
    size = len(head) + len(tail)
    for paragraph in paragraphs:
        if size >= 1000 * kilobytes:
            break
        parts.append(paragraph)
        size += len(paragraph) + 2
    return head + "\n\n".join(parts) + tail


def growth(sample: Sequence[Letter], paragraphs: Paragraphs, policy: Policy) -> list[float]:
    drafts = [long_draft(sample[0], paragraphs(sample), size) for size in SIZES]
    # once: the second time, much of it is remembered
    return [seconds(partial(_judge, sample[0], draft, policy)) for draft in drafts]


def _judge(letter: Letter, text: str, policy: Policy) -> object:
    return judge(
        text, letter.interview, kind=letter.kind, tone=letter.tone, to=letter.to, today=letter.today, policy=policy
    )  # fmt: skip


def cold(sample: Sequence[Letter]) -> list[tuple[str, float]]:
    """Seconds of whole processes: the yardstick first."""
    notes = data_folder("fixtures") / "interviews" / "planetarium-educator.md"
    program = shutil.which("aidraft", path=str(Path(sys.executable).parent)) or "aidraft"
    letter = next(x for x in sample if x.name.startswith("planetarium-educator/") and x.kind == "thank-you")
    day = ["--today", letter.today.isoformat()]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(letter.text, encoding="utf-8")
        check = [program, "check", str(draft), "-i", str(notes), "--tone", letter.tone, "--to", letter.to.name, *day]
        offline = [program, "-i", str(notes), "--to", "Teo", "--tone", "warm", *day, "--offline"]
        return [
            ('python -c "import click"', process([sys.executable, "-c", "import click"])),
            ("aidraft --version", process([program, "--version"])),
            ("aidraft check", process(check)),
            ("aidraft check --allow proofreading", process([*check, "--allow", "proofreading"])),
            ("aidraft --offline", process(offline)),
        ]


def row(*cells: object) -> None:
    sys.stdout.write("| " + " | ".join(str(cell) for cell in cells) + " |\n")


def main() -> None:
    whole, bare = load_policy(), load_policy(allow=["proofreading"])
    sample = sorted(letters(whole, 2), key=lambda letter: letter.name)
    reading = statistics.median(seconds(lambda each=letter: read_message(each.text)) for letter in sample)
    row("a warm check", "p50", "p95", "p50 in ms here")
    row("---", "---", "---", "---")
    row("reading the draft alone", "1.0", "", f"{1000 * reading:.1f}")
    for name, policy in (("without proofreading", bare), ("with proofreading", whole)):
        middle, high = warm(sample, policy)
        row(name, f"{middle / reading:.1f}", f"{high / reading:.1f}", f"{1000 * middle:.1f}")
    sys.stdout.write("\n")
    row("a process", "ratio", "ms here")
    row("---", "---", "---")
    times = cold(sample)
    for name, taken in times:
        row(f"`{name}`", f"{taken / times[0][1]:.1f}", f"{1000 * taken:.0f}")
    sys.stdout.write("\n")
    row("a draft of", *(f"{size} KB" for size in SIZES), f"ms here, {SIZES[-1]} KB")
    row("---", *("---" for _ in SIZES), "---")
    for kind, paragraphs in KINDS.items():
        for name, policy in (("without proofreading", bare), ("with proofreading", whole)):
            grown = growth(sample, paragraphs, policy)
            row(f"{kind}, {name}", *(f"{taken / grown[0]:.1f}" for taken in grown), f"{1000 * grown[-1]:.0f}")


if __name__ == "__main__":
    main()
