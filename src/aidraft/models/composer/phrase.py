"""A bullet of the conversation, ready for a sentence."""

import re
from dataclasses import dataclass
from typing import Literal

from aidraft.models.composer.bullet import Reading
from aidraft.models.composer.lexicon import lexicon

Form = Literal[
    "topic", "count", "gerund", "named", "how", "clause", "we", "quote", "liked-topic", "liked-clause",
    "asked", "interest", "interest-clause",
]  # fmt: skip
"""What the text is: a noun phrase (``named``: it begins with a name, ``count``: with a number), an -ing phrase, an
indirect question, a whole clause (``we``: about the candidate too), the reader's own words; ``asked`` follows "you
asked"."""


@dataclass(frozen=True)
class Phrase:
    """``text`` fills the sentence's slot and ``rest`` follows: a detail after a topic, the answer to a question.
    ``reply`` says how the answer stands: a clause of its own, or the bare words of it. The higher the ``merit``, the
    better the phrase reads."""

    facts: tuple[str, ...]
    form: Form
    text: str
    rest: str = ""
    reply: Literal["clause", "words", ""] = ""
    merit: float = 0.0
    source: str = ""

    @property
    def words(self) -> int:
        return len(f"{self.text} {self.rest}".split())


def spoken_by_reader(match: re.Match[str] | None, reading: Reading) -> bool:
    """Whether the reader is the one who said or asked it: the match's ``who`` is a pronoun, the name, or left out."""
    if match is None:
        return False
    who = (match["who"] or "").lower()
    return not who or lexicon().has("speakers", who) or reading.reader.named(who)


def hazard(text: str) -> float:
    """How much a text loses because other things are better said: illness, money, trouble, small talk."""
    weights = lexicon().avoid
    spoken = re.findall(r"[\w-]+", text.lower())
    return 2.0 * sum(weights.get(word, 0) for word in spoken) + (1.0 if '"' in text else 0.0)
