"""The main hall: what happens to one file.

    Source -> records -> exercises -> claims -> rules -> diagnostics, less what is suppressed or yields,
                                                         and facts for the rules that look across files

`lint` is a pure function of (source, settings), and so is `lint_each`, of several sources. Everything that touches the
disk, the terminal, processes or a cache stands outside, which is what makes the parallel run, the hook and the editor
run the same code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from exlint.checks.ledger import Entry, Ledger, LedgerVerb, Suppression
from exlint.checks.verb import Case, Finding, Knowledge, Verb
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
from exlint.values import NamedTuple
from exlint.wording import refusal, word_finding
from exlint.yielding import Yields, part, yields_of


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

    def telling(self, code: str) -> Settings:
        """The same with a rule that yields to none, to see all that it finds."""
        rules = tuple(rule._replace(yields_to=()) if rule.code == code else rule for rule in self.rules)
        return self._replace(rules=rules)


class Result(NamedTuple):
    """What linting one file gave. `skipped` says why it is no exercise document, `failed` that it was not read.

    `foreign` counts the documents whose wording was left alone, since it is not English. `yielding` are findings that
    are not told, since one of the diagnostics has their cause.
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
    yielding: tuple[Diagnostic, ...] = ()


def lint(source: Source, settings: Settings) -> Result:
    """Read one file, hold its claims together, and report what conflicts."""
    [result] = lint_each([source], settings)
    return result


def lint_each(sources: Iterable[Source], settings: Settings) -> list[Result]:
    """The same of several files, a few exercises at a time: each rule looks at all of these before the next does.

    What a rule works with then stays in the processor's caches meanwhile.
    """
    files = [_open(source, settings) for source in sources]
    exercises = ((file, exercise) for file in files for exercise in file.exercises)
    while together := list(islice(exercises, _TOGETHER)):
        _examine(together, settings)
    yields = yields_of(settings.rules)
    return [_result(file, settings, yields) for file in files]


_TOGETHER = 16
"""Exercises that are examined together: so many as gain by it, and so few that their claims fit into the caches too."""


class _Opened:
    """A file that has been read. `skipped` says why it holds no exercises; `found` and `foreign` are told of them."""

    def __init__(
        self,
        source: Source,
        records: tuple[Record, ...],
        refused: tuple[Diagnostic, ...],
        exercises: tuple[Exercise, ...] = (),
        skipped: str | None = None,
    ) -> None:
        self.source = source
        self.records = records
        self.refused = refused
        self.exercises = exercises
        self.skipped = skipped
        self.found: list[Diagnostic] = []
        self.foreign = 0


def _open(source: Source, settings: Settings) -> _Opened:
    """Read a file, as far as it can be read, and recognise what it holds."""
    records, refused = _read(source)
    if refused and not records:
        return _Opened(source, records, refused)
    recognised = recognised_in(records, source, settings)
    if isinstance(recognised, NotAnExercise):
        return _Opened(source, records, refused, skipped=recognised.reason)
    return _Opened(source, records, refused, recognised.exercises)


def _result(file: _Opened, settings: Settings, yields: Yields) -> Result:
    """What a file gave once its exercises have been examined, less what is suppressed, and then what yields."""
    source, refused = file.source, file.refused
    if not file.exercises:
        return Result(refused, failed=True) if refused else Result(skipped=file.skipped)
    suppressions = read_suppressions(source, file.records, settings.every_rule)
    settled = settle(file.found, suppressions, settings.accepted)
    parted = part(settled.kept, yields)
    diagnostics = [*refused, *parted.standing, *_audit(settled.entries, source, settings, told=not file.foreign)]
    return Result(
        diagnostics=tuple(sorted(diagnostics, key=lambda each: each.order)),
        facts=gather_facts(file.exercises, source, settings.wanted) if any(settings.wanted) else None,
        documents=len(file.exercises),
        failed=bool(refused),
        suppressed=settled.silenced,
        suppressions=suppressions,
        foreign=file.foreign,
        accepted=settled.used,
        yielding=parted.yielding,
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


def _examine(together: Iterable[tuple[_Opened, Exercise]], settings: Settings) -> None:
    """Run every rule over some exercises and tell their files what it finds.

    What several rules need of an exercise is worked out once, in its case. Documents whose wording was left alone are
    counted as foreign.
    """
    cases = [(file, Case(exercise, settings.knowledge, file.source.text)) for file, exercise in together]
    for rule in settings.rules:
        if isinstance(rule.verb, Verb):
            run, select, options = rule.verb.run, rule.select, rule.options
            for file, case in cases:
                for finding in run(case, select, options):
                    file.found.append(_worded(finding, rule, case.exercise, file.source))
    for file, case in cases:
        file.foreign += case.is_foreign


def _worded(finding: Finding, rule: Rule, exercise: Exercise, source: Source) -> Diagnostic:
    return word_finding(finding, rule, source, exercise.document, record=exercise.record, identity=exercise.identity)


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
