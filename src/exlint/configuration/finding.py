"""Which configuration holds for a folder: the nearest `.exlint.yaml` in it or above it, up to the repository's root.

Nothing is merged on the way: what is to be shared is named under `extends`. Without a configuration, a folder `.exlint`
with rules or profiles is found in the same way. A folder is looked at once, with three calls of the system.
"""

from __future__ import annotations

from os import stat
from pathlib import Path

from exlint.config import ConfigError
from exlint.configuration.model import NO_CONFIG, Config

_FILE_NAME = ".exlint.yaml"


class Configurations:
    """The configurations of a run. `forced` holds for every file, whatever lies nearer."""

    def __init__(self, forced: Config | None = None) -> None:
        self._forced = forced
        self._known: dict[Path, Config] = {}

    def of_folder(self, folder: Path) -> Config:
        """What holds for the files of a folder (absolute). Raises ConfigError for a configuration with mistakes."""
        if self._forced is not None:
            return self._forced
        known = self._known.get(folder)
        if known is None:
            known = self._known[folder] = self._find(folder)
        return known

    def _find(self, folder: Path) -> Config:
        place = str(folder)
        if _exists(f"{place}/{_FILE_NAME}"):
            from exlint.configuration.reading import read_config

            return read_config(folder / _FILE_NAME, shown(folder / _FILE_NAME), folder)
        parent = folder.parent
        above = NO_CONFIG if parent == folder or _exists(f"{place}/.git") else self.of_folder(parent)
        if above.path is None and _exists(f"{place}/.exlint"):
            from exlint.configuration.reading import rules_only

            return rules_only(folder)
        return above


UNCONFIGURED = Configurations(NO_CONFIG)
"""No configuration, whatever lies in the folders."""


def configurations(path: str | None, *, isolated: bool = False) -> Configurations:
    """The configurations of a run: those that lie nearest, or the one of `path`, or none at all.

    The patterns and the folder `.exlint` of a named one are those of the current folder.
    Raises ConfigError where `path` names no file or a configuration with mistakes.
    """
    if isolated:
        return UNCONFIGURED
    if path is None:
        return Configurations()
    from exlint.configuration.reading import read_config

    if not Path(path).is_file():
        raise ConfigError(f"{path}: no such file; --config takes a configuration such as .exlint.yaml")
    return Configurations(read_config(Path(path), Path(path).as_posix(), Path.cwd()))


def shown(path: Path) -> str:
    """A configuration's path as messages print it: relative to the current folder where that is short."""
    from os.path import relpath

    return Path(relpath(path)).as_posix()


def _exists(path: str) -> bool:
    try:
        stat(path)  # noqa: PTH116  # pathlib would double the time, and every run pays it for every folder above
    except OSError:
        return False
    return True
