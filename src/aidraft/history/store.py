"""The history's file: SQLite with a rollback journal, so that it is one file, on a network's disk too.

A draft counts as kept once its transaction is on the disk; whoever prints it afterwards may be killed at any moment.
Several runs at once wait for one another.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC
from pathlib import Path

from aidraft.errors import HistoryError
from aidraft.history.entry import Entry

VERSION = 1
"""Of the tables below. A file with a higher one was written by a newer aidraft, and is left alone."""

APPLICATION = 0x61696472
"""SQLite's mark of whose file it is: "aidr"."""

PATIENCE = 10.0
"""Seconds to wait for other runs. One of them writes for some milliseconds."""

_TABLES = (
    # A number is never given twice, not even after a purge.
    "CREATE TABLE drafts (number INTEGER PRIMARY KEY AUTOINCREMENT, written TEXT NOT NULL, content TEXT NOT NULL)",
    "CREATE TABLE told (what TEXT PRIMARY KEY)",
)


class History:
    """The history at `path`. Every method raises HistoryError, saying what to do, when the file cannot serve."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, entries: Sequence[Entry]) -> None:
        """Keep all of `entries`, or none. They are on the disk when this returns."""
        with self._writing() as database:
            database.executemany(
                "INSERT INTO drafts (written, content) VALUES (?, ?)",
                [(one.when.astimezone(UTC).isoformat(), one.model_dump_json(by_alias=True)) for one in entries],
            )

    def entries(self) -> tuple[Entry, ...]:
        """Everything kept, the oldest first."""
        with self._reading() as database:
            rows = database.execute("SELECT number, content FROM drafts ORDER BY number").fetchall() if database else []
            return tuple(_entry(*row) for row in rows)

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all that is kept, the smallest first."""
        with self._reading() as database:
            rows = database.execute("SELECT number FROM drafts ORDER BY number").fetchall() if database else []
            return tuple(number for (number,) in rows)

    def entry(self, number: int) -> Entry | None:
        """The draft with this number; None when there is none."""
        with self._reading() as database:
            row = database and database.execute(
                "SELECT number, content FROM drafts WHERE number = ?", (number,)
            ).fetchone()  # fmt: skip
            return _entry(*row) if row else None

    def tell_once(self, what: str) -> bool:
        """Whether `what` is still to be told to the person; from now on it is told."""
        with self._writing() as database:
            done: int = database.execute("INSERT OR IGNORE INTO told VALUES (?)", (what,)).rowcount
            return done == 1

    def purge(self) -> int | None:
        """Forget everything; how many drafts that were. A damaged file is removed whole: None.

        Deleted pages are overwritten. Raises HistoryError for a file that is not a history.
        """
        try:
            with self._reading() as database:
                if database is None:
                    return 0
            with self._writing() as database:
                database.execute("PRAGMA secure_delete = ON")
                count = database.execute("DELETE FROM drafts").rowcount
        except _DamagedError:
            for ending in ("", "-journal", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{self.path}{ending}").unlink()
            return None
        return int(count)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The file to read from; None where nothing is kept yet."""
        with self._told():
            if not self.path.exists():
                yield None
                return
            with self._connected() as database:
                yield database if self._made(database) else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The file within one transaction to write in: kept at the end, undone on an error."""
        with self._told():
            self._create()
            with self._connected() as database:
                database.execute("PRAGMA synchronous = FULL")
                database.execute("BEGIN IMMEDIATE")
                if not self._made(database):
                    for statement in _TABLES:
                        database.execute(statement)
                    database.execute(f"PRAGMA application_id = {APPLICATION}")
                    database.execute(f"PRAGMA user_version = {VERSION}")
                yield database
                database.execute("COMMIT")

    def _connected(self) -> "closing[sqlite3.Connection]":
        # Never creates the file. For readers it is open for writing too, if it may be: after a kill, the first to come
        # has to undo what was not finished.
        uri = f"{self.path.absolute().as_uri()}?mode=rw"
        return closing(sqlite3.connect(uri, PATIENCE, isolation_level=None, uri=True))

    def _create(self) -> None:
        """An empty file that only its owner can read, in a folder of the same kind, if there is none."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if self.path.stat().st_mode & 0o077 and os.name == "posix":
            self.path.chmod(0o600)

    def _made(self, database: sqlite3.Connection) -> bool:
        """Whether the tables are there. Raises HistoryError when they are not for this program to use."""
        # The tables first: they are written together with the two marks, so where they are seen, the marks are too.
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            return False
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (application,) = database.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION:
            raise self._error("it is another program's database", "Move it away")
        if version > VERSION:
            raise self._error("a newer aidraft wrote it", "Update aidraft, or move the file away")
        return True

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the file system and of SQLite as one kind, each with what to do."""
        try:
            yield
        except OSError as error:
            raise self._error(error.strerror or str(error), "Make its folder writable, or use --no-history") from error
        except sqlite3.DatabaseError as error:
            reason = str(error)
            if "locked" in reason:
                raise self._error("another run holds it", "End that run, or use --no-history") from error
            if "malformed" in reason or not isinstance(error, sqlite3.OperationalError):
                remedy = "Move it away, or start anew with 'aidraft history --purge'"
                raise self._error(f"it is damaged ({reason})", remedy, _DamagedError) from error
            raise self._error(reason, "Make it writable and see that the disk has room, or use --no-history") from error
        except ValueError as error:  # an entry with something in it that the types do not know
            raise self._error("it has a draft of another version", "Update aidraft, or move the file away") from error

    def _error(self, why: str, remedy: str, kind: type[HistoryError] = HistoryError) -> HistoryError:
        return kind(f"cannot use the history {self.path}", why=why, remedy=remedy)


class _DamagedError(HistoryError):
    """No reading of it is possible any more."""


def _entry(number: int, content: str) -> Entry:
    return Entry.model_validate_json(content).model_copy(update={"number": number})
