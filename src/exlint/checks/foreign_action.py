"""foreign-action: a step does what belongs to another exercise than the one that the name says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.sides import mark_name
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.actions import Action
from exlint.claims.aspects import Heard
from exlint.claims.claim import Modality, Polarity
from exlint.values import NamedTuple

FOREIGN = "foreign"

_WORD = re.compile(r"[\w']+")


class ForeignAction(NamedTuple):
    """No options."""


def foreign_action(case: Case, select: Selection, options: ForeignAction) -> Iterator[Finding]:
    """The first sentence that does each of the actions that are strange to the name, in vocabulary/actions.yaml."""
    del options  # there are none
    if case.exercise.name is None:
        return
    movements = [movement.id for movement in case.movements]
    for promise in case.knowledge.promises.strangers.promised(case.exercise.name.value, movements):
        for heard, stems in (told for part in select["of"] for told in case.told_in(part)):
            if promise.action.told_by(stems) and _is_meant(heard):
                yield _finding(case, promise.action, heard, promise.word)
                break


def _is_meant(heard: Heard) -> bool:
    """Whether the sentence tells the reader to do it: it denies nothing, and speaks of no choice."""
    context = heard.context(heard.sentence.end)
    words = _WORD.findall(heard.words.replace("with or without", ""))
    denies = not heard.bearings.words.negations.isdisjoint(words)
    chooses = context.modality is Modality.OPTIONAL and "as if " not in heard.words
    return not denies and not chooses and context.polarity is Polarity.ASSERTED


def _finding(case: Case, action: Action, heard: Heard, word: str) -> Finding:
    span = heard.place.text.span(heard.sentence.start, heard.sentence.end)
    name = case.exercise.name
    return Finding(
        grade=FOREIGN,
        confidence=0.85,
        marks=(Mark("of", span, heard.place.pointer), *mark_name(case)),
        values={
            "action": action.name,
            "word": word or (name.value if name is not None else ""),
            "advice": action.advice,
        },
    )


VERB = Verb(
    name="foreign-action",
    summary="A step does what belongs to another exercise than the one that the name says",
    run=foreign_action,
    options=ForeignAction,
    roles=("of",),
    marks=("of", "name"),
    grades=(FOREIGN,),
    placeholders=("action", "word", "advice"),
)
