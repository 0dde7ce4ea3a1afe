import json
import threading
import time
from datetime import date
from typing import Any

import pytest

from aidraft.drafting import Step, document, draft
from aidraft.drafting.letter import SEEDS
from aidraft.errors import ModelError, NotesError, Problem, RecordingError, UsageError
from aidraft.guardrails.policy import Policy
from aidraft.notes import Interview

OUTAGE = ModelError("the server did not answer", "no route to host", "Check --base-url")


@pytest.fixture
def call(interview: Interview, policy: Policy, today: date, word_judge: Any) -> Any:
    """`draft` to the first interviewer with everything but the model."""

    def run(model: Any, **given: Any) -> Any:
        arguments = {"tone": "warm", "to": "Benedikt", "policy": policy, "today": today, "judge": word_judge()} | given
        return draft(interview, model=model, **arguments)

    return run


def test_a_draft_that_passes_takes_one_request(call: Any, scripted: Any) -> None:
    model = scripted("Thank you for Wednesday.")
    (result,) = call(model)
    assert result.passed and result.error is None and len(model.requests) == 1
    assert result.text == (
        "Subject: Thank you\n\nDear Benedikt,\n\nThank you for Wednesday.\n\nBest regards,\nOdile Marchetti"
    )
    assert result.subject == "Thank you"
    assert result.body == result.text.partition("\n\n")[2]
    assert (result.to, result.kind, result.tone) == ("Benedikt Aaltonen", "thank-you", "warm")
    assert (result.model, result.source) == ("scripted-1", "live")
    assert (result.usage.prompt_tokens, result.attempts[0].seconds) == (100, 0.5)


def test_mechanical_fixes_need_no_second_request(call: Any, scripted: Any) -> None:
    model = scripted("In Jully the sensors come.")
    (result,) = call(model)
    assert result.passed and "In July the sensors come." in result.text and len(model.requests) == 1
    (fix,) = result.attempts[0].fixes
    assert (fix.rule, fix.after) == ("proofreading.spelling", "In July the sensors come.")


def test_a_repair_names_the_finding_and_holds_the_mended_draft_alone(call: Any, scripted: Any) -> None:
    model = scripted("I hereby write in Jully.", "I write in July.")
    (result,) = call(model)
    assert result.passed and len(result.attempts) == 2 and result.usage.completion_tokens == 20
    first, second = model.requests
    assert (first.attempt, second.attempt) == (1, 2)
    said = second.turns[-1].content
    assert 'tone.stiff at "hereby": hereby is wrong' in said and "I hereby write in July." in said
    assert len(second.turns) == 2 and "Harrow" not in said


def test_attempts_are_capped_and_all_of_them_kept(call: Any, scripted: Any) -> None:
    model = scripted("hereby one", "hereby two", "hereby three", "fine")
    (result,) = call(model)
    assert not result.passed and len(model.requests) == 3
    assert [a.text.count("hereby") for a in result.attempts] == [1, 1, 1]
    (result,) = call(scripted("hereby one", "fine"), attempts=1)
    assert not result.passed and len(result.attempts) == 1


def test_a_repair_that_changes_nothing_ends_the_loop(call: Any, scripted: Any) -> None:
    model = scripted("hereby again")
    (result,) = call(model, attempts=9)
    assert not result.passed and len(model.requests) == 2 and result.usage.prompt_tokens == 200


def test_the_best_attempt_is_kept_by_weight_of_its_errors(call: Any, scripted: Any) -> None:
    (result,) = call(scripted("pay and hereby", "hereby only", "pay pay pay"))
    assert "hereby only" in result.text and result.report == result.attempts[1].report


def test_what_no_wording_mends_is_not_asked_for_again(call: Any, scripted: Any) -> None:
    model = scripted("too early and hereby")
    (result,) = call(model)
    assert not result.passed and len(model.requests) == 1


def test_a_wrong_moment_is_told_before_anything_is_sent(call: Any, scripted: Any, word_judge: Any) -> None:
    model = scripted("fine")
    (result,) = call(model, judge=word_judge("timing.early"))
    assert not result.passed and not model.requests and result.text == ""
    assert [f.rule for f in result.report.findings] == ["timing.early"] and result.report.policy.allowed == ()
    (result,) = call(model, judge=word_judge("components.greeting"), attempts=1)
    assert model.requests, "other families have no say before there is a text"


def test_an_allowed_moment_is_no_hindrance(call: Any, policy: Policy, scripted: Any, word_judge: Any) -> None:
    from dataclasses import replace

    (result,) = call(scripted("fine"), judge=word_judge("timing.early"), policy=replace(policy, allowed=("timing",)))
    assert result.passed


@pytest.mark.parametrize("trouble", [OUTAGE, RecordingError("nothing recorded", "for this request", "Record it")])
def test_a_failing_model_is_a_result_that_says_why(call: Any, trouble: Any, scripted: Any) -> None:
    (result,) = call(scripted(trouble))
    assert not result.passed and result.report is None and result.attempts == ()
    assert result.error is not None and result.error.exit_code == trouble.exit_code
    assert str(result.error) == str(trouble) and result.error.type == type(trouble).__name__


def test_a_failure_during_repair_keeps_the_attempt_before(call: Any, scripted: Any) -> None:
    (result,) = call(scripted("hereby one", OUTAGE))
    assert not result.passed and len(result.attempts) == 1 and "hereby one" in result.text
    assert result.error is not None and result.error.exit_code == 4


def test_thin_notes_are_told_with_their_problems(call: Any, scripted: Any) -> None:
    thin = NotesError("the notes are too thin", [Problem("no conversation", "Add a bullet under Discussed")])
    (result,) = call(scripted(thin))
    assert "Add a bullet under Discussed" in result.error.why and result.error.exit_code == 3


def test_one_failure_does_not_lose_the_others(call: Any, interview: Interview, scripted: Any) -> None:
    model = scripted("Thank you for the tides.", wanjiru=[OUTAGE], ilse=["hereby"])
    results = call(model, to=None)
    assert [r.to for r in results] == [p.name for p in interview.people]
    assert [r.passed for r in results] == [True, False, False]
    assert results[1].error is not None and results[2].error is None


def test_letters_too_like_an_earlier_one_are_written_anew(call: Any, scripted: Any) -> None:
    model = scripted(benedikt=["The same words."], wanjiru=["The same words.", "Other words."], ilse=["Third words."])
    results = call(model, to=None)
    assert all(r.passed for r in results)
    assert [len(r.attempts) for r in results] == [1, 2, 1]
    repair = next(r for r in model.requests if r.attempt == 2)
    assert repair.brief.to.name == "Wanjiru Coe" and "grounding.duplicate" in repair.turns[-1].content
    assert results[1].attempts[0].report.findings[0].rule == "grounding.duplicate"


def test_a_letter_that_stays_like_another_does_not_pass(call: Any, scripted: Any) -> None:
    results = call(scripted("The same words."), to=["Benedikt", "Wanjiru"])
    assert [r.passed for r in results] == [True, False]


def test_several_are_written_at_once(call: Any, scripted: Any) -> None:
    together = threading.Barrier(3, timeout=5)

    class Slow(scripted):
        def complete(self, request: Any) -> Any:
            together.wait()
            return super().complete(request)

    results = call(Slow(benedikt=["One."], wanjiru=["Two."], ilse=["Three."]), to=None)
    assert all(r.passed for r in results)


def test_the_judge_is_made_ready_while_a_distant_model_writes(call: Any, scripted: Any, word_judge: Any) -> None:
    ready = threading.Event()

    class Distant(scripted):  # type: ignore[misc]
        remote = True

        def complete(self, request: Any) -> Any:
            assert ready.wait(5), "nothing was judged meanwhile"
            return super().complete(request)

    class Watching(word_judge):  # type: ignore[misc]
        def __call__(self, text: str, *args: Any, **given: Any) -> Any:
            report = super().__call__(text, *args, **given)
            if "radar sensors by June" in text:
                ready.set()
                raise ZeroDivisionError("is no trouble here")
            return report

    (result,) = call(Distant("Fine."), judge=Watching())
    assert result.passed


def test_letters_are_judged_one_by_one(call: Any, scripted: Any, word_judge: Any) -> None:
    class Narrow(word_judge):  # type: ignore[misc]
        inside = 0

        def __call__(self, *args: Any, **given: Any) -> Any:
            self.inside += 1
            time.sleep(0.005)
            assert self.inside == 1
            report = super().__call__(*args, **given)
            self.inside -= 1
            return report

    results = call(scripted(benedikt=["One."], wanjiru=["Two."], ilse=["Three."]), to=None, judge=Narrow())
    assert all(r.passed for r in results)


def test_a_bug_in_one_thread_is_raised_when_the_others_are_done(call: Any, scripted: Any) -> None:
    seen = []

    class Broken(scripted):
        def complete(self, request: Any) -> Any:
            if request.brief.to.name.startswith("Benedikt"):
                raise ZeroDivisionError
            time.sleep(0.05)
            return super().complete(request)

    with pytest.raises(ZeroDivisionError):
        call(Broken(wanjiru=["Two."], ilse=["Three."]), to=None, progress=lambda s: seen.append((s.stage, s.to)))
    assert {name for stage, name in seen if stage == "done"} == {"Wanjiru Coe", "Ilse Brandt"}


def test_a_fallback_writes_what_the_model_could_not(call: Any, scripted: Any) -> None:
    spare = scripted("Plain words.", ilse=["Other plain words."], source="composer")
    results = call(scripted("Good words.", wanjiru=["hereby"], ilse=[OUTAGE]), to=None, fallback=spare)
    assert [r.source for r in results] == ["live", "composer", "composer"] and all(r.passed for r in results)
    assert results[2].error is None and results[2].replaced is not None and results[2].replaced.error is not None
    (alone,) = call(scripted("hereby"), fallback=spare)
    assert alone.passed and alone.source == "composer" and "Plain words." in alone.text
    assert alone.replaced is not None and not alone.replaced.passed and len(alone.replaced.attempts) == 2
    (failed,) = call(scripted("hereby"), fallback=scripted("pay"))
    assert not failed.passed and failed.source == "live" and failed.replaced is None


def test_the_composer_is_tried_with_other_seeds(call: Any, scripted: Any) -> None:
    model = scripted("hereby", "hereby", "hereby", "hereby", "Fine words.", source="composer")
    (result,) = call(model, attempts=1, seed=7)
    assert result.passed and len(result.attempts) == 5
    seeds = [request.brief.seed for request in model.requests]
    assert seeds[0] == 7 and len(set(seeds)) == 5
    assert all("<draft>" not in request.turns[-1].content for request in model.requests)
    (result,) = call(scripted("hereby", source="composer"))
    assert not result.passed and len(result.attempts) == SEEDS


def test_progress_is_told_one_step_at_a_time(call: Any, scripted: Any) -> None:
    steps: list[Step] = []
    results = call(scripted(benedikt=["One."], wanjiru=["hereby", "Two."]), to=["Ben", "Wanj"], progress=steps.append)
    asked = [(s.to, s.attempt) for s in steps if s.stage == "asking"]
    assert sorted(asked) == [("Benedikt Aaltonen", 1), ("Wanjiru Coe", 1), ("Wanjiru Coe", 2)]
    assert {s.to: s.result for s in steps if s.stage == "done"} == {r.to: r for r in results}


def test_an_instruction_reaches_the_model(call: Any, scripted: Any) -> None:
    model = scripted("Fine.")
    call(model, instruction="mention the heron")
    assert "mention the heron" in model.requests[0].turns[-1].content


def test_an_instruction_for_something_forbidden_is_refused_by_name(call: Any, scripted: Any) -> None:
    model = scripted("Fine.")
    with pytest.raises(UsageError, match=r"forbidden\.salary"):
        call(model, instruction="ask about pay")
    assert not model.requests


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "poem"}, "poem"),
        ({"tone": "sung"}, "sung"),
        ({"to": "Zebedee"}, "Zebedee"),
        ({"attempts": 0}, "0 attempts"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_asked(
    call: Any, given: dict[str, Any], said: str, scripted: Any
) -> None:
    model = scripted("Fine.")
    with pytest.raises(UsageError, match=said):
        call(model, **given)
    assert not model.requests


def test_a_person_named_twice_gets_one_letter(call: Any, scripted: Any) -> None:
    assert len(call(scripted("Fine."), to=["Benedikt", "Aaltonen"])) == 1


def test_the_document_carries_what_passed_and_under_rejected_what_did_not(call: Any, scripted: Any) -> None:
    results = call(scripted("Fine.", wanjiru=["hereby"], ilse=[OUTAGE]), to=None)
    whole = json.loads(json.dumps(document(results)))
    assert whole["schema"] == "aidraft.result/1"
    (message,) = whole["messages"]
    assert message["report"]["schema"] == "aidraft.report/1" and message["to"] == "Benedikt Aaltonen"
    for key in ("to", "kind", "tone", "subject", "body", "text", "model", "source", "report", "attempts", "usage"):
        assert key in message
    assert {"report", "usage", "seconds", "fixes", "text"} <= set(message["attempts"][0])
    assert [r["to"] for r in whole["rejected"]] == ["Wanjiru Coe", "Ilse Brandt"]
    assert whole["rejected"][1]["error"]["exit_code"] == 4


def test_what_a_fallback_replaced_stands_under_rejected(call: Any, scripted: Any) -> None:
    results = call(scripted("hereby"), fallback=scripted("Fine.", source="composer"))
    whole = document(results)
    assert [m["source"] for m in whole["messages"]] == ["composer"]
    assert [m["source"] for m in whole["rejected"]] == ["live"]
