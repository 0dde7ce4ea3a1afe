"""Standard error: errors, notices and progress, with colour only where a person sees it."""

import os
import sys
from typing import IO, Any

import click

from aidraft.errors import AidraftError, InputError


def plain() -> bool | None:
    """False when the person wants no colour (NO_COLOR); None leaves it to click, which strips it off a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def shows_colour() -> bool:
    """Whether colours on standard output reach a person who wants them."""
    return plain() is None and sys.stdout.isatty() and not is_dumb()


def width(text: str) -> int:
    """Columns that `text` takes: wide letters (中) two, marks on another letter none."""
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def is_shared() -> bool:
    """Whether a person sees both outputs, one after the other, on one screen."""
    return sys.stdout.isatty() and sys.stderr.isatty()


def is_dumb() -> bool:
    """Whether the terminal cannot move its cursor."""
    return os.environ.get("TERM") == "dumb"


def columns() -> int:
    """How many letters fit into a line."""
    import shutil

    return shutil.get_terminal_size().columns


def say(text: str, **style: Any) -> None:
    """A line on standard error. Where nobody reads it any more, it is dropped."""
    try:
        click.secho(text, err=True, color=plain(), **style)
    except OSError:
        close_quietly(sys.stderr)


def put(text: str) -> None:
    """Text on standard output, with a final newline. A reader who has had enough (`| head`) is no error.

    Raises AidraftError when it cannot be written: a full disk, or an encoding without one of its letters.
    """
    try:
        click.echo(text.removesuffix("\n"), color=plain())
        sys.stdout.flush()
    except BrokenPipeError:
        close_quietly(sys.stdout)
    except UnicodeEncodeError as error:
        letter, encoding = error.object[error.start], error.encoding
        raise AidraftError(
            "cannot print the message",
            f"{letter!r} is not in {encoding}",
            "Set PYTHONUTF8=1, or write with --output FILE",
        ) from error
    except OSError as error:
        close_quietly(sys.stdout)
        raise AidraftError(
            "cannot write to standard output", error.strerror or str(error), "Write elsewhere, with --output FILE"
        ) from error


def error(problem: AidraftError) -> None:
    """What failed and why, every single problem, and what to do, without a traceback."""
    say(f"{click.style('error:', fg='red', bold=True)} {problem.what}{f': {problem.why}' if problem.why else ''}")
    if isinstance(problem, InputError):
        for one in problem.problems:
            say(f"  {one}")
    if problem.remedy:
        say(f"  {problem.remedy}")


def warning(text: str) -> None:
    say(f"{click.style('warning:', fg='yellow', bold=True)} {text}")


def usage_error(problem: click.ClickException) -> None:
    """A wrong call, in the same words as every other error; where a wrong value came from, if not from the call."""
    message = problem.format_message()
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    param = getattr(problem, "param", None)
    if context is not None and param is not None and param.name:
        message = message.rstrip(".") + _origin(context, param)
    say(f"{click.style('error:', fg='red', bold=True)} {message[:1].lower()}{message[1:]}")
    path = context.command_path if context is not None else "aidraft"
    say(f"  '{path} --help' shows how to call it")


def _origin(context: click.Context, param: click.Parameter) -> str:
    source = context.get_parameter_source(param.name or "")
    if source is click.core.ParameterSource.ENVIRONMENT:
        names = [param.envvar] if isinstance(param.envvar, str) else list(param.envvar or ())
        return f" (from {next((name for name in names if os.environ.get(name)), 'the environment')})"
    if source is click.core.ParameterSource.DEFAULT_MAP:
        from aidraft.settings import settings_file

        return f" (from {settings_file()})"
    return ""


def close_quietly(stream: IO[str]) -> None:
    """Point a stream whose reader has gone at nothing, so that the interpreter does not complain on exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def flush_quietly(stream: IO[str] | None) -> None:
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        if stream is not None:
            close_quietly(stream)
