"""Which files the arguments mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.discovery import MissingPath, discover


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose root ignores drafts and whose `content` takes one of them back."""
    files = [
        "content/b.md", "content/a.json", "content/deep/c.yaml", "content/draft-x.md", "content/draft-keep.md",
        "content/picture.png", "content/.hidden.md", "content/node_modules/m.md", "build/out.md", "plain.txt",
    ]  # fmt: skip
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("build/\ndraft-*\n", encoding="utf-8")
    (tmp_path / "content/.gitignore").write_text("!draft-keep.md\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str, force_exclude: bool = False) -> list[str]:
    return [path.as_posix() for path in discover(arguments, force_exclude=force_exclude)]


@pytest.mark.usefixtures("repository")
class TestDiscover:
    def test_a_folder_gives_its_documents_sorted_and_heeds_nested_gitignores(self) -> None:
        assert found("content") == ["content/a.json", "content/b.md", "content/deep/c.yaml", "content/draft-keep.md"]

    def test_the_current_folder_is_walked_without_ignored_folders(self) -> None:
        assert found(".") == [
            "content/a.json", "content/b.md", "content/deep/c.yaml", "content/draft-keep.md", "plain.txt",
        ]  # fmt: skip

    def test_a_file_named_outright_is_checked_even_if_ignored(self) -> None:
        assert found("content/draft-x.md", "build/out.md") == ["content/draft-x.md", "build/out.md"]

    def test_forced_exclusion_drops_named_files_that_git_ignores(self) -> None:
        named = ("content/draft-x.md", "build/out.md", "content/draft-keep.md", "plain.txt")
        assert found(*named, force_exclude=True) == ["content/draft-keep.md", "plain.txt"]

    def test_an_ignored_folder_named_outright_is_walked(self) -> None:
        assert found("build") == ["build/out.md"]
        assert found("build", force_exclude=True) == []

    def test_each_file_comes_once_however_often_it_is_named(self) -> None:
        assert found("content/b.md", "./content/b.md", "content") == [
            "content/b.md", "content/a.json", "content/deep/c.yaml", "content/draft-keep.md",
        ]  # fmt: skip

    def test_a_missing_path_is_an_error_that_names_it(self) -> None:
        with pytest.raises(MissingPath, match="absent"):
            found("content", "absent.md")


def test_outside_a_repository_a_folder_own_gitignore_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept.md").write_text("x", encoding="utf-8")
    (tmp_path / "dropped.md").write_text("x", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("dropped.md\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert found(".") == ["kept.md"]
