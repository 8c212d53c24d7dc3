"""YAML that people write for exlint (rules, configuration): its plain data, and the line of each place in it."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.config import ConfigError
from exlint.record import MalformedSource, Mapping, Node, Sequence, plain
from exlint.source import Source
from exlint.validation import At, Fault, where
from exlint.values import NamedTuple


class DeclarationError(ConfigError):
    """A file that does not declare what it should; `line` is where, `remedy` what to write instead."""

    def __init__(self, path: str, line: int, reason: str, remedy: str) -> None:
        super().__init__(f"{path}:{line}: {reason}; {remedy}")
        self.path = path
        self.line = line
        self.reason = reason
        self.remedy = remedy


class Declared(NamedTuple):
    """One file. `data` is None where it is empty."""

    source: Source
    tree: Node | None

    @property
    def path(self) -> str:
        """The file as it is shown."""
        return self.source.path

    @property
    def data(self) -> object:
        """What it says, as plain data."""
        return None if self.tree is None else plain(self.tree)

    def line(self, at: At) -> int:
        """The 1-based line of a place of the data; of its nearest holder where the place itself is missing."""
        return 1 if self.tree is None else self.source.position(_start(self.tree, at)).line

    def twins(self) -> Iterator[Fault]:
        """Keys that a mapping has twice: parsers take the last and say nothing."""
        return iter(()) if self.tree is None else _twins(self.tree, ())


def declared(source: Source, what: str) -> Declared:
    """Read a file that holds at most one YAML document. Raises DeclarationError."""
    from exlint.readers.yaml import read_yaml

    try:
        records = read_yaml(source)
    except MalformedSource as error:
        line = source.position(error.span.start).line
        raise DeclarationError(source.path, line, error.reason, error.remedy) from error
    if len(records) > 1:
        line = source.position(records[1].span.start).line
        raise DeclarationError(source.path, line, f"{what} is one YAML document", "give each a file of its own")
    return Declared(source, records[0].data if records else None)


def _start(node: Node, at: At) -> int:
    start = node.span.start
    for step in at:
        if isinstance(node, Mapping):
            entry = next((each for each in reversed(node.entries) if each.key.value == step), None)
            if entry is None:
                return start
            start, node = entry.span.start, entry.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            start = node.span.start
    return start


def _twins(node: Node, at: At) -> Iterator[Fault]:
    if isinstance(node, Mapping):
        seen = set()
        for entry in node.entries:
            key = entry.key.value
            if key in seen:
                yield Fault((*at, key), f"{where(at)} has {key!r} twice", "keep one of them")
            seen.add(key)
            yield from _twins(entry.value, (*at, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _twins(item, (*at, index))
