from __future__ import annotations

import json
from pathlib import Path

import pytest

from exlint.cli import run

Capture = pytest.CaptureFixture[str]

PAGE = """\
# Towel Face Pull

- **Target Muscle:** Biceps
- **Equipment:** Towel

## How to perform

1. Loop the towel around a post.
2. Lean back and pull the ends towards your ears.

## FAQ

### Which muscles does the towel face pull work?

The towel face pull primarily targets the rear deltoids.
"""
RECORDS = """\
[{"name": "Seated Row", "target": "lats", "instructions": ["Row the handle to the waist."]},
 {"name": "Leg Curl", "target": "hamstrings", "instructions": ["Curl the heels to the hips."]}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "face-pull.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "site", "version": "1.0.0", "dependencies": {}}')
    return tmp_path


def test_the_table_says_who_is_named_where_and_what_conflicts(capsys: Capture) -> None:
    assert run(["claims", "face-pull.md", "--select", "MUS001"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "face-pull.md  Towel Face Pull"
    assert [row.split() for row in rows[1:5]] == [
        ["target"],
        ["muscle", "field", "FAQ", "1"],
        ["!", "biceps", "!T", "."],
        ["!", "rear", "deltoid", ".", "!T"],
    ]
    assert "  FAQ 1  line 13  Which muscles does the towel face pull work?" in rows
    (told,) = (row for row in rows if "MUS001" in row)
    assert told.startswith("  line 3  ")
    assert rows[-1] == "T target; ! in a finding"


def test_without_the_rule_nothing_is_marked(capsys: Capture) -> None:
    assert run(["claims", "face-pull.md", "--ignore", "MUS,FAQ"]) == 0
    assert "!" not in capsys.readouterr().out


def test_json_holds_each_claim_with_its_place_and_the_findings(capsys: Capture, folder: Path) -> None:
    (folder / "records.json").write_text(RECORDS, encoding="utf-8")
    assert run(["claims", ".", "--select", "MUS001", "--output-format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    page, row, curl = data["documents"]
    assert (page["path"], page["name"]) == ("face-pull.md", "Towel Face Pull")
    assert [(each["value"], each["where"], each["span"]) for each in page["claims"]] == [
        ("biceps-brachii", "fields.target", "3:22-3:28"),
        ("posterior-deltoid", "questions.answer", "15:43-15:56"),
    ]
    (finding,) = page["findings"]
    assert (finding["code"], finding["line"]) == ("MUS001", 3)
    assert [(each["document"], each["name"]) for each in (row, curl)] == [("/0", "Seated Row"), ("/1", "Leg Curl")]
    assert curl["claims"][0]["span"].startswith("2:")
    assert data["skips"] == [{"path": "package.json", "reason": "a package.json"}]


def test_claims_are_written_as_debug_writes_them(capsys: Capture) -> None:
    assert run(["claims", "face-pull.md", "--output-format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert run(["debug", "face-pull.md", "--output-format", "json"]) == 0
    (exercise,) = json.loads(capsys.readouterr().out)["exercises"]
    assert document["claims"] == exercise["claims"]


def test_answers_that_disagree_on_muscles_are_marked_though_their_rule_is_one_of_questions(
    capsys: Capture, folder: Path
) -> None:
    asked_again = "\n### What muscles does the towel face pull work?\n\nIt primarily targets the biceps.\n"
    (folder / "face-pull.md").write_text(PAGE + asked_again, encoding="utf-8")
    assert run(["claims", "face-pull.md", "--select", "FAQ"]) == 0
    text = capsys.readouterr().out
    assert "FAQ002" in text
    assert "FAQ001" not in text
    assert "!T" in text


def test_a_file_that_is_no_exercise_says_why(capsys: Capture) -> None:
    assert run(["claims", "package.json"]) == 0
    assert capsys.readouterr().out == "package.json  skipped: a package.json\n"


def test_files_that_cannot_be_read_are_refused_and_the_others_shown(capsys: Capture, folder: Path) -> None:
    (folder / "broken.json").write_text('{"name": "Squat",\n "steps": [}', encoding="utf-8")
    (folder / "wide.md").write_bytes("# Squat".encode("utf-16"))
    assert run(["claims", "broken.json", "wide.md", "face-pull.md"]) == 2
    printed = capsys.readouterr()
    assert printed.out.startswith("face-pull.md")
    assert "broken.json:2:" in printed.err
    assert "wide.md:1: the file is UTF-16" in printed.err


@pytest.mark.parametrize("arguments", [[], ["nowhere.md"], ["face-pull.md", "--select", "NONSENSE"]])
def test_what_cannot_be_asked_is_refused(arguments: list[str], capsys: Capture) -> None:
    assert run(["claims", *arguments]) == 2
    assert "Error" in capsys.readouterr().err


def test_a_folder_without_documents_is_refused(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run(["claims", "empty"]) == 2
