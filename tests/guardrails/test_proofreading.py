"""Proofreading finds slips, and lets names, terms, and good English of any dialect be."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from aidraft.data import data_folder
from aidraft.errors import PolicyError, Problem
from aidraft.guardrails.context import Context
from aidraft.guardrails.proofreading import findings
from aidraft.guardrails.rule import parse_rule
from aidraft.message import read_message
from aidraft.notes.interview import Dialect, Fact, Interview, Person
from aidraft.proofreading import Mistake, proofread, start
from aidraft.proofreading.guide import compile_guide, shipped_guide

RULES = {
    rule["id"]: rule
    for rule in yaml.safe_load((data_folder("guardrails") / "proofreading.yaml").read_text(encoding="utf-8"))["rules"]
}
BAD = [(rule_id, text) for rule_id, rule in RULES.items() for text in rule["bad"]]
GOOD = [text for rule in RULES.values() for text in rule["good"]]


def clean_sentences() -> list[tuple[str, str]]:
    """Each with the dialect it is good English in, "either" for all."""
    dialect, sentences = "", []
    for line in (Path(__file__).parent / "clean_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            dialect = line[2:]
        else:
            sentences.append((dialect, line))
    return sentences


def interview(dialect: Dialect = "american", *facts: str) -> Interview:
    return Interview(
        candidate="Zoë Wrzesniewska",
        role="Kubernetes plumber",
        company="Blorptech GmbH",
        date=date(2026, 3, 2),
        people=(Person(name="Dr. Ngozi Ó Súilleabháin", slug="ngozi", line=5, title="Head of snorfling"),),
        facts=tuple(Fact(id=f"discussed.{i}", text=f, line=i, section="discussed") for i, f in enumerate(facts, 1)),
        dialect=dialect,
    )


def context_of(text: str, notes: Interview) -> Context:
    """A context with no rules but the proofreading ones."""
    problems: list[Problem] = []
    rules = {rule_id: parse_rule(raw, "proofreading", frozenset(), problems) for rule_id, raw in RULES.items()}
    assert not problems
    policy: Any = SimpleNamespace(rules=rules, digest="proofreading only")
    index: Any = None
    return Context(
        read_message(text), notes, index, "thank-you", "professional", notes.people[0], date(2026, 3, 3), policy
    )


def said(text: str, mistakes: tuple[Mistake, ...]) -> list[tuple[str, str]]:
    return [(m.rule.partition(".")[2], text[slice(*m.span)]) for m in mistakes]


def mended(text: str, mistake: Mistake) -> str:
    assert mistake.fix is not None
    return text[: mistake.span[0]] + mistake.fix + text[mistake.span[1] :]


@pytest.mark.parametrize(("rule_id", "text"), BAD)
def test_every_bad_example_is_caught_by_its_rule(rule_id: str, text: str) -> None:
    assert rule_id in {mistake.rule for mistake in proofread(text)}


@pytest.mark.parametrize("text", GOOD)
def test_every_good_example_is_clean(text: str) -> None:
    assert proofread(text) == ()


def test_good_letters_raise_no_alarm() -> None:
    every = clean_sentences()
    assert len(every) > 120
    for dialect, text in every:
        dialects: list[Dialect] = ["american", "british"] if dialect == "either" else [dialect]  # type: ignore[list-item]
        for name in dialects:
            assert said(text, proofread(text, frozenset(), name)) == [], (name, text)


@pytest.mark.parametrize("text", [text for _, text in BAD])
def test_a_certain_mend_removes_its_finding_and_adds_none(text: str) -> None:
    before = proofread(text)
    for mistake in before:
        if mistake.fix is not None:
            after = proofread(mended(text, mistake))
            assert len(after) < len(before), (mistake, after)


@pytest.mark.parametrize(
    ("text", "rule", "passage", "fix"),
    [
        ("I look forward to hear from you.", "grammar", "to hear", "to hearing"),
        ("Looking forward to speak with you.", "grammar", "to speak", "to speaking"),
        ("I am interesting in the role.", "grammar", "interesting in", "interested in"),
        ("Thank you for make the time.", "grammar", "for make", "for making"),
        ("Thank you for you time.", "grammar", "you time", None),
        ("She showed me a MRI scanner.", "grammar", "a", "an"),
        ("She showed me a unusual plan.", "grammar", "a", "an"),
        ("It is an useful tool.", "grammar", "an", "a"),
        ("I should of said so.", "grammar", "should of", "should have"),
        ("We was glad of the tour.", "grammar", "We was", None),
        ("My experience are a good fit.", "grammar", "experience are", None),
        ("The details of the project was clear.", "grammar", "details of the project was", None),
        ("This is a more better plan.", "grammar", "more better", "better"),
        ("The drivers was kind to me.", "grammar", "drivers was", None),
        ("It stays between you and I for now.", "grammar", "I", "me"),
        ("I am suppose to start in May.", "grammar", "suppose", "supposed"),
        ("I enjoyed are conversation.", "spelling", "are", "our"),
        ("I hope to joining you soon.", "grammar", "I hope to joining", None),
        ("Your welcome to call me.", "spelling", "Your", "You're"),
        ("I would love to hear you're thoughts.", "spelling", "you're", "your"),
        ("Dont hesitate to ask.", "spelling", "Dont", "Don't"),
        ("Thankyou for your time.", "spelling", "Thankyou", "Thank you"),
        ("We talked about the shedule.", "spelling", "shedule", "schedule"),
        ("We talked about the gardning club.", "spelling", "gardning", "gardening"),
        ("I enjoyed it.The plan is good.", "punctuation", ".", ". "),
        ("I enjoyed it,and the plan is good.", "punctuation", ",", ", "),
        ("I enjoyed it , and the plan is good.", "punctuation", " ,", ","),
        ("I enjoyed  our talk.", "punctuation", "  ", " "),
        ("I enjoyed our talk!!", "punctuation", "!!", None),
        ("I enjoyed the the tour.", "punctuation", "the the", "the"),
        ("The tour ended and i went home.", "punctuation", "i", "I"),
        ("Thank you. it was a pleasure.", "punctuation", "it", "It"),
        ("We could meet on tuesday.", "punctuation", "tuesday", "Tuesday"),
        ("Is there any news on this.", "punctuation", "this.", None),
        ("However I remain keen.", "punctuation", "However", "However,"),
        ("We said we would meet again", "punctuation", "again", "again."),
    ],
)
def test_what_is_said_of_a_slip(text: str, rule: str, passage: str, fix: str | None) -> None:
    mistakes = proofread(text)
    assert said(text, mistakes) == [(rule, passage)]
    assert mistakes[0].fix == fix


def test_typographic_quotes_and_accents_are_read_as_any_others() -> None:
    text = "García and Şimşek said you’re team’s café is là, and it’s own."
    assert said(text, proofread(text)) == [("spelling", "it’s")]
    assert said("I’d like too know.", proofread("I’d like too know.")) == [("spelling", "too")]


def test_names_and_terms_are_never_flagged() -> None:
    notes = interview("british", "the fnordulator's gizmotrons", "pre-flangeing and wurble/zorble")
    text = (
        "Dear Dr. Ó Súilleabháin,\n\nThank you for showing me snorfling at Blorptech GmbH, the fnordulator, "
        "its gizmotrons, flangeing, zorble and all.\n\nI met Xiomara Qvortrup of Zzyzx Wymłotek there.\n\n"
        "Best wishes,\nZoë Wrzesniewska"
    )
    assert proofread(text, notes) == ()


def test_addresses_and_code_are_not_read() -> None:
    text = "My work is at https://zoe.example/teh..page,here and zoe.recieve@blorp.example, as you asked."
    assert proofread(text) == ()


@pytest.mark.parametrize(
    ("dialect", "text", "passages"),
    [
        ("british", "We organise the color chart of the center.", ["color", "center"]),
        ("british", "The World Center for Labor Studies was mentioned.", []),
        ("australian", "We organize the colour chart.", ["organize"]),
        ("american", "We organise the colour chart of the center.", ["organise", "colour"]),
        ("american", "The cancelled catalogue of the theatre is here.", []),
        ("canadian", "We organize or organise the colour chart.", []),
        ("canadian", "The color chart is here.", ["color"]),
        ("indian", "The color chart is here.", ["color"]),
    ],
)
def test_each_dialect_has_its_spelling(dialect: Dialect, text: str, passages: list[str]) -> None:
    mistakes = proofread(text, frozenset(), dialect)
    assert [text[slice(*m.span)] for m in mistakes] == passages
    assert all(m.rule == "proofreading.spelling" and m.fix for m in mistakes)


def test_what_the_notes_themselves_write_is_right() -> None:
    text = "We spoke of the color chart."
    assert proofread(text, interview("british", "the color chart")) == ()
    assert said(text, proofread(text, interview("british"))) == [("spelling", "color")]


def test_the_z_of_british_english_only_warns() -> None:
    (mistake,) = proofread("We organize the rota.", frozenset(), "british")
    assert (mistake.severity, mistake.fix) == ("warning", "organise")


def test_an_unknown_word_far_from_any_other_only_warns() -> None:
    (mistake,) = proofread("We spoke of vermiculoidal pumps.")
    assert mistake.severity == "warning"
    assert mistake.fix is None


def test_findings_do_not_depend_on_what_was_read_before() -> None:
    text = "I recieve the flangeing, and gardning too."
    first = proofread(text)
    proofread("The flangeing gardning.", frozenset({"flangeing", "gardning"}))
    proofread(text, frozenset(), "british")
    assert proofread(text) == first


def test_setting_up_beforehand_changes_nothing() -> None:
    notes = interview("american", "the fnordulator")
    start(notes).result(timeout=30)
    assert said("The fnordulator is definately good.", proofread("The fnordulator is definately good.", notes)) == [
        ("spelling", "definately")
    ]


def test_nothing_is_printed_and_harper_is_imported_only_when_proofreading(tmp_path: Path) -> None:
    program = (
        "import sys, aidraft.proofreading, aidraft.guardrails.proofreading\n"
        "assert 'harper' not in sys.modules and 're2' not in sys.modules\n"
        "aidraft.proofreading.proofread('I am looking forward to hear from you. Looking forward to meet.')\n"
        "assert 'harper' in sys.modules\n"
        "sys.stdout.write('done')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=tmp_path)
    assert done.stdout == b"done"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_forked_process_has_a_worker_of_its_own() -> None:
    program = (
        "import os\nfrom aidraft.proofreading import proofread\nassert proofread('I recieve it.')\n"
        "child = os.fork()\n"
        "if child == 0:\n    os._exit(0 if proofread('I recieve it.') else 1)\n"
        "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_every_rule_of_harpers_that_is_asked_for_exists() -> None:
    import harper

    assert set(shipped_guide().harper) <= set(harper.get_default_lint_config())
    assert "LookingForwardTo" not in shipped_guide().harper


def test_a_rule_that_harper_lacks_is_named() -> None:
    settings = {rule_id: dict(rule["settings"]) for rule_id, rule in RULES.items()}
    settings["proofreading.grammar"]["harper"] = ["NoSuchRule"]
    guide = compile_guide(settings)
    with pytest.raises(LookupError, match="NoSuchRule"):
        proofread("All is well.", guide=guide)


def test_wrong_patterns_are_all_named() -> None:
    settings = {rule_id: dict(rule["settings"]) for rule_id, rule in RULES.items()}
    settings["proofreading.grammar"]["patterns"] = [{"find": "(?=a)", "says": "x"}, {"find": "{nolist}", "says": "y"}]
    with pytest.raises(PolicyError) as caught:
        compile_guide(settings)
    assert len(caught.value.problems) == 2


def test_the_family_reports_every_mistake_but_those_of_the_signature() -> None:
    text = "Dear Ngozi,\n\nI recieve your note , and vermiculoidal gardning.\n\nBest wishes,\nzoë recieve"
    notes = interview()
    found = list(findings(read_message(text), context_of(text, notes)))
    assert [(f.rule, f.severity, f.text, f.fix) for f in found] == [
        ("proofreading.spelling", "error", "recieve", "receive"),
        ("proofreading.punctuation", "warning", " ,", ","),
        ("proofreading.spelling", "warning", "vermiculoidal", None),
        ("proofreading.spelling", "error", "gardning", "gardening"),
    ]
    assert found[0].edit is not None
    assert text[slice(*found[0].edit.span)] == "recieve"
    assert (found[0].line, found[0].column) == (3, 3)
