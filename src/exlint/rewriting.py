"""Rewriting: one file put in the place of another, whole or not at all.

The new text is written beside the file, brought to the disk and renamed over it. Whoever reads meanwhile, and whatever
kills the process, finds the old file or the new one. What a killed run leaves beside a file the next one removes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from exlint.source import Source

_TEMPORARY = re.compile(r"\.exlint-(?P<process>\d+)-.+\.tmp")


class NotRewritten(Exception):
    """A file that was left as it is; the message says why and what to do."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")


def rewrite(path: Path, before: Source, after: Source, *, within: Iterable[Path]) -> None:
    """Put the text `after` in the place of `before`. A link stays a link: what it names is rewritten.

    Raises NotRewritten where the file has changed since it was read, is not writable, or lies outside `within`.
    """
    real = path.resolve()
    if not any(real.is_relative_to(folder.resolve()) for folder in within):
        raise NotRewritten(before.path, "the link leads out of the given paths", "name the file that it leads to")
    if not os.access(real, os.W_OK):
        raise NotRewritten(before.path, "the file is not writable", "change its mode, or leave it out")
    temporary = real.with_name(f".exlint-{os.getpid()}-{real.name}.tmp")
    try:
        _write(temporary, _bytes(after), real.stat().st_mode)
        if real.read_bytes() != _bytes(before):
            raise NotRewritten(before.path, "the file has changed since it was read", "run exlint again")
        temporary.replace(real)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotRewritten(before.path, f"cannot write: {reason}", "check the folder and the space left") from error
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(real.parent)


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Remove the temporary files of runs that were killed: those whose process is no more."""
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                found = _TEMPORARY.fullmatch(entry.name)
                if found is not None and not _runs(int(found["process"])):
                    Path(entry).unlink(missing_ok=True)


def _bytes(source: Source) -> bytes:
    return (("\ufeff" if source.bom else "") + source.text).encode("utf-8")


def _write(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IMODE(mode))
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fchmod(file.fileno(), stat.S_IMODE(mode))
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring the renaming to the disk too, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
