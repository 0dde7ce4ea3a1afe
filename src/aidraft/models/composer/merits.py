"""What the candidate brings: qualifications as phrases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aidraft.models.composer.bullet import Reading, determined, lowered, spliced, trimmed
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.shape import shape
from aidraft.models.composer.tagging import Word, before, join, words
from aidraft.models.composer.tidy import tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact

_NAME = r"[A-Z][\w'’&.-]*(?:\s+(?:(?:of|the|and|for|de|del|da|di|van)\s+)*[A-Z][\w'’-]*)*"
_PLACE = re.compile(rf"\b(?:at|for|with)\s+((?:the\s+)?{_NAME})|,\s+({_NAME})(?=,|$)")
_DURATION = re.compile(r"^(?P<time>(?:about |more than )?[\w-]+ (?P<unit>\w+))\s+(?P<what>.+)$")


@dataclass(frozen=True)
class Merit:
    """``did``: a past verb phrase whose subject is I. ``bring``: a noun phrase with "my". ``am``: a whole clause with
    I. ``clause``: any other whole clause. Reasons: ``thing`` (a noun or -ing phrase) or ``clause``."""

    facts: tuple[str, ...]
    form: Literal["did", "bring", "am", "clause", "thing"]
    text: str
    merit: float
    source: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())


def qualifications(facts: Sequence[Fact], reading: Reading) -> list[Merit]:
    """Every qualification that can be turned, in the given order. "There" is replaced by the place last named."""
    places: dict[str, tuple[str, str]] = {}
    last = ("", "")
    for fact in sorted(facts, key=lambda f: f.line):
        if re.search(r"\bthere\b", fact.text) and last[0]:
            places[fact.id] = last
        if found := list(_PLACE.finditer(fact.text)):
            place = found[-1].group(1) or found[-1].group(2)
            if not re.search(r"\d", place) and not lexicon().has("proper", place.split()[0].lower()):
                last = (place.removesuffix("'s"), fact.id)
    out = (_qualification(fact, reading, places.get(fact.id)) for fact in facts)
    return [merit for merit in out if merit]


def _qualification(fact: Fact, reading: Reading, place: tuple[str, str] | None) -> Merit | None:
    read = tidy(fact.text)
    if not read.sentences:
        return None
    patterns = lexicon().patterns
    text, sure = lowered(read.sentences[0], reading)
    text, times = patterns["before_that"].subn("", text)
    text, places = patterns["place_there"].subn(f"at {place[0]}" if place else "there", text, count=1)
    if places and not place:
        return None
    facts = (fact.id, place[1]) if place and places else (fact.id,)
    head, *more = text.split("; ")
    tagged = words(_without_detail(re.sub(r"\s=\s|\s–\s", ", ", head)))
    if not tagged or to_you(tagged, reading.reader, own=False) is None:
        return None
    kind = shape(tagged)
    penalty = 2.0 * sum(lexicon().avoid.get(w.low.removesuffix("'s"), 0) for w in tagged) + (0 if sure else 1)
    if ": " in join(tagged):
        penalty += 1
    form: Literal["did", "bring", "am", "clause"]
    if kind == "clause":
        form, text, worth = "clause", join(trimmed(spliced(tagged))), 3.5
    elif kind == "past":
        form, text, worth = "did", _done(trimmed(_joined(tagged)), more), 4.5
    elif kind in ("noun", "gerund"):
        form, text, worth = _holding(tagged, bool(times))
    else:
        return None
    count = len(text.split())
    worth -= 0.15 * abs(count - 10) + max(0, text.count(",") - 1)
    return Merit(facts, form, text, worth - penalty, fact.text) if count <= 26 else None


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


def _holding(tagged: list[Word], earlier: bool) -> tuple[Literal["bring", "am"], str, float]:
    lists = lexicon()
    last = next((w for w in reversed(tagged) if w.tag != "P"), tagged[-1])
    state = next((i for i, w in enumerate(tagged) if lists.has("state_words", w.low)), None)
    if state is not None and (
        last is tagged[state] or (state + 1 < len(tagged) and tagged[state + 1].low in ("since", "in"))
    ):
        since = any(w.low == "since" for w in tagged)
        return "am", f"I {'have been' if since else 'am'} {join(tagged)}", 3.5
    text = join(trimmed(tagged))
    turned = _moved(text)
    duration = _DURATION.match(turned)
    if duration and lists.has("duration_units", duration["unit"].lower()):
        what = duration["what"]
        role = _role(what)
        time = (
            lists.digits.get(duration["time"].split()[0], duration["time"].split()[0])
            + " "
            + " ".join(duration["time"].split()[1:])
        )
        return "bring", f"my {time} {'as ' if role else ''}{_placed(what) if role else what}", 4.0
    role_first = _role(text) and tagged[0].tag not in ("NUM",)
    if role_first:
        start = words(text)
        noun = join(start if start[0].tag == "DET" else determined(start, "a"))
        return "am", f"I {'was' if earlier else 'am'} {noun}", 2.5
    return "bring", join(determined(words(text), "my")), 2.5


def _moved(text: str) -> str:
    """ "assistant curator at X, six years" with the time in front."""
    head, comma, tail = text.rpartition(", ")
    parts = tail.split()
    if comma and len(parts) == 2 and lexicon().has("duration_units", parts[1].lower()):
        return f"{tail} {head}"
    return text


def _role(text: str) -> bool:
    """Whether a phrase names a position: its head, before any preposition, is somebody."""
    lists = lexicon()
    head = ""
    for word in words(re.split(r",", text)[0]):
        if word.tag in ("PREP", "P", "REL", "CONJ"):
            break
        head = word.text
    low = head.lower()
    return lists.has("role_words", low) or head in lists.lists["role_words"]


def _placed(text: str) -> str:
    """ "deputy lead, customer relations, Cloverdale Water" with the prepositions a list leaves out."""
    parts = text.split(", ")
    out = parts[0]
    for part in parts[1:]:
        named = part[:1].isupper() and all(w[0].isupper() or len(w) < 4 for w in part.split())
        starts = words(part)[0].tag if part else "N"
        if named:
            out += f" at {part}"
        elif starts in ("N", "ADJ", "NP") and len(part.split()) <= 3:
            out += f" in {part}"
        else:
            out += f", {part}"
    return out
