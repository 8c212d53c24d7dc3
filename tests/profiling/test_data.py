from __future__ import annotations

import json

import pytest

from exlint.exercise import Part
from tests.profiling.shapes import DOCUMENTS, asked, exercise, exercises, items, texts, values


def test_a_record_by_other_habits_is_read_by_meaning() -> None:
    row = exercise("generic.json")
    assert row.name is not None
    assert row.name.value == "Ring Row"
    assert values(row, "target") == ["lats", "rhomboids"]
    assert values(row, "secondary") == ["biceps", "rear delts"]
    assert values(row, "equipment") == ["Rings", "Floor mat"]
    assert [section.heading.value for section in row.of(Part.STEPS) if section.heading] == ["setup", "execution"]
    assert [(item.number, item.label.value if item.label else None) for item in items(row, Part.STEPS)] == [
        (1, None), (1, "Pull"), (2, "Return"),
    ]  # fmt: skip
    assert texts(row, Part.TIPS) == ["Squeeze the shoulder blades. Breathe out on the pull."]
    assert texts(row, Part.MISTAKES) == ["Sagging hips: keep a straight line.", "Shrugging."]
    assert asked(row) == [
        ("Is the ring row easy?", ["It is easier than a pull-up."]),
        ("How many?", ["Three sets.", "Ten repetitions."]),
    ]
    assert texts(row, Part.OTHER) == ["Gymnasts have rowed on rings for a very long time indeed."]
    assert {each.name for each in row.other} == {"notes_to_self", "a/b~c"}


def test_pointers_lead_to_what_they_name() -> None:
    for name in ("exercisedb.json", "generic.json", "open-exercise-db.json"):
        for each in exercises(name):
            whole = json.loads((DOCUMENTS / name).read_text(encoding="utf-8"))
            for field in (*each.fields, *each.other):
                assert resolve(whole, field.pointer) is not None or not field.values
            for section in each.sections:
                for item in section.items:
                    found = resolve(whole, item.pointer)
                    assert isinstance(found, str)
                    assert item.text.value in found.replace("*", "")
            for question in each.questions:
                assert resolve(whole, question.pointer) is not None


def resolve(data: object, pointer: str) -> object:
    """The value at a JSON pointer (RFC 6901)."""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list):
            data = data[int(key)]
        else:
            assert isinstance(data, dict)
            data = data[key]
    return data


def test_lists_are_many_and_null_is_no_value() -> None:
    first, second = exercises("exercisedb.json")
    assert first.field("secondary").many  # type: ignore[union-attr]  # the record has it
    assert values(second, "secondary") == []
    assert values(second, "level") == []
    assert not first.field("target").many  # type: ignore[union-attr]  # the record has it


def test_html_descriptions_are_split_into_prose_and_steps() -> None:
    tiptoe, heel, down = exercises("wger-translations.json")
    assert texts(tiptoe, Part.DESCRIPTION) == ["A walk for calves & balance."]
    assert texts(tiptoe, Part.STEPS) == ["Rise on your toes.", "Take ten short steps."]
    assert texts(heel, Part.STEPS) == ["Pull the toes up.", "Take ten steps."]
    assert texts(down, Part.STEPS) == []
    assert tiptoe.name is not None
    assert tiptoe.name.value == "Tip-toe walk"
    assert {item.pointer for item in items(tiptoe, Part.STEPS)} == {"/1/fields/description"}


@pytest.mark.parametrize(
    "written",
    [
        "1. Lie down.\n2. Bend the knees.\n3. Lift.",
        "Step:1 Lie down. Step:2 Bend the knees. Step:3 Lift.",
        "1. Lie down. 2. Bend the knees. 3. Lift.",
        "Lie down. Bend the knees. Lift.",
        "Lie down.\r\nBend the knees.\r\nLift.",
        "<ol><li>Lie down.</li><li>Bend the knees.</li><li>Lift.</li></ol>",
        ["Lie down.", "Bend the knees.", "Lift."],
        ["Step 1: Lie down.", "Step 2: Bend the knees.", "Step 3: Lift."],
        [{"order": 1, "text": "Lie down."}, {"order": 2, "text": "Bend the knees."}, {"order": 3, "text": "Lift."}],
        {"1": "Lie down.", "2": "Bend the knees.", "3": "Lift."},
        {"step1": "Lie down.", "step2": "Bend the knees.", "step3": "Lift."},
    ],
)
def test_steps_are_found_however_they_are_written(written: object) -> None:
    read = exercise("a.json", json.dumps({"name": "Hip Lift", "target": "Glutes", "how_to": written}))
    assert texts(read, Part.STEPS) == ["Lie down.", "Bend the knees.", "Lift."]


@pytest.mark.parametrize(
    "written",
    [
        [{"question": "Daily?", "answer": "No."}, {"question": "Heavy?", "answer": "Yes."}],
        [{"q": "Daily?", "a": "No."}, {"q": "Heavy?", "a": "Yes."}],
        {"Daily?": "No.", "Heavy?": "Yes."},
        {"mainEntity": [
            {"name": "Daily?", "acceptedAnswer": {"text": "No."}},
            {"name": "Heavy?", "acceptedAnswer": {"text": "Yes."}},
        ]},
        "**Daily?**\n\nNo.\n\n**Heavy?**\n\nYes.",
        "Q: Daily?\nA: No.\nQ: Heavy?\nA: Yes.",
    ],
)  # fmt: skip
def test_questions_are_found_however_they_are_written(written: object) -> None:
    read = exercise("a.json", json.dumps({"name": "Hip Lift", "target": "Glutes", "steps": ["Lift."], "faq": written}))
    assert asked(read) == [("Daily?", ["No."]), ("Heavy?", ["Yes."])]


@pytest.mark.parametrize(
    "key", ["primaryMuscles", "primary_muscles", "Primary Muscle(s)", "target", "main-muscle", "muscles/primary"]
)
def test_keys_are_understood_in_any_spelling(key: str) -> None:
    outer, _, inner = key.partition("/")
    record = {"name": "Hip Lift", outer: {inner: ["Glutes"]} if inner else ["Glutes"], "steps": ["Lift."]}
    assert values(exercise("a.json", json.dumps(record)), "target") == ["Glutes"]


def test_strings_are_split_where_the_field_holds_several_values() -> None:
    record = {"name": "Clean and Press", "target": "Quads, Glutes; Back (upper, mid) and Core", "equipment": "None",
              "secondary": "None", "level": "Beginner, Advanced", "aliases": "clean & press, push, pull"}  # fmt: skip
    read = exercise("a.json", json.dumps(record))
    assert values(read, "target") == ["Quads", "Glutes", "Back (upper, mid)", "Core"]
    assert values(read, "equipment") == ["None"]
    assert values(read, "secondary") == []
    assert values(read, "level") == ["Beginner, Advanced"]
    assert [alias.value for alias in read.aliases] == ["clean & press", "push", "pull"]


def test_of_a_key_written_twice_the_last_counts_and_the_first_is_kept() -> None:
    read = exercise("a.json", '{"name": "Hip Lift", "target": "Core", "target": "Glutes", "steps": ["Lift."]}')
    assert values(read, "target") == ["Glutes"]
    assert [(each.name, each.values[0].value) for each in read.other] == [("target", "Core")]


def test_yaml_streams_and_block_strings() -> None:
    text = (
        "name: Hip Lift\ntarget: Glutes\nhow_to: |\n  1. Lie down.\n  2. Lift.\ntips: >\n  Breathe\n  out.\n"
        "---\nname: Wall Sit\ntarget: Quads\ninstructions: [Slide down.]\n"
    )
    lift, sit = exercises("a.yaml", text)
    assert texts(lift, Part.STEPS) == ["Lie down.", "Lift."]
    assert texts(lift, Part.TIPS) == ["Breathe out."]
    assert texts(sit, Part.STEPS) == ["Slide down."]


def test_muscles_beside_secondary_ones_are_the_target() -> None:
    beside = {"name": "Hip Lift", "muscles": ["Glutes"], "muscles_secondary": ["Core"], "steps": ["Lift."]}
    assert values(exercise("a.json", json.dumps(beside)), "target") == ["Glutes"]
    alone = {"name": "Hip Lift", "muscles": ["Glutes"], "steps": ["Lift your hips."], "target": "Core"}
    assert texts(exercise("a.json", json.dumps(alone)), Part.MUSCLES) == ["Glutes"]


def test_mappings_of_unknown_keys_hold_facts_but_not_the_name() -> None:
    record = {"coach": {"name": "Kim"}, "name": "Hip Lift", "details": {"difficulty": "Beginner", "target": "Glutes"}}
    read = exercise("a.json", json.dumps({**record, "steps": ["Lift."]}))
    assert read.name is not None
    assert read.name.value == "Hip Lift"
    assert values(read, "level") == ["Beginner"]
    assert read.field("level").pointer == "/details/difficulty"  # type: ignore[union-attr]  # its values were just compared
