"""``aidraft check``: the guardrails on a draft that anybody wrote."""

from datetime import date as Date

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.inputs import STANDARD_INPUT, day, open_draft, open_notes, open_policy
from aidraft.cli.types import File
from aidraft.errors import UsageError
from aidraft.formats import FORMATS


@click.command(cls=PlainHelp)
@click.argument("draft", type=File(allow_dash=True))
@o.listed(
    o.interview, o.kind, o.tone, o.addressee, o.today, o.allow, o.policy, o.report_format, o.quiet, o.verbose,
)  # fmt: skip
@click.pass_context
def check(
    ctx: click.Context,
    draft: str,
    interview: str | None,
    kind: str,
    tone: str,
    to: str | None,
    today: Date | None,
    allow: tuple[str, ...],
    policy: tuple[str, ...],
    format_: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Judge DRAFT against the interview notes with the same guardrails as the drafts written here.

    DRAFT is a text file with a whole message: an optional line "Subject: …", greeting, paragraphs, closing, name;
    - reads standard input. The verdict goes to standard output; exit code 0 says it passed, 1 that it did not.
    """
    from aidraft.guardrails import check as judge

    if draft == interview == STANDARD_INPUT:
        raise UsageError("standard input cannot be both the draft and the notes", remedy="Name a file for one of them")
    notes = open_notes(ctx, interview, quiet=quiet or format_ != "text")
    rules = open_policy(policy, allow, tone)
    text = open_draft(draft)
    verdict = judge(text, notes, kind=kind, tone=tone, to=to, today=day(today, notes), policy=rules)
    source = "draft" if draft == STANDARD_INPUT else draft
    if not quiet or format_ != "text":
        shown = FORMATS[format_].load().report(
            verdict, text, notes, rules=rules.rules, policy=rules, source=source, verbose=verbose, paint=click.style
        )  # fmt: skip
        terminal.put(shown)
    return 0 if verdict.passed else 1
