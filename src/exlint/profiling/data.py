"""Data: the fields, sections and questions of a JSON or YAML record, or of a page's front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.exercise import Field, FieldName, Item, Part, Question
from exlint.profiling.draft import Draft
from exlint.profiling.items import items_of, make_item
from exlint.profiling.labels import role_of
from exlint.profiling.pointers import escape
from exlint.profiling.prose import read_prose
from exlint.profiling.questions import asked
from exlint.profiling.shape import Role, Special
from exlint.profiling.strings import blocks_of, has_markup, inline_of, is_numbered_line, lines_of, steps_of
from exlint.profiling.values import values_of
from exlint.profiling.words import fold
from exlint.record import Entry, Inline, Mapping, Node, Paragraph, Scalar, Sequence, Text

_PROSE_WORDS = 6
"""A string of an unknown key with more words than this is prose, not a value."""
_MUSCLE_FIELDS = (FieldName.TARGET, FieldName.SECONDARY, FieldName.STABILIZERS)
_ORDINAL = re.compile(r"(?:step|tip|mistake|no)?[\s_.-]*\d{1,2}", re.IGNORECASE)
_IDENTITY = (FieldName.ID, FieldName.NAME, FieldName.ALIASES, FieldName.LANGUAGE)
_DEEPEST = 2
_LISTS = frozenset({Part.STEPS, Part.TIPS, Part.MISTAKES, Part.VARIATIONS, Part.BENEFITS, Part.SAFETY, Part.MUSCLES})


def read_data(draft: Draft, mapping: Mapping, pointer: str, *, depth: int = 0) -> None:
    """Put a mapping's entries into the draft; `pointer` is its JSON pointer. Of a key written twice the last counts.

    `depth` counts the mappings of unknown keys above ("details": {...}): they hold facts, but not the record's name.
    """
    muscles_are_target = _muscles_are_target(draft, mapping)
    for entry in mapping.entries:
        key, value, span = entry
        here = f"{pointer}/{escape(key.value)}"
        folded = fold(key.value)
        if mapping.get(key.value) is not value:
            draft.add_other(key.value, key, tuple(leaves(value)), here, span)
        elif folded == draft.profile.content and isinstance(value, Mapping):
            read_data(draft, value, here)
        else:
            role = _role(draft, folded, value)
            if role is Part.MUSCLES and muscles_are_target and not isinstance(value, Mapping):
                role = FieldName.TARGET
            _entry(draft, entry, here, None if depth and role in _IDENTITY else role, depth)


def _muscles_are_target(draft: Draft, mapping: Mapping) -> bool:
    """Whether "muscles" names the target: where a key for the secondary ones stands beside it, and none for it."""
    roles = {draft.profile.keys.get(fold(entry.key.value)) for entry in mapping.entries}
    return FieldName.SECONDARY in roles and FieldName.TARGET not in roles


def _role(draft: Draft, folded: str, value: Node) -> Role | None:
    role = draft.profile.keys.get(folded)
    if role is None and (isinstance(value, Sequence | Mapping) or _is_prose(value)):
        told = draft.profile.headings.role(folded)
        return told if told is not Part.DESCRIPTION or _is_prose(value) else None
    return role


def _is_prose(node: Node) -> bool:
    return isinstance(node, Scalar) and isinstance(node.value, str) and node.text.value.count(" ") >= _PROSE_WORDS


def _entry(draft: Draft, entry: Entry, pointer: str, role: Role | None, depth: int) -> None:
    key, value, span = entry
    match role:
        case Special.IGNORED:
            draft.add_other(key.value, key, tuple(leaves(value)), pointer, span)
        case Special.QUESTIONS:
            _questions(draft, value, pointer)
        case FieldName():
            _field(draft, role, key, value, pointer)
        case Part():
            _part(draft, role, None, value, pointer)
        case _ if isinstance(value, Mapping) and depth < _DEEPEST:
            read_data(draft, value, pointer, depth=depth + 1)
        case _ if _is_prose(value) or (isinstance(value, Sequence) and any(map(_is_prose, value.items))):
            _part(draft, Part.OTHER, key, value, pointer)
        case _:
            draft.add_other(key.value, key, tuple(leaves(value)), pointer, span)


def _field(draft: Draft, name: FieldName, key: Text, value: Node, pointer: str) -> None:
    many = isinstance(value, Sequence)
    if isinstance(value, Mapping) and _value(draft, value) is None and name in _MUSCLE_FIELDS:
        _part(draft, Part.MUSCLES, key, value, pointer)  # {"muscles_targeted": {"primary": …, "secondary": …}}
        return
    match value:
        case Sequence(items, _):
            values = tuple(text for item in items if (text := _value(draft, item)))
        case Scalar() if isinstance(value.value, str):
            values = values_of(value.text, name, draft.profile)
            many = len(values) > 1
        case Mapping() if _value(draft, value) is None:
            values = tuple(leaves(value))
            many = True
        case _:
            text = _value(draft, value)
            values = (text,) if text else ()
    draft.fields.append(Field(name, key, values, many, pointer, value.span))
    if name is FieldName.NAME and draft.name is None and values:
        draft.name = values[0]
        draft.folded_name = fold(values[0].value)
    if name is FieldName.ALIASES:
        draft.aliases.extend(values)


def _value(draft: Draft, node: Node) -> Text | None:
    """The text of a single value; of a mapping (`{"id": 3, "name": "Biceps"}`) the one that names it."""
    match node:
        case Scalar(value, text, _):
            return text.strip() if value is not None else None
        case Mapping():
            keys = draft.profile.item_keys
            named = _pick(node, keys.label) or _pick(node, keys.text)
            return _value(draft, named) if named is not None else None
        case _:
            return None


def _pick(mapping: Mapping, keys: frozenset[str]) -> Node | None:
    return next((entry.value for entry in mapping.entries if fold(entry.key.value) in keys), None)


def _part(draft: Draft, part: Part, heading: Text | None, value: Node, pointer: str) -> None:
    """A section from a value: a string of prose, a list, or a mapping of further sections."""
    match value:
        case Scalar():
            if isinstance(value.value, str) and value.text.value.strip():
                _string(draft, part, heading, value.text, pointer)
            elif heading is not None or value.value is not None:
                draft.add_section(part, heading, 0, [], value.span, pointer=pointer)
        case Sequence(nodes, span):
            items: list[Item] = []
            for index, node in enumerate(nodes):
                items.extend(_items(draft, part, node, index, f"{pointer}/{index}"))
            draft.add_section(part, heading, 0, items, span, pointer=pointer)
        case Mapping(entries, span) if all(_ORDINAL.fullmatch(entry.key.value) for entry in entries):
            items = []
            for index, entry in enumerate(entries):  # {"step1": "…", "step2": "…"}
                items.extend(_items(draft, part, entry.value, index, f"{pointer}/{escape(entry.key.value)}"))
            draft.add_section(part, heading, 0, items, span, pointer=pointer)
        case Mapping(entries, _):
            for entry in entries:
                folded = fold(entry.key.value)
                role = role_of(entry.key.value, part, draft.profile) or draft.profile.headings.role(folded)
                here = f"{pointer}/{escape(entry.key.value)}"
                if isinstance(role, FieldName) and part in (Part.MUSCLES, Part.EQUIPMENT):
                    _field(draft, role, entry.key, entry.value, here)
                else:
                    _part(draft, role if isinstance(role, Part) else part, entry.key, entry.value, here)


def _string(draft: Draft, part: Part, heading: Text | None, text: Text, pointer: str) -> None:
    if has_markup(text) and not (part is Part.STEPS and is_numbered_line(text)):
        read_prose(draft, blocks_of(text), role=part, pointer=pointer)
        return
    parts = steps_of(text) if part is Part.STEPS else list(lines_of(text))
    depth = 1 if part in _LISTS and len(parts) > 1 else 0
    items = [
        make_item(Inline(each), None, depth, pointer, each.span(), enumerated=part is Part.STEPS, plain_words=0)
        for each in parts
    ]
    draft.add_section(part, heading, 0, items, text.span(), pointer=pointer)


def _items(draft: Draft, part: Part, node: Node, index: int, pointer: str, depth: int = 1) -> Iterator[Item]:
    number = index + 1 if part is Part.STEPS and depth == 1 else None
    match node:
        case Scalar(value, text, span):
            if value is not None and text.strip():
                content = inline_of(text)
                yield make_item(content, number, depth, pointer, span, enumerated=part is Part.STEPS)
        case Sequence(nodes, _):
            for at, below in enumerate(nodes):
                yield from _items(draft, part, below, at, f"{pointer}/{at}", depth + 1)
        case Mapping():
            yield from _mapping_items(draft, part, node, number, pointer, depth)


def _mapping_items(
    draft: Draft, part: Part, node: Mapping, number: int | None, pointer: str, depth: int
) -> Iterator[Item]:  # fmt: skip
    """The items of `{"order": 1, "name": "Setup", "text": "…"}`; what else it holds follows, one deeper."""
    keys = draft.profile.item_keys
    label: Text | None = None
    texts: list[tuple[Text, str]] = []
    rest: list[tuple[Node, str]] = []
    for key, value, span in node.entries:
        folded, here = fold(key.value), f"{pointer}/{escape(key.value)}"
        if isinstance(value, Scalar):
            if folded in keys.order and isinstance(value.value, int):
                number = value.value
            elif isinstance(value.value, str) and value.text:
                if folded in keys.label and label is None:
                    label = value.text.strip()
                elif folded in keys.text:
                    texts.append((value.text.strip(), here))
                else:
                    draft.add_other(key.value, key, (value.text,), here, span)
        else:
            rest.append((value, here))
    if not texts and label is not None:
        yield Item(label, label.slice(len(label.value), len(label.value)), label, number, depth, pointer, node.span)
    for text, here in texts:
        yield Item(text, text, label, number, depth, here, node.span)
        label, number = None, None
    for value, here in rest:
        yield from _items(draft, part, value, 0, here, depth)


def _questions(draft: Draft, value: Node, pointer: str) -> None:
    """An FAQ: a list of `{question, answer}`, a mapping of questions to answers, or prose."""
    keys = draft.profile.item_keys
    match value:
        case Sequence(nodes, _):
            for index, node in enumerate(nodes):
                _questions(draft, node, f"{pointer}/{index}")
        case Mapping(entries, span):
            question = _pick(value, keys.question)
            if isinstance(question, Scalar):
                answers = [
                    (entry.value, f"{pointer}/{escape(entry.key.value)}")
                    for entry in entries if fold(entry.key.value) in keys.answer
                ]  # fmt: skip
                items = [item for node, here in answers for item in _answer(node, here)]
                draft.questions.append(Question(question.text.strip(), tuple(items), pointer, span))
                return
            for key, node, entry_span in entries:
                here = f"{pointer}/{escape(key.value)}"
                listed = isinstance(node, Sequence) and any(isinstance(each, Mapping) for each in node.items)
                if listed or isinstance(node, Mapping):
                    _questions(draft, node, here)
                else:
                    draft.questions.append(Question(key.strip(), tuple(_answer(node, here)), here, entry_span))
        case Scalar(text=text, span=span):
            if not isinstance(value.value, str) or not text.value.strip():
                return
            before = asked(blocks_of(text), draft, pointer=pointer)
            if before is None or before:
                items = items_of(blocks_of(text) if before is None else before, lambda: pointer)
                draft.add_section(Part.OTHER, None, 0, items, span, pointer=pointer)


def _answer(node: Node, pointer: str) -> Iterator[Item]:
    match node:
        case Scalar(text=text):
            if isinstance(node.value, str):
                yield from items_of(blocks_of(text), lambda: pointer)
            elif node.value is not None:
                yield from items_of([Paragraph(Inline(text), node.span)], lambda: pointer)
        case Sequence(nodes, _):
            for index, each in enumerate(nodes):
                yield from _answer(each, f"{pointer}/{index}")
        case Mapping(entries, _):
            for entry in entries:
                yield from _answer(entry.value, f"{pointer}/{escape(entry.key.value)}")


def leaves(node: Node) -> Iterator[Text]:
    """The texts of all values below a node."""
    match node:
        case Scalar(value, text, _):
            if value is not None and text:
                yield text
        case Sequence(nodes, _):
            for each in nodes:
                yield from leaves(each)
        case Mapping(entries, _):
            for entry in entries:
                yield from leaves(entry.value)
