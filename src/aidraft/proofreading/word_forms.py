"""A word in the form that is meant: what a fix puts in place of "have went", "to walked", "many family"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aidraft.proofreading.inflection import gerund, participle, past, third_person
from aidraft.proofreading.word_classes import WordClasses, adverb_of, plural

_VERBAL: Mapping[str, Callable[[str], str]] = {
    "plain": str, "third": third_person, "past": past, "participle": participle, "gerund": gerund,
}  # fmt: skip
_CASES = {"they": "them", "he": "him", "she": "her", "we": "us", "i": "me"}
_SUBJECTS = {"them": "they", "him": "he", "us": "we", "me": "I"}
_OWNERS = {"they": "their", "he": "his", "she": "her", "we": "our"} | {
    "hers": "her",
    "yours": "your",
    "ours": "our",
    "theirs": "their",
}
_OWNED = {"my": "mine", "your": "yours", "our": "ours", "their": "theirs", "her": "hers"}
_FIRST = {"were": "was", "is": "am", "are": "am", "has": "have"}
_NUMBERS = {"is": "are", "was": "were", "has": "have", "are": "is", "were": "was", "have": "has"}


def _plural(noun: str) -> str:
    irregular = {
        "person": "people",
        "man": "men",
        "woman": "women",
        "child": "children",
        "shelf": "shelves",
        "city": "cities",
    }
    return irregular.get(noun) or plural(noun)


_MADE: Mapping[str, Callable[[str], str]] = {
    "adverb": adverb_of, "plural": _plural, "possessive": lambda noun: f"{noun[:-1]}'s", "self": str,
    "owners": lambda noun: f"{noun if noun.endswith('s') else _plural(noun)}'",
}  # fmt: skip
_TABLES: Mapping[str, Mapping[str, str]] = {
    "object": _CASES, "number": _NUMBERS, "subject": _SUBJECTS, "owner": _OWNERS, "owned": _OWNED, "first": _FIRST,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordForms:
    """``plain`` has the plain form of every form of a verb that is known, ``adjectives`` that of an adverb, and
    ``singulars`` that of a noun's plural."""

    plain: Mapping[str, str]
    adjectives: Mapping[str, str]
    singulars: Mapping[str, str]

    def of(self, word: str, form: str) -> str | None:
        """`word` in a form, or None where it is not known."""
        if form in _VERBAL:
            base = self.plain.get(word)
            return None if base is None else _VERBAL[form](base)
        if form in _TABLES:
            return _TABLES[form].get(word)
        if form == "adjective":
            return self.adjectives.get(word)
        if form == "singular":
            return self.singulars.get(word)
        return _MADE[form](word)


def compile_forms(classes: WordClasses) -> WordForms:
    known = classes.verbs()
    plain = {form(verb): verb for form in _VERBAL.values() for verb in known}
    adverbs = (
        *classes["manner"].words,
        "quiet",
        "happy",
        "delicious",
        "bad",
        "sad",
        "proud",
        "nervous",
        "wonderful",
        "warm",
        "real",
        "simple",
    )
    adjectives = {adverb_of(adjective): adjective for adjective in adverbs} | {"truly": "true"}
    nouns = classes["countable"] | classes["noun"]
    singulars = {plural(noun): noun for noun in nouns.words}
    return WordForms({**plain, **{verb: verb for verb in known}}, adjectives, singulars)
