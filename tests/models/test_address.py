import pytest

from aidraft.errors import UsageError
from aidraft.models.address import OPENAI, server_name, server_url


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (None, OPENAI),
        ("", OPENAI),
        ("https://api.openai.com/v1", OPENAI),
        ("https://api.openai.com", OPENAI),
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/", "http://localhost:11434/v1"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1"),
        ("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1"),
        ("localhost:8000", "http://localhost:8000/v1"),
        ("127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1"),
        ("[::1]:8000", "http://[::1]:8000/v1"),
        ("models.example", "https://models.example/v1"),
        ("https://router.example/api", "https://router.example/api/v1"),
        ("https://maps.example/v1beta/openai/", "https://maps.example/v1beta/openai"),
    ],
)
def test_addresses_as_people_write_them(written: str | None, meant: str) -> None:
    assert server_url(written) == meant


@pytest.mark.parametrize("wrong", ["ftp://models.example", "http://", "file:///etc/hosts"])
def test_what_is_no_web_address_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(UsageError, match="http://HOST:PORT/v1"):
        server_url(wrong)


def test_messages_name_the_host_without_a_password() -> None:
    assert server_name("https://ada:secret@models.example:8443/v1") == "models.example:8443"
    assert server_name("https://models.example/v1") == "models.example"
