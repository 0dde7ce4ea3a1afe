import os
import signal
import sys
import threading
import time

import pytest

from aidraft.drafting.concurrently import concurrently


def test_outcomes_come_in_the_order_of_the_items() -> None:
    assert concurrently(lambda n: (time.sleep(0.02 / n), n * n)[1], [1, 2, 3]) == [1, 4, 9]
    assert concurrently(str, [1]) == ["1"]


def test_more_items_than_threads_all_get_their_turn() -> None:
    assert concurrently(lambda n: n + 1, list(range(50))) == list(range(1, 51))


def test_the_first_error_by_order_is_raised_after_all_are_done() -> None:
    done = []

    def work(n: int) -> None:
        time.sleep(0.01 * (3 - n))
        done.append(n)
        if n < 2:
            raise ValueError(n)

    with pytest.raises(ValueError, match="0"):
        concurrently(work, [0, 1, 2])
    assert sorted(done) == [0, 1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_an_interruption_does_not_wait_for_the_work() -> None:
    release = threading.Event()
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        concurrently(lambda _: release.wait(20), [1, 2])
    release.set()
