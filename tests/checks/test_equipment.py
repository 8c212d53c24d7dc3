"""The verbs about equipment where the examples of the rules do not reach."""

from __future__ import annotations

import json

import pytest

from exlint.diagnostics import Diagnostic, Severity
from exlint.linter import lint
from exlint.source import Source
from tests.claims.cases import settings


def found(equipment: str | None, name: str, *steps: str, code: str) -> list[Diagnostic]:
    record = {
        "name": name, "equipment": equipment, "primaryMuscles": ["quadriceps"], "force": "push",
        "instructions": list(steps),
    }  # fmt: skip
    result = lint(Source("record.json", json.dumps(record, indent=1)), settings())
    assert result.documents == 1
    return [each for each in result.diagnostics if each.code == code]


def written(equipment: str | None, name: str, *steps: str, code: str) -> str | None:
    """What the fix of the one finding writes into the field."""
    (finding,) = found(equipment, name, *steps, code=code)
    return finding.fix.edits[0].text if finding.fix is not None else None


@pytest.mark.parametrize(
    ("name", "step", "word"),
    [
        ("Sumo Squat", "Hold a kettlebell between your legs.", "kettlebells"),
        ("EZ Bar Drag Curl", "Drag the bar up your body.", "e-z curl bar"),
        ("Smith Split Squat", "Step under the bar.", "machine"),
        ("Ball Tuck", "Kneel behind a Swiss ball and roll it in.", "exercise ball"),
        ("Yoke Walk", "Stand up under the crossbar and walk.", None),
    ],
)
def test_the_fix_writes_the_word_of_the_catalogue_if_it_has_one(name: str, step: str, word: str | None) -> None:
    assert written("other", name, step, code="EQP002") == word


def test_null_is_replaced_by_a_quoted_word() -> None:
    assert written(None, "Sumo Squat", "Hold a kettlebell between your legs.", code="EQP002") == '"kettlebells"'


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("Row with Straps", "Fix your suspension straps to a beam and lean back."),
        ("Suspended Lunge", "Suspend your straps a foot off the floor."),
    ],
)
def test_straps_that_hang_are_a_suspension_trainer(name: str, step: str) -> None:
    (finding,) = found("other", name, step, code="EQP002")
    assert "a suspension trainer" in finding.message


def test_of_two_things_offered_no_fix_chooses() -> None:
    (finding,) = found("other", "Foot Draw", "Loop a band or towel around the foot.", code="EQP002")
    assert "a resistance band or a towel" in finding.message
    assert finding.fix is None


@pytest.mark.parametrize(
    ("equipment", "name", "step"),
    [
        ("barbell", "Front Squat", "Rest the bar on your shoulders."),
        ("machine", "Leg Press", "Place your feet on the footplate."),
        ("machine", "Row", "Sit at the cable station and row the handle."),
        ("dumbbell", "Lunge", "Hold the weights at your sides."),
        ("body only", "Heel Drop", "Stand with a plate or block under your heels."),
        ("body only", "Row", "Lie under a table and row."),
        ("bands", "Row", "Step on the tube and row the handles."),
        ("machine", "Smith Press", "Press the barbell."),
    ],
)
def test_parts_and_words_for_the_declared_implement_agree_with_it(equipment: str, name: str, step: str) -> None:
    assert found(equipment, name, step, code="EQP001") == []


@pytest.mark.parametrize(
    ("equipment", "name", "step", "severity"),
    [
        ("dumbbell", "Barbell Lunge", "Rest the barbell on your back.", Severity.ERROR),
        ("barbell", "Smith Lunge", "Rest the bar on your back.", Severity.ERROR),
        ("body only", "Weighted Lunge", "Take a long step.", Severity.ERROR),
        ("bands", "Lateral Raise", "Raise the dumbbells to the side.", Severity.WARNING),
        ("kettlebells", "Wall Slide", "Slide your hands up the wall.", Severity.WARNING),
    ],
)
def test_conflicts_by_how_sure_they_are(equipment: str, name: str, step: str, severity: Severity) -> None:
    (finding,) = found(equipment, name, step, code="EQP001")
    assert finding.severity is severity


def test_a_leg_curl_whose_steps_tuck_the_knees_uses_no_machine() -> None:
    """GymMane issue 78, in a record of our own."""
    steps = ("Sit on the floor, lean back and lift your feet.", "Draw the knees to your chest and stretch them again.")
    (finding,) = found("machine", "Seated Leg Curl", *steps, code="EQP001")
    assert finding.severity is Severity.WARNING
    assert "the steps use none" in finding.message


def test_a_catalogue_with_a_word_for_the_implement_wants_that_word() -> None:
    (finding,) = found("barbell", "EZ Bar Skull Crusher", "Lower the bar to your brow.", code="EQP001")
    assert finding.severity is Severity.WARNING
    assert "e-z curl bar" in finding.suggestion or "EZ bar" in finding.suggestion


def test_steps_that_name_a_machine_exactly_want_its_word_where_there_is_one() -> None:
    record = {
        "name": "Thigh Curl", "slug": "thigh-curl", "equipment": "machine", "primaryMuscles": ["hamstrings"],
        "force": "pull", "modality": "strength", "measurementType": "weight_reps", "laterality": "bilateral",
        "instructions": ["Lie face down on the leg curl machine.", "Curl your heels up."],
    }  # fmt: skip
    result = lint(Source("record.json", json.dumps(record, indent=1)), settings())
    (finding,) = (each for each in result.diagnostics if each.code == "EQP001")
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "leg curl machine"


def test_no_fix_writes_that_something_is_lifted_without_saying_what() -> None:
    record = {
        "name": "Weighted Plank", "bodyPart": "Waist", "equipment": "Body Weight", "target": "Abs",
        "secondaryMuscles": [], "instructions": ["Rest on your elbows with a weight on your back.", "Hold."],
    }  # fmt: skip
    result = lint(Source("record.json", json.dumps(record, indent=1)), settings())
    (finding,) = (each for each in result.diagnostics if each.code == "EQP001")
    assert finding.fix is None


def test_a_document_without_the_field_is_held_against_its_name() -> None:
    page = "# Bodyweight Chest Fly\n\n## How to perform\n\n1. Hold a dumbbell in each hand.\n2. Open your arms.\n"
    result = lint(Source("page.md", page), settings())
    (finding,) = (each for each in result.diagnostics if each.code == "EQP001")
    assert [label.start.line for label in finding.labels] == [1, 5]


def test_versions_with_their_own_equipment_do_not_conflict() -> None:
    page = """# Leg Kickback

- **Equipment:** Body Weight

## Cable Leg Kickback

### How to perform

1. Fasten the cuff of a low cable to your ankle.
2. Draw the leg back.

## Kneeling Leg Kickback

### How to perform

1. Kneel on all fours.
2. Draw the leg back.
"""
    result = lint(Source("page.md", page), settings())
    assert [each.code for each in result.diagnostics if each.code.startswith("EQP")] == []


@pytest.mark.parametrize("step", ["Take a long step.", "Stand on one leg."])
def test_steps_that_never_use_the_implement_of_the_name_are_told(step: str) -> None:
    (finding,) = found("kettlebells", "Kettlebell Lunge", step, "Come back.", code="EQP005")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("Kettlebell Lunge", "Hold the weight at your side."),
        ("Smith Lunge", "Step under the barbell."),
        ("Chest Press Machine", "Push forward."),
        ("Bench Dip", "Put your hands on a box."),
        ("Box Squat Stance", "Sit to the box."),
    ],
)
def test_steps_may_call_the_implement_otherwise(name: str, step: str) -> None:
    assert found("machine", name, step, "Come back.", code="EQP005") == []


def test_a_load_besides_the_declared_one_is_left_out_not_in_conflict() -> None:
    steps = ("Hang a chain from each end of the barbell.", "Squat.")
    assert found("barbell", "Squat with Chains", *steps, code="EQP001") == []
    (finding,) = found("barbell", "Squat with Chains", *steps, code="EQP003")
    assert finding.severity is Severity.WARNING


def test_a_bench_that_the_name_says_and_the_text_never_needs_is_not_missed() -> None:
    assert found("dumbbell", "Dumbbell Bench Press", "Press the weights up.", code="EQP003") == []


def test_a_machine_brings_its_own_bench() -> None:
    assert found("machine", "Bench Press Machine", "Lie on the bench.", code="EQP003") == []
