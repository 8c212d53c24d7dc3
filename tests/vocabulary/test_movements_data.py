"""The movement data: complete, free of dangling references, and consistent with its own anatomy."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from exlint.movements import Movements
from exlint.movements.compiling import compile_movements
from exlint.vocabulary import Vocabulary, compile_vocabulary

SCHEMAS = Path(__file__).parents[2] / "schemas"
MUSCLES_OF_A_MOVEMENT = ("prime_movers", "synergists", "stabilizers", "cannot_load", "target", "body_parts")


@cache
def data() -> dict[str, Any]:  # Any: parsed YAML, held to its schema by the first test
    loaded: dict[str, Any] = YAML(typ="safe").load(SCHEMAS / "vocabulary/movements.yaml")
    return loaded


@cache
def movements() -> Movements:
    return compile_movements(data())


@cache
def muscles() -> Vocabulary:
    return compile_vocabulary(YAML(typ="safe").load(SCHEMAS / "vocabulary/muscles.yaml"))


def changes() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (movement, modifier, change)
        for movement, entry in data()["movements"].items()
        for modifier, change in (entry.get("modifiers") or {}).items()
    ]


def test_the_file_keeps_to_the_schema() -> None:
    schema = json.loads((SCHEMAS / "movements.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = [f"{list(fault.path)}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(data())]
    assert faults == []


def test_every_muscle_is_a_term_of_the_muscle_vocabulary() -> None:
    named = {
        (movement.id, muscle)
        for movement in movements().families.values()
        for field in MUSCLES_OF_A_MOVEMENT
        for muscle in getattr(movement, field)
    }
    named |= {
        (movement, muscle)
        for movement, _, change in changes()
        for key, value in change.items()
        if isinstance(value, list) and key.removeprefix("add-") != "joint-actions"
        for muscle in value
    }
    named |= {(modifier, muscle) for modifier, several in movements().muscles.items() for muscle in several}
    assert sorted(each for each in named if each[1] not in muscles().terms) == []


def test_joint_actions_sources_and_modifiers_are_declared() -> None:
    actions, sources = data()["joint-actions"], {source["id"] for source in data()["sources"]}
    dangling = [
        (id_, word)
        for id_, entry in data()["movements"].items()
        for known, words in (
            (actions, entry.get("joint-actions", ())),
            (sources, entry.get("source", ())),
            (data()["modifiers"], entry.get("modifiers") or ()),
        )
        for word in words
        if word not in known
    ]
    assert dangling == []


def test_every_joint_action_and_source_is_used() -> None:
    entries = data()["movements"].values()
    used = {action for entry in entries for action in entry.get("joint-actions", ())}
    used |= {action for _, _, change in changes() for action in change.get("joint-actions", ())}
    assert sorted(set(data()["joint-actions"]) - used) == []
    cited = {source for entry in entries for source in entry.get("source", ())}
    assert sorted({source["id"] for source in data()["sources"]} - cited) == []


def test_no_alias_belongs_to_two_movements() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for several in movements().aliases.values():  # two spellings can fold into one alias
        for alias in several:
            owners[alias.words].add(alias.movement)
    assert {" ".join(words): sorted(ids) for words, ids in owners.items() if len(ids) > 1} == {}


def test_every_name_and_alias_is_read_as_its_movement() -> None:
    wrong = [
        (alias, [movement.id for movement in movements().parse(alias).movements])
        for id_, entry in data()["movements"].items()
        for alias in (entry["name"], *entry.get("aliases", ()))
        if [movement.id for movement in movements().parse(alias).movements] != [id_]
    ]
    assert wrong == []


def test_a_movement_never_works_what_it_cannot_load() -> None:
    wrong = [
        (movement.id, muscle)
        for movement in movements().families.values()
        for muscle in movement.prime_movers
        for cannot in movement.cannot_load
        if muscles().covers(cannot, muscle)
    ]
    assert wrong == []


def test_strength_movements_say_what_they_are() -> None:
    bare = [
        movement.id
        for movement in movements().families.values()
        if movement.kind in ("strength", "power") and not (movement.mechanic and movement.body_parts)
    ]
    assert bare == []
