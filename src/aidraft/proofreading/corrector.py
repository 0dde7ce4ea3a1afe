"""Harper, set up for an interview: what it says of a text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from aidraft.proofreading.galleys import different_words, galleys, without, without_long_words

if TYPE_CHECKING:
    import harper

UNKNOWN = "qxzvtrplkw"
"""Nothing is near it: the first such word costs Harper a second, once a thread."""
ASKED = 32
"""Different unknown words of a text about which Harper is asked what was meant: each costs it milliseconds."""
WORDS = 16_384
"""Words of which is remembered whether Harper knows them: drafts of one interview have most of them in common."""
SPELL_CHECK = "SpellCheck"
"""The name of Harper's rule for unknown words."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one of Harper's rules said of a passage."""

    name: str
    start: int
    end: int
    message: str
    replacements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """How Harper is set up: a dialect by name, the rules that are on, the words that count as known."""

    dialect: str
    rules: frozenset[str]
    words: frozenset[str]


class Corrector:
    """Harper at one desk. Not to be used by two threads at once.

    Raises LookupError for a rule that this version of Harper lacks.
    """

    def __init__(self, desk: Desk) -> None:
        import harper

        self._desk = desk
        self._linter = harper.Linter(harper.Dialect[desk.dialect.upper()])
        known = self._linter.get_default_lint_config()
        if missing := sorted(desk.rules - set(known)):
            raise LookupError(f"harper-py has no rule {', '.join(missing)} in this version; 0.2.0 has")
        self._linter.set_lint_config({name: name in desk.rules for name in known})
        self._linter.import_words(sorted(desk.words))
        # Said of a single word: whether it is in the dictionary.
        self._knows = lru_cache(maxsize=WORDS)(self._linter.is_likely_english)

    def read(self, text: str) -> tuple[Remark, ...]:
        """The remarks on `text`, by place. Of names and codes, and of plain unknown words beyond ASKED of them, Harper
        is asked no more than whether it knows them: what was meant takes it long to say."""
        text = without_long_words(text)
        text, withheld = without(text, self._withheld(text))
        found = [Remark(SPELL_CHECK, start, end, "", ()) for start, end in withheld]
        for offset, galley in galleys(text):
            found += [replace(r, start=r.start + offset, end=r.end + offset) for r in self._lint(galley)]
        return tuple(sorted(found, key=lambda r: (r.start, r.end, r.name)))

    def _withheld(self, text: str) -> frozenset[str]:
        """The unknown words of a text that Harper is not asked about: names and codes, and plain ones beyond ASKED."""
        odd = [word for word in different_words(text) if word not in self._desk.words]
        plain = [word for word in odd if word.isalpha() and word.islower()]
        named = set(odd).difference(plain)
        if len(plain) > ASKED:
            plain = [word for word in plain if not self._knows(word)]
        return frozenset(word for word in named if not self._knows(word)).union(plain[ASKED:])

    def _lint(self, galley: str) -> tuple[Remark, ...]:
        found = self._linter.organized_lints(galley, language="plaintext")
        return tuple(
            Remark(name, lint.span.start, lint.span.end, lint.message, tuple(_replacements(lint)))
            for name, lints in found.items()
            for lint in lints
        )


def _replacements(lint: "harper.Lint") -> Iterator[str]:
    """What each suggestion would put in place of the passage."""
    from harper import SuggestionKind

    for suggestion in lint.suggestions:
        before = lint.problem_text if suggestion.kind == SuggestionKind.INSERT_AFTER else ""
        yield before + suggestion.replacement_text
