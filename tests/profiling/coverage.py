"""Coverage: which words of a record's blocks an exercise does not hold anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exlint.exercise import Exercise
from exlint.record import Block, Heading, ItemList, Paragraph, Table, Text

_MARKS = re.compile(r"\W*(?:and|step|mistake|tip|variation|phase|q|question|a|answer)?\W*\d*\W*", re.IGNORECASE)


def lost_words(exercise: Exercise, blocks: Sequence[Block]) -> list[str]:
    """The prose of the blocks that stands in no text of the exercise; numbers and separators are no prose."""
    held = {offset for text in _held(exercise) for offset in _offsets(text)}
    lost: list[str] = []
    for text in _texts(blocks):
        missing = "".join(
            char if offset not in held else "\0" for char, offset in zip(text.value, _each_offset(text), strict=True)
        )
        lost.extend(
            part
            for part in missing.split("\0")
            if any(char.isalnum() for char in part) and not _MARKS.fullmatch(part.strip())
        )
    return lost


def _held(exercise: Exercise) -> Iterator[Text]:
    if exercise.name is not None:
        yield exercise.name
    yield from exercise.aliases
    for field in (*exercise.fields, *exercise.other):
        yield field.label
        yield from field.values
    for section in exercise.sections:
        if section.heading is not None:
            yield section.heading
        yield from (item.text for item in section.items)
    for question in exercise.questions:
        yield question.question
        yield from (item.text for item in question.answer)


def _texts(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Heading(_, content, _) | Paragraph(content, _):
                yield content.text
            case ItemList(_, items, _):
                for item in items:
                    yield item.content.text
                    yield from _texts(item.children)
            case Table(rows, _):
                yield from (cell.text for row in rows for cell in row)


def _each_offset(text: Text) -> Iterator[int]:
    """A file offset for every character of a value."""
    return (text.span(at, at + 1).start for at in range(len(text.value)))


def _offsets(text: Text) -> Iterator[int]:
    return _each_offset(text) if text.pieces else iter(())
