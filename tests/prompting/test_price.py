from datetime import date

import pytest

from aidraft.prompting.price import price
from aidraft.prompting.wording import wording


def test_a_price_is_for_the_request_and_a_usual_answer() -> None:
    known = price("gpt-4.1-mini", 1_000)
    assert known is not None
    assert known.dollars == pytest.approx((1_000 * 0.40 + 350 * 1.60) / 1_000_000)
    assert (known.answer_tokens, known.least) == (350, False)
    assert known.source.startswith("https://") and isinstance(known.as_of, date)


def test_a_dated_name_has_the_price_of_its_model_and_a_strange_one_none() -> None:
    assert price("gpt-4.1-mini-2025-04-14", 10) == price("gpt-4.1-mini", 10) == price("gpt-4.1-mini-latest", 10)
    assert price("llama3.1", 10) is None
    assert price("gpt-4.1-minimal", 10) is None


def test_what_a_thinking_model_costs_at_least_is_marked() -> None:
    known = price("gpt-5-mini", 10)
    assert known is not None and known.least


def test_every_price_is_two_numbers_the_answer_dearer() -> None:
    for rates in wording("prices")["models"].values():
        sent, back = rates
        assert 0 < sent < back
