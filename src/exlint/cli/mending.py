"""The fixing options of `exlint check`: what is mended, whether it is written or shown, and what is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from exlint.values import NamedTuple

if TYPE_CHECKING:
    from exlint.fixing import Fixed
    from exlint.runner import Run
    from exlint.settings import Plan

_Command = TypeVar("_Command", bound=Callable[..., object])


class FixOptions(TypedDict):
    """What `fix_options` passes to a command."""

    fix: bool
    unsafe_fixes: bool
    diff: bool
    fix_only: bool
    show_fixes: bool


class Mended(NamedTuple):
    """The files that fixing would change or has changed, and the messages of those that could not be written."""

    files: tuple[Fixed, ...]
    failures: tuple[str, ...] = ()


def fix_options(command: _Command) -> _Command:
    """--fix, --unsafe-fixes, --diff, --fix-only and --show-fixes."""
    options = (
        click.option("--fix", is_flag=True, help="Mend what can be mended without changing what the document says."),
        click.option("--unsafe-fixes", is_flag=True, help="Mend also what an editor should look at afterwards."),
        click.option(
            "--diff", is_flag=True, help="Show what --fix would change and write nothing; exit 1 if it would."
        ),
        click.option("--fix-only", is_flag=True, help="Mend, and do not report what is left."),
        click.option("--show-fixes", is_flag=True, help="List the fixes that were applied, and those that were not."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def wants_fixes(options: FixOptions) -> bool:
    """Whether anything is to be mended: --show-fixes alone only tells."""
    return options["fix"] or options["fix_only"] or options["diff"]


def check_fix_options(options: FixOptions, *, stdin: bool) -> None:
    """Raises click.UsageError for options that make no sense together."""
    if (options["unsafe_fixes"] or options["show_fixes"]) and not wants_fixes(options):
        word = "--unsafe-fixes" if options["unsafe_fixes"] else "--show-fixes"
        raise click.UsageError(f"{word} goes with --fix, --fix-only or --diff")
    if options["diff"] and (options["fix"] or options["fix_only"]):
        raise click.UsageError("--diff writes nothing: leave out --fix")
    if stdin and wants_fixes(options):
        raise click.UsageError("standard input cannot be mended: name a file")


def mended_by(run: Run, plan: Plan, options: FixOptions, within: Sequence[str]) -> Mended:
    """Mend what a run found, and unless only the diff is wanted, write it."""
    from exlint.diagnostics import Applicability
    from exlint.fixing import up_to
    from exlint.mending import mend, write_mended

    wanted = up_to(Applicability.UNSAFE if options["unsafe_fixes"] else Applicability.SAFE)
    files = tuple(mend(run, plan, wanted))
    if options["diff"]:
        return Mended(files)
    return Mended(files, tuple(map(str, write_mended(files, within))))


def told(mended: Mended, *, verbose: bool) -> str:
    """What was mended, in a line, and with `verbose` file by file; ends in a line feed unless there is nothing."""
    count = sum(len(each.applied) for each in mended.files)
    changed = sum(1 for each in mended.files if each.changed)
    lines = [line for each in mended.files for line in _of_file(each)] if verbose else []
    if count:
        lines.append(f"{_counted(count, 'finding')} mended in {_counted(changed, 'file')}")
    return "".join(f"{line}\n" for line in lines)


def _of_file(fixed: Fixed) -> list[str]:
    titles = Counter((each.code, each.fix.title if each.fix else "") for each in fixed.applied)
    lines = [
        f"  {code}  {title}" + (f" ({count} times)" if count > 1 else "") for (code, title), count in titles.items()
    ]
    lines += [f"  {each.diagnostic.code}  not mended: {each.reason}" for each in fixed.refused]
    return [f"{fixed.source.path}:", *lines] if lines else []


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
