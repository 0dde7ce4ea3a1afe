"""Why the candidate wants it, as phrases."""

import re
from collections.abc import Sequence

from aidraft.models.composer.bullet import Reading, determined, lowered, spliced, trimmed
from aidraft.models.composer.lexicon import lexicon
from aidraft.models.composer.merits import Merit
from aidraft.models.composer.shape import shape
from aidraft.models.composer.tagging import join, words
from aidraft.models.composer.tidy import tidy
from aidraft.models.composer.voice import to_you
from aidraft.notes.interview import Fact


def reasons(facts: Sequence[Fact], reading: Reading) -> list[Merit]:
    """Why the candidate wants it, in the given order."""
    out: list[Merit] = []
    for fact in facts:
        read = tidy(fact.text)
        if not read.sentences:
            continue
        text, sure = lowered(read.sentences[0], reading)
        head, *rest = re.split(r": |; | – ", text)
        tagged = to_you(words(head), reading.reader, own=reading.alone)
        if not tagged:
            continue
        tagged = trimmed(spliced(tagged))
        if not tagged:
            continue
        kind = shape(tagged)
        penalty = (
            (0 if sure else 1)
            + (3.5 if rest else 0)
            + sum(weight for w in tagged if (weight := lexicon().avoid.get(w.low, 0)) > 2)
        )
        count = len(tagged)
        penalty += 1.5 if count < 3 else 0.7 if count < 4 else 0
        if tagged[0].low in ("want", "wish", "hope"):
            out.append(Merit((fact.id,), "clause", f"I {join(tagged)}", 4 - penalty, fact.text))
        elif tagged[0].low == "wanting":
            out.append(Merit((fact.id,), "clause", f"I want {join(tagged[1:])}", 4 - penalty, fact.text))
        elif kind == "clause":
            out.append(Merit((fact.id,), "clause", join(tagged), 3.5 - penalty, fact.text))
        elif kind in ("noun", "gerund"):
            # "members, not customers", "children who …" stand well behind a colon and ill behind "is".
            apart = any(w.text == "," or w.low in ("not", "who") for w in tagged)
            said = tagged if apart else determined(tagged, "a")
            out.append(Merit((fact.id,), "colon" if apart else "thing", join(said), 4 - penalty, fact.text))
    return out
