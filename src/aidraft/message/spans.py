"""Passages of a text taken together, to be asked whether another one touches them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from aidraft.message.message import Span


class Spans:
    """What some spans cover, as stretches in order: one question costs no more than finding its place among them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            self.add(span)

    def overlap(self, span: Span) -> bool:
        """Whether any of them has a character of `span`."""
        at = bisect_left(self._starts, span[1])
        return at > 0 and self._ends[at - 1] > span[0]

    def add(self, span: Span) -> None:
        low, high = bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1])
        if low < high:
            span = min(span[0], self._starts[low]), max(span[1], self._ends[high - 1])
        else:
            high = low
        self._starts[low:high], self._ends[low:high] = [span[0]], [span[1]]
