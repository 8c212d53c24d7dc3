"""Spelling: how a term is written in the fields of this document's repository."""

from __future__ import annotations

from exlint.checks.verb import Case
from exlint.exercise import FieldName
from exlint.record import Text

_MUSCLE_FIELDS = (FieldName.TARGET, FieldName.SECONDARY, FieldName.STABILIZERS)


def field_spelling(term: str, case: Case) -> str:
    """A muscle as the document's muscle fields would write it: the catalogue's word, in the capitals of the fields."""
    muscles = case.knowledge.muscles
    catalogue = muscles.catalogues.get(case.exercise.profile, {})
    word = next((spelling for spelling, terms in catalogue.items() if terms == (term,)), muscles[term].name)
    return word.title() if _capitalised(case) else word


def _capitalised(case: Case) -> bool:
    values = [value.value for name in _MUSCLE_FIELDS for value in _values(case, name)]
    return bool(values) and all(value[:1].isupper() for value in values)


def _values(case: Case, name: FieldName) -> tuple[Text, ...]:
    field = case.exercise.field(name)
    return field.values if field is not None else ()
