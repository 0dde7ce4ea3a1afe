"""From interview notes to the message to send, checked by deterministic guardrails.

    from aidraft import read_notes, check, draft

    interview = read_notes("notes.md")
    report = check(text, interview, kind="thank-you", tone="professional", to="Priya Raman")
    results = draft(interview, kind="thank-you", tone="warm")

The names are loaded when first used, so that ``import aidraft`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aidraft.drafting import Result, draft
    from aidraft.errors import AidraftError, DraftError, ModelError, NotesError, PolicyError, RecordingError
    from aidraft.grounding import ground
    from aidraft.guardrails import check
    from aidraft.guardrails.policy import Policy, load_policy
    from aidraft.guardrails.report import Finding, Report
    from aidraft.notes import Interview, read_notes

__version__ = "0.1.0"

_HOME = {
    "AidraftError": "aidraft.errors",
    "DraftError": "aidraft.errors",
    "Finding": "aidraft.guardrails.report",
    "Interview": "aidraft.notes",
    "ModelError": "aidraft.errors",
    "NotesError": "aidraft.errors",
    "Policy": "aidraft.guardrails.policy",
    "PolicyError": "aidraft.errors",
    "RecordingError": "aidraft.errors",
    "Report": "aidraft.guardrails.report",
    "Result": "aidraft.drafting",
    "check": "aidraft.guardrails",
    "draft": "aidraft.drafting",
    "ground": "aidraft.grounding",
    "load_policy": "aidraft.guardrails.policy",
    "read_notes": "aidraft.notes",
}

__all__ = [  # noqa: RUF022 - in the order a reader meets them
    "read_notes", "check", "draft", "ground", "load_policy",
    "Interview", "Policy", "Finding", "Report", "Result",
    "AidraftError", "NotesError", "DraftError", "PolicyError", "ModelError", "RecordingError",
    "__version__",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
