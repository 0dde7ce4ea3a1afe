"""Time zones: whether a name is one of the IANA zones, and which was meant."""

from aidraft.notes.vocabulary import nearest


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
