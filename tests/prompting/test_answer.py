import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from aidraft.prompting.answer import ANSWER_SCHEMA, parse_answer

NAME = "Odile Marchetti"
LETTER = f"""\
Subject: Thank you for Wednesday

Dear Benedikt,

Thank you for the walk to the harbour.

I look forward to your decision.

Best regards,
{NAME}"""
ANSWER = {
    "subject": "Thank you for Wednesday",
    "greeting": "Dear Benedikt,",
    "paragraphs": [
        {"text": "Thank you for the walk to the harbour.", "facts": ["discussed.1"]},
        {"text": "I look forward to your decision.", "facts": ["next-steps.1", "discussed.1"]},
    ],
    "closing": "Best regards,",
}
RAW = json.dumps(ANSWER)


@pytest.mark.parametrize(
    "content",
    [
        RAW,
        json.dumps(RAW),
        f"```json\n{RAW}\n```",
        f"Certainly! Here is the JSON:\n\n```\n{RAW}\n```\n\nLet me know.",
        f"Sure:\n{RAW}\nHope it helps",
        f"<think>\nThey want {{a letter}}.\n</think>\n{RAW}",
        f"\ufeff{RAW}",
        json.dumps(ANSWER | {"subject": "Subject: Thank you for Wednesday", "greeting": "Dear Benedikt"}),
        json.dumps(ANSWER | {"closing": f"Best regards,\n{NAME}"}),
        json.dumps(ANSWER | {"paragraphs": [p["text"] for p in ANSWER["paragraphs"]]}),
        LETTER,
        LETTER.replace("\n", "\r\n"),
        json.dumps(LETTER),
        f"```\n{LETTER}\n```",
        f"Certainly! Here is the e-mail:\n\n{LETTER}",
        f"Here is your e-mail.\n\n{LETTER}\n\n---\nShall I make it shorter?",
    ],
)
def test_whatever_wraps_it_the_letter_comes_out(content: str) -> None:
    assert parse_answer(content, NAME).text(NAME) == LETTER


def test_talk_before_a_greeting_goes_when_it_announces_the_letter() -> None:
    bare = LETTER.partition("\n\n")[2]
    assert parse_answer(f"Of course. A handwritten note:\n\n{bare}", NAME).text(NAME) == bare


@pytest.mark.parametrize(
    "content",
    [
        "I had a look at the notes.\n\nDear Benedikt,\n\nThank you.",
        f"{LETTER}\n\n[Note: adapt as needed]",
        "I cannot help with that.",
        '{"subject": "cut off here, "gre',
        '{"letter": "of another shape"}',
        '{"paragraphs": [1, 2]}',
        "Use the snippet:\n```\nx = 1\n```\nand so on",
        "",
    ],
)
def test_what_is_not_certain_is_left_for_the_guardrails(content: str) -> None:
    assert parse_answer(content, NAME).text(NAME) == content


def test_citations_are_kept_once_and_in_order() -> None:
    assert parse_answer(RAW, NAME).citations == ("discussed.1", "next-steps.1")
    assert parse_answer(LETTER, NAME).citations == ()


def test_a_card_has_no_subject_line() -> None:
    text = parse_answer(json.dumps(ANSWER | {"subject": None}), NAME).text(NAME)
    assert text.startswith("Dear Benedikt,")


def test_the_schema_is_valid_strict_and_met_by_an_answer() -> None:
    Draft202012Validator.check_schema(ANSWER_SCHEMA)
    Draft202012Validator(ANSWER_SCHEMA).validate(ANSWER)
    assert set(ANSWER_SCHEMA["required"]) == set(ANSWER_SCHEMA["properties"])
    assert ANSWER_SCHEMA["additionalProperties"] is False


@given(st.text() | st.text().map(json.dumps) | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_no_answer_whatever_breaks_the_reading(content: str) -> None:
    assert isinstance(parse_answer(content, NAME).text(NAME), str)


def test_deep_nesting_is_only_a_bad_answer() -> None:
    assert parse_answer('{"paragraphs":' + "[" * 100_000, NAME).plain
