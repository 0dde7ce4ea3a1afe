"""The shipped policy, read and compiled once a machine: what Python does for modules, done for rules.

Reading the YAML and compiling its patterns is half of what a run of the command costs. A copy, ready to use, is kept in
a folder that the caller names, under the digest of everything it was made from. It is a pickle, so it is trusted as far
as the program's own byte code is: it must belong to the person who runs the program, and nobody else may write to it.
"""

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def digest(folder: Path, version: str) -> str:
    """SHA-256 over the YAML files below `folder`, the program's version and Python's."""
    stamp = hashlib.sha256(f"{version} {sys.version}".encode())
    for path in sorted(folder.rglob("*.yaml")):
        stamp.update(path.name.encode() + b"\0" + path.read_bytes())
    return stamp.hexdigest()


def kept(folder: Path, name: str, kind: type[T], build: Callable[[], T]) -> T:
    """The object kept as `name` in `folder`; where there is none that can be trusted and read, what `build` makes,
    which is kept for the next run. A folder that cannot be written to only costs time."""
    path = folder / f"{name}.pickle"
    with suppress(Exception):  # damaged, of another make, or not to be trusted: made anew
        with path.open("rb") as file:
            found = pickle.loads(file.read()) if _trusted(os.fstat(file.fileno())) else None
        if isinstance(found, kind):
            return found
    built = build()
    with suppress(OSError, pickle.PicklingError):
        _write(path, pickle.dumps(built, protocol=pickle.HIGHEST_PROTOCOL))
    return built


def _trusted(status: os.stat_result) -> bool:
    if os.name != "posix":
        return True  # the folder below the person's own profile is theirs alone
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, content: bytes) -> None:
    """Put a whole file in place at once, readable by its owner alone; earlier policies beside it go."""
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".policy-")  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    for other in path.parent.glob("*.pickle"):
        if other != path:
            other.unlink(missing_ok=True)
