"""Clauses as the judge of claims sees them: which words play which part, and where a word stands."""

from collections.abc import Mapping, Sequence

from aidraft.grounding.words import word_list
from aidraft.guardrails.classes import Run
from aidraft.language.numbers import quantities
from aidraft.language.words import lemmas
from aidraft.message import Token

Clause = Run
_VERBAL = ("ing", "ed", "ly", "ous", "ful", "less", "ive", "ic", "ish", "able", "ible")
"""Endings of words that say how or what happened, and seldom name a thing."""
_LEADS = ("<article", "<possessive", "<preposition", "<coordinator")
_FOLLOWS = ("<preposition", "<coordinator", "<be", "<subject", "<have")
"""What stands right before and right after a noun."""
PHRASE = 6
"""Tokens of a noun with what describes it."""
_PHRASE_ENDS = frozenset(("<subject", "<wh", "<have", "<be", "<would", "<clause_word"))
_DIVIDES = frozenset(("<subject", "<wh", "<clause_word"))
"""Behind these, another verb has another subject."""
_NOT_MINE = ("<be", "<article", "<possessive")
"""Before a verb: "I" is not its subject."""


class Parts:
    """The parts words can play in a claim (self, deed, credential …), each with its word classes (grounding.yaml)."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self.classes = classes
        self._keys = {part: frozenset(f"<{name}" for name in names) for part, names in classes.items()}

    def any(self, run: Run, part: str) -> bool:
        """Whether a word of the part is in the run."""
        return not self._keys[part].isdisjoint(run.present)

    def places(self, run: Run, part: str) -> Sequence[int]:
        """Where words of the part begin."""
        return run.beginning(self._keys[part])

    def plays(self, run: Run, at: int, part: str) -> bool:
        return not run.keys[at].keys().isdisjoint(self._keys[part])

    def among(self, run: Run, part: str, first: int, last: int) -> bool:
        """Whether a word of the part begins at one of the places from ``first`` to before ``last``."""
        return any(self.plays(run, at, part) for at in range(max(0, first), last))

    def end(self, run: Run, at: int, part: str) -> int:
        """Behind the longest word or phrase of the part that begins at a place."""
        return at + max(max(run.keys[at].get(key, (1,))) for key in self._keys[part])

    def timed(self, run: Run, at: int) -> bool:
        """Whether a counted span of time stands before a place: "after eleven years without"."""
        spans = (i for i in self.places(run, "tenure") if i < at)
        return any(quantities(run.tokens[max(0, i - 2) : i + 1]) for i in spans)

    def hoped(self, run: Run, at: int) -> bool:
        """Whether a modal rules the place: "I would love to lead", but not "I would bring that, having led"."""
        for before in range(at - 1, -1, -1):
            if self.plays(run, before, "modal"):
                return True
            joined = run.tokens[before].norm == "and" and at < len(run.tokens) and done(run.tokens[at], joined=True)
            if joined or run.tokens[before].kind == "mark" or not _DIVIDES.isdisjoint(run.keys[before]):
                return False
        return False

    def nearer(self, clause: Clause, token: Token, one: str, other: str) -> bool:
        """Whether a token stands nearer to a word of one part than to any of the other."""
        at = place(clause, token)

        def distance(part: str) -> int:
            return min((abs(i - at) for i in self.places(clause, part)), default=len(clause.tokens))

        return distance(one) < distance(other)


def phrase(run: Run, at: int) -> list[Token]:
    """A noun with what describes it, from a place up to a mark or another doing, of `PHRASE` tokens at most."""
    end = min(at + PHRASE, len(run.tokens))
    stop = next(
        (i for i in range(at, end) if run.tokens[i].kind == "mark" or not _PHRASE_ENDS.isdisjoint(run.keys[i])), end
    )
    return list(run.tokens[at:stop])


def subject_of(run: Run, at: int) -> int | None:
    """Where the nearest subject before a place stands."""
    return next((i for i in range(at - 1, -1, -1) if "<subject" in run.keys[i]), None)


def denied(run: Run, first: int, last: int) -> bool:
    """Whether a word from ``first`` to before ``last`` denies: "no one has"."""
    return any("<negator" in here for here in run.keys[max(0, first) : last])


def names_thing(clause: Clause, token: Token) -> bool:
    """Whether an odd word stands where a noun does: an invention is a thing, an odd verb or adjective mostly style."""
    at = place(clause, token)
    if token.text[:1].isupper() or any(map(str.isdigit, token.text)):
        return True
    before = clause.keys[at - 1] if at else {}
    led = any(key in before for key in _LEADS) or (at > 0 and clause.tokens[at - 1].kind in ("number", "mark"))
    after = clause.tokens[at + 1] if at + 1 < len(clause.tokens) else None
    ends = after is None or after.kind != "word" or any(key in clause.keys[at + 1] for key in _FOLLOWS)
    return (led or ends) and "=to" not in before and not token.norm.endswith(_VERBAL)


def possessed(clause: Clause, token: Token) -> bool:
    """Whether "your" stands before a word, with at most two between."""
    at = place(clause, token)
    return any("<your" in clause.keys[i] for i in range(max(0, at - 3), at))


def past(token: Token) -> bool:
    """Whether a form may be a past, a participle or an -ing form: no bare infinitive or present."""
    return token.norm.endswith(("ed", "ing")) or any(
        lemma != token.norm for lemma in lemmas(token.norm) if lemma + "s" != token.norm
    )


def done(token: Token, *, joined: bool = False) -> bool:
    """Whether a form ends as the past of a deed does ("led", "organised"); ``joined`` to another deed, more do."""
    endings = word_list("plain", "past_endings") | (
        word_list("plain", "joined_past_endings") if joined else frozenset()
    )
    return token.norm.endswith(tuple(endings))


def by_candidate(clause: Clause, at: int) -> bool:
    """Whether "I" is the subject of the verb at a place: the nearest subject before it, and the verb no passive."""
    before = clause.keys[at - 1] if at else {}
    if clause.tokens[at].norm.endswith("ing") and at < 2 and any("<me" in here for here in clause.keys[at:]):
        return True  # "writing the guideline taught me"
    if clause.tokens[at].norm.endswith("ing") or any(key in before for key in _NOT_MINE):
        return False  # "the run sheet"
    subject = subject_of(clause, at)
    if subject is None:  # "having the pharmacist own that change"; but "write to me"
        if any("<me" in here for here in clause.keys[at + 1 : at + 3]):
            return False
        return past(clause.tokens[at]) or (at < 2 and not clause.tokens[at].norm.endswith("s"))
    return "<i" in clause.keys[subject]


def place(clause: Clause, token: Token) -> int:
    return next(i for i, t in enumerate(clause.tokens) if t.start == token.start)
