"""Lines under Sent: ``2026-11-20 thank-you to Priya Raman`` and what people write instead."""

import re
from collections.abc import Sequence
from datetime import date as Date
from typing import cast

from aidraft.notes.days import find_day
from aidraft.notes.interview import Kind, Person, Sent, Warning_
from aidraft.notes.people import matching
from aidraft.notes.vocabulary import aliases, folded, listed

_TO = re.compile(r"\b(?:to|for)\b[:\s]+(.+)$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\+|/|;|\band\b)\s*")


def read_sent(
    lines: Sequence[tuple[str, int]], people: Sequence[Person], date: Date
) -> tuple[list[Sent], list[Warning_]]:
    """The earlier messages, one for each person written to; what cannot be read is a warning that shows the form."""
    sent: list[Sent] = []
    warnings: list[Warning_] = []

    def warn(line: int, message: str) -> None:
        warnings.append(Warning_(line=line, message=message))

    for text, line in lines:
        form = 'write it as "2026-11-20 thank-you to NAME"'
        try:
            day = find_day(text, date)
        except ValueError as error:
            warn(line, f"this line under Sent is not counted: {error}; {form}")
            continue
        rest = text if day is None else f"{text[: day.span[0]]} {text[day.span[1] :]}"
        kind, rest = _kind(rest)
        if day is None or kind is None:
            missing = " and ".join(
                [*(["no day"] if day is None else []), *(["no kind of message"] if kind is None else [])]
            )
            warn(line, f"this line under Sent is not counted, it has {missing}; {form}")
            continue
        if day.disagrees:
            warn(line, f"the weekday under Sent does not belong to {day.date}")
        if day.date < date:
            warn(line, f"this message is dated before the interview ({day.date})")
        to = _TO.search(rest)
        slugs = _receivers(to[1] if to else rest, people, line, warnings, asked=to is not None)
        sent += [Sent(date=day.date, kind=kind, to=slug, line=line) for slug in slugs]
    return sent, warnings


def _kind(text: str) -> tuple[Kind | None, str]:
    """The kind that `text` names, by its longest name, and what stands after it."""
    words = folded(text).split()
    best: tuple[int, int, Kind] | None = None
    for name, kind in aliases("kinds").items():
        parts = name.split()
        for i in range(len(words) - len(parts) + 1):
            if words[i : i + len(parts)] == parts and (best is None or len(parts) > best[0]):
                best = (len(parts), i, cast(Kind, kind))
    if best is None:
        return None, text
    return best[2], text


def _receivers(
    text: str, people: Sequence[Person], line: int, warnings: list[Warning_], *, asked: bool
) -> list[str | None]:
    """The slugs of those written to; [None] when the line does not say, or names nobody known."""
    if folded(text) in listed("everyone"):
        return [p.slug for p in people]
    if not asked:
        return [people[0].slug] if len(people) == 1 else [None]
    name = re.sub(r"[(<\[].*$", "", text).strip(" .,:;")
    whole = matching(people, name)
    if len(whole) == 1:
        return [whole[0].slug]
    slugs: list[str | None] = []
    for part in _AND.split(name):
        found = matching(people, part) if part else ()
        if len(found) == 1:
            slugs.append(found[0].slug)
        elif part:
            known = ", ".join(p.name for p in people)
            why = "may be several of" if found else "is none of"
            warnings.append(Warning_(line=line, message=f'"{part}" under Sent {why} the interviewers ({known})'))
    return list(dict.fromkeys(slugs)) or [None]
