"""disagreeing-amounts: two places give amounts of one thing that cannot both be followed: 15 seconds, at least 20."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, place_name, same_variant, says_plainly
from exlint.checks.verb import Case, Finding, Remedy, Replacement, Selection, Verb
from exlint.claims.claim import Claim
from exlint.claims.quantities import KIND, amount_of
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_DISJOINT, _LIMITED = "disjoint", "limited"


class DisagreeingAmounts(NamedTuple):
    """Options: the measures that are compared, by their ids in the vocabulary of quantities; none for all."""

    of: tuple[str, ...] = ()


def disagreeing_amounts(case: Case, select: Selection, options: DisagreeingAmounts) -> Iterator[Finding]:
    """The first amount under `there` of each measure that does not agree with the first one under `here`."""
    stated: dict[str, Claim] = {}
    for claim in case.claims_in(select["here"], KIND):
        if says_plainly(claim) and (not options.of or claim.value in options.of):
            stated.setdefault(claim.value, claim)
    for claim in case.claims_in(select["there"], KIND):
        here = stated.get(claim.value)
        if here is None or not says_plainly(claim) or not same_variant(here, claim):
            continue
        grade = _grade(here, claim)
        if grade is not None:
            del stated[claim.value]
            yield _finding(case, here, claim, grade)


def _grade(here: Claim, there: Claim) -> str | None:
    one, other = amount_of(here), amount_of(there)
    if one.disjoint(other):
        return _DISJOINT
    return _LIMITED if one.forbids_part_of(other) or other.forbids_part_of(one) else None


def _finding(case: Case, here: Claim, there: Claim, grade: str) -> Finding:
    return Finding(
        grade=grade,
        confidence=0.85 if grade == _DISJOINT else 0.75,
        marks=(mark_claim("there", there), mark_claim("here", here)),
        values={
            "here": place_name(case, here),
            "there": place_name(case, there),
            "stated": here.wording,
            "found": there.wording,
            "measure": case.knowledge.vocabulary(KIND)[here.value].name,
        },
        remedy=Remedy(
            f"write \u201c{here.wording}\u201d in both places, if that is the right one",
            Applicability.DISPLAY,
            (Replacement(there.span, here.wording),),
        ),
    )


VERB = Verb(
    name="disagreeing-amounts",
    summary="Two places give amounts of one thing that cannot both be followed",
    run=disagreeing_amounts,
    options=DisagreeingAmounts,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=(_DISJOINT, _LIMITED),
    placeholders=("here", "there", "stated", "found", "measure"),
)
