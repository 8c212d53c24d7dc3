"""omitted-implements: the name or the steps need a bench, a box or a bar that the equipment field does not list."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.implements import (
    has_kin,
    in_name,
    is_bodyweight,
    listed,
    mentioned,
    of_rank,
    plainest,
    required,
    vocabulary_of,
)
from exlint.checks.sides import mark_claim, place_name
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim
from exlint.claims.equipment import APPARATUS, LOAD, RACK, SUPPORT, is_placed, offered_together
from exlint.exercise import Part, Passage
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary

NAME, STEPS = "name", "steps"

_NEEDED = (LOAD, APPARATUS, SUPPORT, RACK)
_MACHINE, _FREE = "machine", "smith-machine"


class OmittedImplements(NamedTuple):
    """No options."""


def omitted_implements(case: Case, select: Selection, options: OmittedImplements) -> Iterator[Finding]:
    """What the name says and the text needs besides the declared equipment; or else what the steps alone need.

    A machine brings its own seat and bench; only the Smith machine is a bar and no more. Of things offered for each
    other one is enough.
    """
    del options  # there are none
    vocabulary = vocabulary_of(case)
    declared = mentioned(case, select["here"])
    if not declared or any(_brings_its_own(claim.value, case) for claim in declared):
        return
    claims = required(case, select["there"])
    written = " ".join(selected.text.value.lower() for selected in case.selected(select["here"]))
    missing = [
        group
        for group in offered_together(_besides(claims, declared, vocabulary))
        if not any(has_kin(claim, declared, vocabulary) or _is_written(claim, written, vocabulary) for claim in group)
    ]
    in_text = [claim for claim in claims if claim.place.where != Passage.NAME]
    named = [
        claim
        for claim in in_name([claim for group in missing for claim in group])
        if vocabulary[claim.value].rank != RACK and has_kin(claim, in_text, vocabulary)
    ]
    if named:
        yield _finding(case, NAME, declared[0], plainest(named, vocabulary), "and")
        return
    told = next((group for group in missing if group[0].place.where == Part.STEPS), None)
    if told is not None:
        yield _finding(case, STEPS, declared[0], told, "or")


def _is_written(claim: Claim, values: str, vocabulary: Vocabulary) -> bool:
    """Whether the field's own words hold the implement's name: "Body Weight, Step"."""
    return vocabulary[claim.value].name in values


def _brings_its_own(value: str, case: Case) -> bool:
    vocabulary = vocabulary_of(case)
    return _MACHINE in vocabulary.wholes(value) and vocabulary[value].rank == LOAD and value not in (_FREE, "cable")


def _besides(claims: list[Claim], declared: list[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """What may go with the declared equipment: not what it excludes.

    Beside the body alone a load is a conflict, unless the name has one lean on it ("off of a dumbbell").
    """
    bare = is_bodyweight(declared, vocabulary)
    loads = of_rank(declared, vocabulary, LOAD)
    return [
        claim
        for claim in of_rank(claims, vocabulary, *_NEEDED)
        if not any(vocabulary.exclude(each.value, claim.value) for each in loads)
        and not (bare and vocabulary[claim.value].rank == LOAD and not (in_name([claim]) and is_placed(claim)))
    ]


def _finding(case: Case, grade: str, declared: Claim, missing: list[Claim], joint: str) -> Finding:
    vocabulary = vocabulary_of(case)
    return Finding(
        grade=grade,
        confidence={NAME: 0.85, STEPS: 0.6}[grade],
        marks=(mark_claim("here", declared), mark_claim("there", missing[0])),
        values={
            "here": place_name(case, declared),
            "there": place_name(case, missing[0]),
            "declared": listed([declared], vocabulary),
            "found": listed(missing, vocabulary, joint=joint),
        },
    )


VERB = Verb(
    name="omitted-implements",
    summary="The name or the steps need something that the equipment field does not list",
    run=omitted_implements,
    options=OmittedImplements,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=(NAME, STEPS),
    placeholders=("here", "there", "declared", "found"),
)
