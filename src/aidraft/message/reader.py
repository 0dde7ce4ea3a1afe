"""A draft is read once, here; every guardrail works on what this returns."""

from collections.abc import Iterator, Sequence

from aidraft.message.lines import Line
from aidraft.message.message import LONGEST, Message, Paragraph, Part, Sentence, Span, Token
from aidraft.message.parts import Parts, find_parts
from aidraft.message.sentences import split
from aidraft.message.tokens import tokenize

_WRAPPED = 100  # characters: text whose longest line is no longer than this may have been wrapped by hand


def read_message(text: str) -> Message:
    """Read a whole message: its parts, sentences and tokens. Never raises; time grows with the length of `text`.

    Spans count code points of `text`. Sentences stand in the order of the text. A line with nothing but links, or with
    no words at all, belongs to the paragraph before it. What stands before the greeting or after the signature
    (an assistant's chatter, a postscript) is body.
    """
    parts = find_parts(text)
    paragraphs = tuple(_paragraph(text, lines, k) for k, lines in enumerate(_blocks(parts)))
    sentences = sorted([*_outside(text, parts), *(s for p in paragraphs for s in p.sentences)], key=lambda s: s.start)
    return Message(text, parts.subject, parts.greeting, paragraphs, parts.closing, parts.signature, tuple(sentences))


def _outside(text: str, parts: Parts) -> Iterator[Sentence]:
    """The sentences outside the body: subject, greeting and closing are one each, a signature has one for each line."""
    named: tuple[tuple[Part, Span | None], ...] = (
        ("subject", parts.subject), ("greeting", parts.greeting), ("closing", parts.closing),
    )  # fmt: skip
    for part, span in named:
        if span:
            yield from _sentences(tokenize(text[span[0] : span[1]], span[0]), part)
    for line in parts.signature_lines:
        yield from _sentences(line.tokens, "signature")


def _sentences(tokens: Sequence[Token], part: Part, paragraph: int | None = None) -> Iterator[Sentence]:
    """The tokens of a sentence as one, or as several where it runs on."""
    for first in range(0, len(tokens), LONGEST):
        piece = tuple(tokens[first : first + LONGEST])
        yield Sentence(piece[0].start, piece[-1].end, piece, part, paragraph)


def _paragraph(text: str, lines: list[Line], index: int) -> Paragraph:
    start, end = lines[0].start, lines[-1].end
    tokens = [token for line in lines for token in line.tokens]
    sentences = tuple(piece for s in split(text, tokens) for piece in _sentences(s, "body", index))
    return Paragraph(start, end, sentences)


def _blocks(parts: Parts) -> list[list[Line]]:
    """Lines grouped into paragraphs: at blank lines, and at line ends that were clearly meant to end a paragraph."""
    others = [span[0] for span in (parts.subject, parts.greeting, parts.closing, parts.signature) if span]
    blocks: list[list[Line]] = []
    for line in parts.body:
        last = blocks[-1][-1].end if blocks else 0
        apart = not blocks or any(last <= start < line.start for start in others)
        if apart or (line.gap and not _hangs_on(line)):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    width = max((line.end - line.start for block in blocks for line in block), default=0)
    return [part for block in blocks for part in _without_blank_lines(block, width)]


def _hangs_on(line: Line) -> bool:
    """Whether a line is no paragraph by itself: a bare link, or no words at all."""
    return all(t.kind in ("link", "mark", "symbol") for t in line.tokens)


def _without_blank_lines(block: list[Line], width: int) -> list[list[Line]]:
    """The paragraphs of a block whose author left out the blank lines.

    That is so when every line ends like a sentence and none ends because it was full: wrapped text does not.
    """
    if len(block) == 1 or any(map(_hangs_on, block)):
        return [block]
    for line, following in zip(block, [*block[1:], None], strict=True):
        if line.text[-1] not in ".?!…\"”)'’":
            return [block]
        if following is None or width > _WRAPPED:
            continue
        if line.end - line.start + 1 + len(following.text.split(None, 1)[0]) > width:
            return [block]
    return [[line] for line in block]
