"""What is said to have passed between the two at the interview: agreements, offers, reactions. The reader was there.

Such a sentence may be made of the notes' own words and still tell of something that they do not: "as we agreed, I would
begin with the embankment".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidraft.grounding.clauses import Clause, Parts, past, subject_of
from aidraft.grounding.doubt import Doubt, cover
from aidraft.grounding.evidence import supported
from aidraft.grounding.index import FactIndex, IndexedFact, touched
from aidraft.grounding.words import Word, content, word_list
from aidraft.grounding.world import World
from aidraft.language.dates import date_mentions
from aidraft.language.numbers import quantities
from aidraft.language.words import fold
from aidraft.message import Token

TOLD = 2.0
"""From this weight of words in common on, a fact tells of what was said."""
AWAITED = 5
"""Tokens before a message of the reader's within which it is said to be awaited."""
NEAR = 3
"""Tokens between who acts and what was done."""


_AWAY = ("round", "around", "down", "up", "out", "over", "across", "into", "to", "past", "along", "inside")
_LED = ("that", "of", "about", "never", "to", "on")


@dataclass(frozen=True, slots=True)
class Happenings:
    """The judge of what both did."""

    index: FactIndex
    world: World
    parts: Parts

    def doubts(self, clause: Clause, following: Sequence[Word] = ()) -> Iterator[Doubt]:
        """Doubts about a clause; `following` are the content words of the next, which "as you said" may lead in."""
        yield from self._told(clause, "agreement", ("we",), "the notes record no such agreement")
        yield from self._told(clause, "reaction", ("you",), "the notes do not record this")
        yield from self._told(clause, "favour", ("you", "your"), "the notes record no such offer")
        yield from self._to_me(clause)
        yield from self._done_there(clause)
        yield from self._reported(clause)
        yield from self._verdicts(clause)
        yield from self._as_you_said(clause, following)
        yield from self._uttered(clause)
        yield from self._moved(clause)
        yield from self._round(clause)
        yield from self._heard_from(clause)
        yield from self._together(clause)

    def _told(self, clause: Clause, part: str, actors: tuple[str, ...], message: str) -> Iterator[Doubt]:
        """A word of `part` that one of `actors` is the subject of, unless a fact on it tells of the like."""
        for at in self.parts.places(clause, part):
            before = range(max(0, at - NEAR), at)
            first = next((i for i in reversed(before) if any(f"<{who}" in clause.keys[i] for who in actors)), None)
            if first is None and (self._thanked_for(clause, at) or self._goes_on(clause, at, actors)):
                first = at - 1
            if first is None or self._hoped(clause, max(0, first - 2), at):
                continue
            words = content(_until_next(clause, at + 1)) or content(clause.tokens)
            if self._kindly_told(clause, at) and supported(words, self.index, self.world.ordinary):
                continue
            if not any(self._like(fact, part) for fact in touched(words, self.index.usable)):
                span = cover((clause.tokens[first].span, clause.tokens[at].span))
                yield Doubt("event", span, message)

    def _kindly_told(self, clause: Clause, at: int) -> bool:
        """ "Kind enough to tell me about": the talk itself."""
        verbs = range(at + 2, min(at + 2 + NEAR, len(clause.tokens)))
        told = any(self.parts.plays(clause, i, part) for i in verbs for part in ("saying", "event"))
        led = any(
            t.norm in ("about", "of", "how", "why", "what", "where") for t in clause.tokens[at + 2 : at + 2 + 2 * NEAR]
        )
        return told and led and self.parts.plays(clause, at, "kind")

    def _goes_on(self, clause: Clause, at: int, actors: tuple[str, ...]) -> bool:
        """ "We spoke of the rota and agreed": the subject stands before the first of two verbs."""
        subject = subject_of(clause, at)
        joined = at > 1 and clause.tokens[at - 1].norm == "and"
        return joined and subject is not None and any(f"<{who}" in clause.keys[subject] for who in actors)

    def _thanked_for(self, clause: Clause, at: int) -> bool:
        """ "For introducing me to your neighbours"; to somebody whom the notes call by name, one may have been."""
        if not at or clause.tokens[at - 1].norm != "for" or not clause.tokens[at].norm.endswith("ing"):
            return False
        after = clause.tokens[at + 1 : at + 1 + 2 * NEAR]
        house = {fold(word) for word in self.index.named.get("company", "").split()}
        capital = [fold(t.norm) for t in after if t.text[:1].isupper() and len(t.text) > 1]
        return not any(norm in self.index.known_forms and norm not in house for norm in capital)

    def _to_me(self, clause: Clause) -> Iterator[Doubt]:
        """ "You played me the recording": what the reader did for the candidate, by a verb that no fact has."""
        for me in (at for at, here in enumerate(clause.keys) if "<me" in here):
            who = next((i for i in range(max(0, me - NEAR), me - 1) if {"<you", "<your"} & clause.keys[i].keys()), None)
            if who is None or self._hoped(clause, max(0, who - 2), me):
                continue
            at = me - 1
            verb, words = clause.tokens[at], content(clause.tokens[at:me])
            told = not (past(verb) or "=to" in clause.keys[at - 1]) or any(
                self.parts.plays(clause, at, part) for part in ("courteous", "hospitality")
            )
            if words and not told and self.index.untold(words):
                last = clause.tokens[min(me + NEAR, len(clause.tokens) - 1)]
                text = f"the notes do not tell of this: {verb.text} me"
                yield Doubt("event", cover((clause.tokens[who].span, last.span)), text)

    def _done_there(self, clause: Clause) -> Iterator[Doubt]:
        """ "The plan you sketched": what the reader did at the interview, by a verb that no fact has."""
        for who in (at for at, here in enumerate(clause.keys) if "<you" in here):
            at = who + 1
            if who and "<preposition" in clause.keys[who - 1]:
                continue  # "what they hear first from you matches how I work"
            while at < len(clause.tokens) and any(self.parts.plays(clause, at, part) for part in ("have", "adverb")):
                at += 1
            if at >= len(clause.tokens) or self._hoped(clause, max(0, who - 2), at + 1):
                continue
            words = content(clause.tokens[at : at + 1])
            usual = any(self.parts.plays(clause, at, p) for p in ("courteous", "hospitality", "event", "saying", "us"))
            if words and past(clause.tokens[at]) and not usual and self.index.untold(words):
                span = cover((clause.tokens[who].span, clause.tokens[at].span))
                yield Doubt("event", span, f"the notes do not tell of this: {clause.tokens[at].text}")

    def _reported(self, clause: Clause) -> Iterator[Doubt]:
        """ "You mentioned that the team lost a candidate": what the reader is said to have said, and no fact has."""
        for at in (*self.parts.places(clause, "saying"), *self.parts.places(clause, "event")):
            that = next((i for i in range(at + 1, min(at + 3, len(clause.tokens))) if "=that" in clause.keys[i]), None)
            if that is not None and not _says(clause, at, that):
                continue
            before = clause.keys[max(0, at - NEAR) : at]
            mine = clause.tokens[at].norm in ("tell", "tells")  # "your drills tell me that" is a thought of one's own
            said = any("<you" in here or ("<your" in here and not mine) for here in before)
            if that is None or not said or self._hoped(clause, max(0, at - NEAR), at):
                continue
            told = clause.tokens[that + 1 :]
            words = content(told)
            # a day or a number is held against the notes by itself: "that you would ring by the 20th"
            if (
                len(words) > 1
                and not (date_mentions(told) or quantities(told))
                and not supported(words, self.index, self.world.ordinary)
            ):
                span = (clause.tokens[at].start, clause.tokens[-1].end)
                yield Doubt("event", span, "the notes do not record that this was said")

    def _verdicts(self, clause: Clause) -> Iterator[Doubt]:
        """ "You said that my chances were good": what the reader is said to have said of the candidate."""
        for at in self.parts.places(clause, "saying"):
            told = _until_next(clause, at + 1)
            of_me = any({"<i", "<my"} & here.keys() for here in clause.keys[at + 1 : at + 4])
            of_me = of_me or any(token.norm == "mine" for token in told)
            asked = any({"<can", "<would", "<will"} & here.keys() for here in clause.keys[max(0, at - 2) : at])
            by_you = at > 0 and ("<you" in clause.keys[at - 1] or self._goes_on(clause, at, ("you",)))
            if by_you and of_me and not asked:
                words = content(told) or content(clause.tokens)
                if self.index.best(words, self.index.usable)[1] < TOLD:
                    span = (clause.tokens[at - 1].start, clause.tokens[-1].end)
                    yield Doubt("event", span, "the notes do not record that this was said of you")

    def _as_you_said(self, clause: Clause, following: Sequence[Word]) -> Iterator[Doubt]:
        """ "With Mondays off, as you suggested": what the reader is said to have said, and no fact of the talk has."""
        for at in (*self.parts.places(clause, "saying"), *self.parts.places(clause, "favour")):
            you = at - 1 if at and "<you" in clause.keys[at - 1] else at - 2  # "as you kindly offered"
            if you < 1 or "<you" not in clause.keys[you] or clause.tokens[you - 1].norm not in ("as", "like"):
                continue
            comma = next((i for i in range(you - 2, -1, -1) if clause.tokens[i].text == ","), -1)
            told = content(_until_next(clause, at + 1)) or content(clause.tokens[comma + 1 : you - 1])
            told = told or tuple(following)
            facts = (fact for fact in self.index.usable if not fact.bookkeeping)
            if told and self.index.best(told, facts)[1] < TOLD:
                span = (clause.tokens[you - 1].start, clause.tokens[at].end)
                yield Doubt("event", span, "the notes do not record that this was said")

    def _uttered(self, clause: Clause) -> Iterator[Doubt]:
        """ "Your story of the boy who …", "your warning about …": what no fact of the talk has."""
        for at in self.parts.places(clause, "utterance"):
            your = any("<your" in here for here in clause.keys[max(0, at - 2) : at])
            led = clause.tokens[at + 1 : at + 2]
            if not your or not led or led[0].norm not in _LED or self._hoped(clause, 0, at):
                continue
            told = clause.tokens[at + 2 :]
            words = content(told)
            if len(words) > 1 and not quantities(told) and not supported(words, self.index, self.world.ordinary):
                span = (clause.tokens[at].start, clause.tokens[-1].end)
                yield Doubt("event", span, "the notes do not record that this was said")

    def _moved(self, clause: Clause) -> Iterator[Doubt]:
        """ "My release struck you as nearly ready": how the candidate pleased the reader."""
        for at in self.parts.places(clause, "moving"):
            after = clause.keys[at + 1 : at + 2]
            if not after or "<you" not in after[0] or not past(clause.tokens[at]) or self._hoped(clause, 0, at):
                continue
            if not any(self._like(fact, "moving") for fact in self.index.talk):
                span = (clause.tokens[at].start, clause.tokens[at + 1].end)
                yield Doubt("event", span, "the notes do not record this")

    def _round(self, clause: Clause) -> Iterator[Doubt]:
        """ "When you walked me along the tray-line": a way gone together to what the notes do not name."""
        if any(self.parts.any(self.world.read(fact), "tour") for fact in self.index.talk):
            return
        for me in (at for at, here in enumerate(clause.keys) if "<me" in here or "<us" in here):
            if not me or not self.parts.plays(clause, me - 1, "leading_round") or self._hoped(clause, 0, me - 1):
                continue
            before = clause.tokens[me - 2] if me > 1 else None
            by_you = before is not None and "<you" in clause.keys[me - 2]
            thanked = (
                before is not None and before.norm in ("for", "and") and clause.tokens[me - 1].norm.endswith("ing")
            )
            where = content(clause.tokens[me + 2 : me + 2 + NEAR])
            known = any(not w.stems.isdisjoint(self.index.known_stems) for w in where)
            away = clause.tokens[me + 1 : me + 2]
            if (by_you or thanked) and not known and away and away[0].norm in _AWAY:
                span = (clause.tokens[me - 1].start, away[0].end)
                yield Doubt("event", span, "the notes tell of no way round")

    def _heard_from(self, clause: Clause) -> Iterator[Doubt]:
        """ "And your kind call since": a message of the reader's that no fact has; one looked forward to is none."""
        for at in self.parts.places(clause, "contact"):
            before = range(max(0, at - NEAR), at)
            first = next((i for i in before if "<your" in clause.keys[i]), None)
            words = content(clause.tokens[at : at + 1])
            if first is None or not words or not self.index.untold(words):
                continue
            if not first or clause.tokens[first - 1].norm not in word_list("names", "contact_before"):
                continue
            led = range(max(0, first - AWAITED), first)
            if not any(self.parts.plays(clause, i, "awaiting") or self.parts.plays(clause, i, "modal") for i in led):
                span = (clause.tokens[first].start, clause.tokens[at].end)
                yield Doubt("event", span, "the notes record no such message")

    def _together(self, clause: Clause) -> Iterator[Doubt]:
        """ "The clip we watched together": what both did there, by a verb that no fact has."""
        for we in (at for at, here in enumerate(clause.keys) if "<we" in here):
            at = next((i for i in range(we + 1, min(we + NEAR, len(clause.tokens))) if past(clause.tokens[i])), -1)
            jointly = any("=together" in here for here in clause.keys[at + 1 : at + 1 + 2 * NEAR])
            if at < 0 or not jointly or self._hoped(clause, we, at):
                continue
            words = content(clause.tokens[at : at + 1])
            usual = any(self.parts.plays(clause, at, p) for p in ("hospitality", "saying", "meeting"))
            if words and not usual and self.index.untold(words):
                span = (clause.tokens[we].start, clause.tokens[at].end)
                yield Doubt("event", span, f"the notes do not tell of this: {clause.tokens[at].text}")

    def _hoped(self, clause: Clause, first: int, last: int) -> bool:
        """Whether something is only wished for or asked: "you would", "to", "do you"; but "it was good of you to" is no
        wish."""
        if clause.tokens[0].norm in ("whether", "if") or (first and clause.tokens[first - 1].norm == "than"):
            return True  # "whether you have reached a decision", "longer than you reckoned"
        for at in range(first, last):
            if "<do" in clause.keys[at] and at + 1 < last and "<you" in clause.keys[at + 1]:
                return True
            if self.parts.plays(clause, at, "modal"):
                before = [t.norm for t in clause.tokens[max(0, at - 2) : at]]
                if not (clause.tokens[at].norm == "to" and (before == ["of", "you"] or before[-1:] == ["enough"])):
                    return True
        return False

    def _like(self, fact: IndexedFact, part: str) -> bool:
        """Whether a fact tells of something of the kind, or of what was promised or comes next."""
        committed = fact.fact.label in ("promised", "asked") or fact.fact.section in (
            "promised",
            "next-steps",
            "header",
        )
        return self.parts.any(self.world.read(fact), part) or (committed and not fact.bookkeeping)


def _says(clause: Clause, at: int, that: int) -> bool:
    """Whether "that" leads in what was said: not in "an outline of that project", "asked one that I circled"."""
    return all("<me" in here or "=to" in here or "=us" in here for here in clause.keys[at + 1 : that])


def _until_next(clause: Clause, first: int) -> list[Token]:
    """What was said or done: to where another doing begins."""
    ends = ("<subject", "<clause_word", "<strong_mark", "<hanging_word")
    end = next((i for i in range(first + 1, len(clause.tokens)) if any(k in clause.keys[i] for k in ends)), None)
    return list(clause.tokens[first:end])
