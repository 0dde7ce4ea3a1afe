"""A rule as data, and how an entry of ``guardrails/<family>.yaml`` is read and refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, get_args

from aidraft.errors import Problem
from aidraft.guardrails.matching import Excuse, MalformedPatternError, Pattern, parse_pattern
from aidraft.guardrails.report import Severity

EXAMPLES_AT_LEAST = 2
_TEXTS = ("message", "why", "source")
_KNOWN = {"id", "severity", "match", "suspect", "regex", "bad", "good", "settings", "excuse", *_TEXTS}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule catches, why, and how. ``settings`` holds whatever its family needs besides."""

    id: str
    severity: Severity
    message: str
    why: str
    source: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    patterns: tuple[Pattern, ...] = ()
    regexes: tuple[str, ...] = ()
    """RE2 expressions; `expression` compiles them."""
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.id.partition(".")[0]

    def with_severity(self, severity: Severity) -> "Rule":
        return replace(self, severity=severity)


def parse_rule(raw: Mapping[str, Any], family: str, names: frozenset[str], problems: list[Problem]) -> Rule | None:
    """Read an entry; whatever is wrong with it is added to `problems`."""
    rule_id = str(raw.get("id", ""))
    before = len(problems)

    def wrong(what: str, remedy: str) -> None:
        problems.append(Problem(f"rule {rule_id or '(no id)'}: {what}", remedy))

    if rule_id.partition(".")[0] != family or "." not in rule_id:
        wrong(f"its id does not begin with {family!r}", f"Name it {family}.something")
    if unknown := sorted(set(raw) - _KNOWN):
        wrong(f"unknown keys {', '.join(unknown)}", f"Known are {', '.join(sorted(_KNOWN))}")
    if raw.get("severity") not in ("error", "warning"):
        wrong(f"severity {raw.get('severity')!r}", "Write error or warning")
    for key in _TEXTS:
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            wrong(f"no {key}", f"Say its {key} in a sentence")
    for key in ("bad", "good"):
        examples = raw.get(key) or []
        if (
            not isinstance(examples, list)
            or len(examples) < EXAMPLES_AT_LEAST
            or not all(isinstance(e, str) for e in examples)
        ):
            wrong(
                f"fewer than {EXAMPLES_AT_LEAST} {key} examples",
                "Add sentences that show what it catches and what it lets be",
            )
    lists = {key: raw.get(key) or [] for key in ("match", "suspect", "regex")}
    for key, entries in lists.items():
        if not isinstance(entries, list):
            wrong(f"{key!r} is no list", "Write each on a line of its own, after a dash")
            lists[key] = []
    excuse = raw.get("excuse", "notes")
    patterns = list(_patterns(lists["match"], excuse, names, wrong))
    patterns += (replace(pattern, certain=False) for pattern in _patterns(lists["suspect"], excuse, names, wrong))
    regexes = [source for source in lists["regex"] if _is_expression(source, wrong)]
    if len(problems) > before:
        return None
    return Rule(
        rule_id, raw["severity"], raw["message"], raw["why"], raw["source"], tuple(raw["bad"]), tuple(raw["good"]),
        tuple(patterns), tuple(regexes), raw.get("settings") or {},
    )  # fmt: skip


def _patterns(entries: list[Any], excuse: Any, names: frozenset[str], wrong: Any) -> Iterator[Pattern]:
    if excuse not in get_args(Excuse):
        wrong(f"excuse {excuse!r}", f"Write {', '.join(get_args(Excuse))}")
        return
    for entry in entries:
        try:
            yield parse_pattern(entry, names, excuse)
        except MalformedPatternError as error:
            wrong(str(error), "See docs/writing-a-rule.md")


@cache
def expression(source: str) -> Any:
    """The compiled RE2 expression: linear in the length of the text, whatever it says."""
    import re2

    return re2.compile(source)


def _is_expression(source: object, wrong: Any) -> bool:
    import re2

    try:
        expression(source)
    except (re2.error, TypeError) as error:
        wrong(
            f"the expression {source!r} is not RE2 ({error})", "Mend it; look-around and back-references are not known"
        )
        return False
    return True
