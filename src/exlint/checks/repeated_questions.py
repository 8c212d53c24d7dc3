"""Repeated questions: which of two to remove, and how sure that is.

What one answer says and the other says too may go without loss. Where the two differ, the one stays that agrees better
with the fields, or else the one that says more; an editor decides.
"""

from __future__ import annotations

import re

from exlint.checks.answers import targets_of
from exlint.checks.edits import without_question
from exlint.checks.sides import disagree
from exlint.checks.verb import Case, Remedy
from exlint.claims.questions import Sameness, compare
from exlint.claims.sentences import sentences
from exlint.diagnostics import Applicability
from exlint.vocabulary import fold

_WORDS = re.compile(r"[\w']+")
_FRAME = ("function", "frame")
"""Classes of words that tell nothing by themselves (schemas/vocabulary/grammar.yaml)."""


def remove_repeated(case: Case, earlier: int, later: int) -> Remedy | None:
    """The removal of one of two questions (by index) that ask the same, with its answer."""
    said = {index: _sentences(case, index) for index in (earlier, later)}
    alike = compare(case.asked[earlier], case.asked[later]) is Sameness.IDENTICAL
    if said[later] <= said[earlier]:
        gone, kept, why = later, earlier, "says as much" if said[later] == said[earlier] else "says it too, and more"
        loses = False
    elif said[earlier] <= said[later]:
        gone, kept, why, loses = earlier, later, "says it too, and more", False
    else:
        gone, kept, why = _poorer(case, earlier, later)
        loses = True
    edit = without_question(case, case.exercise.questions[gone])
    if edit is None:
        return None
    safe = alike and not loses
    title = f"remove the {_place(gone, earlier)} of the two; the {_place(kept, earlier)} {why}"
    return Remedy(title, Applicability.SAFE if safe else Applicability.UNSAFE, (edit,))


def _place(index: int, earlier: int) -> str:
    return "first" if index == earlier else "second"


def _sentences(case: Case, index: int) -> frozenset[tuple[str, ...]]:
    """What an answer says: its sentences, each as its words."""
    texts = [item.text.value for item in case.exercise.questions[index].answer]
    return frozenset(tuple(_WORDS.findall(fold(text[start:end]))) for text in texts for start, end in sentences(text))


def _poorer(case: Case, earlier: int, later: int) -> tuple[int, int, str]:
    """Of two answers that differ: which goes, which stays, and why."""
    agreement = {index: _agreement(case, index) for index in (earlier, later)}
    if agreement[earlier] != agreement[later]:
        kept = max((earlier, later), key=agreement.__getitem__)
        why = "agrees better with the fields"
    else:
        told = {index: len(_tells(case, index)) for index in (earlier, later)}
        kept = max((earlier, later), key=told.__getitem__)
        why = "says more"
    return (earlier if kept == later else later), kept, why


def _tells(case: Case, index: int) -> frozenset[str]:
    """The words of an answer that neither the fields nor the name say, and that are no mere frame for those."""
    grammar = case.knowledge.grammar
    values = (value.value for field in case.exercise.fields for value in field.values)
    known = {word for text in (*values, *case.names) for word in _WORDS.findall(fold(text))}
    words = {word for sentence in _sentences(case, index) for word in sentence}
    return frozenset(words - known - grammar.union(_FRAME))


def _agreement(case: Case, index: int) -> bool:
    """Whether an answer names no target, or one that the target field declares too: more agreement says no more."""
    declared, named = tuple(case.claims_in(["fields.target"])), targets_of(case, index)
    return not declared or not named or not disagree(declared, named, case.knowledge.muscles)
