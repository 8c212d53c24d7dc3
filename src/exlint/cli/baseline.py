"""`exlint baseline`: accept the findings of today, so that a run tells only of new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    from exlint.baseline import Entry
    from exlint.reporters.json import Json
    from exlint.reporters.terminal import Terminal
    from exlint.runner import Run
    from exlint.settings import Plan
    from exlint.source import Source

_file_option = click.option(
    "--baseline",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The baseline (default: what the configuration names, else .exlint/baseline.json).",
)


@click.group(short_help="Accept the findings of today, and see only new ones.")
def baseline() -> None:
    """Keep a file of known findings, which `exlint check` then leaves out."""


@baseline.command(short_help="Write a baseline of all that is found now.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_file_option
@click.option("--force", is_flag=True, help="Overwrite a baseline that is there.")
@selection_options
def create(*, paths: tuple[str, ...], file: Path | None, force: bool, **selection: Unpack[Selection]) -> None:
    """Check PATHs (default: the current folder) and accept everything that is found."""
    from exlint.baseline import entries_of, root_of

    with refusals():
        plan = _plan(selection)
        place = _place(file, plan)
        if place.exists() and not force:
            raise Refusal(
                f"{place.as_posix()} is there already; --force overwrites it, exlint baseline update mends it"
            )
        found = _check(paths, plan)
        entries = entries_of(found.diagnostics, root_of(place), _source)
    _save(entries, place)
    click.echo(f"{_counted(len(entries))} written to {place.as_posix()}; exlint check now tells of new ones only")


@baseline.command(short_help="Take out what is no longer found.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_file_option
@click.option("--add", is_flag=True, help="Also accept what is new.")
@selection_options
def update(*, paths: tuple[str, ...], file: Path | None, add: bool, **selection: Unpack[Selection]) -> None:
    """Check PATHs (default: the current folder), forget what is no longer found, and follow what has moved.

    Findings of files that were not checked stay, and new ones are not accepted unless --add says so.
    """
    from exlint.baseline import entries_of, hold_file, root_of

    with refusals():
        plan = _plan(selection)
        place = _place(file, plan)
        found = _check(paths, plan)
        rules = {shown: plan.of(Path(shown)).rules for shown in found.checked}
        held = hold_file(place, found.diagnostics, rules, _source)
        new = entries_of(held.new, root_of(place), _source) if add else []
    _save([*held.known, *new], place)
    added = f", {len(new)} added" if add else f", {len(held.new)} new and not accepted" if held.new else ""
    click.echo(f"{_counted(len(held.known) + len(new))} in {place.as_posix()}: {len(held.stale)} removed{added}")


@baseline.command(short_help="List what is known.")
@_file_option
@listing_format_option
@color_option
def show(*, file: Path | None, output_format: str, color: str) -> None:
    """List the findings of a baseline: how many of each rule, then each of them."""
    from exlint.baseline import load
    from exlint.config import Choices
    from exlint.reporters.json import lay_out
    from exlint.settings import Plan

    with refusals():
        entries = load(_place(file, Plan(Choices())))
    target = Target(output_format)
    terminal = terminal_for(target, color)
    if output_format == "json":
        text = lay_out({"version": 1, "findings": [_entry_json(each) for each in entries]})
    else:
        text = "".join(f"{line}\n" for line in _listing(entries, terminal))
    write(text, target, terminal)


def _entry_json(entry: Entry) -> Json:
    return {"path": entry.path, "document": entry.document, "code": entry.code, "message": entry.message}


def _listing(entries: Sequence[Entry], terminal: Terminal) -> Iterator[str]:
    counts = Counter(entry.code for entry in entries)
    for code, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield f"{count:>6}  {terminal.paint(code, 'bold')}"
    yield ""
    for entry in sorted(entries):
        where = terminal.paint(terminal.plain(entry.path), "path")
        document = f" in {terminal.plain(entry.document)}" if entry.document else ""
        yield f"{where}  {terminal.paint(entry.code, 'bold')}{document}  {terminal.plain(entry.message)}"


def _plan(selection: Selection) -> Plan:
    from exlint.settings import Plan

    return Plan(choices(selection)._replace(no_baseline=True))


def _check(paths: tuple[str, ...], plan: Plan) -> Run:
    from exlint.runner import Request, run

    return run(Request(paths or (".",)), plan)


def _place(file: Path | None, plan: Plan) -> Path:
    """The baseline that is meant: the one named, that of the configuration of the current folder, or the usual one."""
    if file is not None:
        return file
    config, _ = plan.config(Path())
    named = config.baseline
    if named is None:
        return Path(".exlint/baseline.json")
    from exlint.configuration.finding import shown

    return Path(shown(named))


def _source(shown: str) -> Source:
    from exlint.source import read_source

    return read_source(Path(shown), shown)


def _save(entries: Sequence[Entry], place: Path) -> None:
    """Write a baseline whole or not at all."""
    from exlint.baseline import dump

    temporary = place.with_name(f".{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(dump(entries), encoding="utf-8", newline="\n")
        temporary.replace(place)
    except OSError as error:
        raise Refusal(f"cannot write {place.as_posix()}: {error.strerror}") from error


def _counted(count: int) -> str:
    return "1 finding" if count == 1 else f"{count} findings"
