"""One line more under Sent, and every other character of the notes as it was."""

import random
from datetime import date

import pytest

from aidraft.errors import NotesError
from aidraft.notes.interview import KINDS, Sent
from aidraft.notes.ledger import with_sent
from aidraft.notes.reader import parse_notes

HEADS = (
    "candidate: Odile Marchetti\nrole: Ceramics Technician\ncompany: Fernhollow Pottery\ndate: 2026-11-19\n",
    "---\nme: Odile Marchetti\njob: Ceramics Technician\nemployer: Fernhollow Pottery\ninterviewed: 2026-11-19\n---\n",
)
PEOPLE = (
    "\n## Interviewers\n### Bram Achterberg, Studio Manager\n- rebuilding the kiln\n"
    "### Inès Quill\n-\tglazes & colours\n"
)
SENT = (
    "", "\n## Sent\n", "\n## Sent\n\n- 2026-11-20 thank-you to Bram\n",
    "\n# History\n* 2026-11-20 note to Inès Quill\n",
    "\n### messages sent ###\n2026-11-20 thank-you to Bram Achterberg\n\n\n",
    "\nSent\n----\n- 2026-11-20 thank-you to Bram\n",
    "\n## Sent\n- nothing yet\n",
)  # fmt: skip
AFTER = (
    "",
    "\n## Private\n- asked for 31k 🙂\n",
    "\n\n## Why\n\n- slow work “done well”\n  - kept long\n",
    "   \n\t\n",
)


def notes(chance: random.Random) -> str:
    text = chance.choice(HEADS) + PEOPLE + chance.choice(SENT) + chance.choice(AFTER)
    text = text.rstrip("\n") if chance.random() < 0.3 else text
    return text.replace("\n", chance.choice(("\n", "\n", "\r\n")))


@pytest.mark.parametrize("seed", range(60))
def test_all_but_the_line_stays_and_it_is_read_back(seed: int) -> None:
    chance = random.Random(seed)
    before = notes(chance)
    interview = parse_notes(before)
    kind, slug = chance.choice(KINDS), chance.choice([p.slug for p in interview.people])
    sent = Sent(date=date(2026, 12, chance.randint(1, 28)), kind=kind, to=slug, line=0)
    after = with_sent(before, interview, sent)
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    kept = before[same:]
    assert after.startswith(before[:same]) and after.endswith(kept)
    added = after[same : len(after) - len(kept)]
    assert len(after) == len(before) + len(added) and added.count(str(sent.date)) == 1
    told = {(s.date, s.kind, s.to) for s in parse_notes(after).sent}
    assert told == {(s.date, s.kind, s.to) for s in interview.sent} | {(sent.date, kind, slug)}
    assert [(f.id, f.text) for f in parse_notes(after).facts] == [(f.id, f.text) for f in interview.facts]


def test_it_stands_below_the_last_entry_with_its_bullet() -> None:
    text = HEADS[0] + PEOPLE + "\n# History\n  * 2026-11-20 note to Inès Quill\n\n## Why\n- slow work\n"
    sent = Sent(date=date(2026, 12, 1), kind="follow-up", to="bram-achterberg", line=0)
    after = with_sent(text, parse_notes(text), sent)
    assert "note to Inès Quill\n  * 2026-12-01 follow-up to Bram Achterberg\n\n## Why" in after


def test_what_would_not_be_read_back_is_refused() -> None:
    text = HEADS[0] + "interviewer: Bram Achterberg\n"
    interview = parse_notes(text).model_copy(update={"candidate": "Odile Marchetti", "sent": (Sent(
        date=date(2026, 11, 20), kind="note", to="bram-achterberg", line=1),)})  # fmt: skip
    sent = Sent(date=date(2026, 12, 1), kind="follow-up", to="bram-achterberg", line=0)
    with pytest.raises(NotesError, match="cannot note down"):
        with_sent(text, interview, sent)
