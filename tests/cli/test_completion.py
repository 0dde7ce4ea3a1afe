"""What the shell offers when a person presses Tab."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from aidraft.cli.program import program


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ([""], {"new", "check", "rules", "schedule", "sent", "history", "show", "diff", "record"}),
        (["--kind", "fol"], {"follow-up"}),
        (["--tone", "w"], {"warm"}),
        (["--allow", "timing.l"], {"timing.late"}),
        (["-i", "notes.md", "--to", "S"], {"Sunniva Lie"}),
        (["-i", "gone.md", "--to", "S"], set()),
        (["-i", "-", "--to", "S"], set()),
        (["rules", "timing.u"], {"timing.unwelcome"}),
        (["check", "--fo"], {"--format"}),
        (["new", "--fo"], {"--force"}),
        (["check", "--format", ""], {"text", "json", "html"}),
        (["history", "--format", ""], {"text", "json"}),
        (["--format", ""], {"text", "json", "eml", "html"}),
    ],
)
def test_completion(notes: Path, typed: list[str], offered: set[str]) -> None:
    completion = ShellComplete(program, {}, "aidraft", "_AIDRAFT_COMPLETE")
    assert {item.value for item in completion.get_completions(typed[:-1], typed[-1])} == offered
