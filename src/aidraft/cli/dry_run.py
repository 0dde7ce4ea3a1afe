"""``--dry-run``: what would leave the machine, to the byte, without sending it."""

import os
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aidraft.cli import terminal

if TYPE_CHECKING:
    from aidraft.guardrails.policy import Policy
    from aidraft.notes import Interview, Person
    from aidraft.prompting.request import Request


def show_requests(
    interview: "Interview",
    people: "Sequence[Person]",
    *,
    kind: str,
    tone: str,
    policy: "Policy",
    today: Date,
    instruction: str | None,
    seed: int,
    name: str | None,
    base_url: str | None,
    format_: str,
) -> None:
    """Print the first request for each person: readable, or with `format_` json the very bytes, one request a line."""
    from aidraft.cli.model import COMPOSER
    from aidraft.models.address import server_name, server_url
    from aidraft.models.body import DEFAULT_MODEL, body, encode
    from aidraft.prompting.brief import build_brief
    from aidraft.prompting.render import render

    model = name if name and name != COMPOSER else DEFAULT_MODEL
    url = server_url(base_url)
    for number, person in enumerate(people):
        brief = build_brief(
            interview, kind=kind, tone=tone, to=person, today=today, instruction=instruction, seed=seed,  # type: ignore[arg-type]
        )  # fmt: skip
        request = render(brief, policy)
        raw = encode(body(request, model))
        if format_ == "json":
            click.echo(raw)
            continue
        head = f"--- to {model} at {server_name(url)}, for the message to {person.name} "
        terminal.put(
            f"{'' if number == 0 else os.linesep}{head:-<79}\n\n{_turns(request)}\n\n{_size(request, model, len(raw))}"
        )
    if name == COMPOSER:
        terminal.say("note: the composer itself sends nothing; this is what a model would get")


def _turns(request: "Request") -> str:
    return "\n\n".join(f"[{turn.role}]\n{turn.content.strip()}" for turn in request.turns)


def _size(request: "Request", model: str, size: int) -> str:
    from aidraft.prompting.budget import count_tokens

    folder = os.environ.get("TIKTOKEN_CACHE_DIR")
    count = count_tokens(request.turns, model, Path(folder) if folder else None)
    tokens = f"{count.tokens:,} tokens" if count.exact else f"about {count.tokens:,} tokens (an estimate)"
    omitted = f"\nleft out for lack of room: {', '.join(request.omitted)}" if request.omitted else ""
    return f"{size:,} bytes, {tokens}; the price depends on the server\nnothing was sent{omitted}"
