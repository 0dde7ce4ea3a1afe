"""Words in their forms: base forms, stems, spellings of either side of the ocean, and letters without accents."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import local
from typing import Any

from aidraft.language.data import language, listed, words

_KNOWN = 65_536  # forms remembered: more than a letter and its notes hold, bounded for a process that reads millions
_OF_THREAD = local()
_VOWEL = re.compile("[aeiouy]")
_SHORT = re.compile(r"^[^aeiou]*[aeiouy][^aeiouwxy]$")  # "hop", "plan": doubles its last letter before -ed
_DOUBLED = re.compile(r"([bdgklmnprstv])\1$")
_DIACRITICS = re.compile("[\u0300-\u036f]")
_ISE = re.compile(r"^(?P<base>\w{2,}i)(?P<letter>[sz])(?P<ending>e|ed|es|ing|er|ers|able|ation|ations|ational)$")


@lru_cache(_KNOWN)
def lemmas(norm: str) -> tuple[str, ...]:
    """The forms a word may be an inflection of, itself first: "better" is (better, good, well).

    Generous: a candidate need not exist ("studied" gives "studie" nowhere, but "meetings" gives "meeting" and "meet").
    A hyphenated word is inflected in its last part.
    """
    found = [norm]
    if "-" in norm.strip("-"):
        head, _, tail = norm.rpartition("-")
        return tuple(f"{head}-{lemma}" for lemma in lemmas(tail))
    for form in (norm, *_plural(norm)):
        found += [form, *_irregular().get(form, ()), *_inflected(form)]
    return tuple(dict.fromkeys(found))


def _plural(word: str) -> Iterator[str]:
    """What a noun in the plural, or a verb in the third person, may come from."""
    if not word.endswith("s") or len(word) < 3 or word in words("words", "whole") or word[-2] == "s":
        return
    if word.endswith(("us", "is")) and not word.endswith("eaus"):
        return
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word[:-2]
    yield word[:-1]


def _inflected(word: str) -> Iterator[str]:
    """What a past, a participle or a comparative may come from."""
    if word in words("words", "whole"):
        return
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            trunk = word[: -len(ending)]
            if ending == "ed" and trunk.endswith("i") and len(trunk) > 2:
                yield trunk[:-1] + "y"
            elif len(trunk) >= 2 and _VOWEL.search(trunk):
                yield from _trunk(trunk)
    for ending in ("est", "er"):
        if word.endswith(ending):
            trunk = word[: -len(ending)]
            for base in (trunk[:-1] + "y" if trunk.endswith("i") else trunk, trunk + "e", trunk[:-1]):
                if base in words("words", "gradable"):
                    yield base


def _trunk(trunk: str) -> Iterator[str]:
    """The base forms of what stands before -ed or -ing."""
    if _DOUBLED.search(trunk):
        yield trunk[:-1]
        if trunk.endswith(("ll", "ss", "dd", "tt", "gg", "rr")):
            yield trunk
        return
    if _SHORT.match(trunk):
        yield trunk + "e"
        return
    if len(trunk) > 2:
        yield trunk
    yield trunk + "e"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    bases: dict[str, list[str]] = {}
    for name in ("verbs", "nouns", "comparatives"):
        for item in listed("words", name):
            base, *forms = item.split("/")
            for form in forms:
                if form != base:
                    bases.setdefault(form, []).append(base)
    return {form: tuple(found) for form, found in bases.items()}


@lru_cache(_KNOWN)
def stem(norm: str) -> str:
    """The word without its endings and accents ("organisations" is ``organis``): for comparing, not for showing."""
    return str(_stemmer().stemWord(fold(norm).removesuffix("'s")))


def _stemmer() -> Any:
    """The stemmer of this thread: it keeps the word it is at work on, so two threads must not share one."""
    if not hasattr(_OF_THREAD, "stemmer"):
        from Stemmer import Stemmer

        _OF_THREAD.stemmer = Stemmer("english")
    return _OF_THREAD.stemmer


@lru_cache(_KNOWN)
def fold(text: str) -> str:
    """Text for comparison only: case-folded, without diacritics, with letters such as ł, ø, þ, æ, ß spelled out.

    Promise: two texts that differ in case, diacritics or the way these are encoded alone fold to the same;
    ``fold(fold(x)) == fold(x)``; never raises. The length is not kept, so spans do not carry over.
    """
    if text.isascii():
        return text.lower()
    table = str.maketrans(dict(language("words")["letters"]))
    bare = text
    for _ in range(3):  # folding may bring forth what folds again ("ẞ", "ŉ"); the third round only confirms
        bare = _DIACRITICS.sub("", unicodedata.normalize("NFKD", bare.casefold())).translate(table)
    return unicodedata.normalize("NFC", bare)


@lru_cache(_KNOWN)
def spelling_variants(word: str) -> tuple[str, ...]:
    """The same word as British or American English writes it ("organised": "organized"), without the word itself."""
    found: list[str] = []
    lowered = word.lower()
    if match := _ISE.match(lowered):
        base = match["base"] + match["letter"] + "e"
        fixed = words("words", "always_ise") | words("words", "always_ize")
        if base not in fixed and match["base"] + "se" not in fixed:
            found.append(match["base"] + ("z" if match["letter"] == "s" else "s") + match["ending"])
    whole = _pairs("variants_whole")
    found += whole.get(lowered, ())
    if lowered.endswith("s"):
        found += [other + "s" for other in whole.get(lowered[:-1], ())]
    for length in range(len(lowered), 2, -1):
        if others := _pairs("variants").get(lowered[:length]):
            found += [other + lowered[length:] for other in others if _may_follow(lowered[length:], other)]
            break
    if match := re.match(r"^(\w+?l)(l?)(ed|ing|er|ers)$", lowered):
        base, double, ending = match.groups()
        if base in words("words", "doubling"):
            found.append(base + ("" if double else "l") + ending)
    return tuple(v for v in dict.fromkeys(found) if v != lowered)


def _may_follow(rest: str, beginning: str) -> bool:
    return not (beginning.endswith("our") and rest in words("words", "without_u"))


@cache
def _pairs(name: str) -> dict[str, tuple[str, ...]]:
    pairs: dict[str, list[str]] = {}
    for item in listed("words", name):
        british, american = item.split("/")
        pairs.setdefault(british, []).append(american)
        pairs.setdefault(american, []).append(british)
    return {word: tuple(others) for word, others in pairs.items()}
