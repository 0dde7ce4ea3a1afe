"""What a command reads: notes, drafts, the policy and the day."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aidraft.cli import terminal
from aidraft.errors import DraftError, NotesError, UsageError
from aidraft.settings import cache_folder, default_candidate

if TYPE_CHECKING:
    from aidraft.guardrails.policy import Policy
    from aidraft.notes import Interview, Person

STANDARD_INPUT = "-"
DRAFT_AT_MOST = 1_000_000
"""Bytes of a draft. A letter has two thousand; more is another file given by mistake."""


def open_notes(ctx: click.Context, path: str | None, *, quiet: bool) -> "Interview":
    """The notes at `path` or from standard input, with their warnings shown.

    Raises UsageError when no notes are named, NotesError as `read_notes` does.
    """
    from aidraft.notes.reader import parse_notes, read_notes

    if path is None:
        raise UsageError("no interview notes given", remedy=f"Name them: {ctx.command_path} --interview notes.md")
    candidate = default_candidate(ctx.default_map)
    if path == STANDARD_INPUT:
        text = _decoded(_standard_input(), "the notes on standard input", NotesError)
        interview = parse_notes(text, source="standard input", candidate=candidate)
    else:
        interview = read_notes(path, candidate=candidate)
    if not quiet:
        for one in interview.warnings:
            place = f"{interview.source}:{one.line}" if one.line else interview.source
            terminal.warning(f"{place}: {one.message}")
    return interview


def open_draft(path: str) -> str:
    """The text of a draft. Raises DraftError when it cannot be read or is empty."""
    name = "the draft on standard input" if path == STANDARD_INPUT else f"the draft {path}"
    try:
        raw = _standard_input() if path == STANDARD_INPUT else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DraftError(f"cannot read {name}", why=reason[:1].lower() + reason[1:]) from error
    if len(raw) > DRAFT_AT_MOST:
        raise DraftError(f"cannot use {name}", why=f"it has {len(raw):,} bytes; a letter has about two thousand")
    text = _decoded(raw, name, DraftError)
    if not text.strip():
        raise DraftError(
            f"cannot use {name}", why="it is empty", remedy="Write a greeting, the message, a closing and a name"
        )
    return text


def open_policy(files: Sequence[str], allow: Sequence[str], tone: str) -> "Policy":
    """The policy for this run. Raises PolicyError, and UsageError for a tone or a rule that it does not know."""
    from aidraft.guardrails.policy import load_policy

    cache = cache_folder()
    policy = load_policy(files=files, cache=cache)
    names = {name for rule in policy.rules.values() for name in (rule.id, rule.family)}
    if unknown := [name for name in allow if name not in names]:
        raise UsageError(
            f"there is no rule or family {' or '.join(map(repr, unknown))}", remedy=nearest(unknown[0], names)
        )
    if allow:
        policy = load_policy(files=files, allow=allow, cache=cache)
    if tone not in policy.tones:
        raise UsageError(f"there is no tone {tone!r}", remedy=f"There are {', '.join(policy.tones)}")
    return policy


def nearest(name: str, known: Iterable[str]) -> str:
    """What may have been meant by the name of a rule, as a remedy."""
    import difflib

    near = difflib.get_close_matches(name, sorted(known), n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "'aidraft rules' lists them"


def pick_people(interview: "Interview", names: Sequence[str]) -> "tuple[Person, ...]":
    """The interviewers meant, each once, in the notes' order; all of them when no name is given."""
    from aidraft.notes.people import find_person

    picked = {find_person(interview, name).slug for name in names}
    return tuple(person for person in interview.people if not picked or person.slug in picked)


def day(given: Date | None, interview: "Interview") -> Date:
    """The day to reckon from: as given, or the day it is at the interview's place."""
    from aidraft.notes.zones import day_there

    return given or day_there(interview, datetime.now().astimezone())


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


def _decoded(raw: bytes, what: str, error: type[NotesError] | type[DraftError]) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        why = f"byte {raw[problem.start]:#04x} at offset {problem.start} is not UTF-8"
        raise error(f"cannot read {what}", why=why, remedy="Save it as UTF-8") from problem
