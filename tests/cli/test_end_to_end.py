"""The whole command as people run it: a process, real files, what it writes and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parents[2] / "schemas" / "report.schema.json"

TWICE = """\
# Suitcase Carry

- **Target Muscle:** Obliques

## Steps

1. Pick up one weight and stand tall.
2. Walk without leaning.

## FAQ

### How far should I walk?

About thirty metres.

### How far should I walk?

Until your posture fails.
"""
ONCE = """\
# Dumbbell Side Bend

- **Target Muscle:** Obliques

## Steps

1. Hold a weight at one side of the body.
2. Bend towards it and come up again.

## FAQ

### How low should I go?

As low as the hips stay still.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "twice.md").write_text(TWICE, encoding="utf-8")
    (tmp_path / "once.md").write_text(ONCE, encoding="utf-8")
    return tmp_path


def exlint(folder: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "COLUMNS")}
    done = subprocess.run(
        [sys.executable, "-c", "from exlint.cli import main; main()", *arguments],
        cwd=folder,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def report_of(done: subprocess.CompletedProcess[str]) -> Any:
    data = json.loads(done.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    return data


def test_a_finding_shows_both_places_and_fails_the_run(content: Path) -> None:
    done = exlint(content, "check", ".")
    assert done.returncode == 1
    assert "twice.md:16:5  error  FAQ001 duplicate-question" in done.stdout
    assert "  12 │ ### How far should I walk?\n" in done.stdout
    assert "  16 │ ### How far should I walk?\n     │     ^^^" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 error in 1 of 2 documents")


def test_a_clean_document_passes(content: Path) -> None:
    done = exlint(content, "check", "once.md")
    assert (done.returncode, done.stdout) == (0, "no findings in 1 document\n")


def test_the_json_report_is_as_its_schema_says(content: Path) -> None:
    (found,) = report_of(exlint(content, "check", ".", "--output-format", "json"))["diagnostics"]
    assert found["path"] == "twice.md"
    assert [label["start"]["line"] for label in found["labels"]] == [16, 12]


def test_an_unreadable_and_a_malformed_file_leave_the_others_checked(content: Path) -> None:
    (content / "broken.json").write_text('{"name": ', encoding="utf-8")
    (content / "latin.md").write_bytes(b"# Caf\xe9 Curl\n")
    done = exlint(content, "check", ".", "--output-format", "json")
    data = report_of(done)
    assert done.returncode == 2
    assert [(each["path"], each["code"]) for each in data["diagnostics"]] == [
        ("broken.json", "EXL002"),
        ("latin.md", "EXL001"),
        ("twice.md", "FAQ001"),
    ]
    assert data["summary"]["failed"] == 2
    text = exlint(content, "check", ".").stdout
    assert text.splitlines()[-1] == "3 errors in 1 of 2 documents · 2 files could not be read"


@pytest.mark.parametrize("arguments", [["missing.md"], ["empty"], ["."]])
def test_a_run_that_matches_nothing_went_wrong(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    done = exlint(tmp_path, "check", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")


def test_standard_input_is_checked_under_its_name(tmp_path: Path) -> None:
    done = exlint(tmp_path, "check", "-", "--stdin-filename", "draft/carry.md", stdin=TWICE)
    assert done.returncode == 1
    assert done.stdout.startswith("draft/carry.md:16:5  error  FAQ001")


def test_an_unknown_rule_names_the_nearest(content: Path) -> None:
    done = exlint(content, "check", ".", "--select", "FAQ01")
    assert done.returncode == 2
    assert "did you mean 'FAQ001'?" in done.stderr


def test_severity_and_threshold_decide_the_status(content: Path) -> None:
    assert exlint(content, "check", ".", "--severity", "FAQ001=warning").returncode == 0
    assert exlint(content, "check", ".", "--severity", "FAQ001=warning", "--fail-on", "warning").returncode == 1
    assert exlint(content, "check", ".", "--ignore", "faq-duplicate").returncode == 0


def test_skipped_files_are_counted_and_listed(content: Path) -> None:
    (content / "package.json").write_text('{"name": "site", "version": "1.0.0"}', encoding="utf-8")
    done = exlint(content, "check", "once.md", "package.json", "--verbose")
    assert done.returncode == 0
    assert "skipped package.json  " in done.stdout
    assert done.stdout.endswith("no findings in 1 document · 1 file skipped\n")


def test_one_process_and_several_write_the_same(content: Path) -> None:
    for number in range(60):
        (content / f"copy-{number}.md").write_text(TWICE, encoding="utf-8")
    one, two = (exlint(content, "check", ".", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.returncode == two.returncode == 1
