"""The loop with nothing stood in for: the built-in composer writes, the shipped guardrails judge."""

from datetime import timedelta

from aidraft import draft, read_notes
from aidraft.data import data_folder


def test_a_panel_of_the_fixtures_gets_letters_that_pass() -> None:
    notes = [read_notes(path) for path in sorted(data_folder("fixtures").glob("interviews/*.md"))]
    interview = max(notes, key=lambda interview: len(interview.people))
    assert len(interview.people) > 1
    results = draft(interview, tone="warm", today=interview.date + timedelta(days=1))
    assert [result.to for result in results] == [person.name for person in interview.people]
    for result in results:
        assert result.passed, (
            [(f.rule, f.text, f.message) for f in result.report.errors] if result.report else result.error
        )
        assert result.source == "composer" and interview.candidate in result.text
    assert len({result.text for result in results}) == len(results)
