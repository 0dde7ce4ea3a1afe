"""Which of Harper's remarks are mistakes. Its dictionary is small, and a letter is full of names and terms."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from aidraft.proofreading.corrector import SPELL_CHECK, Desk, Remark
from aidraft.proofreading.guide import Guide
from aidraft.proofreading.mistake import PUNCTUATION, SPELLING, Mistake, Severity
from aidraft.proofreading.worker import lint

SPELLED_FROM = 4
"""Letters of the shortest unknown word that is called misspelled: shorter ones are mostly codes and units."""
STEM = 6
"""Letters of the shortest word that a prefix may stand before."""
TAIL = 5
"""Letters of the shortest word that the end of a longer one of the notes stands for: "swales", of bioswales."""
JOINTS = frozenset("-/@_.#&+'")
_UNKNOWN = "not a word that the dictionary or the notes know"


def judge(text: str, remarks: Iterable[Remark], desk: Desk, guide: Guide) -> Iterator[Mistake]:
    """The mistakes among Harper's `remarks` on `text`."""
    suspects: list[Remark] = []
    for remark in remarks:
        span = (remark.start, remark.end)
        if remark.name != SPELL_CHECK:
            certain = remark.name in guide.mends and len(remark.replacements) == 1
            message = remark.message.removesuffix(".")
            yield Mistake(guide.harper[remark.name], span, message, remark.replacements, certain)
        elif _may_be_misspelled(text, remark, desk.words):
            suspects.append(remark)
    for remark in _without_derived(suspects, text, desk, guide):
        span = (remark.start, remark.end)
        passage = text[remark.start : remark.end]
        near = tuple(r for r in remark.replacements if " " not in r and "'" not in r)
        if near and near[0].lower() == passage:
            yield Mistake(PUNCTUATION, span, f"written '{near[0]}'", near[:1], certain=True)
            continue
        close = [r for r in near if _one_slip_apart(passage, r)]
        certain = len(close) == 1 and close[0] == near[0]
        # What is more than one slip away from any word is likelier a word of the trade than a mistake.
        severity: Severity | None = None if close else "warning"
        yield Mistake(SPELLING, span, _UNKNOWN, near, certain, severity)


def _may_be_misspelled(text: str, remark: Remark, words: frozenset[str]) -> bool:
    """Only plain lower-case words: what has a capital, a digit or a joint is a name or a term, and judged elsewhere."""
    passage = text[remark.start : remark.end]
    before, after = text[max(0, remark.start - 1) : remark.start], text[remark.end : remark.end + 1]
    return (
        len(passage) >= SPELLED_FROM and passage.isalpha() and passage.islower() and passage not in words
        and before not in JOINTS and (after == "." or after not in JOINTS)
        and not (len(passage) >= TAIL and _ends_one(passage, words))
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _ends_one(passage: str, words: frozenset[str]) -> bool:
    return any(word.endswith(passage) for word in words)


def _without_derived(suspects: Sequence[Remark], text: str, desk: Desk, guide: Guide) -> Iterator[Remark]:
    """The suspects but the plurals, possessives and prefixed forms of words that Harper knows."""
    stems: dict[Remark, str] = {}
    for remark in suspects:
        word = text[remark.start : remark.end]
        prefix = next((p for p in guide.prefixes if word.startswith(p) and len(word) - len(p) >= STEM), "")
        if prefix or word.endswith("s"):
            stems[remark] = word[len(prefix) :] if prefix else word[:-1]
    unknown: set[str] = set()
    if stems:
        listed = " ".join(stems.values())
        unknown = {listed[r.start : r.end] for r in lint(desk, listed).result() if r.name == SPELL_CHECK}
    for remark in suspects:
        if remark not in stems or stems[remark] in unknown:
            yield remark


def _one_slip_apart(a: str, b: str) -> bool:
    """Whether one letter left out, put in, changed or swapped with its neighbour makes `a` into `b`."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])
