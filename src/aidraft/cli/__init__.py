"""The command line: the only place that prints, asks, or exits.

This module and `program` import click alone; each command imports what it needs when it runs.
"""


def main() -> None:
    """Run the command with the process's arguments, and exit with its code."""
    from aidraft.cli.run import run

    run()
