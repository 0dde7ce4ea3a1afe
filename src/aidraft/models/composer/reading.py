"""What the notes as a whole tell about their reader and their writer's habits."""

import re

from aidraft.models.composer.bullet import Reading, common
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.voice import Addressee, pronoun_of
from aidraft.prompting.request import Brief

_INSIDE = re.compile(r"(?<=[a-z0-9,;:&+)] )[A-Z][\w'’-]*")


def name_words(name: str) -> frozenset[str]:
    """The lower-case words by which the notes may call somebody, the initials among them."""
    lists = lexicon()
    parts = [p.strip(".,") for p in name.split()]
    parts = [p for p in parts if p and not lists.has("honorifics", p.lower()) and not lists.has("particles", p.lower())]
    initials = "".join(piece[0] for part in parts for piece in part.split("-"))
    short = "".join(piece[0] for piece in parts[0].split("-")) if parts and "-" in parts[0] else ""
    return frozenset(w.lower() for w in [*parts, initials, short] if len(w) > 1)


def reading_of(brief: Brief) -> Reading:
    """Read a brief's facts for what concerns them all."""
    own = [f.text for f in brief.facts if f.person == brief.to.slug]
    others = frozenset(word for name in brief.colleagues for word in name_words(name))
    starts = [f.text[0] for f in brief.facts if f.text[:1].isalpha()]
    capitals = {word.removesuffix("'s") for f in brief.facts for word in _INSIDE.findall(f.text)}
    capitals |= {
        word
        for text in (brief.company, brief.candidate)
        for word in text.split()
        if word[:1].isupper() and not common(word.lower())
    }
    names = name_words(brief.to.name)
    everything = own if brief.colleagues else [f.text for f in brief.facts]
    return Reading(
        reader=Addressee(names, others - names, pronoun_of(everything)),
        alone=not brief.colleagues,
        capitals=frozenset(capitals) - {w.capitalize() for w in ("a", "the")},
        small_starts=2 * sum(1 for c in starts if c.islower()) > len(starts),
    )
