"""`aidraft rules`: the list, a family, one rule."""

import json

from aidraft.guardrails.policy import load_policy


def test_all_rules_are_listed_with_severity_and_message(call) -> None:
    outcome = call("rules")
    lines = outcome.out.splitlines()
    assert outcome.code == 0
    assert [line.split()[0] for line in lines] == list(load_policy().rules)
    assert {line.split()[1] for line in lines} <= {"error", "warning"}


def test_a_family_is_listed(call) -> None:
    assert {line.partition(".")[0] for line in call("rules", "timing").out.splitlines()} == {"timing"}


def test_one_rule_shows_all_that_its_entry_says(call) -> None:
    rule = next(iter(load_policy().rules.values()))
    shown = call("rules", rule.id).out
    assert shown.startswith(f"{rule.id} ({rule.severity}): {rule.message}\n")
    assert shown.split("Source:")[1].split("Caught:")[0].split() == rule.source.split()
    for example in (*rule.bad, *rule.good):
        assert example.splitlines()[0] in shown


def test_json_is_the_same_as_data(call) -> None:
    rules = load_policy().rules
    data = json.loads(call("rules", "--format", "json").out)
    assert [one["id"] for one in data] == list(rules)
    assert set(data[0]) == {"id", "severity", "message", "why", "source", "bad", "good"}


def test_a_policy_file_shows_in_the_list(call, tmp_path) -> None:
    name = next(rule.id for rule in load_policy().rules.values() if rule.severity == "error")
    policy = tmp_path / "ours.yaml"
    policy.write_text(f"rules:\n  {name}: {{severity: warning}}\n")
    assert f"{name} (warning)" in call("rules", name, "--policy", policy).out
