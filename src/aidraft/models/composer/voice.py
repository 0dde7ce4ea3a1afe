"""From the notes' point of view to the letter's: she and he and they become you, I stays I."""

import re
from dataclasses import dataclass, replace

from aidraft.models.composer.lexicon import lexicon, with_you
from aidraft.models.composer.tagging import Tag, Word

_OTHER = {"he": "she", "she": "he"}


@dataclass(frozen=True)
class Addressee:
    """``names`` are the lower-case words that name the reader; ``others`` those that name colleagues. ``pronoun`` is
    "she" or "he" where the notes use only one of them for the reader."""

    names: frozenset[str]
    others: frozenset[str] = frozenset()
    pronoun: str | None = None

    def named(self, word: str) -> bool:
        """Whether a lower-case word is the reader's name, or a short form of it ("ade" for Adesuwa)."""
        return word in self.names or (len(word) > 2 and any(n.startswith(word) for n in self.names))


def to_you(tagged: list[Word], reader: Addressee, *, own: bool) -> list[Word] | None:
    """The words addressed to the reader. ``own`` says that he or she can only be the reader. None when the bullet
    speaks of somebody whom the letter could not name rightly."""
    lists = lexicon()
    groups = {form: base for base in ("she", "he") for form in lists.lists[f"pronouns.{base}"]}
    out: list[Word] = []
    agree = False  # whether the next verb has "you" for its subject
    for i, word in enumerate(tagged):
        stem = word.low.removesuffix("'s")
        capital = word.text[:1].isupper()
        new = word
        if capital and stem in reader.others:
            return None
        if capital and reader.named(stem):
            agree = stem == word.low
            new = _as(word, "you" if agree else "your", "PRON" if agree else "DET")
            while out and (out[-1].text == "you" or lists.has("honorifics", out[-1].low.rstrip("."))):
                new = replace(new, gap=out.pop().gap)  # title, first and last name are one "you"
        elif word.low in groups:
            if not own:
                return None
            # "An interpreter has to correct herself" is not about the reader.
            reflexive = word.low.endswith("self") and not any(w.text == "you" for w in out)
            if reader.pronoun in (None, groups[word.low]) and not reflexive:
                new = _person(word)
                agree = word.low in ("he", "she")
        elif word.low in _TEAM and _team(tagged, i):
            new = _as(word, _TEAM[word.low])
        elif agree and (word.tag in ("VZ", "AUX", "VB") or (word.tag == "N" and word.low.endswith("s"))):
            new = _second(word)
            agree = False
        elif agree and word.tag not in ("ADV", "NEG"):
            agree = False
        out.append(new)
    return out


_TEAM = {"they": "you", "their": "your", "them": "you", "theirs": "yours", "themselves": "yourselves"}


def _second(word: Word) -> Word:
    """A verb after "you". There a form in -s is a verb even where the lexicon does not know it."""
    base = with_you(word.low)
    if base == word.low and word.tag == "N":
        base = word.low[:-1]
    return _as(word, base, "AUX" if word.tag == "AUX" else "VB")


def _as(word: Word, text: str, tag: Tag | None = None) -> Word:
    return replace(word, text=text, low=text, tag=tag or word.tag)


def _person(word: Word) -> Word:
    if word.low in ("himself", "herself"):
        return _as(word, "yourself")
    if word.low == "hers":
        return _as(word, "yours")
    return _as(word, "your" if word.tag == "DET" else "you")


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
    name = word.text[:1].isupper()  # "Atlas, the catalogue they are building"
    return not name and word.tag in ("N", "VZ") and word.low.endswith("s") and not word.low.endswith("ss")


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
