"""`exlint config`: what holds for a file, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

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
from exlint.cli.rules import severities
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from exlint.configuration.model import Config, Override
    from exlint.reporters.json import Json
    from exlint.reporters.terminal import Terminal
    from exlint.switches import Switch


class Row(NamedTuple):
    """One setting as it is shown."""

    key: str
    value: str
    origin: str


@click.command(short_help="Show what is configured for a file or folder.")
@click.argument("path", type=click.Path(exists=True), default=".")
@click.option("--show-origin", is_flag=True, help="Also show who says each value: file and line, preset or option.")
@selection_options
@listing_format_option
@color_option
def config(*, path: str, show_origin: bool, output_format: str, color: str, **selection: Unpack[Selection]) -> None:
    """Show the settings that hold for PATH (default: the current folder), and which rules are on there."""
    from exlint.reporters.json import lay_out
    from exlint.runner import shown_path
    from exlint.settings import Plan

    place = Path(path)
    with refusals():
        plan = Plan(choices(selection))
        found, overrides = plan.config(place)
        switches = plan.switches(place)
    target = Target(output_format)
    terminal = terminal_for(target, color)
    settings = list(rows(found, overrides, selection))
    if output_format == "json":
        text = lay_out(
            {
                "version": 1,
                "path": shown_path(place),
                "configuration": found.path,
                "settings": [row._asdict() for row in settings],
                "rules": [_rule_json(switch) for switch in switches],
            }
        )
    else:
        ruled = [Row(each.rule.code, severities(each.rule) if each.on else "off", each.why) for each in switches]
        title = f"{found.path or 'no configuration'} for {shown_path(place)}"
        lines = [title, "", *_table(settings, terminal, show_origin=show_origin)]
        lines += ["", "rules", *_table(ruled, terminal, show_origin=show_origin)]
        text = "".join(f"{line}\n" for line in lines)
    write(text, target, terminal)


def rows(config: Config, overrides: Sequence[Override], selection: Selection) -> Iterator[Row]:
    """The settings besides the rules, in the order of the schema."""

    def row(key: str, value: str) -> Row:
        return Row(key, value, str(config.origin(key)))

    yield row("include", _listed(config.include.lines) if config.include else "all with a known ending")
    yield row("exclude", _listed(config.exclude.lines if config.exclude else ()))
    yield row("fail-on", config.fail_on)
    language, origin = config.said_language(overrides)
    yield Row("language", language, str(origin))
    yield Row("preview", "true", "--preview") if selection["preview"] else row("preview", _yes(on=config.preview))
    profile, origin = config.said_profile(overrides)
    if selection["profile"] is not None:
        yield Row("profile", selection["profile"], "--profile")
    else:
        yield Row("profile", profile or "recognised from the content", str(origin))
    yield from (Row("override", _listed(each.files.lines), str(each.origin)) for each in overrides)
    yield row("rule-folders", _listed([_short(each) for each in config.rule_folders]))
    yield row("profile-folders", _listed([_short(each) for each in config.profile_folders]))
    yield from (Row(f"vocabulary.{each.kind}", each.key, str(each.origin)) for each in config.vocabulary)
    yield from (Row("suppress", f"{_listed(each.rules)} in {_listed(each.files.lines)}", str(each.origin))
                for each in config.accepted)  # fmt: skip
    yield row("baseline", "none" if config.baseline is None else _short(config.baseline))


def _short(path: Path) -> str:
    from exlint.configuration.finding import shown

    return shown(path)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) or "none"


def _yes(*, on: bool) -> str:
    return "true" if on else "false"


def _rule_json(switch: Switch) -> Json:
    rule = switch.rule
    severity = {grade: each.word for grade, each in rule.severity.items()}
    return {"code": rule.code, "name": rule.id, "on": switch.on, "severity": severity, "origin": switch.why}


def _table(table: Sequence[Row], terminal: Terminal, *, show_origin: bool) -> Iterator[str]:
    keys = max((len(row.key) for row in table), default=0)
    values = max((len(row.value) for row in table), default=0)
    for row in table:
        line = f"  {row.key:<{keys}}  {row.value:<{values}}"
        origin = terminal.paint(row.origin, "faint") if show_origin else ""
        yield f"{terminal.plain(line)}  {origin}".rstrip()
