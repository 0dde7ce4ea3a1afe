"""From an interview to messages that passed: the loop of asking, judging, mending and giving up."""

from aidraft.drafting.loop import draft
from aidraft.drafting.panel import Step
from aidraft.drafting.result import Attempt, Fix, Result, Trouble, document

__all__ = ["Attempt", "Fix", "Result", "Step", "Trouble", "document", "draft"]
