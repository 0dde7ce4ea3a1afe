"""Which of a thousand patterns are worth trying on a sentence: those for whose every needed word it has one."""

from collections.abc import Iterable, Iterator, Set

from aidraft.guardrails.matching import Pattern
from aidraft.guardrails.rule import Rule


class Sieve:
    """The patterns of a policy's rules, found by the keys of a sentence.

    A pattern is filed under its anchor, the choice of keys met least often. What else it needs is a number with a bit
    for each set of keys one of which must be there, so that a sentence is asked once for each key and not once for each
    pattern.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        bits: dict[frozenset[str], int] = {}
        self._met: dict[str, int] = {}
        self._filed: dict[str, list[tuple[int, int, Rule, Pattern]]] = {}
        patterns = ((rule, pattern) for rule in sorted(rules, key=lambda r: r.id) for pattern in rule.patterns)
        for order, (rule, pattern) in enumerate(patterns):
            needed = 0
            for keys in pattern.required:
                if keys not in bits:
                    bits[keys] = 1 << len(bits)
                    for key in keys:
                        self._met[key] = self._met.get(key, 0) | bits[keys]
                needed |= bits[keys]
            for key in pattern.anchor():
                self._filed.setdefault(key, []).append((order, needed, rule, pattern))

    def candidates(self, present: Set[str]) -> Iterator[tuple[Rule, Pattern]]:
        """The patterns that may match where the keys `present` are, in the order of their rules' ids."""
        met = 0
        for key in present & self._met.keys():
            met |= self._met[key]
        found = {
            order: (rule, pattern)
            for key in present & self._filed.keys()
            for order, needed, rule, pattern in self._filed[key]
            if needed & met == needed
        }
        return (found[order] for order in sorted(found))
