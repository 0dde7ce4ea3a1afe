"""The policy: rules, numbers and word classes, read from ``guardrails/`` and from files of the user's own."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from aidraft import __version__
from aidraft.data import data_folder
from aidraft.errors import PolicyError, Problem
from aidraft.grounding.world import World
from aidraft.guardrails.classes import Lexicon
from aidraft.guardrails.compiled import digest, kept
from aidraft.guardrails.overlay import lay_numbers, lay_rules, lay_words
from aidraft.guardrails.rule import Rule, parse_rule
from aidraft.guardrails.sieve import Sieve

FAMILIES = ("length", "components", "tone", "forbidden", "grounding", "proofreading", "timing")
SIZE_AT_MOST = 1_000_000
"""Bytes of one policy file: ours are under a tenth of it; more is not a policy."""


@dataclass(frozen=True, eq=False)  # the judges made for a policy are found by it
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
    def sieve(self) -> Sieve:
        """The patterns of all rules, ready to be tried on a sentence."""
        return Sieve(self.rules.values())

    @cached_property
    def world(self) -> World:
        """The words that need no note."""
        return World(self.vocabulary, self.lexicon, self.rules["grounding.claim"].settings["licensed"])

    @cached_property
    def wide(self) -> bool:
        """Whether any pattern is looked for in whole paragraphs."""
        return any(pattern.within == "paragraph" for rule in self.rules.values() for pattern in rule.patterns)


def load_policy(
    files: Iterable[str | os.PathLike[str]] = (), allow: Iterable[str] = (), *, cache: Path | None = None
) -> Policy:
    """The shipped policy, with `files` laid over it in their order and the rules or families `allow` switched off.

    `cache` is a folder of the person's own where the shipped policy is kept compiled (see `compiled`).
    Raises PolicyError, listing every problem: an unreadable file, an unknown rule, kind or tone, an incomplete rule.
    """
    policy = _shipped(cache) if not (files := list(files)) else _build([_read(Path(f), strange=True) for f in files])
    allowed = tuple(sorted(set(allow)))
    known = {*policy.rules, *FAMILIES}
    if unknown := [name for name in allowed if name not in known]:
        raise PolicyError(
            "nothing to allow by this name",
            [Problem(f"no rule or family {name!r}", "'aidraft rules' lists them") for name in unknown],
        )
    return replace(policy, allowed=allowed) if allowed else policy


@cache
def _shipped(folder: Path | None) -> Policy:
    if folder is None:
        return _build([])
    return kept(folder, digest(data_folder("guardrails"), __version__), Policy, lambda: _build([]))


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
        base = lay_numbers(base, overlay, problems)
        classes = lay_words(classes, overlay, "classes", problems, join=True)
        vocabulary = lay_words(vocabulary, overlay, "vocabulary", problems, join=False)
        lay_rules(entries, overlay, problems)
    lexicon = _lexicon(classes, problems)
    rules: dict[str, Rule] = {}
    for family, raws in entries.items():
        for raw in raws:
            rule = parse_rule(raw, family, frozenset(classes), problems)
            if rule is not None and rule.id in rules:
                problems.append(Problem(f"rule {rule.id} stands twice", "Keep one"))
            elif rule is not None:
                rules[rule.id] = rule
    if problems or not rules:
        raise PolicyError("the policy cannot be used", problems or [Problem("it has no rules", "Reinstall aidraft")])
    stamp = json.dumps([base, classes, vocabulary, entries], sort_keys=True, default=str, ensure_ascii=False).encode()
    # The word lists that the language and grounding rooms read themselves change verdicts too.
    stamp += b"".join(path.read_bytes() for path in sorted((folder / "words").glob("*.yaml")))
    words = frozenset(word for block in vocabulary.values() for word in str(block).split())
    return Policy(
        str(base["name"]), "sha256:" + hashlib.sha256(stamp).hexdigest(), rules, lexicon, base["kinds"],
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


def _lexicon(classes: Mapping[str, str], problems: list[Problem]) -> Lexicon:
    """The classes ready for use; with broken ones, none, and their problems among the others."""
    try:
        return Lexicon(classes)
    except PolicyError as error:
        problems.extend(error.problems)
        return Lexicon({})


def _join_classes(into: dict[str, str], more: Mapping[str, str]) -> None:
    for name, items in more.items():
        into[name] = f"{into[name]} {items}" if name in into else str(items)
