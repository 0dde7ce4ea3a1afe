"""The policy: rules, numbers and word classes, read from ``guardrails/`` and from files of the user's own."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from aidraft.data import data_folder
from aidraft.errors import PolicyError, Problem
from aidraft.guardrails.classes import Lexicon
from aidraft.guardrails.matching import Pattern
from aidraft.guardrails.rule import Rule, parse_rule

FAMILIES = ("length", "components", "tone", "forbidden", "grounding", "proofreading", "timing")
SIZE_AT_MOST = 1_000_000
"""Bytes of one policy file: ours are under a tenth of it; more is not a policy."""


@dataclass(frozen=True)
class Policy:
    """What a draft is judged by. ``kinds``, ``tones``, ``timing``, ``subject`` and ``sentence`` as in policy.yaml."""

    name: str
    digest: str
    rules: Mapping[str, Rule]
    lexicon: Lexicon
    kinds: Mapping[str, Mapping[str, Any]]
    tones: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, Any]
    vocabulary: frozenset[str]
    """Lemmas that a letter may use without any note licensing them."""
    allowed: tuple[str, ...] = ()

    def is_allowed(self, rule_id: str) -> bool:
        """Whether the rule or its family is switched off for this run."""
        return rule_id in self.allowed or rule_id.partition(".")[0] in self.allowed

    def length(self, kind: str, tone: str, what: str) -> Mapping[str, Sequence[int]]:
        """The ``ideal`` and ``hard`` ranges of ``words`` or ``paragraphs`` for a kind and tone."""
        numbers = self.kinds[kind]
        ranges: Mapping[str, Sequence[int]] = numbers.get("by-tone", {}).get(tone, {}).get(what) or numbers[what]
        return ranges

    @cached_property
    def anchors(self) -> Mapping[str, tuple[tuple[Rule, Pattern], ...]]:
        """For each key, the patterns that cannot match without it (or another of their anchor's keys)."""
        index: dict[str, list[tuple[Rule, Pattern]]] = {}
        for rule in self.rules.values():
            for pattern in rule.patterns:
                for key in pattern.anchor():
                    index.setdefault(key, []).append((rule, pattern))
        return {key: tuple(found) for key, found in index.items()}


def load_policy(files: Iterable[str | os.PathLike[str]] = (), allow: Iterable[str] = ()) -> Policy:
    """The shipped policy, with `files` laid over it in their order and the rules or families `allow` switched off.

    Raises PolicyError, listing every problem: an unreadable file, an unknown rule, kind or tone, an incomplete rule.
    """
    policy = _shipped() if not (files := list(files)) else _build([_read(Path(file), strange=True) for file in files])
    allowed = tuple(sorted(set(allow)))
    known = {*policy.rules, *FAMILIES}
    if unknown := [name for name in allowed if name not in known]:
        raise PolicyError(
            "nothing to allow by this name",
            [Problem(f"no rule or family {name!r}", "'aidraft rules' lists them") for name in unknown],
        )
    return replace(policy, allowed=allowed) if allowed else policy


@lru_cache(maxsize=1)
def _shipped() -> Policy:
    return _build([])


def _build(overlays: Sequence[Mapping[str, Any]]) -> Policy:
    folder = data_folder("guardrails")
    base = _read(folder / "policy.yaml")
    classes: dict[str, str] = {}
    for name in ("grammar", "classes"):
        _join_classes(classes, _read(folder / "words" / f"{name}.yaml").get("classes", {}))
    vocabulary = _read(folder / "words" / "vocabulary.yaml")
    files = {family: _read(folder / f"{family}.yaml") for family in FAMILIES}
    for content in files.values():
        _join_classes(classes, content.get("classes") or {})
    entries = {family: list(content.get("rules") or []) for family, content in files.items()}
    problems: list[Problem] = []
    for overlay in overlays:
        base = _lay_over(
            base, {k: v for k, v in overlay.items() if k not in ("classes", "rules", "vocabulary")}, problems
        )
        _join_classes(classes, overlay.get("classes") or {})
        vocabulary = {**vocabulary, **(overlay.get("vocabulary") or {})}
        _lay_rules(entries, overlay.get("rules") or {}, problems)
    lexicon = Lexicon(classes)
    rules: dict[str, Rule] = {}
    for family, raws in entries.items():
        for raw in raws:
            rule = parse_rule(raw, family, lexicon.names, problems)
            if rule is not None and rule.id in rules:
                problems.append(Problem(f"rule {rule.id} stands twice", "Keep one"))
            elif rule is not None:
                rules[rule.id] = rule
    if problems or not rules:
        raise PolicyError("the policy cannot be used", problems or [Problem("it has no rules", "Reinstall aidraft")])
    stamp = json.dumps([base, classes, vocabulary, entries], sort_keys=True, default=str, ensure_ascii=False)
    words = frozenset(word for block in vocabulary.values() for word in str(block).split())
    return Policy(
        str(base["name"]), "sha256:" + hashlib.sha256(stamp.encode()).hexdigest(), rules, lexicon, base["kinds"],
        base["tones"], {k: base[k] for k in ("subject", "sentence", "timing")}, words,
    )  # fmt: skip


def _read(path: Path, *, strange: bool = False) -> dict[str, Any]:
    """A policy file; one from a `strange` hand may not use aliases, by which a few bytes become millions."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = path.read_bytes()
        if len(raw) > SIZE_AT_MOST:
            raise PolicyError(
                f"cannot use the policy file {path}", why=f"it has {len(raw):,} bytes, over {SIZE_AT_MOST:,}"
            )
        text = raw.decode("utf-8")
        if strange and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
            raise PolicyError(
                f"cannot use the policy file {path}", why="it uses YAML aliases", remedy="Write values out"
            )
        content = yaml.load(text, Loader=loader)
    except OSError as error:
        raise PolicyError(f"cannot read the policy file {path}", why=error.strerror or str(error)) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PolicyError(f"cannot read the policy file {path}", why=" ".join(str(error).split())) from error
    if not isinstance(content, dict):
        raise PolicyError(f"cannot use the policy file {path}", why="it is empty or not a mapping of names to values")
    return content


def _join_classes(into: dict[str, str], more: Mapping[str, str]) -> None:
    for name, items in more.items():
        into[name] = f"{into[name]} {items}" if name in into else str(items)


def _lay_over(base: dict[str, Any], over: Mapping[str, Any], problems: list[Problem], path: str = "") -> dict[str, Any]:
    """`over` on top of `base`. Names that `base` lacks are wrong, but for new tones, which must be whole."""
    result = dict(base)
    for key, value in over.items():
        here = f"{path}{key}"
        if path == "tones." and key not in base:
            if missing := sorted(set(base["professional"]) - set(value or {})):
                problems.append(
                    Problem(f"the new tone {key!r} lacks {', '.join(missing)}", "Give it all the numbers of a tone")
                )
            result[key] = value
        elif key not in base:
            problems.append(Problem(f"unknown name {here!r}", f"Known here: {', '.join(map(str, base))}"))
        elif isinstance(base[key], dict) and isinstance(value, dict):
            result[key] = _lay_over(base[key], value, problems, f"{here}.")
        else:
            result[key] = value
    return result


def _lay_rules(entries: dict[str, list[dict[str, Any]]], over: Mapping[str, Any], problems: list[Problem]) -> None:
    """Rules of an overlay, by id: their severity or settings set anew, patterns and examples added."""
    by_id = {raw["id"]: raw for raws in entries.values() for raw in raws}
    for rule_id, change in over.items():
        if rule_id not in by_id:
            problems.append(Problem(f"unknown rule {rule_id!r}", "'aidraft rules' lists them"))
            continue
        raw = by_id[rule_id]
        for key, value in (change or {}).items():
            raw[key] = [*raw.get(key, []), *value] if key in ("match", "regex", "bad", "good") else value
