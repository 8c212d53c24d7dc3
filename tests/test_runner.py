"""Many files: one order however the run is cut up, and nothing unread looks clean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exlint import runner
from exlint.config import Choices
from exlint.runner import NothingToCheck, Request, run
from exlint.settings import Plan

PAGE = """\
# Wall Sit {number}

- **Target Muscle:** Quads

## FAQ

### How low should I go?

Until the thighs are level.

### How low should I go?

As low as the knees allow.
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan(Choices(isolated=True))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_processes_change_nothing(folder: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_ALONE", 2)
    for number in range(9):
        (folder / f"page-{number}.md").write_text(PAGE.format(number=number), encoding="utf-8")
    alone, together = (run(Request((".",), jobs=jobs), plan) for jobs in (1, 3))
    assert alone == together
    assert [each.primary.path for each in alone.diagnostics] == [f"page-{number}.md" for number in range(9)]


def test_a_file_name_that_is_not_utf8_is_checked_like_any_other(folder: Path, plan: Plan) -> None:
    name = os.fsdecode(b"wall-\xff.md")
    Path(name).write_text(PAGE.format(number=1), encoding="utf-8")
    done = run(Request((".",)), plan)
    assert [(each.code, each.primary.path) for each in done.diagnostics] == [("FAQ001", name)]


def test_a_folder_that_cannot_be_listed_is_a_finding_and_the_others_are_checked(
    folder: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "good.md").write_text(PAGE.format(number=1), encoding="utf-8")
    (folder / "locked").mkdir()
    scandir = os.scandir

    def refusing(path: os.PathLike[str]) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("exlint.discovery.os.scandir", refusing)
    done = run(Request((".",)), plan)
    assert [(each.code, each.primary.path) for each in done.diagnostics] == [
        ("FAQ001", "good.md"),
        ("EXL001", "locked"),
    ]
    assert (done.files, done.failed) == (1, 1)


def test_bad_bytes_fail_their_file_alone(folder: Path, plan: Plan) -> None:
    (folder / "bad.md").write_bytes(b"# Wall\xff Sit\n")
    (folder / "good.md").write_text(PAGE.format(number=1), encoding="utf-8")
    done = run(Request((".",)), plan)
    assert [each.code for each in done.diagnostics] == ["EXL001", "FAQ001"]
    assert done.failed == 1


@pytest.mark.parametrize("force_exclude", [False, True])
def test_a_folder_without_documents_never_passes_as_checked(folder: Path, plan: Plan, *, force_exclude: bool) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(NothingToCheck, match="empty"):
        run(Request(("empty",), force_exclude=force_exclude), plan)


def test_a_hook_whose_files_are_all_excluded_passes(folder: Path, plan: Plan) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("draft.md\n", encoding="utf-8")
    (folder / "draft.md").write_text(PAGE.format(number=1), encoding="utf-8")
    done = run(Request(("draft.md",), force_exclude=True), plan)
    assert (done.diagnostics, done.files) == ((), 0)


def test_standard_input_is_called_as_told(plan: Plan) -> None:
    request = Request(("-",), stdin=PAGE.format(number=1).encode(), stdin_filename="pages/wall-sit.md")
    assert [each.primary.path for each in run(request, plan).diagnostics] == ["pages/wall-sit.md"]


def test_a_bad_line_does_not_hide_the_others(folder: Path, plan: Plan) -> None:
    record = '{"name": "%s", "target": "quads", "equipment": "none", "instructions": ["Lean.", "Sit."], "faq": %s}'
    asked = '[{"question": "Is it safe?", "answer": "Yes."}, {"question": "Is it safe?", "answer": "Yes."}]'
    lines = [record % ("Wall Sit", "[]"), "{", record % ("Low Wall Sit", asked)]
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run(Request((".",)), plan)
    assert [(each.code, each.primary.start.line) for each in done.diagnostics] == [("EXL002", 2), ("FAQ001", 3)]
    assert (done.documents, done.failed) == (2, 1)
