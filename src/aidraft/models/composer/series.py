"""Lists, counts and subjects of the telegraphic style, completed."""

import re
from itertools import pairwise

from aidraft.models.composer.bullet import determined
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.shape import finite, plural
from aidraft.models.composer.tagging import Word


def equated(text: str) -> str:
    """ "product = reports" with its verb."""
    return re.sub(r"(\w+)\s=\s", lambda m: f"{m[1]} {'are' if plural(m[1]) else 'is'} ", text)


def with_subject(tagged: list[Word]) -> list[Word]:
    """A bare singular subject gets its article: "library got" is "the library got"."""
    if not tagged:
        return tagged
    first = tagged[0]
    at = finite(tagged) or 0
    subject = tagged[:at]
    if not subject or first.tag in ("PRON", "DET", "NUM", "NP"):
        return tagged
    if len(subject) == 1 and not lexicon().has("the_nouns", first.low):
        return tagged  # "diacetyl is": it may well be a mass noun
    return [*determined(subject, "the"), *tagged[at:]]


def counted(tagged: list[Word]) -> list[Word]:
    """ "640 students, nine teachers": a list of counts gets its "and"."""
    at = next((i for i, w in enumerate(tagged) if w.text == ","), None)
    if not at or tagged[0].tag != "NUM" or at + 1 >= len(tagged) or tagged[at + 1].tag != "NUM":
        return tagged
    rest = tagged[at + 1 :]
    if any(w.text == "," or w.low == "them" or w.tag in ("VD", "VZ", "VB") for w in rest):
        return tagged
    return [*tagged[:at], Word("and", "and", "CONJ"), *rest]


def enumerated(tagged: list[Word]) -> list[Word]:
    """ "TypeScript, Svelte, MapLibre": a bare list gets its "and"."""
    commas = [i for i, w in enumerate(tagged) if w.text == ","]
    ends = [-1, *commas, len(tagged)]
    pieces = [tagged[a + 1 : b] for a, b in pairwise(ends)]
    if len(commas) < 2 or not all(0 < len(p) < 4 and all(w.tag in ("N", "NP", "ADJ") for w in p) for p in pieces):
        return tagged
    return [*tagged[: commas[-1]], Word("and", "and", "CONJ"), *tagged[commas[-1] + 1 :]]
