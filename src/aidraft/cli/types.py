"""The kinds of value that options take. What needs the library is imported when a value is read, not before."""

import os
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from aidraft.formats import FORMATS

if TYPE_CHECKING:
    from datetime import date as Date


class Kind(click.ParamType[str]):
    """A kind of message."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from aidraft.notes.interview import KINDS

        kind = "-".join(str(value).lower().replace("_", " ").replace("-", " ").split())
        if kind not in KINDS:
            self.fail(f"{value!r} is not a kind of message. There are {', '.join(KINDS)}", param, ctx)
        return kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from aidraft.notes.interview import KINDS

        return [CompletionItem(kind) for kind in KINDS if kind.startswith(incomplete)]


class Tone(click.ParamType[str]):
    """A tone of the policy; which there are is known once the policy files are read."""

    name = "tone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value).strip().lower()

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from aidraft.guardrails.policy import load_policy

        return [
            CompletionItem(tone)
            for tone in load_policy(ctx.params.get("policy") or ()).tones
            if tone.startswith(incomplete)
        ]


class RuleName(click.ParamType[str]):
    """The id of a rule, or of a family of rules."""

    name = "rule"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value).strip().lower()

    def split_envvar_value(self, rv: str) -> list[str]:
        return _by_comma(rv)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from aidraft.guardrails.policy import load_policy

        rules = load_policy().rules
        names = sorted({*rules, *(rule_id.partition(".")[0] for rule_id in rules)})
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class Name(click.ParamType[str]):
    """A person's name, or a part of it. Several in one environment variable stand between commas."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def split_envvar_value(self, rv: str) -> list[str]:
        return _by_comma(rv)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from aidraft.errors import AidraftError
        from aidraft.notes.reader import read_notes

        path = ctx.params.get("interview")
        if not path or path == "-":
            return []
        try:
            people = read_notes(path).people
        except AidraftError:
            return []
        return [CompletionItem(person.name) for person in people if person.name.lower().startswith(incomplete.lower())]


class DraftNumber(click.ParamType[int]):
    """The number of a draft in the history."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).strip().removeprefix("#")
        if not text.isascii() or not text.isdigit() or len(text) > 18:
            self.fail(f"{value!r} is not the number of a draft. 'aidraft history' lists them", param, ctx)
        return int(text)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from aidraft.errors import HistoryError
        from aidraft.history import History
        from aidraft.settings import history_file

        try:
            entries = History(history_file()).entries()
        except HistoryError:
            return []
        return [
            CompletionItem(str(one.number), help=f"{one.kind} to {one.to}, {one.tone}")
            for one in reversed(entries)
            if str(one.number).startswith(incomplete)
        ]


class Format(click.Choice[str]):
    """A format that a command offers. One that only other commands know is an error on the command line; as a person's
    default for all commands it means this one's first."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = str(value) in FORMATS and str(value) not in self.choices
        source = ctx.get_parameter_source(param.name or "") if ctx and param else None
        default = source in (ParameterSource.ENVIRONMENT, ParameterSource.DEFAULT_MAP)
        return str(self.choices[0]) if known and default else str(super().convert(value, param, ctx))


class File(click.Path):
    """A path; whether it can be read is for the command to say. Several in one environment variable stand between
    the platform's path separators."""

    envvar_list_splitter = os.pathsep


class Day(click.ParamType["Date"]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Date":
        from datetime import date as Date

        if isinstance(value, Date):
            return value
        try:
            return Date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is not a day. Write it as YYYY-MM-DD, for example 2026-11-20", param, ctx)


def _by_comma(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]
