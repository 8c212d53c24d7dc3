"""The rules that look across documents: from the facts of all files, once each has been linted, to diagnostics.

A rule looks at the files of one configuration for which it is on, with the same options; what it finds in a file has
the severity that holds there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from exlint.checks.across import Corpus, CorpusVerb
from exlint.diagnostics import Diagnostic
from exlint.facts import Facts
from exlint.linter import Settings, lint
from exlint.rules import Rule
from exlint.source import Source, UnreadableSource
from exlint.values import NamedTuple
from exlint.wording import word_across

Sources: TypeAlias = Callable[[str], Source]
"""Reads a file again by its shown path; raises UnreadableSource for one that has gone away since."""

Exists: TypeAlias = Callable[[str], bool]
"""Whether there is a file or a folder at a shown path."""


class Gathered(NamedTuple):
    """The facts of a file, and the settings that hold for it."""

    facts: Facts
    settings: Settings


class _Group(NamedTuple):
    """A rule with the files that it looks at, and as it stands for each of them."""

    rule: Rule
    files: list[Gathered]
    standing: dict[str, Rule]


def look_across(files: Iterable[Gathered], sources: Sources, exists: Exists) -> tuple[Diagnostic, ...]:
    """What the corpus rules find in the facts of all files, in the order of reports.

    It does not matter in which order the files come. A finding in a file that can no longer be read is left out.
    """
    ordered = sorted(files, key=lambda file: file.facts.path)
    read = _Reread(sources)
    corpora: dict[tuple[int, ...], Corpus] = {}  # most rules look at the same files
    diagnostics: list[Diagnostic] = []
    for group in _groups(ordered):
        key = tuple([id(file) for file in group.files])
        corpus = corpora.get(key)
        if corpus is None:
            facts = tuple([file.facts for file in group.files])
            corpus = corpora[key] = Corpus(facts, group.files[0].settings.knowledge, exists)
        diagnostics.extend(_found(group, corpus, read))
    return tuple(sorted(diagnostics, key=lambda each: each.order))


def _groups(files: Sequence[Gathered]) -> Iterable[_Group]:
    groups: dict[object, _Group] = {}
    keys: dict[int, list[tuple[object, Rule]]] = {}  # files share their settings
    for file in files:
        settings = file.settings
        if id(settings) not in keys:
            across = [rule for rule in settings.rules if isinstance(rule.verb, CorpusVerb)]
            # What files of one configuration have in common is the very same knowledge.
            keys[id(settings)] = [((rule.code, id(settings.knowledge), rule.options), rule) for rule in across]
        for key, rule in keys[id(settings)]:
            group = groups.setdefault(key, _Group(rule, [], {}))
            group.files.append(file)
            group.standing[file.facts.path] = rule
    return groups.values()


def _found(group: _Group, corpus: Corpus, read: Sources) -> Iterator[Diagnostic]:
    rule, verb = group.rule, group.rule.verb
    if isinstance(verb, CorpusVerb):
        for finding in verb.run(corpus, rule.select, rule.options):
            place = finding.marks[0].at
            standing = group.standing[place.path] if place is not None else rule
            try:
                yield word_across(finding, standing, read)
            except UnreadableSource:
                continue


def lint_together(sources: Sequence[Source], settings: Settings) -> tuple[Diagnostic, ...]:
    """What is found in a few files at hand, by each itself and across them: the examples of rules are run so."""
    results = [lint(source, settings) for source in sources]
    by_path = {source.path: source for source in sources}
    places = {str(place) for path in by_path for place in (PurePosixPath(path), *PurePosixPath(path).parents)}
    gathered = [Gathered(result.facts, settings) for result in results if result.facts is not None]
    found = [diagnostic for result in results for diagnostic in result.diagnostics]
    return tuple(
        sorted((*found, *look_across(gathered, by_path.__getitem__, places.__contains__)), key=lambda each: each.order)
    )


class _Reread:
    """Reads each file once, however many findings show it."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._read: dict[str, Source] = {}

    def __call__(self, path: str) -> Source:
        if path not in self._read:
            self._read[path] = self._sources(path)
        return self._read[path]
