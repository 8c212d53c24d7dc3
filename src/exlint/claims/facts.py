"""Facts of a document: what it tells the rules that look across documents, gathered small and plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exlint.exercise import Exercise, FieldName, Passage
from exlint.facts import Fact, Facts
from exlint.record import Text
from exlint.source import Source
from exlint.vocabulary import fold


def gather_facts(exercises: Iterable[Exercise], source: Source) -> Facts:
    """The facts of one file, in document order."""
    return Facts(source.path, tuple(fact for exercise in exercises for fact in _facts(exercise, source)))


def _facts(exercise: Exercise, source: Source) -> Iterator[Fact]:
    def fact(kind: str, value: str, text: Text, pointer: str) -> Fact:
        span = text.span()
        return Fact(kind, value, exercise.document, pointer, source.position(span.start), source.position(span.end))

    for selected in exercise.select(Passage.NAME):
        yield fact("name", fold(selected.text.value), selected.text, selected.pointer)
    for alias in exercise.aliases:
        yield fact("alias", fold(alias.value), alias, "/aliases")
    for name in (FieldName.ID, FieldName.TARGET, FieldName.SECONDARY):
        for selected in exercise.select(f"fields.{name}"):
            yield fact(name, fold(selected.text.value), selected.text, selected.pointer)
    for link in exercise.links:
        yield fact("link", link.target, link.text, "/links")
