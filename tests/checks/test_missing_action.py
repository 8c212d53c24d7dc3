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
        ("Single Leg Leg Press", ("Press the sled away.", "Do all repetitions, then switch legs.")),
    ],
)
def test_steps_that_do_what_the_name_says_are_silent(settings: Settings, name: str, steps: tuple[str, ...]) -> None:
    assert found(settings, name, *steps) == []


def told(settings: Settings, name: str, steps: list[str], tips: list[str]) -> Diagnostic:
    lines = [f"# {name}", "- **Target Muscle:** Back", "## How to perform", *steps, "## Pro tips", *tips]
    [one] = lint(Source("page.md", "\n\n".join(lines) + "\n"), settings).diagnostics
    return one


def test_the_place_that_tells_the_action_most_plainly_is_cited(settings: Settings) -> None:
    one = told(
        settings,
        "Hanging Leg Hip Raise",
        ["1. Hang from the bar.", "2. Bring the legs up until they are level.", "3. Sink back."],
        ["- Tuck the pelvis under and drive on.", "- Lift the hips at the end of each leg raise."],
    )
    assert "line 17 does" in one.message


def test_a_word_by_itself_is_no_telling(settings: Settings) -> None:
    one = told(settings, "Full Maltese", ["1. Stand tall.", "2. Lean."], ["- It takes years of ring work."])
    assert one.severity.name == "WARNING"


def test_the_step_nearest_in_meaning_stands_for_the_steps(settings: Settings) -> None:
    one = told(
        settings,
        "Cable Kayak Row",
        ["1. Sit down.", "2. Draw the handle in to the waist.", "3. Breathe."],
        ["- Turn the trunk as you draw the handle in."],
    )
    assert one.labels[0].start.line == 9


def test_the_name_stands_alone_where_no_step_is_near(settings: Settings) -> None:
    one = told(settings, "Goblet Squat", ["1. Bend the knees.", "2. Come up."], ["- Breathe out."])
    assert one.labels[0].message == "the name promises it"


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("Single Leg Press", ("Set both feet on the plate.", "Press it away.", "Bend the knees.")),
        ("Glute Bridge Two Legs on Bench", ("Lie down with the feet flat.", "Lift the hips.")),
        ("Kettlebell Military Press to the Side", ("Press the bell overhead.", "Then switch sides.")),
    ],
)
def test_steps_of_the_plain_form_are_found(settings: Settings, name: str, steps: tuple[str, ...]) -> None:
    assert [each.code for each in found(settings, name, *steps)] == ["MOV001"]


def told_by(settings: Settings, name: str, tip: str) -> str:
    steps = ["1. Rise onto the balls of the feet.", "2. Turn the trunk.", "3. Pull."]
    return told(settings, name, steps, [f"- {tip}"]).severity.name


@pytest.mark.parametrize(
    ("name", "tip"),
    [
        ("Donkey Calf Raise", "Keep the knees bent a little, whatever you hold and lean on, all the way over."),
        ("Cable Up Down Twist", "The twist cable (up-down) works the obliques."),
        ("Head Supported Dumbbell Row", "The dumbbell row (head support) isolates the back."),
        ("Frog Crunch", "Leave the feet together and the knees bent."),
        ("L-Sit", "Strong hip flexors make the lift easier."),
    ],
)
def test_what_only_sounds_like_the_action_is_not_cited(settings: Settings, name: str, tip: str) -> None:
    assert told_by(settings, name, tip) == "WARNING"


@pytest.mark.parametrize(
    ("name", "tip"),
    [
        ("Donkey Calf Raise", "Fold forward at the waist and rest on a rail."),
        ("Cable Up Down Twist", "Pull from a high pulley and finish low."),
        ("Head Supported Dumbbell Row", "Let the forehead rest on the bench."),
        ("Frog Crunch", "Press the soles together and let the knees fall out."),
        ("L-Sit", "Press the hips off the floor."),
    ],
)
def test_what_tells_the_action_is_cited(settings: Settings, name: str, tip: str) -> None:
    assert told_by(settings, name, tip) == "ERROR"


def test_the_step_that_does_the_opposite_stands_for_the_steps(settings: Settings) -> None:
    one = told(
        settings,
        "Smith Back Shrug",
        ["1. Stand tall with the bar.", "2. Hold it in front of the thighs.", "3. Shrug."],
        ["- Stand so that the bar is behind you."],
    )
    assert one.labels[0].start.line == 9


def test_a_step_that_repeats_the_exercise_does_not_stand_for_the_steps(settings: Settings) -> None:
    one = told(
        settings,
        "Cable Rear Delt Row",
        ["1. Sit down.", "2. Draw the handle in.", "3. Switch sides and repeat with the other arm."],
        ["- Flare the elbow out to the side as you draw the handle in."],
    )
    assert one.labels[0].start.line == 9


def test_no_line_is_named_where_the_record_is_one_line(settings: Settings) -> None:
    record = {
        "name": "Deep Push Up",
        "target": "pectorals",
        "instructions": ["Bend the elbows and press up."],
        "description": "It is good. Let the chest sink below the hands.",
    }
    [one] = lint(Source("records.jsonl", json.dumps(record) + "\n"), settings).diagnostics
    assert one.message.endswith("; the description does")
