"""Interviewers: a name, a title and an address out of one line, and a person found by any part of the name."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aidraft.errors import UsageError
from aidraft.notes.interview import Fact, Interview, Person
from aidraft.notes.vocabulary import folded, listed

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "þ": "th", "ß": "ss", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŋ": "ng",
     "ŧ": "t", "ĸ": "k"}
)  # fmt: skip
_ASIDE = re.compile(r"(?<=\w) \([^()]{1,20}\) (?=[^\W\d_])")
_EMAIL = re.compile(r"[<(\[]?(?:mailto:)?([^\s<>()\[\],;:@\"]+@[^\s<>()\[\],;:@\"]+)[>)\]]?", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"\[([^\]\[]*)\]\((?:mailto:)?[^()\s]*\)")
_BREAK = re.compile(r"\s*[,|;(:]\s*|\s+[–—-]+\s+")
_QUOTED = re.compile(r"['\u2018\u2019\u02bc\u2032`\u00b4\u201c\u201d\"]")


@dataclass(frozen=True, slots=True)
class Card:
    """What one line says of a person, before it is known whether they are new."""

    name: str
    title: str | None
    email: str | None
    line: int


def plain_letters(text: str) -> str:
    """Lower case without diacritics or apostrophes: "N'Diaye" is ``ndiaye``, "Wiśniewski" ``wisniewski``."""
    small = _QUOTED.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return bare.translate(_LETTERS)


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, without honorifics and without bare signs."""
    words = [w.strip('.,;:!?()[]{}<>*_#/\\|"') for w in plain_letters(name).split()]
    kept = ["".join(c for c in w if c.isalnum() or c == "-").strip("-") for w in words]
    titles = listed("names", "honorifics")
    bare = [w for w in kept if w]
    while len(bare) > 1 and bare[0] in titles:
        bare = bare[1:]
    return tuple(bare)


def slug(name: str) -> str:
    """How ids call a person: "Dr. Imani Wekesa" is ``imani-wekesa``. Empty when nothing of `name` is a letter."""
    return "-".join(name_parts(name))


def read_card(raw: str, line: int) -> Card | None:
    """``Name``, ``Name, Title`` or ``Name, Title <email>``, also with a dash or brackets. None without a name."""
    text = _ESCAPED.sub(r"\1", raw)
    text = _LINK.sub(lambda m: f"{m[1]} <{m[0][len(m[1]) + 3 : -1]}>" if "@" in m[0] else m[1], text)
    emails = _EMAIL.findall(text)
    text = _EMAIL.sub(" ", text)
    text = re.sub(r"[*_`#]+|<>|\(\)|\[\]", " ", text)
    text = " ".join(text.split()).strip(" ,;:|–—-")
    text = _ASIDE.sub(" ", text)  # "Ana (Annie) Lopez", "Captain (ret.) Ida Holm": no title begins here
    pieces = _BREAK.split(text, maxsplit=1)
    name, title = pieces[0].strip(), pieces[1].strip() if len(pieces) > 1 else ""
    while title:  # "Ray Doe, Jr., Head of Labs": the suffix stays with the name
        head, _, rest = title.partition(",")
        if folded(head).replace(" ", "") not in {s.replace(" ", "") for s in listed("names", "suffixes")}:
            break
        name, title = f"{name}, {head.strip()}", rest.strip()
    if title.endswith(")") and title.count("(") < title.count(")"):
        title = title[:-1].rstrip()
    if not slug(name.split(",")[0]):
        return None
    return Card(name, title or None, emails[0].rstrip(".") if emails else None, line)


def person_of(card: Card) -> Person:
    return Person(
        name=card.name, slug=slug(card.name.split(",")[0]), line=card.line, title=card.title, email=card.email
    )


def is_name(text: str, *, alone: bool = False) -> bool:
    """Whether `text` is written as a name: every word begins with a capital, or is a particle of at most three letters.
    `alone`, without a title or an address, it takes at least two words."""
    words = text.split()
    return (
        (2 if alone else 1) <= len(words) <= 6
        and not any(c.isdigit() for c in text)
        and not words[0][:1].islower()
        and not words[-1][:1].islower()
        and all(len(w) <= 3 or not w[:1].islower() for w in words)
    )


def looks_like_person(raw: str) -> bool:
    """Whether a heading or bullet reads as ``Name, Title`` rather than as a topic: an address, or a name of two to five
    capitalised words and a capitalised title."""
    card = read_card(raw, 0)
    if card is None:
        return False
    if card.email:
        return len(card.name.split()) <= 6
    return is_name(card.name, alone=True) and card.title is not None and not card.title[:1].islower()


def matching(people: Sequence[Person], name: str, *, exactly: bool = False) -> tuple[Person, ...]:
    """Everyone `name` may mean, best understanding only: the whole name, then whole parts, then (unless `exactly`) how
    a part begins."""
    wanted = name_parts(name)
    exact = [
        p for p in people if p.slug == "-".join(wanted) or (p.email and p.email.casefold() == name.strip().casefold())
    ]
    if exact or not wanted:
        return tuple(exact)

    def parts(person: Person) -> set[str]:
        whole = name_parts(person.name)
        return {*whole, *(piece for word in whole for piece in word.split("-"))}

    asked = [piece for word in wanted for piece in word.split("-")]
    by_part = [p for p in people if all(a in parts(p) for a in asked)]
    if by_part or exactly:
        return tuple(by_part)
    return tuple([p for p in people if all(any(w.startswith(a) for w in parts(p)) for a in asked)])


def promised_to_another(fact: Fact, interview: Interview, to: Person) -> bool:
    """Whether a shared promise names others of the panel and not `to`: "send Femi my checklist"."""
    if fact.person or not (fact.section == "promised" or fact.label == "promised"):
        return False
    said = set(name_parts(fact.text))
    named = [person for person in interview.people if said & set(name_parts(person.name))]
    return bool(named) and all(person.slug != to.slug for person in named)


def find_person(interview: Interview, name: str) -> Person:
    """The interviewer meant by any unambiguous part of the name, accents and case aside, or by the address.

    Raises UsageError naming the choices when nobody, or more than one, is meant.
    """
    found = matching(interview.people, name)
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(p.name for p in found)
        raise UsageError(f"{name!r} may mean {len(found)} interviewers", choices, "Give more of the name")
    known = ", ".join(p.name for p in interview.people)
    raise UsageError(
        f"no interviewer is called {name!r}", f"the notes name {known}", "Give any part of one of these names"
    )
