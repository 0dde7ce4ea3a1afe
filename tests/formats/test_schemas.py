"""The published JSON Schemas: what the program prints fits them, and they say what the program's types say.

Run as a program, this writes docs/schemas/ anew:  python tests/formats/test_schemas.py
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aidraft.drafting.result import Result, document
from aidraft.formats import json as format_
from aidraft.guardrails.report import Edit, Evidence, Finding, PolicyStamp, Report
from aidraft.history import Entry
from aidraft.notes.interview import Interview, Person
from aidraft.schedule import Plan

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

REPORT = Report(
    schema="aidraft.report/1", passed=False, kind="thank-you", tone="warm", to="Bram Achterberg", today="2026-11-20",
    policy=PolicyStamp(name="default", digest="sha256:0", allowed=("tone",)), metrics={"words": 7, "formality": 0.5},
    components={"gratitude": None}, evidence=(Evidence(span=(0, 4), facts=("why.1",), status="supported"),),
    findings=(
        Finding(
            rule="grounding.name", severity="error", span=(0, 4), line=1, column=1, text="Bran",
            message="a name misspelled", fix="Bram", edit=Edit(span=(0, 4), text="Bram"), facts=("header.candidate",),
        ),
        Finding(rule="timing.late", severity="warning", span=None, line=None, column=None, text="", message="late"),
    ),
)  # fmt: skip

INTERVIEW = Interview(
    candidate="Odile Marchetti", role="Potter", company="Fernhollow", date=date(2026, 11, 19), facts=(),
    people=(Person(name="Bram Achterberg", slug="bram-achterberg", line=7),),
)  # fmt: skip


def result(*, passed: bool) -> Result:
    return Result(
        to="Bram Achterberg", kind="thank-you", tone="warm", text="Dear Bram", model="m", passed=passed, report=REPORT
    )


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by file name, from the types. Keys may be added to a document, so none is forbidden."""
    report = Report.model_json_schema(mode="serialization")
    result_ = Result.model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions = result_.pop("$defs")
    message = definitions.setdefault("Result", result_)
    message["properties"].pop("replaced", None)
    whole = {
        "title": "What `aidraft --format json` prints",
        "type": "object",
        "properties": {
            "schema": {"const": "aidraft.result/1"},
            "messages": {"type": "array", "items": {"$ref": "#/$defs/Result"}, "description": "Those that passed."},
            "rejected": {"type": "array", "items": {"$ref": "#/$defs/Result"}, "description": "Those that did not."},
        },
        "required": ["schema", "messages", "rejected"],
        "$defs": definitions,
    }
    entry = Entry.model_json_schema(mode="serialization")
    history = {
        "title": "What `aidraft history --format json` and `aidraft show N --format json` print",
        "type": "object",
        "properties": {
            "schema": {"const": "aidraft.history/1"},
            "drafts": {"type": "array", "items": {"$ref": "#/$defs/Entry"}, "description": "The newest first."},
        },
        "required": ["schema", "drafts"],
        "$defs": {**entry.pop("$defs"), "Entry": entry},
    }
    plan = Plan.model_json_schema(mode="serialization")
    schedule = {
        "title": "What `aidraft schedule --format json` prints",
        "type": "object",
        "properties": {
            "schema": {"const": "aidraft.schedule/1"},
            "today": {"type": "string", "format": "date"},
            "plans": {"type": "array", "items": plan, "description": "Every kind to every interviewer."},
        },
        "required": ["schema", "today", "plans"],
    }
    made = {"report-1.json": report, "result-1.json": whole, "history-1.json": history, "schedule-1.json": schedule}
    return {name: _open({"$schema": DRAFT, **schema}) for name, schema in made.items()}


def _open(node: Any) -> Any:
    if isinstance(node, dict):
        closed = node.get("additionalProperties") is False
        return {key: _open(value) for key, value in node.items() if not (closed and key == "additionalProperties")}
    return [_open(item) for item in node] if isinstance(node, list) else node


def keys(schema: dict[str, Any]) -> set[tuple[str, str]]:
    """Every key of every kind of object. The rest of a schema is worded differently by each version of pydantic."""
    objects = {"": schema, **schema.get("$defs", {})}
    return {(name, key) for name, one in objects.items() for key in one.get("properties", {})}


def written(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", ["report-1.json", "result-1.json", "history-1.json", "schedule-1.json"])
def test_the_published_schema_says_what_the_types_say(name: str) -> None:
    published = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert keys(published) == keys(schemas()[name]), "run this file as a program"


def test_a_report_fits_its_schema() -> None:
    validate = pytest.importorskip("jsonschema").validate
    schema = json.loads((FOLDER / "report-1.json").read_text(encoding="utf-8"))
    data = json.loads(format_.report(REPORT, "", INTERVIEW))
    validate(data, schema)
    assert data["schema"] == "aidraft.report/1"
    with pytest.raises(pytest.importorskip("jsonschema").ValidationError, match="required"):
        validate({"schema": "aidraft.report/1"}, schema)


def test_results_fit_their_schema() -> None:
    validate = pytest.importorskip("jsonschema").validate
    schema = json.loads((FOLDER / "result-1.json").read_text(encoding="utf-8"))
    results = [result(passed=True), result(passed=False)]
    data = json.loads(format_.letters(results, INTERVIEW))
    validate(data, schema)
    assert (len(data["messages"]), len(data["rejected"])) == (1, 1)
    assert data == json.loads(json.dumps(document(results)))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file, one in schemas().items():
        (FOLDER / file).write_text(written(one), encoding="utf-8")
