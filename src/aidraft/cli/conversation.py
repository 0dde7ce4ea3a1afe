"""The conversation of ``aidraft new``: questions from ``prompts/new.yaml``, and every answer kept as it comes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aidraft.cli import terminal
from aidraft.notes.days import REMEDY, Day, read_day
from aidraft.notes.people import read_card
from aidraft.notes.starter import Met, Starter, are_people, labelled, tidy

Ask = Callable[[str], str]
"""Shows a prompt and gives the line typed. Raises EOFError at the end of input, KeyboardInterrupt at Ctrl-C."""


@dataclass(slots=True)
class Heard:
    """The answers so far: what an interruption leaves is all that was typed before it."""

    header: dict[str, str] = field(default_factory=dict)
    met: list[tuple[str, list[str]]] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=dict)

    def starter(self) -> Starter:
        """The answers as notes to write."""
        met = tuple(Met(person, tuple(bullets)) for person, bullets in self.met)
        return Starter(self.header, met, {name: tuple(texts) for name, texts in self.sections.items()})

    def __bool__(self) -> bool:
        return bool(self.header or self.met or any(self.sections.values()))


def converse(heard: Heard, wording: Mapping[str, Any], ask: Ask, *, candidate: str | None) -> None:
    """Ask every question, and write the answers into `heard` as they come; `candidate` is offered as the name."""
    terminal.put(wording["welcome"])
    for question in wording["questions"]:
        if "people" in question:
            _ask_people(heard, wording, question, ask)
        elif "day" in question:
            _ask_day(heard, wording, question, ask)
        elif "section" in question:
            _ask_bullets(heard.sections.setdefault(question["section"], []), question["ask"], wording, ask)
        else:
            _ask_value(heard.header, question, ask, candidate if question["key"] == "candidate" else None)


def _ask_value(header: dict[str, str], question: Mapping[str, Any], ask: Ask, offered: str | None) -> None:
    """A header value; `offered` is taken where nothing is typed."""

    def keep(typed: str) -> None:
        header[question["key"]] = typed

    shown = f"{question['ask']} [{offered}]" if offered else question["ask"]
    if text := _line(shown, ask, keep) or offered:
        keep(text)


def _line(question: str, ask: Ask, keep: Callable[[str], object]) -> str:
    """One answer, "" for none. A line that an interruption breaks off goes to `keep` as far as it was typed."""
    try:
        return tidy(
            ask(f"{question}: " if question[-1:].isalnum() or question.endswith((")", "]")) else f"{question} ")
        )
    except KeyboardInterrupt as interruption:
        if broken := tidy(str(interruption)):
            keep(broken)
        raise


def _ask_bullets(bullets: list[str], question: str, wording: Mapping[str, Any], ask: Ask, label: str = "") -> None:
    terminal.put(f"{question} {wording['bullets']}")

    def keep(text: str) -> None:
        bullets.append(labelled(label, text) if label else text)

    while text := _line("  -", ask, keep):
        keep(text)


def _ask_people(heard: Heard, wording: Mapping[str, Any], question: Mapping[str, Any], ask: Ask) -> None:
    """Each person, and what was said, until nobody is named. A person who cannot be read as one is asked for again."""
    asked = question["ask"]

    def keep(typed: str) -> None:
        heard.met.append((typed, []))

    while person := _line(asked, ask, keep):
        bullets: list[str] = []
        heard.met.append((person, bullets))
        while not are_people([name for name, _ in heard.met], heard.header.get("company", "")):
            terminal.put(f"  {wording['stranger']}")
            if not (again := _line(f"  {wording['again']}", ask, keep)):
                break
            heard.met[-1] = (again, bullets)
        card = read_card(heard.met[-1][0], 0)
        name = card.name if card else heard.met[-1][0]
        for each in question["people"]:
            _ask_bullets(bullets, each["ask"].format(name=name), wording, ask, each["label"])
        asked = question["next"]


def _ask_day(heard: Heard, wording: Mapping[str, Any], question: Mapping[str, Any], ask: Ask) -> None:
    """A day. One that cannot be read is asked for again; left so, it stands as typed, or as a bullet of the section
    that the question names instead."""
    key, section = question["day"], question.get("else")

    def keep(typed: str) -> None:
        if section is None:
            heard.header[key] = typed
        else:
            heard.sections[section] = [typed]

    asked = question["ask"]
    while text := _line(asked, ask, keep):
        keep(text)
        held = _day(heard.header.get("date", "")) if key != "date" else None
        try:
            found = read_day(text, held.date if held else None)
        except ValueError as error:
            if section is not None and not any(map(str.isdigit, text)):
                return  # "in two weeks" is what they said
            terminal.put(f"  {error}. {REMEDY}")
        else:
            if held is None or found.date >= held.date:
                heard.sections.pop(section or "", None)
                heard.header[key] = text
                return
            terminal.put(f"  {wording['early']}")
        asked = f"  {wording['again']}"


def _day(text: str) -> Day | None:
    try:
        return read_day(text)
    except ValueError:
        return None
