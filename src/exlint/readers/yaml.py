"""YAML: the documents of a file, or one document inside a text such as front matter, as trees of values with places.

libyaml, through ruamel.yaml.clib, does the parsing; it is loaded with the first text that needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exlint.record import (
    Encoding,
    Entry,
    Format,
    MalformedSource,
    Mapping,
    Piece,
    Record,
    Scalar,
    Sequence,
    Text,
    plain,
)
from exlint.source import Span

if TYPE_CHECKING:
    from exlint.record import Node
    from exlint.source import Source

__all__ = ["plain", "read_node", "read_yaml"]


def read_yaml(source: Source) -> tuple[Record, ...]:
    """One record a document; empty documents are left out, so a file of comments has none.

    Pointers count the records ("/0", "/1"); the pointer of an only one is "".
    Raises MalformedSource, with the place and the remedy, for what is not YAML.
    """
    from exlint.readers.yaml_tree import documents

    found = [document for document in documents(source.text, 0) if document.node is not None]
    if len(found) == 1:
        return (Record(Format.YAML, "", found[0].node, (), Span(0, len(source.text))),)
    return tuple(
        Record(Format.YAML, f"/{number}", document.node, (), document.span) for number, document in enumerate(found)
    )


def read_node(text: Text) -> Node:
    """The one document that a text consists of; its spans are those of the text's file. Nothing is read as null.

    Raises MalformedSource for what is not YAML, and for more than one document.
    """
    from exlint.readers.yaml_tree import only_document

    base = _shift(text)
    try:
        node = only_document(text.value, base or 0)
    except MalformedSource as error:
        if base is not None:
            raise
        raise MalformedSource(error.reason, error.remedy, text.span(*error.span)) from error
    if node is None:
        here = text.span(len(text.value))
        return Scalar(None, Text("", (), here), here)
    return node if base is not None else _Moved(text).node(node)


def _shift(text: Text) -> int | None:
    """What to add to an offset in the value to have it in the file, where one number does for all."""
    shifts = {piece.span.start - piece.start for piece in text.pieces}
    if len(shifts) == 1 and all(piece.encoding is Encoding.VERBATIM for piece in text.pieces):
        return shifts.pop()
    return None


class _Moved:
    """A tree whose spans count in the value of `text`, moved to the file; what aliases share stays shared."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.moved: dict[int, Node] = {}

    def node(self, node: Node) -> Node:
        known = self.moved.get(id(node))
        if known is None:
            known = self.moved[id(node)] = self.fresh(node)
        return known

    def fresh(self, node: Node) -> Node:
        span = self.text.span(*node.span)
        match node:
            case Scalar(value=value, text=said):
                return Scalar(value, self.said(said), span)
            case Sequence(items=items):
                return Sequence(tuple(self.node(item) for item in items), span)
            case Mapping(entries=entries):
                return Mapping(tuple(self.entry(entry) for entry in entries), span)

    def entry(self, entry: Entry) -> Entry:
        return Entry(self.said(entry.key), self.node(entry.value), self.text.span(*entry.span))

    def said(self, said: Text) -> Text:
        """A text of the tree; where an escape is itself written in an encoding, it stands for its whole range."""
        if not said.pieces:
            return Text(said.value, (), self.text.span(*said.anchor))
        pieces: list[Piece] = []
        for piece in said.pieces:
            under = self.text.slice(*piece.span)
            if piece.encoding is Encoding.VERBATIM:
                pieces.extend(inner._replace(start=piece.start + inner.start, end=piece.start + inner.end)
                              for inner in under.pieces)  # fmt: skip
            elif piece.encoding in (Encoding.FOLD, Encoding.BREAK) or _is_verbatim(under):
                pieces.append(piece._replace(span=self.text.span(*piece.span)))
            else:
                whole = Span(said.pieces[0].span.start, said.pieces[-1].span.end)
                return Text(said.value, (), self.text.span(*whole))
        return Text(said.value, tuple(pieces))


def _is_verbatim(text: Text) -> bool:
    """Whether the file has the text as it is, in one stretch."""
    return len(text.pieces) == 1 and text.pieces[0].encoding is Encoding.VERBATIM
