"""Operators of the mutation test: each makes one thing wrong in a letter that passed."""

from aidraft.guardrails.policy import FAMILIES, Policy
from operators import insertions, moments, omissions, slips, swaps
from operators.mutant import Mutant, Operator, Pool

__all__ = ["Mutant", "Operator", "Pool", "operators"]


def operators(policy: Policy) -> list[Operator]:
    """All of them, by family in the order of the documentation."""
    rooms = [
        *omissions.OPERATORS,
        *slips.OPERATORS,
        *moments.OPERATORS,
        *insertions.operators(policy),
        *swaps.OPERATORS,
    ]
    return sorted(rooms, key=lambda operator: FAMILIES.index(operator.family))
