"""Names in the body that the notes do not hold: people, organisations, roles, and other proper terms."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.index import FactIndex
from aidraft.grounding.mentions import Mention, capitalised, honorifics, is_organisation, is_person
from aidraft.grounding.people import title_doubts
from aidraft.grounding.proper import Known, NameBook
from aidraft.grounding.words import word_list
from aidraft.grounding.world import Ordinary
from aidraft.language.data import function_words
from aidraft.language.numerals import cardinal_word
from aidraft.language.words import fold, lemmas, stem
from aidraft.message import Sentence, Token
from aidraft.message.tokens import tokenize
from aidraft.notes.interview import Person


def term_doubts(sentence: Sentence, index: FactIndex, book: NameBook, ordinary: Ordinary) -> Iterator[Doubt]:
    """Doubts about the proper names in a sentence of the subject or body."""
    tokens = sentence.tokens
    for mention in capitalised(tokens):
        yield from _mention_doubts(
            _trimmed(mention, ordinary, sentence.part == "subject"), tokens, index, book, ordinary
        )
    for token in tokens:
        if (
            token.kind == "word"
            and not token.norm.isalpha()
            and any(c.isdigit() for c in token.norm)
            and not book.knows(token)
            and not token.text[0].isupper()
        ):
            yield Doubt("term", token.span, f"the notes do not mention {token.text}")


def _trimmed(mention: Mention, ordinary: Ordinary, subject: bool) -> Mention:
    """Without the ordinary words at its start whose capital comes from their place, and in a subject from its style."""
    tokens = list(mention.tokens)
    opens = mention.opens or mention.quoted
    while tokens and ((opens and tokens[0] is mention.tokens[0]) or subject) and ordinary(tokens[0].norm):
        tokens.pop(0)
    while tokens and subject and ordinary(tokens[-1].norm) and tokens[-1].norm not in word_list("names", "positions"):
        tokens.pop()
    return Mention(tuple(tokens), mention.opens and tokens == list(mention.tokens))


def _mention_doubts(
    mention: Mention, around: tuple[Token, ...], index: FactIndex, book: NameBook, ordinary: Ordinary
) -> Iterator[Doubt]:
    if not mention.tokens:
        return
    tokens = [t for t in mention.tokens if t.kind == "word" and t.norm not in function_words() and not _unnamed(t)]
    title = [t for t in mention.tokens if t.norm.rstrip(".") in honorifics()]
    tokens = [t for t in tokens if t not in title]
    if not tokens:
        return
    strange = [] if book.abbreviates(mention) else [t for t in tokens if not book.knows(t)]
    if title and not strange:
        yield from _titled(title, tokens, index)
    if not strange:
        yield from _mixed(mention, tokens, book, ordinary)
        return
    if mention.opens and sum(1 for t in mention.tokens if t.kind == "word") == 1 and not _telling(mention.tokens[0]):
        return  # an odd word at the start of a sentence: the closed world judges it
    strange = [t for t in strange if not (ordinary(t.norm) and len(mention.tokens) == 1)]
    if strange:
        yield _strange(mention, strange, bool(title), around, index, book)


def _strange(
    mention: Mention, strange: list[Token], titled: bool, around: tuple[Token, ...], index: FactIndex, book: NameBook
) -> Doubt:
    span = cover(t.span for t in strange)
    near = next((found for t in strange if (found := book.nearest(t.norm))), None)
    part_of = book.sharing(mention)
    if _beside_role(mention, around, index):
        return Doubt("role", mention.span, f"the position is {_role(index)}", None, ("header.role",))
    person = next((k for k in book.known if k.kind == "person" and k.words[0] == mention.words[0]), None)
    begun = next((like for t in strange if (like := book.begun_alike(t.norm))), None)
    firm = begun or (near and near[0].kind == "company")
    alone = len(mention.words) == 1 and not firm and is_person(mention, around)
    if titled or person or alone or (near and near[0].kind == "person"):
        known = near[0] if near else person
        text = f"the notes write {known.text}" if known else f"nobody called {_text(strange)} is in the notes"
        return Doubt(
            "name", span, text, near[1] if near and len(strange) == 1 else None, (known.fact,) if known else ()
        )
    if part_of and part_of.kind == "role":
        return Doubt("role", mention.span, f"the position is {_role(index)}", None, ("header.role",))
    known = begun or (part_of if part_of and part_of.kind == "company" else near[0] if near else part_of)
    if known is not None:
        rule = "company" if known.kind == "company" or is_organisation(mention.words) else "term"
        fix = (
            known.text
            if part_of is known and _fits(mention, known)
            else near[1]
            if near and len(strange) == 1
            else None
        )
        where = mention.span if fix == known.text and part_of is known else span
        return Doubt(rule, where, f"the notes say {known.text}", fix, (known.fact,))
    rule = "company" if is_organisation(mention.words) else "term"
    return Doubt(rule, span, f"the notes do not mention {_text(strange)}")


def _beside_role(mention: Mention, around: tuple[Token, ...], index: FactIndex) -> bool:
    """Whether the words go on where the role's name stood: "Civil Engineer (Tunnels)"."""
    at = next((i for i, token in enumerate(around) if token is mention.tokens[0]), 0)
    before = [t for t in around[max(0, at - 2) : at] if t.kind == "word" or t.text == "("]
    role = {fold(part.strip("(),")) for part in _role(index).split()}
    return len(before) == 2 and before[1].text == "(" and fold(before[0].norm) in role and before[0].text[:1].isupper()


def _role(index: FactIndex) -> str:
    return index.named.get("role", "")


def _fits(mention: Mention, known: Known) -> bool:
    """Whether the whole known name may stand where the mention does: as many words, most of them the same."""
    return len(mention.words) == len(known.words)


def _mixed(mention: Mention, tokens: list[Token], book: NameBook, ordinary: Ordinary) -> Iterator[Doubt]:
    """Known words put together to a name that nobody has: half of one organisation, half of something else."""
    words = mention.words
    if len(tokens) < 2 or any(_within(words, known.words) for known in book.known):
        return
    held = [k for k in book.known if k.kind == "company" and k.words[0] == words[0] and len(k.words) > 1]
    tail = {w for k in book.known if k.kind == "company" for w in k.words[1:]}
    if held and ((words[-1] in tail and words[-1] not in held[0].words) or _strayed(words, held[0], book, ordinary)):
        yield Doubt("company", mention.span, f"the notes say {held[0].text}", held[0].text, (held[0].fact,))


def _strayed(words: tuple[str, ...], held: Known, book: NameBook, ordinary: Ordinary) -> bool:
    """Whether a name goes on otherwise than any in the notes: "Paper Harbor", of a Paper Anchor that built a harbor."""
    begins = any(known.words[0] == words[1] for known in book.known)  # "the Brindlemoor Lock Engineer role"
    return not (begins or ordinary(words[1]) or words[1] in held.words or book.adjoin(words[:2]))


def _within(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return any(known[i : i + len(words)] == words for i in range(len(known) - len(words) + 1))


def _titled(title: list[Token], names: list[Token], index: FactIndex) -> Iterator[Doubt]:
    person = _person(names, index)
    if person:
        yield from title_doubts(title, names, index, person)


def _person(names: list[Token], index: FactIndex) -> Person | None:
    wanted = {fold(t.norm) for t in names}
    return next(
        (
            p
            for p in index.people
            if wanted <= {fold(w) for w in p.name.replace("-", " ").split()} | {fold(w) for w in p.name.split()}
        ),
        None,
    )


def role_doubts(sentence: Sentence, index: FactIndex, ordinary: Ordinary) -> Iterator[Doubt]:
    """A position beside "role", "position", "interview" … whose name is not the one in the notes."""
    own = _role_bases(_role(index))
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind != "word" or not set(lemmas(token.norm)) & word_list("names", "positions"):
            continue
        after = [t.norm for t in tokens[at + 1 : at + 2]]
        before = [t.norm for t in tokens[max(0, at - 6) : at]]
        beside = set(after) & word_list("names", "role_words") or (
            "of" in before and set(before[: before.index("of")][-1:]) & word_list("names", "role_words")
        )
        start = at
        while start > 1 and (tokens[start - 1].text[:1].isupper() or _modifies(tokens[start - 1], ordinary)):
            start -= 1
        named = set(lemmas(fold(token.norm))) & own
        if beside and (not named or _other_title(tokens[start : at + 1], index)):
            yield Doubt(
                "role", (tokens[start].start, token.end), f"the position is {_role(index)}", None, ("header.role",)
            )


def _modifies(token: Token, ordinary: Ordinary) -> bool:
    """Whether a word before a position's name says which it is: the "theatre" of a theatre nurse, no "vacant"."""
    plain = token.kind == "word" and token.norm.isalpha() and not token.norm.endswith(("ing", "ed"))
    return plain and token.norm not in function_words() and not ordinary(token.norm)


def _other_title(title: Sequence[Token], index: FactIndex) -> bool:
    """Whether a title has a word that the position's has not, or leaves one out in its middle: "Floristry Manager" for
    a Shop Manager, "Data Engineer" for a Data Platform Engineer."""
    company = {fold(word) for word in index.named.get("company", "").split()}
    whole = [stem(fold(t.norm)) for t in tokenize(_role(index))]
    named = [fold(t.norm) for t in title if t.kind == "word" and t.norm not in function_words()]
    words = [stem(norm) for norm in named if stem(norm) in whole or norm not in company]
    core = [stem(fold(t.norm)) for t in tokenize(_role(index).partition(",")[0].partition("(")[0])]
    if len(words) < 2:
        return False
    if not set(words) <= set(whole):
        return True
    places = [core.index(word) for word in words if word in core]
    joined = {"and", "&", "/"} & set(core)
    gap = len(places) == len(words) and places == sorted(places) and places[-1] - places[0] >= len(places)
    return gap and not joined


@lru_cache(maxsize=64)
def _role_bases(role: str) -> frozenset[str]:
    words = role.replace(",", " ").replace("(", " ").replace(")", " ").split()
    return frozenset(base for word in words for base in lemmas(fold(word)))


def _unnamed(token: Token) -> bool:
    """Whether a capital names nothing of the notes: a day, a number at the start, the letter's own language."""
    return _calendar(token) or cardinal_word(token.norm) is not None or token.norm in word_list("names", "own_tongue")


def _calendar(token: Token) -> bool:
    return fold(token.norm).rstrip(".").rpartition("-")[2] in word_list("names", "calendar")


def _telling(token: Token) -> bool:
    """A word whose capitals are not only at its start, or that is no dictionary-like word at all."""
    return any(c.isupper() for c in token.text[1:]) or any(c.isdigit() for c in token.text)


def _text(tokens: list[Token]) -> str:
    return " ".join(t.text for t in tokens)
