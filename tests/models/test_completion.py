import json

import pytest

from aidraft.errors import ModelError
from aidraft.models.completion import read_completion


def read(raw):
    return read_completion(raw if isinstance(raw, bytes) else json.dumps(raw), server="s", asked="m")


def choice(content: object, **more: object) -> dict[str, object]:
    return {"choices": [{"message": {"content": content}, **more}]}


def test_parts_are_put_together() -> None:
    parts = [{"type": "text", "text": "Dear "}, {"type": "text", "text": "Ann"}, {"type": "image"}]
    assert read(choice(parts)).content == "Dear Ann"


def test_an_answer_encoded_twice_is_read() -> None:
    assert read(json.dumps(choice("Dear Ann"))).content == "Dear Ann"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + json.dumps(choice("Dear Ann")).encode()).content == "Dear Ann"


def test_odd_counts_are_no_counts() -> None:
    usage = read(choice("x") | {"usage": {"prompt_tokens": "many", "completion_tokens": -3}}).usage
    assert (usage.prompt_tokens, usage.completion_tokens) == (0, 0)
    assert read(choice("x") | {"usage": [1]}).usage == usage


def test_the_model_asked_for_stands_in_for_one_not_named() -> None:
    assert read(choice("x")).model == "m"
    assert read(choice("x") | {"model": "m-2"}).model == "m-2"


@pytest.mark.parametrize(
    "raw",
    [b"", b"null", b"3", b"{", b"\xff", b"[" * 100_000, b'{"choices": [3]}', b'{"choices": [{"message": 3}]}',
     b'{"choices": [{}]}', b'{"choices": {"0": {}}}', b'{"choices": [{"message": {"content": 7}}]}'],
)  # fmt: skip
def test_nonsense_is_an_error_of_ours(raw: bytes) -> None:
    with pytest.raises(ModelError):
        read(raw)
