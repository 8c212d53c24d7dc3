"""implausible-claims: a field declares a muscle that the movement cannot work, or that cannot be its target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from exlint.checks.anatomy import FOREIGN, HELPER, IMPOSSIBLE, cannot_be_worked, fault_of_target, loads_muscles
from exlint.checks.sides import NO_MUSCLE, covered, mark_claim, mark_name, place_name, says_plainly
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Role
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary


class ImplausibleClaims(NamedTuple):
    """Options: whether the muscle must be worked at all, or be what the movement is done for."""

    must: Literal["work", "be-the-target"]


def implausible_claims(case: Case, select: Selection, options: ImplausibleClaims) -> Iterator[Finding]:
    """Each muscle said to be trained that every movement of the name leaves idle; as a target, also a mere helper.

    What the fields under `besides` declare is left to the rule that looks at them.
    Stretches and drills are left alone, and names that say no movement the vocabulary knows.
    """
    if not loads_muscles(case) or not all(movement.prime_movers for movement in case.movements):
        return
    vocabulary = case.knowledge.muscles
    declared = case.claims_in(select.get("besides", ()))
    reported = set()
    for claim in case.claims_in(select["here"]):
        if vocabulary[claim.value].rank == NO_MUSCLE or claim.value in reported or not _trains(claim):
            continue
        grade = _grade(claim.value, case, options)
        if grade is not None and not covered(claim.value, declared, vocabulary):
            reported.add(claim.value)
            yield _finding(claim, case, grade)


def _trains(claim: Claim) -> bool:
    """Whether a claim says that the exercise trains the muscle: fields do, prose where it says so plainly."""
    if claim.place.where.startswith("fields."):
        return True
    return claim.role in (Role.TARGET, Role.SECONDARY, Role.WORKED) and says_plainly(claim)


def _grade(muscle: str, case: Case, options: ImplausibleClaims) -> str | None:
    if options.must == "be-the-target":
        return fault_of_target(muscle, case)
    return IMPOSSIBLE if cannot_be_worked(muscle, case) else None


def _finding(claim: Claim, case: Case, grade: str) -> Finding:
    vocabulary = case.knowledge.muscles
    movers = [mover for movement in case.movements for mover in movement.prime_movers]
    helpers = [helper for movement in case.movements for helper in movement.synergists if helper not in movers]
    return Finding(
        grade=grade,
        confidence={IMPOSSIBLE: 0.9, FOREIGN: 0.8, HELPER: 0.6}[grade],
        marks=(mark_claim("here", claim), *mark_name(case)),
        values={
            "here": place_name(case, claim),
            "declared": vocabulary[claim.value].name,
            "movement": " and ".join(movement.name for movement in case.movements),
            "movers": _named(movers, vocabulary),
            "helpers": _named(helpers, vocabulary) or "none",
        },
    )


def _named(muscles: list[str], vocabulary: Vocabulary) -> str:
    return ", ".join(dict.fromkeys(vocabulary[muscle].name for muscle in muscles))


VERB = Verb(
    name="implausible-claims",
    summary="A field declares a muscle that the movement of the name cannot work, or that cannot be its target",
    run=implausible_claims,
    options=ImplausibleClaims,
    roles=("here",),
    optional=("besides",),
    marks=("here", "name"),
    grades=(IMPOSSIBLE, FOREIGN, HELPER),
    placeholders=("here", "declared", "movement", "movers", "helpers"),
)
