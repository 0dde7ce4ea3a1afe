"""The wheel: built, unpacked, and run away from the source tree. No network: the dependencies are those at hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTES = "interviews/planetarium-educator.md"
TODAY = ("--today", "2026-11-20")

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="there is no source tree to build from")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel; it comes with the test extra")
    place = tmp_path_factory.mktemp("wheel")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(place / "dist"), str(ROOT)]
    built = subprocess.run([sys.executable, *build], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (place / "dist").glob("aidraft-*.whl")
    install = ["-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(place / "site"), str(wheel)]
    subprocess.run([sys.executable, *install], check=True)
    return place / "site"


def ran(site: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """`aidraft arguments` with the unpacked wheel, from a folder that knows nothing of the sources."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AIDRAFT_", "OPENAI_", "COV_"))}
    environment |= {"PYTHONPATH": str(site), "HOME": str(site.parent), "XDG_CONFIG_HOME": str(site.parent)}
    environment["AIDRAFT_NO_HISTORY"] = "1"
    return subprocess.run(
        [sys.executable, "-m", "aidraft", *arguments],
        cwd=site.parent,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_package_and_its_data_come_from_the_wheel(unpacked: Path) -> None:
    code = """if True:
        import aidraft, aidraft.data
        print(aidraft.__file__)
        for name in ("prompts", "guardrails", "fixtures", "pages"):
            print(aidraft.data.data_folder(name))"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=unpacked.parent,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    package = unpacked / "aidraft"
    assert done.stdout.splitlines() == [
        str(package / "__init__.py"),
        *(str(package / "_data" / name) for name in ("prompts", "guardrails", "fixtures", "pages")),
    ]
    assert (package / "py.typed").is_file()


def test_the_command_is_there(unpacked: Path) -> None:
    assert ran(unpacked, "--version").stdout.startswith("aidraft ")
    scripts = [*unpacked.glob("bin/aidraft*"), *unpacked.glob("Scripts/aidraft*")]
    assert scripts


def test_the_license_comes_along(unpacked: Path) -> None:
    (license_,) = unpacked.glob("aidraft-*.dist-info/licenses/LICENSE")
    assert "Apache License" in license_.read_text()


def test_the_composer_drafts_and_its_draft_passes_the_check(unpacked: Path) -> None:
    notes = str(unpacked / "aidraft" / "_data" / "fixtures" / NOTES)
    letter = unpacked.parent / "letter.txt"
    done = ran(unpacked, "-i", notes, "--to", "Teo", "-o", str(letter), "--model", "composer", *TODAY)
    assert done.returncode == 0, done.stderr
    checked = ran(unpacked, "check", str(letter), "-i", notes, *TODAY)
    assert checked.returncode == 0, checked.stdout


def test_recorded_answers_are_replayed_offline(unpacked: Path) -> None:
    notes = str(unpacked / "aidraft" / "_data" / "fixtures" / NOTES)
    done = ran(unpacked, "-i", notes, "--to", "Teo", "--tone", "warm", "--offline", *TODAY)
    assert done.returncode == 0, done.stderr
    assert "Teo" in done.stdout


def test_the_rules_are_there(unpacked: Path) -> None:
    assert len(ran(unpacked, "rules").stdout.splitlines()) > 40
