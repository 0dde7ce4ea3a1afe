"""A policy file of one's own, laid over the shipped one: what it may set, and every fault of it at once.

A value must have the shape of the one it replaces: a range stays a range, a number a number, a list a list.
"""

from collections.abc import Mapping
from typing import Any

from aidraft.errors import Problem

LEVELS = ("error", "warning", "off")
_ADDED = ("match", "suspect", "regex", "bad", "good")
_OWN = ("classes", "rules", "vocabulary")


def lay_numbers(base: Mapping[str, Any], over: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """What an overlay says of kinds, tones, limits and days, on top of `base`; faults are added to `problems`."""
    laid = _lay(base, {key: value for key, value in over.items() if key not in _OWN}, problems, "")
    for kind, numbers in laid["kinds"].items():
        for tone in numbers.get("by-tone") or {}:
            if tone not in laid["tones"]:
                name = f"kinds.{kind}.by-tone.{tone}"
                problems.append(Problem(f"unknown name {name!r}", f"The tones are {', '.join(laid['tones'])}"))
    return laid


def lay_words(
    into: Mapping[str, str], over: Mapping[str, Any], key: str, problems: list[Problem], *, join: bool
) -> dict[str, str]:
    """The overlay's ``classes`` (added to those of the same name) or ``vocabulary`` (in their place)."""
    found, result = over.get(key) or {}, dict(into)
    if not isinstance(found, Mapping):
        problems.append(Problem(f"{key!r} is no mapping of names to words", f"Write {key}: {{name: a few words}}"))
        return result
    for name, words in found.items():
        if isinstance(words, str):
            result[name] = f"{result[name]} {words}" if join and name in result else words
        else:
            problems.append(
                Problem(f"'{key}.{name}' is no text", "Write the words in one text, white space between them")
            )
    return result


def lay_rules(entries: Mapping[str, list[dict[str, Any]]], over: Mapping[str, Any], problems: list[Problem]) -> None:
    """Rules of an overlay, by id: severity and settings set anew, patterns and examples added to `entries`."""
    changes = over.get("rules") or {}
    if not isinstance(changes, Mapping):
        problems.append(
            Problem("'rules' is no mapping of ids to changes", "Write rules: {timing.late: {severity: error}}")
        )
        return
    by_id = {raw["id"]: raw for raws in entries.values() for raw in raws}
    for rule_id, change in changes.items():
        if rule_id not in by_id:
            problems.append(Problem(f"unknown rule {rule_id!r}", "'aidraft rules' lists them"))
        elif isinstance(change, Mapping):
            _change(by_id[rule_id], change, problems)
        else:
            problems.append(Problem(f"rule {rule_id}: {change!r} is no change", "Write {severity: error} or the like"))


def _change(raw: dict[str, Any], change: Mapping[str, Any], problems: list[Problem]) -> None:
    known = ("severity", "settings", *_ADDED)
    if unknown := [str(key) for key in change if key not in known]:
        text = f"rule {raw['id']}: unknown keys {', '.join(unknown)}"
        problems.append(Problem(text, f"A policy file may set {', '.join(known)}; what a rule means stays"))
    for key, value in change.items():
        if key in _ADDED and not isinstance(value, list):
            problems.append(
                Problem(f"rule {raw['id']}: {key!r} is no list", "Write each on a line of its own, after a dash")
            )
        elif key in _ADDED:
            raw[key] = [*(raw.get(key) or []), *value]
        elif key == "settings" and isinstance(value, Mapping):
            raw[key] = _lay(raw.get(key) or {}, value, problems, f"rules.{raw['id']}.settings.")
        elif key == "settings":
            problems.append(Problem(f"rule {raw['id']}: its settings are no mapping", "Write {name: value}"))
        elif key == "severity":
            raw[key] = value


def _lay(base: Mapping[str, Any], over: Mapping[str, Any], problems: list[Problem], path: str) -> dict[str, Any]:
    """`over` on top of `base`. Names that `base` lacks are wrong, but for new tones, which must be whole."""
    result = dict(base)
    for key, value in over.items():
        here = f"{path}{key}"
        if path == "tones." and key not in base:
            result[key] = _new_tone(key, value, base["professional"], problems)
        elif key == "by-tone" and isinstance(value, Mapping):
            result[key] = _by_tone(base, value, problems, f"{here}.")
        elif key not in base:
            problems.append(Problem(f"unknown name {here!r}", f"Known here: {', '.join(map(str, base))}"))
        elif isinstance(base[key], Mapping) and isinstance(value, Mapping):
            result[key] = _lay(base[key], value, problems, f"{here}.")
        else:
            result[key] = _value(base[key], value, problems, here)
    return result


def _by_tone(
    base: Mapping[str, Any], over: Mapping[str, Any], problems: list[Problem], path: str
) -> dict[str, dict[str, Any]]:
    """Ranges of some tones of a kind; what neither the shipped policy nor the overlay gives a tone, the kind gives."""
    ranges = {what: base[what] for what in ("words", "paragraphs")}
    known: dict[str, dict[str, Any]] = dict(base.get("by-tone") or {})
    for tone, value in over.items():
        own = known.get(tone, {})
        laid = _lay({tone: {**ranges, **own}}, {tone: value}, problems, path)[tone]
        known[tone] = {
            what: laid[what] for what in laid if what in own or (isinstance(value, Mapping) and what in value)
        }
    return known


def _new_tone(name: str, value: object, whole: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    given = value if isinstance(value, Mapping) else {}
    if missing := sorted(set(whole) - set(given)):
        text = f"the new tone {name!r} lacks {', '.join(missing)}"
        problems.append(Problem(f"{text} ('tones.{name}')", "Give it all the numbers of a tone"))
    return _lay(whole, given, problems, f"tones.{name}.")


def _value(base: object, value: object, problems: list[Problem], here: str) -> object:
    """`value`, if it has the shape of `base`; otherwise `base`, and a problem."""
    if base in LEVELS:
        # unquoted, YAML reads "off" as false
        if value is False or value in LEVELS:
            return "off" if value is False else value
        wanted = "error, warning or off"
    elif _is_range(base):
        if _is_range(value):
            return value
        wanted = "two numbers, the smaller first"
    elif here.endswith(".questions") or _is_number(base):
        if (
            _is_number(value)
            or (value is None and not _is_number(base))
            or (value is None and here.endswith(".questions"))
        ):
            return value
        wanted = "a number"
    elif isinstance(base, list):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        wanted = "a list of texts"
    elif isinstance(base, Mapping):
        wanted = f"a mapping with {', '.join(map(str, base))}"
    else:
        if isinstance(value, str):
            return value
        wanted = "a text"
    problems.append(Problem(f"{here!r} cannot be {value!r}", f"It is {wanted}"))
    return base


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_range(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2 or not all(_is_number(item) for item in value):
        return False
    return bool(value[0] <= value[1])
