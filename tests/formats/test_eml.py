"""Messages that mail programs open unsent: read back by Python's parser and by another."""

from email import message_from_string, policy
from email.message import EmailMessage

import mailparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.drafting.result import Result
from aidraft.formats import eml
from aidraft.notes.interview import Interview, Person

BODY = "Dear Zoë,\n\nThe kiln is at 1 300 °C – “hot”.\n\n.\nFrom here on, it is yours." + " word" * 300 + "\n\nŽ. Ó"


def interview(name: str, email: str | None, candidate: str = "Odile Marchetti", own: str | None = None) -> Interview:
    return Interview(
        candidate=candidate, role="Potter", company="Fernhollow", date="2026-11-19", facts=(),
        people=(Person(name=name, slug="x", line=3, email=email),), extra={"candidate email": own} if own else {},
    )  # fmt: skip


def result(to: str, subject: str | None = "Thank you", body: str = BODY, *, passed: bool = True) -> Result:
    return Result(
        to=to, kind="thank-you", tone="warm", subject=subject, body=body, text=body, model="m", passed=passed,
    )  # fmt: skip


def written(notes: Interview, subject: str | None = "Thank you", body: str = BODY) -> str:
    return eml.letters([result(notes.people[0].name, subject, body)], notes)


def read(raw: str) -> EmailMessage:
    message = message_from_string(raw.replace("\r\n", "\n"), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_both_parsers_read_what_was_written() -> None:
    notes = interview("Zoë Łukasiewicz-Ångström", "zoe@fernhollow.example", own="odile@marchetti.example")
    raw = written(notes, "Grüße – and thanks for the “Ofen”")
    one, other = read(raw), mailparser.parse_from_string(raw)
    assert raw.isascii()
    assert one["X-Unsent"] == "1"
    assert one.get_content_type() == "text/plain"
    assert one.get_content_charset() == "utf-8"
    assert one["Subject"] == other.subject == "Grüße – and thanks for the “Ofen”"
    (address,) = one["To"].addresses
    assert (address.display_name, address.addr_spec) == (notes.people[0].name, "zoe@fernhollow.example")
    assert other.to == [(notes.people[0].name, "zoe@fernhollow.example")]
    assert other.from_ == [("Odile Marchetti", "odile@marchetti.example")]
    assert one.get_content() == BODY + "\n"
    assert other.text_plain[0].replace("\r\n", "\n") == BODY + "\n"


def test_lines_end_and_are_as_long_as_the_standard_says() -> None:
    raw = written(interview("Zoë " * 40, "zoe@fernhollow.example"), "ü" * 300)
    assert "\n" not in raw.replace("\r\n", "")
    assert max(map(len, raw.split("\r\n"))) <= 78


@pytest.mark.parametrize(
    "name", ["Zoë\r\nBcc: all@spam.example", "Zoë\nBcc: all@spam.example", "Zoë\x0b\x85\u2028Bcc: x"]
)
def test_no_name_brings_a_header_of_its_own(name: str) -> None:
    notes = interview(name, "zoe@fernhollow.example", candidate=name, own="a@b.example")
    message = read(written(notes, f"Thanks {name}"))
    assert set(message.keys()) == {
        "X-Unsent", "From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert [one.addr_spec for one in message["To"].addresses] == ["zoe@fernhollow.example"]


@given(st.text(max_size=60), st.text(max_size=40), st.text(min_size=1, max_size=200))
def test_any_name_address_and_subject_stay_in_their_headers(name: str, email: str, subject: str) -> None:
    raw = written(interview(name, email), subject, "Hello")
    message = read(raw)
    assert set(message.keys()) <= {
        "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert message.get_content() == "Hello\n"


@pytest.mark.parametrize("email", [None, "", "@", "no address", "a@b@c", "a b@c.example", "<a@b.example>, c@d.example"])
def test_without_an_address_there_is_no_such_header(email: str | None) -> None:
    message = read(written(interview("Zoë", email)))
    assert message["To"] is None
    assert message["Subject"] == "Thank you"


def test_addresses_beyond_ascii() -> None:
    assert read(written(interview("Zoë", "zoe@bücher.example")))["To"].addresses[0].domain == "xn--bcher-kva.example"
    assert read(written(interview("Zoë", "zoë@fernhollow.example")))["To"] is None


def test_a_note_has_no_subject_and_what_did_not_pass_is_not_written() -> None:
    notes = interview("Zoë", "zoe@fernhollow.example")
    assert read(written(notes, None))["Subject"] is None
    assert eml.letters([result("Zoë", passed=False)], notes) == ""
