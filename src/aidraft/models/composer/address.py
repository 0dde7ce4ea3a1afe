"""How the reader is called: first name, or title and surname."""

from dataclasses import dataclass

from aidraft.models.composer.lexicon import lexicon, load
from aidraft.notes.interview import Dialect


@dataclass(frozen=True)
class Name:
    """``title`` is as the notes give it ("Dr."), empty where they give none."""

    title: str
    first: str
    last: str

    @property
    def full(self) -> str:
        return f"{self.first} {self.last}".strip()


def parsed(name: str) -> Name:
    """A name as written in the notes. Particles belong to the surname: "van der Meulen", "Ní Bhriain"."""
    words = lexicon()
    parts = name.split()
    title = ""
    while len(parts) > 1 and words.has("honorifics", parts[0].lower().rstrip(".")):
        title = f"{title} {parts.pop(0)}".strip()
    if len(parts) == 1:
        return Name(title, parts[0], "")
    at = len(parts) - 1
    while at > 1 and words.has("particles", parts[at - 1].lower().rstrip(".")):
        at -= 1
    return Name(title, " ".join(parts[:at]), " ".join(parts[at:]))


def salutation(name: str, tone: str, pronoun: str | None, dialect: Dialect) -> str:
    """The name after "Dear": what the notes call the person decides, then the tone. Where a title is asked for and
    neither the notes nor a pronoun in them gives one, the whole name stands."""
    who = parsed(name)
    data = load("address")
    if not who.last:
        return f"{who.title} {who.first}".strip()
    if who.title:
        return f"{data['written_out'].get(who.title, who.title)} {who.last}"
    if tone not in data["surname_tones"]:
        return who.first.split()[0]
    if pronoun is None:
        return who.full
    title = data["titles"][pronoun]
    return f"{title}{'.' if dialect in data['title_stop'] else ''} {who.last}"
