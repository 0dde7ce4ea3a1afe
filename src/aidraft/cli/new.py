"""``aidraft new``: the first notes, asked for on a terminal, or the empty form."""

import signal
import sys
import uuid
from contextlib import suppress
from pathlib import Path

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.conversation import Heard, converse
from aidraft.cli.keyboard import ask, handled, one_interruption
from aidraft.cli.output import refuse_clashes, write_all
from aidraft.cli.types import File
from aidraft.errors import AidraftError, NotesError, UsageError
from aidraft.settings import default_candidate

NOTES = "notes.md"


@click.command(cls=PlainHelp)
@click.argument("path", metavar="[PATH]", required=False, type=File(allow_dash=True))
@o.listed(o.force)
@click.pass_context
def new(ctx: click.Context, path: str | None, force: bool) -> int:
    """Begin notes of an interview, in PATH.

    On a terminal you are asked for them, in about two minutes, and may edit them at the end; without PATH they go to
    notes.md. Whatever interrupts, what you typed is kept. Elsewhere (in a pipe, in a script, or when PATH is -) this
    gives the empty form, to fill in with an editor; without PATH on standard output.
    """
    from aidraft.notes.starter import blank_form

    asks = path != "-" and _is_terminal()
    if path is None and asks:
        path = NOTES
    target = Path(path) if path is not None and path != "-" else None
    if target is None:
        terminal.put(blank_form())
        return 0
    refuse_clashes([target], force=force)
    if not asks:
        write_all({target: blank_form()}, force=force)
        terminal.say(f"the empty form is in {target}; filled in: aidraft --interview {target}")
        return 0
    return _interview(target, force=force, candidate=default_candidate(ctx.default_map))


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _interview(target: Path, *, force: bool, candidate: str | None) -> int:
    """Ask, write, offer the editor, and say what is still missing. What ends it early finds the answers written."""
    from aidraft.data import read_data

    wording = read_data("prompts", "new")
    heard, kept = Heard(), None
    with one_interruption():
        try:
            with suppress(EOFError):
                converse(heard, wording, ask, candidate=candidate)
        finally:
            kept = _keep(heard, target, force=force)
        if kept is None:
            return 0
        with suppress(EOFError):
            if ask(f"{wording['edit']} ").strip().casefold() in wording["yes"]:
                _edit(kept)
    _tell(kept, candidate)
    return 0


def _keep(heard: Heard, target: Path, *, force: bool) -> Path | None:
    """Write the answers, say where, and give the place: `target`, or the system's folder for temporary files if that
    cannot be written any more. None when nothing was typed. Raises AidraftError, with the answers on standard output,
    when they can be written nowhere."""
    import tempfile

    from aidraft.notes.starter import write_starter

    if not heard:
        terminal.say("nothing was typed, so nothing is written")
        return None
    with handled(signal.SIG_IGN):
        text = write_starter(heard.starter())
        try:
            write_all({target: text}, force=force)
        except UsageError as error:
            terminal.warning(str(error))
            try:
                with tempfile.NamedTemporaryFile(
                    "w", encoding="utf-8", newline="\n", prefix="aidraft-", suffix=".md", delete=False
                ) as file:
                    file.write(text)
            except OSError as problem:
                terminal.put(text)
                raise AidraftError("cannot write the notes anywhere", str(problem), "Copy them from above") from problem
            target = Path(file.name)
        terminal.say(f"your answers are in {target}")
    return target


def _edit(path: Path) -> None:
    """Let the person's editor at a copy, which replaces the notes when the editor ends well and left something."""
    original = path.read_bytes()
    copy = path.with_name(f"{path.stem}-edited-{uuid.uuid4().hex[:8]}{path.suffix}")
    try:
        write_all({copy: original.decode()}, force=False)
        # Some editors use Ctrl-C themselves; a handler, other than SIG_IGN, is not handed down to them.
        with handled(lambda number, frame: None):
            click.edit(filename=str(copy))
        edited = copy.read_bytes()
        if edited.strip():
            copy.replace(path)
        else:
            copy.unlink()
            terminal.warning(f"the editor left nothing, so {path} stays as you answered")
    except (click.ClickException, OSError, UsageError) as error:
        why = error.format_message() if isinstance(error, click.ClickException) else str(error)
        changed = copy.exists() and copy.read_bytes() not in (original, b"")
        if not changed:
            copy.unlink(missing_ok=True)
        where = f"{path}, and what the editor left is in {copy}" if changed else str(path)
        terminal.warning(f"the editor failed: {why.rstrip('.')}. Your answers are in {where}")


def _tell(path: Path, candidate: str | None) -> None:
    """What the reader makes of the notes: what is missing, what it took otherwise, or the next command."""
    from aidraft.notes.reader import read_notes

    try:
        interview = read_notes(path, candidate=candidate)
    except NotesError as error:
        terminal.say(f"before a message can be written, add to {path}:")
        for problem in error.problems:
            terminal.say(f"  {problem}")
        if not error.problems:
            terminal.say(f"  {error}")
        return
    for one in interview.warnings:
        terminal.warning(f"{path}:{one.line}: {one.message}" if one.line else f"{path}: {one.message}")
    terminal.say(f"next: aidraft --interview {path}")
