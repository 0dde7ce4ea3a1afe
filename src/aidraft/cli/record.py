"""``aidraft record``: ask a live model now, so that ``--offline`` can answer later."""

from datetime import date as Date

import click

from aidraft.cli import options as o
from aidraft.cli import terminal
from aidraft.cli.command import PlainHelp
from aidraft.cli.drafting import Job, show
from aidraft.cli.inputs import day, open_notes, open_policy, pick_people
from aidraft.cli.model import COMPOSER, under_pseudonyms
from aidraft.errors import UsageError
from aidraft.settings import api_key


@click.command(cls=PlainHelp)
@o.listed(
    o.interview, o.kind, o.tone, o.to, o.today, o.instruct, o.model, o.base_url, o.timeout, o.connect_timeout,
    o.recordings, o.attempts, o.seed, o.pseudonyms, o.allow, o.policy, o.no_history, o.quiet, o.verbose,
)  # fmt: skip
@click.pass_context
def record(
    ctx: click.Context,
    interview: str | None,
    kind: str,
    tone: str,
    to: tuple[str, ...],
    today: Date | None,
    instruct: str | None,
    model: str | None,
    base_url: str | None,
    timeout: int,
    connect_timeout: int,
    recordings: str | None,
    attempts: int,
    seed: int,
    pseudonyms: bool,
    allow: tuple[str, ...],
    policy: tuple[str, ...],
    no_history: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Ask a live model, write the exchange down for --offline, and print the drafts that passed.

    Recordings hold the request and the answer, and nothing else: no key, no account, no header but the content type.
    """
    from aidraft.data import data_folder
    from aidraft.models import Model
    from aidraft.models.catalogue import open_model
    from aidraft.models.openai import OpenAIModel
    from aidraft.models.recording import RecordingModel

    key = api_key()
    if model == COMPOSER or not (key or base_url or model):
        raise UsageError(
            "there is no model to record",
            remedy="Export OPENAI_API_KEY=…, or name a server: --base-url http://localhost:11434/v1",
        )
    notes = open_notes(ctx, interview, quiet=quiet)
    rules = open_policy(policy, allow, tone)
    live = open_model(
        model, base_url=base_url, api_key=key, source=notes.source, timeout=timeout, connect_timeout=connect_timeout
    )
    assert isinstance(live, OpenAIModel)
    folder = recordings or str(data_folder("fixtures") / "recordings")
    recording: Model = RecordingModel(live, folder, source=notes.source)
    if pseudonyms:
        recording = under_pseudonyms(recording, notes, rules, instruct)
    job = Job(
        notes, pick_people(notes, to), kind, tone, recording, rules, day(today, notes),
        attempts=attempts, instruction=instruct, seed=seed, fallback=None, quiet=quiet, verbose=verbose,
        history=not no_history,
    )  # fmt: skip
    results = job.run()
    code = show(results, job)
    if not quiet:
        terminal.say(f"recorded in {folder}")
    return code
