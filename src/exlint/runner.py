"""Runner: many files. Finds them, lints them in one process or several, and puts the results in one order."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from exlint.diagnostics import Diagnostic
from exlint.discovery import discover
from exlint.facts import Facts
from exlint.linter import Result, Settings, lint, unreadable
from exlint.source import UnreadableSource, decode, read_source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ALONE = 24
"""Up to this many files one process is faster than starting others (about 15 ms each)."""


class NothingToCheck(Exception):
    """No file matched: a gate that checked nothing must not pass."""

    def __init__(self, paths: Iterable[str]) -> None:
        where = ", ".join(paths) or "the arguments"
        super().__init__(
            f"no document to check in {where}; name files, or folders with .md, .json, .yaml or .txt files"
        )


class WorkerDied(Exception):
    """A process ended before it had sent its results, as when the system ran out of memory."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"a worker process died (exit status {status}); try again with --jobs 1")


@dataclass(frozen=True, slots=True)
class Request:
    """What to check. `stdin` stands for the path "-"; `stdin_filename` is what it is called and how it is read."""

    paths: tuple[str, ...]
    stdin: bytes | None = None
    stdin_filename: str | None = None
    force_exclude: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """A file that is no exercise document, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found. `files` counts those that were read as exercise documents, `failed` those left unread."""

    diagnostics: tuple[Diagnostic, ...]
    skips: tuple[Skip, ...]
    facts: tuple[Facts, ...]
    files: int
    documents: int
    failed: int
    suppressed: int = 0


_Outcome: TypeAlias = tuple[str, Result]


def run(request: Request, settings: Settings) -> Run:
    """Check what a request names.

    Raises MissingPath for a path that does not exist and NothingToCheck where no file matched.
    """
    named = tuple(path for path in request.paths if path != "-")
    files = [(path, shown_path(path)) for path in discover(named, force_exclude=request.force_exclude)]
    outcomes: list[_Outcome] = []
    with _without_collecting():
        if "-" in request.paths:
            outcomes.append(_lint_stdin(request, settings))
        outcomes.extend(_lint_files(files, settings, request.jobs))
    all_excluded = request.force_exclude and any(Path(path).is_file() for path in named)
    if not outcomes and not all_excluded:
        raise NothingToCheck(request.paths)
    return _gather(outcomes)


def shown_path(path: Path) -> str:
    """How a path is shown: relative to the current folder where it lies below it, with `/`."""
    if not path.is_absolute():
        return path.as_posix()
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _lint_stdin(request: Request, settings: Settings) -> _Outcome:
    shown = request.stdin_filename or "<stdin>"
    try:
        return shown, lint(decode(request.stdin or b"", shown), settings)
    except UnreadableSource as error:
        return shown, unreadable(error)


def lint_file(file: tuple[Path, str], settings: Settings) -> _Outcome:
    """Read and lint one file; a file that cannot be read is a result too."""
    path, shown = file
    try:
        return shown, lint(read_source(path, shown), settings)
    except UnreadableSource as error:
        return shown, unreadable(error)


def _lint_files(files: list[tuple[Path, str]], settings: Settings, jobs: int | None) -> Iterator[_Outcome]:
    workers = min(jobs or _processors(), -(-len(files) // _ALONE))
    if workers <= 1:
        yield from _lint_here(files, settings)
    else:
        yield from _lint_apart(files, settings, workers)


def _lint_apart(files: list[tuple[Path, str]], settings: Settings, workers: int) -> Iterator[_Outcome]:
    """Lint in several processes, this one among them: each takes every n-th file, so that long ones are shared out.

    A forked process inherits the settings; where forking is not to be had they are sent to it once.
    """
    import multiprocessing

    can_fork = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork") if can_fork else multiprocessing.get_context("spawn")
    waiting = []
    for share in range(1, workers):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_lint_share, args=(files[share::workers], settings, sender), daemon=True)
        process.start()
        sender.close()
        waiting.append((process, receiver))
    yield from _lint_here(files[::workers], settings)
    for process, receiver in waiting:
        try:
            yield from receiver.recv()
        except EOFError:
            process.join()
            raise WorkerDied(process.exitcode) from None


def _lint_share(files: list[tuple[Path, str]], settings: Settings, sender: Connection) -> None:
    import signal

    # An interrupt reaches every process of the terminal's group; the one that the user started says so for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with sender:
        sender.send(list(_lint_here(files, settings)))


def _lint_here(files: list[tuple[Path, str]], settings: Settings) -> Iterator[_Outcome]:
    return (lint_file(file, settings) for file in files)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave out garbage collection: a run makes a million small values and no cycles worth a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _gather(outcomes: list[_Outcome]) -> Run:
    outcomes.sort(key=lambda outcome: outcome[0])
    results = [result for _, result in outcomes]
    diagnostics = [diagnostic for result in results for diagnostic in result.diagnostics]
    return Run(
        diagnostics=tuple(sorted(diagnostics, key=lambda each: each.order)),
        skips=tuple(Skip(path, result.skipped) for path, result in outcomes if result.skipped is not None),
        facts=tuple(result.facts for result in results if result.facts is not None),
        files=sum(1 for result in results if result.skipped is None and not result.failed),
        documents=sum(result.documents for result in results),
        failed=sum(1 for result in results if result.failed),
    )
