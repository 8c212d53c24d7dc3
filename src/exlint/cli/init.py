"""`exlint init`: a first configuration, written after a look at the repository, with every key explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exlint import __version__
from exlint.cli.options import Refusal, refusals

if TYPE_CHECKING:
    from exlint.survey import Folder

_NAME = ".exlint.yaml"


@click.command(short_help="Write a first configuration.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--force", is_flag=True, help="Overwrite a configuration that is there.")
def init(*, folder: Path, force: bool) -> None:
    """Look at the documents below FOLDER (default: the current one) and write a commented .exlint.yaml there."""
    from exlint.config import Choices
    from exlint.discovery import discover
    from exlint.settings import Plan
    from exlint.survey import survey

    target = folder / _NAME
    if target.exists() and not force:
        raise Refusal(f"{target.as_posix()} is there already; --force overwrites it")
    with refusals():
        settings = Plan(Choices(isolated=True)).base
        found = survey(folder, discover([str(folder)]), settings)
    try:
        target.write_text("\n".join(configuration(found)) + "\n", encoding="utf-8")
    except OSError as error:
        raise Refusal(f"cannot write {target.as_posix()}: {error.strerror}") from error
    for line in told(found):
        click.echo(line)
    click.echo(f"wrote {target.as_posix()}; next: exlint check")


def told(folders: Sequence[Folder]) -> Iterator[str]:
    """What was found, a line for each folder."""
    for each in folders:
        shapes = ", ".join(shape for shape, _ in each.shapes) or "no exercise documents"
        noun = "file" if each.files == 1 else "files"
        broken = f", {each.unread} of them broken" if each.unread else ""
        yield f"{each.name}: {each.files} {noun}{broken}, {shapes}"


def configuration(folders: Sequence[Folder]) -> Iterator[str]:
    """The lines of a configuration that changes nothing yet, but shows what could be changed."""
    content = [each for each in folders if each.documents]
    others = [each for each in folders if not each.documents and each.name != "."]
    yield "# The configuration of exlint. It holds for this folder and all below; the nearest one wins."
    yield "# `exlint config --show-origin PATH` tells what holds for a file, and who says so."
    yield "#"
    yield "# Found here:"
    yield from (f"#   {line}" for line in told(folders))
    yield ""
    yield f'required-version: ">={__version__}"'
    yield ""
    yield "# recommended is what holds without a configuration. strict: warnings fail a run too, and suppressions need"
    yield "# a reason. all: also what is only worth a look, and rules that are still being tried out."
    yield "extends: recommended"
    yield ""
    yield "# Which files are taken from folders, and which are left out besides those that git ignores. Patterns are"
    yield "# those of .gitignore."
    yield f"# include: [{_patterns([each for each in content if each.name != '.'], 'content')}]"
    yield f"# exclude: [{_patterns(others, 'drafts')}]"
    yield ""
    yield "# The lowest severity that makes the exit status 1: error, warning, info or never."
    yield "# fail-on: warning"
    yield ""
    yield "# Rules by code, name, category or prefix: off, on, error, warning or info. `exlint rules` lists them."
    yield "# rules:"
    yield "#   MUS003: info"
    yield "#   faq-duplicate: error"
    yield ""
    yield "# What holds for some of the files only. Shapes are recognised from the content; naming one forces it."
    yield "# overrides:"
    yield from _overrides(content)
    yield ""
    yield "# Words of this repository that exlint does not know."
    yield "# vocabulary:"
    yield "#   muscles: {gluteus-medius: [side glute]}"
    yield '#   headings: {tips: ["Coach says"]}'
    yield "#   keys: {target: [main_mover]}"
    yield ""
    yield "# Findings that are known and accepted, in files that cannot hold comments."
    yield "# suppress:"
    yield '#   - {files: ["data/*.json"], pointer: /3/target, rules: [MUS001], reason: "as the federation lists it"}'


def _overrides(content: Sequence[Folder]) -> Iterator[str]:
    for each in content:
        shape, _ = each.shapes[0]
        yield f"#   - files: [{_patterns([each], '')}]"
        yield f"#     profile: {shape}"
    if not content:
        yield f"#   - files: [{_patterns([], 'content')}]"
        yield "#     profile: article"


def _patterns(folders: Sequence[Folder], otherwise: str) -> str:
    """Patterns for folders as YAML strings, or for the one that they might be called."""
    import json

    names = [each.name for each in folders] or [otherwise]
    return ", ".join(json.dumps("*" if name == "." else f"{name}/", ensure_ascii=False) for name in names)
