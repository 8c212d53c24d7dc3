"""Suppressions in YAML: comments beside the values of a file or of a page's front matter.

The parser gives no comments. What looks like one counts unless it stands inside a key or value, whose ranges the tree
knows; the lines that it is about are those of the node beside or below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exlint.record import Mapping, Node, Record, Scalar
from exlint.record import Sequence as SequenceNode
from exlint.source import Source, Span
from exlint.values import NamedTuple

_COMMENT = re.compile(
    r"(?:^|(?<=[ \t]))#[ \t]*exlint:[ \t]*(?P<form>[\w-]+)"
    r"[ \t]*(?:\[(?P<names>[^\]\r\n]*)\])?[ \t]*(?P<reason>[^\r\n]*)",
    re.MULTILINE,
)


class YamlComment(NamedTuple):
    """A directive: its form, the range of its names, its reason, its place, and the lines of what stands beside it."""

    form: str
    names: Span | None
    reason: str
    span: Span
    first: int
    last: int


def yaml_comments(source: Source, records: Sequence[Record], region: Span) -> Iterator[YamlComment]:
    """The directives in a region that is YAML."""
    trees = [record.data for record in records if record.data is not None]
    for found in _COMMENT.finditer(source.text, *region):
        if any(_inside(tree, found.start()) for tree in trees):
            continue
        line = source.position(found.start()).line
        alone = not source.line(line)[: source.position(found.start()).column - 1].strip()
        start = _below(source, line, region.end) if alone else line
        ends = [end for tree in trees for end in _ends(source, tree, start, innermost=not alone)]
        names = Span(*found.span("names")) if found["names"] is not None else None
        span = Span(found.start(), found.end() - len(found[0]) + len(found[0].rstrip()))
        yield YamlComment(found["form"], names, found["reason"].strip(), span, start, max([start, *ends]))


def _inside(node: Node, offset: int) -> bool:
    """Whether an offset stands inside a key or value as written."""
    if not node.span.start <= offset < node.span.end:
        return False
    match node:
        case Scalar():
            return True
        case Mapping(entries=entries):
            return any(
                entry.key.span().start <= offset < entry.key.span().end or _inside(entry.value, offset)
                for entry in entries
            )
        case SequenceNode(items=items):
            return any(_inside(item, offset) for item in items)


def _below(source: Source, line: int, end: int) -> int:
    """The first line below that holds more than white space and comments."""
    last = source.position(end).line
    line += 1
    while line < last and (not source.line(line).strip() or source.line(line).lstrip().startswith("#")):
        line += 1
    return line


def _ends(source: Source, tree: Node, line: int, *, innermost: bool) -> Iterator[int]:
    """Where the entries and items that start on a line end: of the last of them, or of all."""
    starts = source.line_starts
    row = Span(starts[line - 1], starts[line] if line < len(starts) else len(source.text) + 1)
    spans = list(_starting(tree, row))
    if innermost and spans:
        spans = [max(spans, key=lambda span: (span.start, -span.end))]
    return (source.position(span.end).line for span in spans)


def _starting(node: Node, row: Span) -> Iterator[Span]:
    """The entries of mappings and the items of lists that start in a range, at any depth."""
    if isinstance(node, Mapping):
        children = [(entry.span, entry.value) for entry in node.entries]
    elif isinstance(node, SequenceNode):
        children = [(item.span, item) for item in node.items]
    else:
        return
    for span, child in children:
        if row.start <= span.start < row.end:
            yield span
        if span.start < row.end and row.start <= span.end:
            yield from _starting(child, row)
