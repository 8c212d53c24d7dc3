"""Survey: what a repository holds, as a first configuration should know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exlint.linter import Settings, recognised_in
from exlint.profiles import NotAnExercise
from exlint.readers.formats import read
from exlint.record import MalformedSource
from exlint.source import UnreadableSource, read_source

_SAMPLE = 60
"""How many files of a folder are read, evenly spread: enough to see what shape they have."""


@dataclass(frozen=True)
class Folder:
    """A folder of the repository: how many files it holds, and what those that were read are, the most first.

    `shapes` counts the files by profile, `skipped` those that are no exercise documents, `unread` the broken ones.
    """

    name: str
    files: int
    shapes: tuple[tuple[str, int], ...]
    skipped: int
    unread: int

    @property
    def documents(self) -> int:
        """How many of the files that were read hold exercises."""
        return sum(count for _, count in self.shapes)


def survey(root: Path, files: Iterable[Path], settings: Settings) -> tuple[Folder, ...]:
    """The folders below `root` that hold files: those of the first level with all that lies in them, and "." itself."""
    grouped: dict[str, list[Path]] = {}
    for path in files:
        parts = path.relative_to(root).parts
        grouped.setdefault(parts[0] if len(parts) > 1 else ".", []).append(path)
    return tuple(_folder(name, paths, settings) for name, paths in sorted(grouped.items()))


def _folder(name: str, paths: Sequence[Path], settings: Settings) -> Folder:
    sample = paths[:: -(-len(paths) // _SAMPLE)]
    found = Counter(_shape(path, settings) for path in sample)
    skipped, unread = found.pop(None, 0), found.pop("", 0)
    shapes = sorted(((shape, count) for shape, count in found.items() if shape), key=lambda each: (-each[1], each[0]))
    return Folder(name, len(paths), tuple(shapes), skipped, unread)


def _shape(path: Path, settings: Settings) -> str | None:
    """The profile of a file; None for what is no exercise document, "" for what cannot be read."""
    try:
        source = read_source(path, path.as_posix())
        found = recognised_in(read(source), source, settings)
    except (UnreadableSource, MalformedSource):
        return ""
    return None if isinstance(found, NotAnExercise) else found.profile.id
