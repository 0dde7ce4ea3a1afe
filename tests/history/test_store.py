"""The history's file: what goes in comes out, only its owner reads it, and what is wrong with it is said."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from aidraft.errors import HistoryError
from aidraft.history import store

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes there")


def test_what_goes_in_comes_out(kept, make) -> None:
    kept.add([make("one"), make("zwei ž\n", tone="formal")])
    kept.add([make("three")])
    assert [(one.number, one.text) for one in kept.entries()] == [(1, "one"), (2, "zwei ž\n"), (3, "three")]
    assert kept.entry(2) == make("zwei ž\n", tone="formal").model_copy(update={"number": 2})
    assert kept.entry(4) is None
    assert kept.numbers() == (1, 2, 3)


def test_without_a_file_there_is_nothing_and_none_is_made(kept) -> None:
    assert (kept.entries(), kept.entry(1), kept.numbers(), kept.purge()) == ((), None, (), 0)
    assert not kept.path.parent.exists()


@UNIX
def test_only_its_owner_reads_it(kept, make) -> None:
    before = os.umask(0)
    try:
        kept.add([make()])
    finally:
        os.umask(before)
    assert kept.path.stat().st_mode & 0o777 == 0o600
    assert kept.path.parent.stat().st_mode & 0o777 == 0o700
    kept.path.chmod(0o644)
    kept.add([make()])
    assert kept.path.stat().st_mode & 0o777 == 0o600


def test_a_notice_is_given_once(kept) -> None:
    assert [kept.tell_once("a"), kept.tell_once("a"), kept.tell_once("b")] == [True, False, True]


def test_a_purge_leaves_not_a_word_and_gives_no_number_twice(kept, make) -> None:
    kept.add([make("the old bricks still ring " * 100) for _ in range(3)])
    assert kept.purge() == 3
    assert kept.entries() == ()
    assert b"bricks" not in kept.path.read_bytes()
    kept.add([make()])
    assert kept.numbers() == (4,)


def test_all_of_a_run_or_nothing(kept, make, monkeypatch) -> None:
    kept.add([make("before")])
    good, bad = make("one"), make("two")
    monkeypatch.setattr(type(bad), "model_dump_json", lambda self, **_: None if self.text == "two" else "{}")
    with pytest.raises(HistoryError):
        kept.add([good, bad])
    monkeypatch.undo()
    assert [one.text for one in kept.entries()] == ["before"]


@pytest.mark.parametrize("content", [b"not a database, not at all" * 50, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_told_and_a_purge_starts_anew(kept, make, content: bytes) -> None:
    kept.path.parent.mkdir(parents=True)
    kept.path.write_bytes(content)
    for act in (kept.entries, kept.numbers, lambda: kept.entry(1), lambda: kept.add([make()])):
        with pytest.raises(HistoryError, match=r"cannot use the history .*damaged.*aidraft history --purge") as caught:
            act()
        assert caught.value.exit_code == 3
    assert kept.path.read_bytes() == content
    assert kept.purge() is None
    kept.add([make()])
    assert kept.numbers() == (1,)


def test_a_page_damaged_in_the_middle_is_told(kept, make) -> None:
    kept.add([make("word " * 2000) for _ in range(20)])
    raw = bytearray(kept.path.read_bytes())
    raw[8192:40960] = b"\xa5" * (40960 - 8192)
    kept.path.write_bytes(raw)
    with pytest.raises(HistoryError, match="damaged"):
        kept.entries()


def test_a_newer_file_is_left_alone(kept, make) -> None:
    kept.add([make()])
    with sqlite3.connect(kept.path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = kept.path.read_bytes()
    for act in (kept.entries, lambda: kept.add([make()]), kept.purge):
        with pytest.raises(HistoryError, match=r"a newer aidraft wrote it\. Update aidraft"):
            act()
    assert kept.path.read_bytes() == before


def test_a_draft_of_a_later_shape_is_no_damage(kept, make) -> None:
    kept.add([make()])
    with sqlite3.connect(kept.path) as database:
        database.execute("UPDATE drafts SET content = json_set(content, '$.mood', 'blue')")
    database.close()
    with pytest.raises(HistoryError, match="a draft of another version"):
        kept.entries()


def test_another_program_s_database_is_left_alone(kept, make) -> None:
    kept.path.parent.mkdir(parents=True)
    with sqlite3.connect(kept.path) as database:
        database.execute("CREATE TABLE photos (name TEXT)")
    database.close()
    for act in (kept.entries, lambda: kept.add([make()]), kept.purge):
        with pytest.raises(HistoryError, match="another program's database"):
            act()


def test_a_run_that_holds_it_too_long_is_told(kept, make, monkeypatch) -> None:
    kept.add([make()])
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    other = sqlite3.connect(kept.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HistoryError, match="another run holds it"):
        kept.add([make()])
    other.close()
    kept.add([make()])
    assert kept.numbers() == (1, 2)


def test_a_folder_in_its_place_and_a_file_for_its_folder_are_told(kept, make) -> None:
    kept.path.mkdir(parents=True)
    with pytest.raises(HistoryError, match="--no-history"):
        kept.add([make()])
    kept.path.rmdir()
    kept.path.parent.rmdir()
    kept.path.parent.write_text("mine")
    with pytest.raises(HistoryError, match="--no-history"):
        kept.add([make()])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_file_that_may_not_be_written_is_read_all_the_same(kept, make) -> None:
    kept.add([make()])
    kept.path.chmod(0o400)
    kept.path.parent.chmod(0o500)
    assert kept.numbers() == (1,)
    with pytest.raises(HistoryError, match="--no-history"):
        kept.purge()
    Path(kept.path.parent).chmod(0o700)
