"""`exlint fix`: mend findings, on a terminal one at a time with both places shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

import click

from exlint.cli.mending import Mended, told
from exlint.cli.options import (
    Refusal,
    Selection,
    Target,
    choices,
    color_option,
    refusals,
    selection_options,
    terminal_for,
)

if TYPE_CHECKING:
    from exlint.diagnostics import Diagnostic
    from exlint.fixing import Choice
    from exlint.reporters.terminal import Terminal
    from exlint.runner import Run
    from exlint.settings import Plan

_ANSWERS = "y: mend it, n: leave it, a: mend this and all that follow, q: stop here"


@click.command(short_help="Mend findings, one at a time if you like.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@selection_options
@click.option("-i", "--interactive", is_flag=True, help="Show each finding that can be mended and ask.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend also what an editor should look at afterwards.")
@color_option
def fix(
    *, paths: tuple[str, ...], interactive: bool, unsafe_fixes: bool, color: str, **selection: Unpack[Selection]
) -> int:
    """Mend what can be mended in files and folders (default: the current one).

    Without --interactive this is `exlint check --fix-only --show-fixes`. With it, safe and unsafe fixes are shown and
    asked about; what was agreed to is written when all is answered, also after q.
    """
    from exlint.diagnostics import Applicability
    from exlint.fixing import up_to
    from exlint.mending import mend, write_mended
    from exlint.runner import Request, run
    from exlint.settings import Plan

    if interactive and not (sys.stdin and sys.stdin.isatty()):
        raise Refusal("--interactive asks on a terminal, and standard input is none; use --diff to see the fixes first")
    within = paths or (".",)
    with refusals():
        plan = Plan(choices(selection))
        found = run(Request(within), plan)
        wanted: Choice = up_to(Applicability.UNSAFE if unsafe_fixes or interactive else Applicability.SAFE)
        if interactive:
            wanted = _agreed(found, plan, wanted, terminal_for(Target("text"), color))
        files = tuple(mend(found, plan, wanted))
        failures = tuple(map(str, write_mended(files, within)))
    click.echo(told(Mended(files, failures), verbose=True) or "nothing to mend\n", nl=False)
    if failures:
        raise Refusal("\n".join(failures))
    return 0


def _agreed(found: Run, plan: Plan, wanted: Choice, terminal: Terminal) -> Choice:
    """Ask about each fix; the findings whose fixes a person agreed to."""
    agreed: set[str] = set()
    fixable = [each for each in found.diagnostics if wanted(each)]
    asking = True
    for number, diagnostic in enumerate(fixable, start=1):
        if asking:
            click.echo("\n".join(_shown(diagnostic, plan, terminal)))
            answer = _ask(f"[{number}/{len(fixable)}] mend it?")
            if answer == "q":
                break
            asking = answer != "a"
            if answer == "n":
                continue
        agreed.add(diagnostic.fingerprint)
    return lambda diagnostic: diagnostic.fingerprint in agreed and wanted(diagnostic)


def _shown(diagnostic: Diagnostic, plan: Plan, terminal: Terminal) -> Iterator[str]:
    """A finding with both places, and what its fix would change."""
    from pathlib import Path

    from exlint.fixing import fix as fix_source
    from exlint.reporters.diff import render_diff
    from exlint.reporters.text import render_diagnostic
    from exlint.source import read_source

    path = diagnostic.primary.path
    only = fix_source(
        read_source(Path(path), path), plan.of(Path(path)), lambda each: each.fingerprint == diagnostic.fingerprint
    )
    yield ""
    yield render_diagnostic(diagnostic, terminal)
    yield f"  fix: {diagnostic.fix.title if diagnostic.fix else ''}"
    for line in render_diff([only]).splitlines()[2:]:
        style = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        yield click.style(line, fg=style) if terminal.colour and style else line
    for each in only.refused:
        yield f"  (it will not be applied: {each.reason})"


def _ask(question: str) -> str:
    while True:
        answer = click.prompt(f"{question} [y/n/a/q, ? for help]", prompt_suffix=" ").strip().lower()
        if answer in ("y", "n", "a", "q"):
            return str(answer)
        click.echo(_ANSWERS)
