"""Something a text says that its facts do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from aidraft.message import Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """``rule`` without its family ("number"); ``fix`` the certain replacement of the span; ``facts`` ids it speaks of.
    ``weak`` doubts are for a person to look at, not reason enough to stop the message."""

    rule: str
    span: Span
    message: str
    fix: str | None = None
    facts: tuple[str, ...] = ()
    weak: bool = False


def cover(spans: Iterable[Span]) -> Span:
    """The span from the first to the last of them."""
    spans = tuple(spans)
    return (min(a for a, _ in spans), max(b for _, b in spans))
