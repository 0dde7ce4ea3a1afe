"""The annotated letter: what it holds, that nothing in it can act, and that nothing private is in it."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidraft.drafting.result import Result, Trouble
from aidraft.formats import html
from aidraft.formats.annotation import annotate
from aidraft.guardrails.policy import load_policy
from aidraft.guardrails.report import Edit, Evidence, Finding, PolicyStamp, Report
from aidraft.notes.interview import Fact, Interview, Person

TEXT = "Subject: Thank you\n\nDear Bram,\n\nThank you. The kiln took 60 bricks.\n\nBest regards,\nOdile Marchetti\n"
HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}{% raw %}"


def at(passage: str) -> tuple[int, int]:
    return TEXT.index(passage), TEXT.index(passage) + len(passage)


def finding(rule: str = "grounding.number", passage: str | None = "60", **more: object) -> Finding:
    span = at(passage) if passage is not None else None
    given_ = {
        "rule": rule, "severity": "error", "span": span, "line": 5 if span else None, "column": 1 if span else None,
        "text": passage or "", "message": "the notes say 40", **more,
    }  # fmt: skip
    return Finding.model_validate(given_)


def report(*findings: Finding, kind: str = "thank-you", evidence: tuple[Evidence, ...] | None = None) -> Report:
    rests = (
        Evidence(span=at("Thank you."), facts=(), status="neutral"),
        Evidence(span=at("The kiln took 60 bricks."), facts=("discussed.1", "private.1"), status="supported"),
    )
    return Report(
        schema="aidraft.report/1", passed=not findings, kind=kind, tone="warm", to="Bram Achterberg",
        today="2026-11-20",
        policy=PolicyStamp(name="default", digest="sha256:0"), components={}, findings=findings,
        metrics={"words": 7, "paragraphs": 1, "formality": 0.5, "warmth": 40, "energy": 1, "contractions": 0},
        evidence=rests if evidence is None else evidence,
    )  # fmt: skip


def interview(**more: object) -> Interview:
    facts = (
        Fact(id="discussed.1", text="the kiln took 40 bricks", line=12, section="discussed"),
        Fact(id="private.1", text="my knee surgery in May", line=30, section="private"),
    )
    people = (Person(name="Bram Achterberg", slug="bram-achterberg", line=7),)
    given_ = {
        "candidate": "Odile Marchetti", "role": "Potter", "company": "Fernhollow", "date": date(2026, 11, 19),
        "people": people, "facts": facts, "source": "notes.md", **more,
    }  # fmt: skip
    return Interview.model_validate(given_)


def page(verdict: Report, text: str = TEXT, notes: Interview | None = None, source: str = "draft.txt") -> str:
    return html.report(verdict, text, notes or interview(), policy=load_policy(), source=source)


class Reading(HTMLParser):
    """Elements, ids and inner links of a page, and its text without style."""

    def __init__(self, raw: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(raw)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.targets += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"]:
            self.words += data


def test_a_finding_is_marked_in_place_with_rule_reason_and_fix() -> None:
    raw = page(report(finding(fix="40", edit=Edit(span=at("60"), text="40"), facts=("discussed.1",))))
    assert '<mark class="error">60</mark><a class="flag" id="l1-m0" href="#l1-f0" aria-label="Finding A">A</a>' in raw
    words = " ".join(Reading(raw).words.split())
    assert "Not passed: do not send" in words
    assert "A error grounding.number “60”".replace("“60”", "60: the notes say 40") in words
    assert "Fix 40 Why" in words
    assert load_policy().rules["grounding.number"].why in words
    assert "Line 12 the kiln took 40 bricks" in words


def test_a_sentence_leads_to_its_note_and_back() -> None:
    read = Reading(page(report()))
    assert {"#l1-n12", "#l1-s1"} <= set(read.targets)
    assert {target.removeprefix("#") for target in read.targets} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_nothing_private_is_told_again() -> None:
    raw = page(report(finding("forbidden.private", "bricks", facts=("private.1",))))
    assert "knee" not in raw
    assert "l1-n30" not in raw


def test_length_and_tone_stand_beside_their_ranges() -> None:
    words = " ".join(Reading(page(report())).words.split())
    low, high = load_policy().length("thank-you", "warm", "words")["ideal"]
    assert f"words 7 {low} to {high}: outside" in words
    assert "formality 0.5 -20 to 6.7 " in words
    assert "warmth 40 0.5 to 30: outside" in words


def test_a_handwritten_note_says_whether_it_fits_a_card() -> None:
    assert f"7 words, {len(TEXT.strip())} characters to write by hand: fits a card" in page(report(kind="note"))


@pytest.mark.parametrize("where", ["text", "notes", "finding", "source"])
def test_hostile_text_stays_text(where: str) -> None:
    fact = Fact(id="discussed.1", text=HOSTILE, line=12, section="discussed")
    person = Person(name=HOSTILE, slug="x", line=7)
    notes = interview(facts=(fact,), candidate=HOSTILE, role=HOSTILE, company=HOSTILE, people=(person,), source=HOSTILE)
    verdict = report(finding(message=HOSTILE, fix=HOSTILE, edit=Edit(span=at("60"), text="")))
    raw = {
        "text": lambda: page(report(evidence=()), HOSTILE),
        "notes": lambda: page(report(), notes=notes),
        "finding": lambda: page(verdict),
        "source": lambda: page(report(), source=HOSTILE),
    }[where]()
    read, plain = Reading(raw), Reading(page(report(finding(fix="x", edit=Edit(span=at("60"), text="x")))))
    assert HOSTILE in read.words
    assert set(read.tags) <= {*plain.tags, "time"}
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "src"]
    assert "<script" not in raw.lower()


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    raw = page(report(finding()))
    assert "default-src 'none'; style-src 'unsafe-inline'" in raw
    assert not re.findall(r"https?://|@import|url\(|<script|<link|<img", raw)
    assert raw.startswith("<!DOCTYPE html>")
    assert {"main", "header", "footer", "article", "h1", "h2", "h3"} <= set(Reading(raw).tags)


def test_several_letters_stand_on_one_page_those_that_passed_first() -> None:
    good = Result(
        to="Bram Achterberg", kind="thank-you", tone="warm", text=TEXT, model="m", source="composer", passed=True,
        report=report(),
    )  # fmt: skip
    bad = good.model_copy(update={"to": "Sunniva Lie", "passed": False, "report": report(finding()), "source": "live"})
    gone = Result(
        to="Ida Moe", kind="thank-you", tone="warm", model="m", passed=False,
        error=Trouble(type="ModelError", what="the server cannot be reached", why="", remedy="Start it", exit_code=4),
    )  # fmt: skip
    read = Reading(html.letters([bad, gone, good], interview(), policy=load_policy()))
    words = " ".join(read.words.split())
    assert re.findall(r"To (Bram Achterberg|Sunniva Lie|Ida Moe) ✓? ?✗? ?(Passed|Not \w+)", words) == [
        ("Bram Achterberg", "Passed"), ("Sunniva Lie", "Not passed"), ("Ida Moe", "Not written"),
    ]  # fmt: skip
    assert "the server cannot be reached. Start it" in words
    assert "by the built-in composer" in words
    assert {target.removeprefix("#") for target in read.targets} <= set(read.ids)


def test_findings_that_overlap_each_end_once() -> None:
    verdict = report(finding("a.b", "took 60"), finding("a.c", "60 bricks"), finding("a.d", "60"))
    (block,) = [one for one in annotate(TEXT, verdict) if any(p.evidence == 1 for p in one.passages)]
    (passage,) = [one for one in block.passages if one.evidence == 1]
    assert [(one.text, one.findings, one.ends) for one in passage.stretches] == [
        ("The kiln ", (), ()), ("took ", (0,), ()), ("60", (0, 1, 2), (0, 2)), (" bricks", (1,), (1,)), (".", (), ()),
    ]  # fmt: skip


def test_a_place_to_put_something_in_is_shown() -> None:
    point = (TEXT.index("Best"), TEXT.index("Best"))
    raw = page(report(finding(passage=None, span=point, line=7, column=1)))
    assert '<mark class="error">‸</mark>' in raw


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=6))
def test_every_word_of_any_text_is_there_once(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in places if start <= len(text)]
    findings = [finding(passage=None, span=span, line=1, column=1) for span in spans]
    blocks = annotate(text, report(*findings, evidence=()))
    shown = "".join(one.text for block in blocks for passage in block.passages for one in passage.stretches)
    assert "".join(shown.split()).removeprefix("Subject:") == "".join(text.split()).removeprefix("Subject:") or (
        "".join(shown.split()) in "".join(text.split()) and text.lstrip("\ufeff").lower().lstrip().startswith("subject")
    )
    ends = [i for block in blocks for passage in block.passages for one in passage.stretches for i in one.ends]
    assert len(ends) == len(set(ends))
