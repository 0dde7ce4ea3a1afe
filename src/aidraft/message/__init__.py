"""The text of a draft becomes a ``Message``: parts, sentences and tokens with their spans."""

from aidraft.message.message import LONGEST, Message, Paragraph, Sentence, Span, Token
from aidraft.message.reader import read_message
from aidraft.message.spans import Spans

__all__ = ["LONGEST", "Message", "Paragraph", "Sentence", "Span", "Spans", "Token", "read_message"]
