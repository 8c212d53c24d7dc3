"""missing-part: a part that a document must have and that is empty or nowhere in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Exercise, FieldName, Passage
from exlint.record import Format
from exlint.source import Span
from exlint.values import NamedTuple

EMPTY = "empty"
MISSING = "missing"
_EVERY = "*"


class MissingPart(NamedTuple):
    """Options: the shapes (profiles) every document of which must have the part, `"*"` for all.

    In documents of other shapes the part may be missing; where its key is there, it must not be empty.
    """

    profiles: tuple[str, ...] = ()


def missing_part(case: Case, select: Selection, options: MissingPart) -> Iterator[Finding]:
    """A document without a word in any of the parts under `of`, nor in those under `or`.

    A key without a value (null) says that there is nothing to tell; an empty heading is left to `empty-section`.
    """
    exercise = case.exercise
    if _says_something(case, select["of"]):
        return
    part = select["of"][0].rpartition(".")[2]
    empty = _announced(exercise, select["of"])
    if empty is not None:
        span, pointer = empty
        yield Finding(EMPTY, 0.99, (Mark("here", span, pointer),), {"part": part})
    elif _must_have(exercise, options) and not _says_something(case, select.get("or", ())):
        yield Finding(MISSING, 0.9, (Mark("here", _place(exercise), exercise.record.pointer),), {"part": part})


def _says_something(case: Case, parts: Sequence[str]) -> bool:
    return any(char.isalnum() for selected in case.selected(parts) for char in selected.text.value)


def _announced(exercise: Exercise, parts: Sequence[str]) -> tuple[Span, str] | None:
    """The empty value of a record that is there for one of the parts."""
    for field in exercise.fields:
        if f"fields.{field.name}" in parts or (field.name == FieldName.NAME and Passage.NAME in parts):
            return field.span, field.pointer
    for section in exercise.sections:
        if section.part in parts and exercise.record.format is not Format.MARKDOWN:
            return section.span, section.pointer
    return None


def _must_have(exercise: Exercise, options: MissingPart) -> bool:
    return _EVERY in options.profiles or exercise.profile in options.profiles


def _place(exercise: Exercise) -> Span:
    """The document's name, else its beginning."""
    if exercise.name is not None:
        return exercise.name.span()
    start, end = exercise.record.span
    return Span(start, min(start + 1, end))


VERB = Verb(
    name="missing-part",
    summary="A part that a document must have is empty or nowhere in it",
    run=missing_part,
    options=MissingPart,
    roles=("of",),
    optional=("or",),
    marks=("here",),
    grades=(EMPTY, MISSING),
    placeholders=("part",),
)
