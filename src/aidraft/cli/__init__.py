"""The command line: the only place that prints, asks, or exits.

This module and `program` import click alone; each command imports what it needs when it runs.
"""

import gc

COLLECT_EVERY = 250_000
"""New objects between two collections. The rules and word lists live until the process ends; Python's default of 700
goes through them again and again, which costs a sixth of a run."""


def main() -> None:
    """Run the command with the process's arguments, and exit with its code."""
    gc.set_threshold(COLLECT_EVERY)
    from aidraft.cli.run import run

    try:
        run()
    finally:
        gc.freeze()  # the interpreter would search the whole heap once more before it ends
