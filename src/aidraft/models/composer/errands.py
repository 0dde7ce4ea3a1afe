"""What is still owed or new: promises, answers that went unsaid, news since the interview."""

import re
from dataclasses import dataclass
from typing import Literal

from aidraft.models.composer.bullet import Reading, determined, head_noun, lowered, trimmed
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.shape import shape
from aidraft.models.composer.tagging import Word, join, words
from aidraft.models.composer.tidy import tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact


@dataclass(frozen=True)
class Errand:
    """``give``: a noun phrase to be sent. ``do``: a verb phrase after "I will". ``kept``: any other words of a promise.
    ``answer``: ``text`` is the topic, ``rest`` the answer (empty where the notes hold none); ``slip``:
    what was said by mistake, and what is so. ``did`` and ``thing``:
    news as a past verb phrase or a noun phrase, with its ``link``."""

    facts: tuple[str, ...]
    form: Literal["give", "do", "kept", "answer", "slip", "did", "thing"]
    text: str
    rest: str = ""
    link: str = ""


def promise(fact: Fact, reading: Reading) -> Errand | None:
    read = tidy(fact.text)
    if not read.sentences:
        return None
    text = lowered(read.sentences[0], reading)[0]
    text = lexicon().patterns["promised"].sub("", text)
    head, to, name = text.rpartition(" to ")
    text = head if to and name.lower() in reading.reader.names else text  # "a copy of my card to Philippa"
    lists = lexicon()
    first, _, rest = text.partition(" ")
    link = f" {read.links[0]}" if read.links else ""
    if first.lower() in lists.lists["transfer"] and rest:
        to, _, what = rest.partition(" ")
        others = reading.reader.others
        if to.lower() in lists.lists["recipients"] or to.lower() in reading.reader.names or to.lower() in others:
            rest = (
                what.removeprefix(next((f"{n} " for n in what.split()[:1] if n.lower() in reading.reader.names), ""))
                or rest
            )
        rest = lists.patterns["to_somebody"].sub("", rest)
        return Errand((fact.id,), "give", join(_article(rest, reading)) + link)
    tagged = words(text)
    if shape(tagged) == "wants" or tagged[0].tag == "VB":
        turned = to_you(tagged, reading.reader, own=True) or tagged
        return Errand((fact.id,), "do", join(turned) + link)
    if shape(tagged) == "noun":
        return Errand((fact.id,), "give", join(_article(text, reading)) + link)
    return Errand((fact.id,), "kept", text + link)


def _article(text: str, reading: Reading) -> list[Word]:
    tagged = words(text)
    head = head_noun(tagged)
    tagged = to_you(tagged, reading.reader, own=True) or tagged
    return determined(tagged, "a" if head and lexicon().has("one_of", head.low) else "the")


def answer(fact: Fact, reading: Reading) -> Errand | None:
    """An answer that is still owed, without a word about how it went. None where no topic can be found."""
    patterns = lexicon().patterns
    whole = ". ".join(tidy(fact.text).sentences)
    own = fact.person is not None or reading.alone
    if slip := patterns["slip"].match(whole):
        claim = to_you(words(slip["claim"]), reading.reader, own=own)
        return Errand((fact.id,), "slip", join(claim), lowered(slip["truth"], reading)[0]) if claim else None
    before, said = _parted(whole)
    topic = patterns["owed_topic"].search(patterns["aside_i"].sub("", re.split(r"[;–]\s|\.\s", before)[0]))
    if not topic:
        return None
    text = (topic["asked"] or topic["how"] or topic["on"]).strip(" .,;:")
    tagged = None if re.match(r"I\b", text) else to_you(words(text), reading.reader, own=own)
    if not tagged:
        return None
    return Errand((fact.id,), "answer", join(tagged), lowered(said.strip(" .;"), reading)[0])


def _parted(whole: str) -> tuple[str, str]:
    """What was asked and what should be said: at a word such as "answer:", else at a colon or a full stop."""
    if owed := lexicon().patterns["answer_mark"].search(whole):
        return whole[: owed.start()], owed["answer"]
    for mark in (": ", ". "):
        before, found, said = whole.partition(mark)
        if found:
            return before, said
    return whole, ""


def news(fact: Fact, reading: Reading) -> Errand | None:
    read = tidy(lexicon().patterns["news_mark"].sub("", fact.text))
    if not read.sentences:
        return None
    tagged = words(lowered(read.sentences[0], reading)[0])
    link = read.links[0] if read.links else ""
    if shape(tagged) == "past":
        return Errand((fact.id,), "did", join(trimmed(tagged)), link=link)
    return Errand((fact.id,), "thing", join(determined(trimmed(tagged), "a")), link=link)
