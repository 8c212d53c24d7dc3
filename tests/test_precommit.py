"""The hook stops a commit under the real pre-commit, installed from this very tree as a user would install it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from exlint.discovery import SUFFIXES

CHECKOUT = Path(__file__).parents[1]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")

PAGE = """\
# Farmer's Walk

- **Target Muscle:** Forearms
- **Equipment:** Dumbbells

## How to perform

1. Stand between two dumbbells and pick them up with a flat back.
2. Walk in short, even steps with your shoulders level.

## FAQ

### How far should I walk?

Start with twenty metres and turn back before your grip gives way.

### {question}

{answer}
"""
TWICE = PAGE.format(question="How far should I walk?", answer="Twenty metres are enough at first.")
ONCE = PAGE.format(question="Should the weights touch my legs?", answer="No, hold them just clear of your thighs.")


class Repository:
    """A scratch git repository, with its own home, so that no setting of the machine counts."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.environment,
            check=check,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def commit(self, message: str, *, check: bool = True) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self.git("commit", "--message", message, check=check)

    def head(self) -> str:
        return self.git("rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Ours without git's own variables (a hook sets them), with a new home for git and pre-commit."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))}
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@localhost\n", encoding="utf-8")
    return kept | {
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
    }


@pytest.fixture
def hooks(tmp_path: Path, environment: dict[str, str]) -> Repository:
    """This tree, uncommitted work included, as the git repository that pre-commit installs the hook from."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    hooks = Repository(tmp_path / "exlint", environment)
    for name in listed.stdout.rstrip("\0").split("\0"):
        if (CHECKOUT / name).is_file():
            (hooks.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, hooks.folder / name)
    hooks.commit("The tree as it is")
    return hooks


def test_hook_takes_the_files_that_exlint_looks_for() -> None:
    (hook,) = YAML(typ="safe").load(CHECKOUT / ".pre-commit-hooks.yaml")
    assert all(re.search(hook["files"], f"content/a{suffix}") for suffix in SUFFIXES)
    assert not re.search(hook["files"], "content/a.py")


@pytest.mark.slow
def test_commit_with_a_question_asked_twice_is_stopped(
    tmp_path: Path, hooks: Repository, environment: dict[str, str]
) -> None:
    content = Repository(tmp_path / "content", environment)
    (content.folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks.folder.as_posix()}\n    rev: {hooks.head()}\n    hooks:\n      - id: exlint\n",
        encoding="utf-8",
    )
    content.commit("Use the hook")
    subprocess.run([PRE_COMMIT, "install"], cwd=content.folder, env=environment, check=True, capture_output=True)

    page = content.folder / "farmers-walk.md"
    page.write_text(TWICE, encoding="utf-8")
    stopped = content.commit("Add a page", check=False)
    assert stopped.returncode == 1, stopped.stdout
    assert "farmers-walk.md:17:" in stopped.stdout
    assert "duplicate-question" in stopped.stdout
    assert content.git("log", "--oneline", "--", "farmers-walk.md").stdout == ""

    page.write_text(ONCE, encoding="utf-8")
    passed = content.commit("Add a page", check=False)
    assert passed.returncode == 0, passed.stdout
    assert content.git("log", "--format=%s", "--", "farmers-walk.md").stdout == "Add a page\n"
