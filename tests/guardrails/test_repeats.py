"""A sentence that stands in a draft again is judged as the first time, in its own place."""

from datetime import timedelta

import pytest

from aidraft.guardrails import check
from aidraft.notes.reader import parse_notes

NOTES = parse_notes("""\
---
candidate: Zofia Halvorsen
role: Lock Keeper
company: Brindle Canal Trust
date: 2026-11-17
interviewer: Amara Teague
---
## Interviewers
### Amara Teague, Head of Navigation
- 71% of the boats pay online now
- a half of the budget goes on dredging
## Qualifications
- eight years in dredging at Marlow Docks
## Private
- salary floor of 40,000
""")


@pytest.mark.parametrize(
    ("sentence", "rule", "passage"),
    [
        ("It is good that 82% of the boats pay online now.", "grounding.number", "82%"),
        ("I would need a salary of 40,000.", "forbidden.private", "40,000"),
        ("How did I do?", "forbidden.feedback", "How did I do"),
        ("I led a team of nine divers there.", "grounding.claim", "led"),
    ],
)
def test_every_time_it_is_found(sentence, rule, passage):
    body = "\n\n".join(f"{sentence} That is all of part {part}." for part in ("one", "two", "three"))
    text = f"Subject: Lock Keeper\n\nDear Amara,\n\n{body}\n\nKind regards,\nZofia Halvorsen"
    report = check(text, NOTES, to="Amara", today=NOTES.date + timedelta(days=1))
    spans = [f.span for f in report.findings if f.rule == rule and f.span and passage in text[slice(*f.span)]]
    starts = [at for at in range(len(text)) if text.startswith(sentence, at)]
    assert len(spans) == 3
    assert [begin - start for (begin, _), start in zip(sorted(spans), starts, strict=True)] == [
        spans[0][0] - starts[0]
    ] * 3
