"""A mistake, as data."""

from dataclasses import dataclass
from typing import Literal

from aidraft.message.message import Span

Severity = Literal["error", "warning"]
SPELLING, GRAMMAR, PUNCTUATION = "proofreading.spelling", "proofreading.grammar", "proofreading.punctuation"
"""The rules whose mistakes are found here."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """``rule`` is a guardrail's id, ``span`` counts code points. ``replacements`` are what the passage may have been
    meant to be, likeliest first; ``certain`` says that the first can be put in without asking. ``severity`` is set
    only where this mistake weighs otherwise than its rule."""

    rule: str
    span: Span
    message: str
    replacements: tuple[str, ...] = ()
    certain: bool = False
    severity: Severity | None = None
    """Set only where this mistake weighs otherwise than its rule."""

    @property
    def fix(self) -> str | None:
        return self.replacements[0] if self.certain and self.replacements else None
