"""The main job: notes in, messages out, and everything else on standard error."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from aidraft.cli import output, terminal
from aidraft.cli.dry_run import show_requests
from aidraft.cli.inputs import day, open_notes, open_policy, pick_people
from aidraft.cli.keeping import keep
from aidraft.cli.model import choose_model, under_pseudonyms
from aidraft.cli.progress import Progress
from aidraft.cli.verdicts import tell
from aidraft.errors import UsageError
from aidraft.formats import FORMATS

if TYPE_CHECKING:
    from aidraft.drafting import Result
    from aidraft.guardrails.policy import Policy
    from aidraft.models import Model
    from aidraft.notes import Interview, Person


@dataclass(frozen=True)
class Job:
    """All that is needed to draft and to show what came of it."""

    interview: "Interview"
    people: "tuple[Person, ...]"
    kind: str
    tone: str
    model: "Model"
    policy: "Policy"
    today: Date
    attempts: int
    instruction: str | None
    seed: int
    fallback: Literal["composer"] | None
    quiet: bool
    verbose: bool
    format_: str = "text"
    targets: tuple[Path, ...] = ()
    """Nothing for standard output, one file, or as many as there are people."""
    force: bool = False
    history: bool = True
    """Whether a copy of what passes is kept."""

    def run(self) -> "list[Result]":
        """One result a person. On an interruption what is finished is shown before it goes on its way."""
        from aidraft.drafting import draft

        progress = Progress(quiet=self.quiet)
        try:
            with progress:
                return draft(
                    self.interview, kind=self.kind, tone=self.tone, to=[person.name for person in self.people],
                    model=self.model, policy=self.policy, today=self.today, attempts=self.attempts,
                    instruction=self.instruction, seed=self.seed, fallback=self.fallback, progress=progress,
                )  # fmt: skip
        except KeyboardInterrupt:
            if any(result.passed for result in progress.finished):
                self.keep(progress.finished)
                _print(progress.finished, self)
            raise

    def keep(self, results: "Sequence[Result]") -> None:
        """Put what passed into the history, unless none is wanted."""
        if self.history:
            keep(results, self.interview, seed=self.seed, quiet=self.quiet)


def run_draft(ctx: click.Context, **given: Any) -> int:
    """Draft, print or write what passed, and give the exit code. Raises AidraftError for what stops it all."""
    kind, tone, quiet, format_ = given["kind"], given["tone"], given["quiet"], given["format_"]
    interview = open_notes(ctx, given["interview"], quiet=quiet)
    policy = open_policy(given["policy"], given["allow"], tone)
    people = pick_people(interview, given["to"])
    today = day(given["today"], interview)
    if given["dry_run"]:
        show_requests(
            interview, people, kind=kind, tone=tone, policy=policy, today=today, instruction=given["instruct"],
            seed=given["seed"], name=given["model"], base_url=given["base_url"], format_=format_,
            pseudonyms=given["pseudonyms"],
        )  # fmt: skip
        return 0
    targets = _targets(given["output"], kind, people, format_)
    output.refuse_clashes(list(targets), force=given["force"])
    model = choose_model(
        name=given["model"], base_url=given["base_url"], offline=given["offline"], recordings=given["recordings"],
        source=interview.source, timeout=given["timeout"], connect_timeout=given["connect_timeout"], quiet=quiet,
    )  # fmt: skip
    if given["pseudonyms"]:
        model = under_pseudonyms(model, interview, policy, given["instruct"])
    job = Job(
        interview, people, kind, tone, model, policy, today, given["attempts"], given["instruct"], given["seed"],
        given["fallback"], quiet, given["verbose"], format_, targets, given["force"], not given["no_history"],
    )  # fmt: skip
    return show(job.run(), job)


def show(results: "Sequence[Result]", job: Job) -> int:
    """Put the drafts where they belong and say what happened to each; the exit code."""
    passed = [result for result in results if result.passed]
    shows_rejected = FORMATS[job.format_].rejected
    written = bool(job.targets) and (len(passed) == len(results) or (shows_rejected and len(job.targets) == 1))
    job.keep(results)
    if written:
        _write(results, job)
    elif passed or (shows_rejected and not job.targets):
        _print(results, job)
    if passed and not job.quiet and terminal.is_shared():
        terminal.say("")
    for result in results:
        tell(result, job.interview, policy=job.policy, alone=len(results) == 1, quiet=job.quiet, verbose=job.verbose)
    if job.instruction:
        _name_unmet(passed, job.instruction)
    if job.format_ == "eml":
        _name_unaddressed(passed, job.interview)
    if job.targets and passed and not written:
        names = ", ".join(result.to for result in results if not result.passed)
        terminal.warning(f"no file was written, because not every message passed ({names}); those that did are printed")
    return exit_code(results)


def exit_code(results: "Sequence[Result]") -> int:
    """What failed for good counts before what did not pass."""
    troubles = [result.error.exit_code for result in results if result.error is not None and not result.passed]
    return max(troubles, default=0 if all(result.passed for result in results) else 1)


def _targets(path: str | None, kind: str, people: "Sequence[Person]", format_: str) -> tuple[Path, ...]:
    """The files to write, none for standard output. Raises UsageError where one cannot hold what there is."""
    if path is not None and not path.strip():
        raise UsageError("--output is empty", remedy="Name a file or a folder")
    form, named = FORMATS[format_], None if path == "-" else path
    several = len(people) if format_ != "json" else 1  # which is one document, whatever its file is called
    if named is not None and output.is_folder(named, several):
        names = output.file_names([f"{kind}-{person.slug}" for person in people], form.suffix)
        return tuple(Path(named) / name for name in names)
    if len(people) > 1 and not form.joint:
        raise UsageError(
            f"one {format_} holds one message, and there are {len(people)} to write",
            remedy="Name a folder with --output FOLDER/, or one interviewer with --to NAME",
        )
    return () if named is None else (Path(named),)


def _write(results: "Sequence[Result]", job: Job) -> None:
    if len(job.targets) == 1 and len(results) != 1:
        contents = {job.targets[0]: _rendered(results, job)}
    else:
        contents = {target: _rendered([result], job) for target, result in zip(job.targets, results, strict=True)}
    output.write_all(contents, force=job.force)
    if not job.quiet:
        terminal.say(f"wrote {', '.join(map(str, contents))}")


def _print(results: "Sequence[Result]", job: Job) -> None:
    """On standard output, with this system's line ends; as text where the files asked for cannot be written."""
    format_ = job.format_ if not job.targets or job.format_ == "json" else "text"
    terminal.put(_rendered(results, replace(job, format_=format_)).replace("\r\n", "\n"))


def _rendered(results: "Sequence[Result]", job: Job) -> str:
    text: str = FORMATS[job.format_].load().letters(results, job.interview, policy=job.policy)
    return text


def _name_unmet(results: "Sequence[Result]", instruction: str) -> None:
    """Say what of an instruction the built-in composer left out: it can bring in a fact, and nothing else."""
    from aidraft.models.composer.wish import unmet

    for result in (r for r in results if r.source == "composer"):
        left = unmet(instruction, result.text)
        if left is None:
            terminal.warning(
                f"the message to {result.to} does not follow --instruct: the built-in composer can bring in a subject"
                ' of the notes ("mention the cycling"), not a manner. A model can: see --model and --tone'
            )
        elif left:
            what = ", ".join(repr(word) for word in left)
            terminal.warning(
                f"the message to {result.to} leaves out {what} of --instruct: the built-in composer says only what the"
                " notes tell it for this letter. Add a line on it to the notes, try another --seed, or use a --model"
            )


def _name_unaddressed(results: "Sequence[Result]", interview: "Interview") -> None:
    from aidraft.formats.eml import address

    addresses = {person.name: person.email for person in interview.people}
    for result in results:
        if address(result.to, addresses.get(result.to)) is None:
            terminal.warning(f"the notes give no e-mail address for {result.to}: write it after the name, in <>")
