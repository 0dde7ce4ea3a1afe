"""Everything a letter may say, read from its brief and put in order of worth."""

import hashlib
import re
from dataclasses import dataclass, field, replace

from aidraft.models.composer.conversation import phrase
from aidraft.models.composer.errands import Errand, answer, news, promise
from aidraft.models.composer.lexicon import load
from aidraft.models.composer.merits import Merit, qualifications
from aidraft.models.composer.phrase import Phrase
from aidraft.models.composer.reading import reading_of
from aidraft.models.composer.reasons import reasons
from aidraft.notes.interview import Fact
from aidraft.prompting.request import Brief

SAID = 4
"""Words from which on a free line at the top ("Long day.") may be something to write about."""


@dataclass
class Material:
    """``phrases`` and ``merits`` are used up as the letter grows; the best first."""

    phrases: list[Phrase]
    interests: list[Phrase]
    merits: list[Merit]
    reason: Merit | None
    promises: list[Errand]
    answers: list[Errand]
    news: list[Errand]
    said: set[str] = field(default_factory=set)
    """Word stems of what the letter has taken up so far."""
    forms: list[str] = field(default_factory=list)

    def next_phrase(self) -> Phrase | None:
        """The best phrase left; one of another form than the last is preferred."""
        if not self.phrases:
            return None
        best = max(
            self.phrases, key=lambda p: p.merit - (1.2 if p.form in self.forms else 0) - overlap(p.text, self.said)
        )
        self.phrases.remove(best)
        self.forms.append(best.form)
        self.said |= stems(f"{best.text} {best.rest}")
        return best

    def next_interest(self) -> Phrase | None:
        return self.interests.pop(0) if self.interests else None

    def next_merit(self) -> Merit | None:
        """The best qualification left; one that takes up what was talked about is preferred."""
        if not self.merits:
            return None
        best = max(self.merits, key=lambda m: m.merit + 1.2 * min(2, overlap(m.text, self.said)))
        self.merits.remove(best)
        return best


def stems(text: str) -> set[str]:
    """Crude stems of the longer words: enough to see that two bullets speak of one thing."""
    plain = load("plain")["words"].split()
    return {w[:6] for w in re.findall(r"[^\W_]{4,}|[a-z]+\d+", text.lower()) if w not in plain}


def overlap(text: str, said: set[str]) -> int:
    return len(stems(text) & said)


def material_of(brief: Brief) -> Material:
    """Read a brief."""
    reading = reading_of(brief)
    wished = stems(brief.instruction or "")

    def chance(fact_id: str) -> float:
        key = f"{brief.seed}|{brief.to.slug}|{brief.kind}|{brief.tone}|{fact_id}"
        return hashlib.sha256(key.encode()).digest()[0] / 255

    def of(*sections: str) -> list[Fact]:
        return [
            f for f in brief.facts if f.section in sections and f.label not in ("promised", "unfinished", "private")
        ]

    talk = of("discussed", "interviewers", "preamble")
    phrases: list[Phrase] = []
    for position, fact in enumerate(talk):
        if (found := phrase(fact, reading)) and not (fact.section == "preamble" and len(fact.text.split()) < SAID):
            own = 3.0 if fact.person else 0.0
            wish = 8.0 * overlap(fact.text, wished)
            # Where words are few, a short phrase is worth more.
            brevity = 0.15 * found.words if brief.tone in load("plan")["brief_tones"] else 0.0
            phrases.append(
                replace(found, merit=found.merit + own + wish - brevity - 0.1 * position + 1.5 * chance(fact.id))
            )
    weighed = [
        replace(
            m,
            merit=m.merit
            - (0.6 if brief.colleagues else 0.25) * i
            + 1.0 * chance(m.facts[0])
            + 8.0 * overlap(m.source, wished),
        )
        for i, m in enumerate(qualifications(of("qualifications"), reading))
    ]
    whys = [m for m in reasons(of("why"), reading) if m.merit > 0]
    # Each reader in a panel has another reason first; a poor one is taken only where there is no good one.
    asked = [m for m in whys if overlap(m.source, wished)]
    good = asked or [m for m in whys if m.merit >= 3] or sorted(whys, key=lambda m: -m.merit)[:1]
    owed = [f for f in brief.facts if f.section == "unfinished" or f.label == "unfinished"]
    due = [f for f in brief.facts if f.section == "promised" or f.label == "promised"]
    return Material(
        phrases=[p for p in phrases if p.form not in ("interest", "interest-clause")],
        interests=[p for p in phrases if p.form in ("interest", "interest-clause")],
        merits=weighed,
        reason=good[brief.seed % len(good)] if good else None,
        promises=[e for e in (promise(f, reading) for f in due) if e],
        answers=[e for e in (answer(f, reading) for f in owed) if e],
        news=[e for e in (news(f, reading) for f in of("additional")) if e],
    )
