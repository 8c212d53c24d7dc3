"""empty-item: an item of a list that says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exlint.checks.edits import without_empty_item
from exlint.checks.verb import Case, Finding, Mark, Remedy, Selection, Verb
from exlint.diagnostics import Applicability
from exlint.exercise import Section
from exlint.record import Block, ItemList, Mapping, Node, Scalar
from exlint.record import Sequence as Values
from exlint.source import Span
from exlint.values import NamedTuple

BARE = "bare"
LABEL = "label"


class EmptyItem(NamedTuple):
    """No options."""


def empty_item(case: Case, select: Selection, options: EmptyItem) -> Iterator[Finding]:
    """Items without a word, empty strings among a list's strings, and labels that nothing follows."""
    del options
    record = case.exercise.record
    for span in (*_empty_items(record.blocks), *(_empty_strings(record.data) if record.data is not None else ())):
        edit = without_empty_item(case, span)
        yield Finding(
            grade=BARE,
            confidence=0.95,
            marks=(Mark("of", span, record.pointer),),
            values={"label": ""},
            remedy=None if edit is None else Remedy("remove the empty item", Applicability.SAFE, (edit,)),
        )
    wanted = frozenset(select["of"])
    for section in case.exercise.sections:
        if section.part in wanted:
            yield from _bare_labels(section)


def _bare_labels(section: Section) -> Iterator[Finding]:
    for at, item in enumerate(section.items):
        if item.label is None or item.body or not item.text.value.rstrip().endswith(":"):
            continue
        following = section.items[at + 1] if at + 1 < len(section.items) else None
        sibling = following is not None and following.depth == item.depth and following.label is not None
        if item.depth and (following is None or sibling or following.depth < item.depth):
            yield Finding(
                grade=LABEL,
                confidence=0.85,
                marks=(Mark("of", item.text.span(), item.pointer),),
                values={"label": item.label.value},
            )


def _empty_items(blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        if isinstance(block, ItemList):
            for item in block.items:
                if item.children:
                    yield from _empty_items(item.children)
                elif not item.content.text.value:
                    yield item.span


def _empty_strings(node: Node) -> Iterator[Span]:
    """Empty strings in lists of strings: a step that is not there."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _empty_strings(entry.value)
    elif isinstance(node, Values):
        for item in node.items:
            if isinstance(item, Scalar):
                if isinstance(item.value, str) and not item.value.strip():
                    yield item.span
            else:
                yield from _empty_strings(item)


VERB = Verb(
    name="empty-item",
    summary="An item of a list that says nothing",
    run=empty_item,
    options=EmptyItem,
    roles=("of",),
    marks=("of",),
    grades=(BARE, LABEL),
    placeholders=("label",),
)
