"""When which message is due: the days that manners and the notes allow, from the interview to the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any, Literal

from aidraft.language.dates import date_mentions, resolve
from aidraft.message.tokens import tokenize
from aidraft.notes.interview import KINDS, Frozen, Interview, Kind, Sent
from aidraft.notes.people import promised_to_another
from aidraft.notes.zones import day_after

State = Literal["sent", "open", "late", "later", "needs-earlier", "exhausted", "unwelcome"]
"""``open``: right today. ``later``: not before ``opens``. ``needs-earlier``: an earlier message must go first."""


class Plan(Frozen):
    """One kind of message to one person, as of a day. ``sent`` are the days it went out; ``expected`` is when one that
    needs an earlier message will be due, if that goes out on its day unanswered; the others as in `Window`."""

    kind: Kind
    to: str
    state: State
    sent: tuple[Date, ...]
    opens: Date | None
    due: Date | None
    late: Date | None
    reason: str
    expected: Date | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """When a kind of message is right. ``opens`` is the first day, None when it depends on a message not sent yet;
    ``late`` the day after which it comes late; ``reason`` says why."""

    kind: Kind
    opens: Date | None
    due: Date | None
    late: Date | None
    reason: str


def business_days_after(day: Date, count: int) -> Date:
    """The day `count` business days after `day`; weekends are skipped, holidays are not guessed."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def business_day(day: Date) -> Date:
    """The day itself, or the Monday after a weekend."""
    return business_days_after(day - timedelta(days=1), 1)


def promised_by(interview: Interview, slug: str) -> Date | None:
    """The first day by which the notes promise something to this person, counted from the day of the interview: "by
    Friday", "on 4 December". None where no promise names a day."""
    to = interview.person(slug)
    days = [
        last
        for fact in interview.facts
        if (fact.section == "promised" or fact.label == "promised") and fact.person in (slug, None)
        if not promised_to_another(fact, interview, to)
        for mention in date_mentions(tokenize(fact.text))
        # a bare "Friday" is the next one, though the last may be nearer
        for _, last in resolve(mention, interview.date)[: 2 if mention.kind == "weekday" else 1]
        if interview.date <= last
    ]
    return min(days, default=None)


def sent_to(interview: Interview, slug: str, today: Date) -> tuple[Sent, ...]:
    """What went to this person (or to nobody named) up to today, in order of its day."""
    return tuple(sorted((s for s in interview.sent if s.date <= today and s.to in (slug, None)), key=lambda s: s.date))


def window(interview: Interview, kind: Kind, slug: str, today: Date, numbers: dict[str, Any]) -> Window:
    """The window of one kind of message to one person, as of `today`. `numbers` is the policy's ``timing``."""
    met, sent = interview.date, sent_to(interview, slug, today)
    chased = [s for s in sent if s.kind in ("follow-up", "reminder", "clarification")]
    if kind in ("thank-you", "note"):
        late = day_after(interview, numbers["thank-you-late-hours"])
        due = min(filter(None, (business_days_after(met, 1), interview.next_stage)))
        promised = promised_by(interview, slug) if kind == "thank-you" else None  # a card brings no slides
        if promised and promised < due:
            return Window(kind, met, promised, late, f"something is promised by {promised.isoformat()}")
        return Window(kind, met, due, late, f"the interview was on {met.isoformat()}")
    if kind == "additional-info":
        promised = promised_by(interview, slug)
        reason = (
            f"something is promised by {promised.isoformat()}"
            if promised
            else f"the interview was on {met.isoformat()}"
        )
        return Window(kind, met, promised, interview.decision_by, reason)
    if kind == "follow-up" and chased:
        opens = max(s.date for s in chased) + timedelta(days=numbers["reminder-after-days"])
        return Window(kind, opens, business_day(opens), None, f"the last message went on {chased[-1].date.isoformat()}")
    if kind == "follow-up":
        if interview.decision_by:
            opens = interview.decision_by + timedelta(days=1)
            due = business_days_after(interview.decision_by, 1)
            return Window(kind, opens, due, None, f"they said they would decide by {interview.decision_by.isoformat()}")
        count = numbers["follow-up-business-days-without-decision"]
        opens = business_days_after(met, count)
        reason = f"no decision day is in the notes, and the interview was on {met.isoformat()}"
        return Window(kind, opens, opens, None, reason)
    if not sent or (kind == "clarification" and not chased):
        earlier = "message" if kind == "reminder" else "follow-up"
        return Window(kind, None, None, None, f"no earlier {earlier} to this person is under Sent in the notes")
    last = max(s.date for s in sent)
    days = numbers["reminder-after-days"] if kind == "reminder" else numbers["clarification-after-days"]
    opens = last + timedelta(days=days)
    if kind == "clarification":
        opens = max(opens, met + timedelta(days=numbers["clarification-after-interview-days"]))
    elif not chased and interview.decision_by:  # nobody owes an answer to a thank-you before the day they named
        opens = max(opens, interview.decision_by + timedelta(days=1))
    return Window(kind, opens, business_day(opens), None, f"the last message went on {last.isoformat()}")


def exhausted(interview: Interview, kind: Kind, slug: str, today: Date, numbers: dict[str, Any]) -> str | None:
    """Why courtesy allows no further message of this kind, or None."""
    sent = sent_to(interview, slug, today)
    if final := [s for s in sent if s.kind == "clarification"]:
        return f"the clarification of {final[-1].date.isoformat()} was the last word; nothing more may be sent"
    if kind in ("thank-you", "note"):
        return None
    chased = [s for s in sent if s.kind in ("follow-up", "reminder")]
    if len(chased) >= numbers["unanswered-at-most"] and kind != "clarification":
        opens = window(interview, "clarification", slug, today, numbers).opens
        right = f", right from {opens.isoformat()}" if opens else ""
        return f"{len(chased)} messages went unanswered; only a clarification is left{right}"
    return None


def refused(contact_policy: str | None, settings: Mapping[str, Any]) -> bool:
    """Whether they asked not to be contacted at all. `settings` are those of the rule timing.unwelcome.

    "No contact before 4 December" and "do not contact us by phone" are advice, not a refusal.
    """
    policy = (contact_policy or "").casefold()
    parts = {part.strip() for part in policy.replace(";", ",").replace(".", ",").replace(":", ",").split(",")}
    whole = [part for part in parts if set(part.split()).isdisjoint(settings["limits"])]
    return not parts.isdisjoint(settings["refusals"]) or any(
        phrase in part for part in whole for phrase in settings["refusal-phrases"]
    )


def plans(interview: Interview, today: Date, numbers: dict[str, Any], unwelcome: bool) -> tuple[Plan, ...]:
    """All six kinds to every interviewer, in that order. `unwelcome` when they asked not to be contacted."""
    return tuple(
        _plan(interview, kind, person.slug, today, numbers, unwelcome) for person in interview.people for kind in KINDS
    )


def _plan(interview: Interview, kind: Kind, slug: str, today: Date, numbers: dict[str, Any], unwelcome: bool) -> Plan:
    when = window(interview, kind, slug, today, numbers)
    days = tuple(s.date for s in sent_to(interview, slug, today) if s.kind == kind)
    state, reason = _state(when, days, today), when.reason
    if end := exhausted(interview, kind, slug, today, numbers):
        state, reason = ("sent", reason) if days else ("exhausted", end)
    if unwelcome and state != "sent":
        state, reason = "unwelcome", f"they asked not to be contacted (contact policy: {interview.contact_policy})"
    expected = None
    if state == "needs-earlier":
        expected, reason = _expected(interview, kind, slug, today, numbers)
    to = interview.person(slug).name
    return Plan(
        kind=kind, to=to, state=state, sent=days, opens=when.opens, due=when.due, late=when.late, reason=reason,
        expected=expected,
    )  # fmt: skip


def _expected(interview: Interview, kind: Kind, slug: str, today: Date, numbers: dict[str, Any]) -> tuple[Date, str]:
    """When a message will be due whose forerunners go out on their days from today on, unanswered; and why."""
    follow_up = window(interview, "follow-up", slug, today, numbers)
    assert follow_up.due is not None, "a follow-up waits for no other message"
    asked = max(follow_up.due, today)
    reminded = business_day(asked + timedelta(days=numbers["reminder-after-days"]))
    if kind == "reminder":
        return reminded, f"if the follow-up of {asked.isoformat()} goes unanswered"
    clarified = business_day(reminded + timedelta(days=numbers["clarification-after-days"]))
    return clarified, f"if the reminder of {reminded.isoformat()} goes unanswered"


def _state(when: Window, sent: Sequence[Date], today: Date) -> State:
    if sent and when.kind != "additional-info":  # new material may be sent as often as there is some
        return "sent"
    if when.opens is None:
        return "needs-earlier"
    if today < when.opens:
        return "later"
    return "late" if when.late and today > when.late else "open"


def upcoming(found: Sequence[Plan], *, news: bool) -> tuple[Plan, ...]:
    """What is still to do, of one person's plans: the thanks, the next of the letters that ask, and, where the notes
    hold `news` or promise something by a day, the letter with it. A handwritten note is a second thank-you, and so left
    to the writer."""
    thanks = [p for p in found if p.kind == "thank-you"]
    asking = [p for p in found if p.kind in ("follow-up", "reminder", "clarification") and p.state != "sent"]
    told = [p for p in found if p.kind == "additional-info" and (news or p.due) and not p.sent]
    wanted = [*thanks, *asking[:1], *told]
    return tuple(p for p in wanted if p.state in ("open", "late", "later"))
