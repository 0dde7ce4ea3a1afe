"""What settles the number of a noun and of its verb: closed classes of words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aidraft.proofreading.inflection import past, third_person
from aidraft.proofreading.word_classes import WordClasses

Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What settles the number of nouns and verbs (words/proofreading.yaml, ``agreement``)."""

    singular_before: frozenset[str]
    plural_before: frozenset[str]
    before: frozenset[str]
    either: frozenset[str]
    times: frozenset[str]
    manners: frozenset[str]
    owners: frozenset[str]
    singular_nouns: frozenset[str]
    plural_nouns: frozenset[str]
    participles: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]
    adverbs: frozenset[str]
    objects: frozenset[str]
    gerunds: frozenset[str]
    owned: frozenset[str]
    questions: frozenset[str]
    anybody: frozenset[str]
    causes: frozenset[str]
    asks: frozenset[str]
    wishes: frozenset[str]
    thinking: frozenset[str]
    facts: frozenset[str]
    behind: frozenset[str]
    auxiliaries: frozenset[str]
    verbs: Mapping[str, tuple[Number, str]]
    object_verbs: Mapping[str, tuple[Number, str]]
    anybody_verbs: Mapping[str, tuple[Number, str]]
    noun_verbs: Mapping[str, tuple[Number, str]]
    pasts: frozenset[str]
    known_plurals: frozenset[str]
    not_adverbs: frozenset[str]
    adjectives: frozenset[str]


def compile_agreement(lists: Mapping[str, str], classes: WordClasses) -> Agreement:
    """The lists, and the verbs as ``form: (its number, the other form)``. Raises KeyError where one is missing."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lists[name].split())

    def forms(name: str) -> dict[str, tuple[Number, str]]:
        found: dict[str, tuple[Number, str]] = {}
        for item in lists[name].split():
            plain, slash, with_s = item.partition("/")
            with_s = with_s if slash else third_person(plain)
            found |= {plain: ("plural", with_s), with_s: ("singular", plain)}
        return found

    def of_class(name: str) -> dict[str, tuple[Number, str]]:
        plain = [verb for verb in classes[name].words if past(verb) != verb]  # "the manager put" is no plural
        found: dict[str, tuple[Number, str]] = {verb: ("plural", third_person(verb)) for verb in plain}
        return found | {third_person(verb): ("singular", verb) for verb in plain}

    derived = ("noun_verbs", "pasts", "known_plurals", "not_adverbs", "adjectives")
    pairs = ("verbs", "object_verbs", "anybody_verbs")
    names = [name for name in Agreement.__dataclass_fields__ if name not in (*pairs, *derived)]
    verbs, object_verbs, anybody_verbs = (forms(name.replace("_", "-")) for name in pairs)
    known = {name: words(name.replace("_", "-")) for name in names}
    return Agreement(
        **known, verbs=of_class("verb") | verbs, object_verbs=object_verbs, anybody_verbs=anybody_verbs,
        noun_verbs=of_class("noun-verb"), pasts=classes["past-only"].words | classes["past-too"].words,
        known_plurals=classes["plurals"].words - classes["noun-verb.third"].words,
        not_adverbs=classes["not-adverb"].words, adjectives=classes["adj"].words,
    )  # fmt: skip
