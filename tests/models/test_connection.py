"""The way to a server: certificates, proxies, redirects, names that do not resolve, servers that never finish."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
import trustme

from aidraft.errors import ModelError
from aidraft.models.openai import OpenAIModel
from aidraft.models.scripted import Reply, ScriptedServer

KEY = "sk-very-secret"
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
LETTER = "Dear Élodie, thank you."


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def listen() -> Iterator[Callable[[Callable[[socket.socket], None]], str]]:
    """Start a server that does with its first connection what a test wants."""
    socks: list[socket.socket] = []

    def start(play: Callable[[socket.socket], None]) -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        socks.append(listening)

        def serve() -> None:
            with suppress(OSError):  # the client, or the test, has gone
                while True:
                    connection, _ = listening.accept()
                    with connection, suppress(OSError):
                        play(connection)

        threading.Thread(target=serve, daemon=True).start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for listening in socks:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def fails(url: str, request, **options) -> str:
    with pytest.raises(ModelError) as caught:
        OpenAIModel("kite-1", url, KEY, **{"sleep": lambda _: None} | options).complete(request)
    assert KEY not in str(caught.value) and "kites" not in caught.value.why
    return str(caught.value)


def test_a_certificate_nobody_vouches_for_is_told_and_one_of_ones_own_can_be_named(
    ask, serve, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    authority = trustme.CA()
    server = serve(LETTER)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    server._httpd.socket = context.wrap_socket(server._httpd.socket, server_side=True)
    url = server.url.replace("http://127.0.0.1", "https://localhost")
    said = fails(url, ask())
    assert "certificate cannot be trusted" in said and "SSL_CERT_FILE" in said
    assert server.requests == []
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert OpenAIModel("kite-1", url, KEY).complete(ask()).content == LETTER


def test_https_to_a_server_without_it_is_told(ask, serve) -> None:
    assert "http://" in fails(serve(LETTER).url.replace("http:", "https:"), ask())


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed_and_neither_key_nor_notes_reach_the_other_host(ask, serve, status: int) -> None:
    other = serve(LETTER)
    target = other.url.replace("127.0.0.1", "localhost") + "/chat/completions"
    said = fails(serve(Reply(status=status, headers={"location": target})).url, ask())
    assert "points to another address" in said and "--base-url" in said
    assert other.requests == []


def test_a_proxy_from_the_environment_is_used(ask, serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(LETTER)
    monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
    assert OpenAIModel("kite-1", "http://kites.example/v1", KEY).complete(ask()).content == LETTER
    assert proxy.requests[0].path == "http://kites.example/v1/chat/completions"


def test_a_proxy_is_not_used_for_a_server_on_this_machine(ask, serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, server = serve("from the proxy"), serve(LETTER)
    monkeypatch.setenv("ALL_PROXY", proxy.url.removesuffix("/v1"))
    for url in (server.url, server.url.replace("127.0.0.1", "localhost")):
        assert OpenAIModel("kite-1", url, KEY).complete(ask()).content == LETTER
    assert proxy.requests == []


def test_a_proxy_that_is_not_there_or_refuses_is_told_by_name(ask, serve, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://user:{KEY}@127.0.0.1:{port}")
    said = fails("https://kites.example", ask())
    assert f"nothing listens at the proxy 127.0.0.1:{port}" in said and "NO_PROXY" in said
    with ScriptedServer([LETTER]) as refusing:  # it knows no CONNECT
        monkeypatch.setenv("HTTPS_PROXY", refusing.url.removesuffix("/v1"))
        assert "the proxy 127.0.0.1" in fails("https://kites.example", ask())


def test_a_name_whose_look_up_hangs_is_given_up(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: release.wait(20))
    said = fails("http://kites.example", ask(), connect_timeout=0.1)
    release.set()
    assert "did not take the connection in time" in said and "--connect-timeout" in said


def test_a_server_whose_queue_is_full_is_given_up(ask) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        address = deaf.getsockname()
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(address)
        said = fails(f"http://127.0.0.1:{address[1]}", ask(), connect_timeout=0.2, timeout=1)
        for filler in fillers:
            filler.close()
    assert "in time" in said


def test_headers_that_never_end_are_given_up(ask, listen) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nx-slow: ")
        for _ in range(200):
            connection.sendall(b"a")
            threading.Event().wait(0.05)

    assert "did not answer in time" in fails(listen(drip), ask(), timeout=0.5)


def test_a_server_that_speaks_no_http_is_told(ask, listen) -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 mail.kites.example ESMTP\r\n")

    assert "broke the connection" in fails(listen(talk), ask())


def test_a_server_that_hangs_up_is_asked_once_more(ask, listen) -> None:
    calls: list[bytes] = []
    said = fails(listen(lambda connection: calls.append(connection.recv(9))), ask())
    assert "broke the connection" in said and len(calls) == 2


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_a_base_url_works_however_it_is_written(ask, serve, path: str) -> None:
    server = serve(LETTER)
    for scheme in ("http://", ""):
        url = scheme + server.url.removeprefix("http://").removesuffix("/v1") + path
        assert OpenAIModel("kite-1", url).complete(ask()).content == LETTER
    assert {request.path for request in server.requests} == {"/v1/chat/completions"}
