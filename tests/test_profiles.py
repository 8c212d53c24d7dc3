from __future__ import annotations

import json
import pickle

import pytest
from jsonschema import Draft202012Validator

from exlint.exercise import FieldName, Part
from exlint.profiles import NotAnExercise, ProfileError, Recognised, compile_profiles, recognise
from exlint.profiling.plain import to_plain
from exlint.readers.formats import read
from exlint.shipped import root
from exlint.source import Source
from tests.profiling.coverage import lost_words
from tests.profiling.shapes import DOCUMENTS, exercise, exercises, outcome, shipped, shipped_data, values

SHAPES = {
    "label-page.md": ("label-page", 1),
    "gobletsquat_kettlebell.md": ("howto-page", 1),
    "exercisedb.json": ("exercisedb", 2),
    "exercisedb.jsonl": ("exercisedb", 2),
    "exercisedb.yaml": ("exercisedb", 1),
    "free-exercise-db.json": ("free-exercise-db", 1),
    "open-exercise-db.json": ("open-exercise-db", 1),
    "wger-translations.json": ("wger-translation", 3),
    "wger-exercises.json": ("wger-exercise", 1),
    "article.txt": ("article", 1),
    "sentence.txt": ("article", 1),
    "generic.md": ("label-page", 1),
    "generic.json": ("generic", 1),
}


def document(name: str) -> str:
    return (DOCUMENTS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_is_recognised_by_its_content(name: str) -> None:
    found = outcome(name, document(name))
    assert isinstance(found, Recognised)
    assert (found.profile.id, len(found.exercises)) == SHAPES[name]


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_of_the_prose_is_lost(name: str) -> None:
    for each in exercises(name):
        assert lost_words(each, each.record.blocks) == []


@pytest.mark.parametrize("name", SHAPES)
def test_each_exercise_prints_as_its_schema_says(name: str) -> None:
    schema = json.loads((root() / "schemas" / "exercise.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for each in exercises(name):
        plain = json.loads(json.dumps(to_plain(each)))
        assert [error.message for error in validator.iter_errors(plain)] == []


@pytest.mark.parametrize("name", SHAPES)
def test_every_value_says_what_the_file_says_at_its_place(name: str) -> None:
    text = document(name)
    for each in exercises(name):
        for field in each.fields:
            for value in field.values:
                span = value.span()
                assert text[span.start : span.end] == value.value


def test_documents_of_one_file_have_pointers() -> None:
    assert [each.document for each in exercises("exercisedb.json")] == ["/0", "/1"]
    assert [each.document for each in exercises("exercisedb.jsonl")] == ["/0", "/1"]
    assert [each.document for each in exercises("wger-translations.json")] == ["/1", "/2", "/3"]
    assert exercise("free-exercise-db.json").document == ""


def test_yaml_with_the_keys_of_json_is_read_alike() -> None:
    of_json, of_yaml = exercises("exercisedb.json")[0], exercise("exercisedb.yaml")
    for name in (FieldName.NAME, FieldName.TARGET, FieldName.SECONDARY, FieldName.LEVEL):
        assert values(of_json, name) == values(of_yaml, name)
    assert of_json.field("secondary").pointer == of_yaml.field("secondary").pointer  # type: ignore[union-attr]  # asserted above


README = """# Exercise data

Exercises with muscles and equipment as JSON, in one repository.

## Setup

1. Clone the repository with git.
2. Install the package with npm.

- **target**: the target muscle
- **equipment**: what you need
"""


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("README.md", README, "a README"),
        ("docs/usage.md", README, "no name, steps"),
        ("CHANGELOG.md", "# Changelog\n\n## 1.2\n\n- Corrected the squat.\n", "a changelog"),
        ("LICENSE.txt", "Permission is granted to anyone who asks nicely.\n", "a licence"),
        ("blog/index.md", "# Posts\n\n- [How to squat](squat.md)\n- [Ten stretches](ten.md)\n", "no name, steps"),
        ("package.json", '{"name": "site", "version": "1.0.0", "scripts": {"test": "true"}}', "a package.json"),
        ("a.json", '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}', "a JSON Schema"),
        ("b.json", '{"type": "object", "properties": {"target": {"type": "string"}}}', "a JSON Schema"),
        ("muscles.json", '["lats", "traps"]', "a list of words"),
        ("equipment.json", '[{"name": "barbell"}, {"name": "cable"}]', "a list of records"),
        ("empty.md", "", "the file is empty"),
        ("pancakes.json", '{"name": "Pancakes", "instructions": ["Mix milk and flour.", "Fry."]}', "no name, steps"),
    ],
)
def test_what_is_no_exercise_is_refused_with_the_reason(path: str, text: str, reason: str) -> None:
    found = outcome(path, text)
    assert isinstance(found, NotAnExercise), found
    assert found.reason.startswith(reason)


def test_a_list_in_which_one_record_lacks_everything_is_still_a_list_of_exercises() -> None:
    text = '[{"name": "A curl", "target": "Biceps"}, {"name": "B curl", "target": "Biceps"}, {"name": "C"}]'
    assert len(exercises("list.json", text)) == 3


def test_records_are_found_where_files_keep_them() -> None:
    record = '{"name": "Wall Sit", "target": "Quads", "steps": ["Slide down a wall."]}'
    assert exercise("a.json", f'{{"count": 1, "data": {{"exercises": [{record}]}}}}').document == "/data/exercises/0"
    by_id = exercises("b.json", f'{{"wall-sit": {record}, "sit/2": {record}}}')
    assert [each.document for each in by_id] == ["/wall-sit", "/sit~12"]


def test_a_profile_can_be_forced() -> None:
    found = outcome("README.md", README, forced="generic")
    assert isinstance(found, Recognised)
    assert found.profile.id == "generic"
    with pytest.raises(ProfileError, match="choose from article"):
        outcome("README.md", README, forced="recipe")


def test_a_profile_of_ones_own_adds_keys_and_headings_to_another() -> None:
    data = shipped_data()
    own = {
        "summary": "Our club's sheets.",
        "extends": "generic",
        "formats": ["markdown"],
        "detect": {"headings": [["Drill card", "Drill sheet"]]},
        "fields": {"target": ["Zielmuskel"]},
        "headings": {"steps": ["Ablauf"]},
    }
    profiles = compile_profiles({**data, "profiles": {**data["profiles"], "club": own}})
    card = "## Drill Card:\n\n- **Zielmuskel:** Quads\n- **Level:** Beginner\n"
    text = f"# Wall Sit\n\n{card}\n## Ablauf\n\n1. Slide down.\n"
    found = recognise(read(Source("a.md", text)), profiles, path="a.md")
    assert isinstance(found, Recognised)
    assert found.profile.id == "club"
    assert values(found.exercises[0], "target") == ["Quads"]
    assert [section.part for section in found.exercises[0].sections] == [Part.STEPS]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ({"sumary": "x"}, "unknown key 'sumary'; choose from"),
        ({"extends": "nothing"}, "extends 'nothing', which does not exist; choose from article"),
        ({"extends": "own"}, "extends itself"),
        ({"formats": ["pdf"]}, "'pdf' is none of the words allowed here; choose from markdown"),
        ({"fields": {"muscle": ["x"]}}, "'muscle' is none of the words"),
        ({"headings": {"steps": "How"}}, "headings is no list"),
        ({"detect": {"labels": "two"}}, "labels is no whole number"),
        ({"detect": {"key": []}}, "unknown key 'key'"),
        ({"priority": "high"}, "priority is no whole number"),
        ([], "the profile is no mapping"),
    ],
)
def test_a_wrong_profile_is_refused_with_its_file_and_a_remedy(profile: object, message: str) -> None:
    data = shipped_data()
    with pytest.raises(ProfileError, match=message) as caught:
        compile_profiles({**data, "profiles": {**data["profiles"], "own": profile}})
    assert caught.value.path == "profiles/own.yaml"


def test_the_shipped_profiles_keep_to_their_schema() -> None:
    schema = json.loads((root() / "schemas" / "profile.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for name, profile in shipped_data()["profiles"].items():
        assert [error.message for error in validator.iter_errors(profile)] == []
        assert isinstance(profile, dict)
        assert profile["id"] == name


def test_profiles_cross_processes_unchanged() -> None:
    assert pickle.loads(pickle.dumps(shipped())) == shipped()


def test_the_most_specific_profiles_are_tried_first_and_the_generic_one_last() -> None:
    order = [profile.id for profile in shipped().ordered]
    assert order[-1] == "generic"
    assert order.index("open-exercise-db") < order.index("free-exercise-db")
    assert sorted(order) == list(shipped().ids)
