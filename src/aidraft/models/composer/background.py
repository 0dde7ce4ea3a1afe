"""Qualifications that are noun phrases: years, posts, certificates, memberships."""

import re
from typing import Literal

from aidraft.models.composer.bullet import determined, head_noun, timed, trimmed
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.tagging import Word, join, words

_DURATION = re.compile(r"^(?P<time>(?:about |more than )?(?P<count>[\w-]+) (?P<unit>\w+))\s+(?P<what>.+)$")
_DEGREE = re.compile(r"^(?P<degree>\w+) (?:in )?(?P<subject>[A-Z][\w]*(?: (?:and |of )?[A-Z]\w*)*)(?=$|,| [0-9])")

SHORT = 6
"""Letters up to which "-er" and "-or" seldom make a person of a word: "water", "tower", "order"."""

Held = tuple[Literal["bring", "am"], str, float]


def held(tagged: list[Word], earlier: bool) -> Held | None:
    """A noun phrase as something the candidate brings ("my five years of Go") or is ("I am a member of X"), with its
    worth. ``earlier`` puts it in the past. None where there is no noun to speak of."""
    if head_noun(tagged) is None and not any(lexicon().has("state_words", w.low) for w in tagged):
        return None
    tagged = [w for w in _without_deeds(timed(tagged)) if not lexicon().has("once", w.low)]
    if not trimmed(tagged):
        return None
    return _degree(tagged) or _state(tagged) or _years(tagged) or _post(tagged, earlier) or _thing(tagged)


def _degree(tagged: list[Word]) -> Held | None:
    """ "BSc Physiotherapy 2021, HCPC registered": the degree and its subject; the year says little."""
    if not lexicon().has("degrees", tagged[0].text):
        return None
    found = _DEGREE.match(join(tagged))
    return ("bring", f"my {found['degree']} in {found['subject']}", 2.0) if found else None


def _state(tagged: list[Word]) -> Held | None:
    """ "ECMO trained since 2023", "ServSafe Manager certified"."""
    lists = lexicon()
    at = next((i for i, w in enumerate(tagged) if lists.has("state_words", w.low)), None)
    if (
        at is None
        or any(w.text == "," for w in tagged[:at])
        or not (at + 1 == len(tagged) or tagged[at + 1].low in ("since", "in", ",", ":"))
    ):
        return None
    return "am", f"I {'have been' if _since(tagged) else 'am'} {join(tagged)}", 3.5


def _years(tagged: list[Word]) -> Held | None:
    """ "3 years deputy lead, customer relations, Cloverdale Water": how long, as what, where."""
    lists = lexicon()
    found = _DURATION.match(_moved(join(tagged)))
    if not found or not lists.has("duration_units", found["unit"].lower()):
        return None
    what = words(found["what"])
    time = found["time"].replace(found["count"], lists.digits.get(found["count"], found["count"]), 1)
    if _role(what):
        return "bring", f"my {time} as {_placed(found['what'])}", 4.0
    link = "in " if what[0].tag in ("N", "NP") else ""
    return "bring", f"my {time} {link}{join(trimmed(what))}", 4.0


def _post(tagged: list[Word], earlier: bool) -> Held | None:
    """ "mentor for student nurses"."""
    tagged = trimmed(tagged)
    if tagged[0].tag == "NUM" or not _role(tagged):
        return None
    noun = join(tagged if tagged[0].tag == "DET" else determined(tagged, "a"))
    be = "was" if earlier else "have been" if _since(tagged) else "am"
    return "am", f"I {be} {noun}", 2.5


def _thing(tagged: list[Word]) -> Held:
    kept = trimmed(tagged)
    commas = [i for i, w in enumerate(kept) if w.text == ","]
    if len(commas) == 1 and commas[0] + 1 < len(kept) and kept[commas[0] + 1].tag == "VG":
        kept = [*kept[: commas[0]], Word("and", "and", "CONJ"), *kept[commas[0] + 1 :]]
    counted = kept[0].tag == "NUM" or kept[0].low in ("more", "about")
    return "bring", join(determined(kept, "my")), 1.0 if counted else 2.5


def _without_deeds(tagged: list[Word]) -> list[Word]:
    """ "four years at X, led more than 200 walks": what was done there is another sentence."""
    for i, word in enumerate(tagged[:-2]):
        after, then = tagged[i + 1], tagged[i + 2]
        deed = after.tag == "VD" and (then.tag in ("NUM", "DET") or then.low in ("more", "about"))
        if word.text == "," and deed:
            return tagged[:i]
    return tagged


def _since(tagged: list[Word]) -> bool:
    return any(w.low == "since" for w in tagged)


def _moved(text: str) -> str:
    """ "assistant curator at X, six years" with the time in front."""
    head, comma, tail = text.rpartition(", ")
    parts = tail.split()
    if comma and len(parts) == 2 and lexicon().has("duration_units", parts[1].lower()):
        return f"{tail} {head}"
    return text


def _role(tagged: list[Word]) -> bool:
    """Whether a phrase names a position: its head, before any preposition, is somebody."""
    head = ""
    for word in tagged:
        if word.tag in ("PREP", "P", "REL", "CONJ", "SUB"):
            break
        head = word.text
    lists = lexicon()
    named = lists.has("role_words", head.lower()) or lists.has("role_words", head)
    somebody = head.lower().endswith(tuple(lists.lists["role_suffixes"])) and not lists.has("noun_like", head.lower())
    return named or (somebody and len(head) > SHORT)


def _placed(text: str) -> str:
    """ "deputy lead, customer relations, Cloverdale Water" with the prepositions a list leaves out."""
    first, *parts = text.split(", ")
    out = first
    for part in filter(None, parts):
        named = part[0].isupper() and all(w[0].isupper() or len(w) < 4 for w in part.split())
        plain = words(part)[0].tag in ("N", "ADJ", "NP") and len(part.split()) <= 3
        out += f" at {part}" if named else f" in {part}" if plain else f", {part}"
    return out
