"""Edits: how verbs mend lists and questions, in Markdown lines and in JSON and YAML lists alike.

A list is written again between its first and its last value: what the values look like, what separates them and how
they are laid out stays as the document has it. A list that is laid out in no way known here is left to people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Items
from itertools import pairwise

from exlint.checks.verb import Case, Markup, Replacement
from exlint.exercise import Field, Question
from exlint.patterns import lazy
from exlint.readers.writing import list_at, quoted
from exlint.record import Format, Scalar, Sequence, Text
from exlint.source import Span

_COMMA = re.compile(r"\s*,\s*")
_FINAL = lazy(r"\s*,?\s+(?:and|&|und|y|et)\s+|\s*&\s*")

Edit = Replacement | Markup


def with_values(case: Case, field: Field, words: Items[str]) -> Edit | None:
    """The edit that adds values at the end of a field; None where its layout is not one of those known here."""
    if not field.values:
        return _first_values(case, field, words)
    items = _list_of(case, field)
    if items is None:
        return _inline(case, [*(_raw(case, value) for value in field.values), *words], field)
    last = items.items[-1]
    between = _between(case, items)
    if between is None or not isinstance(last, Scalar):
        return None
    added = "".join(f"{between}{quoted(word, last, case.exercise.record, case.file)}" for word in words)
    return Markup(Span(last.span.end, last.span.end), added)


def without_value(case: Case, field: Field, index: int) -> Edit | None:
    """The edit that takes a value out of a field; None where the field would be left empty or its layout is unknown."""
    if len(field.values) < 2:  # an empty field is no list any more
        return None
    items = _list_of(case, field)
    if items is None:
        kept = [_raw(case, value) for at, value in enumerate(field.values) if at != index]
        return _inline(case, kept, field)
    return _without_item(case, items, index) if index < len(items.items) else None


def without_question(case: Case, question: Question) -> Edit | None:
    """The edit that takes a question with its answer out of the document."""
    record, file = case.exercise.record, case.file
    items = list_at(record.data, question.question.span())
    if items is not None:
        index = _index_around(items, question.question.span())
        return None if index is None or len(items.items) == 1 else _without_item(case, items, index)
    if record.format is not Format.MARKDOWN:
        return None
    start = file.rfind("\n", 0, question.span.start) + 1
    if file[start : question.span.start].strip(" #*-"):
        return None  # something else stands on its line
    end = question.span.end
    while end < len(file) and file[end] in " \t\r\n":
        end += 1
    end = file.rfind("\n", 0, end) + 1 if end < len(file) else end
    return Markup(Span(start, max(end, question.span.end)), "")


def without_empty_item(case: Case, place: Span) -> Edit | None:
    """The edit that takes an item without words out of a list: of data, or of a page, where its lines go."""
    record, file = case.exercise.record, case.file
    items = list_at(record.data, place)
    if items is not None:
        index = _index_around(items, place)
        return None if index is None or len(items.items) == 1 else _without_item(case, items, index)
    if record.format is not Format.MARKDOWN:
        return None
    start, end = file.rfind("\n", 0, place.start) + 1, file.find("\n", place.end)
    line = file[start : len(file) if end < 0 else end]
    return Markup(Span(start, len(file) if end < 0 else end + 1), "") if not line.strip(" \t\r*+-") else None


def _first_values(case: Case, field: Field, words: Items[str]) -> Edit | None:
    """An empty JSON or flow list takes its first values inside its brackets."""
    span = field.span
    if case.file[span.start : span.end].replace(" ", "") != "[]":
        return None
    return Markup(Span(span.start + 1, span.end - 1), ", ".join(f'"{word}"' for word in words))


def _list_of(case: Case, field: Field) -> Sequence | None:
    """The list whose items the field's values are; None where they stand in one line or one string."""
    items = list_at(case.exercise.record.data, field.values[0].span())
    if items is None or len(items.items) < len(field.values):
        return None
    inside = all(_index_around(items, value.span()) == at for at, value in enumerate(field.values))
    return items if inside else None


def _index_around(items: Sequence, place: Span) -> int | None:
    return next(
        (at for at, item in enumerate(items.items) if item.span.start <= place.start and place.end <= item.span.end),
        None,
    )


def _raw(case: Case, value: Text) -> str:
    span = value.span()
    return case.file[span.start : span.end]


def _inline(case: Case, raws: Items[str], field: Field) -> Edit | None:
    """A list in one line, with these values as they are written; None where more than commas separates its values."""
    spans = [value.span() for value in field.values]
    gaps = [case.file[one.end : other.start] for one, other in pairwise(spans)]
    if not all(_COMMA.fullmatch(gap) for gap in gaps[:-1]):
        return None
    comma = gaps[0] if len(gaps) > 1 else ", "
    final = gaps[-1] if gaps else comma
    if not (_COMMA.fullmatch(final) or _FINAL.fullmatch(final)):
        return None
    lead = comma.join(raws[:-1])
    text = f"{lead}{final}{raws[-1]}" if lead else raws[-1]
    return Markup(Span(spans[0].start, spans[-1].end), text)


def _between(case: Case, items: Sequence) -> str | None:
    """What stands between two items of a list, or would."""
    file = case.file
    if len(items.items) > 1:
        one, other = items.items[-2:]
        gap = file[one.span.end : other.span.start]
        return gap if "#" not in gap else None  # a comment belongs to its own item
    only = items.items[0]
    if file[items.span.start] == "[":
        lead = file[items.span.start + 1 : only.span.start]
        return f",{lead}" if lead.strip(" \t\r\n") == "" and lead else ", "
    start = file.rfind("\n", 0, only.span.start) + 1
    lead = file[start : only.span.start]
    return f"\n{lead}" if lead.strip() == "-" else None


def _without_item(case: Case, items: Sequence, index: int) -> Edit | None:
    file = case.file
    item = items.items[index]
    if file[items.span.start] == "[":
        if index:
            return Markup(Span(items.items[index - 1].span.end, item.span.end), "")
        follows = items.items[1].span.start if len(items.items) > 1 else item.span.end
        return Markup(Span(item.span.start, follows), "")
    start = file.rfind("\n", 0, item.span.start) + 1
    if file[start : item.span.start].strip() != "-":
        return None
    end = file.find("\n", item.span.end)
    if index + 1 < len(items.items):
        end = file.rfind("\n", 0, items.items[index + 1].span.start)
    return Markup(Span(start, len(file) if end < 0 else end + 1), "")
