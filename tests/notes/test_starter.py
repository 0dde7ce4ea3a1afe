"""What new notes are written as, the reader reads back the same."""

import random
import string
from datetime import date as Date
from datetime import timedelta

import pytest

from aidraft.errors import NotesError
from aidraft.notes.labels import split_label
from aidraft.notes.people import read_card
from aidraft.notes.reader import parse_notes
from aidraft.notes.starter import Met, Starter, are_people, blank_form, labelled, tidy, write_starter

# Whatever a person may type that Markdown, YAML or the format itself would take for its own.
NASTY = (
    "---",
    "--",
    "-",
    "- ",
    "***",
    "# ",
    "## Private",
    "### Ana Poe, Lead",
    "#",
    "C#",
    ": ",
    ":",
    "role: x",
    "date: 2020-01-01",
    '"',
    "'",
    "“so”",
    "`code`",
    "```",
    "~~~",
    "🙂",
    "👩‍👧",
    "é",
    "żółć",
    "日本",
    "\n",
    "\r\n",
    "\t",
    "\u2028",
    "\x0b",
    "\u200b",
    "<b>bold</b>",
    "<!--",
    "-->",
    "<script>alert(1)</script>",
    "&amp;",
    "&",
    "*",
    "_",
    "snake_case",
    "[x] ",
    "[a](b)",
    "![i](j)",
    "1. ",
    "2) ",
    "15. October",
    "> ",
    "| a | b |",
    "\\",
    "\\#",
    "{{ x }}",
    "%YAML",
    "@",
    "!",
    "===",
    "p99 < 300 ms",
    "+ ",
    "•",
    "    four spaces",
    "http://a.example/b_c_d",
    "<https://a.example>",
    "[r]: /u",
    "null",
    "~",
    "? ",
    "&anchor",
    "*alias",
    "\ufffe",
)
WORDS = ("ledger", "the batch job", "kiln", "p99", "moved", "40", "said", "liked", "Monday", "off")
GIVEN = ("Ana", "Böðvar", "N'Diaye", "Imani", "Zoë", "Tom", "María José", "Li", "Ó Briain", "Jean-Luc")
FAMILY = (
    "Poe",
    "Raman",
    "Wiśniewski",
    "Okafor",
    "Quill",
    "Van der Berg",
    "Lindqvist",
    "Sørensen",
    "Achterberg",
    "Osei",
)
TITLES = (
    "Lead",
    "Head of R&D",
    "VP: Platform",
    'the "fixer"',
    "C# Lead",
    "<b>Chef</b>",
    "Lead 🙂",
    "QA -- tools",
    "* Lead",
    "1. Lead",
    "Lead \\ Ops",
    "Lead <!-- of",
    "Ops --> all",
    "__init__ Lead",
    "Lead (kiln)",
    "Lead, Kilns",
)
SECTIONS = ("discussed", "qualifications", "why", "unfinished", "promised", "next steps", "private")


def phrase(chance: random.Random) -> str:
    """Words and nasty pieces, with and without space between them."""
    pieces = [chance.choice(NASTY if chance.random() < 0.6 else WORDS) for _ in range(chance.randint(1, 6))]
    pieces += ["".join(chance.choices(string.punctuation + "ab ", k=chance.randint(0, 9)))]
    chance.shuffle(pieces)
    return chance.choice(("", " ")).join(pieces) + chance.choice(WORDS)


def made(chance: random.Random) -> Starter:
    families = chance.sample(FAMILY, chance.randint(1, 4))
    people = [
        f"{given} {family}, {chance.choice(TITLES)}" + chance.choice(("", f" <p{i}@north.example>"))
        for i, (given, family) in enumerate(zip(chance.sample(GIVEN, len(families)), families, strict=True))
    ]
    day = Date(2026, 1, 1) + timedelta(days=chance.randint(0, 700))
    bullets = lambda least: tuple(phrase(chance) for _ in range(chance.randint(least, 4)))  # noqa: E731
    return Starter(
        {
            "candidate": phrase(chance).replace("@", ""),
            "role": phrase(chance),
            "company": phrase(chance),
            "date": chance.choice((str(day), f"{day:%d %B %Y}")),
            "decision by": str(day + timedelta(days=9)),
        },
        tuple(
            Met(person, tuple(labelled(chance.choice(("discussed", "promised")), text) for text in bullets(0)))
            for person in people
        ),
        {section: bullets(0) for section in SECTIONS},
    )


def said(text: str, *, below: str | None) -> tuple[str, str | None]:
    """The fact a bullet is, by the format's own rules for labels."""
    if below is None:
        found = split_label(tidy(text), shared=False, section="interviewers")
        return found.text, found.label or "discussed"
    found = split_label(tidy(text), shared=True, section=below)
    return found.text, found.label


@pytest.mark.parametrize("seed", range(60))
def test_what_is_written_is_read_back_the_same(seed: int) -> None:
    starter = made(random.Random(seed))
    assert are_people([met.person for met in starter.met], starter.header["company"])
    notes = parse_notes(write_starter(starter))
    assert (notes.candidate, notes.role, notes.company) == tuple(
        tidy(starter.header[key]) for key in ("candidate", "role", "company")
    )
    assert (notes.decision_by or notes.date) - notes.date == timedelta(days=9)
    cards = [read_card(tidy(met.person), 0) for met in starter.met]
    assert [(p.name, p.title, p.email) for p in notes.people] == [(c.name, c.title, c.email) for c in cards if c]
    for person, met in zip(notes.people, starter.met, strict=True):
        own = [(fact.text, fact.label) for fact in notes.facts if fact.person == person.slug]
        assert own == [pair for text in met.bullets if (pair := said(text, below=None))[0]]
    for section, texts in starter.sections.items():
        kept = [(fact.text, fact.label) for fact in notes.section(section.replace(" ", "-"))]  # type: ignore[arg-type]
        assert kept == [pair for text in texts if (pair := said(text, below=section))[0]]
    assert not notes.section("title", "other", "preamble", "voice", "additional")
    assert not notes.sent


def test_plain_answers_are_written_as_they_were_typed() -> None:
    starter = Starter(
        {"candidate": "Jordan Lee", "role": "C# Developer: Tools", "company": "R&D Co.", "date": "19 November 2026"},
        (Met("Priya Raman, Engineering Manager <priya@north.example>", ("liked: no_one is *alone*", "-> p99 < 300")),),
        {"why": ("- careful work", "#1 for me")},
    )
    assert write_starter(starter) == (
        "---\ncandidate: Jordan Lee\nrole: \"C# Developer: Tools\"\ncompany: R&D Co.\ndate: 19 November 2026\n---\n\n"
        "## Interviewers\n\n"
        "### Priya Raman, Engineering Manager <priya@north.example>\n"
        "- liked\\: no\\_one is \\*alone\\*\n- -> p99 < 300\n\n"
        "## Why\n- \\- careful work\n- #1 for me\n"
    )  # fmt: skip


def test_a_very_long_bullet_becomes_several() -> None:
    text = "all that was said, *twice*. " * 100
    notes = parse_notes(
        write_starter(
            Starter(
                {"candidate": "A B", "role": "R", "company": "C", "date": "2026-11-19"},
                (Met("Ana Poe"),),
                {"why": (text,)},
            )
        )
    )
    assert " ".join(fact.text for fact in notes.section("why")) == text.strip()


@pytest.mark.parametrize(
    ("people", "each"),
    [
        (["Ana Poe, Lead", "Tom Okafor"], True),
        (["Ana Poe, Lead", "Ana Poe, Chef"], False),
        (["Ana Poe, Lead", "Ana"], False),
        (["---"], False),
        (["Private"], False),
        ([], True),
    ],
)
def test_who_can_be_read_as_a_person(people: list[str], each: bool) -> None:
    assert are_people(people) is each


def test_the_empty_form_is_told_from_broken_notes() -> None:
    with pytest.raises(NotesError) as raised:
        parse_notes(blank_form(), source="notes.md")
    assert raised.value.what == "notes.md is still the empty form"
    assert [str(problem).partition(".")[0] for problem in raised.value.problems] == [
        "line 3: no candidate",
        "line 4: no role",
        "line 5: no company",
        "line 6: no date",
        "no interviewer",
    ]


def test_the_form_filled_in_is_notes_without_a_warning() -> None:
    text = blank_form()
    for key, value in {"candidate": "Jordan Lee", "role": "Cook", "company": "North", "date": "2026-11-19"}.items():
        text = text.replace(f"\n{key}:", f"\n{key}: {value}")
    notes = parse_notes(text.replace("## Interviewers\n", "## Interviewers\n### Ana Poe, Lead\n- ovens\n"))
    assert [(fact.id, fact.text) for fact in notes.facts if fact.section != "header"] == [
        ("interviewers.ana-poe.discussed.1", "ovens")
    ]
    assert notes.warnings == ()
