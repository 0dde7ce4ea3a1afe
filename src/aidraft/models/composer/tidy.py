"""A scribbled bullet, spelled out: abbreviations opened, asides set apart, remarks to oneself dropped."""

import re
import unicodedata
from dataclasses import dataclass

from aidraft.models.composer.lexicon import lexicon

_LINK = re.compile(r"https?://\S+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
_TITLE_STOP = re.compile(r"\b(?:dr|mr|mrs|ms|prof|st|no|vs|e\.g|i\.e|etc|[a-z])\.$", re.IGNORECASE)
_TAIL = re.compile(r"\s*[,;–—]\s+([^,;–—]+)$")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


@dataclass(frozen=True)
class Tidy:
    """``sentences`` without their final stop, ``asides`` from brackets, ``links`` taken out of the text, and whether
    a remark such as "loved that" stood beside it."""

    sentences: tuple[str, ...]
    asides: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    praised: bool = False


def tidy(text: str) -> Tidy:
    """Read one bullet."""
    links = tuple(link.rstrip(".,;)") for link in _LINK.findall(text))
    text = _signs(_LINK.sub("", text))
    if links:
        text = lexicon().patterns["link_words"].sub("", text)
    asides = tuple(filter(None, (_bare(_spell(aside)) for aside in _BRACKET.findall(text))))
    praised = any(_verdict(a, "verdicts") for a in asides)
    kept: list[str] = []
    for sentence in _sentences(_spell(_BRACKET.sub("", text))):
        if _verdict(sentence):
            praised = praised or _verdict(sentence, "verdicts")
            continue
        tail = _TAIL.search(sentence)
        cut = bool(tail and _verdict(tail.group(1)))
        praised = praised or (not kept and bool(tail and _verdict(tail.group(1), "verdicts")))
        kept.append(_bare(sentence[: tail.start()] if tail and cut else sentence))
    return Tidy(tuple(filter(None, kept)), tuple(a for a in asides if not _verdict(a)), links, praised)


def _signs(text: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    text = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    text = "".join(" " if unicodedata.category(c) in ("So", "Cf") else c for c in text)
    for pattern, plain in lexicon().symbols:
        text = re.sub(pattern, plain, text)
    return " ".join(text.split())


def _spell(text: str) -> str:
    words = lexicon()
    text = re.sub(r"(?<![\w'/])(w/o(?:ut)?|b/c|w/)(?!\w)", lambda m: words.abbreviations[m.group().lower()], text)
    text = re.sub(r"(?<![\w'/])w/(?=\w)", words.abbreviations["w/"] + " ", text)
    text = re.sub(r"(?<![\w'./-])([A-Za-z]+)(\.(?=\s|$))?(?![\w'/-])", _opened, text)
    text = expanded(text)
    return _CAPITALS.sub(lambda m: m.group().lower() if words.has("shouted", m.group().lower()) else m.group(), text)


def _opened(match: re.Match[str]) -> str:
    words = lexicon()
    word, stop = match.groups()
    full = words.abbreviations.get(word.lower())
    if full is None or (words.has("case_matters", word.lower()) and not word[0].isupper()):
        return match.group()
    # A stop before a capital ends the sentence as well as the abbreviation.
    ends = stop and match.string[match.end() :].lstrip()[:1].isupper()
    return full + ("." if ends else "")


def expanded(text: str) -> str:
    """`text` with its contractions opened; possessives stay."""
    return re.sub(r"\w+'\w+", _expanded, text)


def _expanded(match: re.Match[str]) -> str:
    words = lexicon()
    word, low = match.group(), match.group().lower()
    if low in words.contractions:
        return words.contractions[low]
    for tail, full in words.tails.items():
        if low.endswith(tail):
            return f"{word[: -len(tail)]} {full}"
    stem, _, end = word.rpartition("'")
    following = re.match(r"\s*(?:\w+ly\s+)?(\w+)", match.string[match.end() :])
    after = following.group(1).lower() if following else ""
    if end.lower() == "d":
        # A participle that is also a base form ("I'd come") is the rarer reading in notes about plans.
        return f"{stem} {'had' if after in words.participles and after not in words.lists['verbs'] else 'would'}"
    if end.lower() == "s" and words.has("s_is", stem.lower()):
        return f"{stem} {'has' if words.has('has_follows', after) else 'is'}"
    return word


def _sentences(text: str) -> list[str]:
    out: list[str] = []
    for piece in _SENTENCE.split(text):
        if out and _TITLE_STOP.search(out[-1]):
            out[-1] += " " + piece
        else:
            out.append(piece)
    return out


def _bare(text: str) -> str:
    return text.strip().rstrip(".,;:!–").strip()


def _verdict(text: str, *lists: str) -> bool:
    """Whether a piece is a remark to oneself: of praise, or any other."""
    plain = re.sub(r"[^a-z' ]", "", text.lower()).strip()
    return any(lexicon().has(name, plain) for name in lists or ("verdicts", "remarks"))
