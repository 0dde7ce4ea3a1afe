"""What the reader asked, and what the candidate answered."""

import re
from typing import Literal

from aidraft.models.composer.bullet import Reading, determined
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.phrase import Phrase
from aidraft.models.composer.shape import shape
from aidraft.models.composer.tagging import join, words
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact

Reply = Literal["clause", "words", ""]
_LONG = 24  # words of an answer that still fits behind its question
_MARKS = (" – ", "? ", ". ", "; ")


def asked(fact: Fact, whole: str, reading: Reading, own: bool) -> Phrase | None:
    """The phrase after "you asked", with the answer where the notes hold one."""
    lists = lexicon()
    body = lists.patterns["asked"].sub("", whole, count=1).strip()
    question, answer, how = _parted(body)
    question = question.strip(" ?.,;:–")
    if direct := lists.patterns["direct"].match(question):
        question = lists.glue["whether"].format(verb=direct["verb"].lower(), text=direct["rest"])
    tagged = to_you(words(question), reading.reader, own=own)
    if not tagged:
        return None
    text = join(tagged)
    if not (lists.patterns["indirect"].match(text) or tagged[0].tag == "REL"):
        if shape(tagged) not in ("noun", "gerund"):
            return None
        text = lists.glue["about"].format(text=join(determined(tagged, "the")))
    answer = answer.strip(" .;,")
    if len(answer.split()) > _LONG:
        answer = ""
    return Phrase((fact.id,), "asked", text, answer, how if answer else "", merit=6 if answer else 3.5)


def _parted(body: str) -> tuple[str, str, Reply]:
    """Question, answer, and how the answer stands."""
    reply = lexicon().patterns["reply"].search(body)
    if reply and reply.start() > 0:
        return body[: reply.start()], *_answer(reply)
    for mark in _MARKS:
        if mark in body:
            question, answer = body.split(mark, 1)
            return question, answer, "words"
    return body, "", ""


def _answer(reply: re.Match[str]) -> tuple[str, Reply]:
    lists = lexicon()
    verb, text = reply["verb"].lower(), reply["text"].strip(" .")
    mark = (reply["mark"] or "").strip()
    if verb == "told":
        if mark in (":", "=", ","):
            return text, "words"
        linked = lists.patterns["told_about"].match(text) or lists.patterns["told_story"].match(text)
        return lists.glue["told" if linked else "told_that"].format(text=text), "clause"
    if lists.patterns["bare_reply"].match(verb) and mark != "that":
        # A single word ("gladly") is no list of words behind a colon.
        return (lists.glue["said"].format(text=text), "clause") if len(text.split()) == 1 else (text, "words")
    return lists.glue["replied_that" if mark == "that" else "replied"].format(verb=verb, text=text), "clause"
