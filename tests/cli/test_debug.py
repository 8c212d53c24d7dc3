from __future__ import annotations

import json
from pathlib import Path

import pytest

from exlint.cli import run

Capture = pytest.CaptureFixture[str]

PAGE = """\
# Towel Row

- **Target Muscle:** Lats
- **Equipment:** Towel

The towel row mainly trains the lats.

## How to perform

1. Loop the towel around a post.
2. Lean back and pull your chest to your hands.

## Tips

- **Wrists straight**: keep them in line with your forearms.

## FAQ

### Which muscles does the towel row work?

The lats, helped by the biceps.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "towel-row.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "site", "version": "1.0.0", "dependencies": {}}')
    return tmp_path


def test_the_outline_places_each_part_of_the_document(capsys: Capture) -> None:
    assert run(["debug", "towel-row.md"]) == 0
    rows = [" ".join(row.split()) for row in capsys.readouterr().out.splitlines()]
    assert "format markdown" in rows
    assert "1:3 name Towel Row" in rows
    assert '3:22 target "Target Muscle" Lats' in rows
    assert "10:1 1. Loop the towel around a post." in rows
    assert any(row.startswith("15:") and "[Wrists straight]" in row for row in rows)
    assert "19:5 question Which muscles does the towel row work?" in rows
    assert any("answer The lats, helped by the biceps." in row for row in rows)
    assert any(row.startswith("3:22-3:26 muscle: lat") for row in rows)
    assert any(row.startswith("on FAQ001 duplicate-question (on by default)") for row in rows)


def test_the_outline_as_json_holds_the_same(capsys: Capture) -> None:
    assert run(["debug", "towel-row.md", "--output-format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    (exercise,) = data["exercises"]
    assert exercise["name"]["text"] == "Towel Row"
    steps = [item for section in exercise["sections"] if section["part"] == "steps" for item in section["items"]]
    assert [item["number"] for item in steps] == [1, 2]
    assert exercise["questions"][0]["question"]["span"].startswith("19:5-")
    assert {claim["kind"] for claim in exercise["claims"]} == {"muscle"}


def test_the_switches_say_why_a_rule_is_off(capsys: Capture) -> None:
    assert run(["debug", "towel-row.md", "--ignore", "FAQ", "--severity", "MUS001=off"]) == 0
    text = capsys.readouterr().out
    assert "off  FAQ001 duplicate-question (--ignore FAQ)" in text
    assert "off  MUS001 conflicting-target (--severity MUS001=off)" in text


def test_a_file_that_is_no_exercise_says_why(capsys: Capture) -> None:
    assert run(["debug", "package.json"]) == 0
    assert "skipped" in capsys.readouterr().out


def test_a_malformed_file_is_refused_with_its_place(capsys: Capture, folder: Path) -> None:
    (folder / "broken.json").write_text('{"name": "Squat",\n "steps": [}', encoding="utf-8")
    assert run(["debug", "broken.json"]) == 2
    assert "broken.json:2:" in capsys.readouterr().err
