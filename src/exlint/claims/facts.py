"""Facts of a document: what it tells the rules that look across documents, gathered small and plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exlint.claims.sentences import sentences
from exlint.digests import digest
from exlint.exercise import Exercise, FieldName, Passage
from exlint.facts import LINKS, Facts, Sentence, Telling, Value, Wanted
from exlint.record import Text
from exlint.source import Source
from exlint.values import make

_FEWEST_WORDS = 5
"""Shorter sentences ("Repeat on the other side.") are the common property of all documents."""

_FIELD = "fields."
_ALIASES = f"{_FIELD}{FieldName.ALIASES}"


def gather_facts(exercises: Iterable[Exercise], source: Source, wanted: Wanted) -> Facts:
    """The facts of one file, in document order, of the parts that are wanted and no others."""
    return Facts(source.path, tuple([_telling(exercise, source, wanted) for exercise in exercises]))


def _telling(exercise: Exercise, source: Source, wanted: Wanted) -> Telling:
    record = exercise.record
    language = exercise.field(FieldName.LANGUAGE)
    return Telling(
        path=source.path,
        document=exercise.document,
        profile=exercise.profile,
        format=record.format,
        language=language.values[0].value if language is not None and language.values else "",
        name=next(_named(exercise), None),
        values=(*_values(exercise, wanted.values), *(_links(exercise) if wanted.links else ())),
        sentences=tuple(_prose(exercise, wanted.prose)),
    )


def _named(exercise: Exercise) -> Iterator[Value]:
    return (_value(Passage.NAME, each.text, each.pointer) for each in exercise.select(Passage.NAME))


def _values(exercise: Exercise, parts: frozenset[str]) -> Iterator[Value]:
    """The name, the aliases wherever the document gives them, and the fields, as far as they are wanted."""
    if Passage.NAME in parts:
        yield from _named(exercise)
    if _ALIASES in parts:
        for alias in exercise.aliases:
            yield _value(_ALIASES, alias, f"{exercise.record.pointer}/aliases")
    for field in exercise.fields:
        part = _FIELD + field.name
        if part in parts and part != _ALIASES:
            for text in field.values:
                yield _value(part, text, field.pointer)


def _links(exercise: Exercise) -> Iterator[Value]:
    """The links that lead on from the document's own place: no address, no route of a site, no anchor, no template."""
    for link in exercise.links:
        target = link.target
        if target and target[0] not in "/\\#?{<$" and ":" not in target.split("/", 1)[0]:
            yield Value(LINKS, target, exercise.record.pointer, *link.span)


def _value(part: str, text: Text, pointer: str) -> Value:
    return make(Value, (part, text.value, pointer, *text.span()))


def _prose(exercise: Exercise, parts: frozenset[str]) -> Iterator[Sentence]:
    for section in exercise.sections:
        part = str(section.part)
        if part in parts:
            for text, _, _, _, _, pointer, _ in section.items:
                value = text.value
                for start, end in _ranges(value):
                    wording = value[start:end]
                    words = wording.count(" ") + 1
                    if words >= _FEWEST_WORDS:
                        place = text.span(start, end)
                        yield make(Sentence, (part, _key(wording), words, pointer, *place))


def _ranges(value: str) -> Sequence[tuple[int, int]]:
    """The sentences of a text; most items are one, which is told at a glance."""
    if ". " in value or "\n" in value or "! " in value or "? " in value:
        return sentences(value)
    return ((0, len(value)),)


def _key(wording: str) -> bytes:
    """A hash of what a sentence says, whatever its capitals and the sign that ends it."""
    return digest(wording.lower().rstrip(".!?:;").encode("utf-8", "surrogatepass"), 8)
