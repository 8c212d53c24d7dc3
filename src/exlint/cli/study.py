"""Study: one file taken as far as the rules, with everything kept. What the commands that show a reading start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exlint.checks.verb import Case
from exlint.cli.options import Refusal
from exlint.linter import Settings, recognised_in
from exlint.profiles import NotAnExercise, Profile
from exlint.readers.formats import read
from exlint.record import MalformedSource, Record
from exlint.source import Source


@dataclass(frozen=True)
class Study:
    """All that is known of one file before any rule runs; `profile` or else the reason why it is `skipped`."""

    source: Source
    format: str
    profile: Profile | None
    forced: bool
    skipped: str | None
    cases: tuple[Case, ...]


def study(source: Source, settings: Settings) -> Study:
    """Take one file as far as the rules, and keep everything. Raises Refusal for a malformed file."""
    records = _read(source)
    recognised = recognised_in(records, source, settings)
    refused = recognised if isinstance(recognised, NotAnExercise) else None
    accepted = None if isinstance(recognised, NotAnExercise) else recognised
    return Study(
        source=source,
        format=str(records[0].format) if records else "",
        profile=accepted.profile if accepted else None,
        forced=settings.profile is not None,
        skipped=refused.reason if refused else None,
        cases=tuple(Case(each, settings.knowledge) for each in (accepted.exercises if accepted else ())),
    )


def _read(source: Source) -> Sequence[Record]:
    try:
        return read(source)
    except MalformedSource as error:
        line, column, _ = source.position(error.span.start)
        raise Refusal(f"{source.path}:{line}:{column}: {error.reason}; {error.remedy}") from error
