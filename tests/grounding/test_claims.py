"""What is claimed of the candidate and of the interview, and whose fact it is."""

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "I helped set up the whey recovery at Marlow Creamery.",
        "I co-curated the exhibition “Rind” at the Valmont museum.",
        "I was deputy head of ripening at Tarn Fromagerie for five years.",
        "As deputy head of ripening at Tarn Fromagerie I learned to wait.",
        "I led a crew of six through the 2024 flood.",
        "I want to become a certified affineur.",
        "With five years in ripening, I know how to wait.",
        "I look forward to learning from you.",
        "I would love to learn from you.",
        "Thank you for your time and your patience.",
    ],
)
def test_what_a_qualification_says_and_plain_courtesy_stand(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage", "fix"),
    [
        ("I led the whey recovery at Marlow Creamery.", "led", None),  # the notes say helped
        ("I set up the whey recovery at Marlow Creamery.", "set", None),
        ("I curated the exhibition “Rind” at the Valmont museum.", "curated", "co-curated"),
        ("I was head of ripening at Tarn Fromagerie for five years.", "was head", None),  # deputy head
        ("As head of ripening at Tarn Fromagerie I learned to wait.", "As head", None),
        ("I led the crew alone through the 2024 flood.", "alone", None),
        ("I am a certified affineur.", "certified", None),  # only wished for
        ("My years as a sommelier help me.", "sommelier", None),
    ],
)
def test_more_than_the_notes_say_is_an_invented_claim(told, body, passage, fix):
    assert told(body) == [("claim", passage, fix)]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("I hold a master's degree in dairy science.", "degree"),
        ("I have worked with alpacas in Norway.", "alpacas"),
        ("I speak fluent Italian.", "Italian"),
        ("I have studied veterinary medicine.", "veterinary"),
    ],
)
def test_experience_out_of_nowhere_is_an_invented_claim(told, body, word):
    assert any(rule == "claim" and word in text for rule, text, _ in told(body))


@pytest.mark.parametrize(
    "body",
    [
        "You mentioned that the brine bath costs 85k a year.",
        "You showed me the copper vat.",
        "We discussed the beeswax wrapping.",
        "It was a pleasure to meet you.",
        "That nobody turns the wheels alone at night is a good rule.",
    ],
)
def test_what_happened_in_the_interview_by_the_notes_stands(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("You offered me a taste of truffle cheese.", "truffle"),
        ("You told me about the helicopter.", "helicopter"),
        ("We discussed the merger.", "merger"),
        ("You promised me a uniform.", "uniform"),
    ],
)
def test_what_the_notes_do_not_record_is_an_invented_event(told, body, passage):
    assert any(rule == "event" and passage in text for rule, text, _ in told(body))


# ── whose fact it is ────────────────────────────────────────────────────────────────────────────────────────

LISTERIA, NIGHT, CURLING = (
    "The listeria sampling plan stayed with me.",
    "Your rule that nobody turns the wheels alone at night is right.",
    "Curling sounds fun.",
)


@pytest.mark.parametrize(
    ("to", "greeting", "own", "foreign"),
    [
        ("Núñez", "Dear Dr. Núñez,", [NIGHT], [LISTERIA]),
        ("Marguerite", "Dear Marguerite,", [LISTERIA], [NIGHT]),
        ("Sean", "Dear Sean,", [], [NIGHT, LISTERIA]),
    ],
)
def test_a_detail_of_another_conversation_is_crosstalk_and_ones_own_is_not(told, to, greeting, own, foreign):
    for body in own:
        assert told(body, greeting, to=to) == []
    for body in foreign:
        assert "crosstalk" in [rule for rule, _, _ in told(body, greeting, to=to)]


def test_a_number_of_another_conversation_is_crosstalk(told):
    assert "crosstalk" in [rule for rule, _, _ in told("You take 60 points a week.")]


@pytest.mark.parametrize("to", ["Núñez", "Marguerite", "Sean"])
def test_what_everyone_heard_may_be_told_to_everyone(told, to, interview):
    from aidraft.notes.people import find_person

    greeting = f"Dear {find_person(interview, to).name},"
    assert told("The switch to beeswax wrapping by June 2027 is a good plan.", greeting, to=to) == []


@pytest.mark.parametrize(
    "body",
    [
        "My wife expects twins in April.",
        "My wife is expecting.",
        "We are expecting two children next spring.",
        "We shall be parents in April.",
        "Gruyère Frères made me an offer.",
        "Another house offered me 72,000.",
        "Another house offered me seventy-two thousand.",
    ],
)
def test_what_is_private_must_not_be_told_not_even_reworded(report, write, body):
    assert "forbidden.private" in {f.rule for f in report(write(body)).findings}
