"""Record: what a reader finds in a file, as trees of values and blocks that know where they stand.

A value is seldom one slice of the file (JSON escapes, folded YAML, entities, soft line wraps), so a `Text` keeps
`pieces` that map stretches of its value to file ranges. Decoding what the pieces point at gives the value.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from exlint.source import Span
from exlint.values import NamedTuple, make


class Encoding(StrEnum):
    """How the file writes a stretch of a value."""

    VERBATIM = "verbatim"
    JSON_ESCAPE = "json-escape"  # one or more escapes of a JSON or double-quoted YAML string
    YAML_ESCAPE = "yaml-escape"
    QUOTE = "quote"  # '' inside a single-quoted YAML scalar
    ENTITY = "entity"  # &amp; in Markdown and HTML
    FOLD = "fold"  # a line break with its indentation, read as one space
    BREAK = "break"  # a line break with its indentation or a <br>, read as one line feed


_VERBATIM = Encoding.VERBATIM


class Piece(NamedTuple):
    """A stretch `value[start:end]` and the file range `span` that it was read from."""

    start: int
    end: int
    span: Span
    encoding: Encoding = Encoding.VERBATIM


def decode_piece(encoding: Encoding, raw: str) -> str:
    """What a file range written in `encoding` says."""
    match encoding:
        case Encoding.VERBATIM:
            return raw
        case Encoding.JSON_ESCAPE:
            from json import loads

            return str(loads(f'"{raw}"'))
        case Encoding.YAML_ESCAPE:
            return _decode_yaml_escape(raw)
        case Encoding.QUOTE:
            return raw.replace("''", "'")
        case Encoding.ENTITY:
            from html import unescape

            return unescape(raw)
        case Encoding.FOLD:
            return " "
        case Encoding.BREAK:
            return "\n"


_YAML_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _decode_yaml_escape(raw: str) -> str:
    """One escape of a double-quoted scalar (YAML 1.2, section 5.7)."""
    if raw[1:2] in "xuU":
        return chr(int(raw[2:], 16))
    return _YAML_ESCAPES[raw[1:2]]


NOWHERE = Span(0, 0)
"""The place of a text that stands nowhere in its file."""


class Text(NamedTuple):
    """A string of the document. `pieces` cover `value` in order, without gaps or overlaps.

    A text that stands nowhere in the file (a name taken from the file name) has no pieces; its span is `anchor`.
    """

    value: str
    pieces: tuple[Piece, ...] = ()
    anchor: Span = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.value)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The file range of `value[start:end]`; an empty range gives an empty span at its place."""
        value, pieces, anchor = self
        if not pieces:
            return anchor
        if end is None:
            end = len(value)
        if len(pieces) == 1:
            _, length, span, encoding = pieces[0]
            if encoding is _VERBATIM:  # nearly every text: mere arithmetic
                if start == 0 and end == length:
                    return span
                shift, _ = span
                return make(Span, (shift + start, shift + (end if end > start else start)))
        first = self._file_offset(start, side=0)
        return Span(first, max(first, self._file_offset(end, side=1)) if end > start else first)

    def _file_offset(self, at: int, *, side: int) -> int:
        """The file offset of a place in the value: where it starts (side 0) or where what precedes it ends (1)."""
        probe = at - side
        for piece in self.pieces:
            if probe < piece.end:
                if piece.encoding is Encoding.VERBATIM:
                    return piece.span.start + (at - piece.start)
                return piece.span[side]
        return self.pieces[-1].span.end

    def slice(self, start: int, end: int) -> Text:
        """The part `value[start:end]` as a text of its own, its pieces cut to fit."""
        value = self.value
        if start <= 0 and end >= len(value):
            return self
        start = max(0, start)
        end = max(start, min(end, len(value)))
        if start == end or not self.pieces:
            return Text(value[start:end], (), self.span(start, start))
        pieces: list[Piece] = []
        for low, high, span, encoding in self.pieces:
            if low < end and start < high:
                if encoding is _VERBATIM and (low < start or end < high):
                    first, last = span
                    span = make(Span, (first + max(0, start - low), last - max(0, high - end)))
                pieces.append(make(Piece, (max(low, start) - start, min(high, end) - start, span, encoding)))
        first = pieces[0].span.start
        return make(Text, (value[start:end], tuple(pieces), make(Span, (first, first))))

    def strip(self, characters: str | None = None) -> Text:
        """The text without leading and trailing white space (or `characters`)."""
        value = self.value
        start = len(value) - len(value.lstrip(characters))
        end = len(value.rstrip(characters))
        return self.slice(start, end) if start or end < len(value) else self


class Link(NamedTuple):
    """A link of a text: the words that are linked, and where to."""

    text: Text
    target: str
    span: Span


class Inline(NamedTuple):
    """A run of prose: its text without markup, what of it is bold (ranges of the value), and its links."""

    text: Text
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()


class Heading(NamedTuple):
    level: int
    content: Inline
    span: Span


class Paragraph(NamedTuple):
    content: Inline
    span: Span


class ListItem(NamedTuple):
    """One item: its own first run of prose, and whatever else it holds (paragraphs, deeper lists)."""

    number: int | None
    content: Inline
    children: tuple[Block, ...]
    span: Span


class ItemList(NamedTuple):
    ordered: bool
    items: tuple[ListItem, ...]
    span: Span


class Table(NamedTuple):
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[Inline, ...], ...]
    span: Span


class Comment(NamedTuple):
    """An HTML comment; `text` is what stands between its marks."""

    text: Text
    span: Span


class Break(NamedTuple):
    """A thematic break (`---`)."""

    span: Span


class Literal(NamedTuple):
    """What is not prose: code, raw HTML, template tags."""

    kind: str
    text: Text
    span: Span


Block: TypeAlias = "Heading | Paragraph | ItemList | Table | Comment | Break | Literal"


class Scalar(NamedTuple):
    """A leaf of a data tree. `text` is what a string says, or how another value is written in the file."""

    value: str | int | float | bool | None
    text: Text
    span: Span  # with its quotes


class Entry(NamedTuple):
    """One key of a mapping; duplicate keys are all kept, in file order."""

    key: Text
    value: Node
    span: Span


class Mapping(NamedTuple):
    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key; where it is written twice the last one, as parsers do."""
        for entry in reversed(self.entries):
            if entry.key.value == key:
                return entry.value
        return None


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = "Scalar | Mapping | Sequence"

DEEPEST = 100  # levels of nesting that readers accept, so that walks of a tree may recurse; records have few


def plain(node: Node) -> object:
    """What a tree says, as dict, list, str, int, float, bool and None; of a key written twice the last value stands."""
    match node:
        case Scalar(value=value):
            return value
        case Mapping(entries=entries):
            return {entry.key.value: plain(entry.value) for entry in entries}
        case Sequence(items=items):
            return [plain(item) for item in items]


class Format(StrEnum):
    MARKDOWN = "markdown"
    JSON = "json"
    YAML = "yaml"
    ARTICLE = "article"


class Record(NamedTuple):
    """One document as its format shows it.

    `data` is the tree of a JSON or YAML document, or the front matter of a Markdown page; `blocks` are the prose.
    `pointer` names the document inside its file ("" for the only one, "/3" for line 4 of a JSONL file).
    """

    format: Format
    pointer: str
    data: Node | None
    blocks: tuple[Block, ...]
    span: Span


class MalformedSource(Exception):
    """A file that its format's parser refuses; `span` is the place, `remedy` what to do about it.

    Where a file is a list of documents, `records` are those that could be read, and `further` refuses the next one.
    """

    def __init__(self, reason: str, remedy: str, span: Span) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.span = span
        self.records: tuple[Record, ...] = ()
        self.further: tuple[MalformedSource, ...] = ()
