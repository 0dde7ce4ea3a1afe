"""A message, however untidy, falls into its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidraft.message import LONGEST, Message, read_message

LETTER = """Subject: Thank you – Data Scientist interview

Dear Dr. Wekesa,

Thank you for our talk on Tuesday. I enjoyed it.

I look forward to hearing from you.

Kind regards,
Nadia Bergström
"""


def outline(text: str) -> dict[str, object]:
    message = read_message(text)
    return {
        "subject": message.cut(message.subject),
        "greeting": message.cut(message.greeting),
        "body": [message.cut(p.span) for p in message.paragraphs],
        "closing": message.cut(message.closing),
        "signature": message.cut(message.signature),
    }


def test_a_tidy_letter():
    assert outline(LETTER) == {
        "subject": "Thank you – Data Scientist interview",
        "greeting": "Dear Dr. Wekesa,",
        "body": ["Thank you for our talk on Tuesday. I enjoyed it.", "I look forward to hearing from you."],
        "closing": "Kind regards,",
        "signature": "Nadia Bergström",
    }


def test_sentences_come_in_order_with_part_and_paragraph():
    sentences = read_message(LETTER).sentences
    assert [(s.part, s.paragraph) for s in sentences] == [
        ("subject", None), ("greeting", None), ("body", 0), ("body", 0), ("body", 1), ("closing", None),
        ("signature", None),
    ]  # fmt: skip


def test_line_ends_do_not_matter():
    windows = LETTER.replace("\n", "\r\n")
    assert outline(windows) == outline(LETTER)
    assert outline(LETTER.replace("\n", "\r")) == outline(LETTER)


def test_words_are_those_of_the_body():
    assert read_message(LETTER).words == 17


def test_position_counts_lines_and_columns_from_one():
    message = read_message(LETTER)
    assert message.position(LETTER.index("Tuesday")) == (5, 27)


@pytest.mark.parametrize(
    "greeting",
    ["Dear Priya,", "Hi Priya!", "Hello Priya Raman", "Good morning Ms. Voss,", "Dear Priya, Tom and Ana,", "Priya,",
     "Dr. Raman:", "Dear Ana de la Cruz,", "To whom it may concern,", "Dear Hiring Manager,", "Hi 李小龍,",
     "Hey there,"],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_greetings_with_and_without_a_blank_line(greeting, gap):
    found = outline(f"{greeting}{gap}Thank you for the interview on Tuesday.\n\nBest,\nJo Lee")
    assert found["greeting"] == greeting
    assert found["body"] == ["Thank you for the interview on Tuesday."]


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        ("Hello Grace, thank you for Monday.", "Hello Grace,"),
        ("Good morning Ms. Voss! Thank you for Monday.", "Good morning Ms. Voss!"),
        ("Hi Grace thank you for Monday.", "Hi Grace"),
    ],
)
def test_a_greeting_may_share_its_line(line, greeting):
    found = outline(f"{line}\n\nBest,\nJo Lee")
    assert found["greeting"] == greeting
    assert str(found["body"]).lower() == "['thank you for monday.']"


@pytest.mark.parametrize(
    "first",
    ["Thank you for yesterday's interview.", "Dear to me is the memory of Monday.", "Thanks for Monday, it was good."],
)
def test_a_sentence_is_no_greeting(first):
    found = outline(f"Subject: Thanks\n{first}\n\nBest,\nJo Lee")
    assert found["greeting"] == ""
    assert found["body"] == [first]


@pytest.mark.parametrize(
    "closing",
    ["Best regards,", "Kind regards", "Warmly,", "With many thanks,", "Yours sincerely,",
     "With thanks and best wishes,", "Cheers!",
     "Until we speak,", "Thank you again for your time,", "All the best,"],
)  # fmt: skip
def test_closings(closing):
    found = outline(f"Dear Priya,\n\nThank you for the interview.\n\n{closing}\nNadia Bergström")
    assert (found["closing"], found["signature"]) == (closing, "Nadia Bergström")
    assert found["body"] == ["Thank you for the interview."]


@pytest.mark.parametrize("end", ["Best, Nadia", "Kind regards, Nadia Bergström", "Thanks, Nadia"])
def test_closing_and_name_on_one_line(end):
    found = outline(f"Dear Priya,\n\nThank you for the interview.\n\n{end}")
    closing, name = end.split(", ")
    assert (found["closing"], found["signature"]) == (closing + ",", name)


def test_a_long_closing_and_a_short_body():
    found = outline("Dear Ana,\n\nThank you.\n\nThanks again and best wishes from a rainy Leeds,\nJo")
    assert found["body"] == ["Thank you."]
    assert (found["closing"], found["signature"]) == ("Thanks again and best wishes from a rainy Leeds,", "Jo")
    assert outline("Dear Ana,\n\nThank you.\n\nJo Lee")["body"] == ["Thank you."]


def test_everything_on_one_line():
    found = outline("Dear Priya, thank you for Monday. I look forward to it. Kind regards, Nadia Bergström")
    assert found["body"] == ["thank you for Monday. I look forward to it."]
    assert (found["closing"], found["signature"]) == ("Kind regards,", "Nadia Bergström")


def test_a_signature_takes_its_contact_lines():
    tail = "Nadia Bergström, PhD\nSenior Engineer\n+1 (555) 010-0199\nnadia@mail.example | https://nadia.example"
    found = outline(f"Dear Priya,\n\nThank you for the interview.\n\nBest,\n\n{tail}")
    assert found["signature"] == tail


def test_a_name_without_a_closing():
    found = outline("Dear Priya,\n\nThank you for the interview.\n\nSiobhán O'Dwyer")
    assert (found["closing"], found["signature"]) == ("", "Siobhán O'Dwyer")
    assert (
        outline("Dear Priya,\n\nThank you, references included.\nEilidh MacAskill")["signature"] == "Eilidh MacAskill"
    )


def test_a_closing_without_a_name():
    found = outline("Dear Priya,\n\nThank you for the interview.\n\nWarm regards,")
    assert (found["closing"], found["signature"]) == ("Warm regards,", "")


def test_chatter_around_the_letter_is_body():
    found = outline(f"Here is a draft you can adapt:\n\n{LETTER}\n[Note: add the date of the onsite if known]")
    assert found["greeting"] == "Dear Dr. Wekesa,"
    assert found["body"][0] == "Here is a draft you can adapt:"
    assert found["body"][-1] == "[Note: add the date of the onsite if known]"
    assert found["subject"] == "Thank you – Data Scientist interview"


def test_a_postscript_is_body():
    found = outline(LETTER + "\nP.S. The article is attached.")
    assert found["signature"] == "Nadia Bergström"
    assert found["body"][-1] == "P.S. The article is attached."


def test_a_bare_link_belongs_to_the_paragraph_before_it():
    found = outline("Dear Li,\n\nMy article is here:\n\nhttps://li.example/a\n\nI hope you like it.\n\nBest,\nJo")
    assert found["body"] == ["My article is here:\n\nhttps://li.example/a", "I hope you like it."]


def test_paragraphs_without_blank_lines_between_them():
    first = "Thank you for meeting me on Monday and for telling me about the work you all do in the yard and elsewhere."
    second = (
        "I liked the cranes a lot and I want to learn how one runs them in high winds and in the depth of a winter."
    )
    found = outline(f"Dear Tom,\n{first}\n{second}\nI look forward to hearing from you.\nThanks,\nJo")
    assert found["body"] == [first, second, "I look forward to hearing from you."]


def test_wrapped_lines_stay_one_paragraph():
    body = (
        "Thank you for meeting me on Monday. I liked the\ncranes and want to learn how one runs them.\nI hope to hear."
    )
    assert outline(f"Dear Tom,\n\n{body}\n\nThanks,\nJo")["body"] == [body]


def test_a_list_is_one_paragraph_with_its_lead():
    assert outline("Dear Tom,\n\nI bring:\n- one thing\n- another\n\nThanks,\nJo")["body"] == [
        "I bring:\n- one thing\n- another"
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Subject:", "Dear X,", "Best,\nN", "```", "🎉", "\ud800", "Subject: only"]
)
def test_next_to_nothing(text):
    assert read_message(text).text == text


MESSY = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["Subject: Hi", "Dear Ana,", "Best,", "Jo Lee", "", "- item", "Dr. A. B. met at 9 a.m.",
             "https://a.example/b", "P.S. x",
             "Thank you. It was…", "+1 555 010 0199", "Thanks, Jo", "“Quoted.” Then", "1. one"]
        ),
    ),
    max_size=12,
)  # fmt: skip


def spans(message: Message) -> list[tuple[int, int]]:
    return [sentence.span for sentence in message.sentences]


@given(MESSY, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_whatever_the_text_spans_cut_it_and_never_overlap(lines, end):
    text = end.join(lines)
    message = read_message(text)
    position = 0
    for sentence in message.sentences:
        assert position <= sentence.start < sentence.end
        position = sentence.end
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
    for span in (message.subject, message.greeting, message.closing, message.signature):
        assert span is None or message.cut(span).strip() == message.cut(span) != ""
    for index, paragraph in enumerate(message.paragraphs):
        assert paragraph.sentences
        assert all(s.paragraph == index for s in paragraph.sentences)


@given(MESSY)
def test_no_word_is_lost(lines):
    """Every letter of the text is in a token of some sentence, but for the word "Subject:" and the marks of lists."""
    text = "\n".join(line for line in lines if not line.lstrip("*_#> ").lower().startswith("subject"))
    kept = "".join(token.text for sentence in read_message(text).sentences for token in sentence.tokens)
    assert sum(map(str.isalpha, kept)) == sum(map(str.isalpha, text))


def test_a_sentence_that_runs_on_is_read_as_several():
    message = read_message("Dear Ann,\n\n" + "and so on " * 100 + "\n\nKind regards,\nZofia")
    lengths = [len(sentence.tokens) for sentence in message.body]
    assert lengths == [LONGEST, 300 - LONGEST]
    assert len({sentence.paragraph for sentence in message.body}) == 1


def test_a_place_is_told_by_line_and_column():
    message = read_message("Dear Ann,\n\nThank you.\nBest,\nZofia")
    assert [message.position(at) for at in (0, 5, 9, 10, 11, 22)] == [(1, 1), (1, 6), (1, 10), (2, 1), (3, 1), (4, 1)]
