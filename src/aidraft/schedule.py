"""When which message is due: the days that manners and the notes allow, from the interview to the answer."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any

from aidraft.notes.interview import Interview, Kind, Sent


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


def sent_to(interview: Interview, slug: str, today: Date) -> tuple[Sent, ...]:
    """What went to this person (or to nobody named) up to today, in order of its day."""
    return tuple(sorted((s for s in interview.sent if s.date <= today and s.to in (slug, None)), key=lambda s: s.date))


def window(interview: Interview, kind: Kind, slug: str, today: Date, numbers: dict[str, Any]) -> Window:
    """The window of one kind of message to one person, as of `today`. `numbers` is the policy's ``timing``."""
    met, sent = interview.date, sent_to(interview, slug, today)
    chased = [s for s in sent if s.kind in ("follow-up", "reminder", "clarification")]
    if kind in ("thank-you", "note"):
        late = met + timedelta(hours=numbers["thank-you-late-hours"])
        due = min(filter(None, (business_days_after(met, 1), interview.next_stage)))
        return Window(kind, met, due, late, f"the interview was on {met.isoformat()}")
    if kind == "additional-info":
        return Window(kind, met, None, interview.decision_by, f"the interview was on {met.isoformat()}")
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
    return Window(kind, opens, opens, None, f"the last message went on {last.isoformat()}")


def exhausted(interview: Interview, kind: Kind, slug: str, today: Date, numbers: dict[str, Any]) -> str | None:
    """Why courtesy allows no further message of this kind, or None."""
    if kind in ("thank-you", "note"):
        final = [s for s in sent_to(interview, slug, today) if s.kind == "clarification"]
        return "a clarification was the last word" if final else None
    chased = [s.kind for s in sent_to(interview, slug, today) if s.kind in ("follow-up", "reminder", "clarification")]
    if "clarification" in chased:
        return "a clarification was the last word"
    if len(chased) >= numbers["unanswered-at-most"] and kind != "clarification":
        return f"{len(chased)} messages went unanswered; only a clarification is left"
    return None
