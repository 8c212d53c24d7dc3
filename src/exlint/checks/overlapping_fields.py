"""overlapping-fields: two fields that should not name the same thing do."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.edits import without_value
from exlint.checks.sides import mark_claim, place_name
from exlint.checks.verb import Case, Finding, Remedy, Selection, Verb
from exlint.claims.claim import Claim
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

SAME, PART = "same", "part"


class OverlappingFields(NamedTuple):
    """No options."""


def overlapping_fields(case: Case, select: Selection, options: OverlappingFields) -> Iterator[Finding]:
    """Each value of the second field that the first names too: the same muscle, or a part of one named there."""
    del options  # there are none
    vocabulary = case.knowledge.muscles
    first = case.claims_in(select["here"])
    for second in case.claims_in(select["there"]):
        for claim in first:
            if claim.value == second.value:
                grade = SAME
            elif vocabulary.covers(claim.value, second.value):
                grade = PART
            else:
                continue
            yield Finding(
                grade=grade,
                confidence=0.99 if grade == SAME else 0.7,
                marks=(mark_claim("there", second), mark_claim("here", claim)),
                values={
                    "here": place_name(case, claim),
                    "there": place_name(case, second),
                    "declared": vocabulary[claim.value].name,
                    "found": vocabulary[second.value].name,
                },
                remedy=_remedy(case, second) if grade == SAME else None,
            )
            break


def _remedy(case: Case, claim: Claim) -> Remedy | None:
    """Take the value out of the second field: the first says more."""
    field = case.exercise.field(claim.place.where.removeprefix("fields."))
    edit = (
        without_value(case, field, claim.place.index)
        if field is not None and claim.place.text in field.values
        else None
    )
    if field is None or edit is None:
        return None
    label = field.label.value.strip(" :")
    return Remedy(f"take {claim.place.text.value} out of \u201c{label}\u201d", Applicability.SAFE, (edit,))


VERB = Verb(
    name="overlapping-fields",
    summary="Two fields that exclude each other name the same thing",
    run=overlapping_fields,
    options=OverlappingFields,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=(SAME, PART),
    placeholders=("here", "there", "declared", "found"),
)
