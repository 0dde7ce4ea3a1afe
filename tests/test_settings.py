"""The configuration file: what it may say, and how it is told when it is wrong."""

from pathlib import Path

import pytest

from aidraft.cli.program import program
from aidraft.errors import InputError
from aidraft.settings import KNOWN, Defaults, api_key, default_candidate, read_settings, settings_file


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_come_back_under_the_options_names(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'candidate = "Ottilie"\nbase_url = "http://127.0.0.1:1/v1"\nattempts = 2\nallow = "tone"\n'
    )
    assert read_settings(path) == {
        "candidate": "Ottilie",
        "base-url": "http://127.0.0.1:1/v1",
        "attempts": 2,
        "allow": ["tone"],
    }


def test_no_file_is_no_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == {}


def test_a_named_file_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIDRAFT_CONFIG", str(tmp_path / "other.toml"))
    assert settings_file() == tmp_path / "other.toml"
    with pytest.raises(InputError, match="AIDRAFT_CONFIG names it"):
        read_settings(settings_file())


def test_the_file_stands_in_the_users_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIDRAFT_CONFIG", raising=False)
    assert settings_file().name == "config.toml"
    assert settings_file().parent.name == "aidraft"


def test_every_problem_is_listed_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, '# mine\ntonne = "warm"\nattempts = true\nseed = "x"\n\n[server]\nurl = "y"\n')
    with pytest.raises(InputError) as error:
        read_settings(path)
    assert [(problem.line, problem.what) for problem in error.value.problems] == [
        (2, "unknown setting 'tonne'"),
        (3, "attempts is not a whole number"),
        (4, "seed is not a whole number"),
        (6, "unknown setting 'server'"),
    ]
    assert "Did you mean 'tone'?" in str(error.value)
    assert str(path) in str(error.value)


def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_settings(written(tmp_path, 'tone = "warm"\nkind: note\n'))
    assert error.value.problems[0].line == 2
    assert error.value.exit_code == 3


def test_what_is_not_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'tone = "\xff"\n')
    with pytest.raises(InputError, match="UTF-8"):
        read_settings(path)


def test_a_key_in_the_file_is_refused_with_the_right_place_for_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="environment only: export OPENAI_API_KEY"):
        read_settings(written(tmp_path, 'api_key = "not-a-key"\n'))


def test_a_list_must_be_of_texts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="to is not a list of texts"):
        read_settings(written(tmp_path, "to = [1]\n"))


def test_every_setting_is_an_option_or_the_candidate() -> None:
    options = {name.removeprefix("--") for param in program.params for name in param.opts if name.startswith("--")}
    assert set(KNOWN) - {"candidate"} <= options
    assert options - set(KNOWN) == {"interview", "today", "force", "dry-run", "version"}


def test_defaults_are_named_as_the_parameters_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIDRAFT_CONFIG", str(written(tmp_path, 'tone = "formal"\nbase-url = "http://127.0.0.1:1"\n')))
    defaults = Defaults()
    assert dict(defaults) == {"tone": "formal", "base_url": "http://127.0.0.1:1"}
    assert len(defaults) == 2


def test_the_candidate_comes_from_the_environment_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIDRAFT_CANDIDATE", raising=False)
    assert default_candidate(None) is None
    assert default_candidate({"candidate": "Ottilie"}) == "Ottilie"
    monkeypatch.setenv("AIDRAFT_CANDIDATE", "Bruna")
    assert default_candidate({"candidate": "Ottilie"}) == "Bruna"


def test_an_empty_key_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert api_key() is None
