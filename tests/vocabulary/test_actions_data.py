"""The actions' data: it has its schema's shape, and what it refers to is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from exlint.claims.actions import Actions, revive_actions, stems_of, store_actions

SCHEMAS = Path(__file__).parents[2] / "schemas"


@pytest.fixture(scope="module")
def data() -> Mapping[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(SCHEMAS / "vocabulary/actions.yaml")
    return loaded


@pytest.fixture(scope="module")
def actions(data: Mapping[str, Any]) -> Actions:
    return revive_actions(store_actions(data)).actions


def test_the_data_has_its_shape(data: Mapping[str, Any]) -> None:
    Draft202012Validator(json.loads((SCHEMAS / "actions.schema.json").read_text(encoding="utf-8"))).validate(data)


def test_every_movement_and_source_is_known(data: Mapping[str, Any]) -> None:
    movements = YAML(typ="safe").load(SCHEMAS / "vocabulary/movements.yaml")["movements"]
    sources = {source["id"] for source in data["sources"]}
    for entry in (*data["actions"].values(), *data["strangers"].values()):
        assert movements.keys() >= {*entry.get("movements", ()), *entry.get("of", ())}
        assert sources.issuperset(entry["source"])


@pytest.mark.parametrize(
    ("name", "movements", "promised"),
    [
        ("Donkey Calf Raise", ["calf-raise"], {"donkey", "calf-raise"}),
        ("Lunge Jump", ["lunge-jump"], {"jump", "lunge-down"}),
        ("Jump Rope", ["rope-jump"], set()),
        ("Seated Internal Hip Rotation", ["hip-rotation"], set()),
        ("Twisting Crunch", ["oblique-crunch"], {"twist", "crunch"}),
        ("Goblet-Squat", ["squat"], {"goblet", "squat-down"}),
    ],
)
def test_names_promise(actions: Actions, name: str, movements: list[str], promised: set[str]) -> None:
    assert {promise.action.id for promise in actions.promised(name, movements)} == promised


@pytest.mark.parametrize(
    ("action", "sentence", "told"),
    [
        ("twist", "turn your trunk to the left.", True),
        ("twist", "bring the right elbow towards the left knee, then the opposite side.", True),
        ("twist", "curl up and hold.", False),
        ("hip-thrust", "drive the pelvis up.", True),
        ("hip-thrust", "squeezing the glutes, pause.", False),
        ("deep-push-up", "rest the palms on two parallettes.", True),
        ("deep-push-up", "bend the elbows.", False),
        ("leg-curl", "keeping the knees straight, lift the legs.", False),
        ("leg-curl", "bend the knees until the heels are over your thighs.", True),
    ],
)
def test_sentences_tell(actions: Actions, action: str, sentence: str, *, told: bool) -> None:
    found = next(each for each in actions if each.id == action)
    assert found.told_by(stems_of(sentence)) is told


@pytest.mark.parametrize(
    ("name", "movements", "sentence", "told"),
    [
        ("Snatch Pull", ["clean-pull"], "Catch the bar with straight arms.", True),
        ("Snatch Pull", ["clean-pull"], "Shrug hard and let the bar fall.", False),
        ("Lying Leg Curl", ["leg-curl"], "Draw both knees to your chest.", True),
        ("Lying Leg Curl", ["leg-curl"], "Draw the heels to the glutes.", False),
        ("Hip Adduction", ["hip-adduction"], "Push your legs against the pads and apart.", True),
    ],
)
def test_strangers(data: Mapping[str, Any], name: str, movements: list[str], sentence: str, *, told: bool) -> None:
    strangers = revive_actions(store_actions(data)).strangers
    stems = stems_of(sentence.lower())
    assert any(each.action.told_by(stems) for each in strangers.promised(name, movements)) is told
