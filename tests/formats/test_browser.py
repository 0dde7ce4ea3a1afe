"""What a person sees of the annotated letter, measured in a browser: on a phone and a desk, by day and by night.

The page stands in a frame, and a script beside the frame (the page itself has none) looks at it.
"""

import html as markup
import json
import os
import re
import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aidraft.formats import html
from aidraft.guardrails import check
from aidraft.guardrails.policy import load_policy
from aidraft.notes.reader import parse_notes

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)

pytestmark = pytest.mark.skipif(
    BROWSER is None or os.name != "posix", reason="there is no Chromium here (on Debian: apt-get install chromium)"
)

NOTES = """\
candidate: Odile Marchetti
role: Ceramics Technician
company: Fernhollow Pottery
date: 2026-11-19
interviewer: Bram Achterberg, Studio Manager

## Discussed
- rebuilding the wood kiln before spring, with the old bricks where they still ring

## Qualifications
- five years as kiln technician at Saltgrass Studios, about 300 firings

## Private
- I have another offer from Saltmarsh
"""

LETTER = """\
Subject: Thank you for the Ceramics Technician interview

Dear Bran,

Thank you for meeting with me yesterday. I enjoyed hearing how you are rebuilding the wood kiln before spring.

My five years as kiln technician at Saltgrass Studios, with about 900 firings, would help me from the first day.

Best regards,
Odile Marchetti
"""

LOOK = """
const see = () => {
  const page = document.querySelector("iframe").contentDocument, view = page.defaultView;
  const number = text => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const shine = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = number(view.getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = element => {
    const [a, b] = [shine(number(view.getComputedStyle(element).color)), shine(ground(element))];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  };
  const visible = element => { const box = element.getBoundingClientRect(); return box.width > 1 && box.height > 1; };
  const holders = [...page.body.querySelectorAll("*")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && visible(element));
  const paper = page.querySelector(".paper"), copy = paper.cloneNode(true);
  copy.querySelectorAll(".ref, .flag, .label").forEach(one => one.remove());
  const side = page.querySelector(".side").getBoundingClientRect(), sheet = paper.getBoundingClientRect();
  const faint = holders.map(one => [contrast(one), one.className + ": " + one.textContent.trim().slice(0, 40)])
    .filter(([value]) => value < 4.5);
  return {
    width: view.innerWidth, scroll: page.documentElement.scrollWidth, ground: ground(page.body), faint,
    letter: [...copy.querySelectorAll("h3, p")].map(one => one.textContent.trim()),
    marks: [...page.querySelectorAll("mark")].map(one => ({text: one.textContent, seen: visible(one),
      apart: ground(one).join() !== ground(paper).join()})),
    beside: side.left >= sheet.right, below: side.top >= sheet.bottom,
    small: holders.filter(one => parseFloat(view.getComputedStyle(one).fontSize) < 10).length,
    dead: [...page.querySelectorAll("a")].filter(a => !page.querySelector(a.getAttribute("href"))).length,
    heading: page.querySelector("h1").innerText, badge: page.querySelector(".badge").innerText,
    measures: [...page.querySelectorAll(".measures li")].map(one => one.innerText.replace(/\\s+/g, " ")),
    scripts: page.scripts.length, text: page.body.innerText,
  };
};
document.querySelector("iframe").addEventListener("load", () => {
  document.querySelector("#seen").textContent = JSON.stringify(see());
});
"""


@cache
def page() -> str:
    notes = parse_notes(NOTES, source="notes.md")
    policy = load_policy()
    verdict = check(LETTER, notes, to="Bram", today=date(2026, 11, 20), policy=policy)
    return html.report(verdict, LETTER, notes, policy=policy, source="draft.txt")


def seen(folder: Path, width: int, *, dark: bool) -> dict[str, Any]:
    """What the browser shows at this width."""
    assert BROWSER is not None
    frame = folder / "frame.html"
    framed = f'<iframe style="width:{width}px;height:900px;border:0" srcdoc="{markup.escape(page())}"></iframe>'
    frame.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><pre id=seen></pre>{framed}<script>{LOOK}</script>", encoding="utf-8"
    )
    done = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            f"--user-data-dir={folder / 'profile'}", f"--blink-settings=preferredColorScheme={0 if dark else 1}",
            "--window-size=1600,1000", "--virtual-time-budget=2000", "--dump-dom", frame.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    found = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    result: dict[str, Any] = json.loads(markup.unescape(found[1]))
    return result


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, False), (1280, True)])
def test_what_a_person_sees(tmp_path: Path, width: int, dark: bool) -> None:
    look = seen(tmp_path, width, dark=dark)
    assert look["width"] == width
    assert look["scroll"] <= width, "the page is wider than the screen"
    assert look["faint"] == [], "text that does not stand out from its ground by 4.5 to 1"
    assert look["small"] == 0
    assert look["dead"] == look["scripts"] == 0
    assert (sum(look["ground"][:3]) < 150) is dark
    assert (look["beside"], look["below"]) == (width > 1000, width < 1000)
    assert " ".join(look["heading"].split()) == "Ceramics Technician at Fernhollow Pottery"
    assert "Not passed: do not send" in look["badge"]


def test_the_letter_looks_as_it_will_and_its_mistakes_are_marked(tmp_path: Path) -> None:
    look = seen(tmp_path, 390, dark=False)
    paragraphs = LETTER.removeprefix("Subject: ").strip().split("\n\n")
    assert look["letter"] == paragraphs
    marked = {one["text"] for one in look["marks"]}
    assert {"Bran", "900"} <= marked
    assert all(one["seen"] and one["apart"] for one in look["marks"])
    assert any(one.startswith("words ") for one in look["measures"])
    assert "rebuilding the wood kiln before spring, with the old bricks where they still ring" in look["text"]
    assert "Saltmarsh" not in look["text"]
