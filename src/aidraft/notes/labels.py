"""The word before a colon that says what a bullet is: ``liked: …``, ``promised: …``, ``private: …``."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from aidraft.notes.interview import Label
from aidraft.notes.vocabulary import NEAR, aliases, folded, listed, nearest, says_private

_LABEL = re.compile(r"^[\[(]?([^\W\d_][\w '\u2019/-]{1,28}?)[\])]?\s*(?::|：|\s[–—-](?=\s))\s*(.*)$", re.DOTALL)
_BRACKETED = re.compile(r"^[\[(]([^\])]{3,28})[\])][:\s]+(.*)$", re.DOTALL)
_TRAILING = re.compile(r"^(.*?)[,;]?\s*[\[(]([^()\[\]]{3,40})[\])]\s*[.!]?$", re.DOTALL)
# Sections in which only what must not be missed is a label: the colons there are mostly the writer's own.
_CLOSED: tuple[Label, ...] = ("promised", "private")


@dataclass(frozen=True, slots=True)
class Labelled:
    """``text`` is what remains without the label; ``reason`` says why a label was seen that was not written exactly."""

    text: str
    label: Label | None
    reason: str | None = None


_ASKS = "this line asks not to be passed on, so it is kept private"


def split_label(text: str, *, shared: bool, section: str) -> Labelled:
    """`text` without its label. Below a person and under Discussed each label counts; elsewhere only two do, `promised`
    and `private`.

    A line that asks itself not to be passed on is private, with or without the label.
    """
    free = not shared or section == "discussed"
    if section == "private":
        return Labelled(text, None)
    if match := _BRACKETED.match(text):
        if aliases("labels").get(folded(match[1])) == "private":
            return Labelled(match[2].strip(), "private")
    elif match := _LABEL.match(text):
        name = folded(match[1])
        label = cast("Label | None", aliases("labels").get(name))
        reason = None
        topic = name in listed("privacy", "topics")  # "Confidentiality: no client text online" was talked about
        if label is None and not topic and (near := nearest(name, _names(), NEAR)):
            label = cast(Label, aliases("labels")[near])
            reason = f'the label "{match[1]}" is read as "{label}"'
        colon = ":" in text[: match.start(2)] or "\uff1a" in text[: match.start(2)]
        if label == "private" or (label is not None and colon and (free or label in _CLOSED)):
            if label != "private" and says_private(match[2]):
                label, reason = "private", _ASKS
            return Labelled(match[2].strip(), label, reason)
    if (match := _TRAILING.match(text)) and aliases("labels").get(folded(match[2])) == "private":
        return Labelled(match[1].strip(), "private", _ASKS)
    return Labelled(text, "private", _ASKS) if says_private(text) else Labelled(text, None)


@cache
def _names() -> tuple[str, ...]:
    """The labels worth guessing at: those whose loss would break a promise or tell a secret."""
    return tuple(name for name, label in aliases("labels").items() if label in _CLOSED)
