"""The first notes, written from answers so that the reader finds in them what was answered, sign for sign."""

import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aidraft.data import read_data
from aidraft.errors import Problem
from aidraft.notes.facts import enter
from aidraft.notes.header import yaml_pairs
from aidraft.notes.labels import split_label
from aidraft.notes.lines import clean, marked, visible
from aidraft.notes.outline import Entry, Heading, outline, plain
from aidraft.notes.people import read_card
from aidraft.notes.sections import read_sections
from aidraft.notes.sheet import Place, Sheet

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
# The reader takes longer lines as they stand, escapes and all; every sign of this many may be escaped.
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Met:
    """An interviewer, as ``Name, Title <address>``, and the bullets below, each with its label if it has one."""

    person: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Starter:
    """What new notes hold: values by header key, people, and bullets by the section's name."""

    header: Mapping[str, str] = field(default_factory=dict)
    met: tuple[Met, ...] = ()
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def blank_form() -> str:
    """The form with nothing filled in."""
    return str(read_data("prompts", "new")["form"])


def write_starter(starter: Starter) -> str:
    """Notes from which ``parse_notes`` reads back every answer, white space and invisible characters aside.

    A bullet of more than 900 characters becomes several. Sections without a bullet are left out, but for Interviewers.
    """
    headings = read_data("prompts", "new")["headings"]
    blocks = ["\n".join(["---", *(_pair(key, tidy(value)) for key, value in starter.header.items() if value), "---"])]
    # Always there: a section first in the notes might be taken for the header, if its bullets read like one.
    blocks.append(f"## {headings['interviewers']}")
    blocks += ["\n".join([_heading(tidy(met.person)), *_bullets(met.bullets)]) for met in starter.met]
    for section, title in headings.items():
        if starter.sections.get(section):
            blocks.append("\n".join([f"## {title}", *_bullets(starter.sections[section])]))
    return "\n\n".join(blocks) + "\n"


def tidy(text: str) -> str:
    """An answer in one line, without the characters that the reader would leave out."""
    return " ".join(visible(" ".join(text.split())).split())


def labelled(label: str, text: str) -> str:
    """`text` as a bullet below a person, under `label` unless it has one of its own."""
    own = split_label(tidy(text), shared=False, section="interviewers").label
    return text if own or label == "discussed" else f"{label}: {text}"


def are_people(lines: Sequence[str], company: str = "") -> bool:
    """Whether each of `lines` is read as an interviewer of their own, below the heading."""
    problems: list[Problem] = []
    text = "\n".join(["## Interviewers", *(_heading(tidy(line)) for line in lines)])
    _, panel = read_sections(_blocks(text), title_line=None, cards=(), noted=(), company=company, problems=problems)
    cards = [read_card(tidy(line), 0) for line in lines]
    told = [(card.name, card.title, card.email) for card in cards if card]
    return not problems and told == [(p.name, p.title, p.email) for p in panel] and len(told) == len(lines)


def _blocks(text: str) -> list[Heading | Entry]:
    return outline("\n".join(marked(clean(text)[0])))


def _pair(key: str, value: str) -> str:
    text = _plainest(value, lambda written: plain(written) == value)
    bare = f"{key}: {text}"
    found = yaml_pairs(bare, 1, [])
    as_it_stands = found and [(p.key, [v.text for v in p.values]) for p in found] == [(key, [text])]
    return bare if as_it_stands else f"{key}: {json.dumps(text, ensure_ascii=False)}"


def _heading(person: str) -> str:
    def reads(written: str) -> bool:
        found = _blocks(f"### {written}")
        return len(found) == 1 and isinstance(found[0], Heading) and read_card(found[0].raw, 0) == read_card(person, 0)

    return f"### {_plainest(person, reads)}"


def _bullets(texts: Sequence[str]) -> list[str]:
    return [
        f"- {_plainest(part, _reads(part))}"
        for text in texts
        for part in textwrap.wrap(tidy(text), _LONGEST, break_on_hyphens=False)
    ]


def _reads(text: str) -> Callable[[str], bool]:
    def reads(written: str) -> bool:
        sheet = Sheet("", (), strangers=False)
        for block in _blocks(f"- {written}"):
            if isinstance(block, Heading):
                return False
            enter(sheet, Place("private"), block)  # the one place where no word before a colon is a label
        return [fact.text for fact in sheet.facts] == [text]

    return reads


def _plainest(text: str, reads: Callable[[str], bool]) -> str:
    """`text` as typed where the reader takes it so; else with a backslash before every sign. A comment's opening is
    always escaped: its end may stand in another line."""
    return text if "<!--" not in text and reads(text) else _SIGNS.sub(r"\\\g<0>", text)
