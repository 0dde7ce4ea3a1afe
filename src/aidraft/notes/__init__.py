"""Notes in Markdown become an ``Interview``."""

from aidraft.notes.interview import KINDS, Fact, Interview, Kind, Person, Sent

__all__ = ["KINDS", "Fact", "Interview", "Kind", "Person", "Sent", "read_notes"]


def __getattr__(name: str) -> object:
    # The Markdown and YAML parsers are loaded only where notes are read.
    if name == "read_notes":
        from aidraft.notes.reader import read_notes

        return read_notes
    raise AttributeError(name)
