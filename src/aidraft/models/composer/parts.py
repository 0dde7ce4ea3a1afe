"""The parts of a letter: each fills one of its frames with what the notes hold."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aidraft.models.composer.lexicon import load
from aidraft.models.composer.material import Material, overlap, stems
from aidraft.models.composer.merits import Merit
from aidraft.models.composer.phrase import Phrase
from aidraft.prompting.request import Brief

_LONGEST = 34  # words a sentence may have: one less than the policy's ideal


@dataclass(frozen=True)
class Line:
    """A sentence (or two) with the facts it rests on."""

    text: str
    facts: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len([w for w in self.text.split() if any(map(str.isalnum, w))])


@dataclass
class Writer:
    """Fills frames for one letter. ``used`` holds the frames so far, so that no turn of phrase comes twice; ``last``
    is the sentence before."""

    brief: Brief
    material: Material
    slots: dict[str, str]
    frames: Any = field(default_factory=lambda: load("phrases"))
    used: list[str] = field(default_factory=list)
    last: str = ""
    length: float | None = None
    """Words of the candidate's own sentences, on the average, where the notes show them."""

    def choose(self, part: str, count: int = 0, **slots: str) -> str:
        """The frame of a part, filled. Of those that suit the slots and keep the sentence short enough (`count`: words
        of its longest slot), the one that repeats least; where several do, chance and the reader's place decide."""
        variants = self.variants(self.frames[part])
        suited = [v for v in variants if _suits(v, slots.get("text", ""))] or variants
        fitting = [v for v in suited if count + len(v.split()) <= _LONGEST] or [
            min(suited, key=lambda v: len(v.split()))
        ]
        # A frame that says what the phrase says too ("interested … more interesting") is taken last.
        filling = stems(" ".join(slots.values()))
        frame = min(
            self.turned(part, fitting),
            key=lambda v: self._repetition(v) + 2 * overlap(_plain(v), filling) + self._strange(v, count),
        )
        self.used.append(frame)
        values = {**self.slots, **slots}
        if "text" in values:
            values["Text"] = values["text"][:1].upper() + values["text"][1:]
        return str(frame.format(**values))

    def variants(self, by_tone: Mapping[str, list[str]]) -> list[str]:
        return by_tone.get(self.brief.tone) or by_tone["professional"]

    def turned(self, what: str, variants: list[str]) -> list[str]:
        """The variants from where chance begins; each reader in a panel begins one further on."""
        start = (self.chance(what) + self.place) % len(variants)
        return [*variants[start:], *variants[:start]]

    def _strange(self, frame: str, count: int) -> float:
        """How far a frame is from the length of the candidate's own sentences."""
        return 0.0 if self.length is None else abs(len(frame.split()) + count - self.length) / 3

    def _repetition(self, frame: str) -> int:
        """How much of a frame the letter has used already, coarsely, so that the reader's place still tells."""
        opening = frame.split()[:2]
        said = _spoken(frame)
        return sum(len(said & _spoken(u)) + 2 * (u.split()[:2] == opening) for u in self.used) // 2

    @property
    def place(self) -> int:
        """The reader's place in the panel, by name."""
        return sorted([self.brief.to.name, *self.brief.colleagues]).index(self.brief.to.name)

    def chance(self, what: str) -> int:
        """A number that is the same for the same notes and seed, and another for others."""
        brief = self.brief
        key = "|".join((str(brief.seed), brief.candidate, brief.company, brief.kind, brief.tone, what))
        return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big")


def _suits(frame: str, text: str) -> bool:
    """A phrase with a comma of its own would need another behind it: it stands at the end of a sentence. And "about
    about 300" is not English."""
    in_the_middle = re.search(r"\{text\} \w", frame)
    first = text.split(" ", 1)[0]
    return not ("," in text and in_the_middle) and f" {first} {{text}}" not in frame


def _plain(frame: str) -> str:
    return re.sub(r"\{\w+\}", "", frame).lower()


def _spoken(frame: str) -> set[str]:
    common = load("plain")["words"].split()
    return {w for w in re.findall(r"[a-z']+", _plain(frame)) if len(w) > 3 and w not in common}


def thanks(w: Writer) -> Line | None:
    return Line(w.choose("thanks"))


def recap(w: Writer) -> Line | None:
    found = w.material.next_phrase()
    return told(w, found) if found else None


def told(w: Writer, found: Phrase) -> Line:
    part: str = found.form
    rest = found.rest
    if found.words > _LONGEST - 6:
        rest = ""
    if part == "asked":
        part = f"asked-{found.reply}" if rest else "asked"
    elif part in ("topic", "named", "gerund"):
        part = "topic-rest" if rest else "gerund" if part == "gerund" else "topic"
    elif part in ("interest",):
        part = "interest-rest" if rest else "interest"
    return Line(w.choose(part, len(f"{found.text} {rest}".split()), text=found.text, rest=rest), found.facts)


def shared(w: Writer) -> Line | None:
    found = w.material.next_interest() or w.material.next_phrase()
    return told(w, found) if found else None


def answers(w: Writer) -> Line | None:
    lines = []
    for owed in w.material.answers:
        if owed.form == "slip":
            lines.append(Line(w.choose("answer-slip", text=owed.text, rest=owed.rest), owed.facts))
            continue
        if not owed.rest:
            lines.append(Line(w.choose("answer-only", text=owed.text), owed.facts))
            continue
        count = len(f"{owed.text} {owed.rest}".split())
        part = "answer" if count <= _LONGEST - 8 else "answer-long"
        lines.append(Line(w.choose(part, count, text=owed.text, rest=owed.rest), owed.facts))
    return joined(lines)


def interest(w: Writer) -> Line | None:
    why = w.material.reason
    if why is None:
        return Line(w.choose("interest-plain"))
    part = {"thing": "interest-thing", "colon": "interest-colon"}.get(why.form, "interest-clause-why")
    return Line(w.choose(part, why.words, text=why.text), why.facts)


def fit(w: Writer) -> Line | None:
    found = w.material.next_merit()
    if found is None:
        return None
    # "This is close to my own work" has to mean the sentence before.
    linked = overlap(found.text, stems(w.last)) > 0
    return Line(w.choose(_fit_part(found, linked), found.words, text=found.text), found.facts)


def _fit_part(merit: Merit, linked: bool) -> str:
    if merit.form == "did":
        return "fit-linked-did" if linked else "fit-did"
    if merit.form == "bring":
        return "fit-bring-long" if "," in merit.text or merit.words > 12 else "fit-bring"
    return "fit-clause"


def fit_also(w: Writer) -> Line | None:
    found = w.material.next_merit()
    if found is None:
        return None
    part = {"did": "fit-also-did", "bring": "fit-also-bring"}.get(found.form, "fit-also-clause")
    return Line(w.choose(part, found.words, text=found.text), found.facts)


def promises(w: Writer) -> Line | None:
    lines = []
    gifts = [p for p in w.material.promises if p.form == "give"]
    if gifts:
        text = (
            ", and ".join(filter(None, [", ".join(p.text for p in gifts[:-1]), gifts[-1].text]))
            if len(gifts) > 2
            else " and ".join(p.text for p in gifts)
        )
        lines.append(Line(w.choose("promise", len(text.split()), text=text), tuple(f for p in gifts for f in p.facts)))
    for other in w.material.promises:
        if other.form != "give":
            part = "promise-do" if other.form == "do" else "promise-kept"
            lines.append(Line(w.choose(part, text=other.text), other.facts))
    return joined(lines)


def news(w: Writer) -> Line | None:
    lines = []
    for item in w.material.news:
        part = "news-did" if item.form == "did" else "news-thing"
        lines.append(Line(w.choose(part, text=item.text), item.facts))
        if item.link:
            lines.append(Line(w.choose("news-link", link=item.link), item.facts))
    return joined(lines)


def status(w: Writer) -> Line | None:
    due = w.brief.decision_by
    return Line(w.choose("status-due" if due and due < w.brief.today else "status"))


def recall(w: Writer) -> Line | None:
    return Line(w.choose("recall" if w.slots["sent"] else "recall-plain"))


def plain(part: str) -> Callable[[Writer], Line | None]:
    """A part that is courtesy alone."""
    return lambda w: Line(w.choose(part))


COURTESIES = (
    "help", "next", "interest-plain", "hope", "thanks-again", "thanks-short", "clarify", "understand",
)  # fmt: skip

PARTS: dict[str, Callable[[Writer], Line | None]] = {
    "thanks": thanks, "recap": recap, "shared": shared, "answer": answers, "interest": interest, "fit": fit,
    "fit-also": fit_also, "promise": promises, "news": news, "status": status, "recall": recall,
    **{part: plain(part) for part in COURTESIES},
}  # fmt: skip


def joined(lines: Iterable[Line]) -> Line | None:
    found = list(lines)
    if not found:
        return None
    return Line(" ".join(line.text for line in found), tuple(f for line in found for f in line.facts))
