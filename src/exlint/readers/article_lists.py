"""Lists of a plain article: items put into lists by their indentation, their bullets and their numbers."""

# ruff: noqa: RUF001 - the bullets, dashes and quotes of word processors are what this module tells apart

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from exlint.readers.article_lines import Kind, Line, ends_sentence, is_dialogue, runs_on
from exlint.readers.article_text import comment_of, inline_of, is_title_case
from exlint.record import Block, Comment, Inline, ItemList, ListItem, Paragraph, Text
from exlint.source import Span

_DEEPEST = 12
_SUBORDINATE = "◦o▪▫‣⁃-–"  # bullets that word processors put below "•", in their order


@dataclass(slots=True)
class _Item:
    line: Line
    prose: list[Line]
    children: list[_List | list[Line] | Comment] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    indent: int
    family: str
    items: list[_Item]


def lists_of(lines: Sequence[Line], width: int) -> tuple[Block, ...]:
    """The lists that a run of items and the lines they own makes; `width` is what the text was wrapped at, or 0.

    Several lists come of one run where the bullets change without being subordinate, or where counting starts over.
    """
    builder = _Builder(width)
    above: Line | None = None
    for line in lines:
        match line.kind:
            case Kind.ITEM:
                builder.add_item(line, after_blank=above is None)
            case Kind.MORE:
                builder.add_words(line, above)
            case Kind.COMMENT:
                builder.open[-1].items[-1].children.append(comment_of(line))
        above = None if line.kind is Kind.BLANK else line
    return tuple(_frozen_list(each) for each in builder.done)


class _Builder:
    """The lists read so far: `open` runs from the outermost list to the one that holds the last item."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.done: list[_List] = []
        self.open: list[_List] = []

    def add_item(self, line: Line, *, after_blank: bool) -> None:
        assert line.marker is not None
        item = _Item(line, [line] if line.words else [])
        while self.open and line.indent < self.open[-1].indent - _slack(self.open[-1], line):
            self.open.pop()
        same_depth = [each for each in self.open if abs(each.indent - line.indent) <= _slack(each, line)]
        for each in reversed(same_depth):
            if each.family == line.marker.family and _continues(each, line):
                del self.open[self.open.index(each) + 1 :]
                each.items.append(item)
                return
        if same_depth and not _is_subordinate(self.open[-1], line, after_blank=after_blank):
            del self.open[self.open.index(same_depth[0]) :]
        self._open_list(line, item)

    def _open_list(self, line: Line, item: _Item) -> None:
        assert line.marker is not None
        if len(self.open) == _DEEPEST:
            self.open[-1].items.append(item)
            return
        opened = _List(line.indent, line.marker.family, [item])
        if self.open:
            self.open[-1].items[-1].children.append(opened)
        else:
            self.done.append(opened)
        self.open.append(opened)

    def add_words(self, line: Line, above: Line | None) -> None:
        """Add a line to the prose that it runs on from, or as a paragraph to the item it is indented below."""
        last = self.open[-1].items[-1]
        paragraph = last.children[-1] if last.children else last.prose
        if not last.prose and not last.children:
            last.prose.append(line)
            return
        if above is not None and isinstance(paragraph, list) and self._joins(above, line, last):
            paragraph.append(line)
            return
        while len(self.open) > 1 and line.indent <= self.open[-1].indent:
            self.open.pop()
        self.open[-1].items[-1].children.append([line])

    def _joins(self, above: Line, line: Line, item: _Item) -> bool:
        """Whether a line goes on with the paragraph above: wrapped, or another sentence set below the item's words."""
        if runs_on(above, line, self.width):
            return True
        indented = line.indent > item.line.indent
        return indented and ends_sentence(above.words) and not above.words.endswith(":") and not is_dialogue(line.words)


def _slack(each: _List, line: Line) -> int:
    """How far the indentation of one list's items may differ: numbers set flush right differ by their digits."""
    return int(line.marker is not None and line.marker.number is not None and line.marker.family == each.family)


def _continues(each: _List, line: Line) -> bool:
    """Whether an item goes on with a list of its family; one that counts from 1 again begins another."""
    last = each.items[-1].line.marker
    if line.marker is None or last is None or line.marker.number is None or last.number is None:
        return True
    return line.marker.number > 1 or line.marker.number >= last.number


def _is_subordinate(each: _List, line: Line, *, after_blank: bool) -> bool:
    """Whether an item of another family, not indented deeper, still belongs under the last item of a list."""
    assert line.marker is not None
    above = each.items[-1].line
    if line.marker.family == each.family:
        return False
    if not above.words or above.words.endswith(":") or (is_title_case(above.words) and len(above.words.split()) <= 6):
        return True
    if line.marker.number is not None:
        return False
    numbered = above.marker is not None and above.marker.number is not None
    return (numbered and not after_blank) or (each.family == "•" and line.marker.family in _SUBORDINATE)


def _frozen_list(each: _List) -> ItemList:
    items = tuple(_frozen_item(item) for item in each.items)
    ordered = each.items[0].line.marker is not None and each.items[0].line.marker.number is not None
    return ItemList(ordered, items, Span(items[0].span.start, items[-1].span.end))


def _frozen_item(item: _Item) -> ListItem:
    line = item.line
    assert line.marker is not None
    children = tuple(_frozen_child(child) for child in item.children)
    content = inline_of(item.prose, item=True) if item.prose else Inline(Text("", (), Span(line.end, line.end)))
    end = max(line.end, content.text.span().end, children[-1].span.end if children else 0)
    return ListItem(line.marker.number, content, children, Span(line.begin, end))


def _frozen_child(child: _List | list[Line] | Comment) -> Block:
    if isinstance(child, _List):
        return _frozen_list(child)
    if isinstance(child, Comment):
        return child
    return Paragraph(inline_of(child, item=False), Span(child[0].begin, child[-1].end))
