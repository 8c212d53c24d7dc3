"""Anatomy: what the movement that a name says can and cannot work. Shared by the verbs that hold fields against it."""

from __future__ import annotations

from exlint.checks.verb import Case
from exlint.claims.equipment import KIND as EQUIPMENT
from exlint.exercise import FieldName
from exlint.movements import Movement
from exlint.vocabulary import Vocabulary, fold

TRAINED = frozenset({"strength", "power"})
"""Kinds of movement that load muscles; stretches, drills and cardio may list nearly any."""

_UNLOADED = ("stretch", "mobility", "flexibility", "yoga", "cardio", "warm", "release", "myofascial", "recovery")


_LOAD = "external-load"
"""Weights, bands and cables (vocabulary/equipment.yaml)."""


def loads_muscles(case: Case) -> bool:
    """Whether the document is about training muscles: its category says so, or else all movements of its name do."""
    return case.once(_loads_muscles)


def _loads_muscles(case: Case) -> bool:
    category = case.exercise.field(FieldName.CATEGORY)
    values = [fold(value.value) for value in category.values] if category is not None else []
    if any(word in value for value in values for word in _UNLOADED) and not _is_resisted(values, case):
        return False
    return bool(case.movements) and all(movement.kind in TRAINED for movement in case.movements)


def _is_resisted(categories: list[str], case: Case) -> bool:
    """Whether a mobility drill is done against a load of the equipment field: it works what strength work does."""
    if not all("mobility" in value for value in categories):
        return False
    equipment = case.knowledge.vocabulary(EQUIPMENT)
    implements = case.claims_in([f"fields.{FieldName.EQUIPMENT}"], EQUIPMENT)
    return any(equipment.covers(_LOAD, each.value) for each in implements)


def is_stretch(case: Case) -> bool:
    """Whether the movement of the name lengthens muscles and loads none."""
    return bool(case.movements) and all(movement.kind == "stretch" for movement in case.movements)


def cannot_work(muscle: str, movement: Movement, vocabulary: Vocabulary) -> bool:
    """Whether a movement gives a muscle nothing to do: it is named as idle, and nothing worked is it or part of it."""
    if not any(vocabulary.covers(idle, muscle) for idle in movement.cannot_load):
        return False
    worked = (*movement.prime_movers, *movement.synergists, *movement.stabilizers)
    return not any(vocabulary.covers(muscle, each) for each in worked)


def cannot_be_worked(muscle: str, case: Case) -> bool:
    """Whether every movement of the name leaves a muscle idle."""
    if not loads_muscles(case):
        return False
    verdicts = case.once(_verdicts)
    if muscle not in verdicts:
        verdicts[muscle] = all(cannot_work(muscle, movement, case.knowledge.muscles) for movement in case.movements)
    return verdicts[muscle]


def _verdicts(_case: Case) -> dict[str, bool]:
    """Which of the muscles asked for so far cannot be worked: rules ask again for each claim."""
    return {}


def may_target(muscle: str, movement: Movement, vocabulary: Vocabulary) -> bool:
    """Whether a catalogue may rightly call a muscle the target: a prime mover, or what else it is done for."""
    return any(vocabulary.akin(each, muscle) for each in (*movement.prime_movers, *movement.target))


IMPOSSIBLE, FOREIGN, HELPER = "impossible", "foreign", "helper"


def fault_of_target(muscle: str, case: Case) -> str | None:
    """What is wrong with a muscle as the target: it is idle, moves nothing here, or only helps; None if nothing is."""
    vocabulary = case.knowledge.muscles
    if cannot_be_worked(muscle, case):
        return IMPOSSIBLE
    if any(may_target(muscle, movement, vocabulary) for movement in case.movements):
        return None
    helpers = (each for movement in case.movements for each in movement.synergists)
    return HELPER if any(vocabulary.covers(each, muscle) for each in helpers) else FOREIGN
