"""One bullet, read for one letter: tidied, addressed to the reader, and cut into a head and its details."""

import re
from dataclasses import dataclass

from aidraft.models.composer.lexicon import gerund_base, lexicon, past_base, third_base
from aidraft.models.composer.shape import Shape, compound, finite, shape, verbal
from aidraft.models.composer.tagging import Word, before, join, words
from aidraft.models.composer.voice import Addressee

_FIRST = re.compile(r"[\w'-]+")


@dataclass(frozen=True)
class Reading:
    """What is known about the notes as a whole: who reads the letter, whether nobody else was there, the words
    that are names wherever they stand, and whether the writer begins bullets with a small letter."""

    reader: Addressee
    alone: bool
    capitals: frozenset[str]
    small_starts: bool


@dataclass(frozen=True)
class Piece:
    """A part of a bullet with its shape."""

    tagged: tuple[Word, ...]
    shape: Shape

    @property
    def text(self) -> str:
        return join(list(self.tagged))


def piece(text: str) -> Piece | None:
    tagged = words(text)
    return Piece(tuple(tagged), shape(tagged)) if tagged and any(w.tag != "P" for w in tagged) else None


def lowered(text: str, reading: Reading) -> tuple[str, bool]:
    """The text with the capital of its first word taken away unless that word is a name, and whether that is sure."""
    match = _FIRST.match(text)
    if not match or not match.group()[0].isupper():
        return text, True
    word, rest = match.group(), text[match.end() :]
    low = word.lower()
    if lexicon().has("honorifics", low.rstrip(".")) and rest.lstrip(". ")[:1].isupper():
        return text, True
    if any(c.isupper() or c.isdigit() for c in word[1:]) or lexicon().has("proper", low.removesuffix("'s")):
        return text, True
    if word.removesuffix("'s") in reading.capitals or (low in reading.reader.others or reading.reader.named(low)):
        return text, True
    small = low + rest
    if common(low):
        return small, True
    follows = rest.lstrip()
    if not follows or rest[0] != " " or follows[0].isupper() or not follows[0].isalpha():
        return (text, True) if reading.small_starts else (small, len(follows) > 0)
    return small, not reading.small_starts or low.endswith(("tion", "ment", "ness", "ity", "s"))


def common(low: str) -> bool:
    """Whether the lexicon knows the word as an ordinary one."""
    lists = lexicon()
    return (
        any(low in group for group in lists.closed.values())
        or any(
            lists.has(name, low) for name in ("adjectives", "mass", "the_nouns", "role_words", "verbs", "adjectival")
        )
        or bool(past_base(low) or gerund_base(low) or third_base(low))
    )


def spliced(tagged: list[Word]) -> list[Word]:
    """A comma between two whole clauses gets the "and" that the telegraphic style leaves out."""
    out: list[Word] = []
    for i, word in enumerate(tagged):
        out.append(word)
        after = tagged[i + 1] if i + 1 < len(tagged) else None
        if word.text != "," or after is None:
            continue
        rest = tagged[i + 1 :]
        if after.tag == "PRON" and after.low in lexicon().lists["pronouns.starts"] and finite(rest):
            out.append(Word("and", "and", "CONJ"))
        elif (
            after.tag == "VZ"
            and (verbal(after) or rest[-1].tag == "ADV")
            and len(rest) > 1
            and rest[1].tag in ("ADV", "PREP", "DET")
        ):
            verb = finite(tagged[:i])
            if verb and tagged[verb].tag in ("VZ", "AUX"):
                out[-1] = Word("and", "and", "CONJ")
            elif verb is None:
                out.append(Word("which", "which", "REL"))
    return timed(out)


def timed(tagged: list[Word]) -> list[Word]:
    """The preposition that telegraphic style leaves out before a month, a year or a weekday."""
    lists = lexicon()
    out: list[Word] = []
    for i, word in enumerate(tagged):
        prior = tagged[i - 1] if i else None
        month = word.tag == "NP" and lists.has("months", word.low)
        year = re.fullmatch(r"(?:19|20)\d\d", word.text) is not None
        if prior and ((month and prior.tag in ("VZ", "VB", "VG", "VD")) or (year and prior.tag == "VD")):
            out.append(Word("in", "in", "PREP"))
        elif prior and word.tag == "NP" and lists.has("weekdays", word.low) and prior.tag == "N":
            out.append(Word("on", "on", "PREP"))
        out.append(word)
    return out


def trimmed(tagged: list[Word]) -> list[Word]:
    """Without a trailing fragment that cannot stand in a sentence; ", no slides" becomes ", with no slides"."""
    commas = [i for i, w in enumerate(tagged) if w.text in (",", "–", ";")]
    if not commas or commas[-1] + 1 >= len(tagged):
        return tagged
    cut = commas[-1]
    rest = tagged[cut + 1 :]
    first = rest[0]
    if first.low == "then" and finite(rest[1:]):
        return trimmed(tagged[:cut])
    if first.low == "no" and len(rest) > 1:
        return [*tagged[: cut + 1], Word("with", "with", "PREP"), *rest]
    clause = finite(rest) is not None
    if first.low == "first" and len(rest) > 1 and rest[1].tag in ("N", "ADJ", "NP"):
        return trimmed(tagged[:cut])
    partly = first.tag in ("NUM", "PRON") or lexicon().has("parts", first.low)
    if partly and any(w.tag in ("VB", "VZ") for w in rest[2:]) and not lexicon().has("pronouns.starts", first.low):
        return trimmed(tagged[:cut])
    if clause and first.tag not in ("REL", "SUB", "CONJ", "PRON"):
        return trimmed(tagged[:cut])
    if clause and first.low in ("that", "this", "it"):
        return trimmed(tagged[:cut])
    if clause or first.tag in ("REL", "SUB", "CONJ", "PREP", "VG", "NEG", "DET", "ADV", "NUM", "PRON", "TO"):
        return tagged
    if any(w.low in ("and", "or") for w in rest) or (first.tag == "VD" and len(rest) > 1):
        return tagged
    return trimmed(tagged[:cut])


def head_noun(tagged: list[Word]) -> Word | None:
    """The noun a phrase is about: the last one before a preposition, relative, comma or participle."""
    head: Word | None = None
    for word in tagged:
        if word.tag == "P" and word.text not in "\"'":
            break
        if word.tag in ("PREP", "REL", "P", "SUB", "CONJ", "AUX", "TO", "PRON") or (
            head and word.tag in ("VD", "NUM", "ADV", "DET")
        ):
            if head:
                break
            continue
        if word.tag in ("N", "NP", "VZ", "VB", "VG"):
            head = word
    return head


def determined(tagged: list[Word], article: str) -> list[Word]:
    """A noun phrase with the article that telegraphic style left out: ``the``, ``a`` or ``my``."""
    if not tagged:
        return tagged
    first, lists = tagged[0], lexicon()
    if first.tag in ("DET", "PRON", "REL", "TO") or (first.tag == "VG" and not compound(tagged)) or first.text in "\"'":
        return tagged
    head = head_noun(tagged)
    if article == "my":
        return before("my", tagged)
    if first.tag in ("NUM", "NP") or head is None or head.tag == "NP" or _names(tagged):
        return tagged
    plural = (head.low.endswith("s") and not head.low.endswith(("ss", "ics", "us", "is"))) or lists.has(
        "plurals", head.low
    )
    at = next(i for i, w in enumerate(tagged) if w is head)
    after = tagged[at + 1] if at + 1 < len(tagged) else None
    of_the = after is not None and after.low == "of"
    if after is not None and after.tag == "NUM" and article == "the":
        return tagged  # "gallery 3"
    abstract = lists.has("mass", head.low) or (
        not lists.has("countable", head.low)
        and head.low.endswith(("tion", "sion", "ance", "ence", "ity", "ness", "ing"))
    )
    if article == "a" and after is not None and after.tag == "TO":
        return before("the", tagged)
    if plural or (abstract and not (of_the and article == "the")) or "and" in [w.low for w in tagged[: at + 2]]:
        return tagged
    if article == "a":
        vowel = lists.patterns["sounds_vowel"].match(first.low) or (
            first.low[0] in "aeiou" and not lists.patterns["sounds_consonant"].match(first.low)
        )
        article = "an" if vowel else "a"
    return before(article, tagged)


def _names(tagged: list[Word]) -> bool:
    """Whether a phrase begins with a name ("Heron, the feature store")."""
    return tagged[0].text[:1].isupper() and (len(tagged) == 1 or tagged[1].text == ",")
