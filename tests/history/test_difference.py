"""What changed, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.history import compare


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[piece.change].format(piece.text) for piece in compare(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Dear Teo,", "Dear Theo,", "Dear [-Teo-]{+Theo+},"),
        ("about 90 people", "about 120 people", "about [-90-]{+120+} people"),
        ("I can help.", "I can gladly help.", "I can {+gladly +}help."),
        ("thank you very much", "many kind thanks", "[-thank you very much-]{+many kind thanks+}"),
        ("it's o'clock", "its o'clock", "[-it's-]{+its+} o'clock"),
        ("one\n\ntwo", "eins\n\nzwei", "[-one-]{+eins+}\n\n[-two-]{+zwei+}"),
        ("same", "same", "same"),
        ("", "new", "{+new+}"),
        ("", "", ""),
    ],
)
def test_words_that_went_and_came(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


@given(st.text("ab \n.,é'", max_size=60), st.text("ab \n.,é'", max_size=60))
def test_both_texts_are_in_it_whole(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.change != "added") == before
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == after
