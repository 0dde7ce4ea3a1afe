"""People: is the right person addressed, by their own name, under their own title?"""

import unicodedata
from collections.abc import Iterator
from itertools import dropwhile

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex
from aidraft.grounding.mentions import honorifics
from aidraft.grounding.proper import likeness
from aidraft.grounding.words import word_list
from aidraft.language.data import function_words
from aidraft.language.words import fold
from aidraft.message import Message, Token
from aidraft.message.tokens import tokenize
from aidraft.notes.interview import Person


def greeting_doubts(message: Message, index: FactIndex, to: Person) -> Iterator[Doubt]:
    """The name in the greeting against the addressee: another person, a misspelling, a title the notes do not give."""
    if message.greeting is None:
        return
    tokens = tokenize(message.cut(message.greeting), message.greeting[0])
    named = [t for t in tokens if t.kind == "word" and not t.text.islower() and not _salutes(t) and t.norm != "'s"]
    title = [t for t in named if _title(t) or t.norm in word_list("names", "courtesies")]
    called = {fold(t.norm) for t in tokenize(to.title or "")}  # "Dear Chef van der Meulen", to an executive chef
    # A position comes before a name; one after it ("Dear Hiring Manager") is part of what stands in the name's place.
    names = list(dropwhile(lambda t: fold(t.norm) in called, (t for t in named if t not in title)))
    if not names:
        return
    own = _parts(to)
    within = slice(tokens.index(named[0]), tokens.index(names[-1]))
    particles = [t for t in tokens[within] if t.text.islower() and t.kind == "word" and t.norm not in function_words()]
    wrong = [t for t in (*particles, *names) if not set(_forms(t)) <= own]
    if wrong:
        yield _wrong_name(names, wrong, title, index, to)
    yield from title_doubts(title, names, index, to)
    yield from _plain(names, to)


def _wrong_name(names: list[Token], wrong: list[Token], title: list[Token], index: FactIndex, to: Person) -> Doubt:
    span = cover(t.span for t in (*title, *names))
    own = _own_words(to)
    other = next(
        (p for p in index.people if p.slug != to.slug and all(set(_forms(t)) <= _parts(p) for t in names)), None
    )
    right = own[-1] if title else own[0]
    if other:
        fix = f"{_honorific(to)} {own[-1]}".strip() if title and _honorific(to) else to.name if title else right
        return Doubt(
            "name", span, f"this message goes to {to.name}, not to {other.name}", fix, (f"interviewers.{to.slug}",)
        )
    token = wrong[0]
    near = max(own, key=lambda part: (likeness(fold(token.norm), fold(part)), part == right))
    fix = near if likeness(fold(token.norm), fold(near)) else right
    span = token.span if len(wrong) == 1 else cover(t.span for t in wrong)
    return Doubt("name", span, f"the notes name {to.name} (line {to.line})", fix, (f"interviewers.{to.slug}",))


def title_doubts(title: list[Token], names: list[Token], index: FactIndex, person: Person) -> Iterator[Doubt]:
    """A title that the notes do not give this person, or a courtesy in place of the one they give."""
    given = _honorific(person)
    surname = _own_words(person)[-1]
    for token in title:
        used, kept = _short(token.norm), _short(fold(given))
        if used == kept or (not kept and used in word_list("names", "courtesies")):
            continue
        if kept:
            yield Doubt(
                "name",
                token.span,
                f"the notes say {person.name} (line {person.line})",
                given,
                (f"interviewers.{person.slug}",),
            )
        elif used not in {fold(t.norm) for t in tokenize(person.title or "")}:
            span = cover((token.span, *(n.span for n in names)))
            text = f"the notes give {person.name} no title {token.text} (line {person.line})"
            yield Doubt(
                "name",
                span,
                text,
                person.name if fold(surname) in {fold(n.norm) for n in names} else None,
                (f"interviewers.{person.slug}",),
            )


def _plain(names: list[Token], to: Person) -> Iterator[Doubt]:
    """A name written without its accents: right for a machine, not for its bearer."""
    for token in names:
        for part in _own_words(to):
            capitals = token.text.isupper() and token.text == part.upper()  # "YILMAZ" is how Yılmaz is written so
            same = capitals or _composed(token.text.rstrip(".")) == _composed(part)
            if fold(token.norm) == fold(part) and not same and token.text.isascii() != part.isascii():
                yield Doubt(
                    "name",
                    token.span,
                    f"the notes write {part} (line {to.line})",
                    part,
                    (f"interviewers.{to.slug}",),
                    weak=True,
                )


def _composed(name: str) -> str:
    """A name with its accents, however they are encoded, and with straight apostrophes in small letters."""
    return unicodedata.normalize("NFC", name).replace("’", "'").casefold()


def _forms(token: Token) -> list[str]:
    return [part for part in fold(token.norm).replace("'", "").replace("’", "").strip(".").split("-") if part]


def _parts(person: Person) -> set[str]:
    words = {part for word in _own_words(person) for part in fold(word).replace("'", "").replace("’", "").split("-")}
    initials = "".join(part[0] for word in _own_words(person) for part in fold(word).split("-") if part)
    return (
        words
        | set(initials)
        | {initials[:length] for length in range(2, len(initials) + 1)}
        | {fold(t.norm) for t in tokenize(_honorific(person))}
    )


def _own_words(person: Person) -> list[str]:
    return [w.strip(",.") for w in person.name.split() if fold(w).strip(".") not in honorifics()] or [person.name]


def _short(title: str) -> str:
    """A title in its short form: "captain" is ``capt``."""
    bare = title.rstrip(".")
    return dict(pair.split("/") for pair in word_list("names", "short_titles")).get(bare, bare)


def _honorific(person: Person) -> str:
    first = person.name.split()[0]
    return first if fold(first).strip(".") in honorifics() else ""


def _title(token: Token) -> bool:
    return token.norm.rstrip(".") in word_list("names", "titles")


def _salutes(token: Token) -> bool:
    return token.norm in word_list("names", "salutations")
