"""What the notes leave open: promises to keep, and answers to put right."""

from collections.abc import Iterator, Mapping
from typing import Any

from aidraft.grounding.index import IndexedFact
from aidraft.grounding.sentences import words_in
from aidraft.grounding.words import shared
from aidraft.guardrails.context import Context
from aidraft.guardrails.report import Finding, Severity
from aidraft.message import Message, Sentence
from aidraft.notes.people import promised_to_another


def promises(message: Message, context: Context, level: str) -> Iterator[Finding]:
    settings = context.rule("components.promised").settings
    for fact in promised_facts(context):
        kept = _sentence_about(message, context, fact, settings)
        if kept:
            context.components["promised"] = kept.span
        else:
            severity: Severity = "error" if level == "error" else "warning"
            text = f"promised in the notes (line {fact.fact.line}) and not in the message: {fact.fact.text}"
            yield context.finding("components.promised", None, text, facts=[fact.id], severity=severity)


def promised_facts(context: Context) -> list[IndexedFact]:
    """What was promised to this person or to all: a shared promise that names another of the panel is theirs."""
    promised = [f for f in context.index.usable if f.fact.section == "promised" or f.fact.label == "promised"]
    return [f for f in promised if not promised_to_another(f.fact, context.interview, context.to)]


def sends(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence says that something is sent, attached, handed over."""
    return any("delivery" in context.policy.lexicon.members(token) for token in sentence.tokens)


def _sentence_about(
    message: Message, context: Context, fact: IndexedFact, settings: Mapping[str, Any]
) -> Sentence | None:
    """The sentence that speaks of most of the fact's own words; of a few where it also says that something is sent."""
    members = context.policy.lexicon.members
    own = [w for w in fact.words if "sending" not in members(w.token) and not w.stems <= context.index.person_stems]
    wanted = {min(word.stems): word for word in own or fact.words}
    links = {token.norm.rstrip("/.") for token in fact.tokens if token.kind == "link"}
    skills = frozenset(stem for qualification in context.index.qualifications for stem in qualification.stems)
    for sentence in message.body:
        if any(token.kind == "link" and token.norm.rstrip("/.") in links for token in sentence.tokens):
            return sentence
        keys = frozenset(key for word in words_in(sentence) for key in word.keys)
        said = [word for word in wanted.values() if not word.keys.isdisjoint(keys)]
        # "I restored chandeliers, and would bring that care" does not send the photographs of the chandeliers
        attached = any("<attached" in reading.whole.present for reading in context.readings_of(sentence))
        sent = attached or (sends(sentence, context) and any(word.stems.isdisjoint(skills) for word in said))
        # "Pictures of it are attached, as I said": what "it" is stands in the sentence before
        recalled = sent and any("<promise" in reading.whole.present for reading in context.readings_of(sentence))
        share = settings["share-when-sent" if sent else "share"]
        if said and (recalled or len(said) >= share * len(wanted)):
            return sentence
    return None


def unfinished(message: Message, context: Context) -> Iterator[Finding]:
    words = context.rule("components.unfinished").settings["words"]
    facts = [f for f in context.index.usable if f.fact.section == "unfinished" or f.fact.label == "unfinished"]
    elsewhere = frozenset(stem for f in context.index.usable if f not in facts for stem in f.stems)
    for fact in facts:
        told = [s for s in message.body if _takes_up(s, fact, context, words, elsewhere)]
        if told:
            context.components["unfinished"] = told[0].span
        else:
            text = f"left unfinished (line {fact.fact.line} of the notes) and not put right: {fact.fact.text}"
            yield context.finding("components.unfinished", None, text, facts=[fact.id])


def _takes_up(sentence: Sentence, fact: IndexedFact, context: Context, words: int, elsewhere: frozenset[str]) -> bool:
    """Whether a sentence speaks of the matter itself: one word that is not everyday's and that only this fact has, or
    several of any kind."""
    common = shared(words_in(sentence), fact.keys)
    return len(common) >= words or any(
        not context.world.ordinary(word.token.norm) and word.stems.isdisjoint(elsewhere) for word in common
    )
