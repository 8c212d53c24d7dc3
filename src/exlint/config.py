"""Configuration: what a run was told, and the error of being told something that makes no sense."""

from __future__ import annotations

from collections.abc import Iterable

from exlint.values import NamedTuple


class ConfigError(Exception):
    """A setting that cannot be used; the message says what to write instead."""


class Choices(NamedTuple):
    """What the caller asked for. `select` and `ignore` name rules; `severity` holds words such as "MUS001=info".

    `config` is the configuration to use instead of the nearest ones, `isolated` says to use none.
    `baseline` and `no_baseline` say the same of a file of known findings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    profile: str | None = None
    rule_folders: tuple[str, ...] = ()
    preview: bool = False
    config: str | None = None
    isolated: bool = False
    baseline: str | None = None
    no_baseline: bool = False


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped one was probably meant to be, whatever its case; None where none is near."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in sorted(known)}
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.5)
    return names[close[0]] if close else None
