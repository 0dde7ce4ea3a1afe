"""Names: of people, employers, positions and other things, as the notes have them and otherwise."""

import pytest

THANKS = "Thank you for your time."


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Dear Dr. Núñez,", "Núñez"),
        ("Dear Dr. José-María Núñez,", "Núñez"),
        ("Dear José-María,", "Núñez"),
        ("Dear José,", "Núñez"),  # a part of a hyphenated name
        ("Dear María,", "Núñez"),
        ("Dear J.-M. Núñez,", "Núñez"),  # initials
        ("Dear Doctor Núñez,", "Núñez"),  # the title written out
        ("Dear Dr. Nu\u0301n\u0303ez,", "Núñez"),  # accents as characters of their own
        ("DEAR DR. NÚÑEZ,", "Núñez"),
        ("Dear Marguerite van der Berg,", "Marguerite"),
        ("Dear Ms. van der Berg,", "Marguerite"),  # a courtesy where the notes give no title
        ("Dear Ms Van der Berg,", "Marguerite"),
        ("Dear Ms. Berg,", "Marguerite"),
        ("Dear Mr O'Dwyer,", "Sean"),
        ("Dear Mr O’Dwyer,", "Sean"),
        ("DEAR SEAN,", "Sean"),
    ],
)
def test_a_greeting_may_use_any_part_of_the_name_as_the_notes_have_it(told, greeting, to):
    assert told(THANKS, greeting, to=to, weak=True) == []


@pytest.mark.parametrize(
    ("greeting", "to", "passage", "fix"),
    [
        ("Dear Dr. Núñes,", "Núñez", "Núñes", "Núñez"),  # one letter off
        ("Dear Mr O'Dwyr,", "Sean", "O'Dwyr", "O'Dwyer"),
        ("Dear Ms van den Berg,", "Marguerite", "den", "der"),  # another particle
        ("Dear Marguerita,", "Marguerite", "Marguerita", "Marguerite"),
        ("Dear Margaret,", "Marguerite", "Margaret", "Marguerite"),
        ("Dear Shaun,", "Sean", "Shaun", "Sean"),
        ("Dear Marguerite,", "Núñez", "Marguerite", "José-María"),  # another interviewer
        ("Dear Marguerite,", "Sean", "Marguerite", "Sean"),
        ("Dear Ms. Teague,", "Sean", "Teague", "O'Dwyer"),  # nobody in the notes
        ("Dear Mr. Núñez,", "Núñez", "Mr.", "Dr."),  # a title the notes give is not changed
        ("Dear Prof. Núñez,", "Núñez", "Prof.", "Dr."),
        ("Dear Dr. van der Berg,", "Marguerite", "Dr. van der Berg", "Marguerite van der Berg"),  # one they do not
    ],
)
def test_a_wrong_name_in_the_greeting_is_an_error_with_the_right_one(told, greeting, to, passage, fix):
    assert told(THANKS, greeting, to=to) == [("name", passage, fix)]


@pytest.mark.parametrize(
    ("greeting", "fix"), [("Dear Dr. Nunez,", "Núñez"), ("Dear Jose,", None), ("Dear José-Maria,", "José-María")]
)
def test_a_name_without_its_accents_is_only_a_warning(doubts, greeting, fix):
    assert doubts(THANKS, greeting) == []
    assert all(f.rule == "grounding.name" and f.fix == fix for f in doubts(THANKS, greeting, weak=True))


@pytest.mark.parametrize(
    "body",
    [
        "Thank you again, Dr. Núñez, for your time.",
        "Dr. Núñez’s vat is a fine thing.",
        "Dr. Nunez's vat is a fine thing.",
        "I was glad to meet Sean O’Dwyer too.",
        "I was glad to meet Marguerite van der Berg.",
        "Please greet Ms. van der Berg from me.",
    ],
)
def test_people_of_the_notes_may_be_named_in_the_body(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage", "fix"),
    [
        ("I was glad to meet Sean O'Dwier too.", "O'Dwier", "O'Dwyer"),
        ("I was glad to meet Sean O'Connor too.", "O'Connor", None),
        ("Please greet Marguerite Vandenberg from me.", "Vandenberg", None),
        ("Please greet Mr. Falkenrath from me.", "Falkenrath", None),
    ],
)
def test_a_person_the_notes_do_not_name_is_an_error_in_the_body(told, body, passage, fix):
    assert ("name", passage, fix) in told(body)


# ── organisations ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body",
    [
        "The Oberwald Dairy Cooperative makes cheese as I like it.",
        "Oberwald makes cheese as I like it.",
        "Oberwald’s cheese is as I like it.",
        "OBERWALD makes cheese as I like it.",
        "My time at Tarn Fromagerie taught me patience.",
        "My time at Marlow taught me patience.",
    ],
)
def test_an_organisation_of_the_notes_may_be_named_in_full_or_in_short(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage", "fix"),
    [
        ("Oberwald Dairy Company is where I want to be.", "Oberwald Dairy Company", "Oberwald Dairy Cooperative"),
        ("I want to be at Oberwalt Dairy Cooperative.", "Oberwalt Dairy Cooperative", "Oberwald Dairy Cooperative"),
        ("I want to be at Unterwald Dairy Cooperative.", "Unterwald Dairy Cooperative", "Oberwald Dairy Cooperative"),
        ("I want to be at Hollandia Foods.", "Hollandia Foods", None),
        ("My time at Tarn Creamery taught me patience.", "Tarn Creamery", "Tarn Fromagerie"),
    ],
)
def test_an_organisation_half_right_is_wrong_and_a_strange_one_too(told, body, passage, fix):
    assert ("company", passage, fix) in told(body)


# ── the position ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body",
    [
        "I would like the role of Cheese Maker.",  # shortened at its comma
        "I would like the role of Cheese Maker, Alpine Dairy.",
        "I would like the cheese maker position.",
        "I would like the position.",
    ],
)
def test_the_position_may_be_named_in_full_or_to_its_comma(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("I would like the Cheese Buyer position.", "Cheese Buyer"),
        ("I would like the role of Head Cheese Taster.", "Head Cheese Taster"),
        ("Thank you for considering me for the Cellar Manager role.", "Cellar Manager"),
        ("Thank you for the interview for the Butter Maker position.", "Butter Maker"),
    ],
)
def test_another_position_is_an_error(told, body, passage):
    assert ("role", passage, None) in told(body)


def test_another_position_in_the_subject_is_an_error(report):
    text = "Subject: Thank you – Cheese Buyer interview\n\nDear Dr. Núñez,\n\nThank you.\n\nRegards,\nZofia Halvorsen\n"
    assert ("grounding.role", "Cheese Buyer") in {(f.rule, f.text) for f in report(text).findings}


# ── other terms ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body",
    [
        "The Bergkäse in the Sankt Peter cellar was a pleasure.",
        "The farms above Lindau came up.",
        "The Rind exhibition came up.",
        "However, I liked the copper vat. Therefore I write. Besides, the brine bath is fine.",
    ],
)
def test_terms_of_the_notes_and_capitals_of_place_are_fine(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "passage", "fix"),
    [
        ("The Emmentaler in the cellar was a pleasure.", "Emmentaler", None),
        ("The Sankt Paul cellar was a pleasure.", "Sankt Paul", "Sankt Peter"),
        ("The farms above Bregenz came up.", "Bregenz", None),
        ("Your use of TraceOne impressed me.", "TraceOne", None),
    ],
)
def test_a_term_the_notes_do_not_mention_is_an_error(told, body, passage, fix):
    assert ("term", passage, fix) in told(body)
