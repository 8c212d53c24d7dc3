"""Discovery: which files the arguments mean. Folders are walked in sorted order, heeding .gitignore files; hidden
files and folders are passed over.

A file named outright is checked even if it is ignored, unless exclusion is forced (as pre-commit needs).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".txt"})
"""Endings of the files that are taken from a folder; a file named outright may have any."""

_NEVER = frozenset({"node_modules", "__pycache__"})


class MissingPath(Exception):
    """An argument that names nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: no such file or folder; check the spelling and the current folder")
        self.path = path


@dataclass(frozen=True, slots=True)
class Ignores:
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


def discover(arguments: Iterable[str], *, force_exclude: bool = False) -> Iterator[Path]:
    """The files to check, each once, in the order of the arguments and sorted inside folders.

    Raises MissingPath for an argument that does not exist.
    """
    seen: set[Path] = set()
    for argument in arguments:
        path = Path(argument)
        if not os.path.lexists(path):
            raise MissingPath(argument)
        for found in _below(path, force_exclude=force_exclude):
            key = Path(os.path.abspath(found))  # noqa: PTH100  # two spellings of a path are one; links stay as given
            if key not in seen:
                seen.add(key)
                yield found


def _below(path: Path, *, force_exclude: bool) -> Iterator[Path]:
    ignores, ignored = _ignores_above(path)
    if ignored and force_exclude:
        return
    if path.is_dir():
        yield from _walk(path, None if ignored else ignores)
    else:
        yield path


def _walk(folder: Path, above: Ignores | None) -> Iterator[Path]:
    ignores = _with_own_file(folder, above)
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield folder  # reading it will say why
        return
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _NEVER and not _refused(ignores, path, is_folder=True):
                yield from _walk(path, ignores)
        elif path.suffix.lower() in SUFFIXES and entry.is_file() and not _refused(ignores, path, is_folder=False):
            yield path


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
