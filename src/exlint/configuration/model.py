"""What a configuration says, each value with the file and line that said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from exlint.values import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Origin(NamedTuple):
    """Who said a value: a file and its 1-based line; a preset or the default has no line."""

    source: str
    line: int | None = None

    def __str__(self) -> str:
        return self.source if self.line is None else f"{self.source}:{self.line}"


DEFAULT = Origin("default")


class RuleSetting(NamedTuple):
    """What a configuration says of the rules that `selector` names.

    `level` is "off", "on", "error", "warning", "info", or None where only `options` are given.
    """

    selector: str
    level: str | None
    options: Mapping[str, object]
    origin: Origin


RuleGroup: TypeAlias = tuple[RuleSetting, ...]
"""The settings of one `rules` mapping: within it the more exact name wins, among groups the later one."""


class Patterns(NamedTuple):
    """Patterns of files as in .gitignore, relative to a folder (absolute); compiled when first asked."""

    folder: Path
    lines: tuple[str, ...]

    def match(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether they mean an absolute path below their folder."""
        if not path.is_relative_to(self.folder):
            return False
        return _compiled(self.lines).match_file(path.relative_to(self.folder).as_posix() + ("/" if is_folder else ""))


@lru_cache(maxsize=256)
def _compiled(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


class Override(NamedTuple):
    """Settings for some of the files. `profile` and `language` are None where it leaves them alone."""

    files: Patterns
    profile: str | None
    language: str | None
    rules: RuleGroup
    origin: Origin


class Acceptance(NamedTuple):
    """Findings that are known and accepted: those of `rules` in `files`, at or below a JSON pointer."""

    files: Patterns
    pointer: str
    rules: tuple[str, ...]
    reason: str
    origin: Origin


class Word(NamedTuple):
    """An addition to a vocabulary: `kind` is "muscles", "headings" or "keys"; `data` as the file says it."""

    kind: str
    key: str
    data: object
    origin: Origin


class Config(NamedTuple):
    """All that holds below one folder. `origins` tells who said each value that is not the default.

    `path` is the file as messages show it, None where there is none.
    """

    path: str | None = None
    include: Patterns | None = None
    exclude: Patterns | None = None
    fail_on: str = "error"
    language: str = "en"
    preview: bool = False
    profile: str | None = None
    rules: tuple[RuleGroup, ...] = ()
    overrides: tuple[Override, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    profile_folders: tuple[Path, ...] = ()
    vocabulary: tuple[Word, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    baseline: Path | None = None
    origins: Mapping[str, Origin] = MappingProxyType({})

    def origin(self, key: str) -> Origin:
        """Who said the value of a key, as the file writes the key."""
        return self.origins.get(key, DEFAULT)

    def unswitched(self) -> Config:
        """The same rules, profiles and words, with nothing turned on or off: how examples of rules are read."""
        return self._replace(rules=(), overrides=(), language=NO_CONFIG.language, profile=None, accepted=())

    def said_language(self, overrides: Sequence[Override]) -> tuple[str, Origin]:
        """The language under these overrides, of which the last wins, and who says so."""
        said = ((each.language, each.origin) for each in reversed(overrides) if each.language is not None)
        return next(said, (self.language, self.origin("language")))

    def said_profile(self, overrides: Sequence[Override]) -> tuple[str | None, Origin]:
        """The forced profile under these overrides, of which the last wins, and who says so."""
        said = ((each.profile, each.origin) for each in reversed(overrides) if each.profile is not None)
        return next(said, (self.profile, self.origin("profile")))

    def overriding(self, path: Path) -> tuple[int, ...]:
        """The overrides, by index, that hold for an absolute path."""
        return tuple(index for index, each in enumerate(self.overrides) if each.files.match(path))

    def accepting(self, path: Path) -> tuple[int, ...]:
        """The entries of accepted findings, by index, that hold for an absolute path."""
        return tuple(index for index, each in enumerate(self.accepted) if each.files.match(path))

    def leaves_out(self, path: Path, *, is_folder: bool) -> bool:
        """Whether an absolute path is excluded, itself or through a folder that holds it."""
        return self.exclude is not None and self.exclude.match(path, is_folder=is_folder)


NO_CONFIG = Config()
