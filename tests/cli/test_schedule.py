"""``aidraft schedule`` and ``aidraft sent``: the calendar, and what is written down."""

import json
import os
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner, Result

from aidraft.cli.program import program
from aidraft.errors import AidraftError

NOTES = """\
candidate: Odile Marchetti
role: Ceramics Technician
company: Fernhollow Pottery
date: 2026-11-19
decision by: 2026-12-04

## Interviewers
### Bram Achterberg, Studio Manager
- rebuilding the wood kiln
### Inès Quill
- glazes
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, encoding="utf-8", newline="")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(one) for one in arguments], standalone_mode=False)


def test_the_table_says_when_and_why(notes: Path) -> None:
    told = run("schedule", "-i", notes, "--today", "2026-11-20", "--to", "Bram").output
    assert "Bram Achterberg" in told and "Inès" not in told
    (line,) = [line for line in told.splitlines() if line.strip().startswith("follow-up")]
    assert line.split() == (
        [
            "follow-up",
            "from",
            "2026-12-05,",
            "best",
            "2026-12-07",
            "they",
            "said",
            "they",
            "would",
            "decide",
            "by",
            "2026-12-04",
        ]
    )


def test_json_has_every_kind_to_everybody(notes: Path) -> None:
    told = json.loads(run("schedule", "-i", notes, "--today", "2026-11-20", "--format", "json").stdout)
    assert (told["schema"], len(told["plans"])) == ("aidraft.schedule/1", 12)


def test_a_second_calendar_updates_the_first_and_leaves_others_alone(notes: Path, tmp_path: Path) -> None:
    path = tmp_path / "interview.ics"

    def events() -> dict[str, str]:
        found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(e["uid"]): f"{e['summary']} {e['dtstart'].dt}" for e in found}

    assert run("schedule", "-i", notes, "--today", "2026-11-20", "--ics", path, "-q").exception is None
    first = events()
    assert sorted(first.values()) == [
        "follow-up to Bram Achterberg (Fernhollow Pottery) 2026-12-07",
        "follow-up to Inès Quill (Fernhollow Pottery) 2026-12-07",
        "thank-you to Bram Achterberg (Fernhollow Pottery) 2026-11-20",
        "thank-you to Inès Quill (Fernhollow Pottery) 2026-11-20",
    ]
    run("sent", "-i", notes, "--kind", "thank-you", "--to", "Bram", "--date", "2026-11-20")
    run("schedule", "-i", notes, "--today", "2026-11-21", "--ics", path, "-q")
    assert set(events()) < set(first) and len(events()) == 3
    path.write_text("BEGIN:VCALENDAR\nPRODID:-//somebody//else\nEND:VCALENDAR\n")
    assert isinstance(run("schedule", "-i", notes, "--ics", path).exception, AidraftError)
    assert "somebody" in path.read_text()


def test_one_line_is_added_and_the_mode_kept(notes: Path) -> None:
    notes.chmod(0o640)
    told = run("sent", "-i", notes, "--kind", "thank-you", "--to", "ines", "--date", "2026-11-20")
    assert told.exception is None and "thank-you to Inès Quill on 2026-11-20" in told.stderr
    assert notes.read_text(encoding="utf-8") == NOTES + "\n## Sent\n- 2026-11-20 thank-you to Inès Quill\n"
    assert os.name != "posix" or notes.stat().st_mode & 0o777 == 0o640


def test_the_same_again_is_told_and_not_doubled(notes: Path) -> None:
    for _ in range(2):
        told = run("sent", "-i", notes, "--kind", "note", "--to", "Bram", "--date", "2026-11-20")
    assert "already there" in told.stderr
    assert notes.read_text(encoding="utf-8").count("2026-11-20 note") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--kind", "note"], "several interviewers"),
        (["--kind", "note", "--to", "Zoe"], "no interviewer is called 'Zoe'"),
        (["--kind", "note", "--to", "Bram", "--date", "2026-11-18"], "before the interview"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(notes: Path, arguments: list[str], says: str) -> None:
    told = run("sent", "-i", notes, *arguments)
    assert says in str(told.exception)
    assert notes.read_text(encoding="utf-8") == NOTES
