"""Files: whole or not at all, and never over something else without leave."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.cli import output
from aidraft.errors import UsageError


def test_names_are_safe_and_each_once() -> None:
    assert output.file_names(["note-zoë", "../../etc/passwd", "note-zoë", "", "x" * 300], ".txt") == [
        "note-zoë.txt",
        "etc-passwd.txt",
        "note-zoë-2.txt",
        "message.txt",
        "x" * 80 + ".txt",
    ]


@pytest.mark.parametrize(
    ("path", "messages", "folder"),
    [("out", 1, False), ("out", 2, True), ("out.txt", 2, False), ("out/", 1, True), (".", 1, True)],
)
def test_what_counts_as_a_folder(path: str, messages: int, folder: bool) -> None:
    assert output.is_folder(path, messages) is folder


def test_files_are_written_with_their_folders() -> None:
    output.write_all({Path("a/b/one.txt"): "eins\n", Path("a/b/two.txt"): "zwei ž\n"}, force=False)
    assert Path("a/b/one.txt").read_text(encoding="utf-8") == "eins\n"
    assert Path("a/b/two.txt").read_bytes() == "zwei ž\n".encode()
    assert sorted(path.name for path in Path("a/b").iterdir()) == ["one.txt", "two.txt"]


def test_everything_in_the_way_is_named_before_any_work() -> None:
    for name in ("one.txt", "two.txt"):
        Path(name).write_text("mine")
    with pytest.raises(UsageError, match=r"will not overwrite one\.txt, two\.txt\. Use --force"):
        output.refuse_clashes([Path("one.txt"), Path("two.txt")], force=False)
    output.refuse_clashes([Path("one.txt")], force=True)


def test_a_folder_of_that_name_or_a_file_for_a_folder_is_refused() -> None:
    Path("folder").mkdir()
    Path("file").write_text("mine")
    with pytest.raises(UsageError, match="there is a folder of this name"):
        output.refuse_clashes([Path("folder")], force=True)
    with pytest.raises(UsageError, match="file is not a folder"):
        output.refuse_clashes([Path("file/one.txt")], force=True)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_refused() -> None:
    Path("closed").mkdir(mode=0o500)
    with pytest.raises(UsageError, match="may not be written to"):
        output.refuse_clashes([Path("closed/one.txt")], force=False)


def test_one_that_appears_meanwhile_is_not_overwritten_and_none_is_written() -> None:
    Path("two.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"Nothing was written"):
        output.write_all({Path("one.txt"): "1", Path("two.txt"): "2"}, force=False)
    assert Path("two.txt").read_text() == "mine"
    assert [path.name for path in Path().iterdir()] == ["two.txt"]


def test_under_force_too_all_is_as_it_was_when_one_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("one.txt").write_text("mine")
    place = output._place

    def broken(draft: Path, target: Path, *, force: bool) -> None:
        if target.name == "three.txt":
            raise OSError(28, "No space left on device", str(target))
        place(draft, target, force=force)

    monkeypatch.setattr(output, "_place", broken)
    with pytest.raises(UsageError, match=r"cannot write three\.txt: No space left on device\. Nothing was written"):
        output.write_all({Path("one.txt"): "1", Path("two.txt"): "2", Path("three.txt"): "3"}, force=True)
    assert {path.name: path.read_text() for path in Path().iterdir()} == {"one.txt": "mine"}


@pytest.mark.parametrize(
    ("stems", "names"),
    [
        (["CON", "nul", "Lpt¹", "com10"], ["CON-message.x", "nul-message.x", "Lpt¹-message.x", "com10.x"]),
        (["Zoë", "zoë", "ZOE\u0308"], ["Zoë.x", "zoë-2.x", "ZOË-3.x"]),
        (["प्रिया राव", "李 明", "../..", "a\0b\nc"], ["प्रिया-राव.x", "李-明.x", "message.x", "a-b-c.x"]),
    ],
)
def test_names_that_systems_reserve_or_take_for_the_same(stems: list[str], names: list[str]) -> None:
    assert output.file_names(stems, ".x") == names


@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_name_becomes_one_that_a_file_system_takes(stems: list[str]) -> None:
    names = output.file_names(stems, ".html")
    assert len({name.casefold() for name in names}) == len(stems)
    for name in names:
        assert len(name.encode()) < 200
        assert not set(name) & set('/\\:*?"<>|\0\n ')
        assert not name.startswith((".", "-"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/null there")
def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(UsageError, match="not an ordinary file"):
        output.refuse_clashes([Path("/dev/null")], force=True)


def test_force_replaces() -> None:
    Path("one.txt").write_text("mine")
    output.write_all({Path("one.txt"): "1"}, force=True)
    assert Path("one.txt").read_text() == "1"


def test_a_file_system_without_links_is_served_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    output.write_all({Path("one.txt"): "1"}, force=False)
    assert Path("one.txt").read_text() == "1"
    with pytest.raises(UsageError, match="File exists"):
        output.write_all({Path("one.txt"): "2"}, force=False)
    assert Path("one.txt").read_text() == "1"
