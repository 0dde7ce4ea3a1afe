"""Names: slugs, cards, and a person found by any part of the name."""

import pytest

from aidraft.errors import UsageError
from aidraft.notes.people import find_person, looks_like_person, read_card, slug
from aidraft.notes.reader import parse_notes

NOTES = """candidate: Jo Lee
role: Baker
company: Acme Foods
date: 2026-11-19
interviewers:
- Dr. Imani Wekesa, Lead <imani@acme.example>
- Jean-Baptiste N'Diaye, VP
- Imani Okafor
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anh Nguyễn", "anh-nguyen"),
        ("Jean-Baptiste N'Diaye", "jean-baptiste-ndiaye"),
        ("Jean-Baptiste N\u2019Diaye", "jean-baptiste-ndiaye"),
        ("Dr. Imani Wekesa", "imani-wekesa"),
        ("Professor Aoife Ní Bhriain", "aoife-ni-bhriain"),
        ("Marek Wiśniewski", "marek-wisniewski"),
        ("Mark Þórsson", "mark-thorsson"),
        ("Ludmila Hrdličková", "ludmila-hrdlickova"),
        ("Łukasz Đoković", "lukasz-dokovic"),
        ("Søren Strauß", "soren-strauss"),
        ("Beatrix van der Meulen", "beatrix-van-der-meulen"),
        ("李伟", "李伟"),
        ("J. R. Doe", "j-r-doe"),
        ("e\u0301mile Zo\u0308e", "emile-zoe"),
        ("Wiranto", "wiranto"),
        ("Prof", "prof"),
        ("...", ""),
        ("Ann 🎉 Li", "ann-li"),
    ],
)
def test_slugs(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Li", ("Ann Li", None, None)),
        ("Ann Li, Head of Labs <ann@acme.example>", ("Ann Li", "Head of Labs", "ann@acme.example")),
        ("Ann Li <ann@acme.example>, Head", ("Ann Li", "Head", "ann@acme.example")),
        ("Ann Li (Head of Labs)", ("Ann Li", "Head of Labs", None)),
        ("Ann Li – Head of Labs", ("Ann Li", "Head of Labs", None)),
        ("**Ann Li** | Head", ("Ann Li", "Head", None)),
        ("[Ann Li](mailto:ann@acme.example), Head", ("Ann Li", "Head", "ann@acme.example")),
        ("Ray Doe, Jr., Head", ("Ray Doe, Jr.", "Head", None)),
        ("Jean-Luc Roy, Head", ("Jean-Luc Roy", "Head", None)),
    ],
)
def test_cards(line, expected):
    card = read_card(line, 3)
    assert card is not None
    assert (card.name, card.title, card.email) == expected


def test_what_is_no_person():
    assert read_card("<ann@acme.example>", 1) is None
    assert not looks_like_person("---")
    assert not looks_like_person("Tidewell, 2nd round")
    assert not looks_like_person("Corriedale Mutual, pricing team")
    assert looks_like_person("Rich Papa, Deputy Principal")
    assert looks_like_person("ann <ann@acme.example>")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("wekesa", "imani-wekesa"),
        ("Dr Imani Wekesa", "imani-wekesa"),
        ("IMANI@acme.example", "imani-wekesa"),
        ("ndiaye", "jean-baptiste-ndiaye"),
        ("N'Diaye", "jean-baptiste-ndiaye"),
        ("Jean", "jean-baptiste-ndiaye"),
        ("bapt", "jean-baptiste-ndiaye"),
        ("Okafor", "imani-okafor"),
        ("imani-okafor", "imani-okafor"),
        ("Wékésa", "imani-wekesa"),
    ],
)
def test_any_unambiguous_part_finds_a_person(asked, found):
    assert find_person(parse_notes(NOTES), asked).slug == found


def test_what_is_ambiguous_or_unknown_names_the_choices():
    interview = parse_notes(NOTES)
    with pytest.raises(UsageError, match=r"2 interviewers: Dr\. Imani Wekesa, Imani Okafor"):
        find_person(interview, "Imani")
    for nobody in ("Tom", "", "!!"):
        with pytest.raises(UsageError, match="no interviewer is called"):
            find_person(interview, nobody)
