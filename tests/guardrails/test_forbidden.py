"""forbidden.*: what is more than wording: private facts, secrets, addresses, characters nobody sees."""

import pytest

from aidraft.notes.reader import parse_notes

NOTES = """\
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague, Head of Waterways <amara.teague@brindlecanal.example>
## Discussed
- Their boaters' page, https://boaters.brindlecanal.example/closures
- The lock office answers on 01632 960 123
- Two locks are worked by hand
## Qualifications
- Four seasons as assistant keeper at Marlow Reach
- Repaired nine paddles at Marlow Reach with no accident
## Private
- My knee operation is in February
- Grand Union Marine offered me 41,000
- Two other trusts want me
- The pension from the ferry company ends in spring
"""


@pytest.fixture
def found(judged, of):
    def run(sentence: str, foot: str = "") -> dict[str, list[str]]:
        text = f"Subject: Thank you\n\nDear Amara,\n\nThank you. {sentence}\n\nRegards,\nZofia Halvorsen\n{foot}"
        report = judged(text, interview=parse_notes(NOTES))
        hits: dict[str, list[str]] = {}
        for finding in of(report, "forbidden"):
            if finding.severity == "error":
                hits.setdefault(finding.rule.partition(".")[2], []).append(finding.text)
        return hits

    return run


@pytest.mark.parametrize(
    "sentence",
    [
        "My knee operation is in February.",
        "I have an operation on my knee coming up.",
        "Grand Union Marine offered me a post.",
        "I have an offer of 41,000.",
    ],
)
def test_private_facts_are_found_whole_in_part_and_reworded(found, sentence):
    assert "private" in found(sentence)


@pytest.mark.parametrize(
    "sentence", ["The locks are a fine sight in winter.", "Thank you for the visit in the afternoon."]
)
def test_innocent_words_are_not_private(found, sentence):
    assert "private" not in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two other trusts have written to me.",  # the notes count two locks, but no two trusts
        "There is also the ferry to think of.",  # one word of a secret, in a sentence that nothing else explains
    ],
)
def test_a_private_number_or_word_tells_by_what_it_belongs_to(found, sentence):
    assert "private" in found(sentence)


def test_a_number_that_the_talk_has_too_is_no_secret(found):
    assert "private" not in found("Two locks worked by hand is two more than I have kept.")


@pytest.mark.parametrize(
    "sentence", ["Nobody at Marlow Reach would have seen to the paddles.", "Marlow Reach never greased a gate."]
)
def test_a_no_about_a_former_place_speaks_ill_of_it(found, sentence):
    assert "disparagement" in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "At Marlow Reach nine paddles were repaired with no accident.",  # as the notes say
        "I never tired of the gates at Marlow Reach.",  # of oneself
        "Marlow Reach had a keeper of great patience.",
    ],
)
def test_a_former_place_may_be_named(found, sentence):
    assert "disparagement" not in found(sentence)


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("The page https://boaters.brindlecanal.example/closures is clear.", True),
        ("The page https://boaters.brindlecanal.example/closures/ is clear.", True),
        ("Write to amara.teague@brindlecanal.example for more.", True),
        ("The page https://boaters.brindlecanal.example/opening is clear.", False),
        ("My page is https://zofia.example/portfolio for you.", False),
        ("Write to hello@elsewhere.example for more.", False),
        ("The office answers on 01632 960 123.", True),
        ("My number is 01632 960 999.", False),
    ],
)
def test_an_address_must_stand_in_the_notes(found, sentence, known):
    assert ("link" not in found(sentence)) is known


def test_ones_own_number_may_stand_under_the_name(found):
    assert "link" not in found("", foot="01632 960 777\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "The key is sk-proj-Zx81kLmN0pQrStUvWxYz1234567890abcd.",
        "My card is 4111 1111 1111 1111.",
        "My IBAN is GB82 WEST 1234 5698 7654 32.",
    ],
)
def test_secrets_are_found(found, sentence):
    assert "secret" in found(sentence)


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u0007", "\u00ad"])
def test_characters_nobody_sees_are_found(found, character):
    assert "markup" in found(f"The locks{character} are fine.")


def test_a_joiner_that_a_script_needs_is_kept(found):
    assert "markup" not in found("Greetings to می\u200cخواهم from the office.")
