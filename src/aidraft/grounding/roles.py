"""What a number stands for: what is, what is aimed at, what is done or left, what a thing became or changed by.

The right number in the wrong role is wrong: "your target of 71 %", where the notes have 71 % now and 85 as the target.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from aidraft.grounding.index import IndexedFact
from aidraft.grounding.words import word_list
from aidraft.language.numbers import Quantity
from aidraft.message import Token

Role = Literal["aim", "now", "left", "done", "by", "to"]

REACH = 6
"""Tokens to either side of a number within which stands what it stands for."""
LEFT = 2
"""Tokens behind a number within which stands that it is left."""
CHANGE = 6
"""Tokens before "by" within which stands what changed by so much."""
_OPPOSITE: dict[Role, tuple[Role, ...]] = {
    "aim": ("now",), "now": ("aim",), "left": ("done",), "done": ("left",), "by": ("to", "aim"),
}  # fmt: skip
_BY_WORDS: tuple[Role, ...] = ("left", "aim", "done", "now")
_SAID: dict[Role, str] = {
    "aim": "as what is aimed at", "now": "as what is now", "left": "as what is left", "done": "as what is done",
    "by": "as a change", "to": "as what it came to",
}  # fmt: skip
_INSTEAD = (("instead", "of"), ("rather", "than"))
_WITHIN = ("of", "about", "nearly", "almost", "some", "around", "roughly", "just", "only", "over", "under")
"""What may stand between "by" or "to" and its number."""
_NEXT = ("the", "a", "an", "your", "my", "our")
"""Behind a number, what another thing begins with."""


def other_role(
    said: Quantity, tokens: Sequence[Token], others: Sequence[Quantity], noted: Quantity, fact: IndexedFact
) -> tuple[str, Quantity | None] | None:
    """Why a number of a letter stands for something else than in the fact, and which of the fact's numbers stands for
    what it is said to; None where it does not, or nothing tells. `others` are the letter's other numbers."""
    here = role(said, tokens, others)
    there = role(noted, fact.tokens, fact.quantities)
    if here is None or there is None or there not in _OPPOSITE.get(here, ()):
        return None
    rest = [q for q in fact.quantities if q is not noted and q.unit in (noted.unit, None)]
    right = next((q for q in rest if role(q, fact.tokens, fact.quantities) == here), None)
    if here in ("aim", "now") and right is None:
        return None
    return _SAID[there], right


def role(quantity: Quantity, tokens: Sequence[Token], numbers: Sequence[Quantity]) -> Role | None:
    """What a number among its tokens stands for, by the words next to it; `numbers` bound what belongs to it."""
    first, last = quantity.tokens
    low = max((q.tokens[1] for q in numbers if q.tokens[1] <= first), default=0)
    high = min((q.tokens[0] for q in numbers if q.tokens[0] >= last), default=len(tokens))
    if last < high < len(tokens) and tokens[high - 1].norm in ("toward", "towards"):
        high -= 1  # "from 30 % of volume towards 45 %"
    before = list(takewhile(lambda t: not _parts(t), reversed(tokens[max(low, first - REACH) : first])))
    after = _behind(tokens[last : min(high, last + REACH)])
    lead = next((t.norm for t in before if t.norm not in _WITHIN), "")
    if tuple(t.norm for t in reversed(before[:2])) in _INSTEAD:
        return "now"
    if lead == "by" and any(t.norm in word_list("plain", "changing") for t in tokens[max(low, first - CHANGE) : first]):
        return "by"
    if any(t.norm in word_list("plain", "by_so_much") for t in after[:1]):  # "15 minutes shorter"
        return "by"
    near = {t.norm for t in (*before, *after)}
    close = {lead, *(t.norm for t in after[:LEFT])}
    for name in _BY_WORDS:
        if (close if name == "left" else near) & word_list("plain", f"{name}_words"):
            return name
    return "to" if lead in ("to", "->", "→", ">") else None


def _behind(tokens: Sequence[Token]) -> list[Token]:
    """What belongs to the number before: up to a mark, or to where another thing begins."""
    kept: list[Token] = []
    for token in tokens:
        if _parts(token) or (token.norm in _NEXT and not (kept and kept[-1].norm == "of")):
            break
        kept.append(token)
    return kept


def _parts(token: Token) -> bool:
    return token.kind == "mark" and token.norm not in ("->", "→", ">", "-")
