"""Spelling, grammar and punctuation of any text: Harper's rules, and patterns of our own for what it misses."""

from aidraft.proofreading.mistake import Mistake
from aidraft.proofreading.proofreader import proofread, start

__all__ = ["Mistake", "proofread", "start"]
