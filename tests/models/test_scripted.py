from pathlib import Path

import pytest

from aidraft.errors import InputError
from aidraft.models.catalogue import open_model
from aidraft.models.openai import OpenAIModel
from aidraft.models.scripted import Reply, read_script


def test_answers_come_in_turn_and_the_last_again(ask, serve) -> None:
    live = OpenAIModel("m", serve(["one", Reply("two")]).url)
    assert [live.complete(ask()).content for _ in range(3)] == ["one", "two", "two"]


def test_a_function_may_answer(ask, serve) -> None:
    live = OpenAIModel("m", serve(lambda asked: asked["messages"][-1]["content"].upper()).url)
    assert live.complete(ask("hello")).content == "HELLO"


def test_a_text_file_is_one_answer_and_a_yaml_list_several(tmp_path: Path) -> None:
    text, listed = tmp_path / "letter.txt", tmp_path / "letters.yaml"
    text.write_text("Dear Ann,\n\nThank you.", encoding="utf-8")
    listed.write_text("- Dear Ann\n- {status: 503}\n- {content: Dear Bob, delay: 0.5}\n", encoding="utf-8")
    assert read_script(text) == [Reply("Dear Ann,\n\nThank you.")]
    assert read_script(listed) == [Reply("Dear Ann"), Reply(status=503), Reply("Dear Bob", delay=0.5)]


def test_what_is_wrong_with_a_script_is_told_at_once(tmp_path: Path) -> None:
    script = tmp_path / "letters.yaml"
    script.write_text("- {statsu: 503}\n- fine\n- {contents: x}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_script(script)
    assert [problem.what for problem in caught.value.problems] == [
        "answer 1 has an unknown field",
        "answer 3 has an unknown field",
    ]
    with pytest.raises(InputError, match="cannot be read"):
        read_script(tmp_path / "none.txt")
    script.write_text("- [", encoding="utf-8")
    with pytest.raises(InputError, match="no YAML"):
        read_script(script)


def test_a_script_can_be_named_as_a_model(ask, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ann", encoding="utf-8")
    response = open_model(f"scripted:{tmp_path / 'letter.txt'}").complete(ask())
    assert (response.content, response.model) == ("Dear Ann", "scripted")
