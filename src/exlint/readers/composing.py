r"""Composing: text inside text (Markdown in a JSON string) gets the file's places instead of the string's.

A reader that works on a `Text` first places its findings in `text.value`; here those places become file places.

- Verbatim inside: takes the outer encodings, cut to fit. Where the cut goes through one outer escape (half of a run of
  JSON escapes of different lengths), the piece keeps the outer encoding and that escape's whole range.
- A fold or break inside: keeps its meaning, and its range widens to the outer escapes it touches.
- An entity inside: likewise. Where an outer escape writes part of the entity (`\u0026amp;`), no one encoding says
  both; the piece says ENTITY, and decoding its range takes two steps: the outer escapes, then the entity.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from exlint.record import (
    Block,
    Break,
    Comment,
    Encoding,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Literal,
    Paragraph,
    Piece,
    Table,
    Text,
)
from exlint.source import Span

_SHORT_ESCAPE = 2  # \n and '' are two characters for one; longer forms vary, so a run of them has no sure inner places


def is_identity(outer: Text) -> bool:
    """Whether places in the value already are places in the file."""
    return len(outer.pieces) == 1 and outer.pieces[0] == Piece(0, len(outer.value), Span(0, len(outer.value)))


def compose_blocks(blocks: tuple[Block, ...], outer: Text) -> tuple[Block, ...]:
    """Blocks placed in `outer.value`, placed in the file instead. Blocks nest no deeper than readers let them."""
    if is_identity(outer):
        return blocks
    composer = _Composer(outer)
    return tuple(composer.block(block) for block in blocks)


class _Composer:
    def __init__(self, outer: Text) -> None:
        self._outer = outer
        self._starts = [piece.start for piece in outer.pieces]

    def span(self, span: Span) -> Span:
        """As `Text.span`, by bisection."""
        if not self._starts:
            return self._outer.anchor
        start, end = span
        first = self._edge(start, side=0)
        return Span(first, max(first, self._edge(end, side=1)) if end > start else first)

    def _edge(self, at: int, *, side: int) -> int:
        pieces = self._outer.pieces
        index = max(0, bisect_right(self._starts, at - side) - 1)
        piece = pieces[index]
        if at - side >= piece.end:
            return piece.span.end
        if piece.encoding is Encoding.VERBATIM:
            return piece.span.start + at - piece.start
        return _part(piece, at - side, at - side + 1)[side]

    def text(self, text: Text) -> Text:
        if not text.pieces or not self._starts:
            return Text(text.value, (), self.span(text.anchor))
        pieces: list[Piece] = []
        for piece in text.pieces:
            if piece.encoding is Encoding.VERBATIM:
                self._cut(piece, pieces)
            else:
                pieces.append(Piece(piece.start, piece.end, self.span(piece.span), piece.encoding))
        return Text(text.value, tuple(pieces), self.span(text.anchor))

    def _cut(self, piece: Piece, into: list[Piece]) -> None:
        """Append the outer pieces under a verbatim inner one, cut to it."""
        start, end = piece.span
        shift = piece.start - start
        outer = self._outer.pieces
        index = max(0, bisect_right(self._starts, start) - 1)
        for each in outer[index : bisect_left(self._starts, end)]:
            low, high = max(each.start, start), min(each.end, end)
            if low >= high:
                continue
            span = _part(each, low, high)
            last = into[-1] if into else None
            if last and last.encoding is each.encoding is Encoding.VERBATIM and last.span.end == span.start:
                into[-1] = Piece(last.start, high + shift, Span(last.span.start, span.end))
            else:
                into.append(Piece(low + shift, high + shift, span, each.encoding))

    def inline(self, inline: Inline) -> Inline:
        links = tuple(Link(self.text(link.text), link.target, self.span(link.span)) for link in inline.links)
        return Inline(self.text(inline.text), inline.strong, links)

    def block(self, block: Block) -> Block:
        span = self.span(block.span)
        match block:
            case Paragraph(content=content):
                return Paragraph(self.inline(content), span)
            case Heading(level=level, content=content):
                return Heading(level, self.inline(content), span)
            case ItemList(ordered=ordered, items=items):
                return ItemList(ordered, tuple(self.item(item) for item in items), span)
            case Table(rows=rows):
                return Table(tuple(tuple(self.inline(cell) for cell in row) for row in rows), span)
            case Comment(text=text):
                return Comment(self.text(text), span)
            case Literal(kind=kind, text=text):
                return Literal(kind, self.text(text), span)
            case Break():
                return Break(span)

    def item(self, item: ListItem) -> ListItem:
        children = tuple(self.block(child) for child in item.children)
        return ListItem(item.number, self.inline(item.content), children, self.span(item.span))


def _part(piece: Piece, low: int, high: int) -> Span:
    """The file range of `value[low:high]` inside one piece, as exactly as its encoding tells."""
    start, end = piece.span
    if piece.encoding is Encoding.VERBATIM:
        return Span(start + low - piece.start, start + high - piece.start)
    length = piece.end - piece.start
    if length > 1 and end - start == _SHORT_ESCAPE * length and piece.encoding in _ESCAPES:
        return Span(start + _SHORT_ESCAPE * (low - piece.start), start + _SHORT_ESCAPE * (high - piece.start))
    return piece.span


_ESCAPES = frozenset({Encoding.JSON_ESCAPE, Encoding.QUOTE})
