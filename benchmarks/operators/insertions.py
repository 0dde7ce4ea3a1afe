"""Sentences put in that should not be there."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from random import Random

import yaml
from letters import Letter

from aidraft.guardrails.policy import Policy
from operators.mutant import Mutant, Operator, Pool, add, material, put

ANY_GROUNDING = (
    "grounding.claim",
    "grounding.event",
    "grounding.term",
    "grounding.number",
    "grounding.company",
    "grounding.name",
    "grounding.date",
)
TOLD = (None, "discussed", "project", "liked")
OWN_SENTENCES = ("tone", "forbidden")
"""Families whose examples are sentences as they would stand in any letter."""

NEEDS_NOTES = ("forbidden.private", "forbidden.secret", "forbidden.link", "tone.exclamation", "tone.target")
"""Rules whose examples speak of something that other notes hold, or that belong elsewhere."""


@cache
def unseen() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load(
        (Path(__file__).parents[1] / "sentences.yaml").read_text(encoding="utf-8")
    )
    return loaded


def sentence(choices: Iterator[str], letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The next of the sentences: all get their turn."""
    return add(letter, rng, next(choices))


def operators(policy: Policy) -> Iterator[Operator]:
    for rule, sentences in unseen().items():
        rules = ANY_GROUNDING if rule.startswith("grounding.") else (rule,)
        yield Operator(
            rule.partition(".")[0],
            f"{rule}: a sentence written for this test",
            rules,
            partial(sentence, cycle(sentences)),
        )
    for rule in policy.rules.values():
        if rule.family in OWN_SENTENCES and rule.id not in NEEDS_NOTES:
            own = tuple(
                text
                for text in rule.bad
                if "\n" not in text.strip() and not text.startswith(("Subject", "Dear", "Hi", "Hey"))
            )
            if own:
                yield Operator(
                    rule.family, f"{rule.id}: an example of the rule's own", (rule.id,), partial(sentence, cycle(own))
                )
    yield from FIXED


def private(share: float, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A private fact, or the first `share` of its words."""
    facts = [f.text for f in letter.interview.facts if f.private and (f.person in (letter.to.slug, None))]
    if not facts:
        return None
    words = rng.choice(facts).rstrip(".").split()
    kept = words[: max(3, round(share * len(words)))]
    return add(letter, rng, f"You may like to know: {' '.join(kept)}.")


def _of_colleague(letter: Letter, pool: Pool) -> list[tuple[str, Letter]]:
    """Sentences out of letters to others of the panel that rest on their own talk alone, and the letters."""
    found = []
    for other in pool.letters:
        same = other.interview.company == letter.interview.company and other.to.slug != letter.to.slug
        if same and other.kind in ("thank-you", "note"):
            found += [(other.text[s:e], other) for s, e in pool.resting_on(other, f"interviewers.{other.to.slug}.")]
    return found


def crosstalk(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    sentences = _of_colleague(letter, pool)
    return add(letter, rng, rng.choice(sentences)[0]) if sentences else None


def colleagues_fact(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A fact of somebody else's conversation, in the notes' own words."""
    facts = [f.text for f in letter.interview.facts
             if f.person not in (letter.to.slug, None) and not f.private and f.label in TOLD]  # fmt: skip
    if not facts:
        return None
    text = rng.choice(facts).rstrip(".")
    return add(letter, rng, f"What stayed with me is this: {text}.")


def elsewhere(beginning: str, letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A sentence out of a letter to another employer that rests on such facts of the notes there."""
    others = [o for o in pool.letters if o.interview.company != letter.interview.company and o.kind == "thank-you"]
    other = rng.choice(others)
    spans = pool.resting_on(other, beginning)
    return add(letter, rng, other.text[slice(*rng.choice(spans))]) if spans else None


def slot(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The employer's name turned back into a slot."""
    start = letter.text.find(letter.interview.company)
    new = rng.choice(["[Company]", "{{company}}", "<company>", "[COMPANY NAME]", "XXX"])
    return put(letter, (start, start + len(letter.interview.company)), new) if start >= 0 else None


def preface(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    text = rng.choice(
        [
            "Sure! Here is the message you asked for:\n\n",
            "Below you will find a draft in the requested tone.\n\n",
            "```\n",
        ]
    )
    return put(letter, (0, 0), text)


def link(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    address = rng.choice(
        ["https://www.portfolio-of-mine.example/work", "www.elsewhere.example", "me@elsewhere.example"]
    )
    return add(letter, rng, f"You will find more at {address} whenever you like.")


def number(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A sentence with a number that the notes do not have."""
    noted = " ".join(f.text for f in letter.interview.facts)
    value = rng.choice([n for n in range(13, 990, 7) if str(n) not in noted])
    frame = rng.choice(
        [
            "It is good to know that {n} people rely on it.",
            "The {n} hours you spoke of are well spent.",
            "I have done this {n} times before.",
        ]
    )
    return add(letter, rng, frame.format(n=value))


def person(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    people = material()["strangers"]
    name = f"{rng.choice(people['forenames'])} {rng.choice(people['surnames'])}"
    return add(letter, rng, rng.choice([f"Please give my regards to {name}.", f"I enjoyed meeting {name} as well."]))


FIXED = [
    Operator("forbidden", "a private fact, in its own words", ("forbidden.private",), partial(private, 1.0)),
    Operator("forbidden", "half of a private fact", ("forbidden.private",), partial(private, 0.5)),
    Operator("forbidden", "the employer as a slot", ("forbidden.placeholder",), slot),
    Operator("forbidden", "a preface of the writing assistant", ("forbidden.meta", "forbidden.markup"), preface),
    Operator("forbidden", "an address that the notes do not hold", ("forbidden.link",), link),
    Operator("grounding", "a sentence from a colleague's letter", ("grounding.crosstalk",), crosstalk),
    Operator("grounding", "a colleague's fact, in its own words", ("grounding.crosstalk",), colleagues_fact),
    Operator("grounding", "a qualification from another letter", ANY_GROUNDING, partial(elsewhere, "qualifications.")),
    Operator("grounding", "a talk from another interview", ANY_GROUNDING, partial(elsewhere, "interviewers.")),
    Operator("grounding", "a sentence with a foreign number", ("grounding.number",), number),
    Operator("grounding", "a sentence with a stranger", ("grounding.name",), person),
]  # fmt: skip
