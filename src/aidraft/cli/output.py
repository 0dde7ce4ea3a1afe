"""Files that drafts are written to: whole or not at all, and never over something else without leave."""

import os
import uuid
from collections.abc import Mapping
from pathlib import Path

from aidraft.errors import UsageError

NAME_AT_MOST = 80


def file_names(stems: list[str], suffix: str) -> list[str]:
    """Names that every file system takes, made of letters, digits and dashes, each once."""
    names: list[str] = []
    for stem in stems:
        safe = "".join(letter if letter.isalnum() else "-" for letter in stem)[:NAME_AT_MOST].strip("-") or "message"
        number = 1
        while (name := f"{safe}{'' if number == 1 else f'-{number}'}{suffix}") in names:
            number += 1
        names.append(name)
    return names


def is_folder(path: str, messages: int) -> bool:
    """Whether `path` means a folder: it is one, it ends like one, or it takes several messages and has no suffix."""
    return Path(path).is_dir() or path.endswith(("/", os.sep)) or (messages > 1 and not Path(path).suffix)


def refuse_clashes(targets: list[Path], *, force: bool) -> None:
    """Find out before any work is done. Raises UsageError naming every file in the way, or the folder."""
    for folder in {target.parent for target in targets}:
        nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        if not nearest.is_dir():
            raise UsageError(f"cannot write into {folder}", f"{nearest} is not a folder")
        if not os.access(nearest, os.W_OK):
            raise UsageError(f"cannot write into {folder}", f"{nearest} may not be written to", "Name another place")
    if folders := [str(target) for target in targets if target.is_dir()]:
        raise UsageError(f"cannot write {', '.join(folders)}", "there is a folder of this name")
    if there := [str(target) for target in targets if target.exists() and not force]:
        raise UsageError(f"will not overwrite {', '.join(there)}", remedy="Use --force, or name another place")


def write_all(contents: Mapping[Path, str], *, force: bool) -> None:
    """Write all of the files, or none: each beside its place first, then into its place.

    Raises UsageError when one cannot be written; those already in place are taken away again (unless they replaced
    something under --force).
    """
    drafts: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for target, text in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            drafts[target] = _write_beside(target, text)
        for target, draft in drafts.items():
            existed = target.exists()
            _place(draft, target, force=force)
            if not existed:
                placed.append(target)
    except OSError as error:
        for target in placed:
            target.unlink(missing_ok=True)
        name = error.filename2 or error.filename or "the file"
        raise UsageError(f"cannot write {name}", error.strerror or str(error), "Nothing was written") from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write_beside(target: Path, text: str) -> Path:
    path = target.with_name(f".{target.name[:NAME_AT_MOST]}.{uuid.uuid4().hex[:8]}")
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return path


def _place(draft: Path, target: Path, *, force: bool) -> None:
    if force:
        draft.replace(target)
        return
    try:
        os.link(draft, target)  # fails when another process has put something there since
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(17, "File exists", str(target)) from None
        draft.replace(target)
