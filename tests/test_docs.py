"""What docs/library.md shows runs as it stands."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[1] / "docs" / "library.md"
NOTES = Path(__file__).resolve().parents[1] / "fixtures" / "interviews" / "planetarium-educator.md"

pytestmark = pytest.mark.skipif(not PAGE.is_file() or not NOTES.is_file(), reason="there is no source tree")


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Block after block in one namespace, but for the last, which starts processes of its own."""
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(NOTES.read_text(encoding="utf-8"), encoding="utf-8")
    Path("our-policy.yaml").write_text("sentence: {words: 40}\n", encoding="utf-8")
    sent: list[str] = []
    names: dict[str, object] = {"send": lambda to, subject, body: sent.append(to), "key": "none"}
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[:-1]
    asks_a_server = "results = draft(interview, model=model)\n"
    for block in (block.replace(asks_a_server, "") for block in blocks):
        if "check(text" in block and "text" not in names:
            names["text"] = names["results"][-1].text  # type: ignore[index]
        exec(compile(block, str(PAGE), "exec"), names)
    assert sent == ["Marguerite Osei", "Teo Lindqvist"]
    assert names["report"].passed  # type: ignore[attr-defined]
    assert {finding.rule for finding in names["findings"]} == {"grounding.name", "grounding.number"}  # type: ignore[attr-defined]
