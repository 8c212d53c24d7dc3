"""Changes: which files differ from another state of the repository, as git tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

from exlint.config import ConfigError


class Changed:
    """The files that differ from where this branch left `reference`: committed, staged, edited and new ones.

    Raises ConfigError where git is missing, the folder belongs to no repository, or there is no such reference.
    """

    def __init__(self, reference: str) -> None:
        if reference.startswith("-"):
            raise ConfigError(f"--changed-since takes a branch, tag or commit, not {reference!r}")
        root = Path(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
        since = _git("merge-base", reference, "HEAD").strip()
        names = [
            *_git("diff", "--name-only", "-z", "--no-relative", "--diff-filter=d", since, at=root).split("\0"),
            *_git("ls-files", "--others", "--exclude-standard", "-z", at=root).split("\0"),
        ]
        self._files = {(root / name).resolve() for name in names if name}

    def among(self, paths: Iterable[Path]) -> Iterator[Path]:
        """The paths that changed, in their order; links count as what they lead to."""
        return (path for path in paths if path.resolve() in self._files)


def _git(*arguments: str, at: Path | None = None) -> str:
    """What git prints for a command of our own; nothing of the repository is run or written by it."""
    import subprocess

    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    try:
        done: CompletedProcess[bytes] = subprocess.run(command, cwd=at, capture_output=True, check=False)  # noqa: S603  # no shell, and no argument can be an option
    except FileNotFoundError as error:
        raise ConfigError("--changed-since asks git, which is not installed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        if arguments[0] == "merge-base" and not done.stderr:
            said = [f"{arguments[1]} and this branch have no common commit"]
        raise ConfigError(f"--changed-since: git {arguments[0]}: {said[0]}")
    return done.stdout.decode("utf-8", "surrogateescape")
