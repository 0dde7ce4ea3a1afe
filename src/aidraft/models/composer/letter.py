"""A letter from its plan: which parts, in which order, and how many."""

import re

from aidraft.errors import NotesError, Problem
from aidraft.models.composer.lexicon import load
from aidraft.models.composer.parts import PARTS, Line, Writer, joined


def write(w: Writer) -> list[Line]:
    """The paragraphs of a letter. Raises NotesError when the notes are too thin for its kind."""
    plan = load("plan")
    limits = plan["exclamations"].get(w.brief.tone, 0)
    kind = plan[w.brief.kind]
    kind = kind.get("tones", {}).get(w.brief.tone, kind)
    low, high = kind["words"]
    layouts = kind["layouts"]
    layout = layouts[(w.chance("layout") + w.place) % len(layouts)]
    parts = [(i, j, *_optional(part)) for i, row in enumerate(layout) for j, part in enumerate(row)]
    needed = [(i, j, name) for i, j, name, order in parts if order == 0]
    _require(w, [name for *_, name in needed])
    written: dict[tuple[int, int], Line] = {}
    for i, j, name in needed:
        if line := PARTS[name](w):
            written[i, j] = line
    for i, j, name, _ in sorted((p for p in parts if p[3]), key=lambda p: p[3]):
        total = sum(line.words for line in written.values())
        if total >= low:
            break
        if (line := PARTS[name](w)) and total + line.words <= high:
            written[i, j] = line
    rows = sorted({i for i, _ in written})
    paragraphs = [joined(written[key] for key in sorted(written) if key[0] == i) for i in rows]
    return _calmed([p for p in paragraphs if p], limits)


def _optional(part: str) -> tuple[str, int]:
    name, _, order = part.partition("?")
    return name, int(order or 0)


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
