"""Opposites: a text that says "manual" where the facts say "automated", or finds a fault that no fact finds."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from aidraft.grounding.doubt import Doubt
from aidraft.grounding.passages import Passage, Source, around, bases, keys_of, negations, scope
from aidraft.grounding.words import word_list, word_sides
from aidraft.grounding.world import World
from aidraft.language.data import function_words
from aidraft.message import Sentence, Token

REACH, NEAR = 4, 4
"""Tokens to either side of a word, in the text and in a fact, that say what it is said of."""
_PREFIXES = ("un", "non-", "non", "mis")
_SHORTEST = 4
"""Letters of a word that may stand behind such a prefix."""


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """For each word of ``antonyms.yaml`` its opposites."""
    found: dict[str, set[str]] = {}
    for left, right in word_sides("antonyms", "pairs"):
        for one, other in ((left, right), (right, left)):
            for word in one:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others) for word, others in found.items()}


def antonym_doubts(sentence: Sentence, source: Source, world: World) -> Iterator[Doubt]:
    """Words whose opposite the facts say of the same thing, and words of fault that no fact bears out."""
    tokens = sentence.tokens
    said = frozenset(form for token in tokens for form in bases(token))
    turned = _denied(tokens)
    for at, token in enumerate(tokens):
        if token.kind != "word" or at in turned:
            continue
        if rival := _rival(tokens, at, source, said):
            passage, place = rival
            line = passage.indexed.fact.line
            text = f"the facts say {passage.tokens[place].text!r} (line {line})"
            yield Doubt("claim", token.span, text, None, (passage.id,))
        elif _faults(token, source, world):
            yield Doubt("claim", token.span, f"no fact bears out {token.text!r}")


def _denied(tokens: Sequence[Token]) -> frozenset[int]:
    """Where words stand that the text itself denies: "not expensive" is no opposite of cheap."""
    found: set[int] = set()
    for at, width in negations(tokens):
        found.update(range(at + width, at + width + min(3, len(scope(tokens, at + width)))))
    return frozenset(found)


def _rival(tokens: Sequence[Token], at: int, source: Source, said: frozenset[str]) -> tuple[Passage, int] | None:
    """The place in the facts where the opposite of a word is said of the same thing, unless the word is too."""
    forms = bases(tokens[at])
    against = frozenset(other for form in forms for other in opposites().get(form, ())) - said
    if not against:
        return None
    of = [word.keys for word in around(tokens, at, REACH)]
    own = keys_of(tokens[at : at + 1])
    best: tuple[int, Passage, int] | None = None
    known = False
    for passage in source.passages:
        for place, token in enumerate(passage.tokens):
            here = bases(token)
            same = not here.isdisjoint(forms) or not passage.keys_at[place].isdisjoint(own)
            if not same and here.isdisjoint(against):
                continue
            beside = {key for word in around(passage.tokens, place, NEAR) for key in word.keys}
            shared = sum(1 for keys in of if not keys.isdisjoint(beside))
            if same:
                known = True
                if shared:
                    return None
            elif shared and (best is None or shared > best[0]) and not _is_denied(passage, place):
                best = (shared, passage, place)
    if best is None or (known and best[0] < 2):
        return None
    return best[1], best[2]


def _is_denied(passage: Passage, place: int) -> bool:
    return place in _denied(passage.tokens)


def _faults(token: Token, source: Source, world: World) -> bool:
    """Whether a word finds fault, or turns a word of the facts round, and the facts know nothing of it."""
    if not keys_of((token,)).isdisjoint(source.index.known_keys):
        return False
    forms = bases(token)
    if not forms.isdisjoint(source.norms):
        return False
    if not forms.isdisjoint(word_list("plain", "adverse")):
        return True
    if token.norm in function_words() or world.ordinary(token.norm):
        return False
    return any(
        form.startswith(prefix) and len(base := form.removeprefix(prefix)) >= _SHORTEST and base in source.norms
        for form in forms
        for prefix in _PREFIXES
    )
