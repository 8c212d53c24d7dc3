"""`exlint check`: read documents, report what conflicts, and say so in the exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from exlint.cli import ERROR
from exlint.cli.mending import FixOptions, Mended, check_fix_options, fix_options, mended_by, told, wants_fixes
from exlint.cli.options import (
    Refusal,
    Selection,
    Target,
    choices,
    color_option,
    read_targets,
    refusals,
    selection_options,
    targets,
    terminal_for,
    write,
)
from exlint.diagnostics import Severity
from exlint.reporters.terminal import Terminal

if TYPE_CHECKING:
    from exlint.runner import Run


class Options(Selection, FixOptions):
    """The options that come in groups."""


_STDIN = "-"
_SEVERITIES = [severity.word for severity in sorted(Severity, reverse=True)]


@click.command(short_help="Check documents and report what conflicts.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@selection_options
@fix_options
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    help="The lowest severity that makes the exit status 1 (default: what the configuration says, else error).",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found; 2 stays for a run that went wrong.")
@click.option(
    "--output-format",
    "formats",
    callback=read_targets,
    multiple=True,
    metavar="FORMAT[:FILE]",
    help="text (default) or json, to standard output or to a file: json:report.json. Repeatable.",
)
@click.option(
    "--output-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the one report here instead of standard output.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only findings, no summary.")
@click.option("-v", "--verbose", is_flag=True, help="Also list each skipped file with the reason.")
@click.option("--statistics", is_flag=True, help="Count by rule, most first; in text instead of the findings.")
@click.option("--stdin-filename", metavar="PATH", help="What standard input (the path -) is called.")
@click.option("--force-exclude", is_flag=True, help="Leave out ignored files even where they are named outright.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
@click.option("--no-baseline", is_flag=True, help="Show also what the baseline knows.")
@click.option(
    "--changed-since", metavar="REF", help="Only what touches files that changed since this branch left REF (git)."
)
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to use.")
@color_option
def check(
    *,
    paths: tuple[str, ...],
    fail_on: str | None,
    exit_zero: bool,
    formats: Sequence[Target],
    output_file: Path | None,
    quiet: bool,
    verbose: bool,
    statistics: bool,
    stdin_filename: str | None,
    force_exclude: bool,
    baseline: str | None,
    no_baseline: bool,
    changed_since: str | None,
    jobs: int | None,
    color: str,
    **options: Unpack[Options],
) -> int:
    """Check files and folders (default: the current one); - is standard input.

    Files that git ignores are left out unless they are named outright; files that hold no exercise are skipped, and
    counted in the summary.
    """
    from exlint.reporters import Style, render
    from exlint.runner import Request
    from exlint.runner import run as run_files
    from exlint.settings import Plan

    reports = targets(formats, output_file)
    _check_input(paths, stdin_filename)
    check_fix_options(options, stdin=paths == (_STDIN,))
    request = Request(
        paths=paths or (".",),
        stdin=_read_stdin() if paths == (_STDIN,) else None,
        stdin_filename=stdin_filename,
        force_exclude=force_exclude,
        changed_since=changed_since,
        jobs=jobs,
    )
    with refusals():
        plan = Plan(choices(options)._replace(baseline=baseline, no_baseline=no_baseline))
        finished = run_files(request, plan)
        if wants_fixes(options):
            mended = mended_by(finished, plan, options, request.paths)
            if options["diff"]:
                return _show_diff(mended, finished)
            click.echo(told(mended, verbose=options["show_fixes"]), err=True, nl=False)
            if mended.failures:
                raise Refusal("\n".join(mended.failures))
            finished = run_files(request, plan)
            if options["fix_only"]:
                return ERROR if finished.failed else 0
    for report in reports:
        terminal = terminal_for(report, color)
        style = Style(terminal, quiet=quiet, verbose=verbose, statistics=statistics)
        write(render(report.format, finished, style), report, terminal)
    return exit_status(finished, plan.fail_on if fail_on is None else lambda _: fail_on, exit_zero=exit_zero)


def _show_diff(mended: Mended, run: Run) -> int:
    from exlint.reporters.diff import render_diff

    target = Target("text")
    write(render_diff(mended.files), target, Terminal(encoding="utf-8"))
    if run.failed:
        return ERROR
    return int(any(each.changed for each in mended.files))


def _check_input(paths: tuple[str, ...], stdin_filename: str | None) -> None:
    if _STDIN in paths and len(paths) > 1:
        raise click.UsageError("standard input (-) cannot be checked together with other paths")
    if stdin_filename is not None and paths != (_STDIN,):
        raise click.UsageError("--stdin-filename names standard input: give - as the path")


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""


def exit_status(run: Run, fail_on: Callable[[str], str], *, exit_zero: bool) -> int:
    """2 where a file could not be read, else 1 where a finding is as grave as `fail_on` says of its file, else 0."""
    if run.failed:
        return ERROR
    if exit_zero:
        return 0
    thresholds = ((each.severity, fail_on(each.primary.path)) for each in run.diagnostics)
    return int(any(word != "never" and severity >= Severity.parse(word) for severity, word in thresholds))
