"""Which words of a text are capitalised as names, and of what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.shorthand import written_out
from aidraft.grounding.words import word_list
from aidraft.language.words import fold, lemmas
from aidraft.message import Span, Token

REACH = 5
"""Tokens from a name to the word that says what its bearer is."""
_QUOTES = ('"', "“", "‘", "«", "„")


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised tokens in a text. ``opens`` when it begins its sentence, ``quoted`` when a
    quotation begins with it."""

    tokens: tuple[Token, ...]
    opens: bool
    quoted: bool = False

    @property
    def span(self) -> Span:
        return (self.tokens[0].start, self.tokens[-1].end)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(
            w
            for token in self.tokens
            if token.kind != "mark" and token.norm not in ("&", "'s")
            for w in [fold(token.norm)]
        )


def capitalised(tokens: Sequence[Token], *, opening: bool = True) -> Iterator[Mention]:
    """Runs of capitalised words. A run's inner "of", "and", "&", "the" and particles belong to it.

    With ``opening`` False, the first token counts as capitalised by its place unless the next is capitalised too.
    """
    inner = word_list("names", "inner")
    run: list[Token] = []
    for at, token in enumerate(tokens):
        if (
            _is_name(token)
            or (
                token.kind == "number"
                and run
                and at > 0
                and _is_name(tokens[at - 1])
                and _adjacent(tokens[at - 1], token)
            )
            or (
                run and (token.norm in inner or token.norm == "&") and at + 1 < len(tokens) and _is_name(tokens[at + 1])
            )
        ):
            run.append(token)
        elif run:
            yield from _mention(run, tokens, opening)
            run = []
    if run:
        yield from _mention(run, tokens, opening)


def _mention(run: list[Token], tokens: Sequence[Token], opening: bool) -> Iterator[Mention]:
    first = run[0] is tokens[0]
    if first and not opening and len(run) == 1:
        return
    at = next(i for i, token in enumerate(tokens) if token is run[0])
    yield Mention(tuple(run), first, at > 0 and tokens[at - 1].text in _QUOTES)


def _is_name(token: Token) -> bool:
    if token.kind != "word":
        return False
    text = token.text
    if text in ("I", "I.") or token.norm in ("'m", "'d", "'ll", "'ve", "'re", "'s", "n't"):
        return False
    return not text.islower() and (text[0].isupper() or text[0].istitle() or any(c.isupper() for c in text[1:]))


def _adjacent(one: Token, other: Token) -> bool:
    return other.start - one.end <= 1


def is_person(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a name stands where only a person's does: "Tomasina in HR emails", "hear from Tomasina"."""
    at = next(i for i, token in enumerate(tokens) if token is mention.tokens[0])
    after = [t.norm for t in tokens[at + len(mention.tokens) :][:2]]
    if after[:1] and after[0] in word_list("names", "person_acts"):
        return True
    if len(after) == 2 and after[0] in ("in", "from") and after[1] in word_list("names", "departments"):
        return True
    before = [t.norm for t in tokens[max(0, at - 2) : at] if t.norm != "from"]
    return bool(before) and not set(lemmas(before[-1])).isdisjoint(word_list("names", "person_leads"))


def introduced(mention: Mention, tokens: Sequence[Token], at: int) -> bool:
    """Whether a note says what somebody is: "Hone Paratene, base manager", "my referee is Hone Paratene", or an address
    with the name."""
    if not 1 < len(mention.words) < 5 or any(_is_position(t) for t in mention.tokens):
        return False
    after = tokens[at + len(mention.tokens) :][:REACH]
    if after and after[0].text in (",", "(", "-", "–") and any(map(_is_position, after[1:])):
        return True
    before = tokens[max(0, at - REACH) : at]
    if before and before[-1].norm in (":", ",", "is", "=") and any(map(_is_position, before)):
        return True
    return any(mention.words[-1] in fold(t.norm).partition("@")[0] for t in tokens if "@" in t.norm)


def _is_position(token: Token) -> bool:
    norms = {token.norm, *(t.norm for t in written_out([token]))}
    known = word_list("names", "positions") | word_list("names", "person_roles")
    return any(not known.isdisjoint(lemmas(norm.rpartition("-")[2])) for norm in norms)


def is_organisation(words: Iterable[str]) -> bool:
    """Whether a name holds a word that only organisations carry (Ltd, Hospital, University …)."""
    return any(word in word_list("names", "organisations") for word in words)


def honorifics() -> frozenset[str]:
    """Titles and courtesies ("Dr", "Ms"), without their stop."""
    return word_list("names", "titles") | word_list("names", "courtesies")
