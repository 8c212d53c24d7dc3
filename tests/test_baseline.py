"""What is known stays hidden however a repository is tidied, what is new shows, and what is gone is told."""

from __future__ import annotations

import json
import random
import re
import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest

from exlint.cli import run

EXAMPLES = Path(__file__).parent.parent / "examples/content"
FILE = Path(".exlint/baseline.json")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "content")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys: Capture, *arguments: str) -> Any:
    capsys.readouterr()
    status = run(["check", "--output-format", "json", "--fail-on", "info", *arguments])
    found = json.loads(capsys.readouterr().out)
    assert status == int(bool(found["diagnostics"]))
    return found


def new(capsys: Capture, *arguments: str) -> list[tuple[str, str]]:
    return [(each["path"], each["code"]) for each in report(capsys, *arguments)["diagnostics"]]


def told(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert run(["baseline", *arguments]) == 0
    return capsys.readouterr().out


def tidied(text: str, chance: random.Random) -> str:
    """A page with its sections in another order, and its paragraphs and items wrapped anew."""
    head, *sections = re.split(r"(?m)^(?=## )", text)
    sections = [f"{section.rstrip()}\n\n" for section in sections]
    chance.shuffle(sections)
    lines = f"{head.rstrip()}\n\n{''.join(sections)}".split("\n")
    return "\n".join(_wrapped(line, chance.choice([40, 60, 80])) for line in lines)


def _wrapped(line: str, width: int) -> str:
    if line.startswith(("#", "|", ">", " ", "---")):
        return line
    bullet = re.match(r"(?:[-*+]|\d+\.) +", line)
    indent = " " * len(bullet[0]) if bullet else ""
    return textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


QUESTION = "### Is it fine to do this barefoot?\n\n"


class TestKnown:
    def test_a_baseline_hides_every_finding_of_today(self, capsys: Capture) -> None:
        before = len(new(capsys))
        assert before > 10
        assert told(capsys, "create").startswith(f"{before} findings written to {FILE.as_posix()}")
        summary = report(capsys)["summary"]
        assert (summary["known"], summary["stale"], summary["errors"]) == (before, 0, 0)
        assert len(new(capsys, "--no-baseline")) == before

    @pytest.mark.parametrize("seed", range(3))
    def test_tidying_shows_nothing_and_a_planted_defect_shows_alone(self, capsys: Capture, seed: int) -> None:
        run(["baseline", "create"])
        chance = random.Random(seed)
        for page in sorted(Path("content/pages").glob("*.md")):
            page.write_text(tidied(page.read_text("utf-8"), chance), encoding="utf-8")
        assert new(capsys) == []
        page = Path("content/pages/goblet-squat.md")
        planted = page.read_text("utf-8").replace("## FAQ\n\n", f"## FAQ\n\n{QUESTION}", 1)
        assert QUESTION in planted
        page.write_text(planted, encoding="utf-8")
        assert new(capsys) == [("content/pages/goblet-squat.md", "FAQ004")]

    def test_records_put_before_others_and_another_layout_change_nothing(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        file = Path("content/records/strength.json")
        records = json.loads(file.read_text("utf-8"))
        sound = {"name": "Wall Sit", "target": "quads", "steps": ["Slide down the wall.", "Stay there."]}
        file.write_text(json.dumps([sound, *reversed(records)], indent=1), encoding="utf-8")
        assert new(capsys) == []

    def test_a_file_that_moved_takes_what_is_known_along(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        Path("content/pages").rename("content/exercises")
        assert new(capsys) == []

    def test_a_copy_beside_the_file_is_new(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        before = json.loads(FILE.read_text("utf-8"))["findings"]
        shutil.copy("content/pages/band-face-pull.md", "content/pages/copy.md")
        found = new(capsys)
        assert {code for path, code in found if path.endswith("copy.md")} >= {
            each["code"] for each in before if each["path"].endswith("band-face-pull.md")
        }

    def test_an_edited_sentence_is_still_the_known_finding(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        page = Path("content/pages/band-face-pull.md")
        page.write_text(
            page.read_text("utf-8").replace("**Target Muscle:** Biceps", "**Target Muscle:** Biceps Brachii")
        )
        assert ("content/pages/band-face-pull.md", "MUS001") not in new(capsys)

    def test_what_is_known_twice_is_known_no_third_time(self, capsys: Capture) -> None:
        page = Path("twice.md")
        page.write_text(f"# Wall Sit\n\n- **Target Muscle:** Quads\n\n## FAQ\n\n{QUESTION}", encoding="utf-8")
        run(["baseline", "create", "twice.md"])
        (entry,) = json.loads(FILE.read_text("utf-8"))["findings"]
        assert (entry["code"], entry["count"]) == ("FAQ004", 1)
        with page.open("a", encoding="utf-8") as file:
            file.write(QUESTION)
        assert new(capsys, "twice.md", "--select", "FAQ004") == [("twice.md", "FAQ004")]

    def test_it_can_be_made_from_a_folder_inside_and_used_from_outside(
        self, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path(".exlint").mkdir()
        monkeypatch.chdir("content/pages")
        run(["baseline", "create", "--baseline", "../../.exlint/baseline.json"])
        monkeypatch.chdir("../..")
        assert new(capsys, "content/pages") == []

    def test_a_file_that_cannot_be_read_is_never_known(self, capsys: Capture) -> None:
        Path("content/records/broken.json").write_text('{"name": "Squat"', encoding="utf-8")
        run(["baseline", "create"])
        capsys.readouterr()
        assert run(["check"]) == 2
        assert "EXL002" in capsys.readouterr().out


class TestStale:
    def mend(self) -> None:
        page = Path("content/pages/romanian-deadlift.md")
        text = page.read_text("utf-8")
        page.write_text(text[: text.index("### Which muscles are trained by")], encoding="utf-8")

    def test_what_is_mended_is_told_and_taken_out(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        size = report(capsys)["summary"]["known"]
        self.mend()
        run(["check"])
        assert re.search(r"· \d+ of the baseline no longer found: exlint baseline update", capsys.readouterr().out)
        gone = report(capsys)["summary"]["stale"]
        assert gone
        assert told(capsys, "update") == f"{size - gone} findings in {FILE.as_posix()}: {gone} removed\n"
        assert report(capsys)["summary"] | {"stale": 0, "known": size - gone} == report(capsys)["summary"]

    def test_what_was_not_looked_for_is_not_gone(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        assert report(capsys, "content/articles")["summary"]["stale"] == 0
        assert report(capsys, "--select", "MUS001")["summary"]["stale"] == 0
        before = FILE.read_bytes()
        assert ": 0 removed" in told(capsys, "update", "content/articles")
        assert FILE.read_bytes() == before

    def test_a_file_that_was_removed_leaves_stale_entries(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        Path("content/pages/band-face-pull.md").unlink()
        assert report(capsys)["summary"]["stale"]

    def test_update_accepts_nothing_new_unless_it_is_told_to(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        page = Path("content/pages/goblet-squat.md")
        page.write_text(page.read_text("utf-8").replace("## FAQ\n\n", f"## FAQ\n\n{QUESTION}", 1), encoding="utf-8")
        assert "1 new and not accepted" in told(capsys, "update")
        assert new(capsys) == [("content/pages/goblet-squat.md", "FAQ004")]
        assert "1 added" in told(capsys, "update", "--add")
        assert new(capsys) == []


class TestFile:
    def test_it_is_the_same_for_the_same_findings(self) -> None:
        run(["baseline", "create"])
        before = FILE.read_bytes()
        run(["baseline", "create", "--force"])
        assert FILE.read_bytes() == before

    def test_it_overwrites_nothing_unasked(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        assert run(["baseline", "create"]) == 2
        assert "--force overwrites it" in capsys.readouterr().err

    def test_the_configuration_names_it(self, capsys: Capture) -> None:
        Path(".exlint.yaml").write_text("baseline: ci/known.json\n", encoding="utf-8")
        assert run(["check"]) == 2
        assert "ci/known.json: cannot read the baseline" in capsys.readouterr().err
        assert "ci/known.json" in told(capsys, "create")
        assert new(capsys) == []

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "findings": [{}]}', '{"version": 9}'])
    def test_what_is_no_baseline_is_refused(self, capsys: Capture, text: str) -> None:
        Path("known.json").write_text(text, encoding="utf-8")
        assert run(["check", "--baseline", "known.json"]) == 2
        assert "exlint baseline create --force" in capsys.readouterr().err

    def test_it_can_be_shown(self, capsys: Capture) -> None:
        run(["baseline", "create"])
        shown = told(capsys, "show")
        assert re.search(r"^ +\d+  FAQ001$", shown, re.MULTILINE)
        assert "content/pages/romanian-deadlift.md  FAQ001  " in shown
        listed = json.loads(told(capsys, "show", "--output-format", "json"))["findings"]
        assert len(listed) == report(capsys)["summary"]["known"]
