"""Facts: what one document tells the rules that look across documents. Small plain values, kept in the cache."""

from __future__ import annotations

from typing import NamedTuple

from exlint.source import Position


class Fact(NamedTuple):
    """A keyed statement: `kind` is "name", "id", "alias", "link", ...; `value` is normalised for comparison.

    `document` and `pointer` say whose it is and where in it, `start` and `end` where in the file.
    """

    kind: str
    value: str
    document: str
    pointer: str
    start: Position
    end: Position


class Facts(NamedTuple):
    """All facts of one file."""

    path: str
    facts: tuple[Fact, ...] = ()
