"""The words that the notes license: whoever is named there, and every term used there, is spelled rightly."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aidraft.notes.interview import Interview

_WORD = re.compile(r"[^\W_](?:[\w'./&+-]*[^\W_])?")
SINGULAR = 3
"""Letters of a plural at least whose singular is known with it."""
_NO_PLURAL = ("ss", "us", "is")
_JOINTS = re.compile(r"[-/'.&+_]")


def words_of(interview: Interview) -> frozenset[str]:
    """Every word of the notes as written there, its parts at hyphen, slash and apostrophe, singular, plural and
    possessive. One object for the same notes."""
    return _words(tuple(_texts(interview)))


@lru_cache(maxsize=16)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    # Draft after draft is read beside the same notes.
    return frozenset(_forms(texts))


def _texts(interview: Interview) -> Iterator[str]:
    yield from (interview.candidate, interview.role, interview.company, interview.format or "", interview.stage or "")
    yield from (interview.timezone or "", interview.contact_policy or "")
    for person in interview.people:
        yield from (person.name, person.title or "", person.email or "")
    # "as your conveyancer", where the notes have it with a capital
    yield from (title.lower() for title in (interview.role, *(person.title or "" for person in interview.people)))
    yield from (fact.text for fact in interview.facts)
    for key, value in interview.extra.items():
        yield from (key, value)


def _forms(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in _WORD.findall(unicodedata.normalize("NFC", text).replace("’", "'")):
            for part in {word, *_JOINTS.split(word)}:
                if part:
                    yield part
                    yield f"{part}'s"
                    yield f"{part}s"
                    if len(part) > SINGULAR and part.endswith("s") and not part.endswith(_NO_PLURAL):
                        yield part[:-1]
                    yield part[:1].upper() + part[1:]
