"""Directions: which motion a sentence tells, from its verb, what goes there and where to."""

from __future__ import annotations

import json

import pytest

from exlint.checks.verb import Case
from exlint.config import Choices
from exlint.linter import Settings, recognised_in
from exlint.profiles import NotAnExercise
from exlint.readers.formats import read
from exlint.settings import settings_for
from exlint.source import Source


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices())


def motions(settings: Settings, *steps: str, name: str = "Drill") -> list[tuple[str, str]]:
    """The motions that the steps claim, each with its wording."""
    record = {"name": name, "target": "glutes", "instructions": list(steps)}
    source = Source("record.json", json.dumps(record))
    recognised = recognised_in(read(source), source, settings)
    assert not isinstance(recognised, NotAnExercise)
    case = Case(recognised.exercises[0], settings.knowledge)
    return [(claim.value, claim.wording) for claim in case.claims_in(["steps"], "direction")]


@pytest.mark.parametrize(
    ("step", "motion"),
    [
        ("Kick your straight leg out to the side.", "hip-abduction"),
        ("Lift one leg off the floor and swing it out to the side.", "hip-abduction"),
        ("Sweep the working leg across your body.", "leg-across"),
        ("Bring both thighs together against the pads.", "hip-adduction"),
        ("Turn the knees outward.", "hip-external-rotation"),
        ("Take a long step forward.", "step-forward"),
        ("Lunge one foot backwards.", "step-backward"),
        ("Raise the bells to the sides.", ""),
        ("Raise the dumbbells to the sides.", "arm-sideways"),
        ("Lift the plate straight in front.", "arm-forward"),
        ("Rotate your forearm away from your body.", "shoulder-external-rotation"),
        ("Twist the wrist until the palm faces down.", "pronation"),
        ("Step under the bar and set it on the back of the shoulders.", ""),
        ("Step with a flat back.", ""),
        ("Step back from the rack.", ""),
        ("Lean forward. To the side lies a mat.", ""),
    ],
)
def test_a_verb_a_part_and_a_path_make_a_motion(settings: Settings, step: str, motion: str) -> None:
    assert [value for value, _ in motions(settings, step)] == ([motion] if motion else [])


def test_the_claim_begins_at_the_verb(settings: Settings) -> None:
    assert motions(settings, "Stand tall, lift one leg and kick it out to the side slowly.") == [
        ("hip-abduction", "kick it out to the side")
    ]
