"""Stand-ins for people and organisations: put in before a request leaves, taken out of the answer before judgement.

Each word of a name has a stand-in of its own, so that "Ms Raman", "Priya" and "Priya Raman" stay the same person, and
an answer can be turned back word by word.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aidraft.grounding.mentions import capitalised, honorifics
from aidraft.grounding.words import word_list
from aidraft.language.words import fold
from aidraft.message import Token
from aidraft.message.tokens import tokenize
from aidraft.notes.interview import Interview
from aidraft.prompting.request import Request
from aidraft.prompting.wording import wording

Ordinary = Callable[[str], bool]
"""Whether a lower-case word is one of the language rather than a name."""


@dataclass(frozen=True)
class Pseudonyms:
    """``words`` gives the stand-in of each word of a name. ``loose`` are those that are no ordinary words and are
    therefore found however they are written; ``phrases`` are names with ordinary words in them, which count as a
    whole; ``exact`` gives the stand-ins of links and of the names in the facts' ids."""

    words: Mapping[str, str]
    loose: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    exact: Mapping[str, str]

    def concealed(self, request: Request) -> Request:
        """The same request under other names. The system's turn holds nothing of the notes and stays as it is."""
        turns = (
            turn if turn.role == "system" else turn.model_copy(update={"content": self.conceal(turn.content)})
            for turn in request.turns
        )
        return request.model_copy(update={"turns": tuple(turns)})

    def conceal(self, text: str) -> str:
        """`text` with a stand-in for every name."""
        for phrase in sorted(self.phrases, key=len, reverse=True):
            pattern = r"(?<!\w)" + r"\W+".join(f"({re.escape(word)})" for word in phrase) + r"(?!\w)"
            text = re.sub(pattern, self._each_word, text)
        return self._forward.sub(lambda found: self._out[found[0]], text)

    def reveal(self, text: str) -> str:
        """`text` with the names back in their places."""
        return self._backward.sub(lambda found: self._back[found[0]], text)

    def _each_word(self, found: re.Match[str]) -> str:
        return re.sub(r"[^\W_]+(?:[-'’.][^\W_]+)*", lambda word: self.words.get(word[0], word[0]), found[0])

    @cached_property
    def _out(self) -> Mapping[str, str]:
        out: dict[str, str] = dict(self.exact)
        for word, stand_in in self.words.items():
            if word in self.loose:
                out |= {fold(word): stand_in.lower(), word.lower(): stand_in.lower(), word.upper(): stand_in.upper()}
                out[fold(word).capitalize()] = stand_in
        single = {word for word in self.words if word in self.loose or not self._in_phrases_only(word)}
        return out | {word: self.words[word] for word in single}

    def _in_phrases_only(self, word: str) -> bool:
        return word not in self.loose and any(word in phrase for phrase in self.phrases)

    @cached_property
    def _back(self) -> Mapping[str, str]:
        back: dict[str, str] = {stand_in: text for text, stand_in in self.exact.items()}
        for word, stand_in in self.words.items():
            back |= {stand_in: word, stand_in.lower(): fold(word), stand_in.upper(): word.upper()}
        return back

    @cached_property
    def _forward(self) -> re.Pattern[str]:
        return _any_of(self._out)

    @cached_property
    def _backward(self) -> re.Pattern[str]:
        return _any_of(self._back)


def pseudonyms(interview: Interview, ordinary: Ordinary, *, instruction: str | None = None) -> Pseudonyms:
    """Stand-ins for the candidate, the interviewers, the employer, every link, and every other name in the notes and
    the instruction: each run of capitals that is no position, no day and no word of ``kept``. The same notes give the
    same stand-ins.
    """
    data = wording("pseudonyms")
    names = [interview.candidate, *(person.name for person in interview.people)]
    texts = [fact.text for fact in interview.facts if not fact.private and fact.section != "header"]
    texts += [instruction] if instruction else []
    held = {fold(word) for word in re.findall(r"\w+", " ".join([*names, interview.company, *texts]))}
    pools = {name: iter(_free(data[name].split(), held)) for name in ("given", "family", "terms")}
    words: dict[str, str] = {}
    loose: set[str] = set()
    phrases: set[tuple[str, ...]] = set()

    def stand_in(word: str, pool: str) -> None:
        if fold(word) in {fold(known) for known in words}:
            words.setdefault(word, next(words[known] for known in words if fold(known) == fold(word)))
        else:
            words[word] = next(pools[pool], None) or f"Name{len(words)}"
        if not ordinary(word.lower()):
            loose.add(word)

    for name in names:
        for at, word in enumerate(_name_words(name)):
            stand_in(word, "family" if at else "given")
    for run in (_name_words(interview.company), *_runs(texts, ordinary, frozenset(data["kept"].split()))):
        own = [word for word in run if not _generic(word)] or list(run)
        for word in own:
            stand_in(word, "terms")
        if len(run) > 1 and any(ordinary(word.lower()) for word in own):
            phrases.add(tuple(run))
    slugs = {
        person.slug: "-".join(words[word].lower() for word in _name_words(person.name)) for person in interview.people
    }
    links = dict.fromkeys(link for text in texts for link in re.findall(r"https?://[^\s<>\"]*[^\s<>\".,;:)\]]", text))
    exact = {link: f"https://link{number}.example" for number, link in enumerate(links, 1)} | slugs
    return Pseudonyms(words, frozenset(loose), frozenset(phrases), exact)


def _free(pool: Sequence[str], held: Collection[str]) -> list[str]:
    """The stand-ins that neither stand in the notes nor hold a longer word of theirs."""
    inside = [word for word in held if len(word) > 3]
    return [one for one in pool if fold(one) not in held and not any(word in fold(one) for word in inside)]


def _runs(texts: Sequence[str], ordinary: Ordinary, kept: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The names in `texts`, word by word."""
    for text in texts:
        tokens = tokenize(text)
        for mention in capitalised(tokens):
            run = [token for token in mention.tokens if token.kind == "word"]
            while run and (_titled(run[0]) or (run[0] is tokens[0] and _plain(run[0], ordinary, kept))):
                run = run[1:]
            named = [token for token in run if not _plain(token, ordinary, kept)]
            organisation = any(fold(token.norm) in word_list("names", "organisations") for token in run[1:])
            position = bool(run) and run[-1].norm in word_list("names", "positions")
            if not position and (named or (organisation and run)):
                yield tuple(_bare(token) for token in run)


def _plain(token: Token, ordinary: Ordinary, kept: frozenset[str]) -> bool:
    norm = token.norm.rstrip(".")
    return norm in kept or norm in word_list("names", "calendar") or ordinary(norm)


def _titled(token: Token) -> bool:
    return fold(token.norm).rstrip(".") in honorifics()


def _generic(word: str) -> bool:
    """A word that says what sort of organisation it is, or holds a name together."""
    sorts = word_list("names", "organisations"), word_list("names", "inner"), wording("pseudonyms")["sorts"].split()
    return any(fold(word) in sort for sort in sorts)


def _name_words(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", name)
    particles = word_list("names", "inner")
    return tuple(w for w in words if fold(w) not in honorifics() and w not in particles and len(w) > 1)


def _bare(token: Token) -> str:
    return token.text.rstrip(".").removesuffix("'s").removesuffix("’s")


def _any_of(words: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![^\W_])")
