"""Facts: what one document tells the rules that look across documents. Small plain values, kept in the cache."""

from __future__ import annotations

from dataclasses import dataclass

from exlint.source import Position


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands, ready to become a label."""

    path: str
    document: str
    pointer: str
    start: Position
    end: Position
    excerpt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A keyed statement: `kind` is "name", "id", "alias", "link", ...; `value` is normalised for comparison."""

    kind: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one file."""

    path: str
    facts: tuple[Fact, ...] = ()
