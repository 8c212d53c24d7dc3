"""examples/open-exercise-db: the checks of a catalogue with a schema of its own, in one configuration."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

EXAMPLE = Path(__file__).parent.parent / "examples" / "open-exercise-db"
EXPECTED = [
    ("exercises/goblet-squat.json", 2, "CAT002"),
    ("exercises/goblet-squat.json", 4, "CAT001"),
    ("exercises/hollow-hold.json", 4, "COR002"),
    ("exercises/wall-sit.json", 5, "CAT001"),
    ("exercises/wall-sit.json", 10, "MUS004"),
    ("exercises/wall-sit.json", 10, "CAT001"),
]


def checked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from exlint.cli import main; main()", "check", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_it_finds_what_is_planted_and_nothing_else() -> None:
    done = checked(EXAMPLE, "--output-format", "json", ".")
    assert done.returncode == 1
    found = json.loads(done.stdout)["diagnostics"]
    assert [(each["path"], each["labels"][0]["start"]["line"], each["code"]) for each in found] == EXPECTED


def test_its_readme_lists_the_rules_that_find_them() -> None:
    rows = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    assert all(f"| {path} |" in rows and f"| {code} |" in rows for path, _, code in EXPECTED)


def test_the_rules_of_its_own_hold_their_examples(tmp_path: Path) -> None:
    for path in sorted((EXAMPLE / ".exlint" / "rules").glob("*.yaml")):
        rule = YAML(typ="safe").load(path)
        folder = tmp_path / rule["id"]
        for number, example in enumerate(rule["examples"]):
            place = folder / str(number)
            shutil.copytree(EXAMPLE, place)
            shutil.rmtree(place / "exercises")
            (place / "exercises").mkdir()
            given = example.get("bad") or example["good"]
            documents = given["documents"] if isinstance(given, dict) else {"wall-sit.json": given}
            for name, text in documents.items():
                (place / "exercises" / name).write_text(text, encoding="utf-8")
            done = checked(place, "--select", rule["code"], ".")
            assert done.returncode == int("bad" in example), done.stdout + done.stderr


def test_a_schema_that_is_missing_stops_the_run_with_the_rule_that_names_it(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "catalogue")
    (tmp_path / "catalogue" / "vocab" / "muscles.json").unlink()
    done = checked(tmp_path / "catalogue", ".")
    assert done.returncode == 2
    assert "record-schema.yaml" in done.stderr
    assert "muscles.json: cannot read" in done.stderr
