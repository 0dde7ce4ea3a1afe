import pytest

from aidraft.prompting.redaction import find_secrets, redact


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("the demo key is sk-proj-Ab12Cd34Ef56Gh78", "sk-proj-Ab12Cd34Ef56Gh78"),
        ("ghp_abcdefghijklmnopqrstuv12345 for the repo", "ghp_abcdefghijklmnopqrstuv12345"),
        ("token eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-_1", "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-_1"),
        ("session 9f86d081884c7d659a2feaa0c55ad015", "9f86d081884c7d659a2feaa0c55ad015"),
        ("wifi password is hunter2!", "hunter2!"),
        ("password: correct-horse", "correct-horse"),
        ("door code 2210", "2210"),
        ("https://odile:s3cret@files.example/x", "odile:s3cret"),
        ("https://files.example/x?page=2&token=abc123", "abc123"),
        ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("pay to GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
        ("account number 12345678", "12345678"),
        ("SSN 078-05-1120", "078-05-1120"),
        ("passport no. X1234567", "X1234567"),
        ("NINO QQ123456C", "QQ123456C"),
        ("write to Benedikt.Aaltonen@saltmarsh.example", "Benedikt.Aaltonen@saltmarsh.example"),
        ("wörk@über.example", "wörk@über.example"),
        ("call +44 20 7946 0321", "+44 20 7946 0321"),
        ("call (555) 010-0199", "(555) 010-0199"),
        ("call 555-010-0199", "555-010-0199"),
    ],
)
def test_what_must_not_leave_is_taken_out(text: str, secret: str) -> None:
    assert any(secret in text[slice(*found.span)] for found in find_secrets(text))
    assert secret not in redact(text)
    assert "withheld" in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-14 at 14:00, 10-12 people, 50 to 500, 1,100 objects",
        "14.10.2026 to 30.10.2026",
        "p99 from 1.2 s to 350 ms, 40 %, 3.5x, £40k, Q1",
        "order 4111 1111 1111 1112",
        "password resets take two days",
        "login flow v2, access token v2 rollout, key account manager",
        "passport 2026 project, pin 3 samples, secret santa 2026",
        "https://odile.example/course?page=2",
        "REF 2029; GEO214; CDL class A; level 1",
        "312 oral histories, 38,000 visitors, 2 x 1250 litres",
        "",
    ],
)
def test_ordinary_notes_are_left_alone(text: str) -> None:
    assert redact(text) == text


def test_several_in_one_line_are_each_taken_out_and_spans_count_code_points() -> None:
    text = "é “ü” a@b.example or +44 20 7946 0321"
    names = [found.name for found in find_secrets(text)]
    assert names == ["e-mail address", "phone number"]
    assert redact(text) == "é “ü” (e-mail address withheld) or (phone number withheld)"


def test_contacts_are_told_from_secrets() -> None:
    kinds = {found.name: found.contact for found in find_secrets("a@b.example, +44 20 7946 0321, SSN 078-05-1120")}
    assert kinds["e-mail address"] and kinds["phone number"] and not kinds["social security number"]
