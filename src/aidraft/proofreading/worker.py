"""Harper on a thread of its own.

Harper builds its dictionary in about a second, and keeps per thread what it learned about unknown words, so one thread
does all its work. It can be told to begin before the text is there: while a model is thinking, say.
"""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import harper

_UNKNOWN = "qxzvtrplkw"
"""Nothing is near it: the first such word costs Harper a second, once a thread."""
LINTERS = 16
"""Interviews whose words are remembered: setting up a linter takes longer than reading a letter."""
HANDOVER = 0.002
"""Seconds to wait for Harper to begin: far more than a thread takes to wake, and lost only where it has other work."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one of Harper's rules said of a passage."""

    name: str
    start: int
    end: int
    message: str
    replacements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """How Harper is set up: a dialect by name, the rules that are on, the words that count as known."""

    dialect: str
    rules: frozenset[str]
    words: frozenset[str]


class _Worker:
    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proofreading")
        self._linter = lru_cache(LINTERS)(_linter)

    def prepare(self, desk: Desk) -> "Future[None]":
        return self._pool.submit(self._warm_up, desk)

    def lint(self, desk: Desk, text: str) -> "Future[tuple[Remark, ...]]":
        begun = Event()
        remarks = self._pool.submit(self._lint, desk, text, begun)
        # Hands the interpreter's lock over; Harper needs none while it reads. Unless the thread has other work to end.
        begun.wait(HANDOVER)
        return remarks

    def _warm_up(self, desk: Desk) -> None:
        self._linter(desk).lint(_UNKNOWN, language="plaintext")

    def _lint(self, desk: Desk, text: str, begun: Event) -> tuple[Remark, ...]:
        begun.set()
        found = self._linter(desk).organized_lints(text, language="plaintext")
        remarks = [
            Remark(name, lint.span.start, lint.span.end, lint.message, _replacements(lint))
            for name, lints in found.items()
            for lint in lints
        ]
        return tuple(sorted(remarks, key=lambda r: (r.start, r.end, r.name)))


def _linter(desk: Desk) -> "harper.Linter":
    import harper

    linter = harper.Linter(harper.Dialect[desk.dialect.upper()])
    known = linter.get_default_lint_config()
    if missing := sorted(desk.rules - set(known)):
        raise LookupError(f"harper-py has no rule {', '.join(missing)} in this version; 0.2.0 has")
    linter.set_lint_config({name: name in desk.rules for name in known})
    linter.import_words(sorted(desk.words))
    return linter


def _replacements(lint: "harper.Lint") -> tuple[str, ...]:
    """What each suggestion would put in place of the passage."""
    from harper import SuggestionKind

    return tuple(
        lint.problem_text + s.replacement_text if s.kind == SuggestionKind.INSERT_AFTER else s.replacement_text
        for s in lint.suggestions
    )


_workers: list[_Worker] = []


def _worker() -> _Worker:
    if not _workers:
        _workers.append(_Worker())
    return _workers[0]


# A forked child has the worker's state but not its thread: it starts one of its own.
os.register_at_fork(after_in_child=_workers.clear)


def prepare(desk: Desk) -> "Future[None]":
    """Begin to set Harper up; `lint` waits for it by itself. The future holds what went wrong, if anything."""
    return _worker().prepare(desk)


def lint(desk: Desk, text: str) -> "Future[tuple[Remark, ...]]":
    """Harper's remarks on `text`, by place, when it has read it. The future raises LookupError for a rule that this
    version of Harper lacks."""
    return _worker().lint(desk, text)
