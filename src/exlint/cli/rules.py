"""`exlint rules`: what is checked, one line a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

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
    from exlint.rules import Rule

_TITLES = ("code", "name", "category", "severity", "scope", "summary")


@click.command(short_help="List the rules.")
@rules_option
@listing_format_option
@color_option
def rules(*, rule_folders: tuple[str, ...], output_format: str, color: str) -> None:
    """List every rule with its code, name, category, severity, scope and summary.

    A rule whose severity depends on how strongly the document puts it shows each severity, the gravest first.
    """
    from exlint.settings import every_rule

    with refusals():
        every = every_rule(rule_folders)
    target = Target(output_format)
    terminal = terminal_for(target, color)
    if output_format == "json":
        listing = lay_out({"version": 1, "rules": [rule_json(rule) for rule in every]})
    else:
        listing = "".join(f"{row}\n" for row in _table(every, terminal))
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


def _table(every: Iterable[Rule], terminal: Terminal) -> Iterator[str]:
    rows = [_row(rule) for rule in every]
    widths = [max(display_width(row[column], terminal) for row in (_TITLES, *rows)) for column in range(len(_TITLES))]
    yield terminal.paint("  ".join(_padded(_TITLES, widths, terminal)).rstrip(), "faint")
    for row in rows:
        code, *others = _padded(row, widths, terminal)
        yield "  ".join((terminal.paint(code, "bold"), *others)).rstrip()


def _row(rule: Rule) -> tuple[str, ...]:
    summary = f"{rule.summary} (preview)" if rule.preview else rule.summary
    return (rule.code, rule.id, str(rule.category), severities(rule), rule.scope, summary)


def _padded(row: Sequence[str], widths: Sequence[int], terminal: Terminal) -> Iterator[str]:
    for text, width in zip(row, widths, strict=True):
        yield terminal.plain(text) + " " * (width - display_width(text, terminal))
