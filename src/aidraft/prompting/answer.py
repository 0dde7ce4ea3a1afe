"""What a model answers: the schema it is asked for, and how whatever it said becomes a message.

Talk around the letter, fences and doubly encoded JSON are taken off where that is certain; all else is left as it is,
for the guardrails to refuse.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from aidraft.prompting.wording import wording

ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "subject": {"type": ["string", "null"]},
        "greeting": {"type": "string"},
        "paragraphs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "facts": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["text", "facts"],
                "additionalProperties": False,
            },
        },
        "closing": {"type": "string"},
    },
    "required": ["subject", "greeting", "paragraphs", "closing"],
    "additionalProperties": False,
}
"""JSON Schema of an answer, within what strict structured output of common servers allows."""


class Paragraph(BaseModel):
    model_config = ConfigDict(frozen=True)

    text: str
    facts: tuple[str, ...] = ()


class Answer(BaseModel):
    """A model's answer. Of a plain-text answer only ``plain`` is set: the whole message as it came."""

    model_config = ConfigDict(frozen=True)

    subject: str | None = None
    greeting: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    closing: str = ""
    plain: str | None = None

    @property
    def citations(self) -> tuple[str, ...]:
        """Ids of the facts the model says it used, each once, in order."""
        return tuple(dict.fromkeys(fact for paragraph in self.paragraphs for fact in paragraph.facts))

    def text(self, candidate: str) -> str:
        """The whole message: subject line, greeting, paragraphs, closing and the candidate's name."""
        if self.plain is not None:
            return self.plain
        subject = f"Subject: {self.subject}" if self.subject else ""
        closing = "\n".join(filter(None, [_with_comma(self.closing), candidate]))
        body = (paragraph.text for paragraph in self.paragraphs)
        return "\n\n".join(filter(None, [subject, _with_comma(self.greeting), *body, closing]))


def parse_answer(content: str, candidate: str) -> Answer:
    """Read what a model said: JSON in the schema, also fenced, doubly encoded or with talk around it; else plain text.

    Never fails: what cannot be read is a message that the guardrails will not pass.
    """
    said = _pattern("thought").sub("", content.replace("\r\n", "\n").lstrip("\ufeff")).strip()
    fenced = [match.group(1).strip() for match in _pattern("fence").finditer(said)]
    for candidate_json in [said, *fenced]:
        if (found := _object(candidate_json)) is not None and (answer := _structured(found, candidate)) is not None:
            return answer
    if (inner := _string(said)) is not None:
        return parse_answer(inner, candidate)
    boxed = len(fenced) == 1 and any(_opens(line) for line in fenced[0].splitlines())
    return Answer(plain=_letter(fenced[0] if boxed else said, candidate))


def _object(said: str) -> Mapping[str, Any] | None:
    """The first JSON object in `said`, from its first brace."""
    start = said.find("{")
    if start < 0 or said.startswith('"'):
        return None
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(said, start)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _string(said: str) -> str | None:
    """What `said` encodes when it is a JSON string, as from a server that encodes twice."""
    if not said.startswith('"'):
        return None
    try:
        found = json.loads(said, strict=False)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


def _structured(found: Mapping[str, Any], candidate: str) -> Answer | None:
    paragraphs = found.get("paragraphs")
    if not isinstance(paragraphs, list):
        return None
    read = [_paragraph(entry) for entry in paragraphs]
    if not read or None in read:
        return None
    closing = [line.strip() for line in _said(found, "closing").splitlines() if line.strip()]
    while closing and closing[-1] == candidate:
        closing.pop()
    return Answer(
        subject=_pattern("subject").sub("", " ".join(_said(found, "subject").split())).strip() or None,
        greeting=" ".join(_said(found, "greeting").split()),
        paragraphs=tuple(paragraph for paragraph in read if paragraph and paragraph.text),
        closing="\n".join(closing),
    )


def _paragraph(entry: object) -> Paragraph | None:
    if isinstance(entry, str):
        return Paragraph(text=entry.strip())
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        return None
    facts = entry.get("facts")
    named = [fact for fact in facts if isinstance(fact, str)] if isinstance(facts, list) else []
    return Paragraph(text=entry["text"].strip(), facts=tuple(named))


def _said(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


def _letter(said: str, candidate: str) -> str:
    """A plain answer without what certainly is not the letter: talk before its first line, and what a drawn rule
    parts from it below the candidate's name."""
    lines = said.splitlines()
    first = next((i for i, line in enumerate(lines) if _pattern("subject").match(line)), None)
    if first is None:
        first = next((i for i, line in enumerate(lines) if _pattern("greeting").match(line)), 0)
        before = [line for line in lines[:first] if line.strip()]
        if before and not _pattern("lead").match(before[-1]):
            first = 0
    named = next((i for i, line in enumerate(lines) if i > first and line.strip() == candidate), None)
    if named is not None:
        rule = next((i for i in range(named, len(lines)) if _pattern("rule").match(lines[i])), len(lines))
        lines = lines[:rule]
    return "\n".join(lines[first:]).strip()


def _opens(line: str) -> bool:
    return bool(_pattern("subject").match(line) or _pattern("greeting").match(line))


def _with_comma(line: str) -> str:
    return f"{line}," if line and line[-1].isalnum() else line


@cache
def _pattern(name: str) -> Any:
    import re2

    return re2.compile(wording("answer")[name])
