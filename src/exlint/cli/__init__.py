"""The command line. One module a command, imported only when it runs: `exlint --version` must answer at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from exlint import __version__

COMMANDS = ("check", "fix", "claims", "rules", "explain", "debug", "config", "init", "baseline", "test-rules")

ERROR = 2
"""The exit status when the run itself went wrong."""
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class _LazyGroup(click.Group):
    """A group that imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"exlint.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from exlint.cli.options import did_you_mean

            raise click.UsageError(f"there is no command {args[0]!r}{did_you_mean(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="exlint %(version)s")
def exlint() -> None:
    """Check exercise documents for claims that conflict.

    Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 the run itself went wrong.
    """


def main() -> None:
    """The console script. The process is short: what it leaves is the system's to clear, not Python's."""
    gc.disable()
    status = run(sys.argv[1:])
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):  # closed, or nobody reads it: Python knows what to say
        sys.exit(status)
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit status. Whatever happens, nobody is shown a traceback unasked."""
    try:
        status: object = exlint.main(list(arguments), prog_name="exlint", standalone_mode=False)
    except click.ClickException as error:
        with suppress(BrokenPipeError):
            error.show()
        return ERROR
    except click.Abort:  # click's word for a KeyboardInterrupt
        return _INTERRUPTED
    # What nobody foresaw must become a message and the status of a run that went wrong, since Python's own status for a
    # crash, 1, means "findings" here.
    except Exception as error:  # noqa: BLE001  # the one place for it
        return _report_crash(error)
    return status if isinstance(status, int) else 0


def _report_crash(error: Exception) -> int:
    if os.environ.get("EXLINT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    message = f"exlint {__version__} failed inside: {type(error).__name__}: {error}".splitlines()[0]
    click.echo(f"{message}; please report this as a bug (EXLINT_DEBUG=1 shows where)", err=True)
    return ERROR
