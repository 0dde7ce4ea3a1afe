"""The exact JSON that is asked of a server: one function for what is sent, what is recorded and what is shown."""

import json
from collections.abc import Collection
from typing import Any, Literal, get_args

from aidraft.prompting.request import Request

Structured = Literal["json_schema", "json_object", "text"]
"""How firmly the shape of the answer is asked for, from the firmest."""

DEFAULT_MODEL = "gpt-4.1-mini"
"""Asked for when there is a key or a server but no name."""

LEVELS: tuple[Structured, ...] = get_args(Structured)


def body(
    request: Request, model: str, structured: Structured = "json_schema", *, dropped: Collection[str] = ()
) -> dict[str, Any]:
    """The body of a chat completion request, in the order in which it travels.

    Neither a temperature nor a cap on tokens is sent: newer models refuse them. A seed is sent only when one was
    asked for. `dropped` names parameters that this server is known to refuse.
    """
    asked: dict[str, Any] = {"model": model, "messages": [turn.model_dump() for turn in request.turns]}
    if structured == "json_schema":
        from aidraft.prompting.answer import ANSWER_SCHEMA

        asked["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "letter", "schema": ANSWER_SCHEMA, "strict": True},
        }
    elif structured == "json_object":
        asked["response_format"] = {"type": "json_object"}
    if request.brief.seed:
        asked["seed"] = request.brief.seed
    return {key: value for key, value in asked.items() if key not in dropped}


def encode(asked: dict[str, Any]) -> bytes:
    """The bytes of `asked` as they leave the machine."""
    return json.dumps(asked, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
