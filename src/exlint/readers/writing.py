"""Writing: how words are written where they are to stand, so that a reader gives back just these words.

What the readers decode is encoded here: escapes in JSON and in double-quoted YAML, doubled quotes in single-quoted
YAML. A plain YAML scalar that the new words would turn into something else is written with quotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from exlint.record import Format, Mapping, Node, Record, Scalar, Sequence
from exlint.source import Span


def written(words: str, place: Span, record: Record, file: str) -> tuple[Span, str]:
    """The edit that puts `words` in the place of a range of a value: the range to replace and what to put there.

    The range is the one given, or that of the whole scalar where its quotes must change with it.
    """
    scalar = scalar_at(record.data, place)
    if scalar is None:
        return place, words  # prose is written as it reads
    if record.format is Format.JSON:
        return place, _escaped(words)
    style = file[scalar.span.start]
    if style == '"':
        return place, _escaped(words)
    if style == "'":
        return place, words.replace("'", "''")
    if style in "|>":
        return place, words
    whole = file[scalar.span.start : place.start] + words + file[place.end : scalar.span.end]
    if reads_as(whole) == whole:
        return place, words
    return scalar.span, f'"{_escaped(whole)}"'


def quoted(words: str, like: Scalar, record: Record, file: str) -> str:
    """A whole scalar that says `words`, in the quotes of another one of its list."""
    style = file[like.span.start]
    if record.format is Format.JSON or style == '"':
        return f'"{_escaped(words)}"'
    if style == "'":
        return "'" + words.replace("'", "''") + "'"
    return words if reads_as(words) == words else f'"{_escaped(words)}"'


def reads_as(plain: str) -> object:
    """What a plain YAML scalar says inside a list of either style; None where it is no scalar at all."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        loaded: object = YAML(typ="safe").load(f"[{plain}]")
    except YAMLError:
        return None
    return loaded[0] if isinstance(loaded, list) and len(loaded) == 1 else None


def scalar_at(node: Node | None, place: Span) -> Scalar | None:
    """The string of a data tree that holds a file range; None where the range lies in no string."""
    found = None
    for each in _around(node, place):
        if isinstance(each, Scalar) and isinstance(each.value, str):
            found = each
    return found


def list_at(node: Node | None, place: Span) -> Sequence | None:
    """The innermost list of a data tree with an item around a file range."""
    found = None
    for each in _around(node, place):
        if isinstance(each, Sequence):
            found = each
    return found


def _around(node: Node | None, place: Span) -> Iterator[Node]:
    """The nodes of a tree that hold a file range, from the outermost to the innermost."""
    while node is not None and node.span.start <= place.start and place.end <= node.span.end:
        yield node
        match node:
            case Mapping(entries=entries):
                children = [entry.value for entry in entries]
            case Sequence(items=items):
                children = list(items)
            case _:
                return
        node = next((each for each in children if each.span.start <= place.start and place.end <= each.span.end), None)


def _escaped(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]
