"""The drafts written on this machine, kept for their writer: what was said to whom, and how it came about."""

from aidraft.history.difference import Piece, compare
from aidraft.history.entry import Entry, document
from aidraft.history.store import History

__all__ = ["Entry", "History", "Piece", "compare", "document"]
