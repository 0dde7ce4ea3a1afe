"""What the notes say, as values: an ``Interview`` with its people and its facts."""

from datetime import date as Date
from datetime import time as Time
from typing import Literal

from pydantic import BaseModel, ConfigDict

Section = Literal[
    "header", "title", "preamble", "discussed", "qualifications", "why", "unfinished", "promised", "additional",
    "next-steps", "private", "voice", "interviewers", "other",
]  # fmt: skip
"""Where a fact stands. ``title`` is the document's own heading, ``preamble`` free text before the first section,
``other`` a section nobody recognised (kept and reported)."""

Label = Literal[
    "discussed", "shared interest", "project", "liked", "asked", "said", "promised", "unfinished", "private"
]
Dialect = Literal["american", "british", "australian", "canadian", "indian"]
Kind = Literal["thank-you", "note", "follow-up", "reminder", "clarification", "additional-info"]
KINDS: tuple[Kind, ...] = ("thank-you", "note", "follow-up", "reminder", "clarification", "additional-info")


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Frozen):
    """One bullet (or header value, or short paragraph), as the person wrote it.

    ``id`` says where it stands: ``interviewers.priya-raman.discussed.1``, ``qualifications.2``, ``header.company``.
    ``text`` is without the bullet and without a recognised label; nested bullets are facts of their own.
    ``person`` is the slug of the interviewer whose conversation it belongs to, None when it is shared.
    """

    id: str
    text: str
    line: int
    section: Section
    label: Label | None = None
    person: str | None = None

    @property
    def private(self) -> bool:
        return self.section == "private" or self.label == "private"


class Person(Frozen):
    """An interviewer. ``name`` as written, with its honorific ("Dr. Imani Wekesa"); ``slug`` from the name
    without it ("imani-wekesa")."""

    name: str
    slug: str
    line: int
    title: str | None = None
    email: str | None = None


class Sent(Frozen):
    """An earlier message. ``to`` is an interviewer's slug; None when the line does not say to whom."""

    date: Date
    kind: Kind
    to: str | None
    line: int


class Warning_(Frozen):  # noqa: N801 - the builtin has the plain name
    """Something kept but not understood, with the line and what may have been meant."""

    line: int | None
    message: str


class Interview(Frozen):
    """All that the notes say, in their order. Nothing is dropped: what was not understood is in ``warnings`` too."""

    candidate: str
    role: str
    company: str
    date: Date
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    sent: tuple[Sent, ...] = ()
    time: Time | None = None
    timezone: str | None = None
    format: str | None = None
    stage: str | None = None
    decision_by: Date | None = None
    next_stage: Date | None = None
    contact_policy: str | None = None
    dialect: Dialect = "american"
    extra: dict[str, str] = {}
    warnings: tuple[Warning_, ...] = ()
    source: str = "notes"
    """The file's name as given, for messages only."""
    digest: str = ""
    """``sha256:…`` of the notes' bytes."""

    def person(self, slug: str) -> Person:
        """The interviewer with this slug. Raises KeyError."""
        for person in self.people:
            if person.slug == slug:
                return person
        raise KeyError(slug)

    def own(self, slug: str) -> tuple[Fact, ...]:
        """The facts of the conversation with one interviewer alone, private ones left out."""
        return tuple(f for f in self.facts if f.person == slug and not f.private)

    def shared(self) -> tuple[Fact, ...]:
        """The facts that may be used with everyone, private ones left out."""
        return tuple(f for f in self.facts if f.person is None and not f.private)

    def private(self) -> tuple[Fact, ...]:
        """What must never appear in a draft, nor leave this machine."""
        return tuple(f for f in self.facts if f.private)

    def section(self, *names: Section) -> tuple[Fact, ...]:
        """The shared facts of some sections, private ones included only by name."""
        return tuple(f for f in self.facts if f.section in names)
