"""Time zones: whether a name is one of the IANA zones, and which day it is at the interview's place."""

from datetime import UTC, datetime, timedelta
from datetime import date as Date
from typing import TYPE_CHECKING

from aidraft.notes.interview import Interview
from aidraft.notes.vocabulary import nearest

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def zone_warning(name: str) -> str | None:
    """None for a zone known here; else what to write. Without zone data nothing can be told: None."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = available_timezones()
        if not zones:
            return None
        near = nearest(name.strip().replace(" ", "_"), zones)
        return f'the timezone "{name}" is not known; write it as {near or "Europe/London"}'
    return None


def day_there(interview: Interview, now: datetime) -> Date:
    """The day at the interview's place at a moment. `now` is aware; without a zone in the notes its own day counts."""
    zone = _zone(interview)
    return (now.astimezone(zone) if zone else now).date()


def day_after(interview: Interview, hours: int) -> Date:
    """The day at the interview's place on which so many hours after the interview have passed.

    Where the notes give no time of day or no zone, 24 hours are a day; else the clocks may change in between.
    """
    zone = _zone(interview)
    if interview.time is None or zone is None:
        return interview.date + timedelta(hours=hours)
    met = datetime.combine(interview.date, interview.time, zone).astimezone(UTC)
    return (met + timedelta(hours=hours)).astimezone(zone).date()


def _zone(interview: Interview) -> "ZoneInfo | None":
    """The zone of the notes; None where they name none, or where this machine has no zone data."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(interview.timezone) if interview.timezone else None
    except ZoneInfoNotFoundError:
        return None
