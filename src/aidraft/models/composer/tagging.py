"""Words with a coarse part of speech: closed classes from the lexicon, the rest by ending and neighbourhood."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from aidraft.models.composer.lexicon import gerund_base, lexicon, past_base, third_base

Tag = Literal[
    "DET", "PRON", "PREP", "CONJ", "SUB", "REL", "AUX", "MOD", "ADV", "NUM", "TO", "NEG", "ADJ",
    "VB", "VZ", "VD", "VG", "N", "NP", "P",
]  # fmt: skip
_WORD = re.compile(r"\d+(?:[.,]\d+)+[\w%]*|[^\W_](?:[\w'’.%/:-]*[\w%])?(?:\+\+|#)?|\S")


@dataclass(frozen=True, slots=True)
class Word:
    """``gap`` is the white space before it, so that joining the words gives the text back."""

    text: str
    low: str
    tag: Tag
    gap: str = " "


def words(text: str) -> list[Word]:
    """Tag a text."""
    out: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        low = match.group().lower()
        out.append(Word(match.group(), low, _tag(match.group(), low, out), text[end : match.start()]))
        end = match.end()
    return _with_neighbours(out)


def before(text: str, tagged: list[Word], tag: Tag = "DET", gap: str = "") -> list[Word]:
    """The words with one more in front."""
    return [Word(text, text.lower(), tag, gap), replace(tagged[0], gap=" "), *tagged[1:]]


def join(tagged: list[Word]) -> str:
    return "".join(w.gap + w.text for w in tagged).strip()


_ORDER: tuple[tuple[str, Tag], ...] = (
    ("neg", "NEG"), ("aux", "AUX"), ("modal", "MOD"), ("det", "DET"), ("poss", "DET"), ("num", "NUM"), ("pron", "PRON"),
    ("rel", "REL"), ("sub", "SUB"), ("conj", "CONJ"), ("adv", "ADV"), ("prep", "PREP"),
)  # fmt: skip


def _tag(text: str, low: str, before: list[Word]) -> Tag:
    lists = lexicon()
    if not text[0].isalnum():
        return "P"
    if text[0].isdigit():
        return "NUM"
    inside = before and before[-1].text not in (".", ":", "?", '"')
    if text[0].isupper() and text != "I" and (inside or lists.has("proper", low)):
        return "NP"
    closed = next((tag for name, tag in _ORDER if low in lists.closed[name]), None)
    if closed or lists.has("adjectives", low):
        return closed or "ADJ"
    return _by_form(text, low)


def _by_form(text: str, low: str) -> Tag:
    """The tag of an open-class word: what its ending and the verb list say."""
    lists = lexicon()
    if low.endswith("ly"):
        return "ADV"
    if gerund_base(low):
        return "VG"
    if past_base(low) and not (lists.has("verbs", low) and low not in lists.past):
        return "ADJ" if lists.has("adjectival", low) else "VD"
    if lists.has("verbs", low):
        return "VB"
    if third_base(low):
        return "VZ"
    if low.endswith("ed") and len(low) > 4 and not low.endswith("eed") and not lists.has("adjectival", low):
        return "VD"  # of a verb the lexicon does not know
    return "NP" if text[0].isupper() and any(c.isupper() or c.isdigit() for c in text[1:]) else "N"


def _with_neighbours(tagged: list[Word]) -> list[Word]:
    """The few words whose class depends on what follows."""
    out = list(tagged)
    for i, word in enumerate(tagged):
        after = tagged[i + 1] if i + 1 < len(tagged) else None
        prior = out[i - 1] if i else None
        if word.low == "to" and after and after.tag == "VB":
            out[i] = replace(word, tag="TO")
        elif word.low == "that" and (prior is None or prior.tag in ("N", "NP", "PRON", "VZ", "VD", "VB")):
            out[i] = replace(word, tag="REL")
        elif word.low in ("her", "his") and (after is None or after.tag in ("P", "PREP", "CONJ")):
            out[i] = replace(word, tag="PRON")
        elif word.tag == "VB" and after and after.low == "of" and lexicon().has("noun_like", word.low):
            out[i] = replace(word, tag="N")
        elif word.low == "there" and not (after and after.tag == "AUX"):
            out[i] = replace(word, tag="ADV")
        elif word.low in ("since", "before", "after", "until", "as", "so", "once", "than") and word.tag in (
            "SUB",
            "PREP",
        ):
            # A subordinator has a subject and a verb after it; a preposition only a noun.
            clause = (
                after is not None
                and after.tag in ("PRON", "DET")
                and any(w.tag in ("AUX", "MOD", "VZ", "VB", "VD") for w in tagged[i + 2 : i + 5])
            )
            out[i] = replace(word, tag="SUB" if clause else "PREP" if word.low != "so" else "SUB")
    return out
