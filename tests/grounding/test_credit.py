"""Whose part it was, who was led, how widely and how often: claims made of the notes' words that say more than they."""

from datetime import date

import pytest

from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
candidate: Zofia Halvorsen
role: Cheese Maker
company: Oberwald Dairy
date: 2026-11-17
interviewer: Dr. José-María Núñez, Head of Production

## Discussed
- the new copper vat and the brine bath; 44 farms in the valley
- said: the ripening protocol is being rewritten

## Qualifications
- Helped with the hygiene manual at Tarn Fromagerie: Marta wrote it, I drew the flow charts
- I maintain the whey press at Tarn Fromagerie but did not design it
- Deputy ripener at Marlow Creamery for six years; nobody has reported to me
- Tried the lactose probe in two cellars at Marlow Creamery
- Mentored one apprentice, summer 2025
- Prepared for one audit at Tarn Fromagerie with the safety officer
- Presented yields to the growers
- Certificate in dairy science, Lindau College, 2019
- Wrote the tasting sheet alone
- A course in brine chemistry in 2025

## Private
- Knee operation on 12 March 2027, six weeks at home
- I earn 58k
""")


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        # somebody else's part
        ("At Tarn Fromagerie I wrote the hygiene manual.", "wrote"),
        ("I designed the whey press at Tarn Fromagerie.", "designed"),
        ("The hygiene manual at Tarn Fromagerie is my doing.", "my"),
        # people led
        ("I lead a team of ripeners at Marlow Creamery.", "lead a team"),
        ("Three ripeners report to me at Marlow Creamery.", "report to me"),
        # how widely, how often, how many
        ("I have used the lactose probe in every cellar at Marlow Creamery.", "every cellar"),
        ("I have tried the lactose probe across the region.", "across the region"),
        ("I mentored apprentices every season.", "apprentices"),
        # to whom
        ("I have presented yields to ministers.", "ministers"),
        # what is held, and a past of which nothing is known
        ("I have a degree in dairy science.", "degree"),
        ("My time in a distillery taught me patience.", "time in a distillery"),
        # another verb than any class has
        ("I smoked the trout for the growers.", "trout"),
    ],
)
def test_a_claim_that_says_more_than_its_fact_is_found(told, body, passage):
    assert any(rule == "claim" and text.startswith(passage) for rule, text, _ in told(body, interview=NOTES))


@pytest.mark.parametrize(
    "body",
    [
        "At Tarn Fromagerie I drew the flow charts for the hygiene manual that Marta wrote.",
        "I maintain the whey press at Tarn Fromagerie.",
        "The flow charts in the hygiene manual at Tarn Fromagerie are mine.",
        "No design of the whey press at Tarn Fromagerie is mine.",
        "Nobody reports to me at Marlow Creamery.",
        "I would be glad to lead a team of ripeners.",
        "I have tried the lactose probe in two cellars at Marlow Creamery.",
        "I mentored an apprentice.",
        "I have presented yields to the growers.",
        "I hold a certificate in dairy science.",
        "I wrote the tasting sheet alone.",
        "Last year I took a course in brine chemistry.",
    ],
)
def test_the_fact_itself_in_other_words_stands(told, body):
    assert told(body, interview=NOTES) == []


@pytest.mark.parametrize(
    ("body", "private"),
    [
        ("I would rather begin after 12 March.", True),
        ("I could not be on my feet in March.", True),
        ("Fifty-eight is where I would have to begin.", True),
        ("I could begin in February.", False),
    ],
)
def test_a_time_or_sum_that_only_a_private_fact_has_is_private(report, write, body, private):
    found = [f.text for f in report(write(body), interview=NOTES).findings if f.rule == "forbidden.private"]
    assert bool(found) is private


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("Your story of the drowned heifer has stayed with me.", "story"),
        ("It pleased me that my tasting sheet struck you as complete.", "struck you"),
        ("As you suggested, I have bought goats.", "As you suggested"),
    ],
)
def test_what_the_reader_is_said_to_have_told_or_thought_must_be_noted(told, body, passage):
    assert any(rule == "event" and text.startswith(passage) for rule, text, _ in told(body, interview=NOTES))


@pytest.mark.parametrize(
    ("body", "today"),
    [
        ("It is now two weeks since we spoke.", date(2026, 12, 1)),
        ("It is two weeks today since we spoke.", date(2026, 12, 1)),
        ("It is now two weeks and a day since we met.", date(2026, 12, 2)),
        ("It is more than two weeks since we spoke.", date(2026, 12, 4)),
        ("We met a week ago today.", date(2026, 11, 24)),
    ],
)
def test_days_reckoned_from_the_interview_are_right(told, body, today):
    assert told(body, interview=NOTES, today=today) == []


@pytest.mark.parametrize(
    "body",
    [
        "Nine times out of ten the fault is in the brine.",
        "A vat must stand on its own two feet.",
        "A stitch in time saves nine, as they say.",
        "It takes two parts patience and one part salt.",
    ],
)
def test_a_number_in_a_saying_counts_nothing(told, body):
    assert [found for found in told(body, interview=NOTES) if found[0] == "number"] == []


@pytest.mark.parametrize(
    "body", ["It is three weeks today since we spoke.", "It is now two weeks and four days since we met."]
)
def test_days_reckoned_wrongly_are_found(told, body):
    assert any(rule == "date" for rule, _, _ in told(body, interview=NOTES, today=date(2026, 12, 2)))
