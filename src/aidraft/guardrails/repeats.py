"""A sentence that stands in a message again is judged once: a model in a loop repeats itself for pages."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

from aidraft.grounding.doubt import Doubt


class Repeats:
    """The doubts about sentences, by all that they hang on."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[int, tuple[Doubt, ...]]] = {}

    def doubts(self, key: Hashable, start: int, judge: Callable[[], Iterable[Doubt]]) -> Iterator[Doubt]:
        """What `judge` doubts of a sentence that begins at `start`, or doubted of one with the same `key`."""
        if key not in self._known:
            self._known[key] = (start, tuple(judge()))
        first, doubts = self._known[key]
        apart = start - first
        return (replace(d, span=(d.span[0] + apart, d.span[1] + apart)) if apart else d for d in doubts)
