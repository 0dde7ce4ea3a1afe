"""What was talked about, bullet by bullet, as phrases a sentence can hold."""

from dataclasses import replace

from aidraft.models.composer.bullet import Reading, lowered, spliced, trimmed
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.phrase import Phrase, hazard, spoken_by_reader
from aidraft.models.composer.question import asked
from aidraft.models.composer.shape import shape
from aidraft.models.composer.statement import told
from aidraft.models.composer.tagging import before, join, words
from aidraft.models.composer.tidy import Tidy, tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact


def phrase(fact: Fact, reading: Reading) -> Phrase | None:
    """The best phrase of a conversation fact, None when it cannot be turned safely."""
    read = tidy(fact.text)
    if not read.sentences:
        return None
    named = any(reading.reader.named(w.lower()) for w in fact.text.split()[:2] if w[:1].isupper())
    own = fact.person is not None or reading.alone or named
    first, sure = lowered(read.sentences[0], reading)
    read = replace(read, sentences=(first, *read.sentences[1:]))
    whole = ". ".join(read.sentences)
    if fact.label == "shared interest":
        found = _interest(fact, read, reading)
    elif fact.label == "asked" or (own and spoken_by_reader(lexicon().patterns["asked"].match(whole), reading)):
        found = asked(fact, whole, reading, own)
    else:
        found = told(fact, read, reading, own)
    if found is None or not _sayable(found.text) or "=" in found.rest:
        return None
    doubt = 0 if sure else 1.5
    return replace(found, merit=found.merit - doubt - hazard(f"{found.text} {found.rest}"), source=fact.text)


def _sayable(text: str) -> bool:
    """Whether a phrase may stand in a sentence: it begins with a word and its quotation marks are in pairs."""
    return bool(text) and (text[0].isalnum() or text[0] in "\"'") and "=" not in text and text.count('"') % 2 == 0


def _interest(fact: Fact, read: Tidy, reading: Reading) -> Phrase | None:
    tagged = to_you(words(read.sentences[0]), reading.reader, own=True)
    if not tagged:
        return None
    at = next(
        (i for i, w in enumerate(tagged) if w.text == "," and i + 1 < len(tagged) and tagged[i + 1].text == "you"), None
    )
    rest = ""
    if at:
        rest, tagged = join(tagged[at + 1 :]), tagged[:at]
    for aside in read.asides:
        turned = to_you(words(aside), reading.reader, own=True)
        if turned and turned[0].text == "you":
            rest = rest or join(turned)
    if tagged[0].low == "both" and len(tagged) > 1 and tagged[1].tag in ("VD", "AUX", "VB"):
        tagged = before("we", tagged, "PRON")
    text = join(trimmed(spliced(tagged)))
    clause = shape(tagged) == "clause" or tagged[0].text in ("you", "we", "both")
    return Phrase((fact.id,), "interest-clause" if clause else "interest", text, rest, merit=4)
