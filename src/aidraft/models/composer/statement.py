"""What was said or shown, as a topic or a clause."""

import re
from dataclasses import replace

from aidraft.models.composer.bullet import Reading, determined, head_noun, lowered, spliced, trimmed
from aidraft.models.composer.lexicon import lexicon, with_you
from aidraft.models.composer.phrase import Form, Phrase, spoken_by_reader
from aidraft.models.composer.series import counted, enumerated, equated, with_subject
from aidraft.models.composer.shape import shape
from aidraft.models.composer.tagging import Word, before, join, words
from aidraft.models.composer.tidy import Tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact

_CLAUSE = re.compile(r", (?:you|they|we|he|she|it) (?=\w)")
_LONGEST = 28  # words beyond which nothing can be put around the phrase
_LONG = 22


def told(fact: Fact, read: Tidy, reading: Reading, own: bool) -> Phrase | None:
    """The phrase of a bullet that is no question; None when it cannot be turned safely."""
    sentence = read.sentences[0]
    match = lexicon().patterns["said"].match(sentence)
    reported = bool(match and own and spoken_by_reader(match, reading))
    if match and reported:
        sentence = sentence[match.end() :]
    if sentence[:1] == sentence[-1:] == '"' and sentence.count('"') == 2:
        return Phrase((fact.id,), "quote", sentence.strip('".'), merit=4.5) if own else None
    head, detail = _parted(equated(sentence))
    found = None if head.count('"') % 2 else _head(head, reading, own)
    if found is None:
        return None
    form, tagged = found
    if form == "count" and detail:
        form = "topic"
    # "he told it straight, I liked that" praises the detail, not the head.
    liked = fact.label == "liked" or (read.praised and " – " not in sentence)
    text, rest = join(tagged), ""
    if form in ("topic", "named", "gerund"):
        # "fog on the moor, they sound the gong": what hangs on a noun phrase by a comma is a clause of its own
        text, hung = _hung(text)
        rest = hung or _detail(detail, reading, own) or ""
    count = len(text.split())
    if count > _LONGEST:
        return None
    merit = 4.0 + (2.0 if form == "clause" else 0.5) + (1.0 if liked else 0.0)
    merit -= 2.0 if (reported or fact.label == "said") and form != "clause" else 0
    merit -= 0.5 if detail and not rest else 0
    merit -= 1.5 if " = " in sentence else 0
    merit -= 1.5 if form in ("gerund", "count") else 0
    merit -= 2 if count < 2 or count > _LONG else 0.7 if count == 2 else 0
    if form == "clause":
        text = lexicon().patterns["clause_and"].sub(lexicon().glue["and_that"], _continued(text, read, reading, own))
    return Phrase((fact.id,), _liked(form) if liked else form, text, rest, merit=merit)


def _hung(text: str) -> tuple[str, str]:
    """A noun phrase, and the clause behind its comma."""
    found = _CLAUSE.search(text)
    return (text[: found.start()], text[found.start() + 2 :]) if found else (text, "")


def _parted(sentence: str) -> tuple[str, str]:
    """Head and detail, at a colon, dash or semicolon."""
    head, detail = sentence, ""
    for mark in (": ", " – ", "; "):
        if mark in head:
            head, tail = head.split(mark, 1)
            detail = f"{tail}; {detail}" if detail else tail
    return head, detail


def _liked(form: Form) -> Form:
    if form in ("topic", "named"):
        return "liked-topic"
    return "liked-clause" if form == "clause" else form


def _continued(text: str, read: Tidy, reading: Reading, own: bool) -> str:
    """The clause with the bullet's second sentence, where that is a short clause too."""
    also = read.sentences[1] if len(read.sentences) > 1 else ""
    if not also or text.startswith("you want") or also.startswith("I "):
        return text
    second = _head(lowered(also, reading)[0], reading, own)
    if second and second[0] == "clause" and len(second[1]) < 10 and not any(w.tag == "P" for w in second[1]):
        return f"{text} and that {join(second[1])}"
    return text


def _head(head: str, reading: Reading, own: bool) -> tuple[Form, list[Word]] | None:
    addressed = to_you(words(head), reading.reader, own=own)
    if not addressed:
        return None
    tagged = trimmed(spliced(enumerated(addressed)))
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
    if kind == "clause" and [w.low for w in tagged[:1] + tagged[2:3]] == ["you", "me"]:
        end = next((i for i, w in enumerate(tagged) if w.text == ","), len(tagged))
        return "we", tagged[:end]  # "you showed me the simulator": done together, and the rest is another story
    if kind == "clause":
        return ("we" if tagged[0].low == "we" else "clause"), with_subject(tagged)
    if kind == "gerund":
        return "gerund", tagged
    if kind == "wh":
        return "how", tagged
    if kind != "noun" or head_noun(tagged) is None or tagged[0].low in ("my", "our"):
        return None
    named = tagged[0].tag == "NP" or tagged[0].text[:1].isupper()
    if tagged[0].tag == "NUM" or tagged[0].low in ("about", "more"):
        return "count", counted(tagged)
    return ("named" if named else "topic"), _kept(determined(counted(tagged), "the"))


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
    first = detail.split("; ", 1)[0]
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
        shape(words(p)) == "noun" and _start(p) in ("N", "NP", "DET", "VG", "ADJ") for p in pieces
    ):
        return f"{', '.join(pieces[:-1])} and {pieces[-1]}"
    return join(with_subject(trimmed(spliced(turned))))


def _start(text: str) -> str:
    tagged = words(text)
    return tagged[0].tag if tagged else ""
