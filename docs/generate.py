"""Write docs/guardrails.md from the policy in guardrails/, or say whether it is current.

    python docs/generate.py            # writes the page
    python docs/generate.py --check    # writes nothing; exit 1 when the page is out of date

The last section, between two marks, is kept as it is: what `python benchmarks/mutations.py --write` measured.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aidraft.guardrails.policy import load_policy
from aidraft.guardrails.rule import Rule

HERE = Path(__file__).resolve().parent
PAGE = HERE / "guardrails.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def render(measured: str) -> str:
    """The page, with `measured` (Markdown) in the marked block."""
    environment = Environment(
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True
    )
    environment.filters.update(
        anchor=lambda rule_id: rule_id.replace(".", ""), plain=_plain, ranged=_ranged, band=_band, figure=_figure,
        level=lambda level: "" if level == "off" else level, sentence=_sentence, examples=_examples,
    )  # fmt: skip
    policy = load_policy()
    rules = list(policy.rules.values())
    families = [(family, list(members)) for family, members in groupby(rules, key=lambda rule: rule.family)]
    intros = yaml.safe_load((HERE / "guardrails.yaml").read_text(encoding="utf-8"))
    block = f"{BEGIN}\n{measured.strip()}\n{END}"
    template = environment.get_template("guardrails.j2")
    text = template.render(policy=policy, rules=rules, families=families, intros=intros, measured=block)
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(line for line, last in zip(lines, ["x", *lines], strict=False) if line or last) + "\n"


def measured_in(page: str) -> str:
    """What stands in the marked block of a page; empty when there is none."""
    return page.partition(BEGIN)[2].partition(END)[0].strip()


def current(page: Path = PAGE) -> str:
    """What the page should be: today's policy, and the measures the page already has."""
    return render(measured_in(page.read_text(encoding="utf-8") if page.is_file() else ""))


def _plain(message: str) -> str:
    """A rule's message without the passage that a report puts in."""
    return _cell(message.replace(": {text}", "").replace("{text}", "…"))


def _ranged(ranges: Mapping[str, Sequence[int]]) -> str:
    ideal, hard = ranges["ideal"], ranges["hard"]
    return f"{ideal[0]}–{ideal[1]} ({hard[0]}–{hard[1]})"


def _band(limits: Sequence[float]) -> str:
    return f"{_figure(limits[0])} to {_figure(limits[1])}"


def _figure(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    for bad, good in zip_longest(rule.bad, rule.good, fillvalue=""):
        yield _code(bad), _code(good)


def _code(example: str) -> str:
    """An example as code, so that its own markup and line breaks are seen and not obeyed."""
    text = _cell(example)
    if not text:
        return ""
    fence = "``" if "`" in text else "`"
    space = " " if fence == "``" else ""
    return f"{fence}{space}{text}{space}{fence}"


def _cell(text: str) -> str:
    shown = text.strip().replace("\n", " ⏎ ").replace("|", "\\|")
    return "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in shown)


def main(arguments: list[str]) -> int:
    text = current()
    if "--check" in arguments:
        fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        sys.stdout.write(f"{PAGE.name} is {'current' if fresh else 'out of date: run python docs/generate.py'}\n")
        return 0 if fresh else 1
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
