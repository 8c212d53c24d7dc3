"""Texts: all that a file says, whatever it is for, with the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exlint.record import (
    Block,
    Break,
    Comment,
    Heading,
    ItemList,
    Literal,
    Mapping,
    Node,
    Paragraph,
    Record,
    Scalar,
    Sequence,
    Table,
    Text,
)


def texts_of(records: Iterable[Record]) -> Iterator[Text]:
    """Every text of the records: keys and values of data, headings, paragraphs, items, cells, comments and code."""
    for record in records:
        if record.data is not None:
            yield from _in_node(record.data)
        yield from _in_blocks(record.blocks)


def _in_node(node: Node) -> Iterator[Text]:
    match node:
        case Scalar(text=text):
            yield text
        case Mapping(entries=entries):
            for entry in entries:
                yield entry.key
                yield from _in_node(entry.value)
        case Sequence(items=items):
            for item in items:
                yield from _in_node(item)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content):
                yield content.text
            case ItemList(items=items):
                for item in items:
                    yield item.content.text
                    yield from _in_blocks(item.children)
            case Table(rows=rows):
                for row in rows:
                    for cell in row:
                        yield cell.text
            case Comment(text=text) | Literal(text=text):
                yield text
            case Break():
                pass
