"""Marks that come in pairs: a quote or bracket that is never closed, never opened, or closed by another kind."""

import re
from collections.abc import Iterator

from aidraft.message.message import Span
from aidraft.proofreading.mistake import PUNCTUATION, Mistake

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\n[ \t]*\S(?:.*\S)?)*")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_NO_PAIR = re.compile(r"[:;=]['’]?-?[()\]]|(?:^|(?<=\s))(?:\d{1,2}|[a-zA-Z])\)|<[(\[]|[\[(][\d.,\s]+[\])]")
"""Faces, the numbers of a list, and ranges."""
_BEFORE_OPENING = frozenset(" \t\n([{-–—/'‘")
_QUOTED = re.compile(r"(?<![\w’'.)])['‘](?=[A-Za-z])(?!(?:em|til|twas|tis|cause|n|cos|bout|round|s|t|d|m|re|ve|ll)\b)")
_UNQUOTED = re.compile(r"(?<=[\w.,!?;:)])['’](?!\w)")
_WORD = re.compile(r"\w[\w'’-]*")


def unpaired(text: str) -> Iterator[Mistake]:
    """The marks of `text` that stand alone, paragraph by paragraph."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, match in enumerate(paragraphs):
        begin, end = match.span()
        follows = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else ""
        yield from _brackets(text, begin, end)
        if not follows.startswith(('"', "“")):  # what is quoted may go on
            yield from _quotes(text, begin, end)
        yield from _single_quotes(text, begin, end)


def _brackets(text: str, begin: int, end: int) -> Iterator[Mistake]:
    left_out = {at for match in _NO_PAIR.finditer(text, begin, end) for at in range(*match.span())}
    opened: list[int] = []
    for at in range(begin, end):
        mark = text[at]
        if at in left_out and not (opened and mark in _CLOSING):  # "(level 1)" is no list
            continue
        if mark in _OPENING:
            opened.append(at)
        elif mark in _CLOSING:
            if not opened:
                yield Mistake(PUNCTUATION, (at, at + 1), "this bracket was never opened")
            elif text[opened[-1]] != _CLOSING[mark]:
                right = _OPENING[text[opened.pop()]]
                yield Mistake(PUNCTUATION, (at, at + 1), "a bracket closes one of another kind", (right,), certain=True)
            else:
                opened.pop()
    for at in opened:
        yield Mistake(PUNCTUATION, (at, at + 1), "this bracket is never closed")


def _quotes(text: str, begin: int, end: int) -> Iterator[Mistake]:
    opened: int | None = None
    for at in range(begin, end):
        if text[at] not in '"“”' or (text[at] == '"' and at > begin and text[at - 1].isdigit() and opened is None):
            continue  # inches
        opens = text[at] == "“" or (text[at] == '"' and (at == begin or text[at - 1] in _BEFORE_OPENING))
        if text[at] == '"' and opens and text[at + 1 : at + 2] in ("", " ", "\n", ".", ","):
            opens = opened is None  # a space on either side
        if opens and opened is not None:
            yield Mistake(PUNCTUATION, _with_word(text, opened), "this quotation mark is never closed")
        elif not opens and opened is None:
            yield Mistake(PUNCTUATION, (at, at + 1), "this quotation mark was never opened")
        opened = at if opens else None
    if opened is not None:
        yield Mistake(PUNCTUATION, _with_word(text, opened), "this quotation mark is never closed")


def _single_quotes(text: str, begin: int, end: int) -> Iterator[Mistake]:
    """Of these only one that opens can be told: what closes looks like an apostrophe."""
    for match in _QUOTED.finditer(text, begin, end):
        if not _UNQUOTED.search(text, match.end(), end):
            yield Mistake(PUNCTUATION, _with_word(text, match.start()), "this quotation mark is never closed")
            return


def _with_word(text: str, at: int) -> Span:
    word = _WORD.match(text, at + 1)
    return (at, word.end() if word else at + 1)
