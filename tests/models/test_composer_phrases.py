"""Scribbled bullets become phrases that stand in a sentence, and say no more than the bullet."""

import pytest

from aidraft.models.composer.background import held
from aidraft.models.composer.bullet import Reading
from aidraft.models.composer.conversation import phrase
from aidraft.models.composer.errands import answer, news, promise
from aidraft.models.composer.merits import qualifications
from aidraft.models.composer.reasons import reasons
from aidraft.models.composer.tagging import words
from aidraft.models.composer.tidy import tidy
from aidraft.models.composer.voice import Addressee
from aidraft.notes.interview import Fact, Label, Section

SHE = Addressee(frozenset({"greta", "lindholm"}), frozenset({"otis", "park"}), "she")


def reading(reader: Addressee = SHE, *, alone: bool = True, names: tuple[str, ...] = ()) -> Reading:
    return Reading(reader, alone, frozenset(names), small_starts=True)


def fact(
    text: str, section: Section = "discussed", label: Label | None = None, person: str | None = None, n: int = 1
) -> Fact:
    return Fact(id=f"{section}.{n}", text=text, line=n, section=section, label=label, person=person)


def said(text: str, label: Label | None = None, **known: object) -> tuple[str, str, str]:
    found = phrase(fact(text, label=label, person="greta-lindholm"), reading(**known))  # type: ignore[arg-type]
    assert found is not None, text
    return found.form, found.text, found.rest


@pytest.mark.parametrize(
    ("bullet", "sentences"),
    [
        ("2 yrs w/ the dept, incl. audits", ["2 years with the department, including audits"]),
        ("rollout in Feb. Then training", ["rollout in February", "Then training"]),
        ("parser & linter + docs", ["parser and linter and documents"]),
        ("quote -> one page", ["quote, hence one page"]),
        ("~40 tests, 20+ users", ["about 40 tests, more than 20 users"]),
        ("who's on call? they're NOT", ["who is on call?", "they are not"]),
        ("I'd phase it; I'd had enough", ["I would phase it; I had had enough"]),
        ("the team lunches together. loved that", ["the team lunches together"]),
        ("15 min stand-up (her words)", ["15 minutes stand-up"]),
        ("ask Dr. Weiss about it", ["ask Dr. Weiss about it"]),
        ("Marsh & Reed run the lab", ["Marsh & Reed run the lab"]),
    ],
)
def test_telegraphic_style_is_spelled_out(bullet: str, sentences: list[str]) -> None:
    assert list(tidy(bullet).sentences) == sentences


def test_asides_links_and_praise_are_set_apart() -> None:
    read = tidy("a reading hour every Friday (she runs it), https://a.example/x - great idea")
    assert read.links == ("https://a.example/x",)
    assert read.asides == ("she runs it",)
    assert read.praised
    assert tidy("a rota nobody may change (his words)").praised is False


@pytest.mark.parametrize(
    ("bullet", "form", "text"),
    [
        ("moving the archive to open shelves", "gerund", "moving the archive to open shelves"),
        ("she runs a reading hour every Friday", "clause", "you run a reading hour every Friday"),
        ("they test each batch twice", "clause", "you test each batch twice"),
        ("said the team is split in two", "clause", "the team is split in two"),
        ("wants every loan logged by noon", "clause", "you want every loan logged by noon"),
        ("why they gave up the card index", "how", "why you gave up the card index"),
        ("library got the map collection last year", "clause", "the library got the map collection last year"),
        ("humidity is logged hourly", "clause", "humidity is logged hourly"),
        ("on-call rota in pairs", "topic", "the on-call rota in pairs"),
        ("Atlas, the catalogue they're building", "named", "Atlas, the catalogue you are building"),
        ("nobody works alone unless they ask to", "clause", "nobody works alone unless they ask to"),
        ("readers can reserve a seat, no forms", "clause", "readers can reserve a seat, with no forms"),
        ("20 desks, two lifts", "count", "20 desks and two lifts"),
        ("Greta still mends one volume a month herself", "clause", "you still mend one volume a month yourself"),
        ("reading room closes May 2027, opens again in Sept", "clause",
         "the reading room closes in May 2027 and opens again in September"),
        ("walked the stacks together", "we", "we walked the stacks together"),
    ],
)  # fmt: skip
def test_bullets_speak_to_the_reader(bullet: str, form: str, text: str) -> None:
    assert said(bullet)[:2] == (form, text)


def test_what_was_liked_is_told_as_liked() -> None:
    assert said("every clerk has a mentor", "liked")[0] == "liked-clause"
    assert said("her rule that nobody works alone", "liked")[:2] == ("liked-topic", "your rule that nobody works alone")
    assert (
        said("short meetings and they keep it that way", "liked")[1] == "short meetings, and that you keep it that way"
    )


def test_details_follow_a_topic() -> None:
    assert said("map tiles: 2 MB now, she wants it under one") == (
        "topic",
        "map tiles",
        "2 MB now, and you want it under one",
    )
    assert said("three rooms: the hall, the studio, the shop")[2] == "the hall, the studio and the shop"


@pytest.mark.parametrize(
    ("bullet", "text", "rest"),
    [
        ("asked how I'd train a new clerk. I said in pairs, one shelf at a time", "how I would train a new clerk",
         "in pairs, one shelf at a time"),
        ("asked about mould; told her about the drying room", "about mould", "I told you about the drying room"),
        ("asked: would I run the film night? I said gladly", "whether I would run the film night", "I said gladly"),
        ("Greta asked what I do when a box is wet – isolate it, tag it", "what I do when a box is wet",
         "isolate it, tag it"),
        ("asked about backups, I described the weekly copy", "about backups", "I described the weekly copy"),
        ("asked me to rebind a volume, which I did", "me to rebind a volume, which I did", ""),
        ("asked how I handle a rude reader; told her I call a colleague", "how I handle a rude reader",
         "I told you that I call a colleague"),
    ],
)  # fmt: skip
def test_questions_keep_their_answers(bullet: str, text: str, rest: str) -> None:
    assert said(bullet) == ("asked", text, rest)


def test_shared_interests() -> None:
    assert said("fell running", "shared interest")[:2] == ("interest", "fell running")
    assert said("bees (she keeps two hives)", "shared interest") == ("interest", "bees", "you keep two hives")
    assert said("both did choir at school", "shared interest")[:2] == ("interest-clause", "we both did choir at school")
    assert said("she plays the cello, I play viola", "shared interest")[1] == "you play the cello, and I play viola"


def test_a_quotation_stays_one() -> None:
    assert said('"I want a clerk who asks"', "said")[:2] == ("quote", "I want a clerk who asks")


def test_nobody_else_is_taken_for_the_reader() -> None:
    panel = reading(alone=False)
    assert phrase(fact("she runs the reading hour"), panel) is None, "shared notes of a panel: who is she?"
    assert phrase(fact("Otis runs the reading hour"), panel) is None
    own = phrase(fact("Greta runs the reading hour"), panel)
    assert own and own.text == "you run the reading hour"
    assert said("asked how I calm a reader. I said: give him time")[2] == "give him time"
    assert "herself" in said("a rule when a clerk has to correct herself")[1]


def test_hazards_and_doubts_lose() -> None:
    plain, money = (
        phrase(fact(t), reading()) for t in ("they keep the shelves open", "they keep the salary bands open")
    )
    assert plain and money and plain.merit > money.merit + 3


def known(*bullets: str) -> list[tuple[str, str]]:
    found = qualifications(
        [fact(b, "qualifications", n=n) for n, b in enumerate(bullets, 1)], reading(names=("Fernhill",))
    )
    return [(m.form, m.text) for m in found]


@pytest.mark.parametrize(
    ("bullet", "form", "text"),
    [
        ("Cut the waiting time from 9 to 4 days", "did", "cut the waiting time from 9 to 4 days"),
        ("3 yrs deputy lead, reader services, Fernhill Library", "bring",
         "my three years as deputy lead in reader services at Fernhill Library"),
        ("assistant curator at Fernhill, six years", "bring", "my six years as assistant curator at Fernhill"),
        ("ARA trained since 2023", "am", "I have been ARA trained since 2023"),
        ("mentor for trainees, 11 so far", "am", "I am a mentor for trainees, 11 so far"),
        ("qualified teacher before that", "am", "I was a qualified teacher"),
        ("wrote the guide; trained two clerks", "did", "wrote the guide and trained two clerks"),
        ("my index reduced errors by 12%", "clause", "my index reduced errors by 12%"),
        ("maintain a small catalogue of maps", "am", "I maintain a small catalogue of maps"),
        ("two years QC at Fernhill: 60 samples a day", "bring", "my two years in QC at Fernhill"),
        ("four years as a ranger, led more than 200 walks", "bring", "my four years as a ranger"),
    ],
)  # fmt: skip
def test_qualifications_take_their_form(bullet: str, form: str, text: str) -> None:
    assert known(bullet) == [(form, text)]


def test_there_and_their_are_the_place_last_named() -> None:
    assert known("six years at Fernhill Library", "halved the backlog there", "wrote their style guide")[1:] == [
        ("did", "halved the backlog at Fernhill Library"),
        ("did", "wrote Fernhill Library's style guide"),
    ]
    assert known("halved the backlog there") == [], "there is no telling where"


def test_a_qualification_cites_the_place_it_took() -> None:
    facts = [
        fact("six years at Fernhill", "qualifications", n=1),
        fact("halved the backlog there", "qualifications", n=2),
    ]
    assert qualifications(facts, reading())[1].facts == ("qualifications.2", "qualifications.1")


def test_a_phrase_without_a_noun_is_no_background() -> None:
    assert held(words("simultaneous"), earlier=False) is None


def test_reasons() -> None:
    bullets = [
        "small crew where you see the whole job", "chance to teach", "software that cities use",
        "unit that puts people first", "want to train people again", "nights suit me",
    ]  # fmt: skip
    found = reasons([fact(b, "why", n=n) for n, b in enumerate(bullets, 1)], reading())
    assert [m.text for m in found] == [
        "a small crew where you see the whole job", "the chance to teach", "software that cities use",
        "a unit that puts people first", "I want to train people again", "nights suit me",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("bullet", "form", "text"),
    [
        ("send her my notes on binding", "give", "my notes on binding"),
        ("will send the object list", "give", "the object list"),
        ("copy of my certificate", "give", "a copy of my certificate"),
        ("email the survey template to her", "give", "the survey template"),
        ("introduce her to Mr. Vance", "do", "introduce you to Mr. Vance"),
    ],
)
def test_promises(bullet: str, form: str, text: str) -> None:
    kept = promise(fact(bullet, "promised"), reading())
    assert kept and (kept.form, kept.text) == (form, text)


@pytest.mark.parametrize(
    ("bullet", "text", "rest"),
    [
        ("fumbled her question about mould. Better answer = dry air first", "mould", "dry air first"),
        ("blanked on pricing. Should have said: ask the buyer", "pricing", "ask the buyer"),
        ("I couldn't say how I'd measure it. Answer: by loans a week", "how I would measure it", "by loans a week"),
        (
            "couldn't say how I'd calibrate it: two points, then a check",
            "how I would calibrate it",
            "two points, then a check",
        ),
        ("I gave a vague answer about keys; the short answer is a unique constraint", "keys", "a unique constraint"),
        ("no number for the budget. It was 40 percent", "the budget", "it was 40 percent"),
    ],
)
def test_answers_still_owed(bullet: str, text: str, rest: str) -> None:
    owed = answer(fact(bullet, "unfinished"), reading())
    assert owed and (owed.form, owed.text, owed.rest) == ("answer", text, rest)


def test_a_slip_is_put_right_in_the_notes_own_words() -> None:
    owed = answer(fact("said we had six weeks of trials. It was eight", "unfinished"), reading())
    assert owed and (owed.form, owed.text, owed.rest) == ("slip", "we had six weeks of trials", "it was eight")


def test_what_is_owed_without_a_topic_is_left_to_the_person() -> None:
    assert answer(fact("I was tired", "unfinished"), reading()) is None


def test_news() -> None:
    post = news(fact("since then: published a post on mould, https://a.example/mould", "additional"), reading())
    assert post and (post.form, post.text, post.link) == ("did", "published a post on mould", "https://a.example/mould")
    paper = news(fact("since: article accepted by the Binders' Review, out in May", "additional"), reading())
    assert paper and (paper.form, paper.text) == ("thing", "an article accepted by the Binders' Review, out in May")
