"""Claims of equipment: what a sentence has the reader use, what it only mentions, and what it leaves to choice."""

from __future__ import annotations

import pytest

from exlint.checks.implements import mentioned, required
from exlint.claims.claim import Modality, Strength
from exlint.claims.equipment import is_placed, offered_together
from tests.claims.cases import case_of

BARE = {"Target Muscle": "Quadriceps", "Equipment": "Body Weight"}


def needed(step: str) -> list[str]:
    """The implements that one step needs, by their ids."""
    case = case_of("Step Down", fields=BARE, steps=[step])
    return [claim.value for claim in required(case, ["steps"])]


@pytest.mark.parametrize(
    ("step", "implements"),
    [
        ("Hold a kettlebell at your chest.", ["kettlebell"]),
        ("Lie on an incline bench with a dumb-bell in each hand.", ["incline-bench", "dumbbell"]),
        ("Attach the rope to the low pulley.", ["rope", "cable"]),
        ("Unrack the bar and walk the weights out.", ["bar", "weights"]),
        ("Clip the chain to your dip belt.", ["chain", "dip-belt"]),
    ],
)
def test_a_step_needs_what_it_has_the_reader_use(step: str, implements: list[str]) -> None:
    assert needed(step) == implements


@pytest.mark.parametrize(
    "step",
    [
        "Shift your weight onto the balls of your feet.",
        "Feel the stretch along the IT band.",
        "Keep your ring finger on the line.",
        "Move as if holding a barbell.",
        "Unlike barbell squats, this needs balance.",
        "If available, use a bench.",
        "You can hold a dumbbell for more challenge.",
        "Avoid leaning on a bench.",
        "Sit on the floor or a bench.",
    ],
)
def test_a_step_needs_nothing_that_is_a_likeness_a_choice_or_another_word(step: str) -> None:
    assert needed(step) == []


def test_an_implement_in_a_movement_name_is_mentioned_in_passing() -> None:
    case = case_of("Step Down", fields=BARE, description="It trains what bench presses leave out.")
    (claim,) = mentioned(case, ["description"])
    assert claim.strength is Strength.PASSING


def test_the_name_needs_the_implements_in_it() -> None:
    case = case_of("Smith Bench Press", fields=BARE)
    assert [claim.value for claim in required(case, ["name"])] == ["smith-machine", "bench"]


def test_a_choice_is_optional() -> None:
    case = case_of("Step Down", fields=BARE, steps=["Hold a plate if you prefer."])
    (claim,) = mentioned(case, ["steps"])
    assert claim.modality is Modality.OPTIONAL


@pytest.mark.parametrize(
    ("step", "groups"),
    [
        ("Take a belt, rope, or band.", [["strap", "rope", "band"]]),
        ("Sit on a chair or a low box.", [["chair", "box"]]),
        ("Take a band, a chair.", [["band"], ["chair"]]),
        ("Take a band. Or use a chair.", [["band"], ["chair"]]),
    ],
)
def test_things_offered_for_each_other_belong_together(step: str, groups: list[list[str]]) -> None:
    case = case_of("Step Down", fields=BARE, steps=[step])
    found = offered_together(mentioned(case, ["steps"]))
    assert [[claim.value for claim in group] for group in found] == groups


@pytest.mark.parametrize("name", ["Push-Up off of a Dumbbell", "Push-Up on Kettlebells"])
def test_an_implement_may_be_what_one_leans_on(name: str) -> None:
    (claim,) = required(case_of(name, fields=BARE), ["name"])
    assert is_placed(claim)


def test_an_implement_that_is_lifted_is_not_leaned_on() -> None:
    (claim,) = required(case_of("Dumbbell Press", fields=BARE), ["name"])
    assert not is_placed(claim)
