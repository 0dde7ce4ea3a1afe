"""The whole way from an interview to messages that passed; it can be read aloud.

For each interviewer a brief is made and a letter written (`letter.py`), all of them at once. Then the letters are laid
side by side: one that says nearly the same as an earlier one goes back. Last, what did not pass is replaced, if a
fallback was named.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from threading import Lock, Thread
from typing import Any, Literal, cast

from aidraft.drafting.concurrently import AT_ONCE, concurrently
from aidraft.drafting.letter import Judge, Task
from aidraft.drafting.panel import Letter, Progress, Step
from aidraft.drafting.refusal import refuse_instruction
from aidraft.drafting.result import Result
from aidraft.errors import UsageError
from aidraft.guardrails.policy import Policy, load_policy
from aidraft.guardrails.report import Report
from aidraft.models import Model
from aidraft.notes.interview import KINDS, Interview, Kind, Person
from aidraft.notes.zones import day_there
from aidraft.prompting.brief import build_brief


def draft(
    interview: Interview,
    *,
    kind: str = "thank-you",
    tone: str = "professional",
    to: str | Sequence[str] | None = None,
    model: Model | None = None,
    policy: Policy | None = None,
    today: date | None = None,
    attempts: int = 3,
    instruction: str | None = None,
    seed: int = 0,
    fallback: Model | Literal["composer"] | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> list[Result]:
    """Write one message to each interviewer, or to those named by `to` (any unambiguous part of a name).

    `model` answers at most `attempts` requests a message, repairs included; left out, it is the built-in composer.
    `today` is the day to reckon from; left out, the one it is at the interview's place. `instruction` is an
    extra wish, under the same guardrails. `fallback` writes what the model could not. `progress` is told each step, one
    call at a time, from whichever thread is at work.

    A message that could not be written does not stop the others: its Result says why. Raises UsageError when the call
    itself is wrong or the instruction asks for something forbidden, PolicyError when the policy cannot be used.
    """
    policy = policy or load_policy()
    _refuse(kind, tone, attempts, policy)
    day, model, judge, tell = (
        today or day_there(interview, datetime.now().astimezone()),
        model or _composer(),
        _in_turn(judge or _judge()),
        _one_at_a_time(progress),
    )
    tasks = []
    for person in _people(interview, to):
        brief = build_brief(
            interview, kind=cast(Kind, kind), tone=tone, to=person, today=day, instruction=instruction, seed=seed
        )
        tasks.append(Task(interview, brief, person, model, policy, judge, attempts))
    if instruction:
        refuse_instruction(tasks[0], instruction)

    if getattr(model, "remote", False):
        tell = _making_ready(tasks, tell)
    letters = concurrently(lambda task: Letter(task, tell).begin(), tasks)
    for index, letter in enumerate(letters):
        letter.compare([other.text for other in letters[:index] if other.passed])
    if fallback is not None:
        second = _composer() if fallback == "composer" else fallback
        for letter in letters:
            letter.fall_back(second, [other.text for other in letters if other is not letter and other.passed])
    return [letter.result() for letter in letters]


def _refuse(kind: str, tone: str, attempts: int, policy: Policy) -> None:
    if kind not in KINDS:
        raise UsageError(f"unknown kind of message {kind!r}", remedy=f"There are {', '.join(KINDS)}")
    if tone not in policy.tones:
        raise UsageError(f"unknown tone {tone!r}", remedy=f"There are {', '.join(policy.tones)}")
    if attempts < 1:
        raise UsageError(f"{attempts} attempts", "at least one request is needed", "Give 1 or more")


def _people(interview: Interview, to: str | Sequence[str] | None) -> list[Person]:
    """Those to write to, each once. Raises UsageError for a name that fits nobody, or more than one person."""
    from aidraft.notes.people import find_person

    names = [to] if isinstance(to, str) else list(to or [])
    return list(dict.fromkeys(find_person(interview, name) for name in names)) or list(interview.people)


def _one_at_a_time(progress: Progress | None) -> Progress:
    lock = Lock()

    def tell(step: Step) -> None:
        if progress is not None:
            with lock:
                progress(step)

    return tell


def _in_turn(judge: Judge) -> Judge:
    """Letters wait for their models side by side and are judged one by one: a check is all Python and no waiting, so
    threads would not hasten it, and the stemmer it uses is not made for several at once."""
    lock = Lock()

    def judged(text: str, interview: Interview, **given: Any) -> Report:
        with lock:
            return judge(text, interview, **given)

    return judged


def _making_ready(tasks: Sequence[Task], tell: Progress) -> Progress:
    """`tell`, which makes ready for the answers once all requests that go out at once are under way."""
    waited_for = {task.to.name for task in tasks[:AT_ONCE]}

    def told(step: Step) -> None:
        tell(step)
        if step.to in waited_for:
            waited_for.discard(step.to)
            if not waited_for:
                Thread(target=_make_ready, args=(tasks[0],), daemon=True).start()

    return told


def _make_ready(task: Task) -> None:
    """Judge a letter of the notes' own words while a server is writing the real one: word lists, indexes and the
    proofreader take most of a second to load, and are then at hand when the answer comes."""
    said = "\n\n".join(fact.text for fact in task.brief.facts[:3])
    with suppress(Exception):  # what is wrong with the judge will show on the real letter
        task.judged(f"Dear {task.to.name},\n\n{said}\n\nBest regards,\n{task.brief.candidate}")


def _composer() -> Model:
    from aidraft.models.composer import Composer

    return Composer()


def _judge() -> Judge:
    from aidraft.guardrails.verdict import judge

    return judge
