"""Runner: many files. Finds them, lints them in one process or several, and puts the results in one order."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from exlint.corpus import Gathered, look_across
from exlint.diagnostics import Diagnostic
from exlint.discovery import discover
from exlint.facts import Facts
from exlint.linter import Result, Settings, lint, lint_each, unreadable
from exlint.source import Source, UnreadableSource, decode, read_source
from exlint.suppressions import settle
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from exlint.settings import Plan

_ALONE = 24
"""Up to this many files one process is faster than starting others (a few milliseconds each)."""

_BATCH = 16
"""How many files are linted together: each rule looks at all of them before the next does."""


class NothingToCheck(Exception):
    """No file matched: a gate that checked nothing must not pass."""

    def __init__(self, paths: Iterable[str]) -> None:
        where = ", ".join(paths) or "the arguments"
        super().__init__(
            f"no document to check in {where}; name files, or folders with .md, .json, .yaml or .txt files"
        )


class Request(NamedTuple):
    """What to check. `stdin` stands for the path "-"; `stdin_filename` is what it is called and how it is read.

    With `changed_since` only what touches files that differ from that branch, tag or commit is told; the others are
    read all the same, so that a new page is held against the old ones.
    """

    paths: tuple[str, ...]
    stdin: bytes | None = None
    stdin_filename: str | None = None
    force_exclude: bool = False
    changed_since: str | None = None
    jobs: int | None = None


class Skip(NamedTuple):
    """A file that is no exercise document, and why."""

    path: str
    reason: str


class Run(NamedTuple):
    """What a run found. `files` counts those that were read as exercise documents, `failed` those left unread.

    `known` counts the findings that a baseline holds, which are not among the diagnostics; `stale` those of its entries
    that are no longer found. `checked` are all files that were looked at.
    `foreign` counts the documents whose wording was left alone, since it is not English.
    """

    diagnostics: tuple[Diagnostic, ...]
    skips: tuple[Skip, ...]
    facts: tuple[Facts, ...]
    files: int
    documents: int
    failed: int
    suppressed: int = 0
    known: int = 0
    stale: int = 0
    checked: tuple[str, ...] = ()
    foreign: int = 0


_Outcome: TypeAlias = tuple[str, Result]
_File: TypeAlias = tuple[Path, str, Settings]


def run(request: Request, plan: Plan) -> Run:
    """Check what a request names, each file with the settings that the plan has for it.

    Raises MissingPath for a path that does not exist, NothingToCheck where no file matched, and ConfigError for a
    configuration with mistakes.
    """
    named = tuple(path for path in request.paths if path != "-")
    found = list(discover(named, plan.configurations, force_exclude=request.force_exclude))
    files = [(path, shown_path(path), plan.of(path)) for path in found]
    changed = None if request.changed_since is None else _changed(found, request.changed_since)
    if changed is not None and not changed:
        files = []  # nothing can be told
    outcomes: list[_Outcome] = []
    with _without_collecting():
        if "-" in request.paths:
            outcomes.append(_lint_stdin(request, plan))
        outcomes.extend(_lint_files(files, request.jobs))
    all_excluded = request.force_exclude and any(Path(path).is_file() for path in named)
    none_changed = changed is not None and bool(found)
    if not outcomes and not all_excluded and not none_changed:
        raise NothingToCheck(request.paths)
    checked = _Checked(files, request, plan)
    across = _look_across(outcomes, checked, changed)
    told = outcomes if changed is None else [outcome for outcome in outcomes if outcome[0] in changed]
    idle = _audit(outcomes, across.accepted, request, plan) if changed is None else ()
    return _less_known(_gather(told, [*across.diagnostics, *idle], across.suppressed), told, checked)


class _Checked:
    """The files of a run once they have been linted: their settings, and their text again."""

    def __init__(self, files: Sequence[_File], request: Request, plan: Plan) -> None:
        self.plan = plan
        self._request = request
        self._files = {shown: (path, settings) for path, shown, settings in files}

    def settings(self, shown: str) -> Settings:
        return self._files[shown][1] if shown in self._files else self.plan.of(Path(shown))

    def source(self, shown: str) -> Source:
        """Raises UnreadableSource for a file that has gone away since."""
        if shown in self._files:
            return read_source(self._files[shown][0], shown)
        return decode(self._request.stdin or b"", shown)


class _Across(NamedTuple):
    """What the rules across documents find, how much of it is suppressed, and by which entries of configurations."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: int
    accepted: frozenset[str]


def _look_across(outcomes: Sequence[_Outcome], checked: _Checked, changed: frozenset[str] | None) -> _Across:
    """Run the rules across documents, once every file has been linted.

    Of changed files all is told in which any place of theirs takes part.
    """
    gathered = (Gathered(each.facts, checked.settings(shown)) for shown, each in outcomes if each.facts is not None)
    suppressions = {shown: result.suppressions for shown, result in outcomes}
    kept: list[Diagnostic] = []
    accepted: set[str] = set()
    found = [
        each
        for each in look_across(gathered, checked.source, os.path.exists)
        if changed is None or any(label.path in changed for label in each.labels)
    ]
    for each in found:
        path = each.primary.path
        settled = settle([each], suppressions[path], checked.settings(path).accepted)
        kept.extend(settled.kept)
        accepted |= settled.used
    return _Across(tuple(kept), len(found) - len(kept), frozenset(accepted))


def _audit(
    outcomes: Sequence[_Outcome], accepted: frozenset[str], request: Request, plan: Plan
) -> Iterable[Diagnostic]:  # fmt: skip
    """What is to be told of the findings that configurations accept."""
    configs = plan.audited(shown for shown, _ in outcomes)
    if not configs:
        return ()
    from exlint.acceptances import Audited, audit

    used = accepted.union(*(result.accepted for _, result in outcomes))
    return audit([Audited(*each) for each in configs], used, request.paths)


def _less_known(found: Run, outcomes: Sequence[_Outcome], checked: _Checked) -> Run:
    """A run without what the baselines of its files hold."""
    baselines = checked.plan.baselines(shown for shown, _ in outcomes)
    if not baselines:
        return found
    from exlint import baseline

    rules = {shown: checked.settings(shown).rules for shown, _ in outcomes}
    covered = frozenset(shown for paths in baselines.values() for shown in paths)
    new = [each for each in found.diagnostics if each.primary.path not in covered]
    known = stale = 0
    for file, paths in baselines.items():
        own = frozenset(paths)
        mine = [each for each in found.diagnostics if each.primary.path in own]
        held = baseline.hold_file(file, mine, rules, checked.source)
        new.extend(held.new)
        known += len(mine) - len(held.new)
        stale += len(held.stale)
    ordered = tuple(sorted(new, key=lambda each: each.order))
    return found._replace(diagnostics=ordered, known=known, stale=stale)


def _changed(found: Iterable[Path], reference: str) -> frozenset[str]:
    """Which of the files differ from a reference, as they are shown."""
    from exlint.changes import Changed

    return frozenset(map(shown_path, Changed(reference).among(found)))


def shown_path(path: Path) -> str:
    """How a path is shown: relative to the current folder where it lies below it, with `/`."""
    if not path.is_absolute():
        return path.as_posix()
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _lint_stdin(request: Request, plan: Plan) -> _Outcome:
    shown = request.stdin_filename or "<stdin>"
    try:
        return shown, lint(decode(request.stdin or b"", shown), plan.of(Path(shown)))
    except UnreadableSource as error:
        return shown, unreadable(error)


def lint_files(files: Sequence[_File]) -> list[_Outcome]:
    """Read and lint some files that share their settings; a file that cannot be read is a result too."""
    sources: list[Source] = []
    outcomes: list[_Outcome] = []
    for path, shown, _ in files:
        try:
            sources.append(read_source(path, shown))
        except UnreadableSource as error:
            outcomes.append((shown, unreadable(error)))
    results = lint_each(sources, files[0][2])
    outcomes.extend((source.path, result) for source, result in zip(sources, results, strict=True))
    return outcomes


def _lint_files(files: Sequence[_File], jobs: int | None) -> Iterator[_Outcome]:
    processes = min(jobs or _processors(), -(-len(files) // _ALONE))
    batches = list(_batches(files))
    if processes <= 1:
        return chain.from_iterable(map(lint_files, batches))
    from exlint.processes import shared  # few runs have so many files

    return chain.from_iterable(shared(batches, lint_files, processes))


def _batches(files: Iterable[_File]) -> Iterator[list[_File]]:
    """Files that share their settings, a few at a time, and fewer near the end, so that no process waits long."""
    for _, group in groupby(files, key=lambda file: id(file[2])):
        alike = list(group)
        while alike:
            size = _BATCH if len(alike) > 2 * _BATCH else _BATCH // 4
            yield alike[:size]
            del alike[:size]


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


def _gather(outcomes: list[_Outcome], across: Sequence[Diagnostic], suppressed: int) -> Run:
    outcomes.sort(key=lambda outcome: outcome[0])
    results = [result for _, result in outcomes]
    diagnostics = [*across, *(diagnostic for result in results for diagnostic in result.diagnostics)]
    return Run(
        diagnostics=tuple(sorted(diagnostics, key=lambda each: each.order)),
        skips=tuple(Skip(path, result.skipped) for path, result in outcomes if result.skipped is not None),
        facts=tuple(result.facts for result in results if result.facts is not None),
        files=sum(1 for result in results if result.skipped is None and not result.failed),
        documents=sum(result.documents for result in results),
        failed=sum(1 for result in results if result.failed),
        checked=tuple(path for path, _ in outcomes),
        suppressed=suppressed + sum(result.suppressed for result in results),
        foreign=sum(result.foreign for result in results),
    )
