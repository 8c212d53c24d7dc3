"""Acceptances: the entries under `suppress` of a configuration, audited as comments are, once their files are read.

Whether an entry is of use can be told only by a run over the whole folder of the configuration.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from exlint.checks.ledger import Entry, Ledger, LedgerVerb, Suppression, Word
from exlint.configuration.model import Acceptance, Config
from exlint.diagnostics import Diagnostic
from exlint.linter import Settings
from exlint.rules import matching
from exlint.source import Source, Span, UnreadableSource, read_source
from exlint.values import NamedTuple
from exlint.wording import word_finding


class Audited(NamedTuple):
    """A configuration with accepted findings, and what holds where it has no overrides."""

    config: Config
    settings: Settings


def audit(configs: Iterable[Audited], used: Collection[str], paths: Iterable[str]) -> Iterator[Diagnostic]:
    """What the rules on suppressions find in the configurations whose whole folder is among the paths of a run.

    `used` names the entries that silenced something, by their origin.
    """
    places = [Path(path).absolute() for path in paths]
    for config, settings in configs:
        for source, accepted in _by_file(config):
            if all(any(each.files.folder.is_relative_to(place) for place in places) for each in accepted):
                yield from _found(source, accepted, settings, used)


def _by_file(config: Config) -> Iterator[tuple[Source, list[Acceptance]]]:
    """The entries by the file that they stand in: a configuration and those it extends."""
    by_file: dict[str, list[Acceptance]] = {}
    for each in config.accepted:
        by_file.setdefault(each.origin.source, []).append(each)
    for path, accepted in by_file.items():
        try:
            yield read_source(Path(path), path), accepted
        except UnreadableSource:
            continue  # it has gone away since it was read


def _found(
    source: Source, accepted: Iterable[Acceptance], settings: Settings, used: Collection[str]
) -> Iterator[Diagnostic]:  # fmt: skip
    running = frozenset(rule.code for rule in settings.rules)
    across = frozenset(rule.code for rule in settings.every_rule if rule.scope == "corpus")
    entries = tuple(_entry(each, source, settings, used) for each in accepted)
    ledger = Ledger(entries, running, settings.told | (across & running))
    for rule in settings.rules:
        verb = rule.verb
        if isinstance(verb, LedgerVerb):
            yield from (word_finding(finding, rule, source, "") for finding in verb.run(ledger, rule.options))


def _entry(accepted: Acceptance, source: Source, settings: Settings, used: Collection[str]) -> Entry:
    line = accepted.origin.line or 1
    text = source.line(line)
    start = source.line_starts[line - 1]
    span = Span(start + len(text) - len(text.lstrip(" -")), start + len(text.rstrip()))
    words = []
    for name in accepted.rules:
        codes = frozenset(rule.code for rule in matching(name, settings.every_rule))
        words.append(Word(name, codes, 1, 0, span, span))
    silenced = tuple(word.codes if str(accepted.origin) in used else frozenset[str]() for word in words)
    return Entry(Suppression(tuple(words), accepted.reason, span, None), silenced)
