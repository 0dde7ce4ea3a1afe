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
    pseudonyms: bool,
) -> None:
    """Print the first request for each person: readable, or with `format_` json the very bytes, one request a line."""
    from aidraft.cli.model import COMPOSER, stand_ins
    from aidraft.models.address import server_name, server_url
    from aidraft.models.body import DEFAULT_MODEL, body, encode
    from aidraft.prompting.brief import build_brief
    from aidraft.prompting.render import render

    model = name if name and name != COMPOSER else DEFAULT_MODEL
    url = server_url(base_url)
    names = stand_ins(interview, policy, instruction) if pseudonyms else None
    for number, person in enumerate(people):
        brief = build_brief(
            interview, kind=kind, tone=tone, to=person, today=today, instruction=instruction, seed=seed,  # type: ignore[arg-type]
        )  # fmt: skip
        request = render(brief, policy)
        request = names.concealed(request) if names else request
        raw = encode(body(request, model))
        if format_ == "json":
            click.echo(raw)
            continue
        head = f"--- to {model} at {server_name(url)}, for the message to {person.name} "
        size = _size(request, model, url, len(raw))
        terminal.put(f"{'' if number == 0 else os.linesep}{head:-<79}\n\n{_turns(request)}\n\n{size}")
    if name == COMPOSER:
        terminal.say("note: the composer itself sends nothing; this is what a model would get")


def _turns(request: "Request") -> str:
    return "\n\n".join(f"[{turn.role}]\n{turn.content.strip()}" for turn in request.turns)


def _size(request: "Request", model: str, url: str, size: int) -> str:
    from aidraft.prompting.budget import count_tokens

    count = count_tokens(request.turns, model, _vocabulary())
    tokens = f"{count.tokens:,} tokens" if count.exact else f"about {count.tokens:,} tokens (an estimate)"
    omitted = f"\nleft out for lack of room: {', '.join(request.omitted)}" if request.omitted else ""
    return f"{size:,} bytes, {tokens}; {_price(model, url, count.tokens)}\nnothing was sent{omitted}"


def _price(model: str, url: str, tokens: int) -> str:
    from aidraft.models.address import OPENAI, server_name
    from aidraft.prompting.price import price

    known = price(model, tokens) if url == OPENAI else None
    if known is None:
        return f"what {model} costs at {server_name(url)} is unknown"
    return (
        f"{'at least' if known.least else 'about'} ${known.dollars:.4f} with an answer of {known.answer_tokens} tokens"
        f" ({known.source}, {known.as_of})"
    )


def _vocabulary() -> Path | None:
    """Where tiktoken keeps what it has once downloaded."""
    import tempfile

    named = os.environ.get("TIKTOKEN_CACHE_DIR") or os.environ.get("DATA_GYM_CACHE_DIR")
    return Path(named) if named else Path(tempfile.gettempdir()) / "data-gym-cache"
