"""Models that err, once, always, or worse after each repair: what is asked of them again, and that nothing gets out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aidraft.models.scripted import Reply, ScriptedServer

TODAY = ("--today", "2026-11-20")
PRIVATE = "Ovenbird Tiles offered me 41,500 a year"
FLAWS = {
    "grounding.number": ("about 300 firings", "about 900 firings"),
    "grounding.name": ("Dear Bram,", "Dear Bran,"),
    "grounding.company": ("Saltgrass Studios", "Saltmarsh Studios"),
    "grounding.date": ("1 December", "9 December"),
    "grounding.crosstalk": ("where they still ring.", "where they ring, and of your twelve wheels for beginners."),
    "forbidden.salary": ("If you need", "My salary expectation is open. If you need"),
    "forbidden.feedback": ("If you need", "I would welcome your feedback on the interview. If you need"),
    "forbidden.private": ("If you need", "Ovenbird Tiles offered me a job as well. If you need"),
    "forbidden.placeholder": ("Fernhollow Pottery", "[Company Name]"),
    "components.gratitude": ("Thank you for meeting with me yesterday about", "We met yesterday about"),
    "components.greeting": ("Dear Bram,\n\n", ""),
    "tone": ("I enjoyed hearing", "It was super awesome, dude, lol, gonna be epic!!! I enjoyed hearing"),
    "length": (
        "If you need",
        " ".join(f"The wood kiln is a good kiln and the old bricks ring, kiln {n}." for n in "abcdefghijklmnopqrst")
        + " If you need",
    ),
    "proofreading": ("I look forward to hearing", "I recieve your news gladly, and look forward to hearing"),
}  # fmt: skip

Wrong = Callable[[str], str]


@pytest.fixture
def kept_private(notes: Path) -> Path:
    text = notes.read_text(encoding="utf-8") + f"\n## Private\n- {PRIVATE}\n"
    notes.write_text(text, encoding="utf-8")
    return notes


def flawed(good: str, rule: str, variant: str = "") -> str:
    before, after = FLAWS[rule]
    assert before in good
    return good.replace(before, after, 1).replace("I am happy to send it.", f"I am happy to send it{variant}.")


def user_turn(received: Any) -> str:
    turns = received.asked["messages"]
    assert [turn["role"] for turn in turns] == ["system", "user"], "no transcript grows"
    return str(turns[-1]["content"])


@pytest.mark.parametrize("rule", FLAWS)
def test_an_error_made_once_is_mended_on_the_spot_or_sent_back_once(call, kept_private, good_letter, rule) -> None:
    with ScriptedServer([flawed(good_letter, rule), good_letter]) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
    assert outcome.code == 0, outcome.err
    assert len(server.requests) <= 2
    assert FLAWS[rule][1].split(". ")[0].split("\n")[0] not in outcome.out or FLAWS[rule][1] == ""
    if len(server.requests) == 2:
        said = user_turn(server.requests[1])
        assert f"1. {rule}" in said or f". {rule}" in said
        assert "Findings" in said and "<notes>" in said
        assert "ring" in said and "five years as kiln technician" in said, "the facts come along"
    assert all(b"Ovenbird" not in request.body and b"41,500" not in request.body for request in server.requests)


@pytest.mark.parametrize("rule", FLAWS)
def test_an_error_made_always_ends_without_a_draft(call, kept_private, good_letter, rule) -> None:
    drafts = [flawed(good_letter, rule, variant) for variant in ("", " at once", " any time")]
    with ScriptedServer(drafts) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
    if outcome.code == 0:  # one certain fix, made on this machine
        assert len(server.requests) == 1 and "mended" in outcome.err
        return
    assert (outcome.code, outcome.out) == (1, "")
    assert len(server.requests) == 3
    assert rule in outcome.err
    sizes = [len(request.body) for request in server.requests]
    assert sizes[2] < sizes[1] + 200, "the third request does not hold the second"
    assert all(b"Ovenbird" not in request.body for request in server.requests)


def test_worse_after_each_repair_keeps_the_best_and_prints_none(call, kept_private, good_letter) -> None:
    one = flawed(good_letter, "forbidden.feedback")
    two = flawed(one, "forbidden.salary")
    three = two.replace("about 300 firings", "about 900 firings, and Pingrove Tiles")
    with ScriptedServer([one, two, three]) as server:
        outcome = call(
            "-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", "--format", "json", *TODAY
        )
    said = json.loads(outcome.out)
    assert (outcome.code, said["messages"], len(server.requests)) == (1, [], 3)
    (rejected,) = said["rejected"]
    wrong = [sum(f["severity"] == "error" for f in attempt["report"]["findings"]) for attempt in rejected["attempts"]]
    assert wrong[0] < wrong[1] <= wrong[2], "the repairs made it worse"
    assert rejected["text"] == rejected["attempts"][0]["text"], "the best is kept"
    assert "900 firings" in user_turn(server.requests[2]) or "salary" in user_turn(server.requests[2])
    assert "900 firings" not in user_turn(server.requests[1])


def test_a_repair_that_changes_nothing_ends_at_once(call, kept_private, good_letter) -> None:
    with ScriptedServer([flawed(good_letter, "forbidden.feedback")]) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
    assert (outcome.code, outcome.out, len(server.requests)) == (1, "", 2)


def test_what_a_repair_quotes_holds_nothing_private(call, kept_private, good_letter) -> None:
    leak = good_letter.replace("If you need", f"{PRIVATE}. If you need")
    with ScriptedServer([leak, good_letter]) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
    assert outcome.code == 0
    said = user_turn(server.requests[1])
    assert "(withheld)" in said and "forbidden.private" in said
    assert "Ovenbird" not in said and "41,500" not in said


WRAPPED: dict[str, Wrong] = {
    "talk before": lambda letter: f"Certainly! Here is the thank-you note:\n\n{letter}",
    "talk and a rule": lambda letter: f"Sure, here you go:\n\n---\n\n{letter}\n\n---\n\nLet me know what to change!",
    "fence": lambda letter: f"```text\n{letter}\n```",
    "talk and fence": lambda letter: f"Here is your letter:\n\n```\n{letter}\n```\n\nShall I make it shorter?",
    "thinking": lambda letter: f"<think>\nThe user wants a letter to Bram.\n</think>\n\n{letter}",
    "encoded twice": lambda letter: json.dumps(json.dumps({"subject": "Thank you for the Ceramics Technician interview",
        "greeting": "Dear Bram,", "paragraphs": [{"text": part, "facts": []} for part in letter.split("\n\n")[2:-1]],
        "closing": "Best regards,"})),
}  # fmt: skip


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_what_stands_around_a_letter_is_taken_off(call, kept_private, good_letter, wrapping) -> None:
    with ScriptedServer([WRAPPED[wrapping](good_letter)]) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
    assert outcome.code == 0, outcome.err
    assert len(server.requests) == 1
    assert outcome.out.strip().replace("\n", " ") == good_letter.strip().replace("\n", " ")


HOPELESS: dict[str, Wrong] = {
    "several options": lambda letter: f"Option 1:\n\n{letter}\n\nOption 2:\n\n{letter.replace('enjoyed', 'liked')}",
    "a question instead": lambda _: "Could you tell me more about the interview first?",
    "a refusal": lambda _: "I'm sorry, but I can't help with writing this message.",
    "a template": lambda _: "Dear [Name],\n\nThank you for [topic].\n\nBest regards,\n[Your Name]",
    "German": lambda _: (
        "Subject: Vielen Dank\n\nDear Bram,\n\nVielen Dank für das Gespräch gestern über die Stelle. Es hat mich sehr"
        " gefreut, mehr über den Holzofen zu hören, den Sie vor dem Frühling neu bauen.\n\nMit meiner Erfahrung würde"
        " ich gern helfen.\n\nMit freundlichen Grüßen\nOdile Marchetti"
    ),
    "to someone else": lambda letter: letter.replace("Dear Bram,", "Dear Sunniva,"),
    "to nobody known": lambda letter: letter.replace("Dear Bram,", "Dear Hiring Manager,"),
    "from someone else": lambda letter: letter.replace("Odile Marchetti", "Bram Achterberg"),
    "remark after": lambda letter: letter + "\nP.S. As an AI language model, I made this as warm as I could.",
    "two letters": lambda letter: letter + "\n\n" + letter.replace("Dear Bram,", "Dear Sunniva,"),
}


@pytest.mark.parametrize("kind", HOPELESS)
def test_what_is_no_letter_to_this_person_does_not_get_out(call, kept_private, good_letter, kind) -> None:
    with ScriptedServer([HOPELESS[kind](good_letter)]) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", *TODAY)
    if outcome.code == 0:  # put right with certainty: the right name in the greeting
        assert "Dear Bram," in outcome.out and outcome.out.rstrip().endswith("Odile Marchetti")
        assert "Sunniva" not in outcome.out and "AI" not in outcome.out and "Option" not in outcome.out
    else:
        assert (outcome.code, outcome.out) == (1, "")
        assert "not passed" in outcome.err


def test_an_empty_answer_and_a_failing_one_lose_nothing_of_what_was_tried(call, kept_private, good_letter) -> None:
    wrong = flawed(good_letter, "forbidden.feedback")
    with ScriptedServer([wrong, Reply(status=401)]) as server:
        outcome = call("-i", "notes.md", "--to", "bram", "--base-url", server.url, "--model", "m", "-v", *TODAY)
    assert (outcome.code, outcome.out) == (4, "")
    assert "forbidden.feedback" in outcome.err and "OPENAI_API_KEY" in outcome.err
