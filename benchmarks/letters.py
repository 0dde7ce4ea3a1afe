"""Letters to measure with: the built-in composer's, over fixtures/interviews, for every person, kind and tone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from aidraft.data import data_folder
from aidraft.errors import NotesError
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Report
from aidraft.guardrails.verdict import judge
from aidraft.message import Message, read_message
from aidraft.models.composer import compose
from aidraft.notes import read_notes
from aidraft.notes.interview import KINDS, Interview, Kind, Person, Sent
from aidraft.prompting.answer import Answer
from aidraft.prompting.brief import build_brief
from aidraft.schedule import window

SEEDS = 4
FAR = timedelta(days=400)
BEFORE: dict[Kind, tuple[Kind, ...]] = {
    "thank-you": (), "note": (), "additional-info": ("thank-you",), "follow-up": ("thank-you",),
    "reminder": ("thank-you", "follow-up"), "clarification": ("thank-you", "follow-up", "reminder"),
}  # fmt: skip
"""What has been sent by the time a message of a kind is written."""


@dataclass(frozen=True)
class Letter:
    """A letter and all it is judged by. ``others`` are letters to the rest of the panel."""

    name: str
    interview: Interview
    to: Person
    kind: Kind
    tone: str
    today: date
    text: str
    others: tuple[str, ...] = ()

    @property
    def message(self) -> Message:
        return read_message(self.text)

    def judged(self, policy: Policy) -> Report:
        return judge(
            self.text, self.interview, kind=self.kind, tone=self.tone, to=self.to, today=self.today, policy=policy,
            others=self.others,
        )  # fmt: skip


@cache
def interviews() -> dict[str, Interview]:
    """The fixtures by name."""
    folder = data_folder("fixtures") / "interviews"
    return {path.stem: read_notes(path) for path in sorted(folder.glob("*.md"))}


def letters(policy: Policy, each: int | None = None) -> Iterator[Letter]:
    """Passing letters of every kind and tone, dated on the day they are due: to everybody, or to `each` people, in turn
    from all the interviews. None where the notes are too thin for the kind, or where no seed gives one that passes."""
    kinds = [(kind, tone) for kind in KINDS for tone in policy.tones]
    for turn, (kind, tone) in enumerate(kinds):
        for name, interview, person in _readers(turn, each):
            own, today = moment(interview, kind, person, policy)
            try:
                yield from _passing(name, own, person, kind, tone, today, policy)
            except NotesError:
                continue


def _readers(turn: int, each: int | None) -> list[tuple[str, Interview, Person]]:
    """Everybody; or for this turn `each` of them, from as many interviews."""
    known = list(interviews().items())
    if each is None:
        return [(name, interview, person) for name, interview in known for person in interview.people]
    taken = [known[(turn * each + k + turn // len(known)) % len(known)] for k in range(each)]
    return [(name, interview, interview.people[turn % len(interview.people)]) for name, interview in taken]


def _passing(
    name: str, interview: Interview, to: Person, kind: Kind, tone: str, today: date, policy: Policy
) -> Iterator[Letter]:
    for seed in range(SEEDS):
        letter = written(name, interview, to, kind, tone, today, seed)
        if letter.judged(policy).passed:
            yield letter
            return


def written(name: str, interview: Interview, to: Person, kind: Kind, tone: str, today: date, seed: int) -> Letter:
    """The composer's letter, passing or not. Raises NotesError where the notes are too thin."""
    brief = build_brief(interview, kind=kind, tone=tone, to=to, today=today, seed=seed)
    text = Answer.model_validate(compose(brief)).text(interview.candidate)
    return Letter(f"{name}/{to.slug}/{kind}/{tone}", interview, to, kind, tone, today, text)


def moment(interview: Interview, kind: Kind, to: Person, policy: Policy) -> tuple[Interview, date]:
    """The interview as if what goes before a message of this kind had been sent on its day, and this one's day."""
    own = interview.model_copy(update={"sent": (), "contact_policy": None})
    for earlier in BEFORE[kind]:
        day = _due(own, earlier, to, policy)
        own = own.model_copy(update={"sent": (*own.sent, Sent(date=day, kind=earlier, to=to.slug, line=1))})
    return own, _due(own, kind, to, policy)


def _due(interview: Interview, kind: Kind, to: Person, policy: Policy) -> date:
    if kind in ("thank-you", "note"):
        return interview.date + timedelta(days=1)
    if kind == "additional-info":
        return interview.date + timedelta(days=2)
    due = window(interview, kind, to.slug, interview.date + FAR, dict(policy.numbers["timing"]))
    assert due.opens is not None
    return due.due or due.opens
