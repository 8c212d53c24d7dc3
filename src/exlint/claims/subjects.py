"""Subjects: whether a clause speaks of the document's exercise or of another one.

Comparison is the greatest source of false alarms: "a curl targets the biceps" on the page of a row claims nothing
about the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exlint.claims.claim import Subject
from exlint.claims.question_names import NameForms, mentions, name_forms
from exlint.claims.question_words import words_of
from exlint.claims.questions import QuestionTerms

_PRONOUNS = frozenset({"it", "this", "these", "they", "its"})


@dataclass(frozen=True, slots=True)
class Naming:
    """How the document's own exercise is named, and how exercises are named in general."""

    forms: NameForms
    terms: QuestionTerms


def naming_of(names: Sequence[str], terms: QuestionTerms) -> Naming:
    """The naming of an exercise with that name and those aliases."""
    return Naming(name_forms(names, terms.words, terms.names), terms)


def subject_of(clause: str, naming: Naming, *, comparing: bool) -> Subject:
    """Whom a clause is about, from the words that stand before its verb.

    Where they name no exercise it is this one, unless the text is `comparing`: then only a pronoun means this one.
    """
    words = words_of(clause, naming.terms.words)
    found = mentions(words, naming.forms, naming.terms.names)
    if any(mention.weight for mention in found):
        return Subject.THIS
    stems = {word.stem for word in words}
    known = naming.terms.names
    foreign = (stems & known.movements) - known.ordinary - known.generic - naming.forms.words
    if found or foreign:
        return Subject.OTHER
    if comparing and not _PRONOUNS.intersection(word.spelling for word in words):
        return Subject.OTHER
    return Subject.THIS
