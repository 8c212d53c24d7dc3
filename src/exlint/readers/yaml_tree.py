"""YAML documents composed from the events of libyaml, the C parser: every node with its place, aliases with their own.

This module imports the parser, which takes 14 ms; import it only where there is YAML to read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # imported there from the untyped C module
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from exlint.readers.yaml_errors import refusal
from exlint.readers.yaml_scalars import resolve, scalar_text, skip_properties
from exlint.record import DEEPEST, Encoding, Entry, MalformedSource, Mapping, Piece, Scalar, Sequence, Text
from exlint.source import Span
from exlint.values import NamedTuple, make

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.events import Event, NodeEvent

    from exlint.record import Node

MOST_NODES = 1_000_000  # nodes of a document with every alias written out ("a billion laughs" has 10 ** 9)


class Document(NamedTuple):
    """One document of a stream; `node` is None where nothing stands between its marks."""

    node: Node | None
    span: Span


class _Anchored(NamedTuple):
    """A node with an anchor, how many nodes it is with its aliases written out, and how many levels."""

    node: Node
    size: int
    height: int


def documents(text: str, base: int) -> list[Document]:
    """The documents of a YAML stream that stands at the offset `base` of its file.

    Raises MalformedSource for what is not YAML, for recursive or exploding aliases, and for collections as keys.
    """
    unmarked = text.removeprefix("\ufeff")  # the parser skips a byte order mark without counting it
    base += len(text) - len(unmarked)
    try:
        return _Composer(unmarked, base, CParser(unmarked).get_event).documents()
    except YAMLError as error:
        found = _documents_slowly(unmarked, base) if _may_be_right(error) else None
        if found is None:
            raise refusal(error, unmarked, base) from error
        return found


def _may_be_right(error: YAMLError) -> bool:
    """Whether the C parser may have met what YAML 1.2 allows and it does not know.

    In brackets it ends a plain value at ':' or '?', as YAML 1.1 did: [https://x.org], [Is it hard?] and [:0] fail.
    """
    return getattr(error, "problem", None) in (
        "found unexpected ':'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "did not find expected node content",
    )


def _documents_slowly(text: str, base: int) -> list[Document] | None:
    """The documents as ruamel.yaml's own parser reads them, at a twentieth of the speed; None where it refuses too."""
    events = YAML(typ="safe", pure=True).parse(text)
    try:
        return _Composer(text, base, partial(next, events)).documents()
    except YAMLError:
        return None


def only_document(text: str, base: int) -> Node | None:
    """The node of a stream with one document, as in `documents`; a second document is malformed."""
    found = documents(text, base)
    if len(found) > 1:
        raise MalformedSource("a second document", "remove the --- inside the text", found[1].span)
    return found[0].node if found else None


class _Composer:
    """Takes the events of one stream; offsets of marks count in its text, spans in the file."""

    def __init__(self, text: str, base: int, next_event: Callable[[], Any]) -> None:
        self.text = text
        self.base = base
        self.next_event = next_event
        self.anchors: dict[str, _Anchored | None] = {}  # None while the node is being composed
        self.size = 0
        self.deepest = 0

    def documents(self) -> list[Document]:
        found: list[Document] = []
        start = 0
        node: Node | None = None
        while not isinstance(event := self.next_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                start = event.start_mark.index
                self.anchors.clear()
                self.size = 0
                node, _ = self.node(self.next_event(), 1)
            elif isinstance(event, DocumentEndEvent):
                missing = isinstance(node, Scalar) and node.span.start == node.span.end
                span = Span(self.base + start, self.base + event.end_mark.index)
                found.append(Document(None if missing else node, span))
        return found

    def node(self, event: NodeEvent, depth: int) -> tuple[Node, int]:
        """The node that an event starts, and the place where it ends in the file."""
        if isinstance(event, AliasEvent):
            return self.alias(event, depth), self.base + event.end_mark.index
        self.size += 1
        anchor = event.anchor
        if anchor is None:
            node = self.unanchored(event, depth)
        else:
            size, deepest = self.size, self.deepest
            self.deepest = depth
            self.anchors[anchor] = None
            node = self.unanchored(event, depth)
            self.anchors[anchor] = _Anchored(node, self.size - size + 1, self.deepest - depth)
            self.deepest = max(deepest, self.deepest)
        return node, node.span.end

    def unanchored(self, event: NodeEvent, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if depth > DEEPEST:
            self.refuse_depth(event)
        self.deepest = max(self.deepest, depth)
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, depth)
        return self.sequence(event, depth)

    def scalar(self, event: ScalarEvent) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        style, value, text = event.style or "", event.value, self.text
        tag = None if event.ctag is None else event.tag
        resolved = value if style and tag is None else resolve(value, tag, plain=not style)
        margin = len(style)
        if value and text[start + margin : end - margin] == value and text[start : start + margin] == style:
            span = inside = make(Span, (self.base + start, self.base + end))
            if margin:
                inside = make(Span, (self.base + start + 1, self.base + end - 1))
            piece = make(Piece, (0, len(value), inside, Encoding.VERBATIM))
            return Scalar(resolved, Text(value, (piece,)), span)
        found, span = scalar_text(text, Span(start, end), style, value, self.base)
        return Scalar(resolved, found, span)

    def sequence(self, event: NodeEvent, depth: int) -> Sequence:
        items: list[Node] = []
        end = start = self.start_of(event)
        while not isinstance(inner := self.next_event(), SequenceEndEvent):
            item, end = self.node(inner, depth + 1)
            items.append(item)
        return Sequence(tuple(items), Span(start, self.end_of(inner, end)))

    def mapping(self, event: NodeEvent, depth: int) -> Mapping:
        entries: list[Entry] = []
        merged: list[Entry] = []
        end = start = self.start_of(event)
        while not isinstance(inner := self.next_event(), MappingEndEvent):
            key_start = self.base + inner.start_mark.index
            key = self.key(inner, depth)
            node, end = self.node(self.next_event(), depth + 1)
            entry = make(Entry, (key, node, make(Span, (key_start, end))))
            if key.value == "<<" and isinstance(inner, ScalarEvent) and not inner.style:
                merged.extend(self.merge(entry))
            else:
                entries.append(entry)
        if merged:
            entries = _merged(merged, entries)
        return Mapping(tuple(entries), Span(start, self.end_of(inner, end)))

    def start_of(self, event: NodeEvent) -> int:
        """Where a collection starts in the file, after its anchor and tag."""
        return self.base + skip_properties(self.text, event.start_mark.index, len(self.text))

    def end_of(self, event: Event, end: int) -> int:
        """Where a collection ends: after its bracket, or with its last item, which ends at `end`."""
        closed = event.end_mark.index > event.start_mark.index
        return self.base + int(event.end_mark.index) if closed else end

    def key(self, event: NodeEvent, depth: int) -> Text:
        node, _ = self.node(event, depth + 1)
        if not isinstance(node, Scalar):
            remedy = "write a plain key; put {{ … }} of a template in quotes"
            self.refuse("a list or a mapping is used as a key", remedy, event)
        return node.text

    def alias(self, event: AliasEvent, depth: int) -> Node:
        """The node that an alias names: shared, not copied, so that edits reach the anchor."""
        name = event.anchor
        if name not in self.anchors:
            remedy = f"mark a node before it with &{name}, or put the value in quotes if * is part of it"
            self.refuse(f"*{name} names no anchor of this document", remedy, event)
        anchored = self.anchors[name]
        if anchored is None:
            self.refuse(f"*{name} stands inside the node that it names", "write the value out", event)
        self.size += anchored.size
        if self.size > MOST_NODES:
            remedy = "write the values out, or use fewer aliases"
            self.refuse(f"the aliases stand for more than {MOST_NODES:,} nodes", remedy, event)
        if depth + anchored.height > DEEPEST:
            self.refuse_depth(event)
        self.deepest = max(self.deepest, depth + anchored.height)
        return anchored.node

    def merge(self, entry: Entry) -> list[Entry]:
        """The entries that `<<` brings in, with its own span; of a list of mappings the earlier ones come first."""
        sources = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        found: list[Entry] = []
        for source in sources:
            if not isinstance(source, Mapping):
                raise MalformedSource("<< merges mappings only", "name a mapping, or put << in quotes", entry.span)
            last = {inner.key.value: inner for inner in source.entries}
            found.extend(Entry(inner.key, inner.value, entry.span) for inner in last.values())
        return found

    def refuse_depth(self, event: Event) -> NoReturn:
        self.refuse(f"nested deeper than {DEEPEST} levels", "flatten the document", event)

    def refuse(self, reason: str, remedy: str, event: Event) -> NoReturn:
        span = Span(self.base + event.start_mark.index, self.base + event.end_mark.index)
        raise MalformedSource(reason, remedy, span)


def _merged(merged: list[Entry], entries: list[Entry]) -> list[Entry]:
    """What is merged comes before the mapping's own entries, without the keys that these or earlier merges have."""
    seen = {entry.key.value for entry in entries}
    kept = []
    for entry in merged:
        if entry.key.value not in seen:
            seen.add(entry.key.value)
            kept.append(entry)
    return [*kept, *entries]
