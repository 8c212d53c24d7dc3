"""Configuration: what a run was told, and the error of being told something that makes no sense."""

from __future__ import annotations

from dataclasses import dataclass


class ConfigError(Exception):
    """A setting that cannot be used; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the caller asked for. `select` and `ignore` name rules; `severity` holds words such as "MUS001=info"."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    profile: str | None = None
    rule_folders: tuple[str, ...] = ()
