"""A letter from its plan: which parts, in which order, and how many."""

import re

from aidraft.errors import NotesError, Problem
from aidraft.models.composer.lexicon import load
from aidraft.models.composer.parts import PARTS, Line, Writer, joined

Slot = tuple[int, int]  # paragraph and place in it
Part = tuple[Slot, str, int]  # where, which, and its order: 0 is needed


def write(w: Writer) -> list[Line]:
    """The paragraphs of a letter. Raises NotesError when the notes are too thin for its kind."""
    plan = load("plan")
    kind = plan[w.brief.kind]
    kind = kind.get("tones", {}).get(w.brief.tone, kind)
    layouts = kind["layouts"]
    parts = _parts(layouts[(w.chance("layout") + w.place) % len(layouts)])
    _require(w, [name for _, name, order in parts if order == 0])
    written = _filled(w, parts, *kind["words"])
    rows = sorted({slot[0] for slot in written})
    paragraphs = [joined(written[slot] for slot in sorted(written) if slot[0] == row) for row in rows]
    return _calmed([p for p in paragraphs if p], plan["exclamations"].get(w.brief.tone, 0))


def _parts(layout: list[list[str]]) -> list[Part]:
    out: list[Part] = []
    for i, row in enumerate(layout):
        for j, part in enumerate(row):
            name, _, order = part.partition("?")
            out.append(((i, j), name, int(order or 0)))
    return out


def _filled(w: Writer, parts: list[Part], low: int, high: int) -> dict[Slot, Line]:
    """The parts written, first those that should stand, in their order; then others while words are wanting."""
    written: dict[Slot, Line] = {}

    def put(slot: Slot, name: str) -> None:
        if line := PARTS[name](w):
            written[slot] = line
            w.last = line.text

    def words() -> int:
        return sum(line.words for line in written.values())

    for slot, name, order in parts:
        if order <= 1:
            put(slot, name)
    for slot in [slot for slot, _, order in parts if order == 1 and slot in written]:
        if words() > high:
            del written[slot]
    for slot, name, _ in sorted((p for p in parts if p[2] > 1), key=lambda p: p[2]):
        if words() < low:
            put(slot, name)
            if words() > high:
                del written[slot]
    shorter = load("plan")["shorter"]
    for slot, name, _ in parts:
        if words() > high and slot in written and name in shorter:
            put(slot, shorter[name])
    return written


def _calmed(paragraphs: list[Line], most: int) -> list[Line]:
    """No more exclamation marks than the tone bears: those beyond become full stops."""
    marks = iter(range(sum(line.text.count("!") for line in paragraphs)))

    def calm(_: re.Match[str]) -> str:
        return "!" if next(marks) < most else "."

    return [Line(re.sub("!", calm, line.text), line.facts) for line in paragraphs]


def _require(w: Writer, parts: list[str]) -> None:
    needs = load("needs")
    missing = [needs[p] for p in dict.fromkeys(parts) if p in needs and not getattr(w.material, needs[p]["of"])]
    if missing:
        problems = [Problem(need["what"].format(name=w.brief.to.name), need["remedy"]) for need in missing]
        raise NotesError("the notes are too thin for the built-in composer", problems)
