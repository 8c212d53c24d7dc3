"""misfiled: the exercise is filed under a part of the body that its movement does not train."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import NO_MUSCLE, mark_claim, mark_name
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.claim import Claim
from exlint.values import NamedTuple
from exlint.vocabulary import Term

TARGET, MOVEMENT = "target", "movement"


class Misfiled(NamedTuple):
    """Options: body parts under which anything may be filed ("full body")."""

    anywhere: tuple[str, ...] = ()


def misfiled(case: Case, select: Selection, options: Misfiled) -> Iterator[Finding]:
    """A body part that does not contain the declared target, or that the movement of the name does not train."""
    vocabulary = case.knowledge.muscles
    targets = [claim for claim in case.claims_in(select["target"]) if vocabulary[claim.value].rank != NO_MUSCLE]
    for selected in case.selected(select["of"]):
        parts = vocabulary.lookup(selected.text.value)
        if not parts or any(part.id in options.anywhere or part.rank == NO_MUSCLE for part in parts):
            continue
        place = Mark("of", selected.text.span(), selected.pointer)
        values = {"part": selected.text.value, "target": ", ".join(vocabulary[each.value].name for each in targets)}
        if targets and not any(_contains(part, target, case) for part in parts for target in targets):
            marks = (place, mark_claim("target", targets[0]))
            yield Finding(TARGET, 0.85, marks, {**values, "movement": ""})
        elif case.movements and not any(_trains(part, case) for part in parts):
            movement = " and ".join(each.name for each in case.movements)
            yield Finding(MOVEMENT, 0.8, (place, *mark_name(case)), {**values, "movement": movement})


def _contains(part: Term, target: Claim, case: Case) -> bool:
    vocabulary = case.knowledge.muscles
    muscle = vocabulary[target.value]
    if part.id in muscle.body_parts or vocabulary.akin(part.id, target.value):
        return True
    return any(part.id in vocabulary[whole].body_parts for whole in vocabulary.wholes(target.value))


def _trains(part: Term, case: Case) -> bool:
    vocabulary = case.knowledge.muscles
    return any(
        vocabulary.akin(part.id, each)
        for movement in case.movements
        for each in (*movement.body_parts, *movement.prime_movers, *movement.target)
    ) or any(not movement.body_parts for movement in case.movements)


VERB = Verb(
    name="misfiled",
    summary="The body part does not contain the target, or is not what the movement trains",
    run=misfiled,
    options=Misfiled,
    roles=("of", "target"),
    marks=("of", "target", "name"),
    grades=(TARGET, MOVEMENT),
    placeholders=("part", "target", "movement"),
)
