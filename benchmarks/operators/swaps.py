"""Names, employers, posts, numbers, days and terms that are not those of the notes."""

import re
from collections.abc import Iterable, Iterator
from random import Random

from letters import Letter

from aidraft.guardrails.report import Span
from aidraft.language.numbers import quantities
from aidraft.message import Sentence, Token
from aidraft.notes.people import name_parts
from operators.mutant import Mutant, Operator, Pool, material, put


def _spans(pattern: str, letter: Letter, flags: int = 0) -> list[Span]:
    """Where an expression, or its one group, is found in the subject or the body."""
    inside = [s.span for s in letter.message.sentences if s.part in ("subject", "body")]
    found = (m.span(m.re.groups and 1) for m in re.finditer(pattern, letter.text, flags))
    return [f for f in found if any(s <= f[0] and f[1] <= e for s, e in inside)]


def _pick(rng: Random, spans: Iterable[Span]) -> Span | None:
    spans = sorted(spans)
    return rng.choice(spans) if spans else None


def _greeted(letter: Letter) -> list[Token]:
    """The words of the greeting that are the person's name."""
    parts = set(name_parts(letter.to.name))
    greeting = next((s for s in letter.message.sentences if s.part == "greeting"), None)
    return [t for t in greeting.tokens if set(name_parts(t.text)) & parts] if greeting else []


def stranger(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    if not (names := _greeted(letter)):
        return None
    last = len(names) == 1 and names[0].text in letter.to.name.split()[-1:]
    return put(letter, names[-1].span, rng.choice(material()["strangers"]["surnames" if last else "forenames"]))


def colleague(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    others = [p for p in letter.interview.people if p.slug != letter.to.slug]
    if not others or not (names := _greeted(letter)):
        return None
    other = rng.choice(others)
    words = [w for w in other.name.split() if set(name_parts(w)) & set(name_parts(other.name))]
    surname = names[-1].text in letter.to.name.split()[-1:]
    return put(letter, names[-1].span, words[-1] if surname else words[0])


def letter_off(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """Two neighbouring letters of the name changed about, one left out, or one put in."""
    names = [t for t in _greeted(letter) if len(t.text) > 3]
    if not names:
        return None
    name = rng.choice(names)
    return put(letter, name.span, _slip(name.text, rng))


def _slip(name: str, rng: Random) -> str:
    at = rng.randrange(1, len(name) - 1)
    ways = [name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name[:at] + "e" + name[at:]]
    if name[at] != name[at + 1]:
        ways.append(name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    return rng.choice([way for way in ways if way != name])


def inner_name(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A person named in the body becomes somebody else."""
    people = [w for p in letter.interview.people for w in p.name.split() if len(w) > 2 and not w.endswith(".")]
    span = _pick(rng, _spans(rf"\b(?:{'|'.join(map(re.escape, people))})\b(?! &| Tree)", letter)) if people else None
    if span is None or letter.text[span[0] : span[1]] in letter.interview.company:
        return None
    return put(letter, span, rng.choice(material()["strangers"]["surnames"]))


def employer(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    span = _pick(rng, _spans(re.escape(letter.interview.company), letter))
    return span and put(letter, span, rng.choice(material()["employers"]))


def employer_word(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """One word of the employer's name replaced."""
    span = _pick(rng, _spans(re.escape(letter.interview.company), letter))
    if span is None:
        return None
    words = [m.span() for m in re.finditer(r"\w{3,}", letter.interview.company)]
    start, end = rng.choice(words[:2])
    return put(letter, (span[0] + start, span[0] + end), rng.choice(material()["company-words"]))


def role(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    post = re.split(r"\s*[,(]", letter.interview.role, maxsplit=1)[0]
    span = _pick(rng, _spans(re.escape(post), letter))
    return span and put(letter, span, rng.choice(material()["roles"]))


def role_word(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The same trade, another post: the last word of the role is another post's."""
    post = re.split(r"\s*[,(]", letter.interview.role, maxsplit=1)[0]
    span = _pick(rng, _spans(re.escape(post), letter))
    word = post.split()[-1]
    others = [w for w in material()["role-words"] if w != word]
    return span and put(letter, (span[1] - len(word), span[1]), rng.choice(others))


def _numbers(letter: Letter) -> Iterator[tuple[Sentence, Span]]:
    for sentence in letter.message.body:
        for quantity in quantities(sentence.tokens):
            if quantity.kind in ("count", "measure", "share", "money"):
                yield sentence, quantity.span


def digits(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The first digit of a number changed."""
    spans = [m for _, (s, e) in _numbers(letter) for k in range(s, e) if letter.text[k].isdigit() for m in [(k, k + 1)]]
    first = [s for s in spans if not letter.text[s[0] - 1].isdigit() and letter.text[s[0] - 1] not in ",."]
    span = _pick(rng, first)
    if span is None:
        return None
    return put(letter, span, rng.choice([d for d in "123456789" if d != letter.text[span[0]]]))


def number_word(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    words = material()["number-words"]
    spans = [(s + m.start(), s + m.end()) for _, (s, e) in _numbers(letter)
             for m in re.finditer(rf"\b(?:{'|'.join(words)})\b", letter.text[s:e])]  # fmt: skip
    span = _pick(rng, spans)
    return span and put(letter, span, rng.choice([w for w in words if w != letter.text[span[0] : span[1]]]))


def unit(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    units = material()["units"]
    spans = [(s + m.start(), s + m.end()) for _, (s, e) in _numbers(letter)
             for m in re.finditer(rf"\b(?:{'|'.join(units)})\b", letter.text[s:e])]  # fmt: skip
    span = _pick(rng, spans)
    return span and put(letter, span, units[letter.text[span[0] : span[1]]])


def number_borrowed(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A number of the notes where the notes have another: it is there, but counts something else."""
    spans = [s for _, s in _numbers(letter) if letter.text[s[0] : s[1]].split()[0].replace(",", "").isdigit()]
    span = _pick(rng, spans)
    if span is None:
        return None
    old = letter.text[span[0] : span[1]].split()[0]
    known = sorted(
        {n for f in letter.interview.facts if not f.private for n in re.findall(r"(?<![\w.,])\d+(?![\w.,])", f.text)}
    )
    other = [n for n in known if n != old]
    return put(letter, (span[0], span[0] + len(old)), rng.choice(other)) if other else None


def _name_of(kind: str, letter: Letter, rng: Random) -> Mutant | None:
    names = material()[kind]
    span = _pick(rng, _spans(rf"\b(?:{'|'.join(names)})\b", letter))
    return span and put(letter, span, rng.choice([n for n in names if n != letter.text[span[0] : span[1]]]))


def weekday(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    return _name_of("weekdays", letter, rng)


def month(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    return _name_of("months", letter, rng)


def day(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """The day of a date changed by one to five."""
    months = "|".join(material()["months"])
    spans = _spans(rf"\b(\d{{1,2}}) (?:{months})\b", letter) + _spans(rf"\b(?:{months}) (\d{{1,2}})\b", letter)
    span = _pick(rng, spans)
    if span is None:
        return None
    old = int(letter.text[span[0] : span[1]])
    return put(letter, span, str(rng.choice([d for d in range(max(1, old - 5), min(28, old + 5) + 1) if d != old])))


def relative(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    span = _pick(rng, _spans(r"\byesterday\b", letter))
    return span and put(
        letter, span, rng.choice(["this morning", "last month", "two weeks ago", "the day before yesterday"])
    )


def term(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A proper term of the notes replaced by one that nobody mentioned."""
    own = {
        w
        for p in [
            *(x.name for x in letter.interview.people),
            letter.interview.company,
            letter.interview.role,
            letter.interview.candidate,
        ]
        for w in re.findall(r"\w+", p)
    }
    noted = {w for f in letter.interview.facts if not f.private for w in re.findall(r"(?<=[a-z,] )[A-Z]\w{2,}", f.text)}
    calendar = {*material()["weekdays"], *material()["months"]}
    spans = [
        s for s in _spans(r"(?<=[a-z,] )[A-Z]\w{2,}\b", letter) if letter.text[s[0] : s[1]] in noted - own - calendar
    ]
    span = _pick(rng, spans)
    return span and put(letter, span, rng.choice(material()["terms"]))


def inflated(letter: Letter, rng: Random, pool: Pool) -> Mutant | None:
    """A larger part in what the candidate did: "helped" is "led" now, "I built" is "I single-handedly built"."""
    table = material()["inflations"]
    span = _pick(rng, _spans(rf"\b(?:{'|'.join(table)})\b", letter))
    return span and put(letter, span, table[letter.text[span[0] : span[1]]])


OPERATORS = [
    Operator("grounding", "greet a stranger", ("grounding.name",), stranger),
    Operator("grounding", "greet the colleague", ("grounding.name",), colleague),
    Operator("grounding", "a letter off in the greeted name", ("grounding.name",), letter_off),
    Operator("grounding", "somebody else named in the text", ("grounding.name", "grounding.company"), inner_name),
    Operator("grounding", "another employer", ("grounding.company",), employer),
    Operator("grounding", "a word of the employer's name", ("grounding.company",), employer_word),
    Operator("grounding", "another post", ("grounding.role",), role),
    Operator("grounding", "another post of the same trade", ("grounding.role",), role_word),
    Operator("grounding", "a digit", ("grounding.number",), digits),
    Operator("grounding", "a number in words", ("grounding.number",), number_word),
    Operator("grounding", "a unit", ("grounding.number",), unit),
    Operator("grounding", "a number of something else", ("grounding.number", "grounding.crosstalk"), number_borrowed),
    Operator("grounding", "a weekday", ("grounding.date",), weekday),
    Operator("grounding", "a month", ("grounding.date",), month),
    Operator("grounding", "the day of a date", ("grounding.date",), day),
    Operator("grounding", "another day than yesterday", ("grounding.date",), relative),
    Operator("grounding", "a term nobody mentioned", ("grounding.term", "grounding.company", "grounding.name"), term),
    Operator("grounding", "a deed inflated", ("grounding.claim",), inflated),
]  # fmt: skip
