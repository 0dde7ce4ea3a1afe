"""The schedule for a calendar program: an all-day event for each message still to send (RFC 5545)."""

import hashlib
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from typing import TYPE_CHECKING

from aidraft.notes.interview import Interview
from aidraft.schedule import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable


def calendar(plans: "Iterable[Plan]", interview: Interview, today: Date) -> bytes:
    """The events, as bytes. An event keeps its UID whatever its day: a later export moves it and does not double it."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//aidraft//schedule//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    stamp = datetime.combine(today, time(), tzinfo=UTC)
    for plan in plans:
        day = max(plan.due or plan.opens or today, today)
        event = Event()
        event.add("uid", f"{_identity(plan, interview)}@aidraft.invalid")
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", today.toordinal())  # a later export replaces an earlier one
        event.add("summary", f"{plan.kind} to {plan.to} ({interview.company})")
        event.add("description", f"{interview.role} at {interview.company}: {plan.reason}.")
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def _identity(plan: Plan, interview: Interview) -> str:
    named = "\n".join((interview.candidate, interview.company, interview.role, str(interview.date), plan.kind, plan.to))
    return hashlib.sha256(named.encode()).hexdigest()[:32]
