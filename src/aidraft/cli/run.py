"""One call, from arguments to exit code: every way it can end is decided here."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from aidraft.cli import terminal
from aidraft.cli.program import program
from aidraft.errors import AidraftError

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave the process: 0, 1, 2, 3, 4, 5 or 130, with a message for every error."""
    # Looking for plugins among all that is installed costs a tenth of a run, and none is wanted.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = program.main(arguments, prog_name="aidraft", standalone_mode=False) or 0
    except click.ClickException as error:
        terminal.usage_error(error)
        code = 2
    except AidraftError as error:
        terminal.error(error)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        terminal.say("interrupted")
        _leave_now(INTERRUPTED)
    except BrokenPipeError:
        terminal.close_quietly(sys.stdout)
        code = 0
    for stream in (sys.stdout, sys.stderr):
        terminal.flush_quietly(stream)
    sys.exit(code)


def _leave_now(code: int) -> NoReturn:
    """Exit without waiting for requests still under way in other threads."""
    for stream in (sys.stdout, sys.stderr):
        terminal.flush_quietly(stream)
    os._exit(code)
