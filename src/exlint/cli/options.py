"""What several commands share: option types, where output goes, and how a refused run is told."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from exlint.reporters import FORMATS
from exlint.reporters.terminal import Terminal, detect, wants_colour
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from exlint.config import Choices

_Command = TypeVar("_Command", bound=Callable[..., object])


class Refusal(click.ClickException):
    """The run cannot do what was asked: the message says why and what to do."""

    exit_code = 2


@contextmanager
def refusals() -> Iterator[None]:
    """Turn the errors that people can mend themselves into a message without a traceback."""
    from exlint.config import ConfigError
    from exlint.discovery import MissingPath
    from exlint.processes import WorkerDied
    from exlint.profiles import ProfileError
    from exlint.rulefiles import RuleError
    from exlint.rules import UnknownRule
    from exlint.runner import NothingToCheck
    from exlint.shipped import ShippedDataError
    from exlint.source import UnreadableSource

    of_settings = (ConfigError, ProfileError, RuleError, ShippedDataError, UnknownRule)
    of_input = (MissingPath, NothingToCheck, UnreadableSource, WorkerDied)
    try:
        yield
    except (*of_settings, *of_input) as error:
        raise Refusal(str(error)) from error


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What to add to a message about an unknown word: the nearest known one, or all of them."""
    from exlint.config import nearest

    near = nearest(word, known)
    return f"; did you mean {near!r}?" if near else f"; choose from {', '.join(sorted(known))}"


class Target(NamedTuple):
    """A report to write: its format, and its file (None for standard output)."""

    format: str
    file: Path | None = None


def read_targets(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[Target, ...]:
    """The callback of --output-format: `FORMAT` for standard output, or `FORMAT:FILE`."""
    found = []
    for value in values:
        word, _, file = value.partition(":")
        if word not in FORMATS:
            message = f"there is no format {word!r}{did_you_mean(word, FORMATS)}"
            raise click.BadParameter(message, ctx, param)
        found.append(Target(word, Path(file) if file not in ("", "-") else None))
    return tuple(found)


def targets(formats: Sequence[Target], file: Path | None) -> tuple[Target, ...]:
    """The reports that --output-format and --output-file ask for, text on standard output where they ask for none.

    Raises click.UsageError where two reports would share a place, or a file could not be made.
    """
    wanted = list(formats) or [Target("text")]
    if file is not None:
        if len(wanted) > 1 or wanted[0].file is not None:
            raise click.UsageError("--output-file goes with one --output-format; write --output-format FORMAT:FILE")
        wanted = [Target(wanted[0].format, file)]
    files = [target.file for target in wanted]
    for at in files:
        if files.count(at) > 1:
            place = "standard output" if at is None else f"{str(at)!r}"
            raise click.UsageError(f"two reports for {place}; give each its own file: --output-format FORMAT:FILE")
        if at is not None and (at.is_dir() or not at.parent.is_dir()):
            reason = "it is a folder" if at.is_dir() else f"there is no folder {str(at.parent)!r}"
            raise click.UsageError(f"cannot write {str(at)!r}: {reason}")
    return tuple(wanted)


def color_option(command: _Command) -> _Command:
    """--color."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour the text output. auto looks at NO_COLOR, FORCE_COLOR, TERM and the terminal.",
    )(command)


class Selection(TypedDict):
    """What `selection_options` passes to a command."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    profile: str | None
    rule_folders: tuple[str, ...]
    preview: bool
    config: str | None
    isolated: bool


def selection_options(command: _Command) -> _Command:
    """--select, --ignore, --severity, --profile, --rules, --preview and where to read more: what `Choices` holds."""
    options = (
        click.option(
            "--select",
            multiple=True,
            metavar="RULES",
            help="Run only these: codes, names, categories or prefixes (FAQ), comma-separated. Repeatable.",
        ),
        click.option("--ignore", multiple=True, metavar="RULES", help="Leave these out. Repeatable."),
        click.option(
            "--severity",
            multiple=True,
            metavar="RULES=LEVEL",
            help="Report a rule as error, warning or info, or turn it off: MUS001=warning. Repeatable.",
        ),
        click.option("--profile", metavar="ID", help="Read every document as this shape instead of recognising it."),
        rules_option,
        click.option("--preview", is_flag=True, help="Run also the rules that are new and off by default."),
        *config_options,
    )
    for option in reversed(options):
        command = option(command)
    return command


config_options = (
    click.option("--config", metavar="FILE", help="Use this configuration instead of the nearest .exlint.yaml."),
    click.option("--isolated", is_flag=True, help="Use no configuration."),
)
"""--config and --isolated."""


def choices(selection: Selection) -> Choices:
    """The choices that the options of `selection_options` make."""
    from exlint.config import Choices

    return Choices(
        select=selection["select"],
        ignore=selection["ignore"],
        severity=selection["severity"],
        profile=selection["profile"],
        rule_folders=selection["rule_folders"],
        preview=selection["preview"],
        config=selection["config"],
        isolated=selection["isolated"],
    )


def rules_option(command: _Command) -> _Command:
    """--rules."""
    return click.option(
        "--rules",
        "rule_folders",
        metavar="FOLDER",
        multiple=True,
        help="Also load the rule files of this folder. Repeatable.",
    )(command)


def listing_format_option(command: _Command) -> _Command:
    """--output-format of the commands that list something on standard output."""
    return click.option(
        "--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write it."
    )(command)


def terminal_for(target: Target, color: str) -> Terminal:
    """What a text report is drawn on. A file gets colour only when it is asked for outright."""
    if target.file is not None:
        return Terminal(colour=wants_colour(color, {}, tty=False))
    return detect(sys.stdout, color) if sys.stdout else Terminal()


def write(text: str, target: Target, terminal: Terminal) -> None:
    """Write a report to its place. A reader that goes away early (`| head`) has seen enough: that is no error.

    Raises Refusal where the system does not let us write.
    """
    encoding = "utf-8" if target.format == "json" or target.file else terminal.encoding
    data = text.encode(encoding, "replace")
    try:
        if target.file:
            target.file.write_bytes(data)
        elif sys.stdout:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence_standard_output()
    except OSError as error:
        place = str(target.file) if target.file else "standard output"
        raise Refusal(f"cannot write to {place}: {error.strerror}") from error


def _silence_standard_output() -> None:
    """Keep the interpreter from failing again when it flushes at exit."""
    import os

    try:
        number = sys.stdout.fileno()
    except (io.UnsupportedOperation, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
