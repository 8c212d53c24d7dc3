"""Plain: an exercise as JSON-ready data, in the form of schemas/exercise.schema.json."""

from __future__ import annotations

from exlint.exercise import Exercise, Field, Item, Question, Section
from exlint.record import Link, Text
from exlint.source import Span


def to_plain(exercise: Exercise) -> dict[str, object]:
    """The exercise without its record; a text is its value and the offsets of its file range."""
    return {
        "document": exercise.document,
        "profile": exercise.profile,
        "name": _text(exercise.name),
        "aliases": [_text(alias) for alias in exercise.aliases],
        "fields": [_field(each) for each in exercise.fields],
        "sections": [_section(section) for section in exercise.sections],
        "questions": [_question(question) for question in exercise.questions],
        "variants": [{"name": _text(variant.name)} for variant in exercise.variants],
        "links": [_link(link) for link in exercise.links],
        "other": [_field(each) for each in exercise.other],
    }


def _text(text: Text | None) -> dict[str, object] | None:
    return None if text is None else {"value": text.value, "span": _span(text.span())}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _field(field: Field) -> dict[str, object]:
    return {
        "name": str(field.name),
        "label": _text(field.label),
        "values": [_text(value) for value in field.values],
        "many": field.many,
        "pointer": field.pointer,
        "span": _span(field.span),
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "part": str(section.part),
        "heading": _text(section.heading),
        "level": section.level,
        "items": [_item(item) for item in section.items],
        "variant": section.variant,
        "telling": section.telling,
        "pointer": section.pointer,
        "span": _span(section.span),
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "text": _text(item.text),
        "body": _text(item.body),
        "label": _text(item.label),
        "number": item.number,
        "depth": item.depth,
        "pointer": item.pointer,
        "span": _span(item.span),
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "question": _text(question.question),
        "answer": [_item(item) for item in question.answer],
        "pointer": question.pointer,
        "span": _span(question.span),
    }


def _link(link: Link) -> dict[str, object]:
    return {"text": _text(link.text), "target": link.target, "span": _span(link.span)}
