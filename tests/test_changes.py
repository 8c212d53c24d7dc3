"""What a branch changed, asked of the real git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from exlint.changes import Changed
from exlint.config import Choices, ConfigError
from exlint.runner import Request, run
from exlint.settings import Plan


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=coach", "-c", "user.email=coach@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def page(path: str, name: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(f"# {name}\n\n- **Target Muscle:** Quads\n\n## Steps\n\n1. Sit back.\n", encoding="utf-8")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four pages on main; a branch that edits one, renames one, removes one and adds one; main has moved since."""
    monkeypatch.chdir(tmp_path)
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(variable, raising=False)
    git("init", "-q", "-b", "main")
    for name in ("edited", "renamed", "removed", "kept"):
        page(f"content/{name}.md", name.title())
    Path(".gitignore").write_text("ignored.md\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "Start")
    git("switch", "-qc", "branch")
    page("content/edited.md", "Edited Squat")
    git("mv", "content/renamed.md", "content/näme with space.md")
    git("rm", "-q", "content/removed.md")
    git("commit", "-qam", "Change")
    git("switch", "-q", "main")
    page("content/kept.md", "Changed on main")
    git("commit", "-qam", "Go on")
    git("switch", "-q", "branch")
    page("content/new.md", "New")
    page("content/ignored.md", "Ignored")
    return tmp_path


def changed(folder: str = "content") -> list[str]:
    return [path.name for path in Changed("main").among(sorted(Path(folder).iterdir()))]


def test_what_the_branch_edited_renamed_or_added_and_nothing_that_main_did() -> None:
    assert changed() == ["edited.md", "new.md", "näme with space.md"]


def test_the_same_from_a_folder_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("content")
    assert changed(".") == ["edited.md", "new.md", "näme with space.md"]


def test_edits_that_are_not_committed_count() -> None:
    page("content/kept.md", "Edited now")
    assert "kept.md" in changed()


def test_only_they_are_checked() -> None:
    plan = Plan(Choices(isolated=True))
    assert run(Request((".",), changed_since="main"), plan).files == 3
    assert run(Request((".",)), plan).files == 4


def test_a_changed_page_is_held_against_those_that_did_not_change() -> None:
    page("content/new.md", "Changed on main")
    page("content/kept.md", "Changed on main")
    git("commit", "-qm", "As main", "content/kept.md")
    plan = Plan(Choices(isolated=True, select=("corpus-duplicate",)))
    everything = run(Request(("content",)), plan).diagnostics
    told = run(Request(("content",), changed_since="HEAD"), plan).diagnostics
    twins = {"content/new.md", "content/kept.md"}
    assert told
    assert any({label.path for label in each.labels} >= twins for each in told)
    assert len(told) == sum(1 for each in everything if any(label.path == "content/new.md" for label in each.labels))


def test_nothing_changed_is_nothing_wrong() -> None:
    plan = Plan(Choices(isolated=True))
    assert run(Request(("content/kept.md",), changed_since="main"), plan).files == 0


@pytest.mark.parametrize(
    ("reference", "says"),
    [("no-such-branch", "Not a valid object name no-such-branch"), ("--output=x", "takes a branch")],
)
def test_a_reference_that_is_none(reference: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        Changed(reference)


def test_outside_a_repository(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("plain"))
    with pytest.raises(ConfigError, match="not a git repository"):
        Changed("main")
