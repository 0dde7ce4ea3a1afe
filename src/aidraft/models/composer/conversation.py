"""What was talked about, bullet by bullet, as phrases a sentence can hold."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from aidraft.models.composer.bullet import Reading, determined, head_noun, lowered, spliced, trimmed
from aidraft.models.composer.lexicon import lexicon, with_you
from aidraft.models.composer.shape import finite, plural, shape
from aidraft.models.composer.tagging import Word, before, join, words
from aidraft.models.composer.tidy import Tidy, tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact

Form = Literal[
    "topic",
    "gerund",
    "named",
    "how",
    "clause",
    "liked-topic",
    "liked-clause",
    "asked",
    "quote",
    "we",
    "interest",
    "interest-clause",
]


@dataclass(frozen=True)
class Phrase:
    """``text`` fills the sentence's slot and ``rest`` follows: a detail after a topic, the answer to a question.
    ``reply`` says how the answer stands: a clause of its own, or the bare words of it. The higher the ``merit``, the
    better the phrase reads."""

    facts: tuple[str, ...]
    form: Form
    text: str
    rest: str = ""
    reply: Literal["clause", "words", ""] = ""
    merit: float = 0.0
    source: str = ""

    @property
    def words(self) -> int:
        return len(f"{self.text} {self.rest}".split())


_SAID = re.compile(
    r"^(?:(?P<who>[\w'-]+) )?(?:said|says|told me|explained|mentioned|noted|stressed)(?: that)?:? (?=\w|\")",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^(?:(?P<who>[\w'-]+) )?(?:asked|wondered)\b[:,]?\s*(?:me\b(?! to)[:,]?\s*)?", re.IGNORECASE)
_REPLY = re.compile(
    r"\s*(?:[.;,?:–]\s*|\s)(?:and\s+)?(?:then\s+)?(?:I\s+|my\s+)?(?P<verb>said|told|described|explained|answered|suggested|replied|mentioned|answer)\b"
    r"(?:\s+(?P<whom>him|her|them))?(?P<mark>\s*[:,=]|\s+that\b)?\s*(?P<text>.+)$",
    re.IGNORECASE,
)
_DIRECT = re.compile(r"^(?P<verb>would|will|could|can|should|do|did|have|am)\s+I\s+(?P<rest>.+?)\??$", re.IGNORECASE)


def phrase(fact: Fact, reading: Reading) -> Phrase | None:
    """The best phrase of a conversation fact, None when it cannot be turned safely."""
    read = tidy(fact.text)
    if not read.sentences:
        return None
    own = fact.person is not None or reading.alone
    first, sure = lowered(read.sentences[0], reading)
    read = replace(read, sentences=(first, *read.sentences[1:]))
    whole = ". ".join(read.sentences)
    found: Phrase | None
    if fact.label == "shared interest":
        found = _interest(fact, read, reading)
    elif fact.label == "asked" or (own and _spoke(_ASKED.match(whole), reading)):
        found = _asked(fact, whole, reading, own)
    else:
        found = _told(fact, read, reading, own)
    if found is None or "=" in found.text + found.rest:
        return None
    return replace(found, merit=found.merit - (0 if sure else 1.5) - _avoided(found), source=fact.text)


def _spoke(match: re.Match[str] | None, reading: Reading) -> bool:
    """Whether the reader is the one who said or asked it."""
    if match is None:
        return False
    who = (match["who"] or "").lower()
    return who in ("", "she", "he", "they") or reading.reader.named(who)


def _avoided(found: Phrase) -> float:
    weights = lexicon().avoid
    spoken = re.findall(r"[\w-]+", f"{found.text} {found.rest}".lower())
    return 2.0 * sum(weights.get(word, 0) for word in spoken) + (1.0 if '"' in found.text else 0.0)


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


def _asked(fact: Fact, whole: str, reading: Reading, own: bool) -> Phrase | None:
    body = _ASKED.sub("", whole, count=1).strip()
    reply = _REPLY.search(body)
    question, answer, how = body, "", ""
    if reply and reply.start() > 0:
        question = body[: reply.start()]
        answer, how = _answer(reply, reading)
    else:
        for mark in (" – ", "? ", ". ", "; "):
            if mark in body:
                question, answer = body.split(mark, 1)
                how = "words"
                break
    question = question.strip(" ?.,;:–")
    direct = _DIRECT.match(question)
    if direct:
        question = f"whether I {direct['verb'].lower()} {direct['rest']}"
    tagged = to_you(words(question), reading.reader, own=own)
    if not tagged:
        return None
    text = join(tagged)
    if (
        tagged[0].low == "me"
        or tagged[0].low in ("about", "for", "if")
        or tagged[0].tag == "REL"
        or text.startswith("whether")
    ):
        pass
    elif shape(tagged) in ("noun", "gerund"):
        text = f"about {join(determined(tagged, 'the'))}"
    else:
        return None
    answer = answer.strip(" .;,")
    if len(answer.split()) > 24:
        answer = ""
    return Phrase((fact.id,), "asked", text, answer, how if answer else "", merit=6 if answer else 3.5)  # type: ignore[arg-type]


def _answer(reply: re.Match[str], reading: Reading) -> tuple[str, str]:
    verb, text = reply["verb"].lower(), reply["text"].strip(" .")
    mark = (reply["mark"] or "").strip()
    if verb == "told":
        link = "" if re.match(r"(?:about|how|why|that|the|of)\b", text) and not mark else "that "
        if mark in (":", "=", ","):
            return text, "words"
        if re.match(r"the (?:story|tale)\b", text):
            return f"I told you {text}", "clause"
        return f"I told you {link}{text}", "clause"
    if verb in ("said", "answer", "answered", "replied") and mark != "that":
        return (f"I said {text}", "clause") if len(text.split()) == 1 else (text, "words")
    return f"I {verb} {'that ' if mark == 'that' else ''}{text}", "clause"


def _told(fact: Fact, read: Tidy, reading: Reading, own: bool) -> Phrase | None:
    sentence = read.sentences[0]
    liked = fact.label == "liked" or (read.praised and " – " not in read.sentences[0])
    said = fact.label == "said"
    match = _SAID.match(sentence)
    if match and own and _spoke(match, reading):
        said, sentence = True, sentence[match.end() :]
    if sentence[:1] == sentence[-1:] == '"' and sentence.count('"') == 2:
        return Phrase((fact.id,), "quote", sentence.strip('".'), merit=4.5) if own else None
    equation = " = " in sentence
    sentence = re.sub(r"(\w+)\s=\s", lambda m: f"{m[1]} {'are' if plural(m[1]) else 'is'} ", sentence)
    head, detail = sentence, ""
    for mark in (": ", " – ", "; "):
        if mark in head:
            head, tail = head.split(mark, 1)
            detail = f"{tail}; {detail}" if detail else tail
    if head.count('"') % 2:
        return None
    found = _head(fact, head, reading, own)
    if found is None:
        return None
    form, tagged = found
    text = join(tagged)
    rest = _detail(detail, reading, own) if form in ("topic", "named", "gerund") else ""
    if rest is None:
        rest = ""
    merit = 4.0 + (2.0 if form == "clause" else 0.5) + (1.0 if liked else 0.0)
    if said and form != "clause":
        merit -= 2
    if detail and not rest:
        merit -= 0.5
    also = read.sentences[1] if len(read.sentences) > 1 else ""
    if form == "clause" and also and not text.startswith("you want") and not also.startswith("I "):
        second = _head(fact, lowered(also, reading)[0], reading, own)
        short = (
            second is not None
            and second[0] == "clause"
            and len(second[1]) < 10
            and not any(w.tag == "P" for w in second[1])
        )
        if second and short:
            text = f"{text} and that {join(second[1])}"
    merit -= 1.5 if equation else 0
    merit -= 1.5 if form == "gerund" or tagged[0].tag == "NUM" else 0
    count = len(text.split())
    merit -= 2 if count < 2 else 0.7 if count == 2 else 0
    merit -= 2 if count > 22 else 0
    if form == "clause":
        text = re.sub(r", and (?=(?:you|I|we|everybody|everyone)\b)", ", and that ", text)
    if liked and form in ("topic", "named"):
        form = "liked-topic"
    elif liked and form == "clause":
        form = "liked-clause"
    return Phrase((fact.id,), form, text, rest, merit=merit) if count <= 28 else None


def _head(fact: Fact, head: str, reading: Reading, own: bool) -> tuple[Form, list[Word]] | None:
    addressed = to_you(words(head), reading.reader, own=own)
    if not addressed:
        return None
    tagged = trimmed(spliced(_enumerated(addressed)))
    lists = lexicon()
    kind = shape(tagged)
    if kind in ("present", "wants") and own:
        first = tagged[0]
        tagged = before("you", [replace(first, text=with_you(first.low), tag="VB"), *tagged[1:]], "PRON")
        kind = "clause"
    elif kind in ("past", "present") and (own or lists.has("we_verbs", tagged[0].low)):
        if not (lists.has("we_verbs", tagged[0].low) or lists.has("you_verbs", tagged[0].low)):
            return None
        subject = "we" if lists.has("we_verbs", tagged[0].low) else "you"
        return "we", before(subject, tagged, "PRON")
    turned = tagged
    if kind == "clause":
        return ("we" if turned[0].low == "we" else "clause"), _subject(turned)
    if kind == "gerund":
        return "gerund", turned
    if kind == "wh":
        return "how", turned
    if kind == "noun":
        if head_noun(turned) is None or turned[0].low in ("my", "our"):
            return None
        named = turned[0].tag == "NP" or turned[0].text[:1].isupper()
        turned = _counted(turned)
        return ("named" if named else "topic"), _kept(determined(turned, "the"))
    return None


def _subject(tagged: list[Word]) -> list[Word]:
    """A bare singular subject gets its article: "library got" is "the library got"."""
    first = tagged[0]
    at = finite(tagged) or 0
    subject = tagged[:at]
    if not subject or first.tag in ("PRON", "DET", "NUM", "NP"):
        return tagged
    if len(subject) == 1 and not lexicon().has("the_nouns", first.low):
        return tagged  # "diacetyl is": it may well be a mass noun
    return [*determined(subject, "the"), *tagged[at:]]


def _counted(tagged: list[Word]) -> list[Word]:
    """ "640 students, nine teachers": a list of counts gets its "and"."""
    at = next((i for i, w in enumerate(tagged) if w.text == ","), None)
    if not at or tagged[0].tag != "NUM" or at + 1 >= len(tagged) or tagged[at + 1].tag != "NUM":
        return tagged
    rest = tagged[at + 1 :]
    if any(w.text == "," or w.low == "them" or w.tag in ("VD", "VZ", "VB") for w in rest):
        return tagged
    return [*tagged[:at], Word("and", "and", "CONJ"), *rest]


def _enumerated(tagged: list[Word]) -> list[Word]:
    """ "TypeScript, Svelte, MapLibre": a bare list gets its "and"."""
    commas = [i for i, w in enumerate(tagged) if w.text == ","]
    ends = [-1, *commas, len(tagged)]
    pieces = [tagged[a + 1 : b] for a, b in zip(ends, ends[1:], strict=False)]
    if len(commas) < 2 or not all(0 < len(p) < 4 and all(w.tag in ("N", "NP", "ADJ") for w in p) for p in pieces):
        return tagged
    return [*tagged[: commas[-1]], Word("and", "and", "CONJ"), *tagged[commas[-1] + 1 :]]


def _kept(tagged: list[Word]) -> list[Word]:
    """ "... and they keep it" after a noun phrase is a clause of its own."""
    for i, word in enumerate(tagged[1:-1], 1):
        if word.low == "and" and tagged[i + 1].text == "you" and tagged[i - 1].text != ",":
            that = [Word(",", ",", "P", ""), word, Word("that", "that", "SUB")]
            return [*tagged[:i], *that, *tagged[i + 1 :]]
    return tagged


def _detail(detail: str, reading: Reading, own: bool) -> str | None:
    """What stood after a colon or dash, made readable; None where it speaks of somebody else."""
    if not detail:
        return ""
    first = detail.split("; ")[0]
    tagged = words(first)
    if shape(tagged) in ("present", "wants"):
        if not own:
            return ""
        tagged = before("you", [replace(tagged[0], text=with_you(tagged[0].low), tag="VB"), *tagged[1:]], "PRON")
    turned = to_you(tagged, reading.reader, own=own)
    if turned is None:
        return None
    pieces = join(turned).split(", ")
    if len(pieces) > 1 and all(
        shape(words(p)) == "noun" and words(p)[0].tag in ("N", "NP", "DET", "VG", "ADJ") for p in pieces
    ):
        return f"{', '.join(pieces[:-1])} and {pieces[-1]}"
    return join(_subject(trimmed(spliced(turned))))
