"""What is imported, and what is not: the promise of a quick start, without a stopwatch."""

import json
import os
import subprocess
import sys

HEAVY = (
    "openai",
    "vcr",
    "tiktoken",
    "harper",
    "pydantic",
    "yaml",
    "jinja2",
    "markdown_it",
    "re2",
    "platformdirs",
    "sqlite3",
    "tomllib",
)

PROBE = """
import json, sys
sys.argv = ["aidraft", *json.loads(sys.argv[1])]
from aidraft.cli import main
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def imported(*arguments: str, **environment: str) -> set[str]:
    """The top-level modules that one call has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=True,
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith(("AIDRAFT_", "OPENAI_", "COV_"))},
            **environment,
        },
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_version_imports_click_and_nothing_heavy() -> None:
    names = imported("--version")
    assert "click" in names
    assert not names & set(HEAVY)


def test_help_imports_nothing_heavy() -> None:
    assert not imported("--help") & set(HEAVY)


def test_a_wrong_call_imports_no_model() -> None:
    assert not imported("--interview", "there-is-no-such-file.md") & {"openai", "vcr", "tiktoken", "harper"}


def test_the_library_costs_nothing_until_used() -> None:
    code = "import sys, json, aidraft; print(json.dumps(sorted(m.partition('.')[0] for m in sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(json.loads(done.stdout)) & set(HEAVY)
