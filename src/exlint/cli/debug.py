"""`exlint debug`: what was read as what. The first thing to look at when a finding is missing or wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from exlint.cli.options import (
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


@click.command(short_help="Show what a document was read as.")
@click.argument("path", type=click.Path(exists=True, dir_okay=False))
@selection_options
@listing_format_option
@color_option
def debug(*, path: str, output_format: str, color: str, **selection: Unpack[Selection]) -> None:
    """Show the format and profile of a file, its fields, sections, questions and claims, and which rules are on."""
    from exlint.cli.outline import outline_json, outline_text
    from exlint.cli.study import study
    from exlint.reporters.json import lay_out
    from exlint.runner import shown_path
    from exlint.settings import Plan
    from exlint.source import read_source

    with refusals():
        plan = Plan(choices(selection))
        settings, switches = plan.of(Path(path)), plan.switches(Path(path))
        source = read_source(Path(path), shown_path(Path(path)))
    found = study(source, settings)
    target = Target(output_format)
    terminal = terminal_for(target, color)
    if output_format == "json":
        text = lay_out(outline_json(found, switches))
    else:
        text = "".join(f"{row}\n" for row in outline_text(found, switches, terminal))
    write(text, target, terminal)
