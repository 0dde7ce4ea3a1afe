"""Slips of the pen, and marks that do not belong in plain text."""

import re
from functools import partial
from random import Random

from letters import Letter

from aidraft.message import Token
from aidraft.proofreading.guide import shipped_guide
from operators.mutant import Mutant, Operator, Pool, material, put

SPELLING, GRAMMAR, PUNCTUATION = ("proofreading.spelling",), ("proofreading.grammar",), ("proofreading.punctuation",)
ANY = SPELLING + GRAMMAR + PUNCTUATION


_W = r"(?P<word>[a-z]+)\b"
_HAVE, _WAS = "(?:have|has|had)", "(?:was|were|been)"
_MODAL = "(?:would|could|will|can|should)"
_BE = "(?P<word>is|are|was|were|has|have)"
_MANY = "(?:two|three|four|five|six|seven|eight|nine|ten|several)"


def _words(letter: Letter, least: int) -> list[Token]:
    """Words of the body in small letters that the notes do not hold."""
    noted = {w for f in letter.interview.facts for w in re.findall(r"\w+", f.text.lower())}
    tokens = [
        t for s in letter.message.body for t in s.tokens if t.kind == "word" and t.text.islower() and t.text.isalpha()
    ]
    return [t for t in tokens if len(t.text) >= least and t.text not in noted]


def misspelled(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """Two neighbouring letters inside a longer word changed about, or one left out."""
    if not (words := _words(letter, 7)):
        return None
    word = rng.choice(words)
    at = rng.choice([k for k in range(2, len(word.text) - 2) if word.text[k] != word.text[k + 1]])
    swapped = word.text[:at] + word.text[at + 1] + word.text[at] + word.text[at + 2 :]
    return put(letter, word.span, rng.choice([swapped, word.text[:at] + word.text[at + 1 :]]))


def doubled(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    tokens = [
        t for s in letter.message.body for t in s.tokens if t.text in ("the", "to", "a", "of", "and", "for", "in", "at")
    ]
    return put(letter, (word := rng.choice(tokens)).span, f"{word.text} {word.text}") if tokens else None


def confused(table: str, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    pairs = [(m.span(), new) for old, new in material()[table].items() for m in re.finditer(rf"\b{old}\b", letter.text)]
    body = letter.message.paragraphs
    inside = [(s, new) for s, new in pairs if body[0].start <= s[0] and s[1] <= body[-1].end]
    return put(letter, *rng.choice(inside)) if inside else None


def unstopped(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    ends = [p.end for p in letter.message.paragraphs if letter.text[p.end - 1] == "."]
    return put(letter, (end := rng.choice(ends), end)[::-1] and (end - 1, end), "") if ends else None


def _mark(pattern: str, new: str, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    body = letter.message.paragraphs
    found = [
        m.span() for m in re.finditer(pattern, letter.text) if body[0].start <= m.start() and m.end() <= body[-1].end
    ]
    return put(letter, rng.choice(found), new) if found else None


def lowered(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A weekday, a month, "I" or the beginning of a sentence in small letters."""
    names = "|".join([*material()["weekdays"], *material()["months"], "I"])
    body = letter.message.body
    found = [
        m.span() for m in re.finditer(rf"\b(?:{names})\b", letter.text) if body[0].start <= m.start() < body[-1].end
    ]
    span = rng.choice([*found, *((s.start, s.start + 1) for s in body)])
    return put(letter, span, letter.text[slice(*span)].lower())


def marked(marks: tuple[str, str], letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    if not (words := _words(letter, 5)):
        return None
    word = rng.choice(words)
    return put(letter, word.span, marks[0] + word.text + marks[1])


def hidden(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    if not (words := _words(letter, 5)):
        return None
    word = rng.choice(words)
    return put(letter, word.span, word.text[:2] + rng.choice("\u200b\u202e\u2066\ufeff\u00ad") + word.text[2:])


def exclaiming(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """More exclamation marks than the tone may have."""
    most = pool.policy.tones[letter.tone]["exclamations"]
    ends = [s.end for s in letter.message.body if letter.text[s.end - 1] == "."]
    if not ends:
        return None
    end = rng.choice(ends)
    return put(letter, (end - 1, end), "!" * (most + 1))


def shouting(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    sentence = rng.choice([s for s in letter.message.body if len(s.tokens) > 5])
    start, end = sentence.tokens[0].start, sentence.tokens[5].end
    return put(letter, (start, end), letter.text[start:end].upper())


def ill_formed(pattern: str, form: str, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The word in the group ``word``, a verb or a noun, in a form that cannot stand there."""
    forms, body = shipped_guide().forms, letter.message.paragraphs
    found = []
    for match in re.finditer(pattern, letter.text):
        new = forms.of(match["word"], form) if body[0].start <= match.start() < body[-1].end else None
        if new and new != match["word"]:
            found.append((match.span("word"), new))
    return put(letter, *rng.choice(found)) if found else None


OPERATORS = [
    Operator("tone", "more exclamation marks than the tone has", ("tone.exclamation",), exclaiming),
    Operator("tone", "half a sentence in capitals", ("tone.exclamation",), shouting),
    Operator("forbidden", "a word in Markdown", ("forbidden.markup",), partial(marked, ("**", "**"))),
    Operator("forbidden", "a word in HTML", ("forbidden.markup",), partial(marked, ("<em>", "</em>"))),
    Operator("forbidden", "an invisible character in a word", ("forbidden.markup",), hidden),
    Operator("proofreading", "a misspelled word", SPELLING, misspelled),
    Operator("proofreading", "a word for its look-alike", SPELLING + GRAMMAR, partial(confused, "confusions")),
    Operator("proofreading", "a grammatical slip", GRAMMAR + SPELLING, partial(confused, "grammar")),
    Operator("proofreading", "have with a plain verb", GRAMMAR, partial(ill_formed, rf"\b{_HAVE} {_W}", "plain")),
    Operator("proofreading", "be with a plain verb", GRAMMAR, partial(ill_formed, rf"\b{_WAS} {_W}", "plain")),
    Operator("proofreading", "a modal with a third person", GRAMMAR, partial(ill_formed, rf"\b{_MODAL} {_W}", "third")),
    Operator("proofreading", "to with an -ing form", GRAMMAR, partial(ill_formed, rf"\bto {_W}", "gerund")),
    Operator("proofreading", "is for are, have for has", GRAMMAR, partial(ill_formed, rf"[a-z] {_BE}\b", "number")),
    Operator("proofreading", "one thing behind a number", GRAMMAR, partial(ill_formed, rf"\b{_MANY} {_W}", "singular")),
    Operator("proofreading", "a doubled word", PUNCTUATION + GRAMMAR, doubled),
    Operator("proofreading", "no final stop", PUNCTUATION, unstopped),
    Operator("proofreading", "a space before a comma", PUNCTUATION, partial(_mark, ", ", " , ")),
    Operator("proofreading", "no space after a stop", PUNCTUATION, partial(_mark, r"\. (?=[A-Z])", ".")),
    Operator("proofreading", "a doubled comma", PUNCTUATION, partial(_mark, ", ", ",, ")),
    Operator("proofreading", "a small letter for a capital", ANY, lowered),
]  # fmt: skip
