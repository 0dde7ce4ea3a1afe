"""The shipped policy kept compiled: the same policy, trusted only where it is the person's own, never in the way."""

import os
import pickle
from pathlib import Path

import pytest

from aidraft.guardrails import policy as policies
from aidraft.guardrails.compiled import digest, kept
from aidraft.guardrails.policy import Policy, load_policy


class Maker:
    """Counts how often a thing was made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"made": self.times}


def test_it_is_made_once_and_then_read(tmp_path: Path) -> None:
    make = Maker()
    first = kept(tmp_path / "cache", "a", dict, make)
    assert kept(tmp_path / "cache", "a", dict, make) == first == {"made": 1}


@pytest.mark.skipif(os.name != "posix", reason="modes and owners are POSIX's")
def test_it_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    kept(tmp_path / "cache", "a", dict, Maker())
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "cache" / "a.pickle").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes and owners are POSIX's")
def test_what_others_may_write_to_is_not_read(tmp_path: Path) -> None:
    make = Maker()
    kept(tmp_path, "a", dict, make)
    (tmp_path / "a.pickle").chmod(0o666)
    assert kept(tmp_path, "a", dict, make) == {"made": 2}


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(["another", "kind"])])
def test_what_cannot_be_used_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pickle").write_bytes(content)
    make = Maker()
    assert kept(tmp_path, "a", dict, make) == {"made": 1}
    assert kept(tmp_path, "a", dict, make) == {"made": 1}


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept(tmp_path / "file" / "cache", "a", dict, Maker()) == {"made": 1}


def test_an_earlier_one_goes(tmp_path: Path) -> None:
    kept(tmp_path, "a", dict, Maker())
    kept(tmp_path, "b", dict, Maker())
    assert [path.name for path in tmp_path.iterdir()] == ["b.pickle"]


def test_a_change_in_any_file_or_version_has_another_name(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "w.yaml").write_text("a: b")
    before = digest(tmp_path, "1")
    assert digest(tmp_path, "2") != before
    (tmp_path / "words" / "w.yaml").write_text("a: c")
    assert digest(tmp_path, "1") != before


def test_the_kept_policy_judges_as_the_one_that_was_read(tmp_path: Path) -> None:
    policies._shipped.cache_clear()
    written, plain = load_policy(cache=tmp_path), load_policy()
    policies._shipped.cache_clear()
    read = load_policy(cache=tmp_path)
    assert isinstance(read, Policy) and read is not written
    assert (read.digest, read.rules, read.vocabulary) == (plain.digest, plain.rules, plain.vocabulary)
