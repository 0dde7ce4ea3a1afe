"""Classes of words by name: lists of words/proofreading.yaml, and classes that an ending tells.

Without a part-of-speech tagger only closed classes and whole lists are leaned on. An ending is asked only where what
stands around it leaves no other reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from aidraft.language.data import function_words, words
from aidraft.language.numerals import cardinal_word
from aidraft.proofreading.inflection import gerund, irregular, participle, past, third_person
from aidraft.proofreading.reading import NAME

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words, and what else tells a word of the class."""

    words: frozenset[str] = frozenset()
    tests: tuple[Test, ...] = ()

    def __contains__(self, norm: str) -> bool:
        return norm in self.words or (bool(self.tests) and any(test(norm) for test in self.tests))

    def __or__(self, other: "WordClass") -> "WordClass":
        return WordClass(self.words | other.words, (*self.tests, *other.tests))


def _ends(ending: str, length: int) -> Test:
    whole = words("words", "whole")
    return lambda norm: norm.endswith(ending) and len(norm) >= length and norm not in whole and not norm.endswith("eed")


def _number(norm: str) -> bool:
    if norm[0].isdigit():  # neither "1 hour" nor "the 1st" is more than one
        return norm != "1" and not norm[-1].isalpha()
    return norm != "one" and cardinal_word(norm) is not None


_TOLD: Mapping[str, Test] = {
    "ing": _ends("ing", 5),
    "ed": _ends("ed", 4),
    "number": cache(_number),
    "name": lambda norm: norm == NAME,
    "any-word": str.isalpha,
    "content-word": lambda norm: norm.isalpha() and norm.islower() and norm not in function_words(),
    "s-word": lambda norm: norm.endswith("s") and not norm.endswith(("ss", "us", "is")) and len(norm) > len("this"),
}


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


def adverb_of(adjective: str) -> str:
    """The form in -ly: "easily", "simply", "basically"."""
    if adjective.endswith("y") and len(adjective) > 3:
        return adjective[:-1] + "ily"
    if adjective.endswith("le") and adjective[-3] not in "aeiou":
        return adjective[:-1] + "y"
    if adjective.endswith("ic"):
        return adjective + "ally"
    return {"good": "well", "true": "truly", "whole": "wholly", "full": "fully"}.get(adjective, adjective + "ly")


_FORMED: Mapping[str, Callable[[str], str]] = {
    "third": third_person, "past": past, "participle": participle, "gerund": gerund,
    "plural": plural, "adverb": adverb_of,
}  # fmt: skip


class WordClasses:
    """The lists by name. In one, ``@name`` stands for another list; ``name.past`` is a list in that form."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists
        unlike = frozenset(lists["not-adverb"].split())
        self._known = {name: WordClass(tests=(test,)) for name, test in _TOLD.items()}
        single = frozenset(lists.get("single-s", "").split())
        in_s = _TOLD["s-word"]
        self._known["s-word-plural"] = WordClass(tests=(lambda norm: in_s(norm) and norm not in single,))
        self._known["ly"] = WordClass(tests=(lambda norm: norm.endswith("ly") and norm not in unlike,))

    def __getitem__(self, name: str) -> WordClass:
        """Raises KeyError for a list that is not there."""
        if name not in self._known:
            base, dot, form = name.partition(".")
            if dot:
                self._known[name] = WordClass(frozenset(map(_FORMED[form], self[base].words)))
            elif name.endswith("verb-present"):  # "he put it" may be the past, "he bring it" is neither
                plain = self[name.removesuffix("-present")].words
                self._known[name] = WordClass(frozenset(verb for verb in plain if past(verb) != verb))
            elif name == "known-verb":
                self._known[name] = WordClass(self.verbs())
            elif name.endswith("verb-changing"):  # "have send" is wrong, "have become" is not
                plain = self[name.removesuffix("-changing")].words
                self._known[name] = WordClass(frozenset(verb for verb in plain if participle(verb) != verb))
            else:
                self._known[name] = self._listed(name)
        return self._known[name]

    def verbs(self) -> frozenset[str]:
        """The plain forms that are known."""
        lists = ("verb", "noun-verb", "other-verb", "moving", "stative")
        return frozenset(irregular()).union(*(self[name].words for name in lists))

    def _listed(self, name: str) -> WordClass:
        items = self._lists[name].split()
        taken = [item for item in items if item[0] in "@{" and len(item) > 1]
        found = WordClass(frozenset(items).difference(taken))
        for item in taken:
            found |= self[item.strip("@{}")]
        return found
