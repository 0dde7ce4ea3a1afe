"""What must hold for any text, any name and any order, whatever the rules say."""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from aidraft.guardrails import check
from aidraft.guardrails.policy import Policy, load_policy
from aidraft.guardrails.report import Report
from aidraft.guardrails.verdict import judge
from aidraft.notes.reader import parse_notes

quick = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

NAMES = [
    ("Zoë", "Fairweather"), ("José-María", "Núñez"), ("Siobhán", "O'Dwyer"), ("Marguerite", "van der Berg"),
    ("Łukasz", "Wiśniewski"), ("Guðrún", "Þórsdóttir"), ("Jean-Luc", "D'Arcy"), ("Aoife", "Ní Bhriain"),
    ("Søren", "Kjær"),
    ("Ana", "de la Cruz"), ("Keiko", "Ōtani"), ("Şule", "Yıldız"), ("Minh", "Nguyễn"), ("Mary-Kate", "MacLeod"),
    ("Мария", "Петрова"), ("美咲", "高橋"),
    ("İpek", "Gökçe"), ("Ma'soumeh", "al-Rashid"), ("Dvořák", "Novotná"), ("Ngozi", "Okonjo-Bello"), ("Xu", "Li"),
]  # fmt: skip
LIST = Path(__file__).parents[3] / "shared" / "data" / "names_dev.jsonl"
NOTES = """\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
decision by: 2026-12-04
---

## Interviewers
### {name}, Head of Waterways
- Dredging the summit pound before the spring traffic
### {colleague}, Engineer
- Hydraulic gates that jam in frost

## Qualifications
- Four years as a bridge operator at Marlow Docks, 1,200 openings without an incident
"""
LETTER = """\
Subject: Thank you – Lock Keeper interview

Dear {greeted},

Thank you for the interview on Tuesday. Dredging the summit pound before the spring traffic is careful work.{more}

At Marlow Docks I worked for four years as a bridge operator, with 1,200 openings without an incident, and I would \
bring the same care to your locks.

I remain very interested in the role of Lock Keeper. If you need further information, please let me know. I look \
forward to hearing from you by 4 December.

Kind regards,
Zofia Halvorsen
"""
PLAIN = parse_notes(NOTES.format(name="Amara Teague", colleague="Ruben Castellan"))
TEXT = LETTER.format(greeted="Amara", more="")
PEOPLE = ("grounding.name", "grounding.term", "grounding.company", "proofreading.spelling", "components.greeting")


@pytest.fixture(scope="module")
def judged() -> Callable[..., Report]:
    """Judges a thank-you to the first person of the notes, without the proofreader."""
    policy = load_policy(allow=["proofreading"])

    def run(text: str, interview=PLAIN, policy: Policy = policy) -> Report:  # type: ignore[no-untyped-def]
        return judge(
            text, interview, kind="thank-you", tone="professional", to=interview.people[0], today=date(2026, 11, 18),
            policy=policy,
        )  # fmt: skip

    return run


def sound(report: Report, text: str) -> None:
    """Nothing broke, and every span cuts out what it says."""
    assert not [f.message for f in report.findings if f.rule == "internal.error"]
    for finding in report.findings:
        assert finding.text == (text[slice(*finding.span)] if finding.span else "")
        assert (finding.fix is None) == (finding.edit is None)
        if finding.edit:
            assert 0 <= finding.edit.span[0] <= finding.edit.span[1] <= len(text)
        if finding.span:
            line, column = finding.line or 0, finding.column or 0
            assert text.split("\n")[line - 1][column - 1 :].startswith(finding.text.split("\n")[0])
    for entry in report.evidence:
        assert text[slice(*entry.span)].strip()


def test_the_letter_itself_passes(judged):
    assert judged(TEXT).errors == ()


# ── any text ──

anything = st.text(st.characters(codec="utf-8"), max_size=200)
MARKS = "ab.,;:!?'’\"()-–—&/@#%$€\n\t\r\u200b\u202e\u0301\ud7ff\U0001f600"
PIECES = [
    *MARKS, "\n\n", " ", "I ", "Dear ", "Subject:", "3", "40 %", "1/2", "Mr. ", "e.g. ", "Kind regards,", "http://x",
    "December ", "not ", "yesterday ", "[", "{{", "Ω", "ß", "İ",
]  # fmt: skip
wordy = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@quick
@given(st.one_of(anything, wordy))
def test_no_text_breaks_the_guardrails_nor_passes_by_accident(judged, text):
    report = judged(text)
    sound(report, text)
    assert not report.passed


@quick
@given(st.one_of(anything, wordy))
def test_nor_does_any_text_within_a_letter(judged, text):
    letter = LETTER.format(greeted="Amara", more=" " + text)
    sound(judged(letter), letter)


@quick
@given(st.one_of(anything, wordy))
def test_nor_with_the_proofreader(text):
    letter = LETTER.format(greeted="Amara", more=" " + text)
    fields = {"kind": "thank-you", "tone": "warm", "to": "Teague", "today": date(2026, 11, 18), "policy": load_policy()}
    sound(judge(letter, PLAIN, **fields), letter)


@settings(quick, max_examples=6)
@given(st.one_of(anything, wordy))
def test_any_notes_can_be_judged_by(judged, text):
    assume(text.strip())
    fact = PLAIN.facts[-1].model_copy(update={"text": text})
    for section in ("private", "discussed", "qualifications", "promised"):
        own = PLAIN.model_copy(
            update={"facts": (*PLAIN.facts, fact.model_copy(update={"section": section, "id": f"{section}.9"}))}
        )
        sound(judged(TEXT, own), TEXT)


# ── the same again ──


@quick
@given(st.one_of(anything, wordy))
def test_the_same_input_gives_the_same_bytes(judged, text):
    letter = LETTER.format(greeted="Amara", more=" " + text)
    first = judged(letter).to_json()
    judged(TEXT)
    assert judged(letter).to_json() == first


def test_the_order_of_the_rules_does_not_matter(judged):
    letter = LETTER.format(greeted="Amira", more=" I beg you!! Give me feedback on my salary of 90,000, ok?")
    policy = load_policy(allow=["proofreading"])
    turned = replace(policy, rules=dict(reversed(policy.rules.items())))
    assert judged(letter, policy=policy).to_json() == judged(letter, policy=turned).to_json()


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    program = """\
import sys, json
from datetime import date
from aidraft import check
from aidraft.notes.reader import parse_notes

notes, text = json.load(sys.stdin)
print(check(text, parse_notes(notes), to="Teague", today=date(2026, 11, 18)).to_json())
"""
    notes = NOTES.format(name="Amara Teague", colleague="Ruben Castellan")
    letter = LETTER.format(greeted="Amira", more=" I beg you!! Tell me about Kafka and the 17 fifes, and my feedbcak.")
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    there = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], input=json.dumps([notes, letter]),
        env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip
    here = check(letter, parse_notes(notes), to="Teague", today=date(2026, 11, 18)).to_json()
    assert there.strip() == here
    assert "grounding.name" in here


# ── numbers ──

FLAWED = [
    "",
    " I beg you for this chance!",
    " You told me about Kafka.",
    " We met for 90 minutes.",
    " Thank you thank you.",
]


@quick
@given(
    st.integers(5, 9_999), st.sampled_from(FLAWED), st.sampled_from(["boats a year", "%", "gates", "days", "people"])
)
def test_a_sentence_with_a_foreign_number_never_lowers_the_findings(judged, number, flaw, counted):
    assume(number not in (1200, 2026))
    before = judged(LETTER.format(greeted="Amara", more=flaw))
    space = "" if counted == "%" else " "
    after = judged(LETTER.format(greeted="Amara", more=f"{flaw} I know that {number}{space}{counted} depend on it."))
    assert len(after.findings) > len(before.findings)
    assert [f for f in after.errors if f.rule == "grounding.number" and str(number) in f.text]


# ── names ──

names = st.sampled_from(NAMES)
Spell = Callable[[str, str], str]
GREETED: dict[str, Spell] = {
    "in full": lambda first, last: f"{first} {last}",
    "by the first name": lambda first, last: first,
    "with a courtesy": lambda first, last: f"Ms. {last}",
    "in capitals": lambda first, last: f"{first} {last}".upper(),
    "with a curly apostrophe": lambda first, last: f"{first} {last}".replace("'", "’"),
    "decomposed": lambda first, last: unicodedata.normalize("NFD", f"{first} {last}"),
}


def greets(judged: Callable[..., Report], name: tuple[str, str], greeted: str) -> list[str]:
    """What is said against this way to greet somebody of that name."""
    interview = parse_notes(NOTES.format(name=" ".join(name), colleague="Ruben Castellan"))
    report = judged(LETTER.format(greeted=greeted, more=""), interview)
    return [f"{f.rule}: {f.text}: {f.message}" for f in report.errors]


@pytest.mark.parametrize("way", GREETED)
@settings(quick, max_examples=len(NAMES))
@given(names)
def test_a_name_of_the_notes_may_be_greeted(judged, way, name):
    assert greets(judged, name, GREETED[way](*name)) == []


@quick
@given(names, names, st.sampled_from(["in full", "by the first name", "with a courtesy"]))
def test_another_name_in_its_place_is_caught(judged, name, other, way):
    assume(not set(" ".join(name).split()) & set(" ".join(other).split()))
    said = greets(judged, name, GREETED[way](*other))
    assert any(line.startswith("grounding.name") for line in said)


@quick
@given(
    names, st.sampled_from(["{full}", "{first}", "{full}'s team", "{full}’s team", "Ms. {last}", "{curly}", "{nfd}"])
)
def test_a_colleague_of_the_notes_may_be_named(name, form):
    """With the proofreader: nobody's name is a spelling mistake."""
    full = " ".join(name)
    spelled = form.format(
        full=full, first=name[0], last=name[1], curly=full.replace("'", "’"), nfd=unicodedata.normalize("NFD", full)
    )
    interview = parse_notes(NOTES.format(name="Amara Teague", colleague=full))
    letter = LETTER.format(greeted="Amara", more=f" Please give my regards to {spelled} as well.")
    report = judge(
        letter,
        interview,
        kind="thank-you",
        tone="professional",
        to="Amara",
        today=date(2026, 11, 18),
        policy=load_policy(),
    )
    assert [f"{f.rule}: {f.text}" for f in report.findings if f.rule in PEOPLE] == []


@pytest.mark.parametrize("name", ["Raphaël Yılmaz", "Dániel Dvořáková", "Mikołaj İsmayılov", "Éabha Jönsson"])
def test_neither_capitals_nor_loose_accents_make_a_name_wrong(name):
    interview = parse_notes(NOTES.format(name=name, colleague="Ruben Castellan"))
    for greeted in (name.upper(), unicodedata.normalize("NFD", name)):
        letter = LETTER.format(greeted=greeted, more=f" I told my sister of {greeted}'s towpath.")
        report = check(letter, interview, today=date(2026, 11, 18))
        assert [f"{f.rule}: {f.text}" for f in report.findings if f.rule in PEOPLE] == []


@pytest.mark.skipif(not LIST.is_file(), reason="the list of names is not beside this checkout")
def test_names_of_many_countries_may_be_greeted_and_others_not(judged):
    rows = [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]
    first = [row["name"] for row in rows if row["kind"] == "forename"][::12]
    last = [row["name"] for row in rows if row["kind"] == "surname"][::25]
    people = list(zip(first, last, strict=False))
    wrong = [(n, said) for n in people if (said := greets(judged, n, f"{n[0]} {n[1]}"))]
    missed = [
        (n, other) for n, other in pairwise(people)
        if not any(line.startswith("grounding.name") for line in greets(judged, n, f"{other[0]} {other[1]}"))
    ]  # fmt: skip
    assert (wrong, missed) == ([], [])
