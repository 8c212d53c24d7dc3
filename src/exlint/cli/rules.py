"""`exlint rules`: what is checked, one line a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from exlint.cli.options import (
    Target,
    color_option,
    listing_format_option,
    refusals,
    rules_option,
    terminal_for,
    write,
)
from exlint.reporters.json import Json, lay_out
from exlint.reporters.terminal import Terminal, display_width

if TYPE_CHECKING:
    from exlint.refusals import FileRefusal
    from exlint.rules import Rule

_Row: TypeAlias = tuple[str, ...]
_TITLES: _Row = ("code", "name", "category", "severity", "scope", "summary")

FILE_SCOPE = "file"
"""The scope of what is reported before a file is read as documents."""


@click.command(short_help="List the rules.")
@rules_option
@listing_format_option
@color_option
def rules(*, rule_folders: tuple[str, ...], output_format: str, color: str) -> None:
    """List every rule with its code, name, category, severity, scope and summary.

    A rule whose severity depends on how strongly the document puts it shows each severity, the gravest first. What
    has the scope "file" tells of files that cannot be read; it cannot be turned off.
    """
    from exlint.configuration.finding import Configurations
    from exlint.refusals import REFUSALS
    from exlint.settings import every_rule

    with refusals():
        every = every_rule(rule_folders, Configurations().of_folder(Path.cwd()))
    target = Target(output_format)
    terminal = terminal_for(target, color)
    if output_format == "json":
        listing = lay_out({"version": 1, "rules": [*map(rule_json, every), *map(refusal_json, REFUSALS)]})
    else:
        listing = "".join(f"{row}\n" for row in _table([*map(_row, every), *map(_refusal_row, REFUSALS)], terminal))
    write(listing, target, terminal)


def severities(rule: Rule) -> str:
    """The severities that a rule reports with, the gravest first: "error/warning"."""
    return "/".join(severity.word for severity in sorted(set(rule.severity.values()), reverse=True))


def rule_json(rule: Rule) -> dict[str, Json]:
    """What a program wants to know of a rule."""
    return {
        "code": rule.code,
        "name": rule.id,
        "category": rule.category.value,
        "severity": {grade: severity.word for grade, severity in rule.severity.items()},
        "scope": rule.scope,
        "preview": rule.preview,
        "summary": rule.summary,
        "rationale": rule.rationale,
        "check": rule.check,
        "select": {role: list(selectors) for role, selectors in rule.select.items()},
        "references": list(rule.references),
        "url": rule.url,
    }


def refusal_json(refusal: FileRefusal) -> dict[str, Json]:
    """The same of what is reported of a file that cannot be read: no check, and nothing selected."""
    return {
        "code": refusal.code,
        "name": refusal.id,
        "category": refusal.category.value,
        "severity": {"refused": refusal.severity.word},
        "scope": FILE_SCOPE,
        "preview": False,
        "summary": refusal.summary,
        "rationale": refusal.rationale,
        "check": None,
        "select": {},
        "references": [],
        "url": refusal.url,
    }


def _table(rows: Sequence[_Row], terminal: Terminal) -> Iterator[str]:
    widths = [max(display_width(row[column], terminal) for row in (_TITLES, *rows)) for column in range(len(_TITLES))]
    yield terminal.paint("  ".join(_padded(_TITLES, widths, terminal)).rstrip(), "faint")
    for row in rows:
        code, *others = _padded(row, widths, terminal)
        yield "  ".join((terminal.paint(code, "bold"), *others)).rstrip()


def _row(rule: Rule) -> _Row:
    summary = f"{rule.summary} (preview)" if rule.preview else rule.summary
    return (rule.code, rule.id, str(rule.category), severities(rule), rule.scope, summary)


def _refusal_row(refusal: FileRefusal) -> _Row:
    return (
        refusal.code,
        refusal.id,
        str(refusal.category),
        refusal.severity.word,
        FILE_SCOPE,
        refusal.summary,
    )


def _padded(row: Sequence[str], widths: Sequence[int], terminal: Terminal) -> Iterator[str]:
    for text, width in zip(row, widths, strict=True):
        yield terminal.plain(text) + " " * (width - display_width(text, terminal))
