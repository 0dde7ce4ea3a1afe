"""The whole reader: what a file says, and what is said of a file that cannot be used."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidraft.errors import NotesError
from aidraft.notes.interview import Fact, Interview
from aidraft.notes.reader import parse_notes, read_notes

HEAD = "candidate: Jordan Lee\nrole: Backend Engineer\ncompany: Northwind Traders\ndate: 2026-11-19\n"
WITH = HEAD + "interviewer: Priya Raman, Engineering Manager <priya@northwind.example>\n\n"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "interviews"


def ids(interview: Interview, *, header: bool = False) -> dict[str, str]:
    return {f.id: f.text for f in interview.facts if header or f.section != "header"}


def texts(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.text for fact in facts]


def problems(text: str, **options: str) -> list[str]:
    with pytest.raises(NotesError) as caught:
        parse_notes(text, **options)  # type: ignore[arg-type]
    return [str(problem) for problem in caught.value.problems]


FULL = """\
---
candidate: Jordan Lee
role: Backend Engineer
company: Northwind Traders
date: 2026-11-19
time: 14:00
timezone: Europe/London
format: video
stage: second round
decision by: 2026-12-04
---

## Interviewers
### Priya Raman, Engineering Manager <priya.raman@northwind.example>
- Moving the billing ledger off the nightly batch job
- liked: her team's rule that nobody is on call alone
- Shared Interest: long-distance cycling

### Dr. Tom Okafor, Staff Engineer
- promised: send him my write-up on backpressure

## Qualifications
- Led the Postgres 11 to 15 upgrade

## Next steps
- They decide by 4 December

## Sent
- 2026-11-20 thank-you to Priya Raman

## Private
- Salary floor 85k
"""


def test_a_whole_file():
    interview = parse_notes(FULL, source="notes.md")
    assert (interview.candidate, interview.role, interview.company) == (
        "Jordan Lee",
        "Backend Engineer",
        "Northwind Traders",
    )
    assert (interview.date, interview.time, interview.decision_by) == (date(2026, 11, 19), time(14), date(2026, 12, 4))
    assert (interview.timezone, interview.format, interview.stage) == ("Europe/London", "video", "second round")
    assert [(p.name, p.slug, p.title, p.email, p.line) for p in interview.people] == [
        ("Priya Raman", "priya-raman", "Engineering Manager", "priya.raman@northwind.example", 14),
        ("Dr. Tom Okafor", "tom-okafor", "Staff Engineer", None, 19),
    ]
    assert ids(interview) == {
        "interviewers.priya-raman.discussed.1": "Moving the billing ledger off the nightly batch job",
        "interviewers.priya-raman.liked.1": "her team's rule that nobody is on call alone",
        "interviewers.priya-raman.shared-interest.1": "long-distance cycling",
        "interviewers.tom-okafor.promised.1": "send him my write-up on backpressure",
        "qualifications.1": "Led the Postgres 11 to 15 upgrade",
        "next-steps.1": "They decide by 4 December",
        "private.1": "Salary floor 85k",
    }
    header = {k: v for k, v in ids(interview, header=True).items() if k.startswith("header")}
    assert header["header.decision-by"] == "2026-12-04"
    assert header["header.interviewer.tom-okafor"] == "Dr. Tom Okafor, Staff Engineer"
    assert "@" not in "".join(header.values())
    assert [(s.date, s.kind, s.to, s.line) for s in interview.sent] == [
        (date(2026, 11, 20), "thank-you", "priya-raman", 29)
    ]
    assert interview.warnings == ()
    assert interview.digest.startswith("sha256:")
    lines = FULL.splitlines()
    assert all(fact.text.split()[-1] in lines[fact.line - 1] for fact in interview.facts)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "\ufeff" + t,
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", "\r"),
        lambda t: t.replace("\n- ", "\n-\t"),
        lambda t: t.replace("## ", "##"),
        lambda t: t.replace("'", "\u2019"),
        lambda t: t.replace("## Private", "## 🔒 PRIVATE 🔒"),
        lambda t: t.replace("## Qualifications", "Qualifications\n--------------", 1),
        lambda t: t.replace("## Private", "**Private**"),
        lambda t: t.replace("## Private", "Private:"),
        lambda t: t.replace("\n\n## Private", "\nPrivate:"),
        lambda t: t.replace("\n- ", "\n• "),
        lambda t: t.replace("\n- ", "\n    - "),
        lambda t: t.replace("---\n", "").replace("\ncandidate", "candidate"),
        lambda t: t.replace("video", "video: with a colon: or two"),
    ],
)
def test_spelling_of_the_layout_does_not_matter(change):
    plain, other = parse_notes(FULL), parse_notes(change(FULL))
    assert list(ids(other)) == list(ids(plain))
    assert texts(other.private()) == ["Salary floor 85k"]
    assert [p.slug for p in other.people] == [p.slug for p in plain.people]


def test_one_interviewer_in_the_header_keeps_the_shared_ids():
    interview = parse_notes(WITH + "## Topics\n- the ledger\n- liked: the pairing\n")
    assert ids(interview) == {"discussed.1": "the ledger", "discussed.2": "the pairing"}
    assert [f.person for f in interview.section("discussed")] == [None, None]
    assert interview.people[0].email == "priya@northwind.example"


def test_people_as_headings_without_a_section_and_as_bullets():
    headed = parse_notes(
        HEAD
        + "\nTown hall: a tour first\n\n### Anh Nguyễn, Head <anh@north.example>\n- one\n\n### Rich Papa, Deputy\n- two\n\n## Discussed\n- three\n"  # noqa: E501
    )
    assert list(ids(headed)) == [
        "preamble.1",
        "interviewers.anh-nguyen.discussed.1",
        "interviewers.rich-papa.discussed.1",
        "discussed.1",
    ]
    assert headed.warnings == ()
    bullets = parse_notes(HEAD + "\n## Panel\n- Priya Raman, CTO\n  - liked: tests\n- Tom Okafor <tom@n.example>\n")
    assert [p.slug for p in bullets.people] == ["priya-raman", "tom-okafor"]
    assert ids(bullets) == {"interviewers.priya-raman.liked.1": "tests"}
    lines = parse_notes(HEAD + "\n## Panel\nPriya Raman, CTO\n- one\n\nTom Okafor\n- two\n")
    assert ids(lines) == {"interviewers.priya-raman.discussed.1": "one", "interviewers.tom-okafor.discussed.1": "two"}


def test_nested_bullets_tables_paragraphs_and_repeated_headings():
    interview = parse_notes(
        WITH
        + "## Discussed\n- team:\n  - nine people\n  - two squads\n- hiring\n  - by May\n\n| topic | said |\n|--|--|\n| ledger | off the batch |\n\n"  # noqa: E501
        "A line of its own\nand another\n\n## Why\n## Key points\n- 15. October is the day\n- see [my post](https://me.example/a_b)\n"
    )
    assert ids(interview) == {
        "discussed.1": "team: nine people",
        "discussed.2": "team: two squads",
        "discussed.3": "hiring",
        "discussed.4": "hiring: by May",
        "title.1": "topic, said",
        "discussed.5": "ledger: off the batch",
        "discussed.6": "A line of its own",
        "discussed.7": "and another",
        "discussed.8": "15. October is the day",
        "discussed.9": "see my post (https://me.example/a_b)",
    }


def test_a_wrapped_paragraph_is_one_fact():
    voice = "I keep it plain, in short sentences and with no more words than it\ntakes to say what I mean; and I would rather say a thing only once\nthan twice."  # noqa: E501
    interview = parse_notes(WITH + "## Voice\n" + voice + "\n")
    assert texts(interview.section("voice")) == [voice.replace("\n", " ")]


@pytest.mark.parametrize(
    "heading",
    [
        "## Privat",
        "## Confidentail",
        "## Do NOT mention!!",
        "## Not for the letter",
        "## My secrets",
        "## Things I don't want to mention, never mention",
        "## off-the-record",
        "# PRIVATE (really)",
        "Private stuff:",
        "**Do not mention this**",
        "##private",
        "PRIVATE\n=======",
        "## Private & confidential",
    ],
)
def test_what_looks_private_is_private(heading):
    interview = parse_notes(
        f"{WITH}## Discussed\n- the ledger\n\n{heading}\n- floor 85k\n### Details\n- and more\n\n## Why\n- the work\n"
    )
    assert {"floor 85k", "and more"} <= set(texts(interview.private()))
    assert texts(interview.shared())[-1] == ("the ledger" if heading.startswith("# ") or "=" in heading else "the work")
    assert not any("85k" in t or "more" in t for t in texts(interview.shared()))


@pytest.mark.parametrize(
    "line",
    [
        "- private: floor 85k",
        "- (private) floor 85k",
        "- floor 85k (off the record)",
        "- **Do not mention:** floor 85k",
        "- prviate: floor 85k",
        "- off the record: floor 85k",
        "- please don't mention the floor 85k",
        "- PRIVATE - floor 85k",
        "private: floor 85k",
        "- ledger\nprivate: floor 85k",
        "- private:\n  - floor 85k",
        "- private: a\n  - floor 85k",
    ],
)
@pytest.mark.parametrize("section", ["## Discussed", "## Qualifications", "## Interviewers\n### Tom Okafor, CTO"])
def test_a_private_line_is_private_wherever_it_stands(section, line):
    interview = parse_notes(f"{WITH}{section}\n- first\n{line}\n- last\n")
    assert any("85k" in text for text in texts(interview.private()))
    assert not any("85k" in f.text for f in interview.facts if not f.private)
    assert {"first", "last"} <= {f.text for f in interview.facts if not f.private}


def test_private_header_keys_are_private():
    interview = parse_notes(WITH.replace("\n\n", "\nconfidential: floor 85k\nnot to mention: my visa\n\n"))
    assert texts(interview.private()) == ["floor 85k", "my visa"]
    assert interview.extra == {}


def test_a_known_section_below_a_private_heading_stays_private_and_says_so():
    interview = parse_notes(WITH + "# Private\n- a\n## Discussed\n- b\n# Why\n- c\n")
    assert texts(interview.private()) == ["a", "b"]
    assert texts(interview.section("why")) == ["c"]
    assert "below a private heading" in interview.warnings[0].message


def test_headings_below_a_person():
    interview = parse_notes(
        HEAD
        + "## Interviewers\n### Priya Raman\n- a\n#### Private\n- b\n##### deeper\n- c\n#### Liked\n- d\n#### Oddities\n- e\n### Everyone\n- f\n#### My background\n- g\n"  # noqa: E501
    )
    assert {f.text: f.id for f in interview.facts if f.text in "abcdefg"} == {
        "a": "interviewers.priya-raman.discussed.1",
        "b": "interviewers.priya-raman.private.1",
        "c": "interviewers.priya-raman.private.3",
        "d": "interviewers.priya-raman.liked.1",
        "e": "interviewers.priya-raman.discussed.3",
        "f": "discussed.1",
        "g": "qualifications.1",
    }


def test_unknown_keys_and_headings_are_kept_and_reported():
    interview = parse_notes(
        WITH.replace("\n\n", "\ncity: Leeds\nstag: final\n\n")
        + "## Office tour\n- the loft\n\n## Qualificatons\n- ten years\n\n## Chat with Priya\n- chess\n"
    )
    assert interview.extra == {"city": "Leeds", "stag": "final"}
    assert ids(interview, header=True)["header.city"] == "Leeds"
    assert ids(interview) == {
        "title.1": "Office tour",
        "other.office-tour.1": "the loft",
        "qualifications.1": "ten years",
        "interviewers.priya-raman.discussed.1": "chess",
    }
    assert [w.line for w in interview.warnings] == [6, 7, 9, 12, 15]
    assert 'nearest known key is "stage"' in interview.warnings[1].message


def test_every_problem_at_once_in_order_of_lines():
    found = problems(
        "date: 04/05/2026\nrole: Baker\nrole: Cook\ndecision by: soon\ncompany: -\n\n## Interviewers\n### Ann Li, CEO\n### Ann Li, Clerk\n"  # noqa: E501
    )
    assert len(found) == 5
    assert 'no candidate. Add "candidate: Jordan Lee" to the header' in found
    assert any(
        f.startswith('line 1: "date" cannot be read: "04/05/2026" may mean two days. Write it as') for f in found
    )
    assert any('"role" is given twice: "Baker" (line 2) and "Cook"' in f for f in found)
    assert any(f.startswith('line 9: two interviewers are called "Ann Li"') for f in found)
    assert 'line 5: no company. Write "company: Northwind Traders"' in found


def test_missing_and_contradictory():
    assert problems(HEAD) == [
        'no interviewer. Add "interviewer: Priya Raman, Engineering Manager" to the header, '
        'or "### Priya Raman, Engineering Manager" below "## Interviewers"'
    ]
    early = problems(WITH.replace("\n\n", "\ndecision by: 3 November\nnext stage: 2026-01-01\n\n"))
    assert [e.split(" lies")[0] for e in early] == [
        'line 6: "decision by" (2026-11-03)',
        'line 7: "next stage" (2026-01-01)',
    ]
    assert "is meant for it" in problems(WITH.replace("company", "compny"))[0]
    assert parse_notes(WITH.replace("candidate: Jordan Lee\n", ""), candidate="Sam Poe").candidate == "Sam Poe"
    assert parse_notes(WITH, candidate="Sam Poe").candidate == "Jordan Lee"


def test_front_matter_that_is_refused_or_mended():
    assert "no end" in problems("---\n" + WITH + "## Discussed\n- a\n")[0]
    assert "no end" in problems("---\n" + HEAD)[0]
    assert "anchor or alias" in problems("---\na: &x 1\nb: *x\n---\n")[0]
    assert "nested too deeply" in problems("---\na: [[[[[[[[[1]]]]]]]]]\n---\n")[0]
    assert "longer than" in problems("---\n" + "a: b\n" * 20_000 + "---\n")[0]
    tabs = parse_notes("---\n" + WITH.strip() + "\nformat:\t@home\n---\n")
    assert tabs.format == "@home"
    people = parse_notes("---\n" + HEAD + "interviewers:\n  - name: Ann Li\n    title: CEO\n  - Bo Ek, CTO\n---\n")
    assert [(p.name, p.title) for p in people.people] == [("Ann Li", "CEO"), ("Bo Ek", "CTO")]


def test_values_that_are_kept_with_a_warning():
    text = WITH.replace(
        "\n\n", "\ntime: after lunch\ntz: Mars/Base\nenglish: irish\ndecision by: Monday 4 December\nme: jordan lee\n\n"
    )
    interview = parse_notes(text)
    assert (interview.time, interview.timezone, interview.dialect) == (None, None, "american")
    assert interview.extra == {"time": "after lunch", "timezone": "Mars/Base"}
    assert len(interview.warnings) == 4
    assert "is a Friday" in interview.warnings[-1].message
    hidden = parse_notes(WITH + "## Pri\u200bvate\n- a\u202eb\n")
    assert texts(hidden.private()) == ["ab"]
    assert [w.line for w in hidden.warnings] == [7, 8]


def test_comments_are_not_notes():
    interview = parse_notes(WITH + "<!-- one\n## Private\n-->\n## Discussed\n- a <!-- b --> c\n- <!-- open\n")
    assert ids(interview) == {"discussed.1": "a c", "discussed.2": "<!-- open"}
    assert interview.section("discussed")[0].line == 11


def test_header_lists_and_the_candidates_address():
    text = "me: Jordan Lee <jo@lee.example>\nrole: Baker\nemployer: Acme\ninterviewed: Nov 19, 2026 14:30\nspoke with:\n- Ann Li, CEO\n- Bo Ek\nmedium: phone\n"  # noqa: E501
    interview = parse_notes(text)
    assert (interview.candidate, interview.time, interview.format) == ("Jordan Lee", time(14, 30), "phone")
    assert [p.slug for p in interview.people] == ["ann-li", "bo-ek"]
    two = parse_notes(HEAD + "interviewers: Ann Li and Bo Ek; Cy Oh, Head of Research and Development\n")
    assert [p.slug for p in two.people] == ["ann-li", "bo-ek", "cy-oh"]


def test_files(tmp_path):
    path = tmp_path / "notes.md"
    path.write_bytes(FULL.encode())
    assert read_notes(path) == parse_notes(FULL, source=str(path))
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert read_notes(binary).people == read_notes(text).people


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"a\nna\xefve", "line 2: byte 0xef at offset 4 is not UTF-8. Save the file as UTF-8"),
        (b"\xef\xbb\xbfa\n\xff", "line 2: byte 0xff at offset 5"),
        ("date: x".encode("utf-16"), "UTF-16"),
        (b"a" * 4_000_001, "4000001 bytes"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, said):
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    with pytest.raises(NotesError) as caught:
        read_notes(path)
    assert said in str(caught.value)
    assert "notes.md" in str(caught.value)


def test_no_file_a_folder_and_a_name_that_is_none(tmp_path):
    for source, said in [
        (tmp_path / "no.md", "there is no file"),
        (tmp_path, "is a folder"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ]:
        with pytest.raises(NotesError, match=said):
            read_notes(source)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *FULL.splitlines(),
                "---",
                "",
                "- private: x",
                "> ## a",
                "| a | b |",
                "|--|--|",
                "\t- y",
                "**Sent**",
                "- 1.",
                "###### Liked",
            ]
        )
        | st.text(max_size=30),
        max_size=40,
    )
)
def test_any_text_is_read_or_refused_with_problems(lines):
    for text in ("\n".join(lines), WITH + "\n".join(lines)):
        try:
            interview = parse_notes(text)
        except NotesError as error:
            assert error.problems or error.why
        else:
            assert len({f.id for f in interview.facts}) == len(interview.facts)
            assert all(
                1 <= f.line <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1 for f in interview.facts
            )
            assert interview == parse_notes(text)


@settings(max_examples=40, deadline=None)
@given(st.permutations(FULL.split("\n## ")[1:]))
def test_private_facts_stay_private_in_any_order_of_sections(parts):
    interview = parse_notes(FULL.split("\n## ", maxsplit=1)[0] + "".join(f"\n## {part}" for part in parts))
    assert texts(interview.private()) == ["Salary floor 85k"]


def test_the_interviews_to_try_are_read_without_a_warning():
    for path in sorted(FIXTURES.glob("*.md")):
        if path.stem != "README":
            interview = read_notes(path)
            assert interview.facts, path
            assert interview.warnings == (), path


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled corpus is not here")
def test_the_corpus_is_read_without_a_warning_and_loses_no_bullet():
    for path in sorted(CORPUS.glob("*/notes.md")):
        interview = read_notes(path)
        assert interview.warnings == (), path
        seen = {f.line for f in interview.facts} | {s.line for s in interview.sent}
        bullets = {
            i for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.startswith("- ")
        }
        assert bullets <= seen, path


def test_confidentiality_may_be_talked_about():
    notes = parse_notes(
        "candidate: A Lund\nrole: Translator\ncompany: Kessler\ndate: 2026-11-17\n\n## Interviewers\n### Ida Brandt\n"
        "- Confidentiality: no client text goes online\n- Confidential: she leaves in May\n"
    )
    assert [(f.private, "client" in f.text) for f in notes.facts if f.person] == [(False, True), (True, False)]
