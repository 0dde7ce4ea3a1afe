"""RFC 5322: a file that mail programs open as a message not yet sent (``X-Unsent: 1``)."""

from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Any

from aidraft.formats.text import clean

if TYPE_CHECKING:
    from aidraft.drafting import Result
    from aidraft.notes import Interview

CANDIDATE = "candidate email"
"""Under this name `Interview.extra` holds the writer's own address, where the notes give it."""


def letters(results: Sequence["Result"], interview: "Interview", **_: Any) -> str:
    """The message that passed, with the line ends of RFC 5322 (CR LF); empty when it did not. One message a file."""
    passed = [result for result in results if result.passed]
    return "".join(_message(result, interview) for result in passed)


def address(name: str, email: str | None) -> Address | None:
    """Name and address for a header; None when there is no address, or none that every mail server takes.

    A domain with letters beyond ASCII has a spelling within it; what stands before the @ has not.
    """
    local, _, domain = (email or "").strip().rpartition("@")
    try:
        local.encode("ascii")
        host = domain if domain.isascii() else domain.encode("idna").decode("ascii")
        return Address(" ".join(clean(name).split()), addr_spec=f"{local}@{host}")
    except (ValueError, IndexError, MessageError):  # IndexError: what the standard library makes of "@"
        return None


def _message(result: "Result", interview: "Interview") -> str:
    """Date and Message-ID are left to the program that sends it."""
    addresses = {person.name: person.email for person in interview.people}
    recipient = address(result.to, addresses.get(result.to))
    sender = address(interview.candidate, interview.extra.get(CANDIDATE))
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if sender is not None:
        message["From"] = sender
    if recipient is not None:
        message["To"] = recipient
    if result.subject:
        message["Subject"] = " ".join(clean(result.subject).split())
    message.set_content(result.body.strip("\n") + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes().decode("ascii")
