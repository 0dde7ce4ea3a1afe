"""A rule as data: what is read, and that everything wrong with an entry is told at once."""

import pytest

from aidraft.errors import Problem
from aidraft.guardrails.rule import Rule, expression, parse_rule

GOOD = {
    "id": "forbidden.bells", "severity": "warning", "message": "speaks of {text}", "why": "It is loud.",
    "source": "the neighbours", "match": ["~bell", {"all": ["~rope", "up"]}], "regex": [r"\bding\b"],
    "bad": ["The bells.", "A bell."], "good": ["The tower.", "A rope."], "settings": {"most": 3},
}  # fmt: skip


def parse(**changes: object) -> tuple[Rule | None, list[Problem]]:
    problems: list[Problem] = []
    entry = {key: value for key, value in (GOOD | changes).items() if value is not None}
    return parse_rule(entry, "forbidden", frozenset({"me"}), problems), problems


def test_a_whole_rule_is_read():
    rule, problems = parse()
    assert problems == []
    assert rule is not None
    assert (rule.id, rule.family, rule.severity, rule.message) == (
        "forbidden.bells",
        "forbidden",
        "warning",
        "speaks of {text}",
    )
    assert len(rule.patterns) == 2
    assert expression(rule.regexes[0]).search("ding dong")
    assert rule.settings == {"most": 3}
    assert rule.with_severity("error").severity == "error"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"id": None}, "(no id)"),
        ({"id": "tone.bells"}, "does not begin with 'forbidden'"),
        ({"id": "forbidden"}, "does not begin with 'forbidden'"),
        ({"severity": "fatal"}, "'fatal'"),
        ({"severity": None}, "severity None"),
        ({"message": None}, "no message"),
        ({"why": "  "}, "no why"),
        ({"source": 7}, "no source"),
        ({"colour": "red"}, "unknown keys colour"),
        ({"bad": ["one"]}, "fewer than 2 bad examples"),
        ({"good": None}, "fewer than 2 good examples"),
        ({"good": ["one", 2]}, "good examples"),
        ({"bad": "a sentence"}, "bad examples"),
        ({"match": ["<nowhere>"]}, "nowhere"),
        ({"match": ["(a|"]}, "stray '('"),
        ({"match": [{"all": ["a"], "within": "page"}]}, "'page'"),
        ({"regex": [r"(?=ding)"]}, "not RE2"),
        ({"regex": [r"(d)\1"]}, "not RE2"),
        ({"regex": ["("]}, "not RE2"),
        ({"regex": [7]}, "not RE2"),
    ],
)
def test_what_is_wrong_is_told_with_the_rule_and_the_remedy(changes, told):
    rule, problems = parse(**changes)
    assert rule is None
    [problem] = problems
    assert told in problem.what
    assert problem.what.startswith("rule ")
    assert problem.remedy


def test_everything_wrong_is_told_at_once():
    rule, problems = parse(severity="fatal", why=None, match=["<nowhere>", "..."], regex=["("], bad=[])
    assert rule is None
    assert len(problems) == 6


@pytest.mark.parametrize(("key", "value"), [("match", "~bell"), ("match", {"all": ["~bell"]}), ("regex", "ding")])
def test_patterns_are_a_list_and_one_that_is_not_is_refused(key, value):
    rule, problems = parse(**{key: value})
    assert rule is None
    assert any(key in problem.what for problem in problems)


def test_a_rule_says_what_excuses_its_patterns_unless_they_say_so_themselves():
    rule, problems = parse(excuse="fact", match=["~bell", {"all": ["~rope"], "excuse": "never"}])
    assert problems == []
    assert rule is not None
    assert [pattern.excuse for pattern in rule.patterns] == ["fact", "never"]
    assert parse(excuse="charm")[0] is None
