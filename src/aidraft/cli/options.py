"""Every option, said once; a command lists those it takes. Each can also be set by ``AIDRAFT_<OPTION>``."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from aidraft.cli.types import Day, File, Format, Kind, Name, RuleName, Tone
from aidraft.formats import FORMATS

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]


def option(*names: str, says: str, also: tuple[str, ...] = (), **settings: Any) -> Any:
    """A click option that reads ``AIDRAFT_<NAME>`` too, and after it the variables in `also`."""
    long = next(name for name in names if name.startswith("--")).partition("/")[0]
    variable = "AIDRAFT_" + long.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, help=says, envvar=[variable, *also], **settings)


interview = option(
    "--interview", "-i", type=File(allow_dash=True), metavar="PATH", says="The notes; - reads standard input."
)
kind = option(
    "--kind", type=Kind(), default="thank-you", metavar="KIND",
    says="thank-you (default), note (handwritten), follow-up, reminder, clarification or additional-info.",
)  # fmt: skip
tone = option(
    "--tone", type=Tone(), default="professional", metavar="TONE",
    says="professional (default), warm, enthusiastic, formal, concise, or one from a policy file.",
)  # fmt: skip
to = option(
    "--to", type=Name(), multiple=True, metavar="NAME",
    says="Only this interviewer; any unambiguous part of the name. Repeatable. Default: one message for each.",
)  # fmt: skip
addressee = option("--to", type=Name(), metavar="NAME", says="Whom the draft is for. Default: the one it greets.")
offline = option("--offline", is_flag=True, says="Use no network at all: answers come from recorded responses.")
recordings = option(
    "--recordings", type=File(), metavar="DIR",
    says="Where recordings are read, and where 'aidraft record' saves them. Default: those that come with aidraft.",
)  # fmt: skip
model = option("--model", metavar="NAME", says="The model; 'composer' is the built-in one, which needs no server.")
base_url = option(
    "--base-url", metavar="URL", also=("OPENAI_BASE_URL",), says="Any OpenAI-compatible server. Key: OPENAI_API_KEY."
)
timeout = option(
    "--timeout", type=click.IntRange(min=1), default=90, metavar="SECONDS",
    says="How long a server may take for a whole answer. Default: 90.",
)  # fmt: skip
connect_timeout = option(
    "--connect-timeout", type=click.IntRange(min=1), default=4, metavar="SECONDS",
    says="How long a server may take to accept a connection. Default: 4.",
)  # fmt: skip
instruct = option("--instruct", metavar="TEXT", says="An extra wish for this draft, under the same guardrails.")
attempts = option(
    "--attempts", type=click.IntRange(min=1), default=3, metavar="N",
    says="Requests per message at most, repairs included. Default: 3.",
)  # fmt: skip
allow = option(
    "--allow", type=RuleName(), multiple=True, metavar="RULE",
    says="Switch a rule, or a family such as proofreading, off for this run. Repeatable.",
)  # fmt: skip
policy = option(
    "--policy", type=File(), multiple=True, metavar="FILE", says="Add to the policy, or change it. Repeatable."
)
fallback = option(
    "--fallback",
    type=click.Choice(["composer"]),
    metavar="composer",
    says="What writes the draft when no attempt passes.",
)
seed = option(
    "--seed", type=int, default=0, metavar="N", says="Another letter from the composer; the same for the same N."
)
pseudonyms = option(
    "--pseudonyms",
    is_flag=True,
    says="Send stand-ins for all names; the letter has the real ones.",
)
no_history = option("--no-history", is_flag=True, says="Keep no copy of this draft on this machine.")
draft_format = option(
    "--format", "format_", type=Format(list(FORMATS)), default="text", says="What is printed. Default: text."
)
report_format = option(
    "--format", "format_", type=Format([name for name, one in FORMATS.items() if one.reports]), default="text",
    says="What is printed. Default: text.",
)  # fmt: skip
data_format = option(
    "--format", "format_", type=Format(["text", "json"]), default="text", says="What is printed. Default: text."
)
output = option(
    "--output", "-o", type=File(), metavar="PATH",
    says="Write to this file, or for several messages into this folder. Nothing is overwritten without --force.",
)  # fmt: skip
force = option("--force", is_flag=True, says="Overwrite what is there.")
today = option(
    "--today", type=Day(), metavar="DATE",
    says="The day to reckon from, as YYYY-MM-DD. Default: today, in the time zone of the notes if they name one.",
)  # fmt: skip
dry_run = option("--dry-run", is_flag=True, says="Show the request that would be sent and its size; send nothing.")
quiet = option("--quiet", "-q", is_flag=True, says="Say nothing but errors.")
verbose = option("--verbose", "-v", is_flag=True, says="Say more: attempts, tokens, times, evidence.")


def listed(*decorators: Any) -> Decorator[Any]:
    """Apply options so that ``--help`` shows them in this order."""

    def apply(function: Any) -> Any:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return apply
