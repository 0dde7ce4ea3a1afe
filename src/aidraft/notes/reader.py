"""A notes file, or its text, becomes an ``Interview``; NOTES that cannot be used give one error with every problem."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, TextIO

from aidraft.errors import NotesError, Problem
from aidraft.notes.assembly import assemble
from aidraft.notes.header import front_matter, header_end, plain_pairs
from aidraft.notes.interview import Interview
from aidraft.notes.lines import clean, marked
from aidraft.notes.outline import outline
from aidraft.notes.vocabulary import number

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_notes(source: str | os.PathLike[str] | TextIO | BinaryIO, *, candidate: str | None = None) -> Interview:
    """The interview in the notes at `source`, a path or an open file.

    `candidate` is the writer's name where the notes do not give it. Raises NotesError with every problem at once: the
    file cannot be read, is not UTF-8, lacks something required or contradicts itself.
    """
    if not isinstance(source, (str, os.PathLike)):
        content = source.read()
        name = str(getattr(source, "name", "notes"))
        text = content if isinstance(content, str) else decode(content, name)
        return parse_notes(text, source=name, candidate=candidate)
    path = Path(source)
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    interview = parse_notes(decode(content, str(path)), source=str(path), candidate=candidate)
    return interview.model_copy(update={"digest": _digest(content)})


def parse_notes(text: str, *, source: str = "notes", candidate: str | None = None) -> Interview:
    """The interview in `text`; `source` is what messages call it. Raises NotesError."""
    encoded = text.encode("utf-8", "surrogatepass")
    _check_size(len(encoded), source)
    if not text.strip("\ufeff\u200b \t\r\n"):
        raise NotesError(
            f"{source} is empty", why="there are no notes in it", remedy="Make a form to fill in with: aidraft new"
        )
    lines, hidden = clean(text)
    problems: list[Problem] = []
    pairs, start = front_matter(lines, problems)
    body = marked([""] * start + lines[start:])
    end, title = header_end(body, start)
    more, used = plain_pairs(body, start, end)
    kept = ["" if i in used else line for i, line in enumerate(body)]
    return assemble(
        pairs + more,
        outline("\n".join(kept)),
        title_line=None if title is None else title + 1,
        problems=problems,
        hidden=hidden,
        source=source,
        candidate=candidate,
        digest=_digest(encoded),
    )


def decode(content: bytes, source: str) -> str:
    """`content` as text. Raises NotesError that names the first byte that is not UTF-8, with its offset and line."""
    _check_size(len(content), source)
    remedy = "Save the file as UTF-8 (in most editors: Save with encoding)"
    if content.startswith(_UTF16):
        raise NotesError(f"{source} cannot be read", why="it is UTF-16, not UTF-8", remedy=remedy)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The offset counts from the file's first byte; a byte-order mark was cut off before the decoder counted.
        offset = error.start + 3 * content.startswith(b"\xef\xbb\xbf")
        line = content.count(b"\n", 0, offset) + 1
        what = f"byte 0x{content[offset]:02x} at offset {offset} is not UTF-8"
        raise NotesError(f"{source} cannot be read", [Problem(what, remedy, line)]) from error


def _check_size(size: int, source: str) -> None:
    most = number("limits", "bytes")
    if size > most:
        why = f"it has {size} bytes, and notes may have {most}"
        raise NotesError(f"{source} cannot be read", why=why, remedy="Keep what belongs to this interview")


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _unreadable(path: Path, error: Exception) -> NotesError:
    if isinstance(error, FileNotFoundError):
        return NotesError(f"there is no file {path}", remedy=f"Check the name, or begin one with: aidraft new {path}")
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False
    if folder:
        return NotesError(f"{path} is a folder", remedy="Name the notes file in it")
    why = getattr(error, "strerror", None) or str(error)
    return NotesError(f"{str(path)[:200]!r} cannot be read", why=why, remedy="Check the name and the permissions")
