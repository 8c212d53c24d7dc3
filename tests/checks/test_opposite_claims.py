"""opposite-claims: which parts are held against each other, and what the name alone promises."""

from __future__ import annotations

import json

import pytest

from exlint.config import Choices
from exlint.diagnostics import Diagnostic
from exlint.linter import Settings, lint
from exlint.settings import settings_for
from exlint.source import Source


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices(select=("DIR001",)))


def found(settings: Settings, name: str, *steps: str, description: str = "") -> list[Diagnostic]:
    record = {"name": name, "target": "glutes", "description": description, "instructions": list(steps)}
    return list(lint(Source("record.json", json.dumps(record, indent=1)), settings).diagnostics)


def test_an_adduction_whose_steps_abduct_is_found(settings: Settings) -> None:
    """As reported in a tracker of exercise data."""
    [one] = found(settings, "Cable Hip Adduction", "Hook the strap on one ankle.", "Lift the leg out to the side.")
    assert one.severity.name == "ERROR"
    assert [label.start.line for label in one.labels] == [7, 2]


def test_the_adduction_that_goes_in_is_silent(settings: Settings) -> None:
    steps = (
        "Let the leg be drawn out.",
        "Bring the leg in towards the midline.",
        "Move the leg out to the side again.",
    )
    assert found(settings, "Cable Hip Adduction", *steps) == []


def test_all_places_of_one_disagreement_are_one_finding(settings: Settings) -> None:
    description = "You lift the leg to the side in front of a wall."
    [one] = found(settings, "Inside Leg Kick", "Kick the leg out to the side.", description=description)
    assert len(one.labels) == 3


def test_the_name_said_again_claims_nothing_more(settings: Settings) -> None:
    description = "The reverse lunge trains the thighs."
    [one] = found(settings, "Reverse Lunge", "Take a step forward.", description=description)
    assert [label.start.line for label in one.labels] == [6, 2]


def test_a_raise_overhead_that_stops_at_the_shoulders_is_found(settings: Settings) -> None:
    description = "You raise the dumbbells overhead with straight arms."
    steps = ("Stand tall.", "Lift the dumbbells to shoulder height.")
    [one] = found(settings, "Dumbbell Raise", *steps, description=description)
    assert "shoulder height" in one.message


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("Front Raise", ("Raise the dumbbells in front of you.",)),
        ("Front Lateral Raise", ("Raise the dumbbells in front of you.",)),
        ("Forward Lunge", ("Step forward.", "Step back.")),
        ("Hip Rotation", ("Turn the knees outward.",)),
    ],
)
def test_silent(settings: Settings, name: str, steps: tuple[str, ...]) -> None:
    assert found(settings, name, *steps) == []
