"""The labelled letters: the clean ones pass, and the flaws can be put into them."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("labelled", ROOT / "benchmarks" / "labelled.py")
assert SPEC and SPEC.loader
labelled = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(labelled)
INTERVIEWS = sorted(path.parent.name for path in labelled.FOLDER.glob("*/clean.jsonl"))


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_clean_letters_pass_but_for_those_that_say_so_and_flaws_can_be_put_in(interview):
    drafts = list(labelled.drafts(labelled.FOLDER, interview))
    clean = [draft for draft in drafts if not draft.expect]
    assert len([draft for draft in clean if not draft.id.endswith(labelled.TWIN)]) in (9, 12, 14, 15)
    assert len(drafts) > 35 or len(drafts) == len(clean)
    for draft in clean:
        report = labelled.judged(labelled.FOLDER, draft)
        found = [(draft.id, f.rule, f.text, f.message) for f in report.errors]
        assert (found == []) != draft.stopped, found


def test_a_flaw_is_judged_by_its_label():
    drafts = {draft.id: draft for draft in labelled.drafts(labelled.FOLDER, "florist-shop-manager")}
    clean = drafts["florist-shop-manager-c1"]
    report = labelled.judged(labelled.FOLDER, clean)
    assert not labelled.caught(clean, report)
    flaw = next(d for d in drafts.values() if d.expect and d.expect[0][0] == "grounding.company")
    report = labelled.judged(labelled.FOLDER, flaw)
    assert labelled.caught(flaw, report)
    assert labelled.exact(flaw, report)
    assert labelled.noise(flaw, report) == []
