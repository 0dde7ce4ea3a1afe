"""The line that says what is going on, on a terminal only, and gone when the work is done."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from aidraft.cli import terminal

if TYPE_CHECKING:
    from aidraft.drafting import Result, Step

_ERASE = "\r\x1b[2K"


class Progress:
    """Hears each `Step` of the drafting loop. ``finished`` holds the results so far: an interruption loses none."""

    def __init__(self, *, quiet: bool) -> None:
        self.finished: list[Result] = []
        self._doing: dict[str, str] = {}
        self._shown = not quiet and sys.stderr.isatty() and not terminal.is_dumb()

    def __call__(self, step: "Step") -> None:
        if step.stage == "done":
            self._doing.pop(step.to, None)
            if step.result is not None:
                self.finished = [*(one for one in self.finished if one.to != step.to), step.result]
        else:
            self._doing[step.to] = f"{step.stage}, request {step.attempt}" if step.attempt > 1 else step.stage
        self._draw()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._put(_ERASE)

    def _draw(self) -> None:
        line = "; ".join(f"{name}: {doing}" for name, doing in self._doing.items())
        width = terminal.columns() - 1
        self._put(_ERASE + (line if len(line) <= width else line[: width - 1] + "…"))

    def _put(self, text: str) -> None:
        if not self._shown:
            return
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError, UnicodeEncodeError):
            self._shown = False  # a progress line is not worth failing for
