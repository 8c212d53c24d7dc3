"""Mending: the fixes of a whole run, file by file, and their way to the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from exlint.diagnostics import Diagnostic
from exlint.fixing import Choice, Fixed, fix
from exlint.rewriting import NotRewritten, remove_leftovers, rewrite
from exlint.runner import Run
from exlint.settings import Plan
from exlint.source import UnreadableSource, read_source


def mend(run: Run, plan: Plan, wanted: Choice) -> Iterator[Fixed]:
    """Each file of a run with wanted fixes, mended in memory, in the order of their paths."""
    found: dict[str, list[Diagnostic]] = {}
    for each in run.diagnostics:
        if wanted(each):
            found.setdefault(each.primary.path, []).append(each)
    for shown, diagnostics in sorted(found.items()):
        try:
            source = read_source(Path(shown), shown)
        except UnreadableSource:
            continue  # it has gone since it was checked; the next run will say so
        settings = plan.of(Path(shown))
        own = {rule.code for rule in settings.rules if rule.scope == "document"}
        yield fix(source, settings, wanted, [each for each in diagnostics if each.code not in own])


def write_mended(mended: Iterable[Fixed], within: Iterable[str]) -> list[NotRewritten]:
    """Put the new texts in the place of the old ones; what could not be written is given back.

    `within` are the paths that the run was given: nothing outside them is touched.
    """
    roots = [Path(path) for path in within]
    changed = [each for each in mended if each.changed]
    remove_leftovers({Path(each.source.path).resolve().parent for each in changed} | {*filter(Path.is_dir, roots)})
    failures = []
    for each in changed:
        try:
            rewrite(Path(each.source.path), each.original, each.source, within=roots)
        except NotRewritten as error:
            failures.append(error)
    return failures
