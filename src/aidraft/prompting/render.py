"""A brief becomes the request to a model: the first one, and the targeted repair of a draft that did not pass."""

from collections.abc import Mapping, Sequence
from typing import Any

from aidraft.errors import UsageError
from aidraft.guardrails.policy import Policy
from aidraft.guardrails.report import Finding
from aidraft.message import read_message
from aidraft.notes.interview import Fact
from aidraft.prompting.budget import Counter, cut_to_fit, estimate, group_of, most_tokens
from aidraft.prompting.redaction import find_secrets
from aidraft.prompting.request import Brief, Request, Turn
from aidraft.prompting.wording import render_template, wording

Span = tuple[int, int]

_UNQUOTABLE = frozenset({"forbidden.private", "forbidden.secret", "grounding.crosstalk"})
"""Rules whose findings quote what no model may be sent."""


def render(brief: Brief, policy: Policy, *, budget: int | None = None, counter: Counter = estimate) -> Request:
    """The first request for a letter. Pure: the same brief and policy give the same bytes.

    `budget` is in tokens (by default that of ``prompts/facts.yaml``) and `counter` counts them, where the bytes alone
    do not settle it. Facts that do not fit are left out, the least worth first, and named in ``Request.omitted``.
    Raises UsageError when the request would not fit without any facts.
    """
    return _request(f"{brief.kind}.j2", brief, _form(brief, policy), budget=budget, counter=counter)


def render_repair(
    brief: Brief,
    policy: Policy,
    text: str,
    findings: Sequence[Finding],
    *,
    attempt: int = 2,
    budget: int | None = None,
    counter: Counter = estimate,
) -> Request:
    """The request to mend the draft `text`: it holds the facts, this draft and its findings, and nothing earlier.

    Sentences that hold something private, secret or of another conversation are not quoted back, nor are facts that
    are not in the brief.
    """
    most = wording("facts")["findings"]
    spans = _withheld(text, findings)
    told = [_told(finding, brief, policy, spans) for finding in findings[:most]]
    values = _form(brief, policy) | {
        "kind_name": brief.kind,
        "told": frozenset(part for finding in findings for part in finding.rule.split(".")),
        "draft": _quotable(text, spans),
        "findings": told,
        # An id costs as much as half a fact, and here only those that a finding names are looked up.
        "named": frozenset(fact for finding in told for fact in finding["facts"]),
        "more": max(0, len(findings) - most),
        "withheld": wording("facts")["withheld"] if spans else "",
    }
    request = _request("repair.j2", brief, values, budget=budget, counter=counter)
    return request.model_copy(update={"attempt": attempt})


def _request(
    template: str, brief: Brief, values: Mapping[str, Any], *, budget: int | None, counter: Counter
) -> Request:
    limit = wording("facts")["budget"] if budget is None else budget
    system = Turn(role="system", content=render_template("system.j2"))

    def turns(facts: Sequence[Fact]) -> tuple[Turn, ...]:
        content = render_template(template, brief=brief, groups=_grouped(facts), **values)
        return (system, Turn(role="user", content=content))

    def fits(facts: Sequence[Fact]) -> bool:
        said = turns(facts)
        return most_tokens(said) <= limit or sum(counter(turn.content) for turn in said) <= limit

    kept, omitted = cut_to_fit(brief.facts, fits)
    if omitted and not kept and not fits(()):
        raise UsageError(
            "the request does not fit the model's budget",
            f"even without facts it has more than {limit} tokens",
            "Allow more tokens, or shorten the instruction and the Voice section",
        )
    return Request(brief=brief, turns=turns(kept), omitted=tuple(fact.id for fact in omitted))


def _form(brief: Brief, policy: Policy) -> dict[str, Any]:
    """What the templates say about form: the policy's numbers, the tone, and what the message must hold."""
    kind, tones = policy.kinds[brief.kind], wording("tones")
    numbers = policy.tones[brief.tone]
    components = kind["components"]
    return {
        "tone": {"name": brief.tone, **tones.get(brief.tone, tones["other"])},
        "exclamations": numbers["exclamations"],
        "contractions": numbers["contractions"],
        "words": policy.length(brief.kind, brief.tone, "words")["ideal"],
        "paragraphs": policy.length(brief.kind, brief.tone, "paragraphs")["ideal"],
        "sentence": policy.numbers["sentence"]["words"],
        "questions": kind["questions"],
        "subject": policy.numbers["subject"]["words"] if components["subject"] != "off" else None,
        "told": frozenset({"tone", "greeting", "subject"}),
        "required": _asked(brief, components, "error"),
        "welcome": _asked(brief, components, "warning"),
        "named": None,
    }


def _asked(brief: Brief, components: Mapping[str, str], severity: str) -> list[str]:
    """The components of this severity in words, without those for which the notes have no fact."""
    asked = []
    for name, entry in wording("components").items():
        sections, labels = entry.get("sections", ()), entry.get("labels", ())
        possible = not sections or any(f.section in sections or f.label in labels for f in brief.facts)
        if components.get(name) == severity and possible:
            asked.append(entry["text"])
    return asked


def _grouped(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    groups = [{"title": group["title"], "facts": []} for group in wording("facts")["groups"]]
    for fact in facts:
        groups[group_of(fact)]["facts"].append(fact)
    return [group for group in groups if group["facts"]]


def _withheld(text: str, findings: Sequence[Finding]) -> tuple[Span, ...]:
    """The sentences of `text` that may not be quoted, as spans."""
    bad = [finding.span for finding in findings if finding.rule in _UNQUOTABLE and finding.span]
    bad += [secret.span for secret in find_secrets(text)]
    if not bad:
        return ()
    whole = [s.span for s in read_message(text).sentences if any(_meet(s.span, span) for span in bad)]
    return tuple(sorted({*whole, *(span for span in bad if not any(_meet(span, w) for w in whole))}))


def _quotable(text: str, spans: Sequence[Span]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + wording("facts")["withheld"] + text[end:]
    return text.strip()


def _told(finding: Finding, brief: Brief, policy: Policy, spans: Sequence[Span]) -> dict[str, Any]:
    """A finding as the model may see it: in its own words only if those cannot quote what stays here, and with what
    was asked for if that is missing."""
    known = {fact.id for fact in brief.facts}
    hidden = finding.rule in _UNQUOTABLE or any(_meet(finding.span, span) for span in spans if finding.span)
    foreign = any(fact not in known and not fact.startswith("header.") for fact in finding.facts)
    message, fix = finding.message, finding.fix
    if hidden or foreign:
        rule = policy.rules.get(finding.rule)
        message, fix = (rule.message.replace("{text}", "this") if rule else "must not stand here"), None
    family, _, name = finding.rule.partition(".")
    return {
        "rule": finding.rule,
        "passage": "" if hidden else finding.text,
        "message": message,
        "wanted": wording("components").get(name, {}).get("text", "") if family == "components" else "",
        "fix": fix,
        "facts": tuple(fact for fact in finding.facts if fact in known),
    }


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
