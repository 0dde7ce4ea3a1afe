"""tone.*: exclamation marks, capitals, and whether a letter is in the tone asked for."""

import pytest

from aidraft.guardrails.policy import load_policy

TONES = tuple(load_policy().tones)


@pytest.fixture
def marks(judged, of, letter):
    """What tone.exclamation finds when the last sentence of the letter is another."""

    def run(sentence: str, tone: str = "professional", **given) -> list[str]:
        text = letter.replace("I look forward to hearing from you by 4 December.", sentence)
        assert text != letter
        return [f.text for f in of(judged(text, tone=tone, **given), "tone.exclamation")]

    return run


@pytest.mark.parametrize(
    ("tone", "allowed"), [("professional", 1), ("warm", 1), ("enthusiastic", 2), ("formal", 0), ("concise", 1)]
)
def test_each_tone_has_its_number_of_exclamation_marks(marks, tone, allowed):
    for count in range(4):
        sentence = " ".join(["I look forward to it!"] * count) or "I look forward to it."
        assert len(marks(sentence, tone)) == max(0, count - allowed)


def test_marks_in_a_row_are_one_too_many(marks):
    assert marks("I look forward to it!!", "enthusiastic") != []


@pytest.mark.parametrize("sentence", ["I look forward to it VERY MUCH.", "THANK YOU again."])
def test_capitals_shout(marks, sentence):
    assert marks(sentence) != []


def test_capitals_of_the_notes_do_not_shout(marks):
    from aidraft.notes.reader import parse_notes

    header = "candidate: Zofia Halvorsen\nrole: Keeper\ncompany: Brindle\ndate: 2026-11-17\ninterviewer: Amara Teague\n"
    assert (
        marks("I look forward to the WORK plan.", interview=parse_notes(f"{header}## Discussed\n- The WORK plan\n"))
        == []
    )
    assert marks("I look forward to the WORK plan.", interview=parse_notes(f"{header}## Discussed\n- The work plan\n"))


def test_an_exclamation_mark_in_a_name_of_the_notes_is_not_the_writers(marks, interview):
    own = interview.facts[0].model_copy(
        update={"text": "the leaflet Ahoy! for boaters", "section": "discussed", "id": "discussed.9"}
    )
    named = interview.model_copy(update={"facts": (*interview.facts, own)})
    assert marks("I look forward to Ahoy! and more.", "formal", interview=named) == []
    assert marks("I look forward to Ahoy! and more.", "formal") != []


def test_the_measured_tone_is_in_the_report(judged, letter):
    metrics = judged(letter).metrics
    assert {"formality", "warmth", "energy", "desperation", "complaint", "contractions", "exclamations"} <= set(metrics)
    assert metrics["contractions"] == 0
    assert judged(letter.replace("I remain", "I'm still")).metrics["contractions"] > 0


def test_contractions_are_not_formal_and_are_fine_when_warm(judged, of, letter):
    text = letter.replace("I remain very interested", "I'm, and I'll stay, very interested")
    assert of(judged(text, tone="formal"), "tone.target")
    assert "contractions" not in " ".join(f.message for f in of(judged(text, tone="warm"), "tone.target"))


def test_a_formal_letter_is_not_enthusiastic(judged, of):
    text = """Subject: Interview for the position of Lock Keeper

Dear Ms. Teague,

I am writing to express my sincere gratitude for the interview. I would be most obliged for the opportunity to be \
considered further, and I respectfully remain at your disposal regarding any matter that you might wish to discuss.

Yours sincerely,
Zofia Halvorsen
"""
    assert not of(judged(text, tone="formal"), "tone.target")
    [finding] = of(judged(text, tone="enthusiastic"), "tone.target")
    assert "enthusiastic" in finding.message
    assert finding.span is None


def test_a_lively_letter_without_the_words_for_it_only_warns(judged, of):
    text = """Subject: Lock Keeper

Dear Amara,

Thank you for the tour! To hear the gates sing in the frost was a joy, and I'd happily come back for the thaw.

Warmly,
Zofia Halvorsen
"""
    [finding] = of(judged(text, tone="enthusiastic"), "tone.target")
    assert finding.severity == "warning"
    assert finding.message.startswith("not an enthusiastic tone: energy")


def test_a_new_tone_is_a_band_of_ones_own(judged, of, letter, overlay):
    path = overlay(
        "tones:\n  dry: {exclamations: 0, contractions: 0.0, formality: [50.0, 60.0], warmth: [0.0, 9.0], "
        "energy: [0.0, 9.0]}\n"
    )
    [finding] = of(judged(letter, tone="dry", files=[path]), "tone.target")
    assert "50 to 60" in finding.message
