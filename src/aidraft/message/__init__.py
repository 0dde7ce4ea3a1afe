"""The text of a draft becomes a ``Message``: parts, sentences and tokens with their spans."""

from aidraft.message.message import Message, Paragraph, Sentence, Span, Token
from aidraft.message.reader import read_message

__all__ = ["Message", "Paragraph", "Sentence", "Span", "Token", "read_message"]
