"""Patterns over a whole message: where they look, and what the notes excuse."""

import pytest

RULES = """
classes: {payday: "payroll salary", winch: "winch windlass"}
rules:
  forbidden.cliche: {match: [%s]}
"""
NOTES = """\
---
candidate: Zofia Halvorsen
role: Payroll Clerk
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague
---
## Discussed
- moving the payroll to the new system before March
- the tollhouse
## Private
- salary floor of 40,000
"""


@pytest.fixture
def found(judged, overlay, of):
    from aidraft.notes.reader import parse_notes

    def run(pattern: str, body: str, subject: str = "Thank you", closing: str = "Regards") -> list[str]:
        text = f"Subject: {subject}\n\nDear Amara,\n\n{body}\n\n{closing},\nZofia Halvorsen\n"
        report = judged(
            text, interview=parse_notes(NOTES), files=[overlay(RULES % pattern)], today=parse_notes(NOTES).date
        )
        shipped = {
            f.span
            for f in of(judged(text, interview=parse_notes(NOTES), today=parse_notes(NOTES).date), "forbidden.cliche")
        }
        return [f.text for f in of(report, "forbidden.cliche") if f.span not in shipped]

    return run


@pytest.mark.parametrize(
    ("pattern", "hits"),
    [
        ("'<winch>'", ["windlass", "winch"]),
        ("{all: ['<winch>'], part: body}", ["windlass", "winch"]),
        ("{all: ['<winch>'], part: subject}", ["windlass"]),
        ("{all: ['~amara'], part: greeting}", ["Amara"]),
        ("{all: ['~regard'], part: closing}", ["Regards"]),
        ("{all: ['(<winch>|amara|~regard)'], part: any}", ["windlass", "Amara", "winch", "Regards"]),
    ],
)
def test_a_pattern_looks_where_it_says(found, pattern, hits):
    assert found(pattern, "We saw the winch.", subject="About the windlass") == hits


def test_a_pattern_is_reported_once_in_a_clause_and_in_every_clause(found):
    body = "The winch and the other winch stood there, but the windlass is new. A winch again."
    assert found("{all: ['<winch>']}", body) == ["winch", "windlass", "winch"]


@pytest.mark.parametrize(
    ("within", "hits"),
    [("clause", []), ("sentence", ["winch is old, but I like the tower"]),
     ("paragraph", ["winch is old, but I like the tower", "tower is old. I like the winch"])],
)  # fmt: skip
def test_within_says_how_far_apart_words_may_meet(found, within, hits):
    body = "The winch is old, but I like the tower.\n\nThe tower is old. I like the winch.\n\nA winch.\n\nA tower."
    assert found(f"{{all: ['<winch>', '~tower'], within: {within}}}", body) == hits


def test_words_that_stand_together_in_a_usable_fact_are_excused(found):
    assert found("'<payday>'", "I liked how you move the payroll to the new system.") == []


def test_a_word_of_the_notes_alone_in_other_company_is_not_excused(found):
    assert found("'<payday>'", "Could we talk about my payroll sometime?") == ["payroll"]


def test_private_facts_excuse_nothing(found):
    assert found("'<payday>'", "My salary floor is known.") == ["salary"]


def test_excuse_never_lets_the_notes_excuse_nothing(found):
    assert found("{all: ['<payday>'], excuse: never}", "I liked how you move the payroll to the new system.") == [
        "payroll"
    ]


def test_an_expression_is_looked_for_in_the_raw_text(judged, overlay, letter, of):
    path = overlay("rules: {forbidden.placeholder: {regex: ['~{3,}', 'x*']}}\n")
    found = of(judged(letter.replace("your locks", "your ~~~~"), files=[path]), "forbidden.placeholder")
    assert [f.text for f in found if f.text.startswith("~")] == ["~~~~"]
    assert all(f.text for f in found), "an empty match is none"


@pytest.mark.parametrize(
    ("entry", "severities"),
    [
        ("suspect: ['<winch>']", ["warning"]),
        ("match: ['<winch>'], suspect: ['the <winch>']", ["error"]),
        ("match: ['<payday>'], suspect: ['<winch>']", ["warning"]),
    ],
)
def test_a_suspicion_warns_and_says_nothing_of_what_is_certain(judged, overlay, of, entry, severities):
    from aidraft.notes.reader import parse_notes

    notes = parse_notes(NOTES)
    rules = (
        f"classes: {{payday: 'payroll', winch: 'windlass'}}\nrules: {{forbidden.cliche: {{severity: error, {entry}}}}}"
    )
    text = "Subject: Thank you\n\nDear Amara,\n\nI saw the windlass.\n\nRegards,\nZofia Halvorsen\n"
    found = of(judged(text, interview=notes, files=[overlay(rules)], today=notes.date), "forbidden.cliche")
    assert [finding.severity for finding in found] == severities
