"""The built-in composer: a letter from the facts alone, with neither model nor network.

It says nothing the notes do not say; what it adds is courtesy. The same brief and seed give the same letter.
"""

import json
import re

from aidraft.models.composer.address import parsed, salutation
from aidraft.models.composer.days import when, written
from aidraft.models.composer.letter import write
from aidraft.models.composer.lexicon import lexicon, load
from aidraft.models.composer.manner import Manner, manner_of
from aidraft.models.composer.material import material_of
from aidraft.models.composer.parts import Writer
from aidraft.models.composer.reading import reading_of
from aidraft.prompting.request import Brief, Request, Response

__all__ = ["Composer", "compose"]

_SUBJECT = 60  # characters of a subject that a phone shows


class Composer:
    """A ``Model`` that needs no model."""

    name = "composer"

    def complete(self, request: Request) -> Response:
        """The letter for a request's brief, as JSON in the answer schema; its turns are not read.

        Raises NotesError when the notes are too thin for the kind of letter, saying what to add.
        """
        content = json.dumps(compose(request.brief), ensure_ascii=False)
        return Response(content=content, model=self.name, source="composer")


def compose(brief: Brief) -> dict[str, object]:
    """The letter as an answer: subject (None for a note), greeting, paragraphs with the ids of their facts, closing."""
    manner = manner_of(brief.voice, brief.tone)
    writer = Writer(brief, material_of(brief), _slots(brief), length=manner.length)
    paragraphs = write(writer)
    texts = manner.worded([p.text for p in paragraphs], brief.tone)
    return {
        "subject": None if brief.kind == "note" else _subject(writer),
        "greeting": _greeting(writer, manner),
        "paragraphs": [
            {"text": text, "facts": list(dict.fromkeys(p.facts))} for text, p in zip(texts, paragraphs, strict=True)
        ],
        "closing": manner.closing or writer.choose("closing"),
    }


def _greeting(writer: Writer, manner: Manner) -> str:
    if parsed(writer.brief.to.name).title:
        return writer.choose("greeting-titled")
    return f"{manner.greeting} {writer.slots['name']}," if manner.greeting else writer.choose("greeting")


def _slots(brief: Brief) -> dict[str, str]:
    formal = brief.tone in load("address")["surname_tones"]
    # The part after a comma or in brackets is the post's department, too long for a sentence.
    position = re.split(r"\s*[,(]", brief.role, maxsplit=1)[0].strip() or brief.role
    role = f"the {position} role" if " in " not in position and " of " not in position else f"the role of {position}"
    if formal:
        role = f"the position of {position}"
    exact = formal or brief.kind not in ("thank-you", "note")
    decision, today = brief.decision_by, brief.today
    sent = max((s.date for s in brief.sent if s.kind != "thank-you"), default=None)
    reading = reading_of(brief)
    return {
        "name": salutation(brief.to.name, brief.tone, reading.reader.pronoun, brief.dialect),
        "position": position,
        "role": role,
        "company": _with_article(brief.company),
        "when": when(brief.interview_date, today, brief.dialect, exact=exact),
        "date": written(brief.interview_date, today, brief.dialect),
        "decision": written(decision, today, brief.dialect) if decision else "",
        "by": f" by {written(decision, today, brief.dialect)}" if decision and decision > today else "",
        "sent": written(sent, today, brief.dialect) if sent else "",
    }


def _with_article(company: str) -> str:
    """ "the University of X", "the National Y"; other names stand as they are."""
    first, *rest = company.split()
    takes = lexicon().has("the_company", first.lower()) and (
        rest[:1] == ["of"] or first.lower() in ("national", "royal")
    )
    return f"the {company}" if takes else company


def _subject(writer: Writer) -> str:
    frames = writer.frames["subject"]
    by_tone = frames[writer.brief.kind]
    variants = writer.variants(by_tone)
    filled = [v.format(**writer.slots) for v in writer.turned("subject", variants)]
    return next((s for s in filled if len(s) <= _SUBJECT), str(writer.frames["short_subject"]))
