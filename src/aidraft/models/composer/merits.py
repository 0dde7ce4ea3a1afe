"""What the candidate brings: qualifications as phrases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aidraft.models.composer.background import held
from aidraft.models.composer.bullet import Reading, lowered, spliced, trimmed
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.shape import shape
from aidraft.models.composer.tagging import Word, before, join, words
from aidraft.models.composer.tidy import tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact

_NAME = r"[A-Z][\w'’&.-]*(?:\s+(?:(?:of|the|and|for|de|del|da|di|van)\s+)*[A-Z][\w'’-]*)*"
_PLACE = re.compile(rf"\b(?:at|for|with)\s+((?:the\s+)?{_NAME})|,\s+({_NAME})(?=,|$)")
_LONGEST = 26

Form = Literal["did", "bring", "am", "clause", "thing", "colon"]


@dataclass(frozen=True)
class Merit:
    """``did``: a past verb phrase whose subject is I. ``bring``: a noun phrase with "my". ``am`` and ``clause``: whole
    clauses, ``am`` with I. Reasons are a ``thing`` (a noun or -ing phrase), a ``colon`` (one that stands better behind
    a colon) or a ``clause``."""

    facts: tuple[str, ...]
    form: Form
    text: str
    merit: float
    source: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())


def qualifications(facts: Sequence[Fact], reading: Reading) -> list[Merit]:
    """Every qualification that can be turned, in the given order. "There" and "their" stand for the place last named
    in the notes."""
    places: dict[str, tuple[str, str]] = {}
    last = ("", "")
    for fact in sorted(facts, key=lambda f: f.line):
        if last[0]:
            places[fact.id] = last
        for found in _PLACE.finditer(fact.text):
            place = found[1] or found[2]
            if not re.search(r"\d", place) and not lexicon().has("proper", place.split()[0].lower()):
                last = (re.sub(r"'s$", "", place), fact.id)
    out = (_qualification(fact, reading, places.get(fact.id)) for fact in facts)
    return [merit for merit in out if merit]


def _qualification(fact: Fact, reading: Reading, place: tuple[str, str] | None) -> Merit | None:
    read = tidy(fact.text)
    if not read.sentences:
        return None
    first, sure = lowered(read.sentences[0], reading)
    text, earlier = lexicon().patterns["before_that"].subn("", first)
    whole, placed = _placed(text, place)
    if whole is None:
        return None
    head, *more = whole.split("; ")
    tagged = words(_without_detail(re.sub(r"\s=\s|\s–\s", ", ", head)))
    if not tagged or to_you(tagged, reading.reader, own=False) is None:
        return None
    formed = _formed(tagged, more, bool(earlier))
    if formed is None or len(formed[1].split()) > _LONGEST:
        return None
    form, text, worth = formed
    worth -= 0.15 * abs(len(text.split()) - 10) + max(0, text.count(",") - 1) + (1 if ": " in text else 0)
    worth -= 2.0 * sum(lexicon().avoid.get(w.low.removesuffix("'s"), 0) for w in tagged) + (0 if sure else 1)
    return Merit((fact.id, place[1]) if place and placed else (fact.id,), form, text, worth, fact.text)


def _placed(text: str, place: tuple[str, str] | None) -> tuple[str | None, bool]:
    """The text with its "there" and "their" replaced, and whether any was; None in place of a text that cannot do
    without."""
    patterns = lexicon().patterns
    name = place[0] if place else ""
    text, there = patterns["place_there"].subn(f"at {name}", text, count=1)
    owner = f"{name}'" if name.endswith("s") else f"{name}'s"
    text, their = patterns["place_their"].subn(owner, text, count=1)
    return (text if name or not (there or their) else None), bool(there or their)


def _formed(tagged: list[Word], more: list[str], earlier: bool) -> tuple[Form, str, float] | None:
    kind = shape(tagged)
    if kind == "clause" and shape(trimmed(tagged)) == "past":
        kind = "past"  # the clause was only what trailed behind a comma
    if kind == "clause":
        whole = spliced(tagged)
        short = trimmed(whole)  # of "At Malabar, the wait fell to 7 minutes" only the place would be left
        return "clause", join(short if shape(short) == "clause" else whole), 3.5
    if kind == "past":
        return "did", _done(trimmed(_joined(tagged)), more), 4.5
    if kind in ("wants", "present"):
        return "am", f"I {join(trimmed(tagged))}", 3.0
    return held(tagged, earlier) if kind in ("noun", "gerund") else None


def _without_detail(text: str) -> str:
    """What a colon adds to a noun phrase is detail; a verb phrase needs it."""
    head, colon, _ = text.partition(": ")
    return head if colon and head and shape(words(head)) == "noun" else text


def _done(tagged: list[Word], more: list[str]) -> str:
    """A past verb phrase with those that stood behind semicolons."""
    for extra in more:
        also = words(extra)
        if also and shape(also) == "past" and len(tagged) + len(also) < 24:
            tagged = [*tagged, *before("and", also, "CONJ", " ")]
    return join(tagged)


def _joined(tagged: list[Word]) -> list[Word]:
    """ ", passed" after a first verb becomes "and passed"."""
    out: list[Word] = []
    for i, word in enumerate(tagged):
        after = tagged[i + 1] if i + 1 < len(tagged) else None
        if (
            word.text == ","
            and after
            and after.tag == "VD"
            and i + 2 < len(tagged)
            and tagged[i + 2].tag not in ("PREP", "ADV")
        ):
            out.append(Word("and", "and", "CONJ"))
            continue
        out.append(word)
    return out
