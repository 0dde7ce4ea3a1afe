"""The person at the terminal: a line typed, and the signals that end or interrupt the typing."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from aidraft.cli import terminal

SIGNALS = ("SIGINT", "SIGHUP", "SIGTERM")


def ask(prompt: str) -> str:
    """A line from the terminal. KeyboardInterrupt carries what stood in the line when it came."""
    readline: Any = None
    with suppress(ImportError):  # not on every system; the terminal's own editing must do there
        import readline
    while True:
        try:
            typed = input(prompt)
            typed.encode()  # in some locales Python hands undecoded bytes on, as surrogates
        except UnicodeError:
            terminal.put("  this is not UTF-8 and was not understood; once more")
        except EOFError:
            terminal.say("")
            raise
        except KeyboardInterrupt:
            begun = readline.get_line_buffer() if readline else ""
            terminal.say("")
            raise KeyboardInterrupt(begun) from None
        else:
            return typed


@contextmanager
def one_interruption() -> Iterator[None]:
    """A closed window or a shutdown ends the conversation as Ctrl-C does; a second one cannot disturb the saving."""

    def interrupt(number: int, frame: object) -> NoReturn:
        for name in SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
        raise KeyboardInterrupt

    with handled(interrupt):
        yield


@contextmanager
def handled(handler: Any) -> Iterator[None]:
    """`handler` for those of the signals that this system has."""
    before = {
        getattr(signal, name): signal.getsignal(getattr(signal, name)) for name in SIGNALS if hasattr(signal, name)
    }
    for number in before:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, signal.SIG_DFL if old is None else old)
