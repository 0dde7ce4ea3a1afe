"""Every rule's own examples: a bad one fires its rule, a good one passes all rules that judge by wording."""

import pytest

from aidraft.guardrails.policy import load_policy
from aidraft.guardrails.reading import read_sentence
from aidraft.guardrails.rule import expression
from aidraft.message import read_message

POLICY = load_policy()
WORDING = {
    rule.id: rule
    for rule in POLICY.rules.values()
    if rule.family in ("forbidden", "tone") and (rule.patterns or rule.regexes)
}


def fired(text: str) -> dict[str, list[str]]:
    """The rules that fire on a text, with what they hit: patterns on each sentence, expressions on the whole."""
    text = f"Dear Ada,\n\nIt was a good day.\n\n{text}\n\nKind regards,\nBen"
    message = read_message(text)
    found: dict[str, list[str]] = {}
    for rule in WORDING.values():
        for regex in map(expression, rule.regexes):
            found.setdefault(rule.id, []).extend(match.group() for match in regex.finditer(text) if match.group())
    for sentence in message.sentences:
        for reading in read_sentence(sentence, POLICY.lexicon):
            for rule in WORDING.values():
                for pattern in rule.patterns:
                    if sentence.part not in pattern.parts:
                        continue
                    for run in reading.clauses if pattern.within == "clause" else (reading.whole,):
                        if hit := pattern.find(run):
                            found.setdefault(rule.id, []).append(text[slice(*hit.span)])
    return {rule: hits for rule, hits in found.items() if hits}


@pytest.mark.parametrize(("rule", "text"), [(r.id, text) for r in WORDING.values() for text in r.bad])
def test_a_bad_example_fires_its_rule(rule, text):
    assert rule in fired(text)


@pytest.mark.parametrize(
    "text", [text for r in POLICY.rules.values() if r.family in ("forbidden", "tone") for text in r.good]
)
def test_a_good_example_fires_no_rule(text):
    assert fired(text) == {}


@pytest.mark.parametrize("rule", POLICY.rules.values(), ids=lambda r: r.id)
def test_a_rule_says_why_and_shows_both_sides(rule):
    assert len(set(rule.bad)) >= 4
    assert len(set(rule.good)) >= 4
    assert rule.why
    assert rule.source


RECOGNISED = {rule.id: rule for rule in POLICY.rules.values() if rule.family == "components" and rule.patterns}


def recognised(rule, text):
    """Whether a sentence, or a subject line, holds the component that the rule asks for."""
    subject = text if text.startswith("Subject: ") else "Subject: ."
    body = "" if text.startswith("Subject: ") else text
    message = read_message(f"{subject}\n\nDear Ada,\n\n{body}\n\nKind regards,\nBen")
    return any(
        pattern.find(run)
        for sentence in message.sentences
        for reading in read_sentence(sentence, POLICY.lexicon)
        for pattern in rule.patterns
        if sentence.part in pattern.parts
        for run in (reading.clauses if pattern.within == "clause" else (reading.whole,))
    )


@pytest.mark.parametrize(("rule", "text"), [(r.id, text) for r in RECOGNISED.values() for text in r.good])
def test_a_component_is_recognised_in_its_good_examples(rule, text):
    assert recognised(RECOGNISED[rule], text)


@pytest.mark.parametrize(("rule", "text"), [(r.id, text) for r in RECOGNISED.values() for text in r.bad])
def test_a_component_is_missing_from_its_bad_examples(rule, text):
    assert not recognised(RECOGNISED[rule], text)


def test_clauses_are_judged_apart():
    """What belongs to two clauses does not meet."""
    assert "forbidden.complaint" in fired("The second interview felt rushed.")
    assert fired("The second interview taught me much, and I know how a rushed handover feels.") == {}


def test_the_hazard_behind_a_rule_may_be_any_of_its_paraphrases():
    for text in (
        "Would you let me know where I could have done better?",
        "I should like to hear how my trial shift compared with the others.",
        "Tell me frankly what the panel made of me.",
    ):
        assert "forbidden.feedback" in fired(text), text
