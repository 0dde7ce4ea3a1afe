"""Harper on a thread of its own.

Harper builds its dictionary in about a second, and keeps per thread what it learned about unknown words, so one thread
does all its work. It can be told to begin before the text is there: while a model is thinking, say.
"""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from threading import Event

from aidraft.proofreading.corrector import UNKNOWN, Corrector, Desk, Remark

CORRECTORS = 16
"""Interviews whose words are remembered: setting Harper up takes longer than reading a letter."""
HANDOVER = 0.002
"""Seconds to wait for Harper to begin: far more than a thread takes to wake, and lost only where it has other work."""


class _Worker:
    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proofreading")
        self._corrector = lru_cache(CORRECTORS)(Corrector)

    def prepare(self, desk: Desk) -> "Future[None]":
        return self._pool.submit(self._warm_up, desk)

    def lint(self, desk: Desk, text: str) -> "Future[tuple[Remark, ...]]":
        begun = Event()
        remarks = self._pool.submit(self._lint, desk, text, begun)
        # Hands the interpreter's lock over; Harper needs none while it reads. Unless the thread has other work to end.
        begun.wait(HANDOVER)
        return remarks

    def _warm_up(self, desk: Desk) -> None:
        self._corrector(desk).read(UNKNOWN)

    def _lint(self, desk: Desk, text: str, begun: Event) -> tuple[Remark, ...]:
        begun.set()
        return self._corrector(desk).read(text)


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
