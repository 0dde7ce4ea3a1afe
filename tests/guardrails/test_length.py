"""How much a reader will read: words, paragraphs, the subject line, sentences."""

import pytest

from aidraft.notes.interview import KINDS

# kind, tone, hard and ideal range of words, hard and ideal range of paragraphs
RANGES = [
    ("thank-you", "professional", (50, 220), (75, 180), (2, 5), (3, 4)),
    ("thank-you", "concise", (50, 220), (70, 130), (2, 5), (2, 4)),
    ("note", "professional", (25, 140), (50, 110), (1, 3), (1, 3)),
    ("follow-up", "professional", (30, 180), (60, 150), (1, 4), (2, 3)),
    ("reminder", "professional", (20, 130), (40, 100), (1, 4), (1, 3)),
    ("clarification", "professional", (30, 150), (50, 120), (1, 4), (2, 3)),
    ("additional-info", "professional", (35, 200), (60, 160), (1, 5), (2, 4)),
]


def text_of(words: int, paragraphs: int = 2, subject: str = "Thank you for the interview") -> str:
    """A message whose body has that many words, in sentences of five, spread over the paragraphs."""
    blocks: list[list[str]] = [[] for _ in range(paragraphs)]
    for i in range(words):
        blocks[min(i * paragraphs // max(words, 1), paragraphs - 1)].append("and" if (i + 1) % 5 else "so.")
    body = "\n\n".join(" ".join(block) for block in blocks)
    return f"Subject: {subject}\n\nDear Amara,\n\n{body}\n\nKind regards,\nZofia Halvorsen\n"


@pytest.fixture
def severity(judged, of):
    def run(rule: str, text: str, **given) -> str | None:
        found = of(judged(text, allow=["proofreading"], **given), rule)
        assert len(found) <= 1
        return found[0].severity if found else None

    return run


@pytest.mark.parametrize(("kind", "tone", "hard", "ideal", "_h", "_i"), RANGES)
def test_words_warn_outside_the_ideal_range_and_fail_outside_the_hard_one(severity, kind, tone, hard, ideal, _h, _i):
    expected = {
        hard[0] - 1: "error", hard[0]: "warning", ideal[0] - 1: "warning", ideal[0]: None, ideal[1]: None,
        ideal[1] + 1: "warning", hard[1]: "warning", hard[1] + 1: "error",
    }  # fmt: skip
    assert {n: severity("length.words", text_of(n), kind=kind, tone=tone) for n in expected} == expected


@pytest.mark.parametrize(("kind", "tone", "_h", "_i", "hard", "ideal"), RANGES)
def test_paragraphs_warn_outside_the_ideal_range_and_fail_outside_the_hard_one(
    severity, kind, tone, _h, _i, hard, ideal
):
    for count in range(1, 7):
        inside = ideal[0] <= count <= ideal[1]
        expected = None if inside else "warning" if hard[0] <= count <= hard[1] else "error"
        assert severity("length.paragraphs", text_of(100, count), kind=kind, tone=tone) == expected, count


def test_the_message_says_the_number_and_the_range(judged, of):
    [finding] = of(judged(text_of(30)), "length.words")
    assert finding.message == "30 words; 50 to 220 is right for a professional thank-you"
    assert finding.span is None


@pytest.mark.parametrize("kind", KINDS)
def test_subject_greeting_closing_and_name_do_not_count(judged, kind):
    assert (
        judged(text_of(60, subject="one two three four five"), kind=kind, allow=["proofreading"]).metrics["words"] == 60
    )


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Lock Keeper interview", None),
        ("Thank you for the interview for the role of Lock Keeper today", None),
        ("Thanks", "only 1 words"),
        ("Thank you", "only 2 words"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", "13 words"),
        (f"Lock Keeper {'x' * 66}", None),
        (f"Lock Keeper interview {'x' * 57}", "79 characters"),
        ("Thank you for the interview!", "exclamation mark"),
    ],
)
def test_a_subject_has_three_to_twelve_words_and_at_most_78_characters(judged, of, subject, told):
    found = of(judged(text_of(100, 3, subject), allow=["proofreading"]), "length.subject")
    assert [told in f.message for f in found] == ([] if told is None else [True])
    assert all(f.severity == "warning" and f.text == subject for f in found)


def test_an_exclamation_mark_of_the_employer_is_not_the_writers(judged, of, interview):
    own = interview.model_copy(update={"company": "Ahoy! Ferries"})
    text = text_of(100, 3, "Thank you – Ahoy! Ferries")
    assert not of(judged(text, interview=own, allow=["proofreading"]), "length.subject")


def test_a_note_has_no_subject_to_measure(judged, of):
    assert not of(judged(text_of(60, 1, "x"), kind="note", allow=["proofreading"]), "length.subject")


@pytest.mark.parametrize(("words", "found"), [(35, 0), (36, 1), (70, 1)])
def test_a_sentence_has_at_most_35_words(judged, of, words, found):
    sentence = " ".join(["and"] * (words - 1)) + " so."
    text = f"Subject: Thank you again\n\nDear Amara,\n\n{sentence}\n\nBut so.\n\nRegards,\nZofia Halvorsen\n"
    findings = of(judged(text, allow=["proofreading"]), "length.sentence")
    assert len(findings) == found
    for finding in findings:
        assert finding.text == sentence
        assert str(words) in finding.message
