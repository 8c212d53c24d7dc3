"""untold-implements: the name says what the exercise is done with, and the steps never use it."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.implements import has_kin, kin_among, listed, mentioned, of_rank, required, vocabulary_of
from exlint.checks.sides import mark_claim
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.claim import Claim
from exlint.claims.equipment import APPARATUS, LOAD, SUPPORT
from exlint.exercise import FieldName, Selected
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary

_MACHINE = "machine"


class UntoldImplements(NamedTuple):
    """No options."""


def untold_implements(case: Case, select: Selection, options: UntoldImplements) -> Iterator[Finding]:
    """The first implement of the name that no step mentions, nor a part of it, nor anything else in its place.

    A machine's steps may speak of its parts alone, and two sentences are no account of an exercise.
    """
    del options  # there are none
    vocabulary = vocabulary_of(case)
    steps = list(case.selected(select["there"]))
    if len(steps) < 2 or len(case.exercise.variants) > 1:
        return
    told = mentioned(case, select["there"])
    ranks = (LOAD,) if _on_a_machine(case) else (LOAD, APPARATUS, SUPPORT)
    named = of_rank(required(case, select["here"]), vocabulary, *ranks)
    for claim in named:
        if claim.text.pieces and not _is_told(claim, told, vocabulary):
            yield _finding(case, claim, steps[0], required(case, select["besides"]))
            return


def _on_a_machine(case: Case) -> bool:
    """Whether the field declares a machine, whose bench or chair is a part of it."""
    declared = mentioned(case, [f"fields.{FieldName.EQUIPMENT}"])
    return any(vocabulary_of(case).covers(_MACHINE, claim.value) for claim in declared)


def _is_told(claim: Claim, told: list[Claim], vocabulary: Vocabulary) -> bool:
    """Whether the steps speak of the implement, or of another one that is used as this one would be."""
    rank = vocabulary[claim.value].rank
    alike = (LOAD,) if rank == LOAD else (APPARATUS, SUPPORT)
    return (
        has_kin(claim, told, vocabulary)
        or bool(of_rank(told, vocabulary, *alike))
        or vocabulary.covers(_MACHINE, claim.value)
    )


def _finding(case: Case, claim: Claim, step: Selected, besides: list[Claim]) -> Finding:
    vocabulary = vocabulary_of(case)
    also = next(kin_among(claim, besides, vocabulary), None)
    return Finding(
        grade="untold",
        confidence=0.8,
        marks=(
            Mark("there", step.text.span(), step.pointer),
            mark_claim("here", claim),
            *((mark_claim("besides", also),) if also is not None else ()),
        ),
        values={"found": listed([claim], vocabulary)},
    )


VERB = Verb(
    name="untold-implements",
    summary="The name says what the exercise is done with, and the steps never use it",
    run=untold_implements,
    options=UntoldImplements,
    roles=("here", "there", "besides"),
    marks=("there", "here", "besides"),
    grades=("untold",),
    placeholders=("found",),
)
