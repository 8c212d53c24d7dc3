"""`exlint claims`: which muscles a document names where, in which roles, and where these conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from exlint.cli import ERROR
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
    from exlint.claims.claim import Claim
    from exlint.diagnostics import Diagnostic
    from exlint.linter import Settings
    from exlint.reporters.claim_table import Account
    from exlint.reporters.json import Json
    from exlint.reporters.terminal import Terminal
    from exlint.vocabulary import Vocabulary

_MUSCLE_RULES = "MUS"


@click.command(short_help="Show which muscles a document names where.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@selection_options
@listing_format_option
@color_option
def claims(*, paths: tuple[str, ...], output_format: str, color: str, **selection: Unpack[Selection]) -> int:
    """Show a table of muscles for each document: a column for each part of it that names any, with the roles given.

    What takes part in a finding is marked, and the findings stand below. Exit status: 0, or 2 where a file could not be
    read; the tables of the others are shown all the same.
    """
    from exlint.discovery import discover
    from exlint.reporters.json import lay_out
    from exlint.runner import NothingToCheck
    from exlint.settings import Plan

    with refusals():
        plan = Plan(choices(selection))
        files = [(path, plan.of(path)) for path in discover(paths, plan.configurations)]
        if not files:
            raise NothingToCheck(paths)
    pages: list[_Page] = []
    refused: list[Refusal] = []
    for file, settings in files:
        try:
            pages.append(_read(file, settings))
        except Refusal as refusal:
            refused.append(refusal)
    target = Target(output_format)
    terminal = terminal_for(target, color)
    if output_format == "json":
        text = lay_out(_as_json(pages))
    else:
        text = _as_text(pages, files[0][1].knowledge.muscles, terminal)
    write(text, target, terminal)
    for each in refused:
        each.show()
    return ERROR if refused else 0


@dataclass(frozen=True, slots=True)
class _Page:
    """One file: what its documents say of muscles, or why it is `skipped`."""

    path: str
    accounts: tuple[Account, ...]
    skipped: str | None


def _read(file: Path, settings: Settings) -> _Page:
    """Raises Refusal for a file that cannot be read or parsed."""
    from exlint.claims.muscles import PARTS
    from exlint.cli.study import study
    from exlint.linter import lint
    from exlint.reporters.claim_table import Account
    from exlint.runner import shown_path
    from exlint.source import read_source

    with refusals():
        source = read_source(file, shown_path(file))
    found = study(source, settings)
    diagnostics = lint(source, settings).diagnostics if found.cases else ()
    accounts = []
    for case in found.cases:
        said = tuple(case.claims_in(PARTS))
        findings = (each for each in diagnostics if each.primary.document == case.exercise.document)
        accounts.append(Account(source, case.exercise, said, tuple(each for each in findings if _concerns(each, said))))
    return _Page(source.path, tuple(accounts), found.skipped)


def _concerns(finding: Diagnostic, said: Sequence[Claim]) -> bool:
    """Whether a finding is about muscles: of a muscle rule, or of another all of whose places name muscles."""
    if finding.code.startswith(_MUSCLE_RULES):
        return True
    named = {claim.span.start for claim in said}
    return all(label.start.offset in named for label in finding.labels)


def _as_text(pages: Sequence[_Page], vocabulary: Vocabulary, terminal: Terminal) -> str:
    from exlint.reporters.claim_table import draw_account, draw_legend

    blocks: list[Iterator[str]] = []
    for page in pages:
        if page.skipped is not None:
            path = terminal.paint(terminal.plain(page.path), "path")
            blocks.append(iter((f"{path}  skipped: {terminal.plain(page.skipped)}",)))
        blocks.extend(draw_account(account, vocabulary, terminal) for account in page.accounts)
    blocks.append(draw_legend((account for page in pages for account in page.accounts), vocabulary, terminal))
    written = ("".join(f"{row}\n" for row in rows) for rows in blocks)
    return "\n".join(block for block in written if block)


def _as_json(pages: Sequence[_Page]) -> dict[str, Json]:
    return {
        "version": 1,
        "documents": [_account_json(account) for page in pages for account in page.accounts],
        "skips": [{"path": page.path, "reason": page.skipped} for page in pages if page.skipped is not None],
    }


def _account_json(account: Account) -> Json:
    from exlint.cli.outline import claim_json

    exercise = account.exercise
    return {
        "path": account.source.path,
        "document": exercise.document,
        "name": exercise.name.value if exercise.name else None,
        "claims": [claim_json(claim, account.source) for claim in account.claims],
        "findings": [
            {"code": each.code, "line": each.primary.start.line, "message": each.message} for each in account.findings
        ],
    }
