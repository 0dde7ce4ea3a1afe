"""Every mistake in a text, by place."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import cache, lru_cache

from aidraft.message import Span, Spans
from aidraft.notes.interview import Dialect, Interview
from aidraft.proofreading import worker
from aidraft.proofreading.clause_marks import judged
from aidraft.proofreading.confusions import Noted, confused, noted
from aidraft.proofreading.corrector import Desk
from aidraft.proofreading.guide import Guide, shipped_guide
from aidraft.proofreading.mistake import PUNCTUATION, SPELLING, Mistake, Severity
from aidraft.proofreading.pairs import unpaired
from aidraft.proofreading.patterns import like, search
from aidraft.proofreading.reading import Reading, read
from aidraft.proofreading.remarks import judge
from aidraft.proofreading.sequences import sequences_in
from aidraft.proofreading.subjects import disagreements
from aidraft.proofreading.words import words_of

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u2011": "-", "\u2010": "-"})
# Begun where a run of such characters begins and not within it, so that a long one is gone through but once.
_ADDRESS = re.compile(r"(?<![^\s()<>\[\]\"])[^\s()<>\[\]\"]*(?:://|@|\bwww\.)\S*|`[^`\n]*`")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|'(?=[^\W\d_]))*")
_TWICE = re.compile(r"(?<![\w&/+'-])([^\W\d_]+)(\s+)\1\b(?![-'&/+])", re.IGNORECASE)
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_BLOCK = re.compile(r"\S(?:.*\S)?(?:[ \t]*\n[ \t]*\S(?:.*\S)?)*")
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–]|\d+[.)])[ \t]")
PROSE_FROM = 5
"""Words that make a block of text a paragraph that wants a final stop, where nobody says which blocks are."""


def proofread(
    text: str,
    words: frozenset[str] | Interview = frozenset(),
    dialect: Dialect = "american",
    *,
    prose: Sequence[Span] | None = None,
    guide: Guide | None = None,
) -> tuple[Mistake, ...]:
    """Every mistake in `text`, in order, none overlapping. Spans count code points of `text`.

    `words` are never called misspelled; an Interview licenses all the words of its notes, and bears out which of two
    words that are easily confused is meant. `prose` are the paragraphs
    that must end in a stop. Raises LookupError when the installed Harper lacks a rule that is asked for.
    """
    return begin(text, words, dialect, prose=prose, guide=guide)()


def begin(
    text: str,
    words: frozenset[str] | Interview = frozenset(),
    dialect: Dialect = "american",
    *,
    prose: Sequence[Span] | None = None,
    guide: Guide | None = None,
) -> Callable[[], tuple[Mistake, ...]]:
    """As `proofread`, which is what the call of the result gives: Harper reads on its own thread until then."""
    notes: Noted | None = None
    if isinstance(words, Interview):
        dialect, notes = words.dialect, noted(words)
        words = words_of(words)
    guide = guide or shipped_guide()
    if unicodedata.is_normalized("NFC", text):
        return _begin(text, words, notes, dialect, prose, guide)
    whole, starts = _composed(text)
    if prose is not None:
        prose = [(bisect_left(starts, begin), bisect_left(starts, end)) for begin, end in prose]
    mistakes = _begin(whole, words, notes, dialect, prose, guide)
    return lambda: tuple(replace(m, span=(starts[m.span[0]], starts[m.span[1]])) for m in mistakes())


def _composed(text: str) -> tuple[str, list[int]]:
    """`text` with every letter and its accents in one code point where there is one, as Harper wants it; and for each
    of its code points, and its end, where that begins in `text`."""
    pieces, starts = [], []
    for match in _LETTER.finditer(text):
        pieces.append(unicodedata.normalize("NFC", match[0]))
        starts += [match.start()] * len(pieces[-1])
    return "".join(pieces), [*starts, len(text)]


def _begin(
    text: str,
    words: frozenset[str],
    notes: Noted | None,
    dialect: Dialect,
    prose: Sequence[Span] | None,
    guide: Guide,
) -> Callable[[], tuple[Mistake, ...]]:
    desk = _desk(words, dialect, guide)
    plain = text.translate(_PLAIN)
    remarks = worker.lint(desk, plain)

    def mistakes() -> tuple[Mistake, ...]:
        reading = read(plain)
        found = [
            *_written(plain, words, dialect, guide),
            *disagreements(plain, reading.tokens, guide.agreement),
            *search(guide.patterns, _ascii(plain), dialect, guide.maps),
            *(confused(reading, notes) if notes else ()),
            *structural(plain, reading, guide),
            *_doubled(plain, guide),
            *unpaired(text),
            *_unfinished(plain, _blocks(plain) if prose is None else prose, guide),
            *judge(plain, remarks.result(), desk, guide),
        ]
        return _apart(plain, found)

    return mistakes


def structural(text: str, reading: Reading, guide: Guide) -> Iterator[Mistake]:
    """What the order and the forms of words show to be wrong."""
    yield from sequences_in(reading, text, guide.sequences, guide.forms)
    yield from guide.questions.within(reading)
    yield from guide.questions.alone(reading)
    yield from guide.tenses.judged(reading)
    yield from guide.suppositions.judged(reading)
    yield from guide.clauses.judged(reading)
    yield from judged(reading, guide.marks)


def _apart(text: str, found: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """By place, none in an address; of two that overlap the first found: ours come before Harper's."""
    taken = Spans(match.span() for match in _ADDRESS.finditer(text))
    kept: list[Mistake] = []
    for mistake in found:
        if not taken.overlap(mistake.span):
            taken.add(mistake.span)
            kept.append(mistake)
    return tuple(sorted(kept, key=lambda m: m.span))


def _ascii(text: str) -> str:
    """`text` with every letter a plain one, code point by code point: RE2's word boundaries know no others."""
    return text if text.isascii() else "".join(c if c < "\x80" else _plain_letter(c) for c in text)


@cache
def _plain_letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii() or unicodedata.category(character)[0] not in "LM":
        return base if base.isascii() else character
    return "X" if character.isupper() else "x"


def start(interview: Interview, guide: Guide | None = None) -> "Future[None]":
    """Begin to set Harper up for an interview, on its own thread; worth it while a model is being asked."""
    guide = guide or shipped_guide()
    return worker.prepare(_desk(words_of(interview), interview.dialect, guide))


@lru_cache(maxsize=16)
def _desk(words: frozenset[str], dialect: str, guide: Guide) -> Desk:
    return Desk(dialect, frozenset(guide.harper), guide.known[dialect] | words)


def _written(text: str, words: frozenset[str], dialect: str, guide: Guide) -> Iterator[Mistake]:
    """Known misspellings, and the spelling of another dialect."""
    foreign = guide.variants[dialect]
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if match[0] in words or word in words:
            continue
        if right := guide.misspellings.get(word):
            yield Mistake(SPELLING, match.span(), f"spelled '{right}'", (like(match[0], right),), certain=True)
        elif (variant := foreign.get(word)) and (match[0].islower() or _opens(text, match.start())):
            says = f"'{variant.right}' in {dialect.capitalize()} English"
            severity: Severity | None = "warning" if variant.mild else None
            yield Mistake(SPELLING, match.span(), says, (like(match[0], variant.right),), True, severity)


def _opens(text: str, position: int) -> bool:
    before = text[:position].rstrip()
    return not before or before[-1] in ".!?:" or text[len(before) : position].count("\n") > 1


def _doubled(text: str, guide: Guide) -> Iterator[Mistake]:
    for match in _TWICE.finditer(text):
        word = match[1].lower()
        if word in guide.twice or match[2].count("\n") > 1 or match[0].count(match[1].capitalize()) > 1:
            continue
        yield Mistake(PUNCTUATION, match.span(), "the same word twice", (match[1],), certain=word in guide.twice_mended)


def _blocks(text: str) -> list[Span]:
    return [
        m.span() for m in _BLOCK.finditer(text)
        if len(m[0].split()) >= PROSE_FROM and not m[0].startswith("Subject:") and "\n" not in m[0]
    ]  # fmt: skip


def _unfinished(text: str, prose: Iterable[Span], guide: Guide) -> Iterator[Mistake]:
    """Paragraphs that end in a letter, a number or a comma."""
    for begin, end in prose:
        block = text[begin:end].rstrip()
        if not block or len(block.split()) < PROSE_FROM or _ITEM.search(block) or block[-1] in guide.final:
            continue
        last = begin + len(block)
        if block[-1] == "," and len(block.split()) >= 2 * PROSE_FROM:
            yield Mistake(PUNCTUATION, (last - 1, last), "the paragraph ends in a comma", (".",), certain=True)
        elif block[-1].isalnum():
            word = block.split()[-1]
            span = (last - len(word), last)
            yield Mistake(PUNCTUATION, span, "the final stop is missing", (f"{word}.",), certain=True)
