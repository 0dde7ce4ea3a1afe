"""What a server answered becomes a ``Response``, or a ModelError that says what is wrong with it."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from aidraft.errors import ModelError
from aidraft.prompting.request import Response, Usage


def read_completion(
    raw: bytes | str, *, server: str, asked: str, source: Literal["live", "recorded"] = "live", seconds: float = 0.0
) -> Response:
    """The answer in a chat completion. `server` and `asked` (the model asked for) are for messages.

    Raises ModelError for anything that is no usable answer: a web page, broken JSON, an error inside a success, no
    choices, an answer cut off or filtered, a refusal.
    """
    data = _parse(raw, server)
    choice = _first_choice(data, server, asked)
    message = choice.get("message")
    message = message if isinstance(message, Mapping) else {}
    reason = choice.get("finish_reason")
    if reason == "length":
        raise ModelError(
            f"{asked} at {server} stopped in the middle of the letter",
            "its limit on the length of an answer was reached",
            "Raise that limit on the server, or choose another --model",
        )
    if reason == "content_filter":
        raise ModelError(
            f"{asked} at {server} gave no letter",
            "the server's content filter stepped in",
            "Look for what may have set it off in the notes or in --instruct, or choose another --model",
        )
    if message.get("refusal"):
        raise ModelError(
            f"{asked} at {server} refused to write the letter",
            "it answered with a refusal",
            "Try again, choose another --model, or use --model composer",
        )
    content = _content(message)
    if not content.strip():
        raise ModelError(
            f"{asked} at {server} gave an empty answer",
            "the message in it has no text",
            "Try again, or choose another --model",
        )
    model = data.get("model")
    return Response(
        content=content,
        model=model if isinstance(model, str) and model else asked,
        source=source,
        usage=_usage(data.get("usage")),
        seconds=seconds,
    )


def _parse(raw: bytes | str, server: str) -> Mapping[str, Any]:
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
        data = json.loads(text)
        if isinstance(data, str):  # encoded twice
            data = json.loads(data)
    except UnicodeDecodeError:
        raise _no_answer(server, "it is not UTF-8 text") from None
    except (ValueError, RecursionError):
        page = text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<head", "<?xml"))
        raise _no_answer(server, "it is a web page" if page else "it is not JSON, or was cut off") from None
    if not isinstance(data, Mapping):
        raise _no_answer(server, "it is JSON of another shape")
    return data


def _first_choice(data: Mapping[str, Any], server: str, asked: str) -> Mapping[str, Any]:
    choices = data.get("choices")
    if isinstance(choices, list) and choices and isinstance(choices[0], Mapping):
        return choices[0]
    if data.get("error"):
        raise ModelError(
            f"{asked} at {server} gave no letter",
            "the server reported an error of its own",
            "Look at the server's log, or try again later",
        )
    if "choices" in data:
        raise ModelError(
            f"{asked} at {server} gave no letter",
            "its list of choices is empty",
            "Try again, or choose another --model",
        )
    raise _no_answer(server, "it is JSON, but no chat completion")


def _no_answer(server: str, why: str) -> ModelError:
    return ModelError(
        f"the answer of {server} cannot be read",
        why,
        "Check that --base-url is the address of an OpenAI-compatible API; it mostly ends in /v1",
    )


def _content(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):  # some servers answer in parts
        return "".join(
            part["text"] for part in content if isinstance(part, Mapping) and isinstance(part.get("text"), str)
        )
    return content if isinstance(content, str) else ""


def _usage(data: object) -> Usage:
    if not isinstance(data, Mapping):
        return Usage()

    def count(key: str) -> int:
        value = data.get(key)
        return value if isinstance(value, int) and value > 0 else 0

    return Usage(prompt_tokens=count("prompt_tokens"), completion_tokens=count("completion_tokens"))
