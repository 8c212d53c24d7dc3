"""foreign-action: what belongs to a near relative of the movement, and what only sounds like it."""

from __future__ import annotations

import json

import pytest

from exlint.config import Choices
from exlint.linter import Settings, lint
from exlint.settings import settings_for
from exlint.source import Source


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices(select=("MOV002",)))


def codes(settings: Settings, name: str, step: str) -> list[str]:
    record = {"name": name, "target": "glutes", "instructions": ["Get ready.", step]}
    return [each.code for each in lint(Source("record.json", json.dumps(record, indent=1)), settings).diagnostics]


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("Plyo Squat", "Switch your feet in the air."),
        ("Scapular Pull Up", "Pull your chest up to the bar."),
        ("Scapula Push Up", "Lower your chest to the floor."),
        ("Dumbbell Lying Pronation", "Curl the dumbbell to the shoulder."),
        ("Cable Pull Through", "Squat down and grip the rope."),
        ("Dumbbell Lateral Raise", "Brace the elbow against the thigh."),
        ("Smith Machine Bench Press", "Lie with your eyes under the bar."),
        ("Barbell Ab Rollout", "Stand and hold the barbell at your thighs."),
        ("Cable Twist", "Pull the handle and turn towards the machine."),
        ("Lying Leg Curl", "Keep your knees straight and lift the heels."),
        ("Ring Dip", "Start hanging from the rings."),
        ("Machine Row", "Sit with your back against the pad."),
        ("Captain's Chair Knee Raise", "Sit on the chair."),
        ("Incline Dumbbell Row", "Raise the dumbbells out to the sides."),
        ("Trap Bar Deadlift", "Place the trap bar in front of you."),
        ("Floor Dip", "Sit on the edge of a bench."),
        ("Cable Wrist Curl", "Take the bar with the palms facing down."),
        ("Cable Reverse Wrist Curl", "Take the bar with an underhand grip."),
        ("Cable Preacher Curl", "Keep your elbows close to your sides."),
        ("V-Bar Pulldown", "Take the V-bar with an overhand grip."),
        ("Dumbbell Pronation", "Lift the dumbbell off the floor."),
        ("Dynamic Chest Stretch", "Hold the stretch for 20 seconds."),
        ("Hack Calf Raise", "Step on the leg press machine."),
        ("Hand Bike", "Put your feet on the pedals."),
        ("Hug Knees to Chest", "Lower your body into a squat."),
        ("Internal Shoulder Rotation", "Hold the handle, the arm straight in front of you."),
        ("Good Morning", "Sit with your back against the pad."),
        ("Cable High Row", "Pull with the elbow close to your side."),
        ("Zercher Squat", "Take it in your elbows, the hands gripping the bar."),
        ("Cable Concentration Curl", "Attach a straight bar to the pulley."),
        ("Barbell Glute Bridge", "Sit with your back against a bench."),
        ("Wide Grip Push Up", "Keep the elbows close to your sides."),
        ("Machine Pull Up", "Pull the handles down to your chest."),
        ("Smith Machine Shrug", "Let the bar rest on your traps."),
        ("Machine Squat", "Sit with your back against the pad."),
        ("Standing Calf Raise", "Raise your heels until the calves stretch."),
    ],
)
def test_a_step_of_a_relative_is_found(settings: Settings, name: str, step: str) -> None:
    assert codes(settings, name, step) == ["MOV002"]


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("Jump Squat", "Land softly on both feet."),
        ("Scapular Pull Up", "Rise without bending the elbows."),
        ("Romanian Deadlift", "Push the hips back, the knees bending less than in squatting."),
        ("Barbell Bench Press", "Lie with your eyes under the bar."),
        ("Ab Wheel Rollout", "Kneel and take the wheel in both hands."),
        ("Palms-Down Wrist Curl", "Take the bar with the palms facing down."),
        ("Triceps Pushdown with V-Bar", "Take the V-bar with an overhand grip."),
        ("Dumbbell Row", "Pull the dumbbells to your sides as you breathe out."),
        ("Machine Row", "Sit with your chest against the pad."),
        ("Dynamic Chest Stretch", "Swing the arms without holding the stretch."),
        ("Feet Elevated Glute Bridge", "Lie down and rest your feet on a bench."),
        ("Neutral Grip Pull Up", "The handles face down from the bar; pull yourself up."),
        ("Standing Calf Raise", "Lower your heels until the calves stretch."),
    ],
)
def test_what_only_sounds_like_it_is_silent(settings: Settings, name: str, step: str) -> None:
    assert codes(settings, name, step) == []
