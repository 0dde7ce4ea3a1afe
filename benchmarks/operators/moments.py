"""The right letter at the wrong time, in the wrong tone, or twice."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from random import Random

from letters import Letter

from aidraft.notes.interview import Sent
from operators.mutant import Mutant, Operator, Pool

FAR_TONES = {"formal": ("warm", "enthusiastic"), "warm": ("formal",), "enthusiastic": ("formal",)}


def tone(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A letter of one tone where its opposite was asked for."""
    if letter.tone not in FAR_TONES:
        return None
    asked = rng.choice(FAR_TONES[letter.tone])
    return Mutant(replace(letter, tone=asked), None, f"a {letter.tone} letter, asked for as {asked}")


def early(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    days = {"follow-up": (3, 4), "reminder": (1, 6), "clarification": (1, 6)}.get(letter.kind)
    if days is None:
        return None
    today = letter.today - timedelta(days=rng.randint(*days))
    return Mutant(replace(letter, today=today), None, f"sent on {today}")


def late(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    if letter.kind not in ("thank-you", "note"):
        return None
    return Mutant(replace(letter, today=letter.today + timedelta(days=rng.randint(2, 9))), None, "days later")


def unwelcome(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    words = rng.choice(["none", "please do not contact us", "no contact, we will write"])
    own = letter.interview.model_copy(update={"contact_policy": words})
    return Mutant(replace(letter, interview=own), None, f"contact policy: {words}")


def too_many(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A third message after two without an answer."""
    if letter.kind not in ("follow-up", "reminder"):
        return None
    days = (letter.today - timedelta(days=20), letter.today - timedelta(days=10))
    before = tuple(Sent(date=d, kind="reminder", to=letter.to.slug, line=1) for d in days)
    own = letter.interview.model_copy(update={"sent": (*letter.interview.sent[:1], *before)})
    return Mutant(replace(letter, interview=own), None, "after two reminders")


def duplicate(changed: int, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The same letter went to a colleague, but for the greeting and `changed` sentences."""
    spans = [s.span for s in letter.message.body]
    text = letter.text
    for start, end in sorted(rng.sample(spans, min(changed, len(spans) - 2)), reverse=True):
        text = text[:start] + text[end:].lstrip(" ")
    greeting = letter.text[slice(*letter.message.greeting)] if letter.message.greeting else ""
    other = text.replace(greeting, "Dear colleague,", 1)
    return Mutant(replace(letter, others=(other,)), None, "the same letter to a colleague")


OPERATORS = [
    Operator("tone", "an opposite tone", ("tone.target",), tone),
    Operator("grounding", "the same letter to a colleague", ("grounding.duplicate",), partial(duplicate, 0)),
    Operator("grounding", "the same but for one sentence", ("grounding.duplicate",), partial(duplicate, 1)),
    Operator("timing", "before its day", ("timing.early",), early),
    Operator("timing", "days after its day", ("timing.late",), late),
    Operator("timing", "to people who asked for silence", ("timing.unwelcome",), unwelcome),
    Operator("timing", "a third message without an answer", ("timing.too-many",), too_many),
]  # fmt: skip
