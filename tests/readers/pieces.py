"""What every reader promises: decoding what the pieces of a text point at gives the text."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.record import (
    Block,
    Comment,
    Entry,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Literal,
    Mapping,
    Paragraph,
    Record,
    Scalar,
    Sequence,
    Table,
    Text,
    decode_piece,
)
from exlint.source import Span


def texts_of(root: object) -> Iterator[Text]:
    """Every text under a record, a block, a node, or a tuple of them, in document order; depth is no limit."""
    stack = [root]
    while stack:
        found = stack.pop()
        if isinstance(found, Text):
            yield found
        else:
            stack.extend(reversed(_parts_of(found)))


def _parts_of(found: object) -> tuple[object, ...]:
    match found:
        case Record(data=data, blocks=blocks):
            return (data, blocks)
        case Entry(key=key, value=value):
            return (key, value)
        case Heading(content=content) | Paragraph(content=content):
            return (content,)
        case ListItem(content=content, children=children):
            return (content, children)
        case Inline(text=text, links=links):
            return (text, links)
        case Link(text=text) | Literal(text=text) | Comment(text=text) | Scalar(text=text):
            return (text,)
        case ItemList(items=parts) | Sequence(items=parts) | Mapping(entries=parts) | Table(rows=parts):
            return parts
        case tuple():
            return found
        case _:
            return ()


def assert_texts_within(blocks: tuple[Block, ...], span: Span) -> None:
    """Blocks lie in the span, and what they say lies in theirs; so for the items of lists."""
    stack: list[tuple[Block | ListItem, Span]] = [(block, span) for block in blocks]
    while stack:
        found, outer = stack.pop()
        assert outer.start <= found.span.start <= found.span.end <= outer.end, f"{found} is not within {outer}"
        match found:
            case ItemList(items=items):
                stack.extend((item, found.span) for item in items)
            case ListItem(children=children):
                stack.extend((child, found.span) for child in children)
        own = (found.content,) if isinstance(found, ListItem) else found
        for text in () if isinstance(found, ItemList) else texts_of(own):
            for piece in text.pieces:
                assert found.span.start <= piece.span.start <= piece.span.end <= found.span.end, f"{piece} of {found}"


def assert_pieces_decode(source_text: str, text: Text) -> None:
    """The pieces cover the value in order without gaps, stand in file order, and decode to what they cover."""
    at = 0
    before = 0
    for piece in text.pieces:
        assert piece.start == at, f"{piece} does not follow {at} in {text!r}"
        assert piece.end > piece.start, f"{piece} is empty in {text!r}"
        assert before <= piece.span.start <= piece.span.end <= len(source_text), f"{piece} is out of order in {text!r}"
        raw = source_text[piece.span.start : piece.span.end]
        said = text.value[piece.start : piece.end]
        assert decode_piece(piece.encoding, raw) == said, f"{piece} points at {raw!r}, the value says {said!r}"
        at, before = piece.end, piece.span.end
    if text.pieces:
        assert at == len(text.value), f"the pieces end at {at} of {text!r}"
