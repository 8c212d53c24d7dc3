"""Items: paragraphs, list entries and table rows as the items of a section or of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from exlint.exercise import Item
from exlint.profiling.inlines import cut, joined, lead, lines
from exlint.profiling.words import numbering
from exlint.record import Block, Encoding, Heading, Inline, ItemList, Paragraph, Table, Text
from exlint.source import Span
from exlint.values import make

Pointer = Callable[[], str]

PLAIN_LEAD_WORDS = 8
"""How long an item's lead may be when it is not bold ("Bouncing off the box: …")."""


def items_of(blocks: Sequence[Block], pointer: Pointer, *, depth: int = 0, enumerated: bool = False) -> list[Item]:
    """The items of prose blocks, in order; comments, rules and code hold none.

    `depth` is that of a paragraph; `enumerated` takes "Step 1: …" at the start of a paragraph's lines for numbers.
    """
    items: list[Item] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():  # a heading inside a list item is an item too
                items.extend(_paragraph(block.content, block.span, pointer, depth, enumerated=enumerated))
            case ItemList():
                for number, content, children, span in block.items:
                    if content.text.value:
                        items.append(make_item(content, number, depth + 1, pointer(), span, enumerated=enumerated))
                    if children:
                        items.extend(_below(children, pointer, depth + 1))
            case Table():
                items.extend(_rows(block, pointer, depth))
    return items


def _paragraph(content: Inline, span: Span, pointer: Pointer, depth: int, *, enumerated: bool) -> Iterator[Item]:
    if not content.text:
        return
    if enumerated and numbering(content.text.value):
        parts = lines(content)
        if all(numbering(line.text.value) for line in parts):
            for line in parts:
                yield make_item(line, None, max(depth, 1), pointer(), line.text.span(), enumerated=True, plain_words=0)
            return
    yield make_item(content, None, depth, pointer(), span, enumerated=False, plain_words=0)


def _below(children: Sequence[Block], pointer: Pointer, depth: int) -> Iterator[Item]:
    """What a list's item holds besides its own words."""
    for child in children:
        if isinstance(child, Paragraph):
            if child.content.text:
                yield make_item(child.content, None, depth, pointer(), child.span, plain_words=0)
        else:
            yield from items_of((child,), pointer, depth=depth)


def make_item(
    content: Inline, number: int | None, depth: int, pointer: str, span: Span, *,
    enumerated: bool = False, plain_words: int = PLAIN_LEAD_WORDS,
) -> Item:  # fmt: skip
    """An item with its lead told apart from its body."""
    if enumerated and (found := numbering(content.text.value)) is not None:
        number = found[0] if number is None else number
        content = cut(content, found[1])
    text = content.text
    found_lead = lead(content, plain_words=plain_words)
    if found_lead is None:
        whole = all_bold_label(content) if content.strong else None
        if whole is not None:
            return Item(text, text.slice(len(text.value), len(text.value)), whole, number, depth, pointer, span)
        return make(Item, (text, text, None, number, depth, pointer, span))  # as most are
    label, start = found_lead
    return Item(text, text.slice(start, len(text.value)), label, number, depth, pointer, span)


def all_bold_label(content: Inline) -> Text | None:
    """The lead of an item that is nothing but its bold lead ("**Descent**", with its steps in a list below)."""
    if len(content.strong) != 1 or content.strong[0] != (0, len(content.text.value)):
        return None
    value = content.text.value
    return None if value.endswith((".", "!", "?")) or value.count(" ") >= PLAIN_LEAD_WORDS else content.text


def _rows(table: Table, pointer: Pointer, depth: int) -> Iterator[Item]:
    """Each row below the head as an item: its first cell the lead, the others joined the body."""
    for row in table.rows[1:]:
        cells = [cell.text for cell in row if cell.text]
        if not cells:
            continue
        text = cells[0]
        for cell in cells[1:]:
            text = joined(text, cell, Encoding.FOLD)
        label = cells[0] if len(cells) > 1 else None
        body = text.slice(len(cells[0].value) + 1, len(text.value)) if label else text
        yield Item(text, body, label, None, depth + 1, pointer(), text.span())
