"""The guardrails: deterministic rules, kept as data in ``guardrails/``, that a draft must pass."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aidraft.guardrails.policy import Policy
    from aidraft.guardrails.report import Report
    from aidraft.notes.interview import Interview

__all__ = ["check"]


def check(
    text: str,
    interview: "Interview",
    *,
    kind: str = "thank-you",
    tone: str = "professional",
    to: str | None = None,
    today: Date | None = None,
    policy: "Policy | None" = None,
    others: Sequence[str] = (),
) -> "Report":
    """Judge a whole message (``Subject: …``, greeting, paragraphs, closing, name) against the notes.

    `to` is any unambiguous part of an interviewer's name; left out, it is whoever the greeting names. `today` is the
    day to reckon from; left out, the one it is at the interview's place. `others` are the texts of the messages to
    the rest of a panel. Deterministic and without network. Raises UsageError for an unknown kind, tone or person,
    PolicyError for a broken policy.
    """
    from aidraft.guardrails.policy import load_policy
    from aidraft.guardrails.verdict import judge
    from aidraft.notes.zones import day_there

    return judge(
        text,
        interview,
        kind=kind,
        tone=tone,
        to=to,
        today=today or day_there(interview, datetime.now().astimezone()),
        policy=policy or load_policy(),
        others=others,
    )
