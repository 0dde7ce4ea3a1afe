"""From the notes' point of view to the letter's: she and he and they become you, I stays I."""

import re
from dataclasses import dataclass, replace

from aidraft.models.composer.lexicon import lexicon, with_you
from aidraft.models.composer.tagging import Word

_OTHER = {"he": "she", "she": "he"}


@dataclass(frozen=True)
class Addressee:
    """``names`` are the lower-case words that name the reader; ``others`` those that name colleagues. ``pronoun`` is
    "she" or "he" where the notes use only one of them for the reader."""

    names: frozenset[str]
    others: frozenset[str] = frozenset()
    pronoun: str | None = None


def to_you(tagged: list[Word], reader: Addressee, *, own: bool) -> list[Word] | None:
    """The words addressed to the reader. ``own`` says that he or she can only be the reader. None when the bullet
    speaks of somebody whom the letter could not name rightly."""
    lists = lexicon()
    groups = {form: base for base in ("she", "he") for form in lists.lists[f"pronouns.{base}"]}
    out: list[Word] = []
    agree = False
    for i, word in enumerate(tagged):
        after = tagged[i + 1] if i + 1 < len(tagged) else None
        stem = word.low.removesuffix("'s")
        if stem in reader.others and word.text[:1].isupper():
            return None
        new = word
        if stem in reader.names and word.text[:1].isupper():
            new = replace(
                word, text="your" if word.low.endswith("'s") else "you", tag="DET" if stem != word.low else "PRON"
            )
            agree = stem == word.low
            if out and out[-1].text == "you" and agree:
                continue  # first and last name
        elif word.low in groups:
            if not own:
                return None
            if reader.pronoun in (None, groups[word.low]):
                new = _person(word)
                agree = word.low in ("he", "she")
        elif word.low in ("they", "their", "them", "themselves", "theirs"):
            if _team(tagged, i):
                new = replace(
                    word,
                    text={"they": "you", "their": "your", "them": "you", "theirs": "yours"}.get(word.low, "yourselves"),
                )
        elif agree and word.tag in ("VZ", "AUX", "VB"):
            new = replace(word, text=with_you(word.low))
            agree = False
        elif agree and word.tag not in ("ADV", "NEG"):
            agree = False
        out.append(new)
    return out


def _person(word: Word) -> Word:
    if word.low in ("he", "she"):
        return replace(word, text="you")
    if word.low in ("himself", "herself"):
        return replace(word, text="yourself")
    if word.low == "hers":
        return replace(word, text="yours")
    if word.tag == "DET":
        return replace(word, text="your")
    return replace(word, text="you")


def _team(tagged: list[Word], i: int) -> bool:
    """Whether "they" is the reader's team: not when a plural or an indefinite person before it may be meant."""
    lists = lexicon().lists
    before = tagged[:i]
    if not before:
        return True
    near = before[-1].low
    if tagged[i].low in ("them", "themselves") or near in lists["pronouns.keep_they_after"]:
        return False
    return near == "and" or not any(_several(w) for w in before)


def _several(word: Word) -> bool:
    return word.tag in ("N", "VZ") and word.low.endswith("s") and not word.low.endswith("ss")


def pronoun_of(texts: list[str]) -> str | None:
    """The pronoun the notes use for somebody, None where they use both or neither. Answers the candidate gave are
    about other people, so only what stands before "I said" counts."""
    lists = lexicon().lists
    found = set()
    for text in texts:
        head = re.split(r"\bI\b", text, maxsplit=1)[0].lower()
        for word in re.findall(r"[a-z]+", head):
            found |= {base for base in ("she", "he") if word in lists[f"pronouns.{base}"]}
    return found.pop() if len(found) == 1 else None
