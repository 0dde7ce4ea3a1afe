"""Entries become facts: a bullet, a line or a table row each, nested ones with the words they belong to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from aidraft.notes.interview import Label
from aidraft.notes.labels import split_label
from aidraft.notes.outline import Entry, plain
from aidraft.notes.people import is_name, read_card
from aidraft.notes.sheet import Place, Sheet

# A wrapped paragraph is at least this wide; narrower lines are notes of their own.
_WRAPPED = 60
# A longer text is not repeated before the bullets nested in it.
_CONTEXT = 200


def enter(sheet: Sheet, place: Place, entry: Entry, context: str = "", label: Label | None = None) -> None:
    """Write down `entry` and what is nested in it. ``context`` and ``label`` are those of the bullet around it."""
    if place.section == "sent":
        _enter_sent(sheet, entry)
    elif place.section == "interviewers" and place.person is None:
        _enter_person(sheet, place, entry)
    elif entry.form == "columns":
        # The head of a table says what its rows are, and is no note itself.
        text = ", ".join(plain(raw) for _, raw in entry.lines if raw)
        if text:
            sheet.add(place if place.private or place.person else Place("title"), text, entry.line, place.label)
    else:
        _enter_notes(sheet, place, entry, context, label)


def _enter_notes(sheet: Sheet, place: Place, entry: Entry, context: str, label: Label | None) -> None:
    inner, handed = context, label
    for line, raw in _units(entry):
        found = split_label(plain(raw), shared=place.person is None, section=place.section)
        if found.reason:
            sheet.warn(line, found.reason)
        private = "private" in (label, place.label, found.label)
        given: Label | None = "private" if private else found.label or label or place.label
        text = found.text
        # "team:" over nested bullets is their heading; so is a label alone. Every nested bullet carries it.
        leads = bool(entry.children) and (not text or text.endswith(":"))
        whole = f"{context}: {text}" if context and text else text or context
        if text and not leads:
            sheet.add(place, whole, line, given)
        inner = whole.rstrip(": ") if len(whole) <= _CONTEXT else ""
        handed = given if private or leads else label
    for child in entry.children:
        enter(sheet, place, child, inner, handed)


def _units(entry: Entry) -> Iterator[tuple[int, str]]:
    """The notes in an entry's own lines, each with its line: a bullet or a row is one, a paragraph one a line unless it
    is wrapped. A line that begins with a label that must not be missed is always one of its own."""
    if entry.form in ("row", "columns"):
        cells = [raw for _, raw in entry.lines if raw]
        if cells:
            yield entry.line, f"{cells[0]}: {', '.join(cells[1:])}" if len(cells) > 1 else cells[0]
        return
    lines = [(line, raw) for line, raw in entry.lines if raw]
    joined = entry.form == "bullet" or _wrapped([raw for _, raw in lines])
    start, text = 0, ""
    for line, raw in lines:
        if text and joined and split_label(plain(raw), shared=True, section="").label is None:
            text = f"{text} {raw}"
            continue
        if text:
            yield start, text
        start, text = line, re.sub(r"^\[[ xX]\]\s+", "", raw)
    if text:
        yield start, text


def _wrapped(lines: list[str]) -> bool:
    """Whether lines are one text broken at a width: no line could have taken the first word of the next."""
    width = max(map(len, lines), default=0)
    return width >= _WRAPPED and all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width for line, following in pairwise(lines)
    )


def _enter_sent(sheet: Sheet, entry: Entry) -> None:
    if entry.form == "columns":
        return
    if entry.form == "paragraph":
        sheet.sent += [(plain(raw), line) for line, raw in entry.lines if raw]
    else:
        sheet.sent += [(plain(raw), line) for line, raw in _units(entry)]
    for child in entry.children:
        _enter_sent(sheet, child)


def _enter_person(sheet: Sheet, place: Place, entry: Entry) -> None:
    """An interviewer as a bullet, line or row below Interviewers. Nested bullets, and those after it, are theirs."""
    if entry.form == "columns":
        return
    last: str | None = None
    lines = list(_units(entry)) if entry.form != "paragraph" else entry.lines
    if entry.form == "row":
        lines = [(entry.line, ", ".join(raw for _, raw in entry.lines if raw))]
    for line, raw in lines:
        card = read_card(raw, line)
        labelled = split_label(plain(raw), shared=False, section="").label is not None
        if card and not labelled and (card.email or is_name(card.name, alone=card.title is None)):
            last = sheet.introduce(card)
            continue
        owner = last or sheet.last_person
        if owner is None:
            sheet.warn(line, 'this line under Interviewers names nobody; write it as "Name, Title"')
            _enter_notes(
                sheet, Place("other", prefix="other.interviewers"), Entry("bullet", line, [(line, raw)]), "", None
            )
        else:
            _enter_notes(sheet, replace(place, person=owner), Entry("bullet", line, [(line, raw)]), "", None)
            last = owner
    if last is not None:
        sheet.last_person = last
    for child in entry.children:
        enter(sheet, replace(place, person=last) if last else Place("other", prefix="other.interviewers"), child)
