"""Keys, account and identity numbers, addresses and phone numbers are taken out of whatever leaves this machine.

The patterns are data in ``guardrails/secrets.yaml``; here are only the checks that a pattern cannot express.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from aidraft.data import read_data

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Secret:
    """``name`` says what it is ("card number"), ``span`` where, in code points. ``contact`` marks addresses and phone
    numbers, which are no harm in a letter as such but have no business on a stranger's server."""

    name: str
    span: Span
    stand_in: str
    contact: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    regex: Any
    group: int
    verify: Callable[[str], bool]
    stand_in: str
    contact: bool


def find_secrets(text: str) -> tuple[Secret, ...]:
    """Everything in `text` that must not leave this machine, in order and without overlaps."""
    found = [
        Secret(pattern.name, match.span(pattern.group), pattern.stand_in, pattern.contact)
        for pattern in _patterns()
        for match in pattern.regex.finditer(text)
        if match.group(pattern.group) and pattern.verify(match.group(pattern.group))
    ]
    kept: list[Secret] = []
    for secret in sorted(found, key=lambda s: (s.span[0], -s.span[1])):
        if not kept or secret.span[0] >= kept[-1].span[1]:
            kept.append(secret)
        elif secret.span[1] > kept[-1].span[1]:  # two that overlap are withheld as one
            first = kept.pop()
            kept.append(Secret(first.name, (first.span[0], secret.span[1]), first.stand_in, first.contact))
    return tuple(kept)


def redact(text: str) -> str:
    """`text` with a stand-in for every secret, e-mail address and phone number."""
    for secret in reversed(find_secrets(text)):
        start, end = secret.span
        text = text[:start] + secret.stand_in + text[end:]
    return text


@cache
def _patterns() -> tuple[_Pattern, ...]:
    import re2

    return tuple(
        _Pattern(
            name=entry["name"],
            regex=re2.compile(entry["pattern"]),
            group=entry.get("group", 0),
            verify=_CHECKS[entry.get("verify", "any")],
            stand_in=entry["stand_in"],
            contact=entry.get("contact", False),
        )
        for entry in read_data("guardrails", "secrets")["patterns"]
    )


def _any(text: str) -> bool:
    return True


def _digits(text: str) -> list[int]:
    return [int(c) for c in text if c in "0123456789"]


def _luhn(text: str) -> bool:
    digits = _digits(text)
    doubled = [d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(reversed(digits))]
    return len(digits) >= 13 and len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _iban(text: str) -> bool:
    code = "".join(text.split())
    if not 15 <= len(code) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1


def _phone(text: str) -> bool:
    """Enough digits for a number that can be dialled, and not a day such as 2026-11-17 or 17.11.2026."""
    groups = "".join(c if c.isdigit() else " " for c in text).split()
    sizes = [len(group) for group in groups]
    written_day = not text.startswith("+") and sizes in ([4, 2, 2], [2, 2, 4])
    return 7 <= len(_digits(text)) <= 15 and not written_day


def _mixed(text: str) -> bool:
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "any": _any,
    "luhn": _luhn,
    "iban": _iban,
    "phone": _phone,
    "mixed": _mixed,
}
