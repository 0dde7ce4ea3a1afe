"""What docs/writing-a-rule.md teaches is so."""

import re
from pathlib import Path

import pytest
import yaml

from aidraft.errors import Problem
from aidraft.guardrails.matching import parse_pattern
from aidraft.guardrails.policy import load_policy
from aidraft.guardrails.reading import read_sentence
from aidraft.guardrails.rule import parse_rule
from aidraft.message import Sentence
from aidraft.message.tokens import tokenize

PAGE = Path(__file__).resolve().parents[2] / "docs" / "writing-a-rule.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
ROWS = [
    [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[3:6]]
    for line in TEXT.splitlines()
    if re.match(r"\| `[^`]+` \| .* \| `", line)
]
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)]

pytestmark = pytest.mark.skipif(not TEXT, reason="there is no source tree")


def finds(pattern: object, text: str) -> bool:
    lexicon = load_policy().lexicon
    compiled = parse_pattern(pattern, lexicon.names)
    sentence = Sentence(0, len(text), tokenize(text), "body", 0)
    return any(
        compiled.find(run)
        for reading in read_sentence(sentence, lexicon)
        for run in (reading.clauses if compiled.within == "clause" else (reading.whole,))
    )


def test_the_page_has_a_row_for_every_element():
    assert len(ROWS) == 8


@pytest.mark.parametrize(("pattern", "found", "left"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_of_the_table_finds_and_leaves_what_it_says(pattern, found, left):
    assert finds(pattern.strip("`"), found)
    assert not finds(pattern.strip("`"), left)


def test_the_rule_shown_is_a_rule_and_its_examples_hold():
    problems: list[Problem] = []
    entry = next(block for block in BLOCKS if "id" in block)
    rule = parse_rule(entry, "forbidden", load_policy().lexicon.names, problems)
    assert problems == []
    assert rule is not None
    assert all(any(finds(raw, text) for raw in entry["match"]) for text in rule.bad)
    assert not any(finds(raw, text) for raw in entry["match"] for text in rule.good)


def test_the_mapping_shown_is_a_pattern():
    [mapping] = [block for block in BLOCKS if "all" in block]
    assert parse_pattern(mapping, load_policy().lexicon.names).affirmed


def test_the_clauses_are_as_told():
    pattern = {"all": ["rushed", "~tour"]}
    assert not finds(pattern, "I know how a rushed handover feels, but your tour was fine.")
    assert finds(pattern, "Your tour felt rushed.")


def test_the_policy_file_shown_can_be_used(tmp_path):
    path = tmp_path / "harbour.yaml"
    [block] = [b for b in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if b.startswith("name:")]
    path.write_text(block, encoding="utf-8")
    policy = load_policy([path])
    assert policy.length("thank-you", "warm", "paragraphs") == {"ideal": [2, 3], "hard": [2, 5]}
    assert policy.length("thank-you", "warm", "words") == {"ideal": [60, 120], "hard": [50, 220]}
    assert "dry" in policy.tones
    assert {"quay", "mooring"} <= policy.vocabulary


def test_the_classes_shown_can_be_used(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump({"classes": next(b["classes"] for b in BLOCKS if set(b) == {"classes"})}))
    assert "delay_word" in load_policy([path]).lexicon.names
