"""missing-action: what is reported once, what frees an exercise, and which place says what the steps leave out."""

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
    return settings_for(Choices(select=("MOV001",)))


def found(settings: Settings, name: str, *steps: str) -> list[Diagnostic]:
    record = {"name": name, "target": "glutes", "instructions": list(steps)}
    return list(lint(Source("record.json", json.dumps(record, indent=1)), settings).diagnostics)


def test_a_leg_curl_that_tucks_the_knees_is_found(settings: Settings) -> None:
    [one] = found(settings, "Seated Leg Curl", "Sit down and hold the seat.", "Bring your knees to your chest.")
    assert "knees" in one.message
    assert one.severity.name == "WARNING"


def test_one_action_is_reported_once(settings: Settings) -> None:
    diagnostics = found(settings, "Twisting Bench Press", "Lie down.", "Press the bells up and come back.")
    assert [each.code for each in diagnostics] == ["MOV001"]


def test_every_part_of_a_combined_name_is_needed(settings: Settings) -> None:
    [one] = found(settings, "Squat to Press", "Hold two bells.", "Squat down.", "Stand up.")
    assert "press" in one.message


def test_a_record_without_steps_is_left_alone(settings: Settings) -> None:
    assert found(settings, "Jump Squat") == []


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("Jump Squat", ("Squat down.", "Leap up and come down softly.")),
        ("Russian Twist", ("Sit back.", "Rotate your torso to each side.")),
        ("Seated Leg Curl", ("Sit down.", "Curl the pad down and under the seat.")),
        ("L-Sit", ("Hang from a bar.", "Raise the straight legs.")),
        ("Medicine Ball Toe Touch", ("Bend down.", "Reach for your toes.")),
    ],
)
def test_steps_that_do_what_the_name_says_are_silent(settings: Settings, name: str, steps: tuple[str, ...]) -> None:
    assert found(settings, name, *steps) == []
