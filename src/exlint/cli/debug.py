"""`exlint debug`: what was read as what. The first thing to look at when a finding is missing or wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from exlint.cli.options import (
    Refusal,
    Selection,
    Target,
    choices,
    color_option,
    listing_format_option,
    refusals,
    selection_options,
    terminal_for,
    write,
)

if TYPE_CHECKING:
    from exlint.cli.outline import Study
    from exlint.linter import Settings
    from exlint.record import Record
    from exlint.rules import Rule
    from exlint.source import Source


@click.command(short_help="Show what a document was read as.")
@click.argument("path", type=click.Path(exists=True, dir_okay=False))
@selection_options
@listing_format_option
@color_option
def debug(*, path: str, output_format: str, color: str, **selection: Unpack[Selection]) -> None:
    """Show the format and profile of a file, its fields, sections, questions and claims, and which rules are on."""
    from exlint.cli.outline import outline_json, outline_text
    from exlint.reporters.json import lay_out
    from exlint.runner import shown_path
    from exlint.settings import every_rule, settings_for, switchboard
    from exlint.source import read_source

    with refusals():
        wanted = choices(selection)
        settings = settings_for(wanted)
        switches = switchboard(every_rule(wanted.rule_folders), wanted)
        source = read_source(Path(path), shown_path(Path(path)))
    found = study(source, settings, switches)
    target = Target(output_format)
    terminal = terminal_for(target, color)
    if output_format == "json":
        text = lay_out(outline_json(found))
    else:
        text = "".join(f"{row}\n" for row in outline_text(found, terminal))
    write(text, target, terminal)


def study(source: Source, settings: Settings, switches: Iterable[tuple[Rule, bool, str]]) -> Study:
    """Take one file as far as the rules, and keep everything. Raises Refusal for a malformed file."""
    from exlint.checks.verb import Case
    from exlint.cli.outline import Study
    from exlint.linter import recognised_in
    from exlint.profiles import NotAnExercise

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
        switches=tuple(switches),
    )


def _read(source: Source) -> list[Record]:
    from exlint.readers.formats import read
    from exlint.record import MalformedSource

    try:
        return list(read(source))
    except MalformedSource as error:
        line, column, _ = source.position(error.span.start)
        raise Refusal(f"{source.path}:{line}:{column}: {error.reason}; {error.remedy}") from error
