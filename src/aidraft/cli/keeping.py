"""Every draft that passed is kept before it is printed, and nothing about keeping it ever stops the printing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aidraft.cli import terminal
from aidraft.errors import HistoryError
from aidraft.settings import history_file

if TYPE_CHECKING:
    from aidraft.drafting import Result
    from aidraft.notes import Interview

KEPT = "kept"
"""The name of the notice in the history, so that it is given once."""


def keep(results: "Sequence[Result]", interview: "Interview", *, seed: int, quiet: bool) -> None:
    """Put the messages that passed into the history; on the first one, say so. What goes wrong is a warning."""
    passed = [result for result in results if result.passed]
    if not passed:
        return
    path = history_file()
    try:
        from aidraft.history import Entry, History
    except ImportError as error:  # a Python without SQLite
        terminal.warning(f"no copy of this draft is kept: {error}. Use --no-history")
        return
    history, now = History(path), datetime.now(UTC)
    try:
        history.add([Entry.of(result, interview, seed=seed, when=now) for result in passed])
        if not quiet and history.tell_once(KEPT):
            terminal.say(
                f"note: a copy of each draft is kept on this machine, in {path}: 'aidraft history' lists them, "
                "--no-history or AIDRAFT_NO_HISTORY=1 keeps none"
            )
    except HistoryError as error:
        terminal.warning(f"no copy of this draft is kept: {error}")
