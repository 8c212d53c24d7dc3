"""Verbs across documents: what counts as one repository, and where they must stay silent."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.checks.across import letters
from exlint.config import Choices
from exlint.corpus import lint_together
from exlint.facts import Sentence, Telling, Value
from exlint.linter import Settings
from exlint.record import Format
from exlint.settings import settings_for
from exlint.source import Source

NAMES = ["Squat", "Lunge", "Leg Press", "Step Up", "Wall Sit", "Hack Squat", "Leg Extension", "Sissy Squat", "Pistol",
         "Front Squat", "Box Squat", "Split Squat", "Skater Squat", "Sled Push"]  # fmt: skip


@pytest.fixture(scope="module")
def across() -> Settings:
    return settings_for(Choices(select=("COR", "MUS014")))


def records(targets: list[str], *, first: int = 0, **others: list[str]) -> str:
    rows = [
        {"name": NAMES[first + index], "target": target, "instructions": ["Sink and stand up again."]}
        | {key: values[index] for key, values in others.items()}
        for index, target in enumerate(targets)
    ]
    return json.dumps(rows)


def found(documents: dict[str, str], across: Settings) -> list[tuple[str, str, str]]:
    sources = [Source(path, text) for path, text in documents.items()]
    return [(each.code, each.severity.word, each.message) for each in lint_together(sources, across)]


def test_four_of_five_are_no_clear_majority(across: Settings) -> None:
    assert found({"legs.json": records(["quads"] * 8 + ["quadriceps"] * 2)}, across) == []
    assert len(found({"legs.json": records(["quads"] * 9 + ["quadriceps"])}, across)) == 1


def test_four_uses_are_too_few(across: Settings) -> None:
    assert found({"legs.json": records(["quads"] * 4 + ["Quads"])}, across) == []


def test_capitals_count_where_the_repository_is_consistent(across: Settings) -> None:
    (only,) = found({"legs.json": records(["quads"] * 9 + ["Quads"])}, across)
    assert only == ("MUS014", "info", '"Quads" is called "quads" in 9 of 10 places')


def test_what_prevails_in_its_own_file_is_the_custom_there(across: Settings) -> None:
    many = [{"name": f"Squat {number}", "target": "quads", "instructions": ["Sink."]} for number in range(60)]
    documents = {
        "one.json": json.dumps(many),
        "two.json": records(["quadriceps"] * 3),
    }
    assert found(documents, across) == []


def test_catalogues_with_a_closed_list_are_left_to_it(across: Settings) -> None:
    rows = [
        {"name": name, "force": "push", "level": "beginner", "mechanic": "compound", "equipment": "body only",
         "primaryMuscles": ["quadriceps"], "secondaryMuscles": [], "instructions": ["Sink."], "category": "strength"}
        for name in NAMES
    ]  # fmt: skip
    rows[3]["primaryMuscles"] = ["quads"]
    assert found({"all.json": json.dumps(rows)}, across) == []


@pytest.mark.parametrize(
    ("usual", "rare"),
    [("Abductor Machine", "Adductor Machine"), ("Cable", "Table"), ("Level 1", "Level 2"), ("unilateral", "bilateral")],
)
def test_words_that_look_alike_and_are_two(usual: str, rare: str, across: Settings) -> None:
    assert found({"all.json": records(["quads"] * 13, equipment=[usual] * 12 + [rare])}, across) == []


def test_two_files_with_the_same_documents_are_one_finding(across: Settings) -> None:
    rows = json.loads(records(["quads"] * 6))
    lines = "\n".join(map(json.dumps, rows))
    (only,) = found({"all.json": json.dumps(rows), "all.jsonl": lines}, across)
    assert only == ("COR002", "info", "6 of these documents stand in all.json too")


def pages(targets: list[str]) -> dict[str, str]:
    page = "# {}\n\n- **Target Muscle:** {}\n\n## Steps\n\n1. Sink and stand up again.\n"
    return {f"{number}.md": page.format(NAMES[number], target) for number, target in enumerate(targets)}


def test_records_and_the_pages_made_from_them_are_held_together(across: Settings) -> None:
    documents = pages(["quads"] * 11 + ["glutes"]) | {"all.json": records(["quads"] * 12)}
    (only,) = found(documents, across)
    assert only == (
        "COR004",
        "warning",
        'The target is "quads" here and "glutes" in 11.md; the two agree on 11 of 12 exercises',
    )


def test_catalogues_of_two_minds_are_not(across: Settings) -> None:
    documents = pages(["quads"] * 9 + ["glutes"] * 3) | {"all.json": records(["quads"] * 12)}
    assert found(documents, across) == []


def test_what_is_only_spelled_otherwise_is_reported_once(across: Settings) -> None:
    documents = pages(["quads"] * 11 + ["quadriceps"]) | {"all.json": records(["quads"] * 12)}
    assert [code for code, _, _ in found(documents, across)] == ["MUS014"]


def test_ids_that_are_counted_anew_in_each_file_are_no_twins(across: Settings) -> None:
    documents = {
        "a.json": records(["quads"] * 4, id=["1", "2", "3", "4"]),
        "b.json": records(["quads"] * 4, first=4, id=["1", "2", "3", "4"]),
    }
    assert found(documents, across) == []


def test_a_frame_of_many_documents_is_no_copy(across: Settings) -> None:
    frame = (
        "Stand tall with the feet under the hips and the ribs down before each repetition. Breathe in through the nose "
        "until the belt is tight. Look at one place on the wall for the whole of the set."
    )
    page = "# Move {0}\n\n- **Target Muscle:** Quads\n\n## Steps\n\n1. {1}\n2. Do part {0}.\n"
    pages = {f"{number}.md": page.format(number, frame) for number in range(24)}
    assert found(pages, across) == []
    few = dict(list(pages.items())[:3])
    assert [message for _, _, message in found(few, across)] == [
        "Move 1 is told in the sentences of Move 0",
        "Move 2 is told in the sentences of Move 0",
    ]


@given(st.text(max_size=20))
@settings(max_examples=50)
def test_letters_know_no_case_and_no_signs(text: str) -> None:
    assert letters(letters(text)) == letters(text)
    assert letters(f"-{text} ") == letters(text)


short = st.text(max_size=5)
number = st.integers(0, 9)
values = st.builds(Value, short, short, short, number, number)
sentences = st.builds(Sentence, short, st.binary(max_size=8), number, short, number, number)
formats = st.sampled_from(Format)


@given(st.builds(Telling, short, short, short, formats, short, st.none() | values,
                 st.lists(values).map(tuple), st.lists(sentences).map(tuple)))  # fmt: skip
@settings(max_examples=50)
def test_facts_cross_processes_unchanged(telling: Telling) -> None:
    revived = pickle.loads(pickle.dumps(telling))
    assert revived == telling
    assert type(revived) is Telling
    assert all(type(each) is Value for each in revived.values)
    assert all(type(each) is Sentence for each in revived.sentences)
