"""Letters of people: several trades, hands and kinds, each true to its notes. Nothing right may be stopped."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from aidraft import check, read_notes

FOLDER = Path(__file__).parents[1] / "correspondence"
LETTERS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "letters.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "letter", LETTERS, ids=lambda letter: f"{letter['notes']}-{letter['kind']}-{letter['tone']}-{letter['to']}"
)
def test_a_letter_that_is_true_to_its_notes_passes(letter: dict[str, Any]) -> None:
    notes = read_notes(FOLDER / f"{letter['notes']}.md")
    today = letter["today"] if isinstance(letter["today"], date) else date.fromisoformat(letter["today"])
    report = check(
        letter["text"].rstrip(), notes, kind=letter["kind"], tone=letter["tone"], to=letter["to"], today=today
    )
    assert [(f.rule, f.text, f.message) for f in report.errors] == []
