"""What a guardrail may look at besides the message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property

from aidraft.grounding.evidence import supported
from aidraft.grounding.index import FactIndex
from aidraft.grounding.topics import Topics
from aidraft.grounding.words import content
from aidraft.grounding.world import World
from aidraft.guardrails.classes import Run
from aidraft.guardrails.matching import Hit
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.reading import Reading, read_sentence
from aidraft.guardrails.report import Edit, Finding, Severity, Span
from aidraft.guardrails.rule import Rule
from aidraft.message import Message, Sentence
from aidraft.notes.interview import Interview, Person


@dataclass(frozen=True)
class Context:
    """The interview and its facts, what kind of message in which tone to whom, the day, and the policy.

    ``others`` are the texts of the messages to the rest of the panel, for comparing.
    """

    message: Message
    interview: Interview
    index: FactIndex
    kind: str
    tone: str
    to: Person
    today: Date
    policy: Policy
    others: Sequence[str] = ()
    components: dict[str, Span | None] = field(default_factory=dict)
    """Where each component was found; filled by the components family."""

    def rule(self, rule_id: str) -> Rule:
        """Raises KeyError for an id the policy does not hold, which fails the draft."""
        return self.policy.rules[rule_id]

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every sentence of the message seen through the word classes, in order."""
        return tuple(r for s in self.message.sentences for r in read_sentence(s, self.policy.lexicon))

    def readings_of(self, sentence: Sentence) -> tuple[Reading, ...]:
        return self._by_sentence.get(sentence.span, ())

    @cached_property
    def _by_sentence(self) -> Mapping[Span, tuple[Reading, ...]]:
        found: dict[Span, tuple[Reading, ...]] = {}
        for reading in self.readings:
            found[reading.sentence.span] = (*found.get(reading.sentence.span, ()), reading)
        return found

    @property
    def world(self) -> World:
        """The words that need no note, by this policy."""
        return self.policy.world

    @cached_property
    def topics(self) -> Topics:
        """The sensitive subjects, as the policy names them."""
        return Topics(self.policy.lexicon, self.rule("forbidden.private").settings["topics"], self.index)

    @cached_property
    def tone_axes(self) -> dict[str, float | int]:
        """The measured tone: see `tone.axes`."""
        from aidraft.guardrails.tone import axes

        return axes(self.message, self)

    @cached_property
    def hits(self) -> Mapping[str, tuple[tuple[Reading, Hit], ...]]:
        """For each rule with patterns, the places where one of them matched, at most one a pattern and clause."""
        from aidraft.guardrails.search import search

        return search(self)

    def rests(self, run: Run) -> bool:
        """Whether the words of a run are those of a usable fact: it tells of something, however it is judged."""
        return supported(content(run.tokens), self.index, self.world.ordinary)

    def finding(
        self,
        rule_id: str,
        span: Span | None,
        message: str | None = None,
        *,
        fix: str | None = None,
        edit: Edit | None = None,
        facts: Sequence[str] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at `span` of the message. `fix` replaces the span unless `edit` says otherwise."""
        rule = self.rule(rule_id)
        text = self.message.cut(span)
        line, column = self.message.position(span[0]) if span else (None, None)
        if fix is not None and edit is None and span is not None:
            edit = Edit(span=span, text=fix)
        return Finding(
            rule=rule_id, severity=severity or rule.severity, span=span, line=line, column=column, text=text,
            message=message or rule.message.replace("{text}", text), fix=fix, edit=edit, facts=tuple(facts),
        )  # fmt: skip
