"""What a finding on two roles suggests: only what the field at hand has room for."""

from __future__ import annotations

import json

import pytest

from exlint.config import Choices
from exlint.linter import lint
from exlint.settings import settings_for
from exlint.source import Source

SETTINGS = settings_for(Choices(select=("MUS002",)))


@pytest.mark.parametrize(
    ("target", "description", "severity", "suggestion"),
    [
        (["glutes"], "The hinge targets the glutes and hamstrings.", "warning", "Make it a target in the field too"),
        (["glutes"], "The hinge targets the glutes, hamstrings and abs.", "warning", "Make them targets in the field"),
        ("glutes", "The hinge targets the glutes and hamstrings.", "info", "Say in the text that it only assists"),
        ("glutes", "The hinge targets the glutes, hamstrings and abs.", "info", "Say in the text that they only"),
        ("glutes", "The hinge targets the hamstrings.", "warning", "Make it the target in the field instead"),
    ],
)
def test_the_suggestion_can_be_carried_out(target: object, description: str, severity: str, suggestion: str) -> None:
    record = {
        "name": "Band Hinge",
        "target": target,
        "secondaryMuscles": ["hamstrings", "abs"],
        "instructions": ["Stand on the band.", "Bend at the hips and stand up."],
        "description": description,
    }
    (only,) = lint(Source("hinge.json", json.dumps(record)), SETTINGS).diagnostics
    assert only.severity.name.lower() == severity
    assert only.suggestion.startswith(suggestion)


@pytest.mark.parametrize(
    "description",
    [
        "The hinge targets the glutes. It targets the hamstrings more effectively than a squat does.",
        "The hinge targets the glutes. It places more demand on the hamstrings.",
    ],
)
def test_a_comparison_with_another_exercise_makes_no_target(description: str) -> None:
    record = {
        "name": "Band Hinge",
        "target": "glutes",
        "secondaryMuscles": ["hamstrings"],
        "instructions": ["Stand on the band.", "Bend at the hips and stand up."],
        "description": description,
    }
    assert not list(lint(Source("hinge.json", json.dumps(record)), SETTINGS).diagnostics)
