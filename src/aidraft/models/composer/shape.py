"""The shape of a bullet: where its finite verb is, and so what kind of phrase it can become."""

from typing import Literal

from aidraft.models.composer.lexicon import lexicon, past_base
from aidraft.models.composer.tagging import Word

Shape = Literal["clause", "noun", "gerund", "past", "present", "wants", "question", "wh", "infinitive"]
"""``clause`` has a subject and a finite verb; ``past`` and ``present`` have the verb alone (the subject is implied)."""

_OBJECT = ("DET", "PRON", "NUM")
_NOUN = ("N", "NP", "VZ", "VB", "VG", "NUM", "PRON")


def shape(tagged: list[Word]) -> Shape:
    """What a piece of a bullet is. Nothing at all is a noun without a head, which nobody can use."""
    if not tagged:
        return "noun"
    first = tagged[0]
    second = tagged[1] if len(tagged) > 1 else None
    if first.tag == "REL" and first.low != "that" and second:
        return "wh"
    if first.tag in ("MOD", "AUX") and second and second.tag == "PRON":
        return "question"
    if first.tag == "TO":
        return "infinitive"
    if first.tag == "PRON" and first.low in lexicon().lists["pronouns.starts"] and len(tagged) > 2:
        return "clause"
    if first.tag == "VG" and not compound(tagged):
        return "gerund"
    if verb := finite(tagged):
        return "clause" if verb else "noun"
    if first.tag == "VD" or (first.tag == "ADV" and second and second.tag == "VD"):
        return "past"
    if first.tag == "VZ" and second and second.tag in (*_OBJECT, "VD", "N", "TO", "PREP", "NP") and _verb_first(tagged):
        return "present"
    if first.tag == "VB" and (first.low == "want" or not lexicon().has("noun_like", first.low) or _objects(tagged, 0)):
        return "past" if past_base(first.low) and first.low not in ("want",) else "wants"
    return "noun"


def finite(tagged: list[Word]) -> int | None:
    """The index of the main finite verb of a piece with a subject, None when there is none."""
    owed = 0  # verbs that belong to relative clauses still open
    for i, word in enumerate(tagged):
        if not i:
            continue
        before = tagged[i - 1]
        if word.tag == "SUB":
            return None
        if word.low in lexicon().lists["pronouns.subject"] and before.low in ("and", "then") and not owed:
            return None  # what stood before had no verb: a noun phrase, and then a clause of its own
        contact = word.tag == "PRON" and lexicon().has("pronouns.subject", word.low) and _noun(tagged, i - 1)
        if word.tag == "REL" or contact:
            owed += 1
        elif _finite_at(tagged, i):
            if not owed:
                return i
            owed -= 1
    return None


def verbal(word: Word) -> bool:
    """Whether a form in -s is rather a verb than a plural."""
    return lexicon().has("verb_like", word.low) or not lexicon().has("noun_like", word.low)


def _noun(tagged: list[Word], i: int) -> bool:
    word = tagged[i]
    if word.tag in ("N", "NP"):
        return True
    stands = i > 0 and tagged[i - 1].tag in ("DET", "ADJ", "N", "NP")
    return word.tag in ("VB", "VZ") and (stands or lexicon().has("noun_like", word.low))


def _finite_at(tagged: list[Word], i: int) -> bool:
    word, before = tagged[i], tagged[i - 1]
    after = tagged[i + 1] if i + 1 < len(tagged) else None
    if word.tag == "AUX":
        return before.tag not in ("TO", "MOD", "AUX", "NEG")
    if word.tag == "MOD":
        return True
    j = i - 1
    while j > 0 and tagged[j].tag in ("ADV", "NEG"):
        j -= 1
    subject = tagged[j]
    if any(w.tag in ("AUX", "MOD", "TO") for w in tagged[max(0, j - 1) : i]):
        return False
    pronoun = subject.tag == "PRON" or (subject.tag == "REL" and j > 0)
    if word.tag in ("VZ", "VB", "VD") and pronoun:
        return subject.low not in ("him", "her", "them", "me", "us") and not (
            word.tag == "VB" and subject.low in ("he", "she", "it")
        )
    if subject.tag not in ("N", "NP", "VZ", "VG", "VB", "NUM"):
        return False
    if word.tag == "VZ":
        strong = verbal(word) or (
            lexicon().has("runs_on", word.low) and after is not None and lexicon().has("on_with", after.low)
        )
        goes_on = after is not None and after.tag != "P"
        return not _plural(subject) and (_objects(tagged, i, "NP") or (strong and goes_on))
    if word.tag == "VB":
        return _plural(subject) and (_objects(tagged, i) or not lexicon().has("noun_like", word.low))
    if word.tag == "VD":
        words = lexicon()
        if word.low in words.past and word.low not in words.participles:
            return True
        # "my model reduced error": a subject with its article, a past form, a noun.
        plain = tagged[0].tag == "DET" and i <= 3 and after is not None and after.tag in ("N", "NP", "VB", "VG", "ADJ")
        timed = after is not None and (words.has("time_nouns", after.low) or after.low in ("last", "next", "this"))
        return word.low == "got" or (_objects(tagged, i) and subject.tag != "NUM") or (plain and not timed)
    return False


def _objects(tagged: list[Word], i: int, *more: str) -> bool:
    """Whether an object follows; "every morning" is a time, no object."""
    if i + 1 >= len(tagged) or tagged[i + 1].tag not in (*_OBJECT, *more):
        return False
    return not any(lexicon().has("time_nouns", w.low.removesuffix("s")) for w in tagged[i + 2 : i + 4])


def plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    low = word.lower()
    return (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or lexicon().has("plurals", low)


def _plural(word: Word) -> bool:
    return plural(word.low)


def compound(tagged: list[Word]) -> bool:
    """Whether an -ing word at the start is the first part of a noun ("marking turnaround", "reading room")."""
    if len(tagged) < 2 or not lexicon().has("compound_ing", tagged[0].low):
        return False
    return tagged[1].tag in ("N", "VZ", "VB") and not _plural(tagged[1])


def _verb_first(tagged: list[Word]) -> bool:
    words = lexicon()
    return words.has("you_verbs", tagged[0].low) or not words.has("noun_like", tagged[0].low)
