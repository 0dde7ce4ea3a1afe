"""What is looked for, compiled once: the proofreading rules and the words they speak of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aidraft.data import read_data
from aidraft.errors import PolicyError, Problem
from aidraft.proofreading.agreement import Agreement, compile_agreement
from aidraft.proofreading.clause_marks import ClauseMarks
from aidraft.proofreading.clauses import Clauses
from aidraft.proofreading.dialects import Variant, at_home, variants
from aidraft.proofreading.joints import Joints
from aidraft.proofreading.mistake import PUNCTUATION
from aidraft.proofreading.patterns import Pattern
from aidraft.proofreading.question_marks import QuestionMarks
from aidraft.proofreading.questions import Questions
from aidraft.proofreading.sequences import Sequences, compile_sequences
from aidraft.proofreading.subject_commas import SubjectCommas
from aidraft.proofreading.suppositions import Suppositions
from aidraft.proofreading.tenses import Tenses
from aidraft.proofreading.word_classes import WordClasses
from aidraft.proofreading.word_forms import WordForms, compile_forms

# A space in an expression: any white space that does not end a paragraph.
_SPACE = r"(?:[\t\x20\x{a0}]+|[\t\x20]*\n[\t\x20]*)"
_PLACES = {"start": r"(?:\A|\n[\t\x20]*\n\s*|,[\t\x20]*\n\s*|[.!?][\"')\]]*\s+)"}


@dataclass(frozen=True, eq=False)
class Guide:
    """``harper`` says which rule of ours each of Harper's rules speaks for; those in ``mends`` know the answer.
    ``variants`` and ``known`` are by dialect: words of another English, and good words that Harper lacks. ``prefixes``
    may stand before any word."""

    harper: Mapping[str, str]
    mends: frozenset[str]
    patterns: tuple[Pattern, ...]
    agreement: Agreement
    forms: WordForms
    questions: Questions
    tenses: Tenses
    suppositions: Suppositions
    clauses: Clauses
    marks: tuple[ClauseMarks, ...]
    sequences: Sequences
    maps: Mapping[str, Mapping[str, str]]
    misspellings: Mapping[str, str]
    variants: Mapping[str, Mapping[str, Variant]]
    known: Mapping[str, frozenset[str]]
    twice: frozenset[str]
    twice_mended: frozenset[str]
    final: frozenset[str]
    prefixes: tuple[str, ...]


def compile_guide(settings: Mapping[str, Mapping[str, Any]]) -> Guide:
    """A guide from each rule's settings, by the rule's id. Raises PolicyError, listing every wrong expression."""
    import re2

    words = _words()
    lists = {name: tuple(w.replace("_", " ") for w in text.split()) for name, text in words["lists"].items()}
    problems: list[Problem] = []
    patterns: list[Pattern] = []
    for rule, setting in settings.items():
        for number, raw in enumerate(setting.get("patterns") or (), start=1):
            try:
                patterns.append(_pattern(rule, raw, lists))
            except (ValueError, KeyError, TypeError, re2.error) as error:
                problems.append(Problem(f"rule {rule}: pattern {number}: {error}", "Mend the expression"))
    classes = WordClasses({**_read("words/lexicon"), **words["classes"], **_read("words/confusables")["classes"]})
    try:
        entries = ((rule, entry) for rule, setting in settings.items() for entry in setting.get("sequences") or ())
        sequences = compile_sequences(entries, classes)
    except (ValueError, KeyError, TypeError) as error:
        problems.append(Problem(f"a sequence: {error}", "Mend it"))
    if problems:
        raise PolicyError("the proofreading patterns cannot be used", problems)
    doubled = settings[PUNCTUATION].get("doubled") or {}
    foreign = variants(words["dialects"])
    known = frozenset(words["known"].split()) | frozenset(lists["abbreviation"])
    return Guide(
        harper={name: rule for rule, setting in settings.items() for name in setting.get("harper") or ()},
        mends=frozenset(name for setting in settings.values() for name in setting.get("mends") or ()),
        patterns=tuple(patterns),
        agreement=compile_agreement(words["agreement"], classes),
        forms=compile_forms(classes),
        questions=Questions(classes),
        tenses=Tenses(classes),
        suppositions=Suppositions(classes),
        clauses=Clauses(classes),
        marks=(QuestionMarks(classes), SubjectCommas(classes), Joints(classes)),
        sequences=sequences,
        maps=words["maps"],
        misspellings=words["misspellings"],
        variants=foreign,
        known={dialect: own | known for dialect, own in at_home(foreign).items()},
        twice=frozenset(doubled.get("may", "").split()),
        twice_mended=frozenset(doubled.get("mend", "").split()),
        prefixes=lists["prefix"],
        final=frozenset((settings[PUNCTUATION].get("final") or ".").split()),
    )


@lru_cache(maxsize=1)
def shipped_guide() -> Guide:
    """The guide of the rules as shipped."""
    rules = _read("proofreading")["rules"]
    return compile_guide({rule["id"]: rule.get("settings") or {} for rule in rules})


def _pattern(rule: str, raw: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]) -> Pattern:
    if unknown := set(raw) - {"find", "unless", "next", "fix", "says", "case", "capital", "dialects"}:
        raise ValueError(f"unknown keys {', '.join(sorted(unknown))}")
    case = bool(raw.get("case"))
    find = _compile(raw["find"], lists, case)
    return Pattern(
        rule,
        find,
        find.groupindex.get("at", 0),
        _compile(raw["unless"], lists, case) if raw.get("unless") else None,
        _compile(rf"\A(?:{raw['next']})", lists, case) if raw.get("next") else None,
        raw.get("fix"),
        raw["says"],
        bool(raw.get("capital")),
        frozenset((raw.get("dialects") or "").split()),
    )


def _compile(source: str, lists: Mapping[str, tuple[str, ...]], case: bool) -> Any:
    import re2

    def named(match: re.Match[str]) -> str:
        name = match[1]
        if name in _PLACES:
            return _PLACES[name]
        words = lists[name.lower()]  # {Name} with a capital: the words with one
        chosen = [w[:1].upper() + w[1:] for w in words] if name[0].isupper() else words
        return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(chosen, key=len, reverse=True)) + ")"

    expanded = re.sub(r"\{([A-Za-z_]+)\}", named, source).replace(" ", _SPACE)
    return re2.compile(expanded if case else f"(?i){expanded}")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return _read("words/proofreading")


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = read_data("guardrails", name)
    return content
