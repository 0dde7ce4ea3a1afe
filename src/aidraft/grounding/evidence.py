"""For every sentence of the body: which facts it rests on, and whether it stands."""

from collections.abc import Iterable, Sequence

from aidraft.grounding.index import FactIndex, touched
from aidraft.grounding.sentences import words_in
from aidraft.grounding.words import Word, shared
from aidraft.grounding.world import Ordinary
from aidraft.guardrails.report import Evidence, Finding, Status
from aidraft.message import Message, Sentence, Spans

STRENGTH = 2.0
"""A fact supports a sentence from about two uncommon words in common on (a word in one fact of thirty weighs 3.4)."""


def supported(words: Sequence[Word], index: FactIndex, ordinary: Ordinary) -> bool:
    """Whether any usable fact speaks of these words: strongly enough, and by more than one word of everyday use."""
    for fact in touched(words, index.usable):
        if not fact.bookkeeping and index.score(words, fact) >= STRENGTH:
            common = shared(words, fact.keys)
            if len({word.token.norm for word in common}) > 1 or not all(ordinary(w.token.norm) for w in common):
                return True
    return False


def evidence(message: Message, index: FactIndex, findings: Iterable[Finding]) -> tuple[Evidence, ...]:
    """One entry a body sentence. ``unsupported`` where a grounding error lies on it, ``neutral`` for courtesy."""
    errors = (f for f in findings if f.severity == "error" and f.rule.startswith("grounding."))
    doubtful = Spans(f.span for f in errors if f.span)
    entries = []
    known: dict[str, tuple[str, ...]] = {}
    for sentence in message.body:
        text = message.cut(sentence.span)
        if text not in known:  # a sentence that stands there again rests on the same
            known[text] = _resting(sentence, index)
        broken = doubtful.overlap(sentence.span)
        status: Status = "unsupported" if broken else "supported" if known[text] else "neutral"
        entries.append(Evidence(span=sentence.span, facts=known[text], status=status))
    return tuple(entries)


def _resting(sentence: Sentence, index: FactIndex) -> tuple[str, ...]:
    """The ids of the facts that a sentence rests on, the strongest first."""
    words = words_in(sentence)
    scored = [(index.score(words, fact), fact.id) for fact in touched(words, index.usable) if not fact.bookkeeping]
    strong = sorted(((score, id_) for score, id_ in scored if score >= STRENGTH), key=lambda item: (-item[0], item[1]))
    best = strong[0][0] if strong else 0.0
    return tuple(id_ for score, id_ in strong[:4] if score >= best / 2)
