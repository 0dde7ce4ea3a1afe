"""What an instruction wishes for, and whether a composed letter has it.

The composer can bring in what the notes say of a subject ("mention Kyoto"). It has no ear for manner ("make it
funnier"): a wish that it cannot follow must be said, not passed over.
"""

from aidraft.grounding.words import content
from aidraft.message.tokens import tokenize
from aidraft.models.composer.lexicon import lexicon


def unmet(instruction: str, letter: str) -> tuple[str, ...] | None:
    """The subjects of `instruction` that `letter` does not speak of; None where it names no subject at all."""
    asked = [w for w in content(tokenize(instruction)) if not lexicon().has("wishing", w.token.norm)]
    if not asked:
        return None
    said = frozenset(key for word in content(tokenize(letter)) for key in word.keys)
    return tuple(dict.fromkeys(w.token.text for w in asked if w.keys.isdisjoint(said)))
