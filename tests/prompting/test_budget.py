import gzip
from datetime import date
from pathlib import Path

import pytest

from aidraft.guardrails.policy import Policy
from aidraft.notes.interview import Fact
from aidraft.notes.reader import parse_notes
from aidraft.prompting import budget
from aidraft.prompting.brief import build_brief
from aidraft.prompting.budget import count_tokens, cut_to_fit, estimate, find_vocabulary, load_vocabulary, most_tokens
from aidraft.prompting.render import render
from aidraft.prompting.request import Brief, Turn

TURNS = (Turn(role="system", content="Grüße"), Turn(role="user", content="abc"))


def fact(section: str, number: int, label: str | None = None, person: str | None = None) -> Fact:
    name = f"interviewers.{person}.{label}" if person else section
    return Fact(
        id=f"{name}.{number}",
        text="words " * 20,
        line=1,
        section="interviewers" if person else section,
        label=label,
        person=person,
    )  # type: ignore[arg-type]


def test_bytes_bound_the_tokens() -> None:
    assert most_tokens(TURNS) == 7 + 3 + 2 * 4
    assert estimate("abcd") == 2 and estimate("") == 0


def test_without_a_vocabulary_the_count_is_marked_an_estimate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(budget, "find_spec", lambda name: None)
    count = count_tokens(TURNS, "gpt-4.1-mini", tmp_path)
    assert not count.exact and 0 < count.tokens <= most_tokens(TURNS)


def test_a_vocabulary_that_is_not_what_it_should_be_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(budget, "find_spec", lambda name: None)
    file = tmp_path / "o200k_base.tiktoken.gz"
    file.write_bytes(gzip.compress(b"YQ== 0\n"))
    assert find_vocabulary(file) == file and load_vocabulary(file) is None
    assert not count_tokens(TURNS, "gpt-4.1-mini", file).exact


@pytest.mark.skipif(find_vocabulary() is None, reason="no o200k_base vocabulary is installed (package bpe-openai)")
def test_with_the_vocabulary_known_models_are_counted_exactly() -> None:
    hello = (Turn(role="user", content="Thank you for the conversation on Tuesday."),)
    assert count_tokens(hello, "gpt-4.1-mini").exact
    assert not count_tokens(hello, "some-local-model").exact
    assert count_tokens(hello, "gpt-4o").tokens == 8 + 4


def test_cutting_keeps_obligations_and_the_first_of_every_group() -> None:
    facts = [
        *(fact("interviewers", n, "discussed", "cy-dee") for n in range(1, 40)),
        fact("interviewers", 1, "promised", "cy-dee"),
        *(fact("qualifications", n) for n in range(1, 20)),
        *(fact("discussed", n) for n in range(1, 90)),
        fact("unfinished", 1),
        fact("next-steps", 1),
    ]
    kept, omitted = cut_to_fit(facts, lambda some: len(some) <= 12)
    assert len(kept) == 12 and len(kept) + len(omitted) == len(facts)
    ids = [f.id for f in kept]
    for wanted in ("interviewers.cy-dee.promised.1", "unfinished.1", "qualifications.1", "discussed.1", "next-steps.1"):
        assert wanted in ids
    assert sum(i.startswith("interviewers.cy-dee.discussed") for i in ids) >= 4
    assert [f for f in facts if f in kept] == list(kept), "what is kept stays in its order"


def test_what_fits_is_left_alone_and_nothing_may_fit() -> None:
    facts = [fact("why", 1), fact("why", 2)]
    assert cut_to_fit(facts, lambda some: True) == (tuple(facts), ())
    assert cut_to_fit(facts, lambda some: not some) == ((), tuple(facts))


def test_long_notes_are_cut_to_the_budget_and_it_is_said(policy: Policy) -> None:
    bullets = "\n".join(f"- remark number {n} about the gauges and the tides they measure" for n in range(3_000))
    notes = (
        "---\ncandidate: Odile Marchetti\nrole: Technician\ncompany: Saltmarsh\n"
        "date: 2026-10-14\ninterviewer: Cy Dee\n---\n"
        f"## Discussed\n{bullets}\n## Qualifications\n- buoys for five years\n## Promised\n- the diagrams\n"
    )
    interview = parse_notes(notes)
    brief = build_brief(interview, kind="thank-you", tone="warm", to=interview.people[0], today=date(2026, 10, 15))
    request = render(brief, policy)
    assert sum(estimate(turn.content) for turn in request.turns) <= 8_000
    assert "qualifications.1" not in request.omitted and "promised.1" not in request.omitted
    kept = [f.id for f in brief.facts if f.id not in request.omitted]
    assert all(f"[{name}]" in request.turns[1].content for name in kept) and len(kept) > 100
    assert not any(f"[{name}]" in request.turns[1].content for name in request.omitted)


def test_bytes_alone_settle_a_request_that_fits(brief: Brief, policy: Policy) -> None:
    def never(text: str) -> int:
        raise AssertionError("nothing needs to be counted")

    assert render(brief, policy, counter=never).omitted == ()
