"""What became of each message, on standard error: a line when it passed, its findings when it did not."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from aidraft.cli import terminal
from aidraft.errors import AidraftError
from aidraft.formats import text as words

if TYPE_CHECKING:
    from aidraft.drafting import Result
    from aidraft.guardrails.policy import Policy
    from aidraft.guardrails.report import Report
    from aidraft.guardrails.rule import Rule
    from aidraft.notes import Interview

HANDWRITTEN = "note"
"""The kind of message that goes on a card."""


def tell(
    result: "Result", interview: "Interview", *, policy: "Policy", alone: bool, quiet: bool, verbose: bool
) -> None:
    """Say how one message went. `quiet` leaves only what kept it from passing; `verbose` adds attempts and more."""
    if result.replaced is not None and not quiet:
        terminal.warning(
            f"no attempt of {result.replaced.model} passed for {result.to}; the composer wrote this one instead"
        )
        tell(result.replaced, interview, policy=policy, alone=alone, quiet=quiet, verbose=verbose)
    if quiet and result.passed:
        return
    if verbose:
        _attempts(result)
    elif result.attempts and (omitted := result.attempts[-1].omitted):
        terminal.warning(
            f"{result.to}: the notes are too long for one request; {len(omitted)} facts were left out, those of least"
            " worth to this letter (-v names them)"
        )
    if result.error is not None and not result.passed:
        who = "" if alone else f"{result.to}: "
        terminal.error(AidraftError(f"{who}{result.error.what}", result.error.why, result.error.remedy))
    if result.report is None:
        return
    if not result.passed:
        _findings(result, result.report, interview, policy.rules)
        if verbose and result.text:
            terminal.say(
                "\nthe rejected draft:\n" + "\n".join(f"  | {words.clean(line)}" for line in result.text.splitlines())
            )
    elif not quiet:
        _passed(result, result.report, interview, policy.rules, verbose=verbose)
        if result.kind == HANDWRITTEN:
            terminal.say(f"{result.to}: {words.card(result.report, result.text, policy)}")


def _passed(
    result: "Result", report: "Report", interview: "Interview", rules: "Mapping[str, Rule]", *, verbose: bool
) -> None:
    for fix in result.attempts[-1].fixes if result.attempts else ():
        terminal.say(
            f"mended {fix.rule} in line {fix.line}:\n  - {words.clean(fix.before)}\n  + {words.clean(fix.after)}"
        )
    for one in report.warnings:
        if verbose:
            terminal.say(words.finding(one, result.text, interview, rules=rules, source=result.to, paint=click.style))
        else:
            place = f"line {one.line}, " if one.line else ""
            passage = f" ({one.text!r})" if one.text else ""
            terminal.warning(f"{result.to}: {place}{one.rule}: {words.clean(one.message)}{passage}")
    terminal.say(f"{words.summary(report, result.to, paint=click.style)}, by {_author(result)}")


def _findings(result: "Result", report: "Report", interview: "Interview", rules: "Mapping[str, Rule]") -> None:
    """The best attempt, so that the findings can be read beside it, then every finding."""
    tried = len(result.attempts)
    if tried:
        best = "its one attempt" if tried == 1 else f"the best of {tried} attempts"
        terminal.say(f"no draft for {result.to} passed; this is what was found in {best}, by {_author(result)}:")
    for one in report.findings:
        shown = words.finding(one, result.text, interview, rules=rules, source="draft", paint=click.style)
        terminal.say("\n" + shown)
    terminal.say("\n" + words.summary(report, result.to, paint=click.style))


def _attempts(result: "Result") -> None:
    for number, attempt in enumerate(result.attempts, 1):
        used = attempt.usage.prompt_tokens, attempt.usage.completion_tokens
        tokens = f", {used[0]} tokens in, {used[1]} out" if any(used) else ""
        left_out = f"; left out for lack of room: {', '.join(attempt.omitted)}" if attempt.omitted else ""
        verdict = "passed" if attempt.report.passed else ", ".join(dict.fromkeys(f.rule for f in attempt.report.errors))
        terminal.say(
            f"{result.to}, attempt {number}: {attempt.model}, {attempt.seconds:.1f} s{tokens}: {verdict}{left_out}"
        )


def _author(result: "Result") -> str:
    if result.source == "composer":
        return "the built-in composer"
    return f"{result.model}{' (recorded)' if result.source == 'recorded' else ''}"
