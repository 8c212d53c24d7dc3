"""The example content shows exactly the defects that were planted in it, and its README tells the truth about them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CHECKOUT = Path(__file__).parents[1]
CONTENT = CHECKOUT / "examples/content"
PLANTED: list[dict[str, Any]] = YAML(typ="safe").load(CHECKOUT / "tests/documents/examples-expected.yaml")


@cache
def _report() -> dict[str, Any]:
    command = [str(Path(sys.executable).with_name("exlint")), "check", "--output-format", "json", "--exit-zero", "."]
    done = subprocess.run(command, cwd=CONTENT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_finds_what_is_planted_and_nothing_else() -> None:
    found = [(each["path"], each["category"], each["labels"][0]["start"]["line"]) for each in _report()["diagnostics"]]
    assert sorted(found) == sorted((each["file"], each["category"], each["line"]) for each in PLANTED)


def test_shows_the_other_side() -> None:
    shown = {
        (each["path"], each["category"], label["start"]["line"])
        for each in _report()["diagnostics"]
        for label in each["labels"][1:]
    }
    assert {(each["file"], each["category"], each["also"]) for each in PLANTED if "also" in each} <= shown


def test_passes_over_what_is_no_exercise() -> None:
    summary = _report()["summary"]
    assert (summary["documents"], summary["skipped"]) == (14, 2)


def test_readme_lists_the_planted_defects() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (\d+) \|", (CONTENT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted((file, int(line)) for file, line in rows) == sorted((each["file"], each["line"]) for each in PLANTED)
