"""Names are read as movements with modifiers, and movements carry the anatomy that follows from the name."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from exlint.movements import Movement, Movements, UnknownMovement
from exlint.movements.compiling import compile_movements
from exlint.vocabulary import fold

DATA = Path(__file__).parents[1] / "schemas/vocabulary/movements.yaml"


@cache
def movements() -> Movements:
    return compile_movements(YAML(typ="safe").load(DATA))


def ids(name: str) -> list[str]:
    return [movement.id for movement in movements().parse(name).movements]


def only(name: str) -> Movement:
    (movement,) = movements().parse(name).movements
    return movement


def modifiers(name: str) -> dict[str, str]:
    return {name[mod.start : mod.end]: mod.kind for mod in movements().parse(name).modifiers}


@pytest.mark.parametrize(
    ("name", "movement"),
    [
        ("Goblet Squat", "squat"),
        ("Weighted Bulgarian Split Squats", "split-squat"),
        ("Barbell Bent Over Row", "row"),
        ("Cable Seated Row", "row"),
        ("Smith Narrow Row", "row"),
        ("Single Leg Curl", "leg-curl"),
        ("Single Arm Curl", "curl"),
        ("Seated One-Leg Calf Raise", "calf-raise"),
        ("Triceps Overhead Extension with Rope", "triceps-extension"),
        ("Cable Reverse Single Arm Curl", "reverse-curl"),
        ("Dumbbell Over Bench Wrist Curl", "wrist-curl"),
        ("Incline Dumbbell Press", "bench-press"),
        ("Dumbbell Press", "overhead-press"),
        ("Crunch - Legs On Exercise Ball", "crunch"),
        ("Good Morning off Pins", "good-morning"),
        ("Clean and Jerk", "clean"),
        ("Squat Jerk", "push-press"),
        ("Push Press", "push-press"),
        ("Snatch-Grip Deadlift", "deadlift"),
        ("90/90 Hamstring", "hamstring-stretch"),
        ("Child's Pose", "lower-back-stretch"),
        ("Child\u2019s Pose", "lower-back-stretch"),
        ("Side Neck Stretch", "neck-stretch"),
    ],
)
def test_a_name_is_read_as_its_movement(name: str, movement: str) -> None:
    assert ids(name) == [movement]


@pytest.mark.parametrize(
    "name", ["Push-Up", "pushups", "PUSH UPS", "Push\u2011ups", "pushup_bodyweight", "inclinepushup band"]
)
def test_spellings_fold_into_one(name: str) -> None:
    assert ids(name) == ["push-up"]


@pytest.mark.parametrize(
    ("name", "movement"),
    [
        ("bulgariansplitsquat dumbbell", "split-squat"),
        ("arnoldpress kettlebell", "overhead-press"),
        ("singleleghipthrust barbell", "hip-thrust"),
        ("benchpressclosegrip smith", "bench-press"),
    ],
)
def test_joined_words_are_read_apart(name: str, movement: str) -> None:
    assert ids(name) == [movement]


@pytest.mark.parametrize(
    ("name", "movements"),
    [
        ("Lunge with Side Bend", ["lunge", "side-bend"]),
        ("Burpee to Pull-Up", ["burpee", "pull-up"]),
        ("Deadlift and Upright Row", ["deadlift", "upright-row"]),
    ],
)
def test_a_combined_name_holds_its_movements_in_order(name: str, movements: list[str]) -> None:
    assert ids(name) == movements


@pytest.mark.parametrize("name", ["", "Tuesday Special", "Dumbbell", "Seated Cable", "123", "—"])
def test_a_name_without_movement_names_none(name: str) -> None:
    assert ids(name) == []


def test_the_words_around_the_movement_are_its_modifiers() -> None:
    assert modifiers("Dumbbell Incline Single-Arm Hammer Press") == {
        "Dumbbell": "implement",
        "Incline": "angle",
        "Single-Arm": "laterality",
        "Hammer": "grip",
    }


def test_joined_modifiers_keep_their_place() -> None:
    name = "seatedrow_kettlebell"
    assert modifiers(name) == {"seated": "posture", "kettlebell": "implement"}


def test_what_the_movement_is_called_by_is_no_modifier() -> None:
    assert modifiers("Front Lever") == {}
    assert modifiers("Barbell Calf Raise") == {"Barbell": "implement"}


def test_a_grip_makes_another_prime_mover() -> None:
    assert "triceps-brachii" not in only("Bench Press").prime_movers
    assert "triceps-brachii" in only("Close-Grip Bench Press").prime_movers
    assert "biceps-brachii" in only("Reverse Grip Pull-Up").prime_movers
    assert "brachioradialis" in only("Reverse Curl").prime_movers


def test_a_stance_or_an_angle_adds_a_target() -> None:
    assert "adductors" in only("Sumo Deadlift").target
    assert "upper-chest" in only("Incline Bench Press").target
    assert "upper-chest" not in only("Bench Press").target


def test_a_muscle_that_the_name_gives_is_rightly_called_the_target() -> None:
    assert "posterior-deltoid" in only("Rear Delt T-Bar Row").target


def test_what_a_modifier_loads_leaves_what_cannot_be_loaded() -> None:
    assert "triceps-brachii" in only("Squat").cannot_load
    assert "triceps-brachii" not in only("Dumbbell Overhead Zercher Squat").cannot_load


def test_a_child_inherits_and_overrides() -> None:
    assert only("Hammer Curl").cannot_load == only("Biceps Curl").cannot_load
    assert only("Hammer Curl").prime_movers != only("Biceps Curl").prime_movers


def test_reports_from_catalogues_contradict_the_facts() -> None:
    assert "biceps-brachii" in only("Bench Press").cannot_load
    assert only("Ab Wheel Rollout").prime_movers == ("abs",)
    assert only("Pec Deck").prime_movers == ("pectorals",)
    assert {"glutes", "hamstrings"} <= set(only("Deadlift").prime_movers)


def test_prose_names_movements_without_everyday_words() -> None:
    text = fold("Unlike rows and the bench press, push-ups need no bar; walk back, row the handle in, sit up.")
    found = [(text[match.start : match.end], match.id) for match in movements().find(text)]
    assert found == [("rows", "row"), ("bench press", "bench-press"), ("push ups", "push-up")]


@pytest.mark.parametrize(
    ("text", "movement"),
    [
        ("triceps kickbacks", "triceps-kickback"),
        ("a farmer\u2019s walk", "carry"),
        ("Dumbbell flyes", "fly"),
        ("pullups", "pull-up"),
    ],
)
def test_prose_has_its_own_spellings(text: str, movement: str) -> None:
    assert [match.id for match in movements().find(fold(text))] == [movement]


def test_movements_travel_to_another_process() -> None:
    used = movements()
    list(used.find("a plank"))
    copy: Movements = pickle.loads(pickle.dumps(used))
    assert copy.parse("Side Plank") == used.parse("Side Plank")
    assert [match.id for match in copy.find("a side plank")] == ["side-plank"]


def test_an_unknown_id_is_told() -> None:
    assert movements()["squat"].kind == "strength"
    with pytest.raises(UnknownMovement):
        movements()["levitation"]


WORDS = st.sampled_from(
    ["barbell", "single", "arm", "incline", "squat", "press", "curl", "row", "to", "with", "on", "bench", "leg", "up",
     "push", "reverse", "raise", "stretch", "90/90", "rear", "delt", "the", "é", "İ"]
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_any_name_is_read_and_modifiers_point_into_it(name: str) -> None:
    parsed = movements().parse(name)
    for modifier in parsed.modifiers:
        assert 0 <= modifier.start < modifier.end <= len(name)
    assert len({movement.id for movement in parsed.movements}) == len(parsed.movements)
    assert movements().parse(name.upper()).movements == movements().parse(name).movements or "İ" in name
