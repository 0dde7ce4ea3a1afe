"""Files that drafts are written to: whole or not at all, and never over something else without leave."""

import os
import re
import shutil
import unicodedata
import uuid
from collections.abc import Mapping
from pathlib import Path

from aidraft.errors import UsageError

NAME_AT_MOST = 80
"""Letters of a name; with `BYTES_AT_MOST` well under what file systems hold, which is 255 bytes."""

BYTES_AT_MOST = 180

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin|conout|(com|lpt)[0-9¹²³])")
"""What Windows takes for a device, whatever its ending."""


def file_names(stems: list[str], suffix: str) -> list[str]:
    """Names that every file system takes, made of letters, digits and dashes, each once where case does not count."""
    names: dict[str, str] = {}
    for stem in stems:
        safe = _safe(stem)
        number = 1
        while (key := (name := f"{safe}{'' if number == 1 else f'-{number}'}{suffix}").casefold()) in names:
            number += 1
        names[key] = name
    return list(names.values())


def _safe(stem: str) -> str:
    letters = unicodedata.normalize("NFC", stem)
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else "-" for c in letters)[:NAME_AT_MOST]
    safe = kept.encode("utf-8", "ignore")[:BYTES_AT_MOST].decode("utf-8", "ignore").strip("-") or "message"
    return f"{safe}-message" if RESERVED.fullmatch(safe) else safe


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
    if odd := [str(target) for target in targets if target.exists() and not target.is_file()]:
        raise UsageError(f"cannot write {', '.join(odd)}", "it is not an ordinary file", "For the screen, leave it out")
    if there := [str(target) for target in targets if target.exists() and not force]:
        raise UsageError(f"will not overwrite {', '.join(there)}", remedy="Use --force, or name another place")


def write_all(contents: Mapping[Path, str], *, force: bool) -> None:
    """Write all of the files, or none: each beside its place first, then into its place.

    Raises UsageError when one cannot be written; then everything is again as it was.
    """
    drafts: dict[Path, Path] = {}
    placed: dict[Path, Path | None] = {}
    spare: list[Path] = []
    try:
        for target, text in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            drafts[target] = _write_beside(target, text)
        for target, draft in drafts.items():
            kept = _keep_beside(target) if force and target.exists() else None
            spare += [kept] if kept else []
            _place(draft, target, force=force)
            placed[target] = kept
    except BaseException as error:
        for target, kept in placed.items():
            if kept is None:
                target.unlink(missing_ok=True)
            else:
                kept.replace(target)
        if not isinstance(error, OSError):
            raise
        name = error.filename2 or error.filename or "the file"
        raise UsageError(f"cannot write {name}", error.strerror or str(error), "Nothing was written") from error
    finally:
        for path in (*drafts.values(), *spare):
            path.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".aidraft-{uuid.uuid4().hex}")


def _write_beside(target: Path, text: str) -> Path:
    path = _beside(target)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return path


def _keep_beside(target: Path) -> Path:
    """What is to be replaced under a second name, so that it can come back."""
    path = _beside(target)
    try:
        os.link(target, path)
    except OSError:  # a file system without links
        shutil.copy2(target, path)
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


def replace_whole(target: Path, content: bytes) -> None:
    """Put new content in the place of a file of the person's own, at once and under its old mode.

    Raises UsageError when it cannot be written; then the file is as it was.
    """
    draft = _beside(target)
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as error:
        raise UsageError(f"cannot write {target}", error.strerror or str(error), "Nothing was changed") from error
    finally:
        draft.unlink(missing_ok=True)
