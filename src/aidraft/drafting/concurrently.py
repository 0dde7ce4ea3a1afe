"""Several letters at once: each waits for its own answer, and none for another's."""

import queue
from collections.abc import Callable, Sequence
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

AT_ONCE = 8
"""Requests under way at a time: the panels people meet fit, and no server is flooded."""


def concurrently(function: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
    """`function` of every item, in the items' order. When some fail the others still finish, then the first error is
    raised. The threads are daemons, so that an interrupted program does not wait for a server."""
    if len(items) == 1:
        return [function(items[0])]
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Outcome | None, BaseException | None]] = queue.SimpleQueue()

    def work() -> None:
        while True:
            try:
                index = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((index, function(items[index]), None))
            except BaseException as error:  # noqa: BLE001 - handed to the caller's thread
                done.put((index, None, error))

    for index in range(len(items)):
        waiting.put(index)
    for _ in range(min(AT_ONCE, len(items))):
        Thread(target=work, daemon=True).start()
    finished = sorted((done.get() for _ in items), key=lambda outcome: outcome[0])
    if errors := [error for _, _, error in finished if error is not None]:
        raise errors[0]
    return [outcome for _, outcome, _ in finished]  # type: ignore[misc]  # no error, so there is an outcome
