"""docs/guardrails.md says what the policy says."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from aidraft.guardrails.policy import load_policy

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, SCRIPT = DOCS / "guardrails.md", DOCS / "generate.py"

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="there is no source tree")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(generator: ModuleType) -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == generator.current(), "out of date; run: python docs/generate.py"


def test_every_rule_has_a_section_with_its_reason_and_examples() -> None:
    sections = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE.read_text(encoding="utf-8"), re.M | re.S))
    rules = load_policy().rules
    assert list(sections) == list(rules)
    for rule in rules.values():
        assert f"**{rule.severity.capitalize()}:**" in sections[rule.id]
        assert rule.why in sections[rule.id]
        assert rule.source.rstrip(".!") in sections[rule.id]
        rows = [line for line in sections[rule.id].splitlines() if line.startswith("|")]
        assert len(rows) == 2 + max(len(rule.bad), len(rule.good))
        assert {line.replace("\\|", "").count("|") for line in rows} == {3}


def test_the_measures_survive_writing_the_page_again(generator: ModuleType) -> None:
    page = generator.render("one line\n\n| a | b |")
    assert generator.measured_in(page) == "one line\n\n| a | b |"
    assert generator.render(generator.measured_in(page)) == page


def test_the_page_shows_how_much_is_caught(generator: ModuleType) -> None:
    assert generator.measured_in(PAGE.read_text(encoding="utf-8")), "run: python benchmarks/mutations.py --write"
