"""Reporters: a finished run as a person, an editor or a program reads it. One module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exlint.reporters.terminal import Terminal
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from exlint.runner import Run

FORMATS = ("text", "json")


class Style(NamedTuple):
    """How much a report tells, and what it is drawn on.

    `quiet` leaves out everything but findings, `verbose` adds each skipped file, `statistics` adds counts by rule
    (in a text report they take the place of the findings).
    """

    terminal: Terminal
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False


def render(output_format: str, run: Run, style: Style) -> str:
    """The report of a run in one of FORMATS."""
    if output_format == "json":
        from exlint.reporters import json

        return json.render(run, style)
    from exlint.reporters import text

    return text.render(run, style)
