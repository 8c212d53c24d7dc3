"""`exlint config` and `exlint init`, and what a configuration does to a run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from exlint.cli import run
from exlint.configuration.finding import Configurations

Capture = pytest.CaptureFixture[str]

TWICE = """\
# Suitcase Carry

- **Target Muscle:** Obliques
- **Equipment:** Dumbbell

## Steps

1. Pick up one weight and stand tall.
2. Walk without leaning.

## FAQ

### How far should I walk?

About thirty metres.

### How far should I walk?

About thirty metres.
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("content/carry.md", "content/drafts/carry.md", "notes/plan.md"):
        carry = TWICE.replace("Suitcase", "Heavy Suitcase") if "drafts" in name else TWICE
        write(name, carry if "carry" in name else "# Plan\n\nWrite more pages.\n")
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def checked(capsys: Capture, *arguments: str) -> tuple[int, list[str]]:
    """The exit status, and the paths of what was found."""
    status = run(["check", "--output-format", "json", *arguments])
    report: Any = json.loads(capsys.readouterr().out)
    return status, [each["path"] for each in report["diagnostics"]]


class TestCheck:
    def test_excluded_folders_are_left_out_unless_they_are_named(self, capsys: Capture) -> None:
        write(".exlint.yaml", "exclude: [drafts/]\n")
        assert checked(capsys, ".") == (1, ["content/carry.md"])
        assert checked(capsys, "content/drafts/carry.md") == (1, ["content/drafts/carry.md"])
        assert checked(capsys, "--force-exclude", "content/drafts/carry.md") == (0, [])
        assert checked(capsys, "--isolated", ".") == (1, ["content/carry.md", "content/drafts/carry.md"])

    def test_included_patterns_take_the_place_of_known_endings(self, capsys: Capture) -> None:
        write("content/carry.page", TWICE)
        write(".exlint.yaml", "include: ['*.page']\n")
        assert checked(capsys, ".") == (1, ["content/carry.page"])

    def test_the_threshold_is_that_of_the_file_unless_the_command_line_gives_one(self, capsys: Capture) -> None:
        write("content/.exlint.yaml", "fail-on: never\n")
        assert checked(capsys, "content") == (0, ["content/carry.md", "content/drafts/carry.md"])
        assert checked(capsys, "content", "--fail-on", "error")[0] == 1
        write("content/drafts/.exlint.yaml", "fail-on: error\n")
        assert checked(capsys, "content")[0] == 1

    def test_standard_input_has_the_configuration_of_its_name(
        self, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import io
        import sys

        write("content/.exlint.yaml", "rules: {FAQ: off}\n")
        for name, found in (("content/new.md", []), ("new.md", ["new.md"])):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWICE.encode())))
            assert checked(capsys, "-", "--stdin-filename", name)[1] == found

    def test_mistakes_are_told_without_a_traceback(self, capsys: Capture) -> None:
        write(".exlint.yaml", "rule: {FAQ: off}\n")
        assert run(["check", "."]) == 2
        assert capsys.readouterr().err == (
            "Error: .exlint.yaml:1: the file knows no key 'rule'; did you mean 'rules'?\n"
        )


class TestConfig:
    def test_every_value_says_where_it_comes_from(self, capsys: Capture) -> None:
        write(
            ".exlint.yaml",
            "extends: strict\nrules: {FAQ001: off}\noverrides:\n  - files: [content]\n    language: de\n",
        )
        assert run(["config", "--show-origin", "content/carry.md", "--preview"]) == 0
        shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
        assert shown[0] == ".exlint.yaml for content/carry.md"
        for line in (
            "fail-on warning preset strict",
            "language de .exlint.yaml:4",
            "preview true --preview",
            "profile recognised from the content default",
            "FAQ001 off .exlint.yaml:2",
            "FAQ002 off language de (.exlint.yaml:4)",
        ):
            assert line in shown

    def test_a_program_reads_the_same(self, capsys: Capture) -> None:
        write("content/.exlint.yaml", "rules: {MUS001: info}\n")
        assert run(["config", "content", "--output-format", "json"]) == 0
        said: Any = json.loads(capsys.readouterr().out)
        assert said["configuration"] == "content/.exlint.yaml"
        rule = next(each for each in said["rules"] if each["code"] == "MUS001")
        assert (rule["on"], set(rule["severity"].values()), rule["origin"]) == (
            True,
            {"info"},
            "content/.exlint.yaml:1",
        )

    def test_without_a_file(self, capsys: Capture) -> None:
        assert run(["config"]) == 0
        assert capsys.readouterr().out.startswith("no configuration for .\n")


class TestInit:
    def test_what_it_writes_is_used_by_the_next_run(self, capsys: Capture) -> None:
        before = checked(capsys, ".")
        assert run(["init"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "content: 2 files, label-page",
            "notes: 1 file, no exercise documents",
            "wrote .exlint.yaml; next: exlint check",
        ]
        assert checked(capsys, ".") == before
        assert run(["config"]) == 0

    def test_each_setting_that_it_offers_can_be_taken_up(self) -> None:
        run(["init"])
        offered = Path(".exlint.yaml").read_text(encoding="utf-8").split("extends: recommended\n")[1]
        settings = re.sub(r"^# (?=[a-z-]+:(?: [\[\w]|$)|  )", "", offered, flags=re.MULTILINE)
        settings = re.sub(r"^all: .*$", "", settings, flags=re.MULTILINE)
        write(".exlint.yaml", settings)
        config = Configurations().of_folder(Path.cwd())
        assert set(config.origins) == {
            "include", "exclude", "fail-on", "rules", "overrides", "vocabulary", "suppress",
        }  # fmt: skip
        assert config.include is not None
        assert config.include.lines == ("content/",)
        assert config.overrides[0].profile == "label-page"
        assert run(["check", "--fail-on", "never"]) == 0

    def test_it_overwrites_nothing_unasked(self, capsys: Capture) -> None:
        write(".exlint.yaml", "fail-on: info\n")
        assert run(["init"]) == 2
        assert "--force overwrites it" in capsys.readouterr().err
        assert run(["init", "--force"]) == 0

    def test_an_empty_folder_gets_one_too(self) -> None:
        Path("empty").mkdir()
        assert run(["init", "empty"]) == 0
        assert Path("empty/.exlint.yaml").is_file()
