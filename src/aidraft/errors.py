"""Everything that can go wrong, as one family.

    AidraftError                      exit code
    ├── UsageError                    2   the call itself is wrong
    ├── InputError                    3   a file cannot be read or is incomplete; lists every problem
    │   ├── NotesError                    the interview notes
    │   ├── DraftError                    a draft given to be checked
    │   ├── PolicyError                   a policy file or the shipped rules
    │   └── HistoryError                  the history of earlier drafts
    ├── ModelError                    4   the model or the network failed for good
    └── RecordingError                5   offline, and nothing recorded for this request

Each says what failed, why, and what to do next:

    try:
        interview = read_notes("notes.md")
    except NotesError as error:
        for problem in error.problems:
            print(problem)          # line 4: no role. Add "role: Backend Engineer" to the header
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file. ``line`` counts from 1; None when no line is to blame."""

    what: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.what}. {self.remedy}".rstrip()


class AidraftError(Exception):
    """The base of all: ``what`` failed, ``why``, and the ``remedy``, each a short text without a final stop."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.what, self.why, self.remedy = what, why, remedy

    def __str__(self) -> str:
        head = f"{self.what}: {self.why}" if self.why else self.what
        return f"{head}. {self.remedy}" if self.remedy else head


class UsageError(AidraftError):
    """The call is wrong: an unknown kind, tone or interviewer, options that exclude each other."""

    exit_code = 2


class InputError(AidraftError):
    """A file cannot be read or is incomplete; ``problems`` lists everything wrong at once."""

    exit_code = 3

    def __init__(self, what: str, problems: Sequence[Problem] = (), why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {problem}" for problem in self.problems)])


class NotesError(InputError):
    """The interview notes cannot be read or lack something required."""


class DraftError(InputError):
    """The draft to check cannot be read."""


class PolicyError(InputError):
    """A policy file, or a rule in it, is malformed, incomplete or unknown."""


class HistoryError(InputError):
    """The history of earlier drafts cannot be read or written."""


class ModelError(AidraftError):
    """The model or the network failed for good, after the retries that could help."""

    exit_code = 4


class RecordingError(AidraftError):
    """Offline, and no recorded response fits this request."""

    exit_code = 5
