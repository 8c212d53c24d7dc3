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
        ("kettlebells", "Kettlebell Lunge", "Take a long step.", Severity.INFO),
    ],
)
def test_conflicts_by_how_sure_they_are(equipment: str, name: str, step: str, severity: Severity) -> None:
    (finding,) = found(equipment, name, step, code="EQP001")
    assert finding.severity is severity


def test_a_load_besides_the_declared_one_is_left_out_not_in_conflict() -> None:
    steps = ("Hang a chain from each end of the barbell.", "Squat.")
    assert found("barbell", "Squat with Chains", *steps, code="EQP001") == []
    (finding,) = found("barbell", "Squat with Chains", *steps, code="EQP003")
    assert finding.severity is Severity.WARNING


def test_a_bench_that_the_name_says_and_the_text_never_needs_is_not_missed() -> None:
    assert found("dumbbell", "Dumbbell Bench Press", "Press the weights up.", code="EQP003") == []


def test_a_machine_brings_its_own_bench() -> None:
    assert found("machine", "Bench Press Machine", "Lie on the bench.", code="EQP003") == []
