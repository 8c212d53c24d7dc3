"""missing-prime-mover: the fields declare muscles, and not the one that the movement is known for."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.anatomy import FOREIGN, IMPOSSIBLE, fault_of_target, loads_muscles
from exlint.checks.sides import covered, mark_claim, mark_name, says_plainly
from exlint.checks.spelling import field_spelling
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim
from exlint.exercise import FieldName
from exlint.movements import Movement
from exlint.values import NamedTuple

NONE, SOME = "none", "some"


class MissingPrimeMover(NamedTuple):
    """No options."""


def missing_prime_mover(case: Case, select: Selection, options: MissingPrimeMover) -> Iterator[Finding]:
    """The movement's prime movers where no field declares any of them, or fewer than half.

    A catalogue whose closed vocabulary has no word for a muscle cannot declare it. What the prose under `said` names is
    left to the rule that holds the prose against the fields.
    """
    del options  # there are none
    declared = case.claims_in(select["here"])
    if not declared or not loads_muscles(case) or _has_foreign_target(case):
        return
    said = [claim for claim in case.claims_in(select.get("said", ())) if says_plainly(claim)]
    for movement in case.movements:
        movers = tuple(mover for mover in movement.prime_movers if _can_be_declared(mover, case))
        missing = [mover for mover in movers if not covered(mover, declared, case.knowledge.muscles)]
        unsaid = [mover for mover in missing if not covered(mover, said, case.knowledge.muscles)]
        if unsaid and 2 * len(missing) > len(movers):
            yield _finding(case, movement, unsaid, declared, NONE if len(missing) == len(movers) else SOME)


def _has_foreign_target(case: Case) -> bool:
    """Whether the declared target has no part in the movement: that is another finding, with the same advice."""
    targets = case.claims_in([f"fields.{FieldName.TARGET}"])
    return bool(targets) and all(fault_of_target(each.value, case) in (IMPOSSIBLE, FOREIGN) for each in targets)


def _can_be_declared(muscle: str, case: Case) -> bool:
    catalogue = case.knowledge.muscles.catalogues.get(case.exercise.profile)
    if catalogue is None:
        return True
    return any(case.knowledge.muscles.akin(term, muscle) for terms in catalogue.values() for term in terms)


def _finding(case: Case, movement: Movement, missing: list[str], declared: list[Claim], grade: str) -> Finding:
    vocabulary = case.knowledge.muscles
    return Finding(
        grade=grade,
        confidence=0.85 if grade == NONE else 0.6,
        marks=(mark_claim("here", declared[0]), *mark_name(case)),
        values={
            "movement": movement.name,
            "missing": ", ".join(vocabulary[each].name for each in missing),
            "terms": ", ".join(field_spelling(each, case) for each in missing),
        },
    )


VERB = Verb(
    name="missing-prime-mover",
    summary="No field declares the prime movers of the movement that the name says",
    run=missing_prime_mover,
    options=MissingPrimeMover,
    roles=("here",),
    optional=("said",),
    marks=("here", "name"),
    grades=(NONE, SOME),
    placeholders=("movement", "missing", "terms"),
)
