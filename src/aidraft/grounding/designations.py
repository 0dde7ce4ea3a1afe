"""Who and what is called how: names of several words, positions with what they are positions of, and courtesies."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.mentions import capitalised
from aidraft.grounding.passages import Source
from aidraft.grounding.proper import NEAR, likeness
from aidraft.grounding.words import word_list, word_sets, word_sides
from aidraft.grounding.world import World
from aidraft.language.data import function_words
from aidraft.language.words import fold, lemmas, stem
from aidraft.message import Sentence, Token


def designation_doubts(sentence: Sentence, source: Source, world: World) -> Iterator[Doubt]:
    """Names put together from words that no fact puts together, and people under another position or courtesy."""
    if sentence.part == "body":
        yield from _names(sentence, source)
    yield from _positions(sentence.tokens, source, world)
    yield from _courtesies(sentence.tokens, source)


def called(doubt: Doubt, sentence: Sentence, source: Source) -> Doubt:
    """A doubt about a strange term, as one about a person's name where it nearly is one: two words, one of them known
    in a fact beside a word like the other, and a verb behind them in text or fact."""
    tokens = [t for t in sentence.tokens if doubt.span[0] <= t.start and t.end <= doubt.span[1]]
    if doubt.rule != "term" or len(tokens) != 2 or not all(t.text[:1].isupper() for t in tokens):
        return doubt
    behind = [t for t in sentence.tokens if t.start >= doubt.span[1]][:1]
    for passage in source.passages:
        for at, (first, last) in enumerate(pairwise(passage.tokens)):
            if not (first.text[:1].isupper() and last.text[:1].isupper()):
                continue
            same = [fold(a.norm) == fold(b.norm) for a, b in zip(tokens, (first, last), strict=True)]
            near = [likeness(fold(a.norm), fold(b.norm)) >= NEAR for a, b in zip(tokens, (first, last), strict=True)]
            if sum(same) == 1 and sum(near) == 1 and _acts([*behind, *passage.tokens[at + 2 : at + 3]]):
                name = f"{first.text} {last.text}"
                return replace(doubt, rule="name", message=f"the facts say {name}", fix=name, facts=(passage.id,))
    return doubt


def _acts(tokens: Sequence[Token]) -> bool:
    """Whether one of the words is a verb in the past or the third person."""
    return any(
        t.kind == "word" and t.text.islower() and t.norm not in function_words() and
        (len(lemmas(t.norm)) > 1 or t.norm.endswith("ed"))
        for t in tokens
    )  # fmt: skip


def _names(sentence: Sentence, source: Source) -> Iterator[Doubt]:
    spelled = _spelled(source)
    known = frozenset(w for words in spelled for w in words)
    positions = word_list("names", "positions")
    for mention in capitalised(sentence.tokens):
        tokens = [t for t in mention.tokens if _counts(t)]
        if mention.opens and tokens and tokens[0] is mention.tokens[0] and len(tokens) > 2:
            tokens = tokens[1:]
        words = tuple(_stem(t) for t in tokens)
        if len(words) < 2 or any(map(_calendar, mention.tokens)) or any(t.norm in positions for t in tokens):
            continue
        if all(w in known for w in words) and not _together(words, spelled) and not _lists(mention.tokens):
            span = cover(t.span for t in tokens)
            yield Doubt("term", span, "no fact puts these words together to a name")


@lru_cache(maxsize=32)
def _spelled(source: Source) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_stem(t) for t in p.tokens if _counts(t)) for p in source.passages)


def _lists(tokens: Sequence[Token]) -> bool:
    """Whether capitalised words are several names with "and" between."""
    return any(t.norm in ("and", "&") for t in tokens)


def _together(words: Sequence[str], spelled: Sequence[tuple[str, ...]]) -> bool:
    """Whether a name is made of one or two names in facts: of two words or more, save the first, which may be one."""
    if any(_in(words, passage) for passage in spelled):
        return True
    return any(
        (cut == 1 or any(_in(words[:cut], p) for p in spelled))
        and len(words) - cut > 1
        and any(_in(words[cut:], p) for p in spelled)
        for cut in range(1, len(words) - 1)
    )


def _in(words: Sequence[str], passage: tuple[str, ...]) -> bool:
    """Whether words stand in a passage in this order, with at most two others between."""
    for start in (i for i, w in enumerate(passage) if w == words[0]):
        at = start
        for word in words[1:]:
            at = next((i for i in range(at + 1, min(at + 4, len(passage))) if passage[i] == word), -1)
            if at < 0:
                break
        else:
            return True
    return False


def _counts(token: Token) -> bool:
    """Whether a token is a word of a name: not of a date, and not "the" or "of"."""
    return token.kind in ("word", "number") and token.norm not in function_words() and not _calendar(token)


def _calendar(token: Token) -> bool:
    return token.norm.rstrip(".") in word_list("names", "calendar")


def _stem(token: Token) -> str:
    return stem(fold(token.norm))


def _positions(tokens: Sequence[Token], source: Source, world: World) -> Iterator[Doubt]:
    """ "Marketing manager" or "sales assistant", where the facts know a sales manager."""
    said = list(_titled(tokens))
    told = [pair for p in source.passages for pair in _titled(p.tokens)] if said else []
    for modifier, position, span in said:
        if any(m == modifier and _same(position, p) for m, p, _ in told):
            continue
        other = next((p for m, p, _ in told if m == modifier), None)
        kept = next((m for m, p, _ in told if p == position), None)
        if other is not None:
            yield Doubt("claim", span, f"the facts say {modifier} {other}")
        elif kept is not None and modifier not in source.norms and not world.ordinary(modifier):
            yield Doubt("claim", span, f"the facts say {kept} {position}")


def _titled(tokens: Sequence[Token]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Positions with the word before them, both in their base form."""
    positions = word_list("names", "positions")
    for before, token in pairwise(tokens):
        position = next((form for form in lemmas(token.norm) if form in positions), None)
        if position and before.kind == "word" and before.norm not in function_words() and before.end + 1 == token.start:
            yield before.norm, position, cover((before.span, token.span))


def _same(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in word_sets("plain", "same_position"))


def _courtesies(tokens: Sequence[Token], source: Source) -> Iterator[Doubt]:
    """ "Mrs Holm", where the facts say Mr Holm."""
    for courtesy, name, token in _addressed(tokens):
        told = {c for p in source.passages for c, n, _ in _addressed(p.tokens) if n == name}
        for one, other in word_sides("plain", "gender"):
            own, against = (one, other) if courtesy in one else (other, one)
            if courtesy in own and told and told <= against:
                yield Doubt("name", token.span, f"the facts say {sorted(told)[0].capitalize()}")


def _addressed(tokens: Sequence[Token]) -> Iterator[tuple[str, str, Token]]:
    for token, after in pairwise(tokens):
        if token.norm.rstrip(".") in word_list("names", "courtesies") and after.text[:1].isupper():
            yield token.norm.rstrip("."), fold(after.norm), token
