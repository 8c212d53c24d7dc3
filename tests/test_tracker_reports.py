"""What people reported against exercise catalogues in their trackers, as records of our own: each must be found.

Sources: wger issue 446, liftosaur issues 181, 32 and 245, GymMane issues 78 and 79 (steps of another movement), and
disagreeing deadlift entries of several catalogues.
"""

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
    return settings_for(Choices(select=("MUS",)))


def found(settings: Settings, name: str, target: str, *secondary: str) -> list[Diagnostic]:
    record = {
        "name": name,
        "target": target,
        "secondaryMuscles": list(secondary),
        "instructions": ["Take your place.", "Move with control and come back."],
    }
    result = lint(Source("record.json", json.dumps(record)), settings)
    assert result.documents == 1
    return list(result.diagnostics)


@pytest.mark.parametrize(
    ("name", "target", "secondary", "code", "advice"),
    [
        ("Barbell Bench Press", "chest", ("biceps",), "MUS007", "pectorals"),
        ("Machine Chest Press", "chest", ("biceps",), "MUS007", "triceps"),
        ("Pec Deck", "biceps", ("forearms",), "MUS008", "pectorals"),
        ("Ab Wheel Rollout", "shoulders", ("lats",), "MUS009", "abs"),
        ("Barbell Deadlift", "lower back", (), "MUS009", "glutes, hamstrings"),
        ("Dumbbell Hammer Curl", "forearms", (), "MUS009", "biceps"),
    ],
)
def test_report_is_found_with_the_right_advice(
    settings: Settings, name: str, target: str, secondary: tuple[str, ...], code: str, advice: str
) -> None:
    suggestions = [each.suggestion for each in found(settings, name, target, *secondary) if each.code == code]
    assert len(suggestions) == 1
    assert advice in suggestions[0].lower()


@pytest.mark.parametrize(
    ("name", "target", "secondary"),
    [
        ("Barbell Bench Press", "chest", ("triceps", "shoulders")),
        ("Pec Deck", "chest", ("shoulders",)),
        ("Ab Wheel Rollout", "abs", ("lats", "shoulders")),
        ("Barbell Deadlift", "hamstrings", ("glutes", "lower back", "forearms")),
        ("Dumbbell Hammer Curl", "biceps", ("forearms", "brachialis")),
    ],
)
def test_the_corrected_record_is_silent(settings: Settings, name: str, target: str, secondary: tuple[str, ...]) -> None:
    assert found(settings, name, target, *secondary) == []


MOVEMENTS = settings_for(Choices(select=("MOV", "DIR")))


def codes(name: str, *steps: str) -> list[str]:
    record = json.dumps({"name": name, "target": "legs", "instructions": list(steps)})
    return [each.code for each in lint(Source("record.json", record), MOVEMENTS).diagnostics]


@pytest.mark.parametrize(
    ("name", "steps", "expected"),
    [
        ("Leg Curl", ("Sit on the edge of the bench.", "Tuck both knees to your chest."), ["MOV001", "MOV002"]),
        ("Leg Curl", ("Lie face down.", "Bend the knees until the heels meet the glutes."), []),
        ("Hip Adduction", ("Stand beside the pulley.", "Sweep your leg out to the side."), ["DIR001"]),
        ("Hip Adduction", ("Stand beside the pulley.", "Sweep your leg in across your body."), []),
        ("Front Raise Overhead", ("Hold two bells.", "Lift the dumbbells to shoulder height."), ["MOV001"]),
        ("Front Raise Overhead", ("Hold two bells.", "Lift the dumbbells in front and on above your head."), []),
        ("Seated Row", ("Sit tall.", "Press the handles away from the chest."), ["MOV001"]),
        ("Seated Row", ("Sit tall.", "Draw the handles to your waist."), []),
    ],
)
def test_steps_of_another_movement_are_found(name: str, steps: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(codes(name, *steps)) == expected
