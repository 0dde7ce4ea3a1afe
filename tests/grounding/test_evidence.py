"""Evidence, letters that resemble one another, and fixes that mend."""

from datetime import date

import pytest

BODY = """Thank you for your time on Tuesday. The new copper vat holds 1,200 litres, which is more than I expected.

You said that the brine bath costs 58k a year. I remain very interested in the role.

At Marlow Creamery I helped set up the whey recovery."""


def test_every_sentence_has_its_facts_and_its_standing(report, write):
    text = write(BODY)
    entries = {text[e.span[0] : e.span[1]].split(maxsplit=1)[0]: e for e in report(text).evidence}
    assert [(name, e.status) for name, e in entries.items()] == [
        ("Thank", "neutral"),
        ("The", "supported"),
        ("You", "unsupported"),
        ("I", "neutral"),
        ("At", "supported"),
    ]
    assert entries["The"].facts[0] == "interviewers.jose-maria-nunez.discussed.1"
    assert entries["At"].facts[0] == "qualifications.1"
    assert entries["Thank"].facts == ()


def test_evidence_names_no_private_and_no_foreign_fact(report, write):
    body = "The listeria sampling plan covers 60 points. My wife expects twins in April."
    facts = [fact for e in report(write(body)).evidence for fact in e.facts]
    assert not any(fact.startswith(("private.", "interviewers.marguerite")) for fact in facts)


def test_a_finding_names_the_fact_it_speaks_of(doubts):
    [finding] = doubts("The vat takes 60 minutes to heat.")
    assert finding.facts == ("interviewers.jose-maria-nunez.discussed.1",)
    assert "line 12" in finding.message


# ── letters to one panel ────────────────────────────────────────────────────────────────────────────────────

COMMON = "That the switch from plastic to beeswax wrapping should be done by June 2027 tells me how you plan ahead."
MINE = "The copper vat that heats in forty minutes under your hands stayed with me, and the cellar of Sankt Peter too."
OTHER = "Your sampling plan with its points a week and the audits in March are the part that I would like to learn."


def test_two_letters_that_say_nearly_the_same_are_duplicates(report, write):
    again = write(f"{MINE} {COMMON}", "Dear Marguerite,")
    found = [f for f in report(write(f"{MINE} {COMMON}"), others=(again,)).findings if f.rule == "grounding.duplicate"]
    assert len(found) == 1
    assert found[0].span is None
    assert "100 %" in found[0].message


@pytest.mark.parametrize("others", [(), (OTHER,), (OTHER, "Thank you for your time.")])
def test_letters_that_differ_are_not(report, write, others):
    texts = tuple(write(body, "Dear Marguerite,") for body in others)
    assert not [f for f in report(write(MINE), others=texts).findings if f.rule == "grounding.duplicate"]


def test_any_one_letter_like_this_is_enough(report, write):
    texts = (write(OTHER), write(MINE))
    assert [f.rule for f in report(write(MINE), others=texts).findings].count("grounding.duplicate") == 1


# ── fixes ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "greeting", "mended"),
    [
        ("The vat takes 60 minutes to heat.", "Dear Dr. Núñez,", "takes 40 minutes to heat"),
        ("58 % of the milk comes from 14 farms.", "Dear Dr. Núñez,", "85 % of the milk"),
        ("It ripens for six months.", "Dear Dr. Núñez,", "for nine months"),
        ("I curated the exhibition “Rind” at the Valmont museum.", "Dear Dr. Núñez,", "I co-curated the"),
        ("Thank you for the interview on Wednesday.", "Dear Dr. Núñez,", "on Tuesday."),
        ("Thank you for the interview yesterday.", "Dear Dr. Núñez,", "the interview on Tuesday."),
        ("Thank you for the interview on 18 November.", "Dear Dr. Núñez,", "on 17 November."),
        ("Thank you for the interview on Monday, 17 November.", "Dear Dr. Núñez,", "on Tuesday, 17 November."),
        ("I look forward to your decision by Thursday, 4 December.", "Dear Dr. Núñez,", "by Friday, 4 December."),
        ("Oberwald Dairy Company is fine.", "Dear Dr. Núñez,", "Oberwald Dairy Cooperative is fine"),
        ("The Sankt Paul cellar was a pleasure.", "Dear Dr. Núñez,", "The Sankt Peter cellar"),
        ("Thank you for your time.", "Dear Dr. Núñes,", "Dear Dr. Núñez,"),
        ("Thank you for your time.", "Dear Mr. Núñez,", "Dear Dr. Núñez,"),
        ("Thank you for your time.", "Dear Marguerite,", "Dear José-María,"),
        ("Thank you for your time.", "Dear Dr. Nunez,", "Dear Dr. Núñez,"),
    ],
)
def test_a_fix_removes_its_finding_and_brings_no_other(report, write, body, greeting, mended):
    text = write(body, greeting)
    before = report(text, today=date(2026, 11, 19)).findings
    finding = next(f for f in before if f.edit)
    start, end = finding.edit.span
    changed = text[:start] + finding.edit.text + text[end:]
    assert mended in changed
    after = report(changed, today=date(2026, 11, 19)).findings
    assert (finding.rule, finding.text) not in {(f.rule, f.text) for f in after}
    assert {(f.rule, f.text) for f in after} <= {(f.rule, f.text) for f in before}


def test_a_fix_is_there_exactly_when_an_edit_is(report, write):
    bodies = ["The vat takes 60 minutes.", "I was head of ripening at Tarn Fromagerie.", "The helicopter of Ms. Falk."]
    for body in bodies:
        for finding in report(write(body, "Dear Dr. Nunez,")).findings:
            assert (finding.fix is None) is (finding.edit is None)


def test_a_hidden_character_is_taken_out(report, write):
    text = write("Thank you for your time on Tuesday,\u202e and your patience.")
    finding = next(f for f in report(text).findings if f.rule == "forbidden.markup")
    start, end = finding.edit.span
    assert text[:start] + finding.edit.text + text[end:] == text.replace("\u202e", "")
