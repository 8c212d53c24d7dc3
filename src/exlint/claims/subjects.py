"""Subjects: whether a clause speaks of the document's exercise or of another one.

Comparison is the greatest source of false alarms: "a curl targets the biceps" on the page of a row claims nothing
about the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exlint.claims.claim import Subject
from exlint.claims.question_names import NameForms, mentions, name_forms
from exlint.claims.question_words import Word, words_of
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
    if found or _foreign_at(words, naming) is not None:
        return Subject.OTHER
    if comparing and not _PRONOUNS.intersection(word.spelling for word in words):
        return Subject.OTHER
    return Subject.THIS


def foreign_exercise(question: str, naming: Naming) -> str | None:
    """The other exercise that a text names, in its words; None where it names its own exercise or none at all."""
    words = words_of(question, naming.terms.words)
    if mentions(words, naming.forms, naming.terms.names):
        return None
    end = _foreign_at(words, naming)
    if end is None:
        return None
    start = end
    while start and _may_qualify(words[start - 1], naming.terms):
        start -= 1
    return " ".join(word.spelling for word in words[start : end + 1])


def _foreign_at(words: Sequence[Word], naming: Naming) -> int | None:
    """The index of a noun that names a movement which the document's name does not hold ("press", "lunge")."""
    known = naming.terms.names
    ours = known.ordinary | known.generic | naming.forms.words
    return next((at for at, word in enumerate(words) if word.stem in known.movements and word.stem not in ours), None)


def _may_qualify(word: Word, terms: QuestionTerms) -> bool:
    return word.stem.isalnum() and word.stem not in terms.auxiliaries and word.stem not in terms.question_words
