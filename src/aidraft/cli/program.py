"""The program: the main job without a subcommand, and the subcommands, each imported when it is called."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from aidraft import __version__
from aidraft.cli import options as o
from aidraft.cli.command import PlainHelp
from aidraft.settings import Defaults

COMMANDS: Mapping[str, tuple[str, str]] = {
    "new": ("aidraft.cli.new:new", "Begin notes: question by question, or as an empty form."),
    "check": ("aidraft.cli.check:check", "The same guardrails on any draft, whoever wrote it."),
    "rules": ("aidraft.cli.rules:rules", "The guardrails: what each catches, why, and examples."),
    "schedule": ("aidraft.cli.schedule:schedule", "Which message is due when, and why."),
    "sent": ("aidraft.cli.sent:sent", "Write down in the notes what was sent."),
    "history": ("aidraft.cli.history:history", "The drafts of earlier runs, kept on this machine."),
    "show": ("aidraft.cli.history:show", "Print an earlier draft again."),
    "diff": ("aidraft.cli.history:diff", "What changed from one draft to another, word by word."),
    "record": ("aidraft.cli.record:record", "Record live responses for offline use."),
}
"""Where each command is, and its line in ``--help``, which is shown without importing it."""


class Program(PlainHelp, click.Group):
    """A group whose commands are imported on use, and whose defaults come from the person's configuration file."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> click.Context:
        # With a subcommand the group's own options do not count, and neither does what the file says of them.
        defaults = Defaults()
        has_command = bool(args) and args[0] in COMMANDS
        extra.setdefault("default_map", dict.fromkeys(COMMANDS, defaults) if has_command else defaults)
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not ctx.resilient_parsing and not args[0].startswith("-"):
            ctx.fail(self._unknown(args[0]))
        return super().resolve_command(ctx, args)

    @staticmethod
    def _unknown(name: str) -> str:
        import difflib

        if os.path.exists(name):  # noqa: PTH110 - pathlib raises on names that no file can have
            return f"there is no command {name!r}. For notes, write --interview {name}"
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        return f"there is no command {name!r}. " + (
            f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(COMMANDS)}"
        )


EPILOG = """\b
Without a key and a server, the built-in composer writes the draft. Every option
can be set as AIDRAFT_<OPTION> or in a configuration file; see the README.
Exit codes: 0 passed, 1 guardrails not satisfied, 2 wrong usage, 3 notes, draft or
policy cannot be read, 4 model or network failed, 5 no recording, 130 interrupted."""


@click.group(
    cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG
)
@click.version_option(__version__, prog_name="aidraft", message="%(prog)s %(version)s")
@o.listed(
    o.interview, o.kind, o.tone, o.to, o.today, o.instruct, o.model, o.base_url, o.timeout, o.connect_timeout,
    o.offline, o.recordings, o.attempts, o.fallback, o.seed, o.pseudonyms, o.allow, o.policy, o.draft_format, o.output,
    o.force, o.no_history, o.dry_run, o.quiet, o.verbose,
)  # fmt: skip
@click.pass_context
def program(ctx: click.Context, /, **given: Any) -> int:
    """Interview notes become the message to send.

    aidraft --interview notes.md prints a thank-you for each interviewer, once it has passed the guardrails: grounded in
    the notes, complete, in the asked tone, nothing forbidden. Only drafts that passed are printed; findings go to
    standard error.
    """
    if ctx.invoked_subcommand is not None:
        _refuse_misplaced(ctx)
        return 0
    from aidraft.cli.drafting import run_draft

    return run_draft(ctx, **given)


def _refuse_misplaced(ctx: click.Context) -> None:
    """Options before a command would be dropped silently; say where they go."""
    for param in ctx.command.params:
        if param.name and ctx.get_parameter_source(param.name) is click.core.ParameterSource.COMMANDLINE:
            ctx.fail(f"{param.opts[0]} goes after the command: aidraft {ctx.invoked_subcommand} {param.opts[0]} …")
