"""The main hall: what happens to one file.

    Source -> records -> exercises -> claims -> rules -> diagnostics, less what is suppressed,
                                                         and facts for the rules that look across files

`lint` is a pure function of (source, settings). Everything that touches the disk, the terminal, processes or a cache
stands outside it, which is what makes the parallel run, the hook and the editor run the same code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exlint.checks.ledger import Entry, Ledger, LedgerVerb, Suppression
from exlint.checks.verb import Case, Knowledge, Verb
from exlint.claims.facts import gather_facts
from exlint.diagnostics import Diagnostic
from exlint.exercise import Exercise
from exlint.facts import Facts, Wanted
from exlint.profiles import NotAnExercise, Profiles, Recognised, recognise
from exlint.readers.formats import read
from exlint.record import MalformedSource, Record
from exlint.refusals import MALFORMED, UNREADABLE
from exlint.rules import Rule
from exlint.source import Source, Span, UnreadableSource
from exlint.suppressions import Accepted, read_suppressions, settle
from exlint.wording import refusal, word_finding


class Settings(NamedTuple):
    """All that a run decides before it looks at a file.

    `wanted` are the parts of documents that the rules across documents read; `profile` forces a profile by its id.
    `every_rule` is what a suppression may name, on or off, and `told` the codes of which it can be told whether one is
    of use; `accepted` are findings that the configuration suppresses.
    """

    rules: tuple[Rule, ...]
    knowledge: Knowledge
    profiles: Profiles
    wanted: Wanted
    profile: str | None = None
    every_rule: tuple[Rule, ...] = ()
    told: frozenset[str] = frozenset()
    accepted: tuple[Accepted, ...] = ()


class Result(NamedTuple):
    """What linting one file gave. `skipped` says why it is no exercise document, `failed` that it was not read.

    `foreign` counts the documents whose wording was left alone, since it is not English.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    facts: Facts | None = None
    documents: int = 0
    skipped: str | None = None
    failed: bool = False
    suppressed: int = 0
    suppressions: tuple[Suppression, ...] = ()
    foreign: int = 0
    accepted: frozenset[str] = frozenset()


def lint(source: Source, settings: Settings) -> Result:
    """Read one file, hold its claims together, and report what conflicts."""
    records, refused = _read(source)
    if refused and not records:
        return Result(refused, failed=True)
    recognised = recognised_in(records, source, settings)
    if isinstance(recognised, NotAnExercise):
        return Result(refused, failed=True) if refused else Result(skipped=recognised.reason)
    foreign: list[str] = []
    found = (
        diagnostic for exercise in recognised.exercises for diagnostic in _examine(exercise, source, settings, foreign)
    )
    suppressions = read_suppressions(source, records, settings.every_rule)
    settled = settle(found, suppressions, settings.accepted)
    diagnostics = [*refused, *settled.kept, *_audit(settled.entries, source, settings, told=not foreign)]
    return Result(
        diagnostics=tuple(sorted(diagnostics, key=lambda each: each.order)),
        facts=gather_facts(recognised.exercises, source, settings.wanted) if any(settings.wanted) else None,
        documents=len(recognised.exercises),
        failed=bool(refused),
        suppressed=settled.silenced,
        suppressions=suppressions,
        foreign=len(foreign),
        accepted=settled.used,
    )


def _read(source: Source) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The documents that can be read, and a diagnostic for each that cannot."""
    try:
        return read(source), ()
    except MalformedSource as error:
        return error.records, tuple(_malformed(source, each) for each in (error, *error.further))


def recognised_in(records: Sequence[Record], source: Source, settings: Settings) -> Recognised | NotAnExercise:
    """The exercises of a file's records, or why there are none."""
    return recognise(records, settings.profiles, path=source.path, forced=settings.profile)


def _examine(exercise: Exercise, source: Source, settings: Settings, foreign: list[str]) -> Iterator[Diagnostic]:
    """Run every rule over one exercise; what several rules need of it is worked out once, in the case.

    A document whose wording was left alone is added to `foreign`.
    """
    case = Case(exercise, settings.knowledge, source.text)
    for rule in settings.rules:
        verb = rule.verb
        if isinstance(verb, Verb):
            for finding in verb.run(case, rule.select, rule.options):
                yield word_finding(
                    finding, rule, source, exercise.document, record=exercise.record, identity=exercise.identity
                )
    if case.is_foreign:
        foreign.append(exercise.document)


def _audit(entries: Sequence[Entry], source: Source, settings: Settings, *, told: bool) -> Iterator[Diagnostic]:
    """Tell of the suppressions of a file what the rules on suppressions find in them.

    With `told` false not every rule that is on has looked at the file, so none is said to be of no use.
    """
    if not entries:
        return
    running = frozenset(rule.code for rule in settings.rules)
    ledger = Ledger(tuple(entries), running, settings.told if told else frozenset())
    for rule in settings.rules:
        verb = rule.verb
        if isinstance(verb, LedgerVerb):
            for finding in verb.run(ledger, rule.options):
                yield word_finding(finding, rule, source, "")


def _malformed(source: Source, error: MalformedSource) -> Diagnostic:
    return refusal(MALFORMED, source, error.span, reason=error.reason, remedy=error.remedy)


def unreadable(error: UnreadableSource) -> Result:
    """The result of a file that could not be read or decoded at all."""
    source = Source(error.path, "\n" * (error.line - 1))
    place = Span(len(source.text), len(source.text))
    diagnostic = refusal(UNREADABLE, source, place, reason=error.reason, remedy=error.remedy)
    return Result((diagnostic,), failed=True)
