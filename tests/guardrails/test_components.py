"""components.*: what each kind of message must contain, present and missing, in invented trades."""

from datetime import date

import pytest

from aidraft.guardrails.policy import load_policy
from aidraft.notes.interview import KINDS, Interview
from aidraft.notes.reader import parse_notes

NOTES = """\
---
candidate: Marisol Ó Briain
role: Glassblower, Lighting
company: Kestrel & Crane Studio
date: 2026-11-17
decision by: 2026-11-27
---
## Interviewers
### Dr. Henrike Vos, Studio Lead
- annealing overnight so that no pendant cracks in shipping
- liked: every apprentice signs their first bowl
- asked: how I keep colour batches consistent
### Tobias Quill, Buyer
- the hotel order of 300 shades
- promised: send him the kiln log
## Qualifications
- Six years at the hot shop in Malmö, 40 chandeliers restored
- Teach lampworking to beginners every summer
## Why
- The studio makes light, not ornaments
## Promised
- send photographs of the chandelier restoration
## Unfinished
- could not say which cobalt glass I would buy: the answer is Reichenbach rods
## Additional
- my piece "Low Tide" was chosen for the Halmstad biennale, https://halmstad-biennale.example/low-tide
## Sent
- 2026-11-18 thank-you to Henrike
- 2026-11-30 follow-up to Henrike
"""

PARTS = {
    "subject": "Subject: Thank you – Glassblower interview",
    "greeting": "Dear Dr. Vos,",
    "gratitude": "Thank you for the conversation.",
    "recap": "Annealing overnight so that no pendant cracks in shipping is a patient way to work.",
    "fit": "In six years at the hot shop in Malmö I restored 40 chandeliers, a school of patience.",
    "promised": "The photographs of the chandelier restoration are attached, as promised.",
    "unfinished": "On cobalt glass, my answer is Reichenbach rods.",
    "interest": "I remain very interested in the role.",
    "previous-message": "I wrote to you on 30 November about the role.",
    "new-material": "My piece “Low Tide” was chosen for the Halmstad biennale.",
    "assistance": "If you need further information or references, please let me know.",
    "next-steps": "Could you tell me when you expect to decide?",
    "closing": "Kind regards,",
    "signature": "Marisol Ó Briain",
}
HEAD, FOOT = ("subject", "greeting"), ("closing", "signature")


def letter(*without: str, **instead: str) -> str:
    """The parts above as a message; first paragraph thanks and recap."""
    parts = {
        name: text
        for name, text in (PARTS | {k.replace("_", "-"): v for k, v in instead.items()}).items()
        if name not in without
    }
    body = [(name, text) for name, text in parts.items() if name not in HEAD + FOOT]
    blocks = [[text for name, text in body if name in ("gratitude", "recap")], [], []]
    for name, text in body:
        if name not in ("gratitude", "recap"):
            blocks[1 if name in ("fit", "promised", "unfinished", "previous-message") else 2].append(text)
    lines = [parts.get("subject"), parts.get("greeting"), *(" ".join(block) for block in blocks if block)]
    end = "\n".join(parts[name] for name in FOOT if name in parts)
    return "\n\n".join(line for line in [*lines, end] if line) + "\n"


@pytest.fixture(scope="session")
def notes() -> Interview:
    return parse_notes(NOTES)


@pytest.fixture
def missing(judged, of, notes):
    """The components a text lacks, with their severities."""

    def run(
        text: str, kind: str = "thank-you", interview: Interview | None = None, to: str = "Henrike"
    ) -> dict[str, str]:
        allow = ["proofreading", "grounding", "forbidden", "tone", "length", "timing"]
        report = judged(text, interview=interview or notes, kind=kind, to=to, today=date(2026, 11, 18), allow=allow)
        assert {f.rule.partition(".")[0] for f in report.findings} <= {"components"}
        return {f.rule.removeprefix("components."): f.severity for f in report.findings}

    return run


def for_kind(kind: str, *without: str) -> str:
    return letter(*without, *(["subject"] if kind == "note" else []))


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_with_every_part_lacks_nothing(missing, kind):
    assert missing(for_kind(kind), kind) == {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PARTS)
def test_a_part_left_out_is_missed_as_gravely_as_its_kind_asks(missing, kind, name):
    level = load_policy().kinds[kind]["components"][name]
    found = missing(for_kind(kind, name), kind)
    assert found == ({} if level == "off" else {name: level})


def test_the_levels_are_those_of_the_policy_in_numbers():
    kinds = load_policy().kinds
    error, warning, off = "error", "warning", "off"
    table = {
        "subject": (error, off, error, error, error, error),
        "gratitude": (error, error, warning, off, warning, warning),
        "recap": (error, error, warning, off, off, warning),
        "interest": (error, error, error, error, warning, error),
        "fit": (error, off, off, off, off, off),
        "next-steps": (error, off, error, warning, error, warning),
        "assistance": (warning, off, error, off, off, warning),
        "previous-message": (off, off, error, error, error, off),
        "new-material": (off, off, off, off, off, error),
        "promised": (error, warning, error, warning, warning, error),
        "unfinished": (warning, off, off, off, off, off),
    } | dict.fromkeys(("greeting", "closing", "signature"), (error,) * 6)
    assert {name: tuple(kinds[kind]["components"][name] for kind in KINDS) for name in table} == table


def test_a_handwritten_note_has_no_subject_line(missing):
    assert missing(letter(), "note") == {"subject": "error"}


@pytest.mark.parametrize(
    ("subject", "good"),
    [
        ("Thank you", True),
        ("Glassblower position", True),
        ("Our conversation on Tuesday", True),
        ("Following up", True),
        ("Annealing and the pendants", True),
        ("Forty chandeliers, and 300 shades", True),
        ("Hello", False),
        ("Quick one", False),
        ("From me", False),
    ],
)
def test_a_subject_names_the_role_or_a_reason(missing, subject, good):
    assert ("subject" not in missing(letter(subject=f"Subject: {subject}"))) is good


@pytest.mark.parametrize(
    ("greeting", "good"),
    [
        ("Dear Dr. Vos,", True),
        ("Dear Henrike,", True),
        ("Hello Henrike Vos,", True),
        ("Good morning, Henrike,", True),
        ("Dear Doctor Vos:", True),
        ("Hello Chef,", False),
        ("Dear hiring team,", False),
        ("Dear Sir or Madam,", False),
        ("To whom it may concern,", False),
        ("Hello,", False),
        ("Dear Hiring Manager,", False),
    ],
)
def test_a_greeting_needs_a_name(missing, greeting, good):
    assert ("greeting" not in missing(letter(greeting=greeting))) is good


def test_a_greeting_must_open_the_message(missing):
    text = letter("greeting").replace("Thank you for", "A word first.\n\nDear Dr. Vos,\n\nThank you for")
    assert "greeting" in missing(text)


@pytest.mark.parametrize(
    ("thanks", "good"),
    [
        ("I am grateful for the hour you took.", True),
        ("Many thanks for showing me the hot shop.", True),
        ("I really appreciate the time you gave me.", True),
        ("My gratitude for Tuesday’s conversation.", True),
        ("We met on Tuesday.", False),
        ("I would appreciate any news of the decision.", False),
        ("I would be grateful to know when you decide.", False),
    ],
)
def test_thanks_are_thanks_and_not_a_request(missing, thanks, good):
    assert ("gratitude" not in missing(letter(gratitude=thanks))) is good


def test_thanks_in_the_subject_alone_are_no_gratitude(missing):
    assert missing(letter("gratitude", subject="Subject: Thank you for the interview")) == {"gratitude": "error"}


def test_thanks_of_a_thank_you_stand_in_the_first_paragraph(judged, notes, of):
    text = letter("gratitude", interest="I remain very interested in the role. Thank you for the conversation.")
    [finding] = of(judged(text, interview=notes, to="Henrike"), "components.gratitude")
    assert "first paragraph" in finding.message
    follow_up = judged(text, interview=notes, to="Henrike", kind="follow-up")
    assert not of(follow_up, "components.gratitude")


@pytest.mark.parametrize(
    ("recap", "good"),
    [
        ("That every apprentice signs the first bowl has stayed with me.", True),
        ("You asked how I keep colour batches consistent.", True),
        ("I enjoyed our conversation about the role.", False),
        ("It was great to learn more about the studio and its people.", False),
        ("The hotel order of 300 shades sounds like a good winter.", False),
    ],
)
def test_a_recap_is_of_this_conversation(missing, recap, good):
    assert ("recap" not in missing(letter(recap=recap))) is good


@pytest.mark.parametrize(
    ("fit", "good"),
    [
        ("Teaching lampworking to beginners every summer has taught me patience.", True),
        ("The 40 chandeliers I restored taught me to wait.", True),
        ("I am sure I would be a good fit.", False),
        ("I would work hard for your studio every day.", False),
    ],
)
def test_a_reason_to_fit_rests_on_a_qualification(missing, fit, good):
    assert ("fit" not in missing(letter(fit=fit))) is good


def test_what_is_promised_is_no_reason_to_fit(missing):
    assert "fit" in missing(letter("fit"))
    assert "fit" in missing(letter("fit", promised="I will send you the photographs of the chandelier restoration."))


def test_a_qualification_is_a_reason_to_fit_also_beside_a_promise(missing):
    both = "After six years at the hot shop in Malmö I gladly send the photographs of the chandelier restoration."
    assert "fit" not in missing(letter("fit", promised=both))


def test_a_qualification_like_a_promise_does_not_keep_the_promise(missing):
    fit = "In six years at the hot shop in Malmö I restored 40 chandeliers, and I would bring that care."
    assert "promised" in missing(letter("promised", fit=fit))


@pytest.mark.parametrize(
    ("interest", "good"),
    [
        ("I would love to join the studio.", True),
        ("Making light is the work I want to do next.", True),
        ("The role appeals to me more than ever.", True),
        ("I hope to contribute to the studio.", True),
        ("I'd keep that log as your next glassblower.", True),
        ("I should love this post.", True),
        ("I would be glad to sit in that circle.", True),
        ("I would be grateful for news of the glassblower's post.", False),
        ("I would gladly answer any question.", False),
        ("The weather held until the evening.", False),
    ],
)
def test_interest_is_said_in_many_ways(missing, interest, good):
    assert ("interest" not in missing(letter(interest=interest))) is good


@pytest.mark.parametrize(
    ("next_steps", "good"),
    [
        ("I look forward to hearing from you.", True),
        ("I am eager to hear what you decide.", True),
        ("May I ask where the process stands?", True),
        ("Is there any news on the timeline?", True),
        ("The kiln is warm.", False),
    ],
)
def test_next_steps_are_looked_forward_to_or_asked_about(missing, next_steps, good):
    assert ("next-steps" not in missing(letter(next_steps=next_steps))) is good


@pytest.mark.parametrize(
    ("assistance", "good"),
    [
        ("I am happy to send references.", True),
        ("Please let me know if anything else would help.", True),
        ("References are available on request.", True),
        ("The kiln is warm.", False),
    ],
)
def test_help_is_offered(missing, assistance, good):
    assert ("assistance" not in missing(letter(assistance=assistance))) is good


@pytest.mark.parametrize(
    ("previous", "good"),
    [
        ("I am following up on my message of 30 November.", True),
        ("My email of last week may have gone astray.", True),
        ("We met on 17 November.", True),
        ("It is some weeks since Tuesday, 17 November.", True),
        ("The weather held.", False),
    ],
)
def test_a_reminder_recalls_the_message_or_the_day(missing, previous, good):
    text = letter("gratitude", previous_message=previous)
    assert ("previous-message" not in missing(text, "reminder")) is good


@pytest.mark.parametrize(
    ("news", "good"),
    [
        ("The biennale in Halmstad has chosen my piece.", True),
        ("There is something new at https://halmstad-biennale.example/low-tide for you.", True),
        ("I wanted to add something to what we said.", False),
        ("There is some news on my side.", False),
    ],
)
def test_additional_information_holds_what_is_new(missing, news, good):
    assert ("new-material" not in missing(letter(new_material=news), "additional-info")) is good


@pytest.mark.parametrize(
    ("promised", "good"),
    [
        ("Photographs of the chandelier restoration are enclosed.", True),
        ("I will send you the photographs of the restoration this week.", True),
        ("Attached are the photographs I promised.", True),
        ("Thank you for asking about the chandelier.", False),
    ],
)
def test_a_promise_is_delivered_or_mentioned(missing, promised, good):
    assert ("promised" not in missing(letter("fit", promised=promised))) is good


def test_a_promise_to_one_binds_the_message_to_that_one_alone(judged, notes, of):
    finding = of(judged(letter(greeting="Dear Tobias,"), interview=notes, to="Tobias"), "components.promised")
    assert [f.facts for f in finding] == [("interviewers.tobias-quill.promised.1",)]
    assert "kiln log" in finding[0].message
    assert not of(judged(letter(), interview=notes, to="Henrike"), "components.promised")


def test_every_promise_not_kept_is_named(judged, notes, of):
    found = of(judged(letter("promised", greeting="Dear Tobias,"), interview=notes, to="Tobias"), "components.promised")
    assert {f.facts[0] for f in found} == {"promised.1", "interviewers.tobias-quill.promised.1"}


def test_nothing_promised_and_nothing_unfinished_asks_for_nothing(missing):
    bare = parse_notes(NOTES.split("## Promised", 1)[0].replace("- promised: send him the kiln log\n", ""))
    assert missing(letter("promised", "unfinished"), interview=bare) == {}


@pytest.mark.parametrize(
    ("signature", "good"),
    [("Marisol", True), ("M. Ó Briain", True), ("Marisol O Briain", True), ("MARISOL Ó BRIAIN", True),
     ("Henrike Vos", False)],
)  # fmt: skip
def test_the_signature_is_the_candidates(missing, signature, good):
    assert ("signature" not in missing(letter(signature=signature))) is good


def test_a_missing_signature_is_mended_by_writing_it(judged, notes, of):
    text = letter("signature")
    [finding] = of(judged(text, interview=notes, to="Henrike"), "components.signature")
    assert finding.fix == "Marisol Ó Briain"
    start, end = finding.edit.span
    mended = text[:start] + finding.edit.text + text[end:]
    assert mended.endswith("Kind regards,\nMarisol Ó Briain\n")
    assert not of(judged(mended, interview=notes, to="Henrike"), "components.signature")


def test_a_name_signed_one_letter_off_is_put_right(judged, notes, of):
    text = letter(signature="Marisal Ó Briain")
    [finding] = of(judged(text, interview=notes, to="Henrike"), "components.signature")
    assert (finding.text, finding.fix) == ("Marisal", "Marisol")


@pytest.mark.parametrize("closing", ["Best regards,", "Sincerely,", "With many thanks,", "Warmly,", "Yours sincerely,"])
def test_a_polite_closing_is_known(missing, closing):
    assert "closing" not in missing(letter(closing=closing))
