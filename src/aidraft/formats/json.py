"""JSON for other programs: ``aidraft.result/1`` for drafts, ``aidraft.report/1`` for a verdict."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aidraft.drafting import Result
    from aidraft.guardrails.report import Report
    from aidraft.notes import Interview


def letters(results: Sequence["Result"], interview: "Interview", **_: Any) -> str:
    """The messages that passed under ``messages``, the others with all their attempts under ``rejected``."""
    from aidraft.drafting import document

    return json.dumps(document(results), ensure_ascii=False, indent=2) + "\n"


def report(verdict: "Report", text: str, interview: "Interview", **_: Any) -> str:
    """The verdict as it is."""
    return verdict.to_json() + "\n"
