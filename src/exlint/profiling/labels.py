"""Labels: facts written as `- **Target Muscle:** Glutes`, as `Equipment: dumbbell`, or as a table of two columns."""

from __future__ import annotations

from collections.abc import Sequence

from exlint.exercise import Field, FieldName, Part
from exlint.profiling.draft import Draft
from exlint.profiling.inlines import cut, lead, parted, words
from exlint.profiling.items import items_of
from exlint.profiling.shape import Profile, Role, Special
from exlint.profiling.values import values_of
from exlint.profiling.words import fold
from exlint.record import Block, Comment, Inline, ItemList, ListItem, Paragraph, Table, Text
from exlint.source import Span
from exlint.values import NamedTuple

_LONGEST_VALUE = 15  # words; a longer one is prose about the matter
PLAIN_LABEL_WORDS = 4
_LONGEST_NAME = 5  # words of a value listed below its label


class Labelled(NamedTuple):
    """A label with what follows it, and what the label stands for.

    `below` are the values listed under the label of a field, `children` all blocks under the label of a part.
    """

    label: Text
    value: Inline
    below: tuple[Text, ...]
    role: Role | None
    span: Span
    children: tuple[Block, ...] = ()


def claim(block: Block, part: Part | None, draft: Draft) -> list[Block] | None:
    """Take the fields out of a block that is made of labels; the blocks left over, or None when it is not.

    Such a block has a label of a field, or two of parts; of two or more labels at least half are known.
    """
    found = _labelled(block, part, draft.profile)
    if found is None:
        return None
    roles = [each.role for each, _ in found if each is not None]
    fields, known = sum(isinstance(role, FieldName) for role in roles), len(roles) - roles.count(None)
    if (fields == 0 and known < 2) or known * 2 < len(roles) or len(roles) * 2 < len(found):
        return None
    left: list[Block] = []
    for each, rest in found:
        if each is None or not _take(each, draft, keep=len(roles) > 1):
            left.append(rest)
    return left


def _take(each: Labelled, draft: Draft, *, keep: bool) -> bool:
    """Put a labelled value where it belongs; False leaves it to the prose."""
    text = each.value.text
    if (
        isinstance(each.role, FieldName | None)
        and not each.below
        and words(text.value) > _LONGEST_VALUE
        and each.role is not FieldName.ALIASES
    ):
        return False
    if isinstance(each.role, FieldName):
        values = (*values_of(text, each.role, draft.profile), *each.below)
        span = text.span()
        if each.below:
            span = Span(span.start if text else each.below[0].span().start, each.below[-1].span().end)
        pointer = f"/fields/{each.role}"
        draft.fields.append(Field(each.role, each.label, values, len(values) > 1, pointer, span))
        return True
    if isinstance(each.role, Part):
        part = each.role
        blocks = (Paragraph(each.value, each.value.text.span()), *each.children)
        items = items_of(blocks, lambda: draft.pointer(part), enumerated=part is Part.STEPS)
        draft.add_section(part, each.label, 0, items, each.span)
        return True
    if keep:
        values = (*((text,) if text else ()), *each.below)
        draft.add_other(fold(each.label.value), each.label, values, f"/other/{len(draft.other)}", each.span)
    return keep


def _labelled(block: Block, part: Part | None, profile: Profile) -> list[tuple[Labelled | None, Block]] | None:
    """The entries of a block as labels, each with the block it is read from; None when the block has no entries."""
    match block:
        case ItemList(ordered, items, _):
            return [(_read_item(item, part, profile), ItemList(ordered, (item,), item.span)) for item in items]
        case Paragraph(content, _) if not content.strong and ":" not in content.text.value:
            return None
        case Paragraph(content, span):
            parts = parted(content)
            if len(parts) == 1:
                return [(_read(content, (), part, profile, span), block)]
            return [
                (_read(line, (), part, profile, line.text.span()), Paragraph(line, line.text.span())) for line in parts
            ]
        case Table(rows, span):
            return _table(rows, span, part, profile)
        case _:
            return None


def _read_item(item: ListItem, part: Part | None, profile: Profile) -> Labelled | None:
    children = _said(item.children)
    below = _names(children)
    found = _read(item.content, below or (), part, profile, item.span)
    if found is not None and isinstance(found.role, Part):
        return found._replace(below=(), children=children)
    return found if below is not None or not children else None


def _said(children: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without comments, which say nothing to readers."""
    return tuple([child for child in children if not isinstance(child, Comment)])


def _read(
    content: Inline, below: tuple[Text, ...], part: Part | None, profile: Profile, span: Span
) -> Labelled | None:  # fmt: skip
    found = lead(content, plain_words=PLAIN_LABEL_WORDS)
    if found is None:
        return None
    label, start = found
    value = cut(content, start)
    if not value.text and not below:
        value = Inline(content.text.slice(start, start))
    return Labelled(label, value, below, role_of(label.value, part, profile), span)


def role_of(label: str, part: Part | None, profile: Profile) -> Role | None:
    """What a label stands for; under "Muscles worked" a bare "Primary" is enough."""
    folded = fold(label)
    role = profile.keys.get(folded)
    if role is None and part is Part.MUSCLES:
        role = profile.keys.get(f"{folded} muscle")
    return None if isinstance(role, Special) else role


def _names(children: Sequence[Block]) -> tuple[Text, ...] | None:
    """The entries of a list of bare names; None for anything else."""
    if len(children) != 1 or not isinstance(children[0], ItemList):
        return None
    items = children[0].items
    names = tuple(item.content.text for item in items)
    bare = not any(_said(item.children) for item in items)
    return names if bare and all(map(_is_name, names)) else None


def _is_name(text: Text) -> bool:
    return bool(text) and words(text.value) <= _LONGEST_NAME and ":" not in text.value and not text.value.endswith(".")


def _table(
    rows: Sequence[Sequence[Inline]], span: Span, part: Part | None, profile: Profile
) -> list[tuple[Labelled | None, Block]] | None:  # fmt: skip
    """A table of labels and values, or one with the labels in its head and one row below."""
    if len(rows) < 2 or any(len(row) < 2 for row in rows):
        return None
    pairs = [(row[0], row[1]) for row in rows] if len(rows[0]) == 2 else []
    if sum(_is_label(label, part, profile) for label, _ in pairs) < 2:
        pairs = list(zip(rows[0], rows[1], strict=False)) if len(rows) == 2 else []
        if sum(_is_label(label, part, profile) for label, _ in pairs) < 2:
            return None
    return [(_read_row(label, value, part, profile), Table(((label, value),), span)) for label, value in pairs]


def _read_row(label: Inline, value: Inline, part: Part | None, profile: Profile) -> Labelled:
    span = Span(label.text.span().start, value.text.span().end)
    return Labelled(label.text, value, (), role_of(label.text.value, part, profile), span)


def _is_label(cell: Inline, part: Part | None, profile: Profile) -> bool:
    return isinstance(role_of(cell.text.value, part, profile), FieldName)
