"""Discovery: which files the arguments mean. Folders are walked in sorted order, heeding .gitignore files and what
configurations include and exclude; hidden files and folders are passed over.

A file named outright is checked even if it is ignored, unless exclusion is forced (as pre-commit needs).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from exlint.configuration.finding import UNCONFIGURED, Configurations
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from exlint.configuration.model import Config

SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".txt"})
"""Endings of the files that are taken from a folder; a file named outright may have any."""

_NEVER = frozenset({"node_modules", "__pycache__"})


class MissingPath(Exception):
    """An argument that names nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: no such file or folder; check the spelling and the current folder")
        self.path = path


class Ignores(NamedTuple):
    """A folder's .gitignore, and those above it."""

    folder: Path
    spec: GitIgnoreSpec
    above: Ignores | None

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether git would ignore a path below the folder: the nearest file that says anything decides."""
        level: Ignores | None = self
        while level is not None:
            relative = path.relative_to(level.folder).as_posix() + ("/" if is_folder else "")
            verdict = level.spec.check_file(relative).include
            if verdict is not None:
                return verdict
            level = level.above
        return False


def discover(
    arguments: Iterable[str], configurations: Configurations = UNCONFIGURED, *, force_exclude: bool = False
) -> Iterator[Path]:
    """The files to check, each once, in the order of the arguments and sorted inside folders.

    Raises MissingPath for an argument that does not exist, ConfigError for a configuration with mistakes.
    """
    seen: set[Path] = set()
    for argument in arguments:
        path = Path(argument)
        if not os.path.lexists(path):
            raise MissingPath(argument)
        for found in _Walk(configurations, force_exclude=force_exclude).below(path):
            key = Path(os.path.abspath(found))  # noqa: PTH100  # two spellings of a path are one; links stay as given
            if key not in seen:
                seen.add(key)
                yield found


class _Walk:
    """One argument's walk: what git ignores and what configurations exclude is left out, and nothing hidden entered."""

    def __init__(self, configurations: Configurations, *, force_exclude: bool) -> None:
        self._configurations = configurations
        self._force_exclude = force_exclude

    def below(self, path: Path) -> Iterator[Path]:
        ignores, ignored = _ignores_above(path)
        if self._force_exclude and (ignored or self._excluded(path)):
            return
        if path.is_dir():
            yield from self._folder(path, None if ignored else ignores)
        else:
            yield path

    def _excluded(self, path: Path) -> bool:
        """Whether the configuration excludes a path that was named outright; a pattern for a folder means all in it."""
        whole = path.absolute()
        config = self._configurations.of_folder(whole.parent)
        return config.leaves_out(whole, is_folder=path.is_dir())

    def _folder(self, folder: Path, above: Ignores | None) -> Iterator[Path]:
        ignores = _with_own_file(folder, above)
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            yield folder  # reading it will say why
            return
        config = self._configurations.of_folder(folder.absolute())
        for entry in ordered:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER and not _left_out(path, ignores, config, is_folder=True):
                    yield from self._folder(path, ignores)
            elif _is_wanted(path, config) and entry.is_file() and not _left_out(path, ignores, config, is_folder=False):
                yield path


def _is_wanted(path: Path, config: Config) -> bool:
    if config.include is None:
        return path.suffix.lower() in SUFFIXES
    return config.include.match(path.absolute())


def _left_out(path: Path, ignores: Ignores | None, config: Config, *, is_folder: bool) -> bool:
    if _refused(ignores, path, is_folder=is_folder):
        return True
    return config.exclude is not None and config.leaves_out(path.absolute(), is_folder=is_folder)


def _refused(ignores: Ignores | None, path: Path, *, is_folder: bool) -> bool:
    return ignores is not None and ignores.ignores(path.absolute(), is_folder=is_folder)


def _ignores_above(path: Path) -> tuple[Ignores | None, bool]:
    """The .gitignore files that speak of a path, and whether they exclude it; none outside a repository."""
    whole = path.absolute()
    parents = list(whole.parents)
    root = next((index for index, parent in enumerate(parents) if (parent / ".git").exists()), None)
    if root is None:
        return None, False
    ignores: Ignores | None = None
    inward = [*reversed(parents[: root + 1]), whole]
    for folder, child in pairwise(inward):
        ignores = _with_own_file(folder, ignores)
        if _refused(ignores, child, is_folder=child != whole or path.is_dir()):
            return ignores, True
    return ignores, False


def _with_own_file(folder: Path, above: Ignores | None) -> Ignores | None:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return above
    from pathspec import GitIgnoreSpec

    return Ignores(folder.absolute(), GitIgnoreSpec.from_lines(lines), above)
